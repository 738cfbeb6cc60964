package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"kith/data/vault"
)

// PutEntry writes an entry. Its Revision must be the one read (0 for a new
// one) and is counted up in place; ErrConflict says that it changed meanwhile.
func (w *Writer) PutEntry(e *Entry) error {
	if err := put(w, e, entryFrom); err != nil {
		return err
	}
	return w.findEntry(e.ID)
}

// Entry reads an entry as it stands in this write. ErrNotFound if there is none.
func (w *Writer) Entry(id ID) (Entry, error) { return read(w.tx, KindEntry, id, entryFrom) }

// DeleteEntry moves an entry to the trash.
func (w *Writer) DeleteEntry(id ID, at time.Time) error {
	if err := trash[Entry](w, KindEntry, id, at, entryFrom); err != nil {
		return err
	}
	return w.findEntry(id)
}

// EraseEntry takes an entry and its versions away for good. It is for a page
// that turned out blank, never for what a person deletes.
func (w *Writer) EraseEntry(id ID) error {
	e, err := read(w.tx, KindEntry, id, entryFrom)
	if err != nil {
		return err
	}
	if err := w.erase(KindEntry, id, e.key(), e.rows()); err != nil {
		return err
	}
	if err := w.eraseVersions(id); err != nil {
		return err
	}
	return w.findEntry(id)
}

// findEntry has the search learn after the commit how an entry stands then, and
// marks the entry until the saved search index has it.
func (w *Writer) findEntry(id ID) error {
	w.found = append(w.found, findOp{entry: id})
	return w.addRows([][]byte{unsaidRow(id)})
}

// KeepVersion keeps the entry's text as it stands, before an editing session
// changes it, and thins those before it. An entry that is not stored yet has no
// earlier text.
func (w *Writer) KeepVersion(id ID, at time.Time) error {
	e, err := w.Entry(id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("keep version: %w", err)
	}
	if err := put(w, &Version{ID: NewID(), Entry: id, At: at, Title: e.Title, Body: e.Body}, versionFrom); err != nil {
		return err
	}
	return w.thin(id, at)
}

// eraseVersions takes all earlier texts of an entry away.
func (w *Writer) eraseVersions(entry ID) error {
	var keys [][]byte
	err := w.tx.Keys(recordKey(KindVersion, entry), nil, false, func(key []byte) (bool, error) {
		keys = append(keys, bytes.Clone(key))
		return true, nil
	})
	if err != nil {
		return w.note(fmt.Errorf("erase versions of entry %s: %w", entry, err))
	}
	return w.dropRows(keys)
}

// PutEntry writes one entry as a write of its own.
func (s *Store) PutEntry(ctx context.Context, e *Entry) error {
	return s.Update(ctx, func(w *Writer) error { return w.PutEntry(e) })
}

// DeleteEntry moves one entry to the trash as a write of its own.
func (s *Store) DeleteEntry(ctx context.Context, id ID, at time.Time) error {
	return s.Update(ctx, func(w *Writer) error { return w.DeleteEntry(id, at) })
}

// Entry reads one entry. ErrNotFound if there is none.
func (s *Store) Entry(ctx context.Context, id ID) (Entry, error) {
	return get(ctx, s, KindEntry, id, entryFrom)
}

// Entries reads the entries of a span of days, newest first.
func (s *Store) Entries(ctx context.Context, span Span) ([]Entry, error) {
	return dated(ctx, s, KindEntry, onDays(KindEntry), span, entryFrom)
}

// EntryRefs lists the entries of a span without reading them, newest first, at
// most limit (0 = all): enough for a long list that reads what it shows.
func (s *Store) EntryRefs(ctx context.Context, span Span, limit int) (list []Ref, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		list, err = refs(ctx, tx, onDays(KindEntry), span, limit)
		return err
	})
	return list, err
}

// EntriesAbout reads the entries that speak of a person, newest first.
func (s *Store) EntriesAbout(ctx context.Context, person ID, span Span) ([]Entry, error) {
	return dated(ctx, s, KindEntry, onPage(person, KindEntry), span, entryFrom)
}

// EntriesTagged reads the entries under a tag, compared folded, newest first.
func (s *Store) EntriesTagged(ctx context.Context, tag string, span Span) ([]Entry, error) {
	return dated(ctx, s, KindEntry, onTag(tag), span, entryFrom)
}

// EachEntry calls fn with every entry in the order of creation, one read at a
// time in memory, all of one moment. An error of fn ends it.
func (s *Store) EachEntry(ctx context.Context, fn func(Entry) error) error {
	return s.view(ctx, func(tx *vault.Tx) error { return each(ctx, s, tx, allOf(KindEntry), entryFrom, fn) })
}

// Versions reads the earlier texts of an entry, oldest first.
func (s *Store) Versions(ctx context.Context, entry ID) ([]Version, error) {
	return all(ctx, s, recordKey(KindVersion, entry), versionFrom)
}
