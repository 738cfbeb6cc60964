package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
)

// Month is a page of a calendar. The arrow keys move by days and weeks, Page Up
// and Page Down by months, Home to today; Enter picks.
type Month struct {
	widget.BaseWidget
	FirstWeekday time.Weekday               // the first column
	Marks        func(data.Day) int         // dots under a day, 0 to 3; nil: none
	Heat         bool                       // the ground of a day is the stronger the more marks it has
	OnPicked     func(data.Day)             // Enter or a tap
	OnMonth      func(first, last data.Day) // another month is shown: its days
	OnEscape     func()                     // Escape; nil does nothing

	today    data.Day
	selected data.Day // drawn filled; 0 for none
	cursor   data.Day // where the keyboard is; its month is shown
	hovered  data.Day
	focused  bool
	drawn    *monthParts
}

var (
	_ fyne.Focusable    = (*Month)(nil)
	_ fyne.Tappable     = (*Month)(nil)
	_ desktop.Hoverable = (*Month)(nil)
)

// NewMonth shows the month of today; weeks begin on Monday unless FirstWeekday
// is set.
func NewMonth(today data.Day, picked func(data.Day)) *Month {
	m := &Month{FirstWeekday: time.Monday, OnPicked: picked, today: today, cursor: today}
	m.ExtendBaseWidget(m)
	return m
}

// Select shows a day as the chosen one and turns to its month, without calling
// OnPicked; 0 shows none. The day that is chosen already turns nothing: the
// person may be leafing.
func (m *Month) Select(day data.Day) {
	if day != m.selected && day.Valid() {
		m.turnTo(day)
	}
	m.selected = day
	m.Refresh()
}

// SetToday moves the mark of today, as at midnight.
func (m *Month) SetToday(today data.Day) {
	m.today = today
	m.Refresh()
}

// Shown gives the first and the last day of the month that is shown.
func (m *Month) Shown() (first, last data.Day) {
	year, month, _ := m.cursor.Date()
	return data.DateOf(year, month, 1), data.DateOf(year, month+1, 1) - 1
}

// turnTo puts the cursor on a day, and tells when that is in another month.
func (m *Month) turnTo(day data.Day) {
	if !day.Valid() {
		return
	}
	before, _ := m.Shown()
	m.cursor = day
	if first, last := m.Shown(); first != before && m.OnMonth != nil {
		m.OnMonth(first, last)
	}
	m.Refresh()
}

// turn goes so many months on, to the same day of the month or the last.
func (m *Month) turn(months int) {
	m.turnTo(sameDay(m.cursor, months))
}

// sameDay is the same day of the month so many months later, or the last of a
// month that is too short for it.
func sameDay(d data.Day, months int) data.Day {
	year, month, day := d.Date()
	first := data.DateOf(year, month+time.Month(months), 1)
	year, month, _ = first.Date()
	return min(first+data.Day(day-1), data.DateOf(year, month+1, 1)-1)
}

func (m *Month) pick(day data.Day) {
	if !day.Valid() {
		return
	}
	m.turnTo(day)
	m.selected = day
	m.Refresh()
	if m.OnPicked != nil {
		m.OnPicked(day)
	}
}

// Tapped picks the day under the pointer.
func (m *Month) Tapped(ev *fyne.PointEvent) {
	if m.drawn != nil {
		m.pick(m.drawn.dayAt(ev.Position))
	}
}

// TypedKey moves the cursor and picks.
func (m *Month) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		m.turnTo(m.cursor - 1)
	case fyne.KeyRight:
		m.turnTo(m.cursor + 1)
	case fyne.KeyUp:
		m.turnTo(m.cursor - 7)
	case fyne.KeyDown:
		m.turnTo(m.cursor + 7)
	case fyne.KeyPageUp:
		m.turn(-1)
	case fyne.KeyPageDown:
		m.turn(1)
	case fyne.KeyHome:
		m.turnTo(m.today)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.pick(m.cursor)
	case fyne.KeyEscape:
		if m.OnEscape != nil {
			m.OnEscape()
		}
	}
}

// TypedRune belongs to fyne.Focusable.
func (m *Month) TypedRune(rune) {}

// FocusGained belongs to fyne.Focusable.
func (m *Month) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost belongs to fyne.Focusable.
func (m *Month) FocusLost() { m.focused = false; m.Refresh() }

// MouseIn belongs to desktop.Hoverable.
func (m *Month) MouseIn(ev *desktop.MouseEvent) { m.MouseMoved(ev) }

// MouseMoved belongs to desktop.Hoverable.
func (m *Month) MouseMoved(ev *desktop.MouseEvent) {
	if m.drawn == nil {
		return
	}
	if day := m.drawn.dayAt(ev.Position); day != m.hovered {
		m.hovered = day
		m.Refresh()
	}
}

// MouseOut belongs to desktop.Hoverable.
func (m *Month) MouseOut() { m.hovered = 0; m.Refresh() }

// TestName is the month and the chosen day.
func (m *Month) TestName() string { return m.heading() + " " + m.selected.String() }

// heading is the line above the days.
func (m *Month) heading() string {
	year, month, _ := m.cursor.Date()
	return T("kit.date.month", "{{.Month}} {{.Year}}", "Month", MonthName(month), "Year", year)
}

// TestClosed says that the days themselves are of no interest to a master.
func (m *Month) TestClosed() {}
