package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
)

// DateField is a day that one types or picks from a small calendar. It reads
// what ReadDay reads; the arrow keys up and down go a day on or back, Page Up
// and Page Down a month. A text that is no day is kept and said to be none, and
// the day stays what it was.
type DateField struct {
	widget.BaseWidget
	// Optional lets the field be empty: no day.
	Optional bool
	// OnChanged is called when the person gives another day; 0 is no day.
	OnChanged func(data.Day)
	// OnSubmitted is called on Enter while the text is a day; nil has Enter open
	// the calendar.
	OnSubmitted func(data.Day)

	today  func() data.Day
	day    data.Day
	entry  *dateEntry
	button *Button
	said   *widget.Label // the weekday, or what is wrong
	root   fyne.CanvasObject
	popup  *widget.PopUp
}

// NewDateField is a field without a day. Today gives the day it is now.
func NewDateField(today func() data.Day, changed func(data.Day)) *DateField {
	f := &DateField{OnChanged: changed, today: today, said: QuietLine("")}
	f.entry = newDateEntry(f)
	f.button = IconButton(Icon("calendar"), T("kit.date.open", "Open the calendar"), f.openCalendar)
	f.root = container.NewBorder(nil, nil, nil, f.button, f.entry)
	f.ExtendBaseWidget(f)
	f.SetDay(0)
	return f
}

// CreateRenderer belongs to fyne.Widget.
func (f *DateField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Stack(-Small, f.root, f.said))
}

// Day is the day that the field holds, 0 for none.
func (f *DateField) Day() data.Day { return f.day }

// SetDay shows a day without calling OnChanged. While the person types, the day
// that the field holds already changes nothing of the text.
func (f *DateField) SetDay(day data.Day) {
	if day != f.day || !f.entry.focused {
		f.day = day
		f.entry.quietly(DayText(day))
	}
	f.say()
}

// Focusable gives what Canvas.Focus wants, to put the cursor into the field.
func (f *DateField) Focusable() fyne.Focusable { return f.entry }

// change is another day by the person.
func (f *DateField) change(day data.Day) {
	if day == f.day {
		return
	}
	f.day = day
	if f.OnChanged != nil {
		f.OnChanged(day)
	}
}

// onTyped reads what was typed so far.
func (f *DateField) onTyped(text string) {
	if day, ok := ReadDay(text, f.today()); ok {
		f.change(day)
	} else if text == "" && f.Optional {
		f.change(0)
	}
	f.say()
}

// Wrong says that the text in the field is not a day.
func (f *DateField) Wrong() bool {
	if f.entry.Text == "" {
		return !f.Optional
	}
	_, ok := ReadDay(f.entry.Text, f.today())
	return !ok
}

// say shows the weekday below the field, or what is wrong.
func (f *DateField) say() {
	text, weight := "", widget.LowImportance
	switch {
	case f.entry.Text != "" && f.Wrong():
		text = T("kit.date.wrong", "Write the day like 23 Nov 2026, 2026-11-23, yesterday or 3 weeks ago.")
		weight = widget.WarningImportance
	case f.day.Valid() && f.entry.Text != DayText(f.day):
		text = LongDay(f.day) // told from today, as "3 weeks ago"
	case f.day.Valid():
		text = WeekdayName(f.day.Weekday())
		if near := NearDay(f.day, f.today()); near != DayText(f.day) && near != text && f.today()-f.day < 7 {
			text = near + ", " + text
		}
	}
	f.said.Importance = weight
	f.said.SetText(text)
}

// move goes so many days on, from today when there is no day.
func (f *DateField) move(to func(data.Day) data.Day) {
	day := f.day
	if !day.Valid() {
		day = f.today()
	} else if day = to(day); !day.Valid() {
		return
	}
	f.entry.quietly(DayText(day))
	f.change(day)
	f.say()
}

// tidy writes the day in full again when the person leaves the field.
func (f *DateField) tidy() {
	if !f.Wrong() {
		f.entry.quietly(DayText(f.day))
		f.say()
	}
}

// submit answers to Enter.
func (f *DateField) submit() {
	switch {
	case f.OnSubmitted == nil:
		f.openCalendar()
	case !f.Wrong() && f.day.Valid():
		f.OnSubmitted(f.day)
	}
}

// openCalendar shows the calendar below the field.
func (f *DateField) openCalendar() {
	canvas := CanvasOf(f)
	if canvas == nil {
		return
	}
	month := NewMonth(f.today(), f.onPicked)
	month.Select(f.day)
	month.OnEscape = f.closeCalendar
	f.popup = widget.NewPopUp(Inset(Small, month), canvas)
	f.popup.ShowAtRelativePosition(fyne.NewPos(0, f.entry.Size().Height+Tight), f)
	canvas.Focus(month)
}

func (f *DateField) onPicked(day data.Day) {
	f.closeCalendar()
	f.entry.quietly(DayText(day))
	f.change(day)
	f.say()
}

func (f *DateField) closeCalendar() {
	if f.popup != nil {
		f.popup.Hide()
		f.popup = nil
		focusOn(f.entry)
	}
}

// dateEntry is the entry of a DateField.
type dateEntry struct {
	widget.Entry
	field   *DateField
	quiet   bool // a change is ours, not the person's
	focused bool
}

func newDateEntry(f *DateField) *dateEntry {
	e := &dateEntry{field: f}
	e.PlaceHolder = T("kit.date.hint", "Day")
	e.OnChanged = func(text string) {
		if !e.quiet {
			f.onTyped(text)
		}
	}
	e.ExtendBaseWidget(e)
	return e
}

// quietly shows a text that the person did not type.
func (e *dateEntry) quietly(text string) {
	e.quiet = true
	e.SetText(text)
	e.quiet = false
}

// TypedKey moves by days and months, and opens the calendar on Enter.
func (e *dateEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		e.field.move(func(d data.Day) data.Day { return d + 1 })
	case fyne.KeyDown:
		e.field.move(func(d data.Day) data.Day { return d - 1 })
	case fyne.KeyPageUp:
		e.field.move(func(d data.Day) data.Day { return sameDay(d, 1) })
	case fyne.KeyPageDown:
		e.field.move(func(d data.Day) data.Day { return sameDay(d, -1) })
	case fyne.KeyReturn, fyne.KeyEnter:
		e.field.submit()
	case fyne.KeyEscape:
		PassKey(e, key)
	default:
		e.Entry.TypedKey(key)
	}
}

// TypedShortcut lets Ctrl+Enter save the form around the field.
func (e *dateEntry) TypedShortcut(s fyne.Shortcut) {
	if savesForm(s) {
		passOn(e, s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// FocusGained notes that the person may be typing.
func (e *dateEntry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
}

// FocusLost tidies the text.
func (e *dateEntry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	e.field.tidy()
}
