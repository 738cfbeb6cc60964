package data

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"

	"kith/data/vault"
)

// rowsOf gives the index rows that a stored record should stand in.
func rowsOf(k Kind, b []byte) (rows [][]byte, err error) {
	if n := nounOf(k); n != nil {
		return n.rows(b)
	}
	switch k { // these stand in no index, but must be readable
	case KindVersion:
		_, err = versionFrom(b)
	case KindDraft:
		_, err = draftFrom(b)
	case KindTrash:
		_, err = trashedFrom(b)
	case KindStep:
		_, err = stepFrom(b)
	}
	return nil, err
}

// Fault is one thing that CheckRows found.
type Fault struct {
	Kind Kind   // the noun
	ID   ID     // the record, or what stands at the end of a row
	What string // in words, without any content
}

// String says the fault on one line.
func (f Fault) String() string { return fmt.Sprintf("%s %s: %s", f.Kind, f.ID, f.What) }

// CheckRows reads every record and compares the index rows with them. It gives
// what is wrong; none is the answer one hopes for. It holds all rows in memory:
// some 60 MB for a hundred thousand entries.
func (s *Store) CheckRows(ctx context.Context) (faults []Fault, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		c, err := compareRows(ctx, tx)
		faults = c.faults()
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("check lists: %w", err)
	}
	return faults, nil
}

// A record that cannot be read asks for nothing, but its rows are not stray: a later
// version, or a copy from a backup, may read it, and then its lists must have it.

// comparison is what the records ask for beside what the lists hold.
type comparison struct {
	want   map[string]Kind // every row that a record asks for, with its noun
	unread map[ID]Kind     // records that cannot be read: their rows are left as they are
	add    []string        // rows that are missing, in order
	drop   []string        // rows that no record asks for, in order
}

// compareRows reads everything.
func compareRows(ctx context.Context, tx *vault.Tx) (*comparison, error) {
	c := &comparison{want: map[string]Kind{}, unread: map[ID]Kind{}}
	for _, k := range Kinds() {
		if err := c.records(ctx, tx, k); err != nil {
			return c, err
		}
	}
	have := map[string]bool{}
	for _, class := range []byte{rowDay, rowPerson, rowTag, rowItem} {
		err := tx.Keys([]byte{class}, nil, false, func(row []byte) (bool, error) {
			have[string(row)] = true
			return true, ctx.Err()
		})
		if err != nil {
			return c, err
		}
	}
	for _, row := range slices.Sorted(maps.Keys(c.want)) {
		if !have[row] {
			c.add = append(c.add, row)
		}
	}
	for _, row := range slices.Sorted(maps.Keys(have)) {
		r, _ := refOf([]byte(row))
		_, unread := c.unread[r.ID]
		if _, ok := c.want[row]; !ok && !unread {
			c.drop = append(c.drop, row)
		}
	}
	return c, nil
}

// records notes what the records of one noun ask for.
func (c *comparison) records(ctx context.Context, tx *vault.Tx, k Kind) error {
	return tx.Keys(allOf(k), nil, false, func(key []byte) (bool, error) {
		b, err := tx.Get(key)
		var rows [][]byte
		if err == nil {
			rows, err = rowsOf(k, b)
		}
		if isDamage(err) {
			c.unread[idFrom(key[max(1, len(key)-idLen):])] = k
			err = nil
		}
		for _, row := range rows {
			c.want[string(row)] = k
		}
		if err == nil {
			err = ctx.Err()
		}
		return err == nil, err
	})
}

// faults says what is wrong.
func (c *comparison) faults() (list []Fault) {
	for id, k := range c.unread {
		list = append(list, Fault{k, id, "cannot be read"})
	}
	slices.SortFunc(list, func(a, b Fault) int { return bytes.Compare(a.ID[:], b.ID[:]) })
	for _, row := range c.add {
		r, _ := refOf([]byte(row))
		list = append(list, Fault{c.want[row], r.ID, "is missing on a list"})
	}
	for _, row := range c.drop {
		r, _ := refOf([]byte(row))
		list = append(list, Fault{KindMeta, r.ID, "a list names a record that does not say so"})
	}
	return list
}

// Reindex makes all index rows anew from the records and forgets the saved
// search index, which is then built anew at the next opening. Other writes wait.
// It may be cut off and repeated. It gives how many rows it mended.
func (s *Store) Reindex(ctx context.Context) (mended int, err error) {
	s.writing.Lock() // or a row that comes meanwhile would be taken for a stray one
	defer s.writing.Unlock()
	var c *comparison
	err = s.view(ctx, func(tx *vault.Tx) (err error) {
		c, err = compareRows(ctx, tx)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("make lists anew: %w", err)
	}
	n := len(c.add)
	_, err = s.vault.UpdateMany(n+len(c.drop)+1, func(tx *vault.Tx, i int) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		switch {
		case i < n:
			return tx.PutIndex([]byte(c.add[i]))
		case i < n+len(c.drop):
			return tx.Delete([]byte(c.drop[i-n]))
		}
		return tx.Delete(metaKey(metaFind))
	})
	if err != nil {
		return 0, fmt.Errorf("make lists anew: %w", closed(err))
	}
	return n + len(c.drop), nil
}
