package data

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"kith/data/vault"
)

// Store keeps the records of one person in one vault. All methods may be called
// from several goroutines; one write goes at a time.
type Store struct {
	vault *vault.Vault
	now   func() time.Time

	writing sync.Mutex // held from the start of a write until its changes are told

	mu      sync.Mutex // guards the variables below
	told    *func([]Change)
	damaged map[string]bool // keys of records that could not be read

	find finder // the search index
}

// Options are what Open may be told. The zero value is what a person gets.
type Options struct {
	// Now is the clock, which decides what "yesterday" means to a search that does
	// not say it; nil means time.Now.
	Now func() time.Time
	// NoSearch leaves the search index unloaded, for work that never searches.
	NoSearch bool
	// Before is called before an older store is brought forward, to make a backup of it
	// as it is; if it fails the store does not open and nothing is changed. It may read
	// at once (Store.AtOnce) and nothing else. nil means no backup.
	Before func(*Store) error
}

// Open takes over an open vault: it checks the schema, brings an older one
// forward and begins to load the search index. The store closes the vault when
// it is closed; if Open fails the vault stays open and is the caller's.
//
// ErrNewerSchema says that a newer version wrote here.
func Open(v *vault.Vault, o Options) (*Store, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Store{vault: v, now: o.Now}
	var before func() error
	if o.Before != nil {
		before = func() error { return o.Before(s) }
	}
	if err := migrate(v, steps(), Schema, before); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	s.find.start(s, o.NoSearch)
	return s, nil
}

// Fill takes over a new and empty vault that is to be filled with the lines of a
// backup (see Writer.PutLine), the note of its schema among them. Once filled, close
// it and open it with Open.
func Fill(v *vault.Vault) (*Store, error) {
	s := &Store{vault: v, now: time.Now}
	_, empty, err := readSchema(v)
	if err == nil && !empty {
		err = vault.ErrExists
	}
	if err != nil {
		return nil, fmt.Errorf("fill store: %w", err)
	}
	s.find.start(s, true)
	return s, nil
}

// Vault gives the box that the store lies in, for what concerns the box itself:
// the passphrase, verifying, its place.
func (s *Store) Vault() *vault.Vault { return s.vault }

// Close lets a write under way end, stops the search index and closes the vault.
// It may be called twice. If it fails because the disk is full (vault.ErrFull) the
// store stays open: make room and close it again.
func (s *Store) Close() error {
	s.find.stop()
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.vault.Close()
	if errors.Is(err, vault.ErrFull) {
		s.find.begin()
	}
	return err
}

// Subscribe has fn told of every change after its commit, in order, on the
// goroutine that committed: fn must not block and must not write. There is one
// subscriber, the hub of the app; a second replaces the first. stop ends it, and
// does nothing to one that came after.
func (s *Store) Subscribe(fn func([]Change)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	mine := &fn
	s.told = mine
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.told == mine {
			s.told = nil
		}
	}
}

// Update runs fn as one write: all of it happens or nothing. When it returns
// nil the write is on the disk. fn may be given as many records as fit one
// transaction (about 1 MB); vault.ErrTooBig says that they did not. An Update
// inside fn would wait for itself for ever.
//
// fn may overlook ErrInvalid, ErrConflict and ErrNotFound, which are found before
// anything is written; after any other failure nothing of the write stays.
func (s *Store) Update(ctx context.Context, fn func(*Writer) error) error {
	return s.update(ctx, nil, fn)
}

// update is Update; with a deed the write can be undone.
func (s *Store) update(ctx context.Context, d *deed, fn func(*Writer) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil { // the wait may have been long
		return err
	}
	w := &Writer{past: d.begin()}
	err := s.vault.Update(func(tx *vault.Tx) error {
		w.tx = tx
		if err := fn(w); err != nil {
			return err
		}
		if d != nil && w.broken == nil {
			return w.keepStep(d)
		}
		return w.broken
	})
	if err != nil {
		w.forget()
		return closed(err)
	}
	s.find.apply(w.found)
	s.tell(w.changes)
	return nil
}

// UpdateMany runs fn for each of n items, many items to one commit, for imports
// and samples of a hundred thousand records. A commit holds whole items. When one
// does not fit any more, those before it are committed and fn is run once more for
// all of them, so it must do the same each time. done counts the items, from the
// first, that are on the disk; it is n when err is nil.
func (s *Store) UpdateMany(ctx context.Context, n int, fn func(w *Writer, i int) error) (done int, err error) {
	return s.updateMany(ctx, nil, n, fn)
}

// updateMany is UpdateMany; with a deed all of it can be undone as one.
func (s *Store) updateMany(ctx context.Context, d *deed, n int, fn func(w *Writer, i int) error) (done int, err error) {
	for done < n {
		end, err := s.updateSome(ctx, d, done, n, fn)
		if err != nil {
			return done, err
		}
		done = end
	}
	return done, nil
}

// updateSome commits the items from first on, as many as fit, at most up to n.
func (s *Store) updateSome(ctx context.Context, d *deed, first, n int, fn func(w *Writer, i int) error) (end int, err error) {
	for {
		err = s.update(ctx, d, func(w *Writer) error {
			for end = first; end < n && (end == first || w.hasRoom()); end++ {
				if err := ctx.Err(); err != nil {
					return err
				}
				if err := fn(w, end); err != nil {
					return err
				}
			}
			return nil
		})
		if !errors.Is(err, vault.ErrTooBig) || end == first || n == first+1 {
			return end, err
		}
		n = max(first+1, min(end, n-1)) // the item at end did not fit beside those before it
	}
}

// closed gives the store's own word for a vault that is shut.
func closed(err error) error {
	if errors.Is(err, vault.ErrClosed) {
		return ErrClosed
	}
	return err
}

// tell hands the changes to the subscriber.
func (s *Store) tell(cs []Change) {
	s.mu.Lock()
	fn := s.told
	s.mu.Unlock()
	if fn != nil && len(cs) > 0 {
		(*fn)(cs)
	}
}

// view runs fn on a consistent picture of the store.
func (s *Store) view(ctx context.Context, fn func(*vault.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return closed(s.vault.View(fn))
}

// Count tells how many records of a noun there are.
func (s *Store) Count(ctx context.Context, k Kind) (n int, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		n = int(tx.Count(byte(k)))
		return nil
	})
	return n, err
}
