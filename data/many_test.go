package data

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kith/data/vault"
)

func TestManyRecordsAreWrittenInFewCommits(t *testing.T) {
	s := open(t)
	commits := 0
	s.Subscribe(func([]Change) { commits++ })
	const n = 3000
	done, err := s.UpdateMany(ctx(), n, func(w *Writer, i int) error {
		e := page(today()-Day(i%50), fmt.Sprint("entry ", i), "text")
		return w.PutEntry(&e)
	})
	if err != nil || done != n {
		t.Fatalf("UpdateMany: got %d, %v, want %d", done, err, n)
	}
	if got, _ := s.Count(ctx(), KindEntry); got != n || commits == 0 || commits > 20 {
		t.Errorf("got %d entries in %d commits, want %d in a few", got, commits, n)
	}
	if done, err := s.UpdateMany(ctx(), 0, nil); done != 0 || err != nil {
		t.Errorf("UpdateMany of nothing: got %d, %v", done, err)
	}
}

func TestLargeRecordsAmongManyStillFit(t *testing.T) {
	s := open(t)
	list := make([]Entry, 24)
	for i := range list { // small ones, and some of which only one fits a commit
		size := 1000
		if i%3 == 1 {
			size = MaxBody
		}
		list[i] = page(today(), fmt.Sprint(i), strings.Repeat("w", size))
	}
	done, err := s.UpdateMany(ctx(), len(list)/2, func(w *Writer, i int) error {
		for k := 2 * i; k < 2*i+2; k++ { // two to an item
			if err := w.PutEntry(&list[k]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || done != len(list)/2 {
		t.Fatalf("UpdateMany: got %d, %v, want %d", done, err, len(list)/2)
	}
	for i, e := range list {
		if got, err := s.Entry(ctx(), e.ID); err != nil || e.Revision != 1 || got.Title != fmt.Sprint(i) {
			t.Fatalf("entry %d: got %q, %v, revision %d, want it once", i, got.Title, err, e.Revision)
		}
	}
}

func TestAnItemTooLargeForOneCommitEndsTheWork(t *testing.T) {
	s := open(t)
	huge := func(w *Writer) error {
		for range 4 {
			e := page(today(), "", strings.Repeat("w", MaxBody))
			if err := w.PutEntry(&e); err != nil {
				return err
			}
		}
		return nil
	}
	for _, overlooked := range []bool{false, true} {
		before, _ := s.Count(ctx(), KindEntry)
		done, err := s.UpdateMany(ctx(), 10, func(w *Writer, i int) error {
			if i == 5 {
				err := huge(w)
				if overlooked {
					return nil
				}
				return err
			}
			e := page(today(), fmt.Sprint(i), "")
			return w.PutEntry(&e)
		})
		wantErr(t, err, vault.ErrTooBig)
		if got, _ := s.Count(ctx(), KindEntry); done != 5 || got != before+5 {
			t.Errorf("overlooked %v: got done %d, %d entries more, want 5, 5", overlooked, done, got-before)
		}
	}
}

func TestManyWritesCanBeCancelled(t *testing.T) {
	s := open(t)
	stopping, cancel := context.WithCancel(ctx())
	done, err := s.UpdateMany(stopping, 100_000, func(w *Writer, i int) error {
		if i == 5000 {
			cancel()
		}
		e := page(today(), "x", "")
		return w.PutEntry(&e)
	})
	wantErr(t, err, context.Canceled)
	if got, _ := s.Count(ctx(), KindEntry); got != done || done == 0 || done > 5000 {
		t.Errorf("after cancelling at 5000: got done %d, %d entries, want the same and some", done, got)
	}
	boom := errors.New("boom")
	done, err = s.UpdateMany(ctx(), 10, func(w *Writer, i int) error {
		if i == 3 {
			return boom
		}
		return w.PutGroup(&Group{ID: NewID(), Name: "choir", Created: clock(), Modified: clock()})
	})
	wantErr(t, err, boom)
	if got, _ := s.Count(ctx(), KindGroup); done != 0 || got != 0 {
		t.Errorf("after an error in the first commit: got done %d, %d groups, want 0, 0", done, got)
	}
}
