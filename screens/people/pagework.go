package people

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/data"
)

// pageWork is one write of a page.
type pageWork struct {
	screen *Screen
	id     data.ID
	edits  []edit
	felt   *data.Feeling

	gone    bool      // nobody has this id any more; to be read at the end
	refused []refusal // what could not be written however often; to be read at the end
	settled bool      // a flush has written it, or nobody wants it any more
}

// refusal is an edit that breaks a rule.
type refusal struct {
	edit
	err error
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
	p, err := k.screen.store.Person(ctx, k.id)
	if err != nil {
		k.gone = errors.Is(err, data.ErrNotFound)
		return err
	}
	var edits []edit
	edits, k.refused = sift(p, k.edits)
	felt, stored, err := k.feeling(ctx)
	if err != nil {
		return err
	}
	if felt != nil && felt.Check() != nil {
		k.refused = append(k.refused, refusal{err: felt.Check()})
		felt = nil
	}
	now := k.screen.env.Now()
	if name := after(p, edits).Name; name != p.Name {
		if err := k.screen.store.RenamePerson(ctx, k.id, name, now); err != nil {
			return err
		}
		if p, err = k.screen.store.Person(ctx, k.id); err != nil {
			return err
		}
	}
	return k.screen.store.ActTyping(ctx, "people.page", now, func(w *data.Writer) error {
		if err := put(w, p, edits, now); err != nil {
			return err
		}
		switch {
		case felt == nil:
			return nil
		case !blank(felt):
			return w.PutFeeling(felt)
		case stored:
			if err := w.DeleteFeeling(felt.ID, now); !errors.Is(err, data.ErrNotFound) {
				return err
			}
		}
		return nil
	})
}

// put makes the groups and then the changes.
func put(w *data.Writer, p data.Person, edits []edit, now time.Time) error {
	if len(edits) == 0 {
		return nil
	}
	for _, e := range edits {
		if e.group == nil {
			continue
		}
		g := *e.group
		if err := w.PutGroup(&g); err != nil && !errors.Is(err, data.ErrConflict) {
			return err // in a conflict a write before this one has made it
		}
	}
	next := after(p, edits)
	next.Modified = now
	return w.PutPerson(&next)
}

// after is how somebody is after some changes.
func after(p data.Person, edits []edit) data.Person {
	for _, e := range edits {
		if e.change != nil {
			e.change(&p)
		}
	}
	return p
}

// sift parts the edits that can be stored from those that break a rule. One that
// a later one mends is none of these, so each is looked at alone only when all
// of them together break one.
func sift(p data.Person, edits []edit) (good []edit, bad []refusal) {
	if len(edits) == 0 || broken(p, edits) == nil {
		return edits, nil
	}
	for _, e := range edits {
		if err := broken(p, append(good[:len(good):len(good)], e)); err != nil {
			bad = append(bad, refusal{e, err})
			continue
		}
		good = append(good, e)
	}
	return good, bad
}

// broken gives the rule that some changes of somebody break, or nil.
func broken(p data.Person, edits []edit) error {
	for _, e := range edits {
		if e.group != nil {
			if err := e.group.Check(); err != nil {
				return err
			}
		}
	}
	next := after(p, edits)
	return next.Check()
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
