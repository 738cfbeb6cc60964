package data

import (
	"context"
	"time"

	"kith/data/vault"
)

// PutPerson writes a person. A new name is known to the search at once.
func (w *Writer) PutPerson(p *Person) error {
	var before string
	if b, err := w.stored(p.key()); err == nil && b != nil {
		if old, err := personFrom(b); err == nil {
			before = old.Name
		}
	}
	if err := put(w, p, personFrom); err != nil {
		return err
	}
	if before != p.Name {
		return w.findPerson(p.ID)
	}
	return nil
}

// findPerson has the search learn a name after the commit, and anew all entries
// that speak of the person, since they are found by it. One mark stands for all
// of them until the saved search index has them: they may be thousands.
func (w *Writer) findPerson(person ID) error {
	w.found = append(w.found, findOp{person: person})
	spoken := false
	err := w.tx.Keys(onPage(person, KindEntry), nil, false, func([]byte) (bool, error) {
		spoken = true
		return false, nil
	})
	if err != nil || !spoken {
		return w.note(err)
	}
	return w.addRows([][]byte{renamedRow(person)})
}

// DeletePerson moves a person to the trash. Contacts, feelings and entries stay
// and show the name again when the person is restored.
func (w *Writer) DeletePerson(id ID, at time.Time) error {
	if err := trash[Person](w, KindPerson, id, at, personFrom); err != nil {
		return err
	}
	return w.findPerson(id)
}

// PutTie writes how two people are linked.
func (w *Writer) PutTie(t *Tie) error { return put(w, t, tieFrom) }

// DeleteTie moves a tie to the trash.
func (w *Writer) DeleteTie(id ID, at time.Time) error {
	return trash[Tie](w, KindTie, id, at, tieFrom)
}

// PutGroup writes a group.
func (w *Writer) PutGroup(g *Group) error { return put(w, g, groupFrom) }

// DeleteGroup moves a group to the trash. People keep naming it until then.
func (w *Writer) DeleteGroup(id ID, at time.Time) error {
	return trash[Group](w, KindGroup, id, at, groupFrom)
}

// PutContact writes one time of giving and receiving.
func (w *Writer) PutContact(c *Contact) error { return put(w, c, contactFrom) }

// DeleteContact moves a contact to the trash.
func (w *Writer) DeleteContact(id ID, at time.Time) error {
	return trash[Contact](w, KindContact, id, at, contactFrom)
}

// PutFeeling writes a dated rating of a relationship.
func (w *Writer) PutFeeling(f *Feeling) error { return put(w, f, feelingFrom) }

// DeleteFeeling moves a feeling to the trash.
func (w *Writer) DeleteFeeling(id ID, at time.Time) error {
	return trash[Feeling](w, KindFeeling, id, at, feelingFrom)
}

// PutPerson writes one person as a write of its own.
func (s *Store) PutPerson(ctx context.Context, p *Person) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutPerson(p) })
}

// PutContact writes one contact as a write of its own.
func (s *Store) PutContact(ctx context.Context, c *Contact) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutContact(c) })
}

// PutFeeling writes one feeling as a write of its own.
func (s *Store) PutFeeling(ctx context.Context, f *Feeling) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutFeeling(f) })
}

// Person reads one person. ErrNotFound if there is none.
func (s *Store) Person(ctx context.Context, id ID) (Person, error) {
	return get(ctx, s, KindPerson, id, personFrom)
}

// People reads everybody, archived ones too, in the order they were added.
func (s *Store) People(ctx context.Context) ([]Person, error) {
	return all(ctx, s, allOf(KindPerson), personFrom)
}

// Ties reads how people are linked to each other.
func (s *Store) Ties(ctx context.Context) ([]Tie, error) { return all(ctx, s, allOf(KindTie), tieFrom) }

// Groups reads all groups.
func (s *Store) Groups(ctx context.Context) ([]Group, error) {
	return all(ctx, s, allOf(KindGroup), groupFrom)
}

// Contact reads one contact. ErrNotFound if there is none.
func (s *Store) Contact(ctx context.Context, id ID) (Contact, error) {
	return get(ctx, s, KindContact, id, contactFrom)
}

// Contacts reads the contacts of a span of days, newest first.
func (s *Store) Contacts(ctx context.Context, span Span) ([]Contact, error) {
	return dated(ctx, s, KindContact, onDays(KindContact), span, contactFrom)
}

// ContactsWith reads the contacts with one person, newest first.
func (s *Store) ContactsWith(ctx context.Context, person ID, span Span) ([]Contact, error) {
	return dated(ctx, s, KindContact, onPage(person, KindContact), span, contactFrom)
}

// Feelings reads the ratings of a span of days, newest first.
func (s *Store) Feelings(ctx context.Context, span Span) ([]Feeling, error) {
	return dated(ctx, s, KindFeeling, onDays(KindFeeling), span, feelingFrom)
}

// FeelingsAbout reads the ratings of one relationship, newest first.
func (s *Store) FeelingsAbout(ctx context.Context, person ID, span Span) ([]Feeling, error) {
	return dated(ctx, s, KindFeeling, onPage(person, KindFeeling), span, feelingFrom)
}

// LastContact gives the day of the newest contact with each person that has one.
func (s *Store) LastContact(ctx context.Context) (map[ID]Day, error) {
	last := map[ID]Day{}
	people, err := s.People(ctx)
	if err != nil {
		return nil, err
	}
	err = s.view(ctx, func(tx *vault.Tx) error {
		for _, p := range people {
			rows, err := refs(ctx, tx, onPage(p.ID, KindContact), Span{}, 1)
			if err != nil {
				return err
			}
			if len(rows) > 0 {
				last[p.ID] = rows[0].Day
			}
		}
		return nil
	})
	return last, err
}
