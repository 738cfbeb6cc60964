package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"kith/data/vault"
)

// get reads one record. ErrNotFound if there is none.
func get[T any](ctx context.Context, s *Store, kind Kind, id ID, from func([]byte) (T, error)) (v T, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		v, err = read(tx, kind, id, from)
		return err
	})
	return v, err
}

// read reads one record inside a transaction. Whoever reads several does it in one
// view, so that they are of one moment.
func read[T any](tx *vault.Tx, kind Kind, id ID, from func([]byte) (T, error)) (T, error) {
	var none T
	b, err := tx.Get(recordKey(kind, id))
	if errors.Is(err, vault.ErrNoRecord) {
		err = ErrNotFound
	}
	if err != nil {
		return none, fmt.Errorf("read %s %s: %w", kind, id, err)
	}
	v, err := from(b)
	if err != nil {
		return none, fmt.Errorf("read %s %s: %w", kind, id, err)
	}
	return v, nil
}

// all reads every record whose key begins with prefix, in the order of ids (of
// creation). Damaged ones are left out and noted (see Damage).
func all[T any](ctx context.Context, s *Store, prefix []byte, from func([]byte) (T, error)) (list []T, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		return each(ctx, s, tx, prefix, from, func(v T) error {
			list = append(list, v)
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("list %s records: %w", Kind(prefix[0]), err)
	}
	return list, nil
}

// each calls fn with every record whose key begins with prefix, one at a time in
// memory. Damaged ones are left out and noted. An error of fn ends it.
func each[T any](ctx context.Context, s *Store, tx *vault.Tx, prefix []byte, from func([]byte) (T, error), fn func(T) error) error {
	var next []byte // the first key that is not read yet
	for {
		var stopped error
		err := tx.Scan(prefix, next, false, func(key, b []byte) (bool, error) {
			next = append(append(next[:0], key...), 0)
			v, err := from(b)
			if err == nil {
				stopped = fn(v)
			} else {
				stopped = s.pass(key, err)
			}
			if stopped == nil {
				stopped = ctx.Err()
			}
			return stopped == nil, stopped
		})
		if err == nil || stopped != nil || !isDamage(err) {
			return err
		}
		bad := firstKey(tx, prefix, next) // a broken seal ended the scan before this one
		if bad == nil {
			return err
		}
		if err := s.pass(bad, err); err != nil {
			return err
		}
		next = append(bad, 0)
	}
}

// firstKey is the first key under prefix at or after from; nil if there is none.
func firstKey(tx *vault.Tx, prefix, from []byte) (first []byte) {
	if err := tx.Keys(prefix, from, false, func(key []byte) (bool, error) {
		first = bytes.Clone(key)
		return false, nil
	}); err != nil {
		return nil
	}
	return first
}

// isDamage says that one record cannot be read while others can.
func isDamage(err error) bool {
	return errors.Is(err, vault.ErrDamaged) || errors.Is(err, ErrUnreadable)
}

// pass notes a damaged record, or one that a list names and that is missing, and
// lets reading go on; other errors stay.
func (s *Store) pass(key []byte, err error) error {
	if !isDamage(err) && !errors.Is(err, ErrNotFound) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.damaged == nil {
		s.damaged = map[string]bool{}
	}
	s.damaged[string(key)] = true
	return nil
}

// Damage tells how many records could not be read since the store was opened.
// Lists leave them out; verifying the vault says which they are.
func (s *Store) Damage() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.damaged)
}

// refs lists a timeline: the rows under prefix whose day lies in the span,
// newest first, at most limit of them (0 = all). It reads keys only, some million a
// second, so a list of everything is cheap as long as nothing is read for it.
func refs(ctx context.Context, tx *vault.Tx, prefix []byte, span Span, limit int) ([]Ref, error) {
	var out []Ref
	var from []byte
	if span.To != 0 {
		from = append(append([]byte{}, prefix...), moment(span.To+1, instant(0))[:4]...)
	}
	err := tx.Keys(prefix, from, true, func(row []byte) (bool, error) {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		r, ok := refOf(row)
		if !ok || len(row) != len(prefix)+momentLen+idLen {
			return true, nil // a longer tag that begins like this one
		}
		if span.From != 0 && r.Day < span.From {
			return false, nil
		}
		if span.Has(r.Day) {
			out = append(out, r)
		}
		return limit == 0 || len(out) < limit, nil
	})
	return out, err
}

// dated reads the records of a timeline, newest first.
func dated[T any](ctx context.Context, s *Store, kind Kind, prefix []byte, span Span, from func([]byte) (T, error)) (list []T, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		rows, err := refs(ctx, tx, prefix, span, 0)
		if err != nil {
			return err
		}
		list = make([]T, 0, len(rows))
		for _, r := range rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			v, err := read(tx, kind, r.ID, from)
			if err == nil {
				list = append(list, v)
			}
			if err := s.pass(recordKey(kind, r.ID), err); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list %s records: %w", kind, err)
	}
	return list, nil
}

// allOf is the prefix of all records of a noun.
func allOf(k Kind) []byte { return []byte{byte(k)} }

// onDays is the prefix of a noun's timeline.
func onDays(k Kind) []byte { return []byte{rowDay, byte(k)} }

// onPage is the prefix of one noun on a person's page.
func onPage(person ID, k Kind) []byte { return join([]byte{rowPerson}, person[:], []byte{byte(k)}) }
