package relmap

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

func TestEverySheetOpensAndGivesTheMapBack(t *testing.T) {
	w, s, _, _ := filled(t)
	for _, word := range []string{"Balance", "Then and now", "Side by side", "Family patterns"} {
		w.Tap(word)
		if s.board.Visible() && s.sheets.middle.Visible() {
			t.Errorf("%s: the map is still there", word)
		}
		w.Tap(word)
		if s.sheets.open != "" || !s.sheets.middle.Visible() {
			t.Errorf("%s: the map is not back", word)
		}
	}
	if s.openSheet("nothing") || s.openSheet("") {
		t.Error("a place that is none opened a sheet")
	}
}

func TestTwoRelationshipsStandSideBySide(t *testing.T) {
	w, s, _, life := filled(t)
	s.Open("compare:" + life.Anna.ID.String())
	if !w.Shows("Choose two people") || !w.Shows("Anna") {
		t.Errorf("got %q, want Anna and the question for another", w.Texts())
	}
	s.compare.choose(1, life.Jonas.ID)
	w.Settle()
	p := s.compare.picture(s.paper())(900, 700)
	if p.Title != "Two relationships side by side" || !strings.Contains(p.Desc, "Anna") || !strings.Contains(p.Desc, "Jonas") {
		t.Errorf("got %q and %q", p.Title, p.Desc)
	}
	s.compare.choose(1, life.Anna.ID)
	if s.compare.who != [2]data.ID{{}, life.Anna.ID} {
		t.Errorf("got %v, want nobody beside herself", s.compare.who)
	}
	s.onBox([]string{life.Anna.ID.String(), life.Mum.ID.String()})
	s.onSheet("")
	w.Tap("Look at both side by side")
	if s.sheets.open != sheetCompare || s.compare.who != [2]data.ID{life.Anna.ID, life.Mum.ID} {
		t.Errorf("got %q with %v, want those chosen on the map", s.sheets.open, s.compare.who)
	}
}

func TestThenAndNowSaysWhatMoved(t *testing.T) {
	w, s, store, life := filled(t)
	jonas := kept(t, store, life.Jonas.ID)
	jonas.Rings = nil
	jonas.MoveTo(4, datatest.Today()-300)
	jonas.MoveTo(2, datatest.Today()-10)
	datatest.Must(t, store.PutPerson(context.Background(), &jonas))
	s.load()
	s.Open("thennow")
	w.Settle()
	if !strings.Contains(text(w), "1 person is closer") {
		t.Errorf("got %q, want what moved in words", w.Texts())
	}
	if !s.thenNowOf().moves.Who[jonas.ID.String()] {
		t.Errorf("got %v, want Jonas marked", s.thenNowOf().moves)
	}
}

// thenNowOf finds the sheet.
func (s *Screen) thenNowOf() *thenNow {
	for _, one := range s.sheets.all {
		if t, ok := one.(*thenNow); ok {
			return t
		}
	}
	return nil
}

func TestTheSentenceOfWhatMovedCountsTies(t *testing.T) {
	day := datatest.Today()
	if got := movesSentence(ecomap.Moves{ToTwoWay: 3, Closer: 1}, day, false); !strings.Contains(got, "3 ties moved from leaning to two-way; 1 person is closer") {
		t.Errorf("got %q", got)
	}
	if got := movesSentence(ecomap.Moves{ToTwoWay: 3}, day, true); !strings.Contains(got, "everybody stands where they stood") {
		t.Errorf("paused: got %q, want nothing about the balance", got)
	}
}

func TestTheBalanceIsQuietWhilePausedOrUnknown(t *testing.T) {
	w, s, _, _ := filled(t)
	s.Open("balance")
	for _, want := range []string{"All in all", "Time with people", "Asked, and what came"} {
		if !w.Shows(want) {
			t.Errorf("got %q, want %q", w.Texts(), want)
		}
	}
	if strings.Contains(text(w), "%") {
		t.Errorf("got %q, want no number unless wanted", w.Texts())
	}
	store := datatest.Open(t)
	datatest.Fill(t, store)
	prefs := kit.DefaultSettings()
	prefs.PauseBalance = true
	w, s = open(t, store, prefs)
	s.Open("balance")
	if !w.Shows("The balance is paused") || w.Shows("All in all") {
		t.Errorf("paused: got %q", w.Texts())
	}
}

func TestWhatWasAskedKeepsItsOutcome(t *testing.T) {
	w, s, store, life := filled(t)
	s.Open("balance")
	s.onAsk(data.NewAsk(life.Jonas.ID, "help with the shelf", datatest.Today(), datatest.Clock()))
	w.Settle()
	if !strings.Contains(text(w), "help with the shelf") {
		t.Fatalf("got %q, want what was asked", w.Texts())
	}
	s.onOutcome(s.sheets.records[0], data.OutcomeNotNow)
	w.Settle()
	list, err := store.Records(context.Background(), data.Span{})
	datatest.Must(t, err)
	if got := list[0].Field(data.SupportOutcome).Text; got != data.OutcomeNotNow {
		t.Errorf("got the outcome %q, want it kept", got)
	}
	s.undo()
	list, err = store.Records(context.Background(), data.Span{})
	datatest.Must(t, err)
	if got := list[0].Field(data.SupportOutcome).Text; got != "" {
		t.Errorf("undone: got %q, want it open again", got)
	}
}

func TestAFamilyPatternCanStopAndStartAgain(t *testing.T) {
	w, s, store, life := filled(t)
	s.Open("family")
	s.family.onNew("  ")
	s.family.onNew("Going quiet")
	s.family.onPerson(life.Mum.ID.String())
	w.Tap("Carried it")
	w.Tap("It stops with me")
	items := func() []data.Item {
		list, err := store.Items(context.Background())
		datatest.Must(t, err)
		return data.FamilyPatterns(list)
	}
	got := items()
	if len(got) != 1 || got[0].Title != "Going quiet" || len(got[0].People) != 1 || got[0].People[0] != life.Mum.ID || got[0].Field(data.PatternStops).Day != datatest.Today() {
		t.Fatalf("got %+v, want the pattern, carried by Mum, that stops today", got)
	}
	if k := s.family.kin(); len(k) == 0 || !k[0].Carries || k[0].Generation != -1 {
		t.Errorf("got %+v, want Mum before me", k)
	}
	w.Tap("It stops with me")
	if got := items(); got[0].Field(data.PatternStops).Day != 0 {
		t.Errorf("got %+v, want it taken back", got)
	}
	s.family.onGeneration(0)
	_, again := open(t, store, kit.DefaultSettings())
	again.Open("family")
	if again.family.places[life.Mum.ID.String()] != -2 {
		t.Errorf("got %v, want the generation kept", again.family.places)
	}
}

func TestASheetThatCannotBeReadSaysSo(t *testing.T) {
	store := &unread{broken: broken{Store: datatest.Open(t)}}
	datatest.Fill(t, store.Store)
	w, s := open(t, store, kit.DefaultSettings())
	store.err = vault.ErrDamaged
	for _, place := range []string{"balance", "family"} {
		s.Open(place)
		if what, _, _ := kit.Explain(vault.ErrDamaged); !strings.Contains(text(w), what) {
			t.Errorf("%s: got %q, want why", place, w.Texts())
		}
	}
	store.err = nil
	w.Tap("Try again")
	if s.sheets.readErr != nil {
		t.Errorf("got %v, want it read", s.sheets.readErr)
	}
}

// unread is a store whose items cannot be read.
type unread struct {
	broken
	err error
}

func (u *unread) Items(ctx context.Context) ([]data.Item, error) {
	if u.err != nil {
		return nil, u.err
	}
	return u.Store.Items(ctx)
}

func TestASheetIsSavedForThePersonAlone(t *testing.T) {
	w, s, _, life := filled(t)
	s.Open("compare:" + life.Anna.ID.String() + ":" + life.Jonas.ID.String())
	w.Tap("Save as a picture")
	if !w.Shows("File or folder") {
		t.Fatalf("got %q, want the question where", w.Texts())
	}
	w.Tap("Cancel")
	path := filepath.Join(t.TempDir(), "two.svg")
	s.onSave(path, s.compare.picture(s.paper()))
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 || !w.Shows("The picture is saved.") {
		t.Fatalf("got %v, %v, want a file for the person alone", info, err)
	}
	s.onSave(filepath.Join(t.TempDir(), "no such folder", "two.svg"), s.compare.picture(s.paper()))
	if f := w.TakeFailure(); f.Err == nil {
		t.Error("a picture that cannot be written: got no word of it")
	}
}

func TestTheMapItselfIsSavedAsItIsDrawn(t *testing.T) {
	w, s, _, _ := filled(t)
	w.Tap("Save the map as a picture")
	path := filepath.Join(t.TempDir(), "map.svg")
	kept := w.Field("").(interface{ SetText(string) })
	kept.SetText(path)
	w.Tap("Save")
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "Anna") || s.state.drawn.scene == nil {
		t.Errorf("got %d bytes, %v, want the map with its people", len(text), err)
	}
}
