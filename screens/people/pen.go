package people

import (
	"slices"

	"kith/data"
	"kith/screens/kit"
)

// edit is one change of a person by hand. It is made on what is shown at once,
// and on what is stored when it is written, so that nothing else is touched.
type edit struct {
	change func(*data.Person) // nil for none
	group  *data.Group        // to be made with it, or nil
	typed  bool               // what it puts is still in the fields
}

// pen brings what is changed on a page into the store. The first change starts a
// timer that later ones do not put off. What could not be written stays with the
// pen and is tried again; what never can be is given up aloud, lest it hold up
// all that comes after it.
type pen struct {
	screen *Screen
	id     data.ID // whom all that is not written is about
	quiet  bool    // a change of the fields is ours, not the person's
	typed  bool    // something typed is not handed over yet
	edits  []edit
	felt   *data.Feeling // a rating that is not handed over yet
	way    []*pageWork   // writes under way, oldest first
	err    error         // why the last write failed, or nil
	stop   func()
}

// busy says that the page is ahead of the store.
func (p *pen) busy() bool { return p.typed || len(p.edits) > 0 || p.felt != nil || len(p.way) > 0 }

// touch notes that something was typed.
func (p *pen) touch() {
	if p.quiet || p.screen.state.person.ID.IsZero() {
		return
	}
	p.typed, p.id = true, p.screen.state.person.ID
	p.soon()
}

// change takes a change that was made on the page and writes it soon.
func (p *pen) change(e edit) {
	p.edits, p.id = append(p.edits, e), p.screen.state.person.ID
	p.soon()
}

// rate notes a rating and writes it soon.
func (p *pen) rate(f data.Feeling) {
	p.felt, p.id = &f, f.Person
	p.soon()
}

// soon starts the timer, unless it runs.
func (p *pen) soon() {
	if p.stop == nil {
		p.stop = p.screen.env.Run.After(p.screen.prefs().Autosave, p.save)
	}
	p.screen.refreshSign()
}

// save hands over what changed.
func (p *pen) save() {
	if work := p.take(); work != nil {
		p.way = append(p.way, work)
		kit.Do(p.screen.env.Run, work.write, func(err error) { p.wrote(work, err) })
	}
	p.screen.refreshSign()
}

// flush saves and waits. What is under way is written once more, so that its end
// is known here: a change made twice is the same change.
func (p *pen) flush() error {
	all := &pageWork{screen: p.screen, id: p.id}
	last := p.take()
	for _, work := range append(p.way, last) {
		if work != nil {
			work.settled = true
			all.edits = append(all.edits, work.edits...)
			all.felt = newest(all.felt, work.felt)
		}
	}
	p.way = nil
	if len(all.edits) == 0 && all.felt == nil {
		return nil
	}
	return p.ended(all, kit.DoNow(p.screen.env.Run, all.write))
}

// drop forgets all that is not written about somebody who is deleted.
func (p *pen) drop(id data.ID) {
	if p.id != id {
		return
	}
	p.cease()
	for _, work := range p.way {
		work.settled = true
	}
	p.typed, p.edits, p.felt, p.way, p.err = false, nil, nil, nil, nil
}

// ungroup takes back the making of groups that are not wanted any more.
func (p *pen) ungroup(wanted []data.ID) {
	p.edits = slices.DeleteFunc(p.edits, func(e edit) bool {
		gone := e.group != nil && !slices.Contains(wanted, e.group.ID)
		if gone {
			p.screen.state.groups = slices.DeleteFunc(p.screen.state.groups, func(g data.Group) bool { return g.ID == e.group.ID })
		}
		return gone
	})
}

// cease stops the timer.
func (p *pen) cease() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
}

// newest gives the later of two ratings; nil is none.
func newest(a, b *data.Feeling) *data.Feeling {
	if b != nil {
		return b
	}
	return a
}

// take gives the work that stores what changed; nil when there is none.
func (p *pen) take() *pageWork {
	p.cease()
	s := p.screen
	if p.typed {
		p.edits = append(p.edits, s.typedEdit())
		p.typed = false
	}
	if len(p.edits) == 0 && p.felt == nil {
		return nil
	}
	work := &pageWork{screen: s, id: p.id, edits: p.edits, felt: p.felt}
	p.edits, p.felt = nil, nil
	return work
}

// wrote notes how a write ended, unless a flush has settled it already.
func (p *pen) wrote(work *pageWork, err error) {
	if work.settled {
		return
	}
	p.way = slices.DeleteFunc(p.way, func(w *pageWork) bool { return w == work })
	_ = p.ended(work, err) // the sign or a dialog says it
}

// ended takes back what could not be written: it comes before what changed since.
// It gives why something is still to be written, or nil.
func (p *pen) ended(work *pageWork, err error) error {
	switch {
	case work.gone:
		p.gone(work, err)
		err = nil
	case err != nil:
		p.edits = append(work.edits, p.edits...)
		p.felt = newest(work.felt, p.felt)
	default:
		err = p.refused(work.refused)
	}
	p.err = err
	p.screen.refreshSign()
	return err
}

// gone gives up what was changed about somebody who is not there any more.
func (p *pen) gone(work *pageWork, err error) {
	p.drop(work.id)
	s := p.screen
	s.env.Fail(kit.T("people.savingpage", "saving the page of a person"), err)
	s.load() // turns to another page
}

// refused gives up changes that break a rule, and shows what is stored instead.
// What was typed stays in its field, to be made to fit: that is the error it gives.
func (p *pen) refused(list []refusal) (err error) {
	if len(list) == 0 {
		return nil
	}
	s := p.screen
	for _, r := range list {
		if r.typed {
			p.typed, err = true, r.err
			continue
		}
		s.env.Fail(kit.T("people.savingpage", "saving the page of a person"), r.err)
	}
	s.load()
	return err
}

// again tries to save once more after a failure.
func (p *pen) again() { p.save() }
