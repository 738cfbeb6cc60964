package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"kith/data/vault"
)

// A file belongs to whatever names it: an entry, a photo of a person, the same in
// the trash, a step that can be undone, a draft. Which fields may name one is not
// listed here, for a field that is forgotten would cost somebody a picture. The
// id is looked for in every record, as bytes and as text.

// SweepFiles removes the files that nothing has named since at least grace ago,
// and gives how many. It counts from when a sweep first found them so: one found
// for the first time stays in any case. A record that cannot be read might name
// one, so then nothing is removed. Other writes wait.
func (s *Store) SweepFiles(ctx context.Context, grace time.Duration) (removed int, err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if _, err := s.vault.RemoveStrayFiles(); err != nil {
		return 0, fmt.Errorf("sweep files: %w", closed(err))
	}
	var unnamed map[ID]bool
	since := map[ID]time.Time{}
	err = s.view(ctx, func(tx *vault.Tx) error {
		if unnamed, err = unnamedFiles(ctx, tx, nil); err != nil {
			return err
		}
		b, err := tx.Get(metaKey(metaUnnamed))
		if err == nil && json.Unmarshal(b, &since) != nil {
			clear(since) // begin to count anew
		}
		return unlessNoRecord(err)
	})
	if err != nil {
		return 0, fmt.Errorf("sweep files: %w", err)
	}
	was := maps.Clone(since)
	var gone []vault.FileID
	for id := range unnamed {
		if first, ok := since[id]; !ok {
			since[id] = s.now().UTC()
		} else if s.now().Sub(first) >= grace {
			gone = append(gone, vault.FileID(id))
		}
	}
	maps.DeleteFunc(since, func(id ID, _ time.Time) bool { return !unnamed[id] || slices.Contains(gone, vault.FileID(id)) })
	if err := s.vault.RemoveFiles(gone...); err != nil {
		return 0, fmt.Errorf("sweep files: %w", closed(err))
	}
	if !maps.EqualFunc(was, since, time.Time.Equal) {
		err = s.keepUnnamed(since)
	}
	return len(gone), err
}

// metaUnnamed is where a sweep notes which files nothing names, and since when.
const metaUnnamed = "unnamed"

// keepUnnamed writes that note.
func (s *Store) keepUnnamed(since map[ID]time.Time) error {
	b, err := json.Marshal(since)
	if err == nil {
		err = s.vault.Update(func(tx *vault.Tx) error { return tx.Put(metaKey(metaUnnamed), b) })
	}
	if err != nil {
		return fmt.Errorf("sweep files: %w", closed(err))
	}
	return nil
}

// removeUnnamed removes those of the files that nothing names any more: what was
// deleted for good takes its pictures along.
func (s *Store) removeUnnamed(ctx context.Context, files map[ID]bool) error {
	if len(files) == 0 {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	var unnamed map[ID]bool
	err := s.view(ctx, func(tx *vault.Tx) (err error) {
		unnamed, err = unnamedFiles(ctx, tx, files)
		return err
	})
	if err != nil {
		return err
	}
	var gone []vault.FileID
	for id := range unnamed {
		gone = append(gone, vault.FileID(id))
	}
	return closed(s.vault.RemoveFiles(gone...))
}

// unnamedFiles gives which of the files (nil: of all that there are) no record names.
func unnamedFiles(ctx context.Context, tx *vault.Tx, of map[ID]bool) (map[ID]bool, error) {
	known, err := tx.Files()
	if err != nil {
		return nil, err
	}
	left := idSet{ids: map[ID]bool{}}
	for _, f := range known {
		if of == nil || of[ID(f.ID)] {
			left.add(ID(f.ID))
		}
	}
	for _, k := range Kinds() {
		if len(left.ids) == 0 {
			break
		}
		err := tx.Scan(allOf(k), nil, false, func(key, b []byte) (bool, error) {
			if string(key) != string(metaKey(metaUnnamed)) {
				left.eachIn(b, func(id ID) { delete(left.ids, id) })
			}
			return true, ctx.Err()
		})
		if err != nil {
			return nil, err
		}
	}
	return left.ids, nil
}

// idSet is a set of ids that can be looked for in bytes, all at once.
type idSet struct {
	ids  map[ID]bool
	tail [1 << 16]bool // by the last two bytes of an id, or of its text: what may be one
}

// add takes an id into the set.
func (s *idSet) add(id ID) {
	s.ids[id] = true
	text := id.String()
	s.tail[tailOf(id[:])] = true
	s.tail[tailOf([]byte(text))] = true
}

// tailOf gives the last two bytes as a number.
func tailOf(b []byte) int { return int(b[len(b)-2])<<8 | int(b[len(b)-1]) }

// eachIn calls fn with the ids of the set that b holds, as 16 bytes or as 36
// characters.
func (s *idSet) eachIn(b []byte, fn func(ID)) {
	const text = 36
	found := func(id ID) {
		if s.ids[id] {
			fn(id)
		}
	}
	for end := idLen; end <= len(b); end++ {
		if !s.tail[tailOf(b[:end])] {
			continue
		}
		found(ID(b[end-idLen : end]))
		if end >= text && b[end-13] == '-' {
			if id, err := ParseID(string(b[end-text : end])); err == nil {
				found(id)
			}
		}
	}
}

// filesNamed gives the files that are named by what is about to be cleared away.
func filesNamed(tx *vault.Tx, gone bin) (map[ID]bool, error) {
	named := map[ID]bool{}
	known, err := tx.Files()
	if err != nil || len(known) == 0 {
		return named, err
	}
	all := idSet{ids: map[ID]bool{}}
	for _, f := range known {
		all.add(ID(f.ID))
	}
	err = eachTrashed(tx, func(t Trashed) error {
		if _, ok := gone[t.ID]; ok {
			all.eachIn(t.Body, func(id ID) { named[id] = true })
		}
		return nil
	})
	return named, err
}

// unlessNoRecord lets a look at what may be missing go on.
func unlessNoRecord(err error) error {
	if errors.Is(err, vault.ErrNoRecord) {
		return nil
	}
	return err
}

// notFound gives the store's own word for what the vault does not have.
func notFound(err error) error {
	if errors.Is(err, vault.ErrNoRecord) {
		return ErrNotFound
	}
	return err
}
