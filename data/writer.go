package data

import (
	"errors"
	"fmt"
	"time"

	"kith/data/vault"
)

// Writer is one write under way. It is good only inside the function that
// Store.Update was given, and only on its goroutine.
type Writer struct {
	tx      *vault.Tx
	changes []Change
	found   []findOp
	counted []*uint32 // revisions counted up, to be counted down if nothing comes of it
	broken  error     // a record was written in part: nothing of this write may stay
	past    *past     // remembers what stood before; nil for a write that cannot be undone
}

// set, addRows, drop and dropRows are the only ways into the transaction. When one
// fails, a record may be there in part, and the whole write is lost even if the
// caller overlooks the error.

func (w *Writer) set(key, value []byte) error {
	if err := w.remember(key); err != nil {
		return w.note(err)
	}
	return w.note(w.tx.Put(key, value))
}

func (w *Writer) drop(key []byte) error {
	if err := w.remember(key); err != nil {
		return w.note(err)
	}
	return w.note(w.tx.Delete(key))
}

// addRows sets index rows.
func (w *Writer) addRows(rows [][]byte) error {
	for _, row := range rows {
		if err := w.note(w.tx.PutIndex(row)); err != nil {
			return err
		}
	}
	return nil
}

// dropRows takes index rows away.
func (w *Writer) dropRows(rows [][]byte) error {
	for _, row := range rows {
		if err := w.drop(row); err != nil {
			return err
		}
	}
	return nil
}

// moveRows takes a record from its old index rows to its new ones. Those that
// stay are not written again: a page is saved often and seldom moves.
func (w *Writer) moveRows(before, after [][]byte) error {
	stays := make(map[string]bool, len(after))
	for _, row := range after {
		stays[string(row)] = true
	}
	for _, row := range before {
		if !stays[string(row)] {
			if err := w.drop(row); err != nil {
				return err
			}
		}
	}
	return w.addRows(after)
}

// note remembers the first failure.
func (w *Writer) note(err error) error {
	if err != nil && w.broken == nil {
		w.broken = err
	}
	return err
}

// forget undoes what the write did to the caller's records, because the
// transaction will not be committed.
func (w *Writer) forget() {
	for _, r := range w.counted {
		*r--
	}
	*w = Writer{}
}

// The room that a write of many keeps for its next item: half a transaction, so
// that hardly any item has to be begun twice.
const (
	itemBytes = MaxRecord
	itemRows  = 4 * MaxList
)

// hasRoom tells whether the write can take one more item of any usual size.
func (w *Writer) hasRoom() bool {
	bytes, rows := w.tx.Room()
	return bytes > itemBytes && rows > itemRows
}

// stored reads a record as it stands; nil bytes if there is none.
func (w *Writer) stored(key []byte) ([]byte, error) {
	b, err := w.tx.Get(key)
	if errors.Is(err, vault.ErrNoRecord) {
		return nil, nil
	}
	return b, err
}

// put writes one record with its index rows. It refuses a record that breaks
// its rules (ErrInvalid) and one that changed since it was read (ErrConflict).
// One that is gone meanwhile is written anew: text is never refused because the
// page was deleted under it.
func put[T any, P record[T]](w *Writer, v *T, from func([]byte) (T, error)) error {
	p := P(v)
	kind, id := p.ref()
	if err := p.Check(); err != nil {
		return err
	}
	prev, err := w.stored(p.key())
	if err != nil {
		return fmt.Errorf("put %s %s: %w", kind, id, err)
	}
	var before [][]byte
	if prev != nil {
		old, err := from(prev)
		if err != nil {
			return fmt.Errorf("put %s %s: %w", kind, id, err)
		}
		if r, o := p.revision(), P(&old).revision(); r != nil && *r != *o {
			return fmt.Errorf("put %s %s: %w", kind, id, ErrConflict)
		}
		before = P(&old).rows()
	}
	if err := write[T](w, p, prev, before); err != nil {
		return fmt.Errorf("put %s %s: %w", kind, id, err)
	}
	return nil
}

// write replaces a record, which stood as prev in the index rows before, and
// counts its revision up.
func write[T any, P record[T]](w *Writer, p P, prev []byte, before [][]byte) error {
	if r := p.revision(); r != nil {
		*r++
		w.counted = append(w.counted, r)
	}
	b, err := encode(p.toWire(), prev)
	if err != nil {
		return w.note(err) // the revision is counted
	}
	if err := w.moveRows(before, p.rows()); err != nil {
		return err
	}
	if err := w.set(p.key(), b); err != nil {
		return err
	}
	kind, id := p.ref()
	w.changes = append(w.changes, Change{kind, id, Put})
	return nil
}

// trash moves a record to the trash. ErrNotFound if there is none. The copy is put
// first: it checks the moment, and nothing is taken away before that.
func trash[T any, P record[T]](w *Writer, kind Kind, id ID, at time.Time, from func([]byte) (T, error)) error {
	key := recordKey(kind, id)
	b, err := w.stored(key)
	if err == nil && b == nil {
		err = ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("delete %s %s: %w", kind, id, err)
	}
	old, err := from(b)
	if err != nil {
		return fmt.Errorf("delete %s %s: %w", kind, id, err)
	}
	t := Trashed{ID: id, Kind: kind, At: at, Body: b}
	if err := put(w, &t, trashedFrom); err != nil {
		return err
	}
	return w.erase(kind, id, key, P(&old).rows())
}

// erase takes a record away for good, without the trash.
func (w *Writer) erase(kind Kind, id ID, key []byte, rows [][]byte) error {
	if err := w.dropRows(rows); err != nil {
		return fmt.Errorf("erase %s %s: %w", kind, id, err)
	}
	if err := w.drop(key); err != nil {
		return fmt.Errorf("erase %s %s: %w", kind, id, err)
	}
	w.changes = append(w.changes, Change{kind, id, Deleted})
	return nil
}
