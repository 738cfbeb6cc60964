package data

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kith/data/vault"
)

// dropKeys takes rows away past the store.
func dropKeys(keys ...[]byte) func(*vault.Tx) error {
	return func(tx *vault.Tx) error {
		for _, key := range keys {
			if err := tx.Delete(key); err != nil {
				return err
			}
		}
		return nil
	}
}

// saveNow saves the search index and waits for it.
func saveNow(t testing.TB, s *Store) {
	t.Helper()
	<-s.find.current.Load().ready
	s.find.mu.Lock()
	s.find.saveSoon()
	s.find.mu.Unlock()
	s.find.done.Wait()
}

// restarted opens the same vault again, as after a stop of the program: nothing is
// saved, nothing is closed.
func restarted(t testing.TB, s *Store) *Store {
	t.Helper()
	s.find.stop()
	return over(t, s.vault, Options{})
}

// marks counts the rows that the saved index is behind.
func marks(t testing.TB, s *Store) (n int) {
	t.Helper()
	for key := range state(t, s) {
		if key[0] == rowUnsaid || key[0] == rowName {
			n++
		}
	}
	return n
}

// learnedAnew tells how many entries a start reads to bring the saved index up to date.
func learnedAnew(t testing.TB, s *Store) int {
	t.Helper()
	var l loading
	must(t, s.view(ctx(), func(tx *vault.Tx) error {
		l.pupil = pupil{ctx: ctx(), store: s, tx: tx, names: map[ID]string{}}
		return l.run()
	}))
	return l.learned
}

// library is a store with n entries about Anna and a saved index.
func library(t testing.TB, n int) (s *Store, anna *Person, list []*Entry) {
	t.Helper()
	s = over(t, memory(t), Options{})
	t.Cleanup(func() { s.Close() })
	p := somebody("Anna")
	putAll(t, s, &p)
	for i := range n {
		e := page(today()-Day(i), fmt.Sprint("entry ", i), "calm")
		e.People = []ID{p.ID}
		list = append(list, &e)
		putAll(t, s, &e)
	}
	saveNow(t, s)
	if got := marks(t, s); got != 0 {
		t.Fatalf("marks after saving: got %d, want 0", got)
	}
	return s, &p, list
}

func TestTheIndexIsSavedAndLoadedAgain(t *testing.T) {
	s, again := onDisk(t, Options{})
	const n = saveAfter + 100
	_, err := s.UpdateMany(ctx(), n, func(w *Writer, i int) error {
		e := page(today()-Day(i%30), fmt.Sprint("entry ", i), fmt.Sprint("calm number", i))
		return w.PutEntry(&e)
	})
	must(t, err)
	<-s.find.current.Load().ready
	s.find.done.Wait() // it saves by itself
	if got := marks(t, s); got != 0 {
		t.Errorf("marks after many changes: got %d, want it saved", got)
	}
	e := page(today(), "afterwards", "calm")
	putAll(t, s, &e)
	s = again(nil)
	wantFound(t, s, "afterwards", "afterwards")
	wantFound(t, s, "number77", "entry 77")
	if got := len(found(t, s, "calm")); got != n+1 {
		t.Errorf("found after opening again: got %d, want %d", got, n+1)
	}
	if got := learnedAnew(t, s); got != 1 {
		t.Errorf("entries learned at a start: got %d, want only the one since the save", got)
	}
}

func TestChangesSinceTheSaveAreLearnedAtTheNextStart(t *testing.T) {
	s, anna, list := library(t, 20)
	list[0].Body, list[1].Body = "storm", "storm"
	putAll(t, s, list[0], list[1])
	must(t, s.DeleteEntry(ctx(), list[1].ID, clock()))
	must(t, s.DeleteEntry(ctx(), list[2].ID, clock()))
	must(t, s.Restore(ctx(), list[2].ID))
	must(t, s.Update(ctx(), func(w *Writer) error { return w.EraseEntry(list[3].ID) }))
	s = restarted(t, s)
	wantFound(t, s, "storm", "entry 0")
	wantFound(t, s, "title:2", "entry 2")
	wantFound(t, s, "title:3")
	if got := len(found(t, s, "person:anna")); got != 18 {
		t.Errorf("found by name: got %d, want 18", got)
	}

	// A rename is one mark, and holds for all of them.
	before := marks(t, s)
	anna.Name = "Hanna"
	putAll(t, s, anna)
	if got := marks(t, s) - before; got != 1 {
		t.Errorf("marks of a rename: got %d, want 1", got)
	}
	s = restarted(t, s)
	if got := len(found(t, s, "person:hanna")); got != 18 {
		t.Errorf("found by the new name after a start: got %d, want 18", got)
	}
	wantFound(t, s, "person:anna")
	must(t, s.Update(ctx(), func(w *Writer) error { return w.DeletePerson(anna.ID, clock()) }))
	saveNow(t, s)
	must(t, s.Restore(ctx(), anna.ID))
	s = restarted(t, s)
	if got := len(found(t, s, "person:hanna")); got != 18 {
		t.Errorf("found by name after deletion, save, undo and start: got %d, want 18", got)
	}
	saveNow(t, s)
	if got := learnedAnew(t, restarted(t, s)); got != 0 {
		t.Errorf("entries learned right after a save: got %d, want 0", got)
	}
}

func TestALostOrDamagedIndexIsBuiltAnew(t *testing.T) {
	chunk := findKey(1, 0)
	for name, harm := range map[string]func(tx *vault.Tx) error{
		"the chunk is lost":         dropKeys(chunk),
		"the note is lost":          dropKeys(metaKey("find")),
		"everything is lost":        dropKeys(metaKey("find"), chunk),
		"the chunk is damaged":      func(tx *vault.Tx) error { return flip(tx, chunk) },
		"the chunk is cut":          func(tx *vault.Tx) error { return tx.Put(chunk, []byte("kithword")) },
		"the chunk is another form": func(tx *vault.Tx) error { return tx.Put(chunk, []byte("kithword\x63\x00")) },
		"the chunk is no record":    func(tx *vault.Tx) error { return tx.PutIndex(chunk) },
		"the note is damaged":       func(tx *vault.Tx) error { return tx.Put(metaKey("find"), []byte("{")) },
		"too many chunks":           func(tx *vault.Tx) error { return tx.Put(metaKey("find"), []byte(`{"generation":1,"chunks":9}`)) },
		"a negative number":         func(tx *vault.Tx) error { return tx.Put(metaKey("find"), []byte(`{"generation":1,"chunks":-9}`)) },
		"another generation":        func(tx *vault.Tx) error { return tx.Put(metaKey("find"), []byte(`{"generation":7,"chunks":1}`)) },
	} {
		t.Run(name, func(t *testing.T) {
			s, _, list := library(t, 12)
			must(t, s.vault.Update(harm))
			s = restarted(t, s)
			if got := len(found(t, s, "person:anna calm")); got != len(list) {
				t.Errorf("found: got %d, want all %d", got, len(list))
			}
			saveNow(t, s)
			if got := learnedAnew(t, s); got != 0 {
				t.Errorf("entries learned after saving again: got %d, want 0", got)
			}
			generations := map[string]bool{}
			for key := range state(t, s) {
				if key[0] == classFind {
					generations[key[:5]] = true
				}
			}
			if len(generations) != 1 {
				t.Errorf("saved generations: got %d, want the newest alone", len(generations))
			}
		})
	}
}

// flip turns one bit of a record.
func flip(tx *vault.Tx, key []byte) error {
	b, err := tx.Get(key)
	if err != nil {
		return err
	}
	b[len(b)/2] ^= 4
	return tx.Put(key, b)
}

func TestAStaleIndexIsMended(t *testing.T) {
	// Entries came or went without a mark and without a row, as no program of ours does it.
	t.Run("came", func(t *testing.T) {
		s, anna, _ := library(t, 12)
		fresh := page(today(), "fresh", "calm")
		fresh.People = []ID{anna.ID}
		b, err := encode(fresh.toWire(), nil)
		must(t, err)
		must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.Put(fresh.key(), b) }))
		if got := learnedAnew(t, s); got != 1 {
			t.Errorf("entries learned: got %d, want the one that is missing in the index", got)
		}
		s = restarted(t, s)
		wantFound(t, s, "title:fresh", "fresh")
		wantTotal(t, s, "calm", 13)
	})
	t.Run("went", func(t *testing.T) {
		s, _, list := library(t, 12)
		must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.Delete(list[4].key()) }))
		s = restarted(t, s)
		wantTotal(t, s, "calm", 11)
		must(t, second(s.Reindex(ctx())))
		if _, there := state(t, s)[string(metaKey("find"))]; there {
			t.Error("the saved index after Reindex: is there, want it forgotten")
		}
	})
}

// wantTotal says how many entries a search should find, without damage.
func wantTotal(t *testing.T, s *Store, text string, want int) {
	t.Helper()
	if f, err := s.Search(ctx(), text, FindOptions{Limit: -1}); err != nil || f.Total != want || s.Damage() != 0 {
		t.Errorf("found %q: got %d, %v, damage %d, want %d without damage", text, f.Total, err, s.Damage(), want)
	}
}

func TestAnEntryThatCannotBeReadDoesNotKeepTheOthersFromBeingFound(t *testing.T) {
	s, _, list := library(t, 12)
	corrupt(t, s, list[3].key())
	list[5].Body = "storm"
	putAll(t, s, list[5])
	s = restarted(t, s)
	wantFound(t, s, "storm", "entry 5")
	must(t, s.vault.Update(dropKeys(metaKey("find"))))
	s = restarted(t, s)
	if got := len(found(t, s, "person:anna")); got != 11 || s.Damage() != 1 {
		t.Errorf("found beside damage: got %d, damage %d, want 11, 1", got, s.Damage())
	}
	saveNow(t, s)
	if got := learnedAnew(t, s); got != 1 {
		t.Errorf("entries read at the next start: got %d, want the damaged one alone", got)
	}
}

func TestWritesDuringASaveAreNotForgotten(t *testing.T) {
	s, anna, list := library(t, 30)
	for _, e := range list { // all are marked, so that the save covers them
		e.Body = "calm again"
		putAll(t, s, e)
	}
	extra := page(today(), "extra", "storm")
	written := []string{}
	s.find.testOnlyStop = func(point string) error {
		if slices.Contains(written, point) || point == "mark" {
			return nil
		}
		written = append(written, point)
		switch point {
		case "chunk":
			list[0].Body = "storm"
			putAll(t, s, list[0], &extra)
		case "state":
			anna.Name = "Hanna"
			putAll(t, s, anna)
			must(t, s.DeleteEntry(ctx(), list[1].ID, clock()))
		case "stale":
			list[2].Body = "storm"
			putAll(t, s, list[2])
		}
		return nil
	}
	saveNow(t, s)
	if want := []string{"chunk", "state", "stale"}; !slices.Equal(written, want) {
		t.Fatalf("points of the save: got %v, want %v", written, want)
	}
	if got := marks(t, s); got != 5 { // three entries that changed, one that went, one name
		t.Errorf("marks after the save: got %d, want 5", got)
	}
	for _, when := range []string{"at once", "after a start"} {
		wantFoundAll(t, s, when, "storm", "entry 0", "entry 2", "extra")
		if got := len(found(t, s, "person:hanna")); got != 29 {
			t.Errorf("%s: found by the new name %d, want 29", when, got)
		}
		wantFound(t, s, "person:anna")
		wantFound(t, s, "title:1")
		s = restarted(t, s)
	}
}

// wantFoundAll checks what a search finds, in any order.
func wantFoundAll(t testing.TB, s *Store, when, query string, want ...string) {
	t.Helper()
	got := found(t, s, query)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%s: search %q got %v, want %v", when, query, got, want)
	}
}

func TestASaveThatStopsAnywhereLeavesAStoreThatFindsRight(t *testing.T) {
	cut := errors.New("the program ended here")
	for stopAt := 0; ; stopAt++ {
		s, anna, list := library(t, 10)
		for _, key := range []uint32{9, 10} { // leftovers of saves that were cut off before
			must(t, s.vault.Update(func(tx *vault.Tx) error { return tx.Put(findKey(key, 3), []byte("old")) }))
		}
		list[0].Body = "storm"
		anna.Name = "Hanna"
		putAll(t, s, list[0], anna)
		must(t, s.DeleteEntry(ctx(), list[1].ID, clock()))
		commits := 0
		s.find.testOnlyStop = func(string) error {
			if commits++; commits > stopAt {
				return cut
			}
			return nil
		}
		saveNow(t, s)
		for _, when := range []string{"as it goes on", "after a start", "after another save"} {
			wantFoundAll(t, s, fmt.Sprint(when, ", stopped at ", stopAt), "storm", "entry 0")
			if got := len(found(t, s, "person:hanna")); got != 9 {
				t.Errorf("%s, stopped at %d: found by the new name %d, want 9", when, stopAt, got)
			}
			wantFound(t, s, "person:anna")
			wantFound(t, s, "title:1")
			if when == "after a start" {
				s.find.testOnlyStop = nil
				saveNow(t, s)
				if got := marks(t, s); got != 0 {
					t.Errorf("stopped at %d: marks after another save got %d, want 0", stopAt, got)
				}
			}
			s = restarted(t, s)
		}
		wantFaults(t, s)
		if commits <= stopAt { // it was not stopped any more
			if stopAt < 4 {
				t.Errorf("commits of a save: got %d, want chunk, note, leftovers and marks", commits)
			}
			return
		}
	}
}

func TestAFailedSaveIsNotTriedAtOnceAgain(t *testing.T) {
	s, _, list := library(t, 5)
	tries := 0
	s.find.testOnlyStop = func(string) error { tries++; return vault.ErrFull }
	write := func(n int) {
		_, err := s.UpdateMany(ctx(), n, func(w *Writer, i int) error {
			e := page(today(), "x", "")
			return w.PutEntry(&e)
		})
		must(t, err)
		s.find.done.Wait()
	}
	write(saveAfter + 10)
	if tries != 1 {
		t.Fatalf("tries to save on a full disk: got %d, want 1", tries)
	}
	for range 5 {
		putAll(t, s, list[0])
		s.find.done.Wait()
	}
	if tries != 1 {
		t.Errorf("tries after a few more writes: got %d, want 1", tries)
	}
	write(saveAfter + 60)
	if tries != 2 {
		t.Errorf("tries after many more writes: got %d, want 2", tries)
	}
	s.find.testOnlyStop = nil
	if got := marks(t, s); got != 2*saveAfter+71 {
		t.Errorf("marks: got %d, want every change still marked", got)
	}
	saveNow(t, s)
	if got := marks(t, s); got != 0 {
		t.Errorf("marks when there is room again: got %d, want 0", got)
	}
}

func TestManyChangesAreSavedInFewSaves(t *testing.T) {
	s, _, _ := library(t, 1)
	saves := 0
	s.find.testOnlyStop = func(point string) error {
		if point == "state" {
			saves++
		}
		return nil
	}
	for range 12 {
		_, err := s.UpdateMany(ctx(), saveAfter/2, func(w *Writer, i int) error {
			e := page(today(), "x", strings.Repeat("w ", i%7))
			return w.PutEntry(&e)
		})
		must(t, err)
		s.find.done.Wait()
	}
	if saves < 2 || saves > 6 {
		t.Errorf("saves during %d new entries: got %d, want a few", 6*saveAfter, saves)
	}
}
