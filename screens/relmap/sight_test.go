package relmap

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/data/reciprocity"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// names lists who is on the map, in the order of their names.
func names(s *Screen) string {
	var list []string
	for _, p := range s.state.drawn.scene.People {
		list = append(list, p.Name)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func TestFiltersHideAndSayHowMany(t *testing.T) {
	w, s, _, life := filled(t)
	before := where(t, s, life.Mira.ID)
	w.Tap("Filter")
	for _, step := range []struct{ tap, want string }{
		{"friend", "Anna Jonas"},
		{"mentor", "Anna Jonas Mira"},
		{"closest", "Anna"},
		{"closest", "Anna Jonas Mira"},
		{"friend", "Mira"},
		{"mentor", "Anna Jonas Mira Mum"},
		{"mostly from me", "Jonas"},
		{"mostly from me", "Anna Jonas Mira Mum"},
		{"within a month", "Anna Jonas Mum"},
		{"none", "Mira"},
		{"none", "Anna Jonas Mira Mum"},
		{"shows me how it can be", "Mira"},
	} {
		w.Tap(step.tap)
		if got := names(s); got != step.want {
			t.Errorf("%s: got %s, want %s", step.tap, got, step.want)
		}
	}
	w.Tap("Close the filters")
	if where(t, s, life.Mira.ID) != before {
		t.Error("Mira moved when the others were hidden")
	}
	w.Tap("3 hidden – show all")
	if names(s) != "Anna Jonas Mira Mum" || w.Shows("hidden") {
		t.Errorf("got %s, want everybody and nothing hidden", names(s))
	}
}

func TestTheListHasTheSameFilters(t *testing.T) {
	w, s, _, _ := filled(t)
	w.Tap("List")
	s.setFilter(filter{roles: map[string]bool{"mentor": true}})
	w.Settle()
	if !w.Shows("3 hidden – show all") || len(s.list.shown) != 1 {
		t.Errorf("got %q, want Mira alone and three hidden", w.Texts())
	}
	s.setFilter(filter{groups: map[data.ID]bool{data.NewID(): true}})
	w.Settle()
	if !w.Shows("Nobody fits what is asked for.") {
		t.Errorf("got %q, want to be told that nobody fits", w.Texts())
	}
}

func TestTheListIsSortedAndWalked(t *testing.T) {
	w, s, _, life := filled(t)
	w.Tap("List")
	order := func() string {
		var list []string
		for _, p := range s.list.shown {
			list = append(list, p.Name)
		}
		return strings.Join(list, " ")
	}
	if got := order(); got != "Anna Jonas Mum Mira" {
		t.Errorf("by closeness: got %s", got)
	}
	s.list.order.OnChanged(int(byName))
	if got := order(); got != "Anna Jonas Mira Mum" {
		t.Errorf("by name: got %s", got)
	}
	s.list.order.OnChanged(int(byLast))
	if got := order(); got != "Anna Jonas Mum Mira" {
		t.Errorf("by last contact: got %s", got)
	}
	w.Window.Canvas().Focus(s.list.rows)
	w.Press(fyne.KeyDown, fyne.KeyReturn)
	if s.state.chosen != life.Jonas.ID {
		t.Errorf("got %v, want Jonas opened", s.state.chosen)
	}
	w.Press(fyne.KeySpace, fyne.KeyEnd, fyne.KeySpace)
	if len(s.state.several) != 2 {
		t.Errorf("got %d chosen, want two", len(s.state.several))
	}
	w.Press(fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyEscape)
	if len(s.state.several) != 0 {
		t.Error("Escape does not let go")
	}
}

func TestLookingForSomebodyHiddenShowsThem(t *testing.T) {
	w, s, _, life := filled(t)
	s.setFilter(filter{roles: map[string]bool{"mentor": true}})
	s.onFound(kit.Choice{ID: life.Anna.ID, Name: "Anna"})
	w.Settle()
	if s.board.cursor != life.Anna.ID.String() || s.state.filter.some() {
		t.Errorf("got the cursor at %q, want Anna shown", s.board.cursor)
	}
}

// moved gives the small life in which Jonas was in ring 3 until ten days ago.
func movedLife(t *testing.T, store *data.Store) datatest.Life {
	life := datatest.Fill(t, store)
	life.Jonas.Rings = []data.RingMark{{Day: datatest.Today() - 300, Ring: 3}, {Day: datatest.Today() - 10, Ring: 2}}
	datatest.Must(t, store.PutPerson(context.Background(), &life.Jonas))
	return life
}

func TestTheSliderShowsThePastAndChangesNothing(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	life := movedLife(t, store.Store)
	w, s := open(t, store, kit.DefaultSettings())
	w.Tap("Look back")
	now := where(t, s, life.Anna.ID)
	if w.Focused() != s.times.slider {
		t.Fatalf("focus: got %T, want the slider", w.Focused())
	}
	w.Press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	if s.state.day != datatest.Today()-28 || !w.Shows("As it was on 26 Oct 2026") {
		t.Fatalf("got day %v and %q, want four weeks ago", s.state.day, w.Texts())
	}
	p := s.board.person(life.Jonas.ID.String())
	if p.Ring != 3 || !p.Today.Set {
		t.Errorf("got %+v, want Jonas in ring 3 and a ghost", p)
	}
	if at := where(t, s, life.Anna.ID); at != now {
		t.Errorf("Anna went from %v to %v", now, at)
	}
	drag(s, where(t, s, life.Jonas.ID), where(t, s, life.Jonas.ID).AddXY(20, 0), 0)
	s.ringKey(1)
	if p := kept(t, store, life.Jonas.ID); p.Pin.Set || p.Ring != 2 || !w.Shows("Go back to today to change something.") {
		t.Errorf("the past was changed: %+v, %q", p, w.Texts())
	}
	var places ecomap.Places
	datatest.Must(t, store.Pref(context.Background(), ecomap.PlacesPref, &places))
	if places.At[life.Jonas.ID.String()].Ring != 2 {
		t.Error("looking back was kept as the places of today")
	}
	w.Tap("Today")
	if s.state.day != 0 || s.board.person(life.Jonas.ID.String()).Ring != 2 {
		t.Error("today does not come back")
	}
}

func TestThePlayGoesFromTheFirstNoteToToday(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	movedLife(t, store.Store)
	w, s := open(t, store, kit.DefaultSettings())
	w.Tap("Look back")
	w.Press(fyne.KeySpace)
	first := s.state.day
	if first > datatest.Today()-295 || !w.Shows("Pause") {
		t.Fatalf("got %v, want the beginning and a pause", first)
	}
	w.Advance(playStep)
	if s.state.day != first+7*stepWeeks {
		t.Errorf("got %v, want a month later than %v", s.state.day, first)
	}
	w.Press(fyne.KeySpace)
	held := s.state.day
	w.Advance(10 * playStep)
	if s.state.day != held {
		t.Error("it goes on while paused")
	}
	w.Press(fyne.KeyPageUp, fyne.KeySpace)
	w.Advance(40 * playStep)
	if s.state.day != 0 || s.times.halt != nil {
		t.Errorf("got %v, want it to end today", s.state.day)
	}
	w.Press(fyne.KeyHome)
	if s.state.day != first {
		t.Errorf("Home: got %v, want %v", s.state.day, first)
	}
	w.Tap("Stop looking back")
	if s.state.day != 0 || s.state.looking {
		t.Error("closing does not go back to today")
	}
}

func TestLookingAgainAndAgainOffersToWrite(t *testing.T) {
	w, s, store, life := filled(t)
	for range manyLooks {
		if w.Shows("Writing about it may help") {
			t.Fatal("offered too early")
		}
		s.onChoose(data.ID{})
		s.onChoose(life.Jonas.ID)
		w.Settle()
	}
	w.Tap("Write instead")
	if got := w.Places[len(w.Places)-1]; got.Room != "today" || got.ID != "new" {
		t.Errorf("got %v, want a new entry", got)
	}
	again, other := open(t, store, kit.DefaultSettings())
	other.onChoose(life.Jonas.ID)
	again.Settle()
	if !again.Shows("Writing about it may help") {
		t.Error("the count did not outlive the visit")
	}
	other.onChoose(life.Anna.ID)
	again.Settle()
	if again.Shows("Writing about it may help") {
		t.Error("offered for somebody else")
	}
	prefs := kit.DefaultSettings()
	prefs.PauseBalance = true
	paused, third := open(t, store, prefs)
	third.onChoose(life.Jonas.ID)
	paused.Settle()
	if paused.Shows("Writing about it may help") {
		t.Error("offered while the balance is paused")
	}
}

func TestAChangeThatCannotBeKeptIsShown(t *testing.T) {
	w, s, store, life := filled(t)
	store.write = vault.ErrFull
	drag(s, where(t, s, life.Jonas.ID), where(t, s, life.Jonas.ID).AddXY(14, 8), 0)
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) {
		t.Errorf("got %v, want the failure", f)
	}
	if p := s.board.person(life.Jonas.ID.String()); p.Pinned {
		t.Error("the map shows what was not kept")
	}
}

func TestHelpTellsTheHands(t *testing.T) {
	w, _, _, _ := filled(t)
	w.Tap("Hands and keys")
	if !w.Shows("Ctrl+Z, Ctrl+Shift+Z") {
		t.Errorf("got %q", w.Texts())
	}
	w.Tap("Close")
}

func TestEveryStateHasAShortWord(t *testing.T) {
	seen := map[string]bool{}
	for _, st := range []reciprocity.State{
		reciprocity.TwoWay, reciprocity.LeaningFromMe, reciprocity.OneSidedFromMe, reciprocity.LeaningToMe,
		reciprocity.OneSidedToMe, reciprocity.Unclear, reciprocity.TooLittle,
	} {
		word := stateShort(st)
		if seen[word] || word == "" {
			t.Errorf("%v: got %q, want a word of its own", st, word)
		}
		seen[word] = true
	}
}
