package data

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"kith/data/vault"
)

// Moment is all that is kept as it stood at one moment, for exports. It is good
// only inside the function that Store.AtOnce was given. Each method calls fn with
// every record of a noun in the order of ids, one at a time in memory; damaged ones
// are left out and noted (see Store.Damage); an error of fn ends it.
type Moment struct {
	ctx context.Context
	s   *Store
	tx  *vault.Tx
}

// AtOnce runs fn on one consistent picture of the store. Writing goes on meanwhile
// and is not seen.
func (s *Store) AtOnce(ctx context.Context, fn func(*Moment) error) error {
	return s.view(ctx, func(tx *vault.Tx) error { return fn(&Moment{ctx, s, tx}) })
}

// every is each for one noun.
func every[T any](m *Moment, k Kind, from func([]byte) (T, error), fn func(T) error) error {
	return each(m.ctx, m.s, m.tx, allOf(k), from, fn)
}

// IDs gives the ids of all records of a noun, without reading them.
func (m *Moment) IDs(k Kind) (map[ID]bool, error) {
	out := map[ID]bool{}
	err := m.tx.Keys(allOf(k), nil, false, func(key []byte) (bool, error) {
		out[idFrom(key[len(key)-idLen:])] = true
		return true, m.ctx.Err()
	})
	return out, err
}

// Entries gives every entry.
func (m *Moment) Entries(fn func(Entry) error) error { return every(m, KindEntry, entryFrom, fn) }

// Pass notes a record that could not be read, so that reading may go on without it;
// an error of another kind it gives back.
func (m *Moment) Pass(k Kind, id ID, err error) error { return m.s.pass(recordKey(k, id), err) }

// Entry reads one entry. ErrNotFound if there is none.
func (m *Moment) Entry(id ID) (Entry, error) { return read(m.tx, KindEntry, id, entryFrom) }

// EntryRefs lists the entries of a span, oldest first.
func (m *Moment) EntryRefs(span Span) ([]Ref, error) {
	list, err := refs(m.ctx, m.tx, onDays(KindEntry), span, 0)
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list, err
}

// People gives everybody.
func (m *Moment) People(fn func(Person) error) error { return every(m, KindPerson, personFrom, fn) }

// Ties gives how people are linked.
func (m *Moment) Ties(fn func(Tie) error) error { return every(m, KindTie, tieFrom, fn) }

// Groups gives every group.
func (m *Moment) Groups(fn func(Group) error) error { return every(m, KindGroup, groupFrom, fn) }

// Contacts gives every contact.
func (m *Moment) Contacts(fn func(Contact) error) error {
	return every(m, KindContact, contactFrom, fn)
}

// Feelings gives every rating of a relationship.
func (m *Moment) Feelings(fn func(Feeling) error) error {
	return every(m, KindFeeling, feelingFrom, fn)
}

// Items gives what is worked on.
func (m *Moment) Items(fn func(Item) error) error { return every(m, KindItem, itemFrom, fn) }

// Records gives every dated practice.
func (m *Moment) Records(fn func(Record) error) error { return every(m, KindRecord, recordFrom, fn) }

// CheckIns gives every filled questionnaire.
func (m *Moment) CheckIns(fn func(CheckIn) error) error {
	return every(m, KindCheckIn, checkInFrom, fn)
}

// Definitions gives what the person made or loaded to work with.
func (m *Moment) Definitions(fn func(Definition) error) error {
	return every(m, KindDefinition, definitionFrom, fn)
}

// Versions gives the earlier texts of all entries, those of one together.
func (m *Moment) Versions(fn func(Version) error) error {
	return every(m, KindVersion, versionFrom, fn)
}

// Drafts gives every form that is not saved yet.
func (m *Moment) Drafts(fn func(Draft) error) error { return every(m, KindDraft, draftFrom, fn) }

// Preference is a value that belongs to the vault, under a name, as JSON.
type Preference struct {
	Name  string          `json:"name"`
	Value json.RawMessage `json:"value"`
}

// Preferences gives every preference, in the order of names.
func (m *Moment) Preferences(fn func(Preference) error) error {
	prefix := metaKey(prefClass)
	return m.tx.Scan(prefix, nil, false, func(key, b []byte) (bool, error) {
		if !json.Valid(b) {
			return true, nil
		}
		return true, fn(Preference{string(key[len(prefix):]), bytes.Clone(b)})
	})
}

// PutVersion keeps an earlier text of an entry, as an import found it.
func (w *Writer) PutVersion(v *Version) error { return put(w, v, versionFrom) }

// PutDraft keeps the text of a form that is not saved yet.
func (w *Writer) PutDraft(d *Draft) error { return put(w, d, draftFrom) }

// PutPreference keeps a preference that an import found.
func (w *Writer) PutPreference(p Preference) error {
	c := checker{noun: "preference"}
	c.name(p.Name, "Name")
	c.need(len(p.Name) <= maxTagKey && json.Valid(p.Value) && len(p.Value) <= MaxBytes, "Value", "must be JSON of at most 256 KB under a short name")
	if c.err != nil {
		return c.err
	}
	w.changes = append(w.changes, Change{Kind: KindMeta, Op: Put})
	if err := w.set(metaKey(prefClass+p.Name), p.Value); err != nil {
		return fmt.Errorf("keep preference: %w", err)
	}
	return nil
}
