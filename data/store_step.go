package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kith/data/vault"
)

// deed is a write that can be undone: what it is called and when it is made.
type deed struct {
	name  string
	at    time.Time
	group ID
	typed bool // joins the step before it
}

// begin gives what remembers the past of a deed's write; nil for no deed.
func (d *deed) begin() *past {
	if d == nil {
		return nil
	}
	return &past{before: map[string][]byte{}}
}

// past is what stood before a write, of the records that it touches.
type past struct {
	before map[string][]byte // nil for what was not there
	order  []string
}

// remember notes how a record stands before it is written for the first time in
// this write. Rows, drafts, versions and the trash are no part of a step.
func (w *Writer) remember(key []byte) error {
	if w.past == nil || len(key) != 1+idLen || nounOf(Kind(key[0])) == nil {
		return nil
	}
	if _, known := w.past.before[string(key)]; known {
		return nil
	}
	b, err := w.stored(key)
	if err != nil {
		return err
	}
	w.past.before[string(key)] = b
	w.past.order = append(w.past.order, string(key))
	return nil
}

// Act is Update whose write can be undone, also after a restart. name says what is
// done, as "map.move"; the room that shows it has the words. After an Act, what
// was undone before cannot be made again.
func (s *Store) Act(ctx context.Context, name string, at time.Time, fn func(*Writer) error) error {
	return s.update(ctx, &deed{name: name, at: at}, fn)
}

// ActTyping is Act for text that is saved while it is typed: it joins the step
// before it when that has the same name, changed the same records and is at most
// two minutes old, so that a note is undone as a whole.
func (s *Store) ActTyping(ctx context.Context, name string, at time.Time, fn func(*Writer) error) error {
	return s.update(ctx, &deed{name: name, at: at, typed: true}, fn)
}

// ActMany is UpdateMany whose writes can be undone as one, for imports.
func (s *Store) ActMany(ctx context.Context, name string, at time.Time, n int, fn func(w *Writer, i int) error) (done int, err error) {
	return s.updateMany(ctx, &deed{name: name, at: at, group: NewID()}, n, fn)
}

// keepStep writes what this write has done. A step too large to keep is left out:
// the change itself is never refused for it.
func (w *Writer) keepStep(d *deed) error {
	step := Step{ID: NewID(), At: d.at, Name: d.name, Group: d.group}
	for _, key := range w.past.order {
		part, changed, err := w.part(key)
		if err != nil {
			return fmt.Errorf("keep step: %w", err)
		}
		if changed {
			step.Parts = append(step.Parts, part)
		}
	}
	w.past = nil
	if len(step.Parts) == 0 {
		return nil
	}
	if err := w.dropOld(d.group); err != nil {
		return fmt.Errorf("keep step: %w", err)
	}
	if d.typed {
		if err := w.join(&step); err != nil {
			return fmt.Errorf("keep step: %w", err)
		}
	}
	if b, err := encode(step.toWire(), nil); err != nil || len(b) > MaxRecord {
		return err
	}
	return put(w, &step, stepFrom)
}

// part says what became of one record; false if it is as it was.
func (w *Writer) part(key string) (p StepPart, changed bool, err error) {
	p = StepPart{Kind: Kind(key[0]), ID: idFrom([]byte(key[1:]))}
	before := w.past.before[key]
	after, err := w.stored([]byte(key))
	if err != nil {
		return p, false, err
	}
	switch {
	case before == nil && after == nil:
		return p, false, nil
	case before == nil:
		p.Was = WasAdded
		return p, true, nil
	case after == nil:
		p.Was = WasDeleted
		return p, true, nil
	}
	p.Was = WasChanged
	p.Before, p.After, err = nounOf(p.Kind).delta(before, after)
	return p, len(p.Before)+len(p.After) > 0, err
}

// dropOld forgets the steps that cannot be made again any more, and the oldest
// when there are too many.
func (w *Writer) dropOld(group ID) error {
	list, err := stepsIn(w.tx)
	if err != nil {
		return err
	}
	kept := 0
	for _, t := range list { // newest first
		if !t.Undone {
			kept++
		}
		if t.Undone && (t.Group.IsZero() || t.Group != group) || kept >= MaxSteps {
			if err := w.erase(KindStep, t.ID, t.key(), nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// dropSteps forgets all steps.
func (w *Writer) dropSteps() error {
	list, err := stepsIn(w.tx)
	if err != nil {
		return err
	}
	for _, t := range list {
		if err := w.erase(KindStep, t.ID, t.key(), nil); err != nil {
			return err
		}
	}
	return nil
}

// stepsIn reads the steps, newest first. One that cannot be read cannot be undone.
func stepsIn(tx *vault.Tx) (list []Step, err error) {
	err = tx.Keys(allOf(KindStep), nil, false, func(key []byte) (bool, error) {
		t, err := read(tx, KindStep, idFrom(key[1:]), stepFrom)
		if err == nil {
			list = append(list, t)
		}
		return true, unlessDamage(err)
	})
	slices.Reverse(list)
	return list, err
}

// Steps lists what can be undone or made again, newest first, without the parts'
// content.
func (s *Store) Steps(ctx context.Context) (list []Step, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		list, err = stepsIn(tx)
		return err
	})
	for i := range list {
		for j := range list[i].Parts {
			list[i].Parts[j].Before, list[i].Parts[j].After = nil, nil
		}
	}
	return list, err
}

// Undo takes the newest step back that is not undone yet, and gives it. What was
// added goes to the trash, what was deleted comes back from there, and of what was
// changed the fields of the step become as they were: later changes of others stay.
//
// ErrNotFound says that there is nothing to undo. ErrConflict says that the same
// fields were changed since, or that what was deleted was cleared away: that step
// can never be undone, is forgotten, and nothing else has changed.
func (s *Store) Undo(ctx context.Context, at time.Time) (Step, error) {
	return s.walk(ctx, at, "undo", func(list []Step) (out []Step) {
		for _, t := range list {
			if !t.Undone && (len(out) == 0 || !t.Group.IsZero() && t.Group == out[0].Group) {
				out = append(out, t)
			}
		}
		return out
	})
}

// Redo makes the step again that was undone last, and gives it. The errors are
// those of Undo.
func (s *Store) Redo(ctx context.Context, at time.Time) (Step, error) {
	return s.walk(ctx, at, "redo", func(list []Step) (out []Step) {
		for _, t := range slices.Backward(list) {
			if t.Undone && (len(out) == 0 || !t.Group.IsZero() && t.Group == out[0].Group) {
				out = append(out, t)
			}
		}
		return out
	})
}

// walk undoes or makes again the steps that choose picks, each in a commit of its
// own, and gives the first.
func (s *Store) walk(ctx context.Context, at time.Time, doing string, choose func(newestFirst []Step) []Step) (Step, error) {
	var steps []Step
	err := s.view(ctx, func(tx *vault.Tx) error {
		list, err := stepsIn(tx)
		steps = choose(list)
		return err
	})
	if err == nil && len(steps) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Step{}, fmt.Errorf("%s: %w", doing, err)
	}
	for _, t := range steps {
		if err := s.flip(ctx, t, at); err != nil {
			return steps[0], fmt.Errorf("%s step %s: %w", doing, t.ID, err)
		}
	}
	return steps[0], nil
}

// flip undoes a step, or makes it again if it is undone.
func (s *Store) flip(ctx context.Context, t Step, at time.Time) error {
	parts := slices.Clone(t.Parts)
	if !t.Undone {
		slices.Reverse(parts)
	}
	err := s.Update(ctx, func(w *Writer) error {
		for _, p := range parts {
			if err := w.turn(p, !t.Undone, at); err != nil {
				return err
			}
		}
		next := t
		next.Undone = !t.Undone
		return put(w, &next, stepFrom)
	})
	if errors.Is(err, ErrConflict) {
		forget := s.Update(ctx, func(w *Writer) error { return w.erase(KindStep, t.ID, t.key(), nil) })
		err = errors.Join(err, forget)
	}
	return err
}

// turn takes one part back, or makes it again.
func (w *Writer) turn(p StepPart, back bool, at time.Time) error {
	n := nounOf(p.Kind)
	if n == nil {
		return ErrUnreadable
	}
	there, err := w.tx.Has(recordKey(p.Kind, p.ID))
	if err != nil {
		return err
	}
	comes := (p.Was == WasAdded) != back // it is there after the turn
	switch {
	case p.Was != WasChanged && comes == there:
		return nil // somebody else did it already
	case p.Was != WasChanged && comes:
		if err := w.Restore(p.ID); errors.Is(err, ErrNotFound) {
			return fmt.Errorf("%w: it was cleared away", ErrConflict)
		} else if err != nil {
			return err
		}
		return nil
	case p.Was != WasChanged:
		err = n.remove(w, p.ID, at)
	case back:
		err = n.patch(w, p.ID, p.Before, p.After)
	default:
		err = n.patch(w, p.ID, p.After, p.Before)
	}
	if errors.Is(err, ErrNotFound) {
		err = fmt.Errorf("%w: it was deleted", ErrConflict)
	}
	if err != nil {
		return err
	}
	return w.relearn(p.Kind, p.ID)
}

// relearn has the search learn a record that was changed without its own function.
func (w *Writer) relearn(k Kind, id ID) error {
	if k == KindEntry {
		return w.findEntry(id)
	}
	if k == KindPerson {
		return w.findPerson(id)
	}
	return nil
}
