package relmap

import (
	"context"
	"errors"
	"slices"
	"time"

	"kith/data"
	"kith/screens/kit"
)

// The deeds of this room, as the history of changes knows them.
const (
	deedMove    = "relmap.move"
	deedPin     = "relmap.pin"
	deedWish    = "relmap.wish"
	deedAdd     = "relmap.add"
	deedTie     = "relmap.tie"
	deedGroup   = "relmap.group"
	deedArchive = "relmap.archive"
)

// stepper goes one step through the history.
type stepper func(context.Context, time.Time) (data.Step, error)

// act writes something that can be undone, and says so.
func (s *Screen) act(name, said string, write func(*data.Writer) error) {
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Act(ctx, name, s.env.Now(), write)
	}, func(err error) {
		if err == nil && said != "" {
			s.notices.SayUndo(said, s.undo)
		}
		s.env.Fail(kit.T("relmap.changing", "changing the map"), err)
		if err != nil {
			s.load()
		}
	})
}

// change writes something about each of some people.
func (s *Screen) change(name, said string, ids []data.ID, do func(*data.Person)) {
	if s.state.day != 0 {
		s.sayPast()
		return
	}
	now := s.env.Now()
	var list []data.Person
	for _, id := range ids {
		if p, ok := s.person(id); ok {
			p.Roles, p.Rings, p.Groups = slices.Clone(p.Roles), slices.Clone(p.Rings), slices.Clone(p.Groups)
			do(&p)
			p.Modified = now
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		return
	}
	s.act(name, said, func(w *data.Writer) error {
		for i := range list {
			if err := w.PutPerson(&list[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// undo takes the last change back, whichever room made it.
func (s *Screen) undo() {
	s.notices.Hide()
	s.turn(s.store.Undo, kit.T("relmap.nothingundo", "There is nothing to undo."), func(what string) string {
		return kit.T("relmap.undone", "Undone: {{.What}}", "What", what)
	})
}

// redo makes again what was undone last.
func (s *Screen) redo() {
	s.notices.Hide()
	s.turn(s.store.Redo, kit.T("relmap.nothingredo", "There is nothing to do again."), func(what string) string {
		return kit.T("relmap.redone", "Done again: {{.What}}", "What", what)
	})
}

func (s *Screen) turn(do stepper, nothing string, said func(string) string) {
	var step data.Step
	kit.Do(s.env.Run, func(ctx context.Context) (err error) {
		step, err = do(ctx, s.env.Now())
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, data.ErrNotFound):
			s.notices.Say(nothing)
		case err != nil:
			s.env.Fail(kit.T("relmap.undoing", "undoing a change"), err)
		default:
			s.notices.Say(said(kit.UndoWords(step)))
		}
	})
}

// names is whom something was done to, for the line that tells of it.
func (s *Screen) names(ids []data.ID) string {
	if len(ids) == 1 {
		p, _ := s.person(ids[0])
		return p.Name
	}
	return kit.TN("relmap.several", "{{.Count}} person", "{{.Count}} people", len(ids))
}

// moveTo puts those a command is about into a ring; 0 takes them out of all rings.
func (s *Screen) moveTo(ring int) {
	var ids []data.ID
	for _, id := range s.subjects() {
		if p, ok := s.person(id); ok && p.Ring != ring {
			ids = append(ids, id)
		}
	}
	said := kit.T("relmap.movedto", "{{.Who}}: now {{.Ring}}", "Who", s.names(ids), "Ring", s.ringWord(ring))
	s.change(deedMove, said, ids, func(p *data.Person) { s.ringed(p, ring, data.Pin{}) })
}

// ringed moves a person and remembers since when; a wish that came true is over.
func (s *Screen) ringed(p *data.Person, ring int, pin data.Pin) {
	if len(p.Rings) == 0 && p.Ring != 0 {
		p.Rings = []data.RingMark{{Day: firstKnown(p, s.today()), Ring: p.Ring}}
	}
	p.MoveTo(ring, s.today())
	p.Pin = pin
	if p.Wish == ring {
		p.Wish = 0
	}
}

// firstKnown is the day from which a ring without a mark is taken to hold.
func firstKnown(p *data.Person, today data.Day) data.Day {
	day := data.DayOf(p.Created)
	if p.Since != 0 && p.Since < day {
		day = p.Since
	}
	return min(day, today-1)
}

// askRing asks whether somebody who was put down in another ring is closer now, or
// less close, or only wished to be.
func (s *Screen) askRing(p data.Person, ring int, pin data.Pin) {
	ids := []data.ID{p.ID}
	if slices.Contains(s.state.several, p.ID) {
		ids, pin = s.state.several, data.Pin{}
	}
	word := s.ringWord(ring)
	var d *kit.Dialog
	yes := kit.MainButton(kit.T("relmap.ask.yes", "Yes, since today"), nil, func() {
		d.Close()
		s.change(deedMove, kit.T("relmap.movedto", "{{.Who}}: now {{.Ring}}", "Who", s.names(ids), "Ring", word), ids,
			func(q *data.Person) { s.ringed(q, ring, pin) })
	})
	wish := kit.NewButton(kit.T("relmap.ask.wish", "It is a wish"), nil, func() {
		d.Close()
		s.wish(ids, ring)
	})
	no := kit.NewButton(kit.T("relmap.ask.no", "Leave as it was"), nil, func() { d.Close() })
	buttons, text := []*kit.Button{yes, wish, no}, kit.T("relmap.ask.text", "Has it changed how close you are? What was before stays in the past of the map.")
	if ring == 0 { // outside all rings is no place to wish for
		buttons, text = []*kit.Button{yes, no}, kit.T("relmap.ask.out", "Take them out of the rings? What was before stays in the past of the map.")
	}
	d = kit.ShowDialog(s.env.Window, kit.T("relmap.ask.moved", "{{.Who}}: “{{.Ring}}”?", "Who", s.names(ids), "Ring", word),
		kit.Text(text), buttons...)
}

// wish notes where one would like people to be; the ring where they are, or none,
// ends the wish.
func (s *Screen) wish(ids []data.ID, ring int) {
	said := kit.T("relmap.wished", "{{.Who}}: wished for “{{.Ring}}”", "Who", s.names(ids), "Ring", s.ringWord(ring))
	if p, ok := s.person(ids[0]); ring == 0 || len(ids) == 1 && ok && p.Ring == ring {
		said = kit.T("relmap.unwished", "{{.Who}}: no wish", "Who", s.names(ids))
	}
	s.change(deedWish, said, ids, func(p *data.Person) {
		p.Wish = ring
		if p.Ring == ring {
			p.Wish = 0
		}
	})
}

// pinAt moves somebody by a way on the map and keeps them there; those chosen
// together go along.
func (s *Screen) pinAt(id data.ID, dx, dy float64) {
	ids := []data.ID{id}
	if slices.Contains(s.state.several, id) {
		ids = s.state.several
	}
	s.change(deedPin, kit.T("relmap.pinnedthere", "{{.Who}}: stays there", "Who", s.names(ids)), ids, func(p *data.Person) {
		if at := s.board.person(p.ID.String()); at != nil {
			p.Pin = data.Pin{X: at.X + dx, Y: at.Y + dy, Set: true}
		}
	})
}

// onPin keeps those a command is about where they stand, or lets the map place
// them again if they all are pinned.
func (s *Screen) onPin() {
	ids := s.subjects()
	if len(ids) == 0 {
		return
	}
	pinned := true
	for _, id := range ids {
		p, _ := s.person(id)
		pinned = pinned && p.Pin.Set
	}
	if !pinned {
		s.pinAt(ids[0], 0, 0)
		return
	}
	s.change(deedPin, kit.T("relmap.unpinned", "{{.Who}}: placed by the map", "Who", s.names(ids)), ids, func(p *data.Person) { p.Pin = data.Pin{} })
}

// onArchive puts those a command is about away: they leave the map, and what was
// written about them stays.
func (s *Screen) onArchive() {
	ids := s.subjects()
	said := kit.T("relmap.archived", "{{.Who}}: not on the map any more", "Who", s.names(ids))
	s.change(deedArchive, said, ids, func(p *data.Person) { p.Archived = true })
}

// onGroup puts those chosen into a group, or takes them out if all are in it.
func (s *Screen) onGroup(group data.Group, fresh bool) {
	ids := s.subjects()
	in := true
	for _, id := range ids {
		p, _ := s.person(id)
		in = in && slices.Contains(p.Groups, group.ID)
	}
	now := s.env.Now()
	var list []data.Person
	for _, id := range ids {
		p, ok := s.person(id)
		if !ok || !in && slices.Contains(p.Groups, group.ID) {
			continue
		}
		p.Groups = slices.DeleteFunc(slices.Clone(p.Groups), func(g data.ID) bool { return g == group.ID })
		if !in {
			p.Groups = append(p.Groups, group.ID)
		}
		p.Modified = now
		list = append(list, p)
	}
	said := kit.T("relmap.grouped", "{{.Who}}: in “{{.Group}}”", "Who", s.names(ids), "Group", group.Name)
	if in {
		said = kit.T("relmap.ungrouped", "{{.Who}}: no longer in “{{.Group}}”", "Who", s.names(ids), "Group", group.Name)
	}
	s.act(deedGroup, said, func(w *data.Writer) error {
		if fresh {
			if err := w.PutGroup(&group); err != nil {
				return err
			}
		}
		for i := range list {
			if err := w.PutPerson(&list[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// onTie notes that two people know each other, or that they do not any more.
func (s *Screen) onTie(a, b string) {
	s.state.tieFrom = ""
	first, second := idOf(min(a, b)), idOf(max(a, b))
	p, okP := s.person(first)
	q, okQ := s.person(second)
	if !okP || !okQ || first == second || s.state.day != 0 {
		s.sayPast()
		s.Refresh()
		return
	}
	now := s.env.Now()
	for _, t := range s.state.life.Ties {
		if t.A == first && t.B == second {
			s.act(deedTie, kit.T("relmap.untied", "{{.A}} and {{.B}}: no line between them any more", "A", p.Name, "B", q.Name),
				func(w *data.Writer) error { return w.DeleteTie(t.ID, now) })
			return
		}
	}
	t := data.Tie{ID: data.NewID(), A: first, B: second, Created: now, Modified: now}
	s.act(deedTie, kit.T("relmap.tied", "{{.A}} and {{.B}} know each other", "A", p.Name, "B", q.Name),
		func(w *data.Writer) error { return w.PutTie(&t) })
}

// addPerson puts a new person on the map.
func (s *Screen) addPerson(name string, ring int, pin data.Pin) {
	s.state.placing = ""
	s.board.over.clear()
	now := s.env.Now()
	p := data.Person{ID: data.NewID(), Name: name, Created: now, Modified: now, Pin: pin}
	if ring > 0 {
		p.MoveTo(ring, s.today())
	}
	s.add.entry.SetText("")
	s.Refresh()
	s.env.Window.Canvas().Focus(s.add.entry)
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Act(ctx, deedAdd, now, func(w *data.Writer) error { return w.PutPerson(&p) })
	}, func(err error) {
		if err == nil {
			s.notices.SayUndo(kit.T("relmap.added", "{{.Who}} is on the map", "Who", name), s.undo)
		} else if s.add.typed() == "" {
			s.add.entry.SetText(name) // what was typed is not lost
		}
		s.env.Fail(kit.T("relmap.adding", "adding somebody to the map"), err)
	})
}
