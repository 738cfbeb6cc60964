package journal

import (
	"context"
	"errors"
	"math/rand/v2"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// past is what a day brings back, as far as it is shown.
type past struct {
	on      bool
	loaded  bool
	day     data.Day // whose memories these are
	lines   []pastLine
	mutes   []data.Mute
	err     error
	picked  data.ID // the entry that came at random, or zero
	nothing bool    // there is none to come at random
}

// pastLine is a line of memories: how long ago, or an entry.
type pastLine struct {
	head  string
	entry data.Entry
}

// pastSide are the widgets of the memories.
type pastSide struct {
	bar   *fyne.Container
	day   *widget.Label
	kept  *kit.Button
	list  *kit.Chooser
	empty fyne.CanvasObject
}

// buildPast makes the widgets.
func (s *Screen) buildPast() {
	p := &s.past
	p.day = kit.Quiet("")
	random := kit.QuietButton(kit.T("journal.past.random", "Something at random"), kit.Icon("again"), s.onRandom)
	p.kept = kit.QuietButton("", kit.Icon("eye-off"), s.onMutes)
	p.bar = kit.Stack(0, p.day, kit.Wrap(kit.Tight, random, p.kept))
	p.list = kit.NewChooser(func() int { return len(s.state.past.lines) }, func() fyne.CanvasObject { return newRow() }, s.setPast)
	p.list.Tapped, p.list.Key, p.list.Typed = s.onTapPast, s.onKey, s.onLetter
	p.empty = kit.Empty(kit.Icon("clock"), kit.T("journal.past.none", "Nothing from this day"),
		kit.T("journal.past.noneline", "What you write now will come back here one day. The calendar leads to other days."), nil)
}

// onPast shows what the day brings back, or the timeline again.
func (s *Screen) onPast() {
	if s.state.past.on {
		s.leavePast()
		return
	}
	s.showPast(s.today())
}

// showPast shows what a day brings back.
func (s *Screen) showPast(day data.Day) {
	s.clearSearch()
	s.state.past = past{on: true, day: day}
	s.loadPast()
	s.Refresh()
}

// leavePast goes back to the timeline.
func (s *Screen) leavePast() {
	s.pasts.Stop()
	s.state.past = past{}
	s.Refresh()
	s.reveal()
	s.focusList()
}

// loadPast reads what the day brings back.
func (s *Screen) loadPast() {
	day, today := s.state.past.day, s.today()
	type got struct {
		list  []data.Memory
		mutes []data.Mute
	}
	kit.Load(s.env.Run, &s.pasts, func(ctx context.Context) (g got, err error) {
		if g.list, err = s.store.Memories(ctx, day, today); err != nil {
			return g, err
		}
		g.mutes, err = s.store.Mutes(ctx)
		return g, err
	}, func(g got, err error) {
		p := &s.state.past
		p.err = err
		if err == nil {
			p.loaded, p.mutes, p.lines = true, g.mutes, pastLines(g.list, day == today)
			p.picked, p.nothing = data.ID{}, false
		}
		s.Refresh()
		if !s.split.Narrow() || s.past.list.Visible() {
			s.focusList()
		}
	})
}

// pastLines puts how long ago it was above the entries.
func pastLines(list []data.Memory, fromToday bool) []pastLine {
	var out []pastLine
	for _, m := range list {
		out = append(out, pastLine{head: kit.BackWords(m.Back, fromToday) + "  ·  " + kit.DayText(m.Day)})
		for _, e := range m.Entries {
			out = append(out, pastLine{entry: e})
		}
	}
	return out
}

// onRandom brings one entry back that nobody asked for.
func (s *Screen) onRandom() {
	today := s.today()
	kit.Load(s.env.Run, &s.randoms, func(ctx context.Context) (data.Entry, error) {
		return s.store.AnyMemory(ctx, today, rand.IntN)
	}, func(e data.Entry, err error) {
		p := &s.state.past
		if errors.Is(err, data.ErrNotFound) {
			p.nothing = true
			s.notices.Say(kit.T("journal.past.norandom", "There is nothing to bring back yet."))
			return
		}
		if err != nil {
			s.env.Fail(kit.T("journal.past.randoming", "bringing an entry back"), err)
			return
		}
		if !p.picked.IsZero() {
			p.lines = p.lines[2:]
		}
		head := pastLine{head: kit.T("journal.past.picked", "At random") + "  ·  " + kit.DayText(e.Day)}
		p.lines, p.picked = append([]pastLine{head, {entry: e}}, p.lines...), e.ID
		s.choosePast(1)
		s.Refresh()
	})
}

// setPast fills one row of the memories.
func (s *Screen) setPast(index int, o fyne.CanvasObject) {
	r, ok := o.(*row)
	if !ok || index >= len(s.state.past.lines) {
		return
	}
	l := s.state.past.lines[index]
	if l.head != "" {
		r.set(look{head: l.head})
		return
	}
	g := glanceAt(&l.entry, s.env.Now().Location())
	out := s.entryLook(g)
	if !g.at.IsZero() {
		out.clock = kit.Clock(g.at)
	}
	out.chosen = l.entry.ID == s.state.chosen
	out.focused = out.chosen && s.past.list.HasFocus()
	r.set(out)
}

// pastAt gives the place of the chosen entry among the memories, or -1.
func (s *Screen) pastAt() int {
	for i, l := range s.state.past.lines {
		if l.head == "" && l.entry.ID == s.state.chosen {
			return i
		}
	}
	return -1
}

// choosePast shows a memory in the reader.
func (s *Screen) choosePast(index int) {
	lines := s.state.past.lines
	if index < 0 || index >= len(lines) || lines[index].head != "" {
		return
	}
	s.chooseID(lines[index].entry.ID)
	s.past.list.ScrollTo(index)
	s.past.list.Refresh()
}

// onTapPast opens a memory.
func (s *Screen) onTapPast(index int) {
	s.choosePast(index)
	if s.state.past.lines[index].head == "" {
		s.split.Enter(true)
	}
}

// movePast goes so many memories on or back.
func (s *Screen) movePast(by int) {
	at, dir := s.pastAt(), 1
	if by < 0 {
		by, dir = -by, -1
	}
	best := at
	for i := at + dir; i >= 0 && i < len(s.state.past.lines) && by > 0; i += dir {
		if s.state.past.lines[i].head == "" {
			best, by = i, by-1
		}
	}
	s.choosePast(best)
}

// refreshPast shows the bar above the memories.
func (s *Screen) refreshPast() {
	p := &s.past
	p.bar.Hidden = !s.state.past.on || s.state.query != ""
	p.day.SetText(kit.T("journal.past.title", "On this day: {{.Day}}", "Day", kit.LongDay(s.state.past.day)))
	n := len(s.state.past.mutes)
	p.kept.Text = kit.TN("journal.past.kept", "{{.Count}} kept away", "{{.Count}} kept away", n)
	p.kept.Hidden = n == 0
	p.kept.Refresh()
}

// pastStage shows the memories, or why there are none.
func (s *Screen) pastStage() {
	p := &s.state.past
	switch {
	case p.err != nil:
		s.lists.Failed(p.err, s.loadPast)
	case !p.loaded:
		s.lists.Loading()
	case len(p.lines) == 0:
		s.lists.Empty(s.past.empty)
	default:
		s.lists.Empty(s.past.list)
	}
	s.past.list.Refresh()
}
