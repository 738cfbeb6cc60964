package journal

import (
	"sort"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/screens/kit"
)

// monthShown says when the calendar stands above the list.
type monthShown int

// The ways.
const (
	monthIfRoom monthShown = iota // where the list keeps some rows below it
	monthAlways                   // the person asked for it; it takes the list's place where there is no room
	monthNever
)

// fewRows is how many rows a list below the calendar must have.
const fewRows = 4

// buildMonth makes the calendar.
func (s *Screen) buildMonth() {
	s.month = kit.NewMonth(s.today(), s.onDay)
	s.month.Heat = true
	s.month.Marks = func(d data.Day) int { return min(s.state.counts[d], 3) }
	s.month.OnEscape = s.focusList
}

// today is the day that the person lives in.
func (s *Screen) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// underMonth lays the calendar above the list, if both fit.
type underMonth struct{ screen *Screen }

// MinSize belongs to fyne.Layout.
func (l underMonth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	month, list := objects[0], objects[1]
	return month.MinSize().Max(list.MinSize())
}

// Layout belongs to fyne.Layout.
func (l underMonth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	month, list := objects[0], objects[1]
	s := l.screen
	high := month.MinSize().Height
	left := size.Height - high - kit.Small
	fits := left >= fewRows*s.timeline.RowHeight()
	show := s.state.query == "" && (s.state.month == monthAlways || s.state.month == monthIfRoom && fits && !s.state.past.on)
	setShown(month, show)
	setShown(list, !show || fits)
	switch {
	case !show:
		list.Move(fyne.NewPos(0, 0))
		list.Resize(size)
	case fits:
		month.Move(fyne.NewPos(0, 0))
		month.Resize(fyne.NewSize(size.Width, high))
		list.Move(fyne.NewPos(0, high+kit.Small))
		list.Resize(fyne.NewSize(size.Width, left))
	default:
		month.Move(fyne.NewPos(0, 0))
		month.Resize(size)
	}
}

// setShown shows or hides a thing, unless it is so already.
func setShown(o fyne.CanvasObject, on bool) {
	if on && !o.Visible() {
		o.Show()
	} else if !on && o.Visible() {
		o.Hide()
	}
}

// onMonth shows the calendar or puts it away.
func (s *Screen) onMonth() {
	if s.state.query != "" {
		s.clearSearch()
	}
	if s.month.Visible() {
		s.state.month = monthNever
		s.Refresh()
		s.focusList()
		return
	}
	s.state.month = monthAlways
	s.Refresh()
	s.env.Window.Canvas().Focus(s.month)
}

// day is where the person is among the days.
func (s *Screen) day() data.Day {
	if s.state.day.Valid() {
		return s.state.day
	}
	return s.today()
}

// onDay goes to a day: to its newest entry, or to a place where one can be written.
func (s *Screen) onDay(day data.Day) {
	if !day.Valid() || !s.leave() {
		return
	}
	s.clearSearch()
	s.state.day = day
	s.month.Select(day)
	at := near(s.state.lines, day)
	if at >= 0 {
		s.timeline.SetTop(max(0, at-1), 0)
	}
	if at >= 0 && s.state.lines[at].day == day {
		s.choose(at)
	} else {
		s.chooseNone()
	}
	s.split.Enter(true)
	if s.state.past.on {
		s.state.past.day = day
		s.loadPast()
	}
	s.Refresh()
}

// chooseNone shows the day itself in the place of an entry.
func (s *Screen) chooseNone() {
	s.entry.Stop()
	s.state.chosen, s.state.entryErr = data.ID{}, nil
}

// Leaf goes to the next later day that has an entry, or with by below 0 to the next
// earlier one.
func (s *Screen) Leaf(by int) {
	if !s.state.loaded {
		s.state.leaf += by
		return
	}
	if day := leafDay(s.state.lines, s.day(), by); day.Valid() {
		s.onDay(day)
	}
}

// leafDay finds the next day with an entry after a day (by above 0) or before it;
// 0 if there is none.
func leafDay(lines []line, from data.Day, by int) data.Day {
	if by > 0 {
		at := sort.Search(len(lines), func(i int) bool { return lines[i].day <= from })
		if at == 0 {
			return 0
		}
		return lines[at-1].day
	}
	at := sort.Search(len(lines), func(i int) bool { return lines[i].day < from })
	if at == len(lines) {
		return 0
	}
	return lines[at].day
}

// AskDay asks for a day and goes there.
func (s *Screen) AskDay() {
	kit.AskDay(s.env.Window, kit.T("journal.goday", "Go to a day"), kit.T("journal.go", "Go there"), s.today, 0, s.onDay)
}
