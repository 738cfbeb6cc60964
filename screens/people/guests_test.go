package people

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"kith/data/datatest"
	"kith/data/port"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

const someCards = "BEGIN:VCARD\nFN:Anna\nCATEGORIES:Choir\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nRELATED;TYPE=friend;VALUE=text:Anna\nEND:VCARD\nBEGIN:VCARD\nFN:City Office\nKIND:org\nEND:VCARD\n"

func TestPeopleOfAFileAreShownTakenAndGivenBack(t *testing.T) {
	store := datatest.Open(t)
	datatest.Fill(t, store)
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, store, kit.DefaultSettings, Shipped) })
	s := w.Screen.(*Screen)
	circle, err := port.ReadCircle([]byte(someCards), "")
	datatest.Must(t, err)
	g := s.showGuests(circle)
	if !w.Shows("Of 3: 1 new, 1 known who learn what is missing.") || g.list[2].Take {
		t.Fatalf("got %q and %+v, want Bo new, Anna known and no office", w.Texts(), g.list)
	}
	g.rows.OnSelected(2)
	g.onApart(true)
	if !w.Shows("Of 3: 3 new, 0 known who learn what is missing.") {
		t.Errorf("got %q, want all three as new people", w.Texts())
	}
	g.onApart(false)
	g.rows.OnSelected(2)
	w.Tap("Take them in")
	w.Settle()
	people, err := store.People(context.Background())
	datatest.Must(t, err)
	if len(people) != 5 || !w.Shows("1 new people, 1 who learned something.") {
		t.Fatalf("got %d people and %q, want 5", len(people), w.Texts())
	}
	s.notices.Undo()
	w.Settle()
	if people, err = store.People(context.Background()); err != nil || len(people) != 4 {
		t.Errorf("taken back: got %d people, %v, want 4", len(people), err)
	}
}

func TestAFileWithoutPeopleIsSaidCalmly(t *testing.T) {
	store := datatest.Open(t)
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, store, kit.DefaultSettings, Shipped) })
	s := w.Screen.(*Screen)
	path := filepath.Join(t.TempDir(), "x.vcf")
	datatest.Must(t, os.WriteFile(path, []byte("BEGIN:VCARD\nEND:VCARD\n"), 0o600))
	s.readGuests(path)
	if !w.Shows("Nobody could be read in this file. It should be an address book (.vcf), a table (.csv) or a graph (.graphml).") {
		t.Errorf("got %q, want why", w.Texts())
	}
	s.readGuests(filepath.Join(t.TempDir(), "nothing"))
	if f := w.TakeFailure(); f.Err == nil {
		t.Error("a missing file: got no word of it")
	}
}
