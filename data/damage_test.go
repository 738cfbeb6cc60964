package data

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"unsafe"

	"github.com/dgraph-io/badger/v4"

	"kith/data/vault"
)

// corrupt writes a record that is no record, past the store.
func corrupt(t testing.TB, s *Store, key []byte) {
	t.Helper()
	must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.Put(key, []byte("Rain all day")) }))
}

// engine reaches past the vault.
func engine(s *Store) *badger.DB {
	return *(**badger.DB)(unsafe.Pointer(reflect.ValueOf(s.vault).Elem().FieldByName("db").UnsafeAddr()))
}

// breakSeal turns one bit of a sealed record where it lies in the engine, which
// no caller of the vault can.
func breakSeal(t testing.TB, s *Store, key []byte) {
	t.Helper()
	must(t, engine(s).Update(func(txn *badger.Txn) error {
		item, err := txn.Get(key)
		if err != nil {
			return err
		}
		b, err := item.ValueCopy(nil)
		if err != nil {
			return err
		}
		b[len(b)-1] ^= 1
		return txn.Set(key, b)
	}))
}

// harms are the ways in which a record may be there and not be readable.
func harms() map[string]func(testing.TB, *Store, []byte) {
	return map[string]func(testing.TB, *Store, []byte){"no record": corrupt, "broken seal": breakSeal}
}

// spoilt is a store with five entries about Anna of which the second and the fourth
// cannot be read.
func spoilt(t *testing.T, harm func(testing.TB, *Store, []byte)) (s *Store, anna Person, list []*Entry) {
	t.Helper()
	s, anna = over(t, memory(t), Options{}), somebody("Anna")
	for i := range 5 {
		e := page(today()-Day(i), fmt.Sprint("calm ", i), "")
		e.People, e.Tags = []ID{anna.ID}, []string{"repair"}
		list = append(list, &e)
		putAll(t, s, &e)
	}
	putAll(t, s, &anna)
	if s.Damage() != 0 {
		t.Fatalf("damage: got %d, want 0", s.Damage())
	}
	harm(t, s, list[1].key())
	harm(t, s, list[3].key())
	return s, anna, list
}

func TestADamagedRecordIsLeftOutAndNoted(t *testing.T) {
	for name, harm := range harms() {
		t.Run(name, func(t *testing.T) {
			s, anna, _ := spoilt(t, harm)
			want := []string{"calm 0", "calm 2", "calm 4"}
			for name, read := range map[string]func() ([]Entry, error){
				"by day":    func() ([]Entry, error) { return s.Entries(ctx(), Span{}) },
				"by person": func() ([]Entry, error) { return s.EntriesAbout(ctx(), anna.ID, Span{}) },
				"by tag":    func() ([]Entry, error) { return s.EntriesTagged(ctx(), "repair", Span{}) },
			} {
				list, err := read()
				wantTitles(t, name, list, err, want...)
			}
			var list []Entry
			err := s.EachEntry(ctx(), func(e Entry) error { list = append(list, e); return nil })
			wantTitles(t, "each entry", list, err, want...)
			if s.Damage() != 2 {
				t.Errorf("damage: got %d, want 2", s.Damage())
			}
			wantFoundAll(t, s, "beside damage", "calm", want...)
			s = restarted(t, s)
			wantFoundAll(t, s, "beside damage after a start", "calm", want...)
		})
	}
}

func TestADamagedRecordIsNeverShownOrWrittenOver(t *testing.T) {
	for name, harm := range harms() {
		t.Run(name, func(t *testing.T) {
			want := map[string]error{"no record": ErrUnreadable, "broken seal": vault.ErrDamaged}[name]
			s, anna, list := spoilt(t, harm)
			before := inEngine(t, s, list[1].key())
			for what, err := range map[string]error{
				"read":         second(s.Entry(ctx(), list[1].ID)),
				"write":        s.PutEntry(ctx(), list[1]),
				"delete":       s.DeleteEntry(ctx(), list[1].ID, clock()),
				"erase":        s.Update(ctx(), func(w *Writer) error { return w.EraseEntry(list[1].ID) }),
				"keep version": s.Update(ctx(), func(w *Writer) error { return w.KeepVersion(list[1].ID, clock()) }),
			} {
				if !errors.Is(err, want) {
					t.Errorf("%s: got %v, want %v", what, err, want)
				}
			}
			if after := inEngine(t, s, list[1].key()); after != before {
				t.Error("the damaged record: got it changed")
			}
			harm(t, s, anna.key())
			wantErr(t, s.PutPerson(ctx(), &anna), want)
			people, err := s.People(ctx())
			if err != nil || len(people) != 0 {
				t.Errorf("people: got %v, %v, want none", people, err)
			}
			if _, err := s.Contacts(ctx(), Span{}); err != nil {
				t.Errorf("contacts beside damage: got %v", err)
			}
		})
	}
}

// inEngine is one record as it lies in the engine.
func inEngine(t testing.TB, s *Store, key []byte) (stored string) {
	t.Helper()
	must(t, engine(s).View(func(txn *badger.Txn) error {
		item, err := txn.Get(key)
		if err != nil {
			return err
		}
		b, err := item.ValueCopy(nil)
		stored = string(b)
		return err
	}))
	return stored
}

func TestTheListsOfADamagedRecordStay(t *testing.T) {
	for name, harm := range harms() {
		t.Run(name, func(t *testing.T) {
			s, anna, _ := spoilt(t, harm)
			harm(t, s, anna.key())
			faults, err := s.CheckRows(ctx())
			if err != nil || len(faults) != 3 {
				t.Errorf("CheckRows: got %v, %v, want the three that cannot be read and no more", faults, err)
			}
			// A record that a later version can read must still be on its lists.
			if n, err := s.Reindex(ctx()); err != nil || n != 0 {
				t.Errorf("Reindex beside damage: got %d rows mended, %v, want 0", n, err)
			}
			if refs, err := s.EntryRefs(ctx(), Span{}, 0); err != nil || len(refs) != 5 {
				t.Errorf("refs after Reindex: got %d, %v, want 5", len(refs), err)
			}
		})
	}
}

func TestDamageAtTheEndsOfAListIsPassedToo(t *testing.T) {
	for name, harm := range harms() {
		for bad := range 1 << 5 { // each of five may be damaged
			s := over(t, memory(t), Options{NoSearch: true})
			want := ""
			for i := range 5 {
				p := somebody(fmt.Sprint(i))
				putAll(t, s, &p)
				if bad&(1<<i) != 0 {
					harm(t, s, p.key())
				} else {
					want += p.Name
				}
			}
			people, err := s.People(ctx())
			got := ""
			for _, p := range people {
				got += p.Name
			}
			if err != nil || got != want || s.Damage() != 5-len(want) {
				t.Errorf("%s of %05b: got people %q, %v, damage %d, want %q", name, bad, got, err, s.Damage(), want)
			}
			must(t, s.Close())
		}
	}
}

func TestACancelledReadBesideDamageEnds(t *testing.T) {
	s, _, _ := spoilt(t, breakSeal)
	stopping, cancel := context.WithCancel(ctx())
	err := s.EachEntry(stopping, func(Entry) error { cancel(); return nil })
	wantErr(t, err, context.Canceled)
	boom := errors.New("boom")
	wantErr(t, s.EachEntry(ctx(), func(e Entry) error {
		if e.Title == "calm 4" {
			return errors.Join(boom, ErrUnreadable) // not to be taken for damage of the store
		}
		return nil
	}), boom)
}
