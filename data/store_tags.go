package data

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kith/data/vault"
)

// TagCount is a tag that is in use.
type TagCount struct {
	Name    string `json:"name"`    // as it was spelled last
	Entries int    `json:"entries"` // that have it
}

// Tags lists the tags in use, the most used first and alike ones by name. It reads one
// entry for each of them, to know its spelling.
func (s *Store) Tags(ctx context.Context) (list []TagCount, err error) {
	err = s.view(ctx, func(tx *vault.Tx) error {
		list, err = s.tags(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list tags: %w", err)
	}
	slices.SortStableFunc(list, func(a, b TagCount) int {
		return cmp.Or(b.Entries-a.Entries, strings.Compare(a.Name, b.Name))
	})
	return list, nil
}

// tags goes through the rows of tags: those of one tag are neighbours, its newest
// entry the last of them.
func (s *Store) tags(ctx context.Context, tx *vault.Tx) ([]TagCount, error) {
	var out []TagCount
	var newest []ID    // of each tag
	var under [][]byte // the beginning of its rows
	err := tx.Keys([]byte{rowTag}, nil, false, func(row []byte) (bool, error) {
		r, ok := refOf(row)
		if !ok || len(row) < 2+momentLen+idLen {
			return true, nil
		}
		tag := row[:len(row)-momentLen-idLen]
		if len(under) == 0 || !bytes.Equal(tag, under[len(under)-1]) {
			out, newest, under = append(out, TagCount{Name: string(tag[1 : len(tag)-1])}), append(newest, ID{}), append(under, bytes.Clone(tag))
		}
		out[len(out)-1].Entries++
		newest[len(out)-1] = r.ID
		return true, ctx.Err()
	})
	for i := 0; err == nil && i < len(out); i++ {
		var e Entry
		e, err = read(tx, KindEntry, newest[i], entryFrom)
		for _, tag := range e.Tags {
			if bytes.Equal(onTag(tag), under[i]) {
				out[i].Name = tag
				break
			}
		}
		err = s.pass(recordKey(KindEntry, newest[i]), unlessGone(err))
	}
	return out, err
}
