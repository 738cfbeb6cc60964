package people

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"kith/data"
	"kith/screens/kit"
)

// edit is one change of a person by hand. It is made on what is shown at once,
// and on what is stored when it is written, so that nothing else is touched.
type edit func(w *data.Writer, p *data.Person) error

// pen brings what is changed on a page into the store. The first change starts a
// timer that later ones do not put off. What could not be written stays with the
// pen and is tried again.
type pen struct {
	screen *Screen
	quiet  bool // a change of the fields is ours, not the person's
	typed  bool // something typed is not handed over yet
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
	if p.quiet {
		return
	}
	p.typed = true
	p.soon()
}

// change makes a change on the page and writes it soon.
func (p *pen) change(e edit) {
	p.edits = append(p.edits, e)
	p.soon()
}

// rate notes a rating and writes it soon.
func (p *pen) rate(f data.Feeling) {
	p.felt = &f
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
	all := &pageWork{screen: p.screen, id: p.screen.state.chosen}
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
	err := kit.DoNow(p.screen.env.Run, all.write)
	p.ended(all, err)
	return err
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
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
	s := p.screen
	if p.typed {
		p.edits = append(p.edits, s.typedEdit())
		p.typed = false
	}
	if len(p.edits) == 0 && p.felt == nil {
		return nil
	}
	work := &pageWork{screen: s, id: s.state.chosen, edits: p.edits, felt: p.felt}
	p.edits, p.felt = nil, nil
	return work
}

// wrote notes how a write ended, unless a flush has settled it already.
func (p *pen) wrote(work *pageWork, err error) {
	if work.settled {
		return
	}
	p.way = slices.DeleteFunc(p.way, func(w *pageWork) bool { return w == work })
	p.ended(work, err)
}

// ended takes back what could not be written: it comes before what changed since.
func (p *pen) ended(work *pageWork, err error) {
	p.err = err
	if err != nil {
		p.edits = append(work.edits, p.edits...)
		p.felt = newest(work.felt, p.felt)
	}
	p.screen.refreshSign()
}

// again tries to save once more after a failure.
func (p *pen) again() { p.save() }

// pageWork is one write of a page.
type pageWork struct {
	screen *Screen
	id     data.ID
	edits  []edit
	felt   *data.Feeling

	settled bool // a flush has written it
}

// tries is how often a write begins anew when the person was changed meanwhile.
const tries = 3

// write makes the changes on what is stored. It runs in the background.
func (k *pageWork) write(ctx context.Context) error {
	var err error
	for range tries {
		if err = k.try(ctx); !errors.Is(err, data.ErrConflict) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("save the page of person %s: %w", k.id, err)
	}
	return nil
}

func (k *pageWork) try(ctx context.Context) error {
	var p data.Person
	var err error
	if len(k.edits) > 0 {
		if p, err = k.screen.store.Person(ctx, k.id); err != nil {
			return err
		}
	}
	felt, stored, err := k.feeling(ctx)
	if err != nil {
		return err
	}
	now := k.screen.env.Now()
	return k.screen.store.Update(ctx, func(w *data.Writer) error {
		next := p
		for _, e := range k.edits {
			if err := e(w, &next); err != nil {
				return err
			}
		}
		if len(k.edits) > 0 {
			next.Modified = now
			if err := w.PutPerson(&next); err != nil {
				return err
			}
		}
		switch {
		case felt == nil:
			return nil
		case !blank(felt):
			return w.PutFeeling(felt)
		case stored:
			return w.DeleteFeeling(felt.ID, now)
		}
		return nil
	})
}

// feeling gives the rating to write with the revision that is stored.
func (k *pageWork) feeling(ctx context.Context) (felt *data.Feeling, stored bool, err error) {
	if k.felt == nil {
		return nil, false, nil
	}
	f := *k.felt
	f.Revision = 0
	list, err := k.screen.store.FeelingsAbout(ctx, f.Person, data.Span{})
	for _, old := range list {
		if old.ID == f.ID {
			f.Revision, stored = old.Revision, true
		}
	}
	return &f, stored, err
}

// blank says that a rating says nothing.
func blank(f *data.Feeling) bool {
	return !f.Give.Set && !f.Receive.Set && !f.Trust.Set && !f.Closeness.Set && !f.Tension.Set && !f.ValuesMe.Set && f.Note == ""
}
