package data

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/data/vault"
)

// RenamePerson gives somebody another name, and with it every "@name" in the entries
// that speak of them. The entries come first and the person last, in as many commits
// as they need: a rename that was interrupted is made whole by making it again. No
// earlier texts are kept of it and the entries' own times stay, since the person
// changed nothing in them. It can be undone as a whole. ErrNotFound if there is nobody of this id.
func (s *Store) RenamePerson(ctx context.Context, id ID, name string, at time.Time) error {
	old, err := s.Person(ctx, id)
	if err != nil {
		return fmt.Errorf("rename person %s: %w", id, err)
	}
	refs, err := s.namedIn(ctx, id)
	if err != nil {
		return fmt.Errorf("rename person %s: %w", id, err)
	}
	fresh := Person{ID: id, Name: name, Created: at, Modified: at}
	if err := fresh.Check(); err != nil {
		return fmt.Errorf("rename person %s: %w", id, err)
	}
	_, err = s.ActMany(ctx, "people.page", at, len(refs)+1, func(w *Writer, i int) error {
		if i < len(refs) {
			return w.renameIn(refs[i], old.Name, name)
		}
		p, err := read(w.tx, KindPerson, id, personFrom)
		if err != nil {
			return err
		}
		p.Name, p.Modified = name, at
		return w.PutPerson(&p)
	})
	if err != nil {
		return fmt.Errorf("rename person %s: %w", id, err)
	}
	return nil
}

// namedIn lists the entries that speak of a person.
func (s *Store) namedIn(ctx context.Context, person ID) (ids []ID, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		list, err := refs(ctx, tx, onPage(person, KindEntry), Span{}, 0)
		for _, r := range list {
			ids = append(ids, r.ID)
		}
		return err
	})
	return ids, err
}

// renameIn changes a name in one entry. One that is gone or cannot be read is left as
// it is, and so is one that would grow too long.
func (w *Writer) renameIn(entry ID, from, to string) error {
	e, err := w.Entry(entry)
	if errors.Is(err, ErrNotFound) || isDamage(err) {
		return nil
	}
	if err != nil {
		return err
	}
	body := renamed(e.Body, from, to)
	if body == e.Body {
		return nil
	}
	e.Body = body
	if e.Check() != nil {
		return nil
	}
	return w.PutEntry(&e)
}
