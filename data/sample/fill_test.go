package sample

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"testing"

	"kith/data"
	"kith/data/vault"
)

// store opens an empty store in memory. At the end every index row must agree
// with the records.
func store(t testing.TB) *data.Store {
	t.Helper()
	v, err := vault.CreateInMemory(vault.Options{WorkFactor: 10})
	if err != nil {
		t.Fatalf("create vault: %v", err)
	}
	s, err := data.Open(v, data.Options{NoSearch: true})
	if err != nil {
		t.Fatalf("open store: %v", err)
	}
	t.Cleanup(func() {
		if faults, err := s.CheckRows(context.Background()); err != nil || len(faults) > 0 {
			t.Errorf("rows after the test: got %v, %v, want no faults", faults, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// filled opens a store with a life in it.
func filled(t testing.TB, l Life) *data.Store {
	t.Helper()
	s := store(t)
	if err := Fill(context.Background(), s, l, nil); err != nil {
		t.Fatalf("fill: %v", err)
	}
	return s
}

// everything reads all records of a store, as JSON.
func everything(t *testing.T, s *data.Store) []byte {
	t.Helper()
	ctx := context.Background()
	var out bytes.Buffer
	add := func(v any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	add(s.Groups(ctx))
	add(s.People(ctx))
	add(s.Ties(ctx))
	add(s.Items(ctx))
	add(s.Entries(ctx, data.Span{}))
	add(s.Contacts(ctx, data.Span{}))
	add(s.Feelings(ctx, data.Span{}))
	add(s.Records(ctx, data.Span{}))
	add(s.CheckIns(ctx, data.Span{}))
	return out.Bytes()
}

func TestTheSameSeedGivesTheSameRecordsByteForByte(t *testing.T) {
	one, two := everything(t, filled(t, small())), everything(t, filled(t, small()))
	if !bytes.Equal(one, two) {
		t.Errorf("two lives of one seed: got %d and %d different bytes, want the same", len(one), len(two))
	}
	other := small()
	other.Seed++
	if three := everything(t, filled(t, other)); bytes.Equal(one, three) {
		t.Error("lives of two seeds: got the same, want different ones")
	}
}

func TestThereAreAsManyAsWereAskedFor(t *testing.T) {
	for _, l := range []Life{small(), {Years: 1, People: 1, Entries: 1}, {Years: 5, People: 0, Entries: 12}, {Years: 1, People: 3}, {Years: 1}} {
		s := filled(t, l)
		for kind, want := range map[data.Kind]int{data.KindEntry: l.Entries, data.KindPerson: l.People} {
			if got, err := s.Count(context.Background(), kind); err != nil || got != want {
				t.Errorf("%+v: got %d of %v (%v), want %d", l, got, kind, err, want)
			}
		}
	}
}

func TestProgressIsToldUpToTheEnd(t *testing.T) {
	var told []int
	total := 0
	err := Fill(context.Background(), store(t), small(), func(done, all int) { told, total = append(told, done), all })
	if err != nil {
		t.Fatal(err)
	}
	if len(told) < 3 || told[0] != 0 || told[len(told)-1] != total {
		t.Fatalf("told: got %v of %d, want from 0 to the total in several steps", told, total)
	}
	for i := 1; i < len(told); i++ {
		if told[i] <= told[i-1] {
			t.Errorf("told: got %v, want rising numbers", told)
		}
	}
}

func TestCancellingLeavesASoundStoreThatPointsNowhereElse(t *testing.T) {
	s := store(t)
	ctx, cancel := context.WithCancel(context.Background())
	err := Fill(ctx, s, small(), func(done, total int) {
		if done > total/2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled: got %v, want context.Canceled", err)
	}
	entries, err := s.Entries(context.Background(), data.Span{})
	if err != nil || len(entries) == 0 || len(entries) == small().Entries {
		t.Fatalf("entries after cancelling: got %d (%v), want some and not all", len(entries), err)
	}
	have := map[data.ID]bool{}
	for _, e := range entries {
		have[e.ID] = true
	}
	contacts, err := s.Contacts(context.Background(), data.Span{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range contacts {
		if !c.Entry.IsZero() && !have[c.Entry] {
			t.Errorf("contact of %v: got an entry that is not there", c.Day)
		}
	}
}

func TestAFinishedContextWritesNothing(t *testing.T) {
	s := store(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Fill(ctx, s, small(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("fill: got %v, want context.Canceled", err)
	}
	if n, _ := s.Count(context.Background(), data.KindPerson); n != 0 {
		t.Errorf("people: got %d, want 0", n)
	}
}

func TestTheSameLifeTwiceIsRefused(t *testing.T) {
	l := Life{Years: 1, People: 2, Entries: 2, Seed: 3}
	s := filled(t, l)
	if err := Fill(context.Background(), s, l, nil); !errors.Is(err, data.ErrConflict) {
		t.Errorf("second fill: got %v, want ErrConflict", err)
	}
}

func TestAWrongLifeWritesNothing(t *testing.T) {
	s := store(t)
	if err := Fill(context.Background(), s, Life{}, nil); !errors.Is(err, data.ErrInvalid) {
		t.Errorf("fill: got %v, want ErrInvalid", err)
	}
	if n, _ := s.Count(context.Background(), data.KindGroup); n != 0 {
		t.Errorf("groups: got %d, want 0", n)
	}
}

func TestAClosedStoreIsSaid(t *testing.T) {
	v, err := vault.CreateInMemory(vault.Options{WorkFactor: 10})
	if err != nil {
		t.Fatal(err)
	}
	s, err := data.Open(v, data.Options{NoSearch: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := Fill(context.Background(), s, small(), nil); !errors.Is(err, data.ErrClosed) {
		t.Errorf("fill: got %v, want ErrClosed", err)
	}
}

// BenchmarkFill measures a whole life in a vault on the disk.
func BenchmarkFill(b *testing.B) {
	for b.Loop() {
		v, _, err := vault.Create(b.TempDir(), []byte("long enough for a test"), vault.Options{WorkFactor: 10})
		if err != nil {
			b.Fatal(err)
		}
		s, err := data.Open(v, data.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := Fill(context.Background(), s, Life{Years: 3, People: 60, Entries: 2000, Seed: 1}, nil); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
