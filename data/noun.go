package data

import (
	"errors"
	"fmt"
	"time"
)

// living is what the store asks of a noun that can be deleted and put back.
type living[T any] interface {
	record[T]
	// names lists the people that the record names, of a person the groups, each once.
	names() []ID
	// forget takes a person or a group out of the record.
	forget(gone ID) fate
	// shown is what a list of deleted things shows of it.
	shown() (Day, string)
}

// noun does for a kind that is known only at run time what the functions for one
// noun do.
type noun interface {
	rows(b []byte) ([][]byte, error)
	names(b []byte) []ID
	restore(w *Writer, t *Trashed) error
	forget(w *Writer, id, gone ID) error
	forgetTrashed(w *Writer, t *Trashed, gone ID) error
	show(t *Trashed)
	remove(w *Writer, id ID, at time.Time) error
	delta(before, after []byte) (was, is []byte, err error)
	patch(w *Writer, id ID, was, is []byte) error
}

// nounOf finds the noun of a kind; nil for a kind that cannot be deleted.
func nounOf(k Kind) noun {
	switch k {
	case KindEntry:
		return kept[Entry, *Entry]{k, entryFrom}
	case KindPerson:
		return kept[Person, *Person]{k, personFrom}
	case KindTie:
		return kept[Tie, *Tie]{k, tieFrom}
	case KindGroup:
		return kept[Group, *Group]{k, groupFrom}
	case KindContact:
		return kept[Contact, *Contact]{k, contactFrom}
	case KindFeeling:
		return kept[Feeling, *Feeling]{k, feelingFrom}
	case KindItem:
		return kept[Item, *Item]{k, itemFrom}
	case KindRecord:
		return kept[Record, *Record]{k, recordFrom}
	case KindCheckIn:
		return kept[CheckIn, *CheckIn]{k, checkInFrom}
	case KindDefinition:
		return kept[Definition, *Definition]{k, definitionFrom}
	case KindVersion, KindDraft, KindTrash, KindStep, KindMeta:
	}
	return nil
}

// kept is the noun of one type.
type kept[T any, P living[T]] struct {
	kind Kind
	from func([]byte) (T, error)
}

// rows gives the index rows that a stored record should stand in.
func (k kept[T, P]) rows(b []byte) ([][]byte, error) {
	v, err := k.from(b)
	if err != nil {
		return nil, err
	}
	return P(&v).rows(), nil
}

// names gives whom a stored record names; nobody if it cannot be read.
func (k kept[T, P]) names(b []byte) []ID {
	v, err := k.from(b)
	if err != nil {
		return nil
	}
	return P(&v).names()
}

// restore puts a trashed record back as it was, unknown fields too.
// ErrConflict if one stands in its place.
func (k kept[T, P]) restore(w *Writer, t *Trashed) error {
	v, err := k.from(t.Body)
	if err != nil {
		return err
	}
	p := P(&v)
	if prev, err := w.stored(p.key()); err != nil || prev != nil {
		return errors.Join(err, ErrConflict)
	}
	if err := w.addRows(p.rows()); err != nil {
		return err
	}
	if err := w.set(p.key(), t.Body); err != nil {
		return err
	}
	w.changes = append(w.changes, Change{t.Kind, t.ID, Put})
	return nil
}

// forget takes a person or a group out of a record, and with it the record if
// it means nothing without. A record that is not there, cannot be read or does
// not name it is left alone.
func (k kept[T, P]) forget(w *Writer, id, gone ID) error {
	b, err := w.stored(recordKey(k.kind, id))
	if err != nil || b == nil {
		return unlessDamage(err)
	}
	v, err := k.from(b)
	if err != nil {
		return unlessDamage(err)
	}
	p := P(&v)
	before := p.rows()
	switch p.forget(gone) {
	case pointless:
		return w.erase(k.kind, id, p.key(), before)
	case changed:
		if err := write[T](w, p, b, before); err != nil {
			return fmt.Errorf("forget in %s %s: %w", k.kind, id, err)
		}
	case untouched:
	}
	return nil
}

// forgetTrashed is forget for a record that lies in the trash.
func (k kept[T, P]) forgetTrashed(w *Writer, t *Trashed, gone ID) error {
	v, err := k.from(t.Body)
	if err != nil {
		return unlessDamage(err)
	}
	switch P(&v).forget(gone) {
	case pointless:
		return w.erase(KindTrash, t.ID, t.key(), nil)
	case changed:
		if t.Body, err = encode(P(&v).toWire(), t.Body); err != nil {
			return err
		}
		return put(w, t, trashedFrom)
	case untouched:
	}
	return nil
}

// show fills in what a list shows of a trashed record, and drops the record.
func (k kept[T, P]) show(t *Trashed) {
	if v, err := k.from(t.Body); err == nil {
		t.Day, t.Title = P(&v).shown()
		if k.kind != KindPerson {
			t.People = P(&v).names()
		}
	}
}

// unlessDamage lets a work on many records go on past one that cannot be read.
func unlessDamage(err error) error {
	if isDamage(err) {
		return nil
	}
	return err
}
