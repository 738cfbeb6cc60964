package journal

import (
	"fyne.io/fyne/v2"

	"kith/data"
	"kith/screens/kit"
)

// write does one write that can be undone, also after a restart, and then what follows
// from it, or says that it failed.
func (s *Screen) write(doing string, do func(*data.Writer) error, then func()) {
	kit.Act(s.env, s.store, "journal.change", doing, do, then)
}

// onNew begins a fresh page.
func (s *Screen) onNew() { s.env.Go(kit.Place{Room: "today", ID: "new"}) }

// onDelete moves the chosen entry to the trash, shows the one beside it, and
// offers to take it back.
func (s *Screen) onDelete() {
	if !s.leave() {
		return
	}
	e := s.paper.page.Entry()
	id := e.ID
	if e.Revision == 0 { // nothing was written yet
		s.onEmptied()
		return
	}
	next := s.beside(id)
	s.write(kit.T("journal.deleting", "deleting the entry"), func(w *data.Writer) error {
		return w.DeleteEntry(id, s.env.Now())
	}, func() {
		s.seen.forget(id)
		s.lose(id)
		if !next.IsZero() && !s.split.Narrow() {
			s.chooseID(next)
		}
		s.load()
		s.findAgain()
		s.notices.SayUndo(kit.T("journal.deleted", "The entry is in the trash."), func() { s.undelete(id) })
	})
}

// undelete takes an entry back out of the trash and shows it.
func (s *Screen) undelete(id data.ID) {
	s.write(kit.T("journal.restoring", "taking the entry back"), func(w *data.Writer) error {
		return w.Restore(id)
	}, func() {
		s.seen.forget(id)
		s.load()
		s.findAgain()
		s.chooseID(id)
	})
}

// findAgain asks the search once more, if one is shown.
func (s *Screen) findAgain() {
	if s.state.query != "" {
		s.find()
	}
}

// beside gives the entry after another in the list that is seen, or before it.
func (s *Screen) beside(id data.ID) data.ID {
	if s.state.query != "" {
		hits, at := s.state.found.Hits, s.hit()
		for _, i := range []int{at + 1, at - 1} {
			if at >= 0 && i >= 0 && i < len(hits) {
				return hits[i].ID
			}
		}
		return data.ID{}
	}
	if s.state.past.on {
		return data.ID{}
	}
	at := indexOf(s.state.lines, id)
	if at < 0 {
		return data.ID{}
	}
	for _, by := range []int{1, -1} {
		if i := step(s.state.lines, at, by); i != at {
			return s.state.lines[i].id
		}
	}
	return data.ID{}
}

// onBack goes back from the text to the list.
func (s *Screen) onBack() {
	s.split.Enter(false)
	s.Refresh()
	s.focusList()
}

// onWindowKey answers to keys that nothing in the room has used.
func (s *Screen) onWindowKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyF3:
		s.onNextMark()
	case key.Name == fyne.KeyEscape && s.paper.page.HasFocus():
		s.onBack()
	case s.keys != nil:
		s.keys(key)
	}
}

// onTapLine opens the entry of a line.
func (s *Screen) onTapLine(index int) {
	if s.state.lines[index].head() {
		return
	}
	s.choose(index)
	s.split.Enter(true)
}

// onTapHit opens a result.
func (s *Screen) onTapHit(index int) {
	s.chooseHit(index)
	s.split.Enter(true)
}

// onKey answers to the keys of the list that is seen.
func (s *Screen) onKey(key *fyne.KeyEvent) {
	by, found := 0, s.state.query != ""
	page := s.timeline.Page()
	switch key.Name {
	case fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyPageDown:
		by = page
	case fyne.KeyPageUp:
		by = -page
	case fyne.KeyEnd:
		by = s.state.count
	case fyne.KeyHome:
		by = -s.state.count
	case fyne.KeyReturn, fyne.KeyEnter:
		s.onEnter()
	case fyne.KeyF3:
		s.onNextMark()
	case fyne.KeyEscape:
		s.onListEscape(key)
	}
	switch {
	case by == 0:
	case found:
		s.moveHit(by)
	case s.state.past.on:
		s.movePast(by)
	default:
		s.choose(step(s.state.lines, indexOf(s.state.lines, s.state.chosen), by))
	}
}

// onListEscape goes back from the results to the timeline, and from there on to
// the window.
func (s *Screen) onListEscape(key *fyne.KeyEvent) {
	found := s.state.query != ""
	if s.onEscape(key); found {
		s.focusList()
	}
}

// moveHit goes so many results on or back; before the first is the field.
func (s *Screen) moveHit(by int) {
	at := s.hit()
	if by == -1 && at <= 0 {
		s.env.Window.Canvas().Focus(s.finder.field)
		return
	}
	s.chooseHit(min(max(at+by, 0), len(s.state.found.Hits)-1))
}

// onEnter goes from the list into the text.
func (s *Screen) onEnter() {
	if s.state.chosen.IsZero() {
		return
	}
	s.split.Enter(true)
	s.paper.page.Focus()
}

// onLetter begins a search with a letter typed over the list.
func (s *Screen) onLetter(r rune) {
	s.env.Window.Canvas().Focus(s.finder.field)
	s.finder.field.TypedRune(r)
}
