package progress

import (
	"fyne.io/fyne/v2"

	"kith/data"
)

// The shortest and the longest stretch of days that can be zoomed to.
const (
	shortest = 21
	longest  = 200 * 366
)

// ranges are how far back, in months; 0 = all.
func ranges() []int { return []int{3, 12, 60, 120, 0} }

// today is the day that the person lives.
func (s *Screen) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// back12 is the days of so many months up to today; none for all.
func (s *Screen) back12(months int) data.Span {
	if months == 0 {
		return data.Span{}
	}
	year, month, day := s.today().Date()
	return data.Span{From: data.DateOf(year, month, day-months*365/12), To: s.today()}
}

// onRange chooses how far back.
func (s *Screen) onRange(index int) {
	if index >= 0 && index < len(ranges()) {
		s.state.months = ranges()[index]
		s.state.span = s.back12(s.state.months)
		s.load()
	}
}

// onPan moves the days with the hand, in logical pixels.
func (s *Screen) onPan(dx, _ float64) {
	days, ok := s.daysNow()
	if !ok {
		return
	}
	s.see(data.Span{From: days.from.shift(-dx * days.perPixel), To: days.to.shift(-dx * days.perPixel)})
}

// onZoom shows fewer or more days about a place.
func (s *Screen) onZoom(factor, x, _ float64) {
	days, ok := s.daysNow()
	if !ok {
		return
	}
	at := float64(days.from) + (x-days.x0)*days.perPixel
	long := float64(days.to-days.from) / factor
	long = min(longest, max(shortest, long))
	left := (at - float64(days.from)) / max(1, float64(days.to-days.from))
	from := day(at - left*long)
	s.see(data.Span{From: data.Day(from.shift(0)), To: data.Day(from.shift(long))})
}

// onKey moves by half of what is seen with the page keys.
func (s *Screen) onKey(ev *fyne.KeyEvent) bool {
	days, ok := s.daysNow()
	if !ok {
		return false
	}
	half := float64(days.to-days.from) / 2
	switch ev.Name {
	case fyne.KeyPageUp:
		half = -half
	case fyne.KeyPageDown:
	default:
		return false
	}
	s.see(data.Span{From: days.from.shift(half), To: days.to.shift(half)})
	s.view.Redraw()
	return true
}

// day is a day that may be moved.
type day data.Day

// shift moves a day within the days there are.
func (d day) shift(by float64) data.Day {
	return max(data.FirstDay, min(data.LastDay, data.Day(float64(d)+by)))
}

// seenDays are the days in sight and how they lie on the screen.
type seenDays struct {
	from, to day
	x0       float64
	perPixel float64
}

// daysNow is where the days lie in the picture as large as it is seen now; false
// for a picture without days.
func (s *Screen) daysNow() (seenDays, bool) {
	if s.state.drawing == nil {
		return seenDays{}, false
	}
	size := s.view.Size()
	d := s.state.drawing.Draw(s.state.span, s.style(), float64(size.Width), float64(size.Height)).Days
	if d.From == 0 || d.X1 <= d.X0 {
		return seenDays{}, false
	}
	return seenDays{day(d.From), day(d.To), d.X0, float64(d.To-d.From) / (d.X1 - d.X0)}, true
}

// see shows other days; those that were not read yet are read now.
func (s *Screen) see(span data.Span) {
	s.state.span, s.state.months = span, -1
	if read := s.state.read; (read.From == 0 || read.From <= span.From) && (read.To == 0 || read.To >= span.To) {
		s.refreshWords()
		s.view.SetDraw(s.drawer())
		return
	}
	s.load()
}
