package data

import (
	"bytes"
	"context"
	"fmt"

	"kith/data/vault"
)

// CheckReferences looks whether what records name is there: people, groups, the
// entries of earlier texts, attached files. What lies in the trash is there. bad
// are the files that verifying the vault found missing or damaged. An entry that a
// contact or a practice came from may be gone for good, so that is no fault.
func (s *Store) CheckReferences(ctx context.Context, bad []vault.FileID) (faults []Fault, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		h := holdings{people: map[ID]bool{}, entries: map[ID]bool{}, files: map[ID]bool{}}
		if err := h.gather(tx); err != nil {
			return err
		}
		for _, id := range bad {
			h.files[ID(id)] = false
		}
		for _, k := range Kinds() {
			err := tx.Keys(allOf(k), nil, false, func(key []byte) (bool, error) {
				b, err := tx.Get(key)
				if err == nil {
					for _, what := range h.lacks(k, b) {
						faults = append(faults, Fault{k, idFrom(key[max(1, len(key)-idLen):]), what})
					}
				}
				if err = unlessDamage(err); err == nil {
					err = ctx.Err()
				}
				return err == nil, err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("check references: %w", err)
	}
	return faults, nil
}

// holdings is what there is to be named.
type holdings struct {
	people  map[ID]bool // and groups
	entries map[ID]bool
	files   map[ID]bool // false for one that is known and cannot be read
}

// gather reads which records and files there are.
func (h *holdings) gather(tx *vault.Tx) error {
	for k, into := range map[Kind]map[ID]bool{KindPerson: h.people, KindGroup: h.people, KindEntry: h.entries} {
		if err := tx.Keys(allOf(k), nil, false, func(key []byte) (bool, error) {
			into[idFrom(bytes.Clone(key[1:]))] = true
			return true, nil
		}); err != nil {
			return err
		}
	}
	if err := eachTrashed(tx, func(t Trashed) error {
		h.people[t.ID], h.entries[t.ID] = true, true // an id is of one noun alone
		return nil
	}); err != nil {
		return err
	}
	files, err := tx.Files()
	for _, f := range files {
		h.files[ID(f.ID)] = true
	}
	return unlessDamage(err)
}

// lacks says what a record names that is not there. One that cannot be read is
// reported elsewhere.
func (h *holdings) lacks(k Kind, b []byte) (list []string) {
	if n := nounOf(k); n != nil {
		for _, id := range n.names(b) {
			if !id.IsZero() && !h.people[id] {
				list = append(list, "names a person or group that is not there")
			}
		}
	}
	switch k {
	case KindEntry:
		e, err := entryFrom(b)
		for i := range e.Attachments {
			list = h.lacksFile(list, err, &e.Attachments[i])
		}
	case KindPerson:
		p, err := personFrom(b)
		list = h.lacksFile(list, err, p.Photo)
	case KindVersion:
		if v, err := versionFrom(b); err == nil && !h.entries[v.Entry] {
			list = append(list, "is an earlier text of an entry that is not there")
		}
	}
	return list
}

// lacksFile adds what is wrong with an attached file.
func (h *holdings) lacksFile(list []string, err error, a *Attachment) []string {
	if err != nil || a == nil {
		return list
	}
	whole, known := h.files[a.ID]
	switch {
	case !known:
		return append(list, "names an attached file that is not there")
	case !whole:
		return append(list, "has an attached file that is missing or damaged")
	}
	return list
}
