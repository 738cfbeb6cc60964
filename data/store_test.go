package data

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/data/vault"
)

func TestARecordIsReadAsItWasWritten(t *testing.T) {
	s := open(t)
	anna := somebody("Anna")
	e, c := page(today(), "A walk", "by the river"), meeting(anna.ID, today())
	f := Feeling{ID: NewID(), Person: anna.ID, Day: today(), Created: clock(), Trust: Rated(7)}
	i := Item{ID: NewID(), Kind: ItemBelief, Title: "I am too much", Created: clock(), Modified: clock()}
	must(t, s.PutPerson(ctx(), &anna))
	must(t, s.PutEntry(ctx(), &e))
	must(t, s.PutContact(ctx(), &c))
	must(t, s.PutFeeling(ctx(), &f))
	must(t, s.PutItem(ctx(), &i))
	must(t, s.PutRecord(ctx(), &Record{ID: NewID(), Practice: "lapse", Day: today(), Created: clock(), Modified: clock()}))
	must(t, s.PutCheckIn(ctx(), &CheckIn{ID: NewID(), Instrument: "ecr", Version: "1", SHA256: make([]byte, 32), Day: today(), Created: clock()}))
	for name, get := range map[string]func() (any, any, error){
		"entry":   func() (any, any, error) { got, err := s.Entry(ctx(), e.ID); return got, e, err },
		"person":  func() (any, any, error) { got, err := s.Person(ctx(), anna.ID); return got, anna, err },
		"contact": func() (any, any, error) { got, err := s.Contact(ctx(), c.ID); return got, c, err },
		"item":    func() (any, any, error) { got, err := s.Item(ctx(), i.ID); return got, i, err },
		"feeling": func() (any, any, error) {
			got, err := s.FeelingsAbout(ctx(), anna.ID, Span{})
			return got, []Feeling{f}, err
		},
	} {
		if got, want, err := get(); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v, want %+v", name, got, err, want)
		}
	}
	for _, k := range []Kind{KindEntry, KindPerson, KindContact, KindFeeling, KindItem, KindRecord, KindCheckIn} {
		if n, err := s.Count(ctx(), k); err != nil || n != 1 {
			t.Errorf("Count of %v: got %d, %v, want 1", k, n, err)
		}
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	s := open(t)
	id := NewID()
	for name, err := range map[string]error{
		"entry":   second(s.Entry(ctx(), id)),
		"person":  second(s.Person(ctx(), id)),
		"contact": second(s.Contact(ctx(), id)),
		"item":    second(s.Item(ctx(), id)),
		"delete":  s.DeleteEntry(ctx(), id, clock()),
		"restore": s.Restore(ctx(), id),
		"erase":   s.Update(ctx(), func(w *Writer) error { return w.EraseEntry(id) }),
		"in":      s.Update(ctx(), func(w *Writer) error { return second(w.Entry(id)) }),
	} {
		if !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), id.String()) {
			t.Errorf("%s: got %v, want %v with the id", name, err, ErrNotFound)
		}
	}
	for k := range drawers() {
		wantErr(t, s.Update(ctx(), func(w *Writer) error { return deleteAny(w, k, id, clock()) }), ErrNotFound)
	}
}

// second drops the value of a read.
func second[T any](_ T, err error) error { return err }

func TestAnEditThatMissedAnotherIsRefused(t *testing.T) {
	s := open(t)
	e := page(today(), "first", "")
	must(t, s.PutEntry(ctx(), &e))
	if e.Revision != 1 {
		t.Fatalf("revision after the first write: got %d, want 1", e.Revision)
	}
	mine, theirs := e, e
	theirs.Title = "theirs"
	must(t, s.PutEntry(ctx(), &theirs))
	mine.Title = "mine"
	wantErr(t, s.PutEntry(ctx(), &mine), ErrConflict)
	if mine.Revision != 1 || theirs.Revision != 2 {
		t.Errorf("revisions: got mine %d, theirs %d, want 1, 2", mine.Revision, theirs.Revision)
	}
	fresh := page(today(), "fresh", "")
	fresh.ID = e.ID
	wantErr(t, s.PutEntry(ctx(), &fresh), ErrConflict)
	if got, err := s.Entry(ctx(), e.ID); err != nil || got.Title != "theirs" {
		t.Errorf("the entry: got %q, %v, want theirs", got.Title, err)
	}
}

func TestTextIsNotRefusedBecauseThePageIsGone(t *testing.T) {
	s := open(t)
	e := page(today(), "typed on", "")
	must(t, s.PutEntry(ctx(), &e))
	must(t, s.DeleteEntry(ctx(), e.ID, clock()))
	e.Body = "and on"
	must(t, s.PutEntry(ctx(), &e))
	if got, err := s.Entry(ctx(), e.ID); err != nil || got.Body != "and on" || got.Revision != 2 {
		t.Errorf("the entry: got %q, revision %d, %v", got.Body, got.Revision, err)
	}
	wantErr(t, s.Restore(ctx(), e.ID), ErrConflict)
	must(t, s.EmptyTrash(ctx(), clock().Add(time.Hour)))
	if _, err := s.Entry(ctx(), e.ID); err != nil {
		t.Errorf("the entry after emptying the trash of its older copy: got %v", err)
	}
}

// state is all that a vault holds, and what the caller and the search see.
func state(t testing.TB, s *Store) map[string]string {
	t.Helper()
	rows := map[string]string{}
	must(t, s.vault.View(func(tx *vault.Tx) error {
		return tx.Scan(nil, nil, false, func(key, b []byte) (bool, error) {
			rows[string(key)] = string(b)
			return true, nil
		})
	}))
	return rows
}

func TestAFailedWriteChangesNothing(t *testing.T) {
	s := open(t)
	anna, old := somebody("Anna"), page(today(), "calm", "with Anna")
	old.People = []ID{anna.ID}
	gone := page(today()-1, "gone", "")
	putAll(t, s, &anna, &old, &gone)
	must(t, s.DeleteEntry(ctx(), gone.ID, clock()))
	before, revision := state(t, s), old.Revision
	s.Subscribe(func(cs []Change) { t.Errorf("told of %v, want nothing", cs) })

	boom := errors.New("boom")
	fresh := page(today(), "new and calm", "")
	for name, fail := range map[string]func(*Writer) error{
		"the caller's own error": func(*Writer) error { return boom },
		"a broken rule":          func(w *Writer) error { return w.PutEntry(&Entry{ID: NewID()}) },
		"a conflict":             func(w *Writer) error { x := old; x.Revision = 99; return w.PutEntry(&x) },
		"nothing to delete":      func(w *Writer) error { return w.DeletePerson(NewID(), clock()) },
		"a deletion at no time":  func(w *Writer) error { return w.DeletePerson(anna.ID, time.Time{}) },
		"too much at once": func(w *Writer) error {
			for range 4 {
				x := page(today(), "", strings.Repeat("w", MaxBody))
				if err := w.PutEntry(&x); err != nil {
					return err
				}
			}
			return nil
		},
	} {
		old.Title, fresh.Revision = "never", 0
		err := s.Update(ctx(), func(w *Writer) error {
			must(t, w.KeepVersion(old.ID, clock()))
			must(t, w.PutEntry(&old))
			must(t, w.PutEntry(&old)) // twice: the revision is counted twice
			must(t, w.PutEntry(&fresh))
			must(t, w.Restore(gone.ID))
			must(t, w.EmptyTrash(clock()))
			must(t, w.DeletePerson(anna.ID, clock()))
			return fail(w)
		})
		if err == nil {
			t.Fatalf("%s: got no error", name)
		}
		if old.Revision != revision || fresh.Revision != 0 {
			t.Errorf("%s: revisions got %d, %d, want %d, 0", name, old.Revision, fresh.Revision, revision)
		}
		if after := state(t, s); !reflect.DeepEqual(after, before) {
			t.Errorf("%s: the store changed: got %d rows, want the same %d", name, len(after), len(before))
		}
		wantFound(t, s, "calm", "calm")
		wantFound(t, s, "person:anna", "calm")
		wantFound(t, s, "never")
	}
}

func TestAnErrorThatTheCallerOverlooksDoesNotLeaveHalfARecord(t *testing.T) {
	s := open(t)
	before := state(t, s)
	err := s.Update(ctx(), func(w *Writer) error {
		for range 4 { // more than fits: the last fails half way
			x := page(today(), "", strings.Repeat("w", MaxBody))
			_ = w.PutEntry(&x)
		}
		return nil
	})
	wantErr(t, err, vault.ErrTooBig)
	if after := state(t, s); !reflect.DeepEqual(after, before) {
		t.Errorf("the store changed: got %d rows, want %d", len(after), len(before))
	}

	// What is refused before anything is written may be overlooked.
	e := page(today(), "kept", "")
	must(t, s.Update(ctx(), func(w *Writer) error {
		wantErr(t, w.PutEntry(&Entry{}), ErrInvalid)
		wantErr(t, w.DeleteEntry(NewID(), clock()), ErrNotFound)
		must(t, w.PutEntry(&e))
		x := e
		x.Revision = 0
		wantErr(t, w.PutEntry(&x), ErrConflict)
		wantErr(t, w.DeleteEntry(e.ID, time.Time{}), ErrInvalid)
		return nil
	}))
	if got, err := s.Entry(ctx(), e.ID); err != nil || got.Title != "kept" {
		t.Errorf("the entry: got %q, %v, want it kept", got.Title, err)
	}
}

func TestChangesAreToldAfterTheCommitAndInOrder(t *testing.T) {
	s := open(t)
	var told []string
	stop := s.Subscribe(func(cs []Change) {
		for _, c := range cs {
			told = append(told, fmt.Sprintf("%v %d", c.Kind, c.Op))
			if c.Kind == KindEntry && c.Op == Put { // it is there already, and can be found
				if _, err := s.Entry(ctx(), c.ID); err != nil {
					t.Errorf("an entry that was told of: got %v", err)
				}
				wantFound(t, s, "calm", "calm")
			}
		}
	})
	anna, e := somebody("Anna"), page(today(), "calm", "")
	putAll(t, s, &anna, &e)
	must(t, s.DeleteEntry(ctx(), e.ID, clock()))
	must(t, s.Restore(ctx(), e.ID))
	must(t, s.PutPref(ctx(), "size", 3))
	must(t, s.Update(ctx(), func(w *Writer) error { return nil }))
	d := Draft{ID: NewID(), Form: "contact", At: clock()}
	must(t, s.PutDraft(ctx(), &d))
	must(t, s.DropDraft(ctx(), d.ID))
	must(t, s.DropDraft(ctx(), d.ID)) // nothing happens, nothing is told
	want := []string{
		"person 1", "entry 1", "trash 1", "entry 2", "entry 1", "trash 2", "meta 1", "draft 1", "draft 2",
	}
	if !slices.Equal(told, want) {
		t.Errorf("told: got %v, want %v", told, want)
	}

	second := 0
	stopSecond := s.Subscribe(func([]Change) { second++ })
	stop() // of the first, which the second replaced
	must(t, s.PutPref(ctx(), "size", 4))
	stopSecond()
	stopSecond()
	must(t, s.PutPref(ctx(), "size", 5))
	if second != 1 || len(told) != len(want) {
		t.Errorf("the second subscriber: got told %d times, the first %d more, want 1 and 0", second, len(told)-len(want))
	}
}

func TestACancelledWriteOrReadDoesNothing(t *testing.T) {
	s := open(t)
	e := page(today(), "x", "")
	putAll(t, s, &e)
	before := state(t, s)
	c := cancelled()
	for name, err := range map[string]error{
		"Update":      s.Update(c, func(*Writer) error { t.Error("the write was begun"); return nil }),
		"Entry":       second(s.Entry(c, e.ID)),
		"Entries":     second(s.Entries(c, Span{})),
		"EntryRefs":   second(s.EntryRefs(c, Span{}, 0)),
		"EachEntry":   s.EachEntry(c, func(Entry) error { t.Error("an entry was read"); return nil }),
		"People":      second(s.People(c)),
		"Search":      second(s.Search(c, "x", FindOptions{})),
		"CheckRows":   second(s.CheckRows(c)),
		"Reindex":     second(s.Reindex(c)),
		"EmptyTrash":  s.EmptyTrash(c, clock()),
		"LastContact": second(s.LastContact(c)),
		"Pref":        s.Pref(c, "x", new(int)),
		"Count":       second(s.Count(c, KindEntry)),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want %v", name, err, context.Canceled)
		}
	}
	stopping, cancel := context.WithCancel(ctx())
	err := s.EachEntry(stopping, func(Entry) error { cancel(); return nil })
	wantErr(t, err, context.Canceled)
	if after := state(t, s); !reflect.DeepEqual(after, before) {
		t.Error("the store changed")
	}
}

func TestAWriteThatWaitedTooLongIsNotMade(t *testing.T) {
	s := open(t)
	waiting, cancel := context.WithCancel(ctx())
	inside, ended := make(chan bool), make(chan error)
	must(t, s.Update(ctx(), func(*Writer) error {
		go func() {
			close(inside)
			ended <- s.Update(waiting, func(*Writer) error { return errors.New("the write was begun") })
		}()
		<-inside
		cancel()
		return nil
	}))
	wantErr(t, <-ended, context.Canceled)
}

func TestAfterCloseEverythingSaysSo(t *testing.T) {
	s := over(t, memory(t), Options{})
	e := page(today(), "x", "")
	putAll(t, s, &e)
	must(t, s.Close())
	must(t, s.Close())
	for name, err := range map[string]error{
		"Update":     s.Update(ctx(), func(*Writer) error { return nil }),
		"UpdateMany": second(s.UpdateMany(ctx(), 1, func(*Writer, int) error { return nil })),
		"PutEntry":   s.PutEntry(ctx(), &e),
		"Entry":      second(s.Entry(ctx(), e.ID)),
		"Entries":    second(s.Entries(ctx(), Span{})),
		"People":     second(s.People(ctx())),
		"EachEntry":  s.EachEntry(ctx(), func(Entry) error { return nil }),
		"Count":      second(s.Count(ctx(), KindEntry)),
		"Search":     second(s.Search(ctx(), "x", FindOptions{})),
		"CheckRows":  second(s.CheckRows(ctx())),
		"Reindex":    second(s.Reindex(ctx())),
		"Pref":       s.Pref(ctx(), "x", new(int)),
		"EmptyTrash": s.EmptyTrash(ctx(), clock()),
		"Trash":      second(s.Trash(ctx())),
	} {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("%s after Close: got %v, want %v", name, err, ErrClosed)
		}
	}
	if e.Revision != 1 {
		t.Errorf("revision after a refused write: got %d, want 1", e.Revision)
	}
}

func TestCloseEndsLoadingAndSaving(t *testing.T) {
	for range 10 {
		v, err := vault.CreateInMemory(quick())
		must(t, err)
		s := over(t, v, Options{})
		_, err = s.UpdateMany(ctx(), saveAfter+50, func(w *Writer, i int) error {
			e := page(today(), "x", "")
			return w.PutEntry(&e)
		})
		must(t, err)
		must(t, s.Close()) // a save may be under way
		stacks := make([]byte, 1<<20)
		stacks = stacks[:runtime.Stack(stacks, true)]
		for _, work := range []string{".(*finder).load(", ".(*finder).save("} {
			if bytes.Contains(stacks, []byte(work)) {
				t.Fatalf("after Close: got %s) still at work, want it ended:\n%s", work, stacks)
			}
		}
	}
}

func TestAStoreThatCouldNotCloseGoesOnSearching(t *testing.T) {
	s := open(t)
	e := page(today(), "calm", "")
	putAll(t, s, &e)
	load := unload(s)
	s.find.cancel() // Close ends a loading that has not got far
	load()
	wantErr(t, second(s.Search(ctx(), "calm", FindOptions{})), ErrClosed)
	more := page(today(), "calm too", "")
	putAll(t, s, &more)
	s.find.begin() // and begins it again when the vault stays open
	wantFoundAll(t, s, "after a Close that failed", "calm", "calm", "calm too")
	s.find.stop()
	s.find.begin() // what is loaded stays
	wantFoundAll(t, s, "after another", "calm", "calm", "calm too")
}

func TestADiskThatIsFullLosesNothing(t *testing.T) {
	free := uint64(1 << 40)
	o := quick()
	o.Free = func(string) (uint64, error) { return free, nil }
	dir := t.TempDir() + "/vault"
	v, _, err := vault.Create(dir, passphrase(), o)
	must(t, err)
	s := over(t, v, Options{})
	e := page(today(), "first", "")
	putAll(t, s, &e)
	free = 0
	wantErr(t, s.Close(), vault.ErrFull) // there is no room to close properly
	long := page(today(), "", strings.Repeat("w", MaxBody))
	for range 20 { // the disk is not asked for every write
		if err = s.PutEntry(ctx(), &long); err != nil {
			break
		}
	}
	wantErr(t, err, vault.ErrFull)
	e.Title = "second"
	if got, err := s.Entry(ctx(), e.ID); err != nil || got.Title != "first" || e.Revision != 1 {
		t.Errorf("on a full disk: got %q, %v, revision %d, want the first text readable", got.Title, err, e.Revision)
	}
	wantFound(t, s, "first", "first")
	free = 1 << 40
	putAll(t, s, &e)
	wantFound(t, s, "second", "second")
	must(t, s.Close())
	v, err = vault.Open(dir, passphrase(), o)
	must(t, err)
	s = over(t, v, Options{})
	defer s.Close()
	if got, err := s.Entry(ctx(), e.ID); err != nil || got.Title != "second" {
		t.Errorf("after opening again: got %q, %v, want second", got.Title, err)
	}
}
