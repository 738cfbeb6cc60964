package data

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"kith/data/vault"
)

// clock is the fixed time of these tests: a Monday evening in November.
func clock() time.Time { return time.Date(2026, time.November, 23, 20, 14, 0, 0, time.UTC) }

// today is the day of clock.
func today() Day { return DateOf(2026, time.November, 23) }

// quick are options of a vault that cost no time.
func quick() vault.Options {
	return vault.Options{WorkFactor: 10, BallastSize: 64 << 10, MinFree: 1 << 20}
}

// memory gives an empty vault in memory.
func memory(t testing.TB) *vault.Vault {
	t.Helper()
	v, err := vault.CreateInMemory(quick())
	must(t, err)
	t.Cleanup(func() { v.Close() })
	return v
}

// over opens a store over a vault.
func over(t testing.TB, v *vault.Vault, o Options) *Store {
	t.Helper()
	if o.Now == nil {
		o.Now = clock
	}
	s, err := Open(v, o)
	must(t, err)
	return s
}

// open gives an empty store in memory that is checked and closed when the test ends.
func open(t testing.TB) *Store {
	t.Helper()
	s := over(t, memory(t), Options{})
	t.Cleanup(func() {
		wantFaults(t, s)
		must(t, s.Close())
	})
	return s
}

// passphrase opens the vaults on disk.
func passphrase() []byte { return []byte("a quiet room of one's own") }

// onDisk makes a vault in a folder and gives a function that closes the store, does
// something meanwhile, and opens it again.
func onDisk(t testing.TB, o Options) (s *Store, again func(meanwhile func()) *Store) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	v, _, err := vault.Create(dir, passphrase(), quick())
	must(t, err)
	s = over(t, v, o)
	t.Cleanup(func() { s.Close() })
	return s, func(meanwhile func()) *Store {
		t.Helper()
		must(t, s.Close())
		if meanwhile != nil {
			meanwhile()
		}
		v, err := vault.Open(dir, passphrase(), quick())
		must(t, err)
		s = over(t, v, o)
		return s
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("got error %v, want none", err)
	}
}

// wantErr checks for one sentinel.
func wantErr(t testing.TB, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("error: got %v, want %v", got, want)
	}
}

// wantFaults checks that a closed-over store agrees with its lists.
func wantFaults(t testing.TB, s *Store, want ...string) {
	t.Helper()
	faults, err := s.CheckRows(ctx())
	if errors.Is(err, ErrClosed) {
		return
	}
	must(t, err)
	if got := fmt.Sprint(faults); len(faults) != len(want) || len(want) > 0 && got != fmt.Sprint(want) {
		t.Fatalf("CheckRows: got %v, want %v", got, want)
	}
}

func ctx() context.Context { return context.Background() }

// cancelled is a context that has ended.
func cancelled() context.Context {
	c, cancel := context.WithCancel(ctx())
	cancel()
	return c
}

// page is a valid entry of a day.
func page(day Day, title, body string) Entry {
	at := day.Time().Add(19 * time.Hour)
	return Entry{ID: NewID(), Day: day, Created: at, Modified: at, Zone: "Europe/Berlin", Title: title, Body: body}
}

// somebody is a valid person.
func somebody(name string) Person {
	return Person{ID: NewID(), Name: name, Ring: 2, Created: clock(), Modified: clock()}
}

// meeting is a valid contact.
func meeting(person ID, day Day) Contact {
	return Contact{ID: NewID(), Person: person, Day: day, Created: day.Time(), Given: []Exchange{{Company, Ordinary}}}
}

// putAll writes records of any noun in one write.
func putAll(t testing.TB, s *Store, records ...any) {
	t.Helper()
	must(t, s.Update(ctx(), func(w *Writer) error {
		for _, r := range records {
			if err := putAny(w, r); err != nil {
				return err
			}
		}
		return nil
	}))
}

// putAny puts a pointer to any noun.
func putAny(w *Writer, r any) error {
	switch r := r.(type) {
	case *Entry:
		return w.PutEntry(r)
	case *Person:
		return w.PutPerson(r)
	case *Tie:
		return w.PutTie(r)
	case *Group:
		return w.PutGroup(r)
	case *Contact:
		return w.PutContact(r)
	case *Feeling:
		return w.PutFeeling(r)
	case *Item:
		return w.PutItem(r)
	case *Record:
		return w.PutRecord(r)
	case *CheckIn:
		return w.PutCheckIn(r)
	case *Definition:
		return w.PutDefinition(r)
	case *Draft:
		return put(w, r, draftFrom)
	}
	return fmt.Errorf("%T is no noun", r)
}

// deleteAny moves a record of any noun to the trash.
func deleteAny(w *Writer, k Kind, id ID, at time.Time) error {
	switch k {
	case KindEntry:
		return w.DeleteEntry(id, at)
	case KindPerson:
		return w.DeletePerson(id, at)
	case KindTie:
		return w.DeleteTie(id, at)
	case KindGroup:
		return w.DeleteGroup(id, at)
	case KindContact:
		return w.DeleteContact(id, at)
	case KindFeeling:
		return w.DeleteFeeling(id, at)
	case KindItem:
		return w.DeleteItem(id, at)
	case KindRecord:
		return w.DeleteRecord(id, at)
	case KindCheckIn:
		return w.DeleteCheckIn(id, at)
	case KindDefinition:
		return w.DeleteDefinition(id, at)
	}
	return fmt.Errorf("%v cannot be deleted", k)
}

// titles are the headlines of entries, in their order.
func titles(list []Entry) []string {
	out := []string{}
	for i := range list {
		out = append(out, list[i].Headline())
	}
	return out
}

// wantTitles checks the headlines of entries.
func wantTitles(t testing.TB, what string, list []Entry, err error, want ...string) {
	t.Helper()
	must(t, err)
	if got := fmt.Sprint(titles(list)); got != fmt.Sprint(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// found gives the titles that a search finds, best first.
func found(t testing.TB, s *Store, query string) []string {
	t.Helper()
	f, err := s.Search(ctx(), query, FindOptions{Limit: -1})
	must(t, err)
	out := []string{}
	for _, h := range f.Hits {
		out = append(out, h.Title)
	}
	return out
}

// wantFound checks the titles that a search finds.
func wantFound(t testing.TB, s *Store, query string, want ...string) {
	t.Helper()
	if got := fmt.Sprint(found(t, s, query)); got != fmt.Sprint(want) {
		t.Errorf("search %q: got %v, want %v", query, got, want)
	}
}
