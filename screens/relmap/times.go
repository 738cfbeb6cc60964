package relmap

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// times is the line with which one looks back: a slider over the weeks, a step back
// and on, and a calm play.
type times struct {
	slider *weekSlider
	day    *widget.Label
	play   *kit.Button
	root   fyne.CanvasObject
	halt   func() // stops the play; nil when it does not run
}

// playStep is the pause between two steps of the play.
const playStep = 900 * time.Millisecond

// A step back or on, in weeks, and the fewest weeks that can be looked back.
const (
	stepWeeks  = 4
	leastWeeks = 8
)

// newTimes makes the line.
func (s *Screen) newTimes() *times {
	t := &times{slider: newWeekSlider(), day: kit.QuietWord("")}
	t.slider.OnChanged = func(v float64) { s.onWeek(int(v)) }
	t.slider.far = func(by int) { s.onStep(by * stepWeeks) }
	t.slider.space = s.onPlay
	t.play = kit.QuietButton(kit.T("relmap.play", "Play"), kit.Icon("forward"), s.onPlay)
	back := kit.IconButton(kit.Icon("back"), kit.T("relmap.earlier", "A month earlier"), func() { s.onStep(-stepWeeks) })
	on := kit.IconButton(kit.Icon("forward"), kit.T("relmap.later", "A month later"), func() { s.onStep(stepWeeks) })
	now := kit.QuietButton(kit.T("relmap.now", "Today"), nil, func() { s.onDay(0) })
	away := kit.IconButton(kit.Icon("close"), kit.T("relmap.endlooking", "Stop looking back"), s.onLookBack)
	left := container.NewHBox(back, on, t.play)
	right := container.NewHBox(t.day, now, away)
	line := container.NewBorder(nil, nil, left, right, t.slider) // no widget around it: what was never drawn cannot take the focus
	t.root = container.NewBorder(widget.NewSeparator(), nil, nil, nil, kit.Inset(kit.Tight, line))
	return t
}

// onLookBack opens the line, or closes it and goes back to today.
func (s *Screen) onLookBack() {
	s.state.looking = !s.state.looking
	s.times.stop()
	if !s.state.looking && s.state.day != 0 {
		s.onDay(0)
		return
	}
	s.Refresh()
	if s.state.looking {
		s.env.Window.Canvas().Focus(s.times.slider)
	}
}

// weeks is how many weeks can be looked back: to the first thing that was noted.
func (s *Screen) weeks() int {
	first, life := s.today(), s.state.life
	for _, c := range life.Contacts {
		first = min(first, c.Day)
	}
	for _, f := range life.Feelings {
		first = min(first, f.Day)
	}
	for _, p := range life.People {
		if len(p.Rings) > 0 {
			first = min(first, p.Rings[0].Day)
		}
	}
	return max(leastWeeks, int(s.today()-first)/7+1)
}

// onWeek goes to so many weeks after the first.
func (s *Screen) onWeek(week int) {
	if back := s.weeks() - week; back > 0 {
		s.onDay(s.today() - data.Day(7*back))
	} else {
		s.onDay(0)
	}
}

// onStep goes some weeks on or back.
func (s *Screen) onStep(by int) {
	n := s.weeks()
	s.onWeek(min(max(s.week()+by, 0), n))
}

// week is where the slider stands.
func (s *Screen) week() int { return s.weeks() - int(s.today()-s.day())/7 }

// onDay shows another day; 0 is today.
func (s *Screen) onDay(day data.Day) {
	if day == s.state.day {
		return
	}
	s.state.day = day
	s.Refresh()
	s.rebuild()
}

// onPlay lets time go by, a month a moment, from the slider's place or from the
// beginning, and stops at today.
func (s *Screen) onPlay() {
	if s.times.halt != nil {
		s.times.stop()
		s.refreshTimes()
		return
	}
	if s.state.day == 0 {
		s.onWeek(0)
	}
	s.tick()
}

func (s *Screen) tick() {
	s.times.halt = s.env.Run.After(playStep, func() {
		s.times.halt = nil
		s.onStep(stepWeeks)
		if s.state.day != 0 {
			s.tick()
		}
		s.refreshTimes()
	})
	s.refreshTimes()
}

// stop ends the play.
func (t *times) stop() {
	if t.halt != nil {
		t.halt()
		t.halt = nil
	}
}

// refreshTimes shows where in time the map is.
func (s *Screen) refreshTimes() {
	t := s.times
	show(t.root, s.state.looking && s.full())
	t.slider.Max, t.slider.Value = float64(s.weeks()), float64(s.week())
	t.slider.Refresh()
	day := kit.T("relmap.asnow", "As it is today")
	if s.state.day != 0 {
		day = kit.T("relmap.asthen", "As it was on {{.Day}}", "Day", kit.DayText(s.state.day))
	}
	t.day.SetText(day)
	t.play.SetText(kit.T("relmap.play", "Play"))
	t.play.SetIcon(kit.Icon("clock"))
	if t.halt != nil {
		t.play.SetText(kit.T("relmap.pause", "Pause"))
	}
}

// weekSlider is the toolkit's slider with more keys: Home and End, Page Up and Page
// Down for a month, Space to play.
type weekSlider struct {
	widget.Slider
	far   func(by int)
	space func()
}

func newWeekSlider() *weekSlider {
	w := &weekSlider{}
	w.Step, w.Max = 1, 1
	w.ExtendBaseWidget(w)
	return w
}

// TypedKey adds the keys.
func (w *weekSlider) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyPageUp:
		w.far(-1)
	case fyne.KeyPageDown:
		w.far(+1)
	case fyne.KeyHome:
		w.SetValue(w.Min)
	case fyne.KeyEnd:
		w.SetValue(w.Max)
	case fyne.KeySpace:
		w.space()
	case fyne.KeyEscape:
		kit.PassKey(w, key)
	default:
		w.Slider.TypedKey(key)
	}
}
