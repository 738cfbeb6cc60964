package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"kith/data/vault"
)

// EmptyTrash takes what was deleted before a moment away for good. With an entry
// go its earlier texts. With a person go the contacts, feelings, ties and
// check-ins about them; what the person of this journal wrote or works on stays,
// without the mention. With a group goes its mention. What could be undone cannot
// be undone any more: a step holds parts of what was there before.
//
// It is one write: vault.ErrTooBig says that it would be too large. Then, or when
// somebody with years of contacts may be in the trash, use Store.EmptyTrash.
func (w *Writer) EmptyTrash(before time.Time) error {
	gone, err := deletedBefore(w.tx, before)
	if err != nil {
		return fmt.Errorf("empty trash: %w", err)
	}
	list, err := mentionsOf(w.tx, gone)
	if err != nil {
		return fmt.Errorf("empty trash: %w", err)
	}
	for _, m := range list {
		if err := m.forget(w); err != nil {
			return fmt.Errorf("empty trash: %w", err)
		}
	}
	for _, id := range gone.ids() {
		if err := w.clear(id, before); err != nil {
			return fmt.Errorf("empty trash: %w", err)
		}
	}
	if len(gone) > 0 {
		return w.dropSteps()
	}
	return nil
}

// EmptyTrash is Writer.EmptyTrash in as many commits as it takes, and removes the
// files that only what is gone had named. The deleted record itself goes last, so that one that was cut off can be made again.
func (s *Store) EmptyTrash(ctx context.Context, before time.Time) error {
	var steps []func(*Writer) error
	var files map[ID]bool
	err := s.view(ctx, func(tx *vault.Tx) error {
		gone, err := deletedBefore(tx, before)
		if err == nil {
			files, err = filesNamed(tx, gone)
		}
		if err != nil {
			return err
		}
		list, err := mentionsOf(tx, gone)
		for _, m := range list {
			steps = append(steps, func(w *Writer) error {
				if _, still, err := w.deleted(m.gone, before); err != nil || !still {
					return err // it was restored meanwhile
				}
				return m.forget(w)
			})
		}
		for _, id := range gone.ids() {
			steps = append(steps, func(w *Writer) error { return w.clear(id, before) })
		}
		if len(gone) > 0 {
			steps = append(steps, (*Writer).dropSteps)
		}
		return err
	})
	if err == nil {
		_, err = s.UpdateMany(ctx, len(steps), func(w *Writer, i int) error { return steps[i](w) })
	}
	if err == nil { // a record that cannot be read may name a file: then they stay for a sweep
		err = unlessDamage(s.removeUnnamed(ctx, files))
	}
	if err != nil {
		return fmt.Errorf("empty trash: %w", err)
	}
	return nil
}

// bin is what may be cleared away, with its kind; KindTrash for what stands
// again in its old place, of which only the copy in the trash may go.
type bin map[ID]Kind

// ids lists what is in the bin, in order.
func (b bin) ids() []ID {
	return slices.SortedFunc(maps.Keys(b), func(x, y ID) int { return bytes.Compare(x[:], y[:]) })
}

// deletedBefore gives what was deleted before a moment. What cannot be read is
// left alone.
func deletedBefore(tx *vault.Tx, before time.Time) (bin, error) {
	gone := bin{}
	err := eachTrashed(tx, func(t Trashed) error {
		if !t.At.Before(before) {
			return nil
		}
		again, err := tx.Has(recordKey(t.Kind, t.ID))
		if gone[t.ID] = t.Kind; again {
			gone[t.ID] = KindTrash
		}
		return err
	})
	return gone, err
}

// eachTrashed calls fn with what lies in the trash and can be read.
func eachTrashed(tx *vault.Tx, fn func(Trashed) error) error {
	return tx.Keys([]byte{byte(KindTrash)}, nil, false, func(key []byte) (bool, error) {
		t, err := read(tx, KindTrash, idFrom(key[1:]), trashedFrom)
		if err == nil {
			err = fn(t)
		}
		return true, unlessDamage(err)
	})
}

// mention is a record, perhaps in the trash itself, that names what is gone.
type mention struct {
	kind Kind // KindTrash for one in the trash
	id   ID
	gone ID
}

// mentionsOf lists what names the people and groups that are gone.
func mentionsOf(tx *vault.Tx, gone bin) (list []mention, err error) {
	note := func(kind Kind, id ID, names []ID) {
		for _, name := range names {
			if k := gone[name]; k == KindPerson || k == KindGroup {
				list = append(list, mention{kind, id, name})
			}
		}
	}
	groups := false
	for _, id := range gone.ids() {
		groups = groups || gone[id] == KindGroup
		if gone[id] == KindPerson {
			page, err := mentionsOn(tx, id)
			if err != nil {
				return nil, err
			}
			list = append(list, page...)
		}
	}
	if groups { // no index tells who belongs to a group, and people are few
		err = tx.Keys([]byte{byte(KindPerson)}, nil, false, func(key []byte) (bool, error) {
			p, err := read(tx, KindPerson, idFrom(key[1:]), personFrom)
			note(KindPerson, p.ID, p.Groups)
			return true, unlessDamage(err)
		})
		if err != nil {
			return nil, err
		}
	}
	err = eachTrashed(tx, func(t Trashed) error {
		if n := nounOf(t.Kind); n != nil && gone[t.ID] == 0 {
			note(KindTrash, t.ID, n.names(t.Body))
		}
		return nil
	})
	return list, err
}

// mentionsOn lists what stands on a person's page.
func mentionsOn(tx *vault.Tx, person ID) (list []mention, err error) {
	prefix := join([]byte{rowPerson}, person[:])
	err = tx.Keys(prefix, nil, false, func(row []byte) (bool, error) {
		if r, ok := refOf(row); ok {
			list = append(list, mention{Kind(row[len(prefix)]), r.ID, person})
		}
		return true, nil
	})
	return list, err
}

// forget takes the mention away, or the record if it is about nothing else.
func (m mention) forget(w *Writer) error {
	if m.kind == KindTrash {
		t, err := read(w.tx, KindTrash, m.id, trashedFrom)
		if n := nounOf(t.Kind); err == nil && n != nil {
			return n.forgetTrashed(w, &t, m.gone)
		}
		return unlessDamage(unlessGone(err))
	}
	n := nounOf(m.kind)
	if n == nil {
		return nil
	}
	if err := n.forget(w, m.id, m.gone); err != nil {
		return err
	}
	if m.kind == KindEntry {
		return w.findEntry(m.id)
	}
	return nil
}

// unlessGone lets a work go on past a record that is not there any more.
func unlessGone(err error) error {
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// deleted tells whether a record lies in the trash since before a moment.
func (w *Writer) deleted(id ID, before time.Time) (t Trashed, is bool, err error) {
	t, err = read(w.tx, KindTrash, id, trashedFrom)
	is = err == nil && t.At.Before(before)
	return t, is, unlessDamage(unlessGone(err))
}

// The steps below look again before they do anything, since a write of somebody else
// may come between two commits: what was restored meanwhile stays as it is.

// clear takes one deleted record away for good, if it still is deleted, with
// what was written about it meanwhile.
func (w *Writer) clear(id ID, before time.Time) error {
	t, still, err := w.deleted(id, before)
	if err != nil || !still {
		return err
	}
	again, err := w.tx.Has(recordKey(t.Kind, id))
	if err != nil {
		return err
	}
	if t.Kind == KindPerson && !again {
		page, err := mentionsOn(w.tx, id)
		if err != nil {
			return err
		}
		for _, m := range page {
			if err := m.forget(w); err != nil {
				return err
			}
		}
	}
	if t.Kind == KindEntry && !again {
		if err := w.eraseVersions(id); err != nil {
			return err
		}
	}
	return w.erase(KindTrash, id, t.key(), nil)
}
