package practice

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
)

func TestAPracticeOfOnesOwnIsMadeUsedAndShared(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Tap("Make your own")
	w.TypeInto("A walk before answering", "A walk")
	w.Tap("a scale")
	w.Type("How was it?")
	w.Tap("one of several")
	w.Tap("Save")
	if !w.Shows("One question has no words yet") {
		t.Fatalf("a question without words: got %q", w.Texts())
	}
	w.Type("Where?")
	path := filepath.Join(t.TempDir(), "walk.json")
	p, missing := s.builder.whole()
	if missing != "" {
		t.Fatal(missing)
	}
	datatest.Must(t, writeFile(path, &p))
	w.Tap("Save")
	w.Tap("A walk")
	answer(t, s, data.Field{Key: "q1", Number: data.Rated(7)})
	w.Tap("another")
	w.Tap("Save")
	r := records(t, store)[0]
	if r.Practice != p.ID || r.Field("q1").Number != data.Rated(7) || r.Field("q2").Text != "another" {
		t.Errorf("got %+v, want a record of the own practice", r)
	}
	if own := s.state.set.Named(p.ID); own == nil || len(own.Series) != 2 {
		t.Errorf("got %+v, want series for the charts", own)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v, want a file that only its owner reads", info, err)
	}
	elsewhere := datatest.Open(t)
	w, s = open(t, elsewhere)
	s.takeFile(path)
	w.Tap("Save")
	if s.state.set.Named(p.ID) == nil {
		t.Error("a shared practice does not arrive")
	}
}

func TestAFileThatIsNoPracticeIsRefusedKindly(t *testing.T) {
	w, s := open(t, datatest.Open(t))
	path := filepath.Join(t.TempDir(), "x.json")
	datatest.Must(t, os.WriteFile(path, []byte(`{"format": "practice/1", "fieldz": []}`), 0o600))
	s.takeFile(path)
	if f := w.TakeFailure(); f.Err == nil || !strings.Contains(f.Err.Error(), "fieldz") {
		t.Errorf("got %v, want what is wrong with it", f.Err)
	}
	s.takeFile(filepath.Join(t.TempDir(), "gone.json"))
	if f := w.TakeFailure(); f.Err == nil {
		t.Error("a file that is not there: nothing was said")
	}
	lapse, err := shipped()
	datatest.Must(t, err)
	datatest.Must(t, writeFile(path, lapse.Named("lapse")))
	s.takeFile(path)
	if f := w.TakeFailure(); f.Err == nil || s.builder.state.open {
		t.Error("a file may take the place of a practice that comes with the program")
	}
}

func TestNotesOfAPracticeThatIsGoneAreStillShown(t *testing.T) {
	store := datatest.Open(t)
	belief := item("belief", "Quiet means cross")
	put(t, store, belief, noted("own_gone", belief, 3, data.Field{Key: "q1", Text: "the lake"}, data.Field{Key: "q2", Number: data.Rated(4)}))
	w, s := open(t, store)
	s.Open(belief.ID.String())
	if !w.Shows("the lake") || !w.Shows("4 of 10") {
		t.Errorf("got %q, want the answers of a practice that is gone", w.Texts())
	}
}

func TestEverythingIsReachedByTheKeyboard(t *testing.T) {
	w, s := open(t, datatest.Open(t))
	s.Open("new:lapse")
	seen := map[any]bool{}
	for range 60 {
		seen[w.Focused()] = true
		w.Press("Tab")
	}
	for _, want := range []any{s.form.save, s.form.more} {
		if !seen[want] {
			t.Error("Tab does not reach Save or More")
		}
	}
}
