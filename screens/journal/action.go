package journal

import (
	"context"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/screens/kit"
)

// onStar gives the chosen entry a star or takes it away.
func (s *Screen) onStar() {
	id, starred := s.state.entry.ID, !s.state.entry.Starred
	s.write(kit.T("journal.starring", "setting the star"), func(w *data.Writer) error {
		e, err := w.Entry(id)
		if err != nil {
			return err
		}
		e.Starred, e.Modified = starred, s.env.Now()
		return w.PutEntry(&e)
	}, func() {
		s.seen.forget(id)
		if s.state.entry.ID == id {
			s.state.entry.Starred = starred
		}
		s.Refresh()
	})
}

// write does one write and then what follows from it, or says that it failed.
func (s *Screen) write(doing string, do func(*data.Writer) error, then func()) {
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.Update(ctx, do) }, func(err error) {
		if err != nil {
			s.env.Fail(doing, err)
			return
		}
		then()
	})
}

// onEdit opens the chosen entry where one writes.
func (s *Screen) onEdit() {
	s.env.Go(kit.Place{Room: "today", ID: s.state.entry.ID.String()})
}

// onNew begins a fresh page.
func (s *Screen) onNew() { s.env.Go(kit.Place{Room: "today", ID: "new"}) }

// onDelete moves the chosen entry to the trash, shows the one beside it, and
// offers to take it back.
func (s *Screen) onDelete() {
	id := s.state.entry.ID
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

// onWhole lays the rest of a very long text out.
func (s *Screen) onWhole() {
	s.reader.whole = true
	s.Refresh()
}

// onLink copies an address: a link in a private text is never followed by itself.
func (s *Screen) onLink(address string) {
	kit.Copy(address)
	s.notices.Say(kit.T("journal.copied", "The address is copied."))
}

// onJump shows or hides the field for a day.
func (s *Screen) onJump() {
	s.state.jumping = !s.state.jumping
	s.Refresh()
	if s.state.jumping {
		s.env.Window.Canvas().Focus(s.jump.Focusable())
	}
}

// onDay goes to the newest entry of a day or before it.
func (s *Screen) onDay(day data.Day) {
	if !day.Valid() || len(s.state.lines) == 0 {
		return
	}
	s.clearSearch()
	at := near(s.state.lines, day)
	s.timeline.SetTop(max(0, at-1), 0)
	s.choose(at)
}

// onLeaveReader goes back from the text to the list.
func (s *Screen) onLeaveReader() {
	s.split.Enter(false)
	s.focusList()
}

// onBack goes back to the list where only one of the two fits.
func (s *Screen) onBack() { s.onLeaveReader() }

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
	if found {
		page = s.finder.results.Page()
	}
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
	case fyne.KeyEscape:
		s.onListEscape(key)
	}
	switch {
	case by == 0:
	case found:
		s.moveHit(by)
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
	s.env.Window.Canvas().Focus(s.reader.page)
}

// onLetter begins a search with a letter typed over the list.
func (s *Screen) onLetter(r rune) {
	s.env.Window.Canvas().Focus(s.finder.field)
	s.finder.field.TypedRune(r)
}
