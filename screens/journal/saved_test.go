package journal_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	words "kith/data/search"
)

func TestASearchIsKeptRunRenamedAndDeleted(t *testing.T) {
	ctx := context.Background()
	store, _ := filled(t)
	w := open(t, store)
	w.Tap("Saved searches and help")
	if !w.Shows("No search is kept yet.") || w.CanTap("Keep it") {
		t.Errorf("got %q, want no search and nothing to keep", w.Texts())
	}
	w.Tap("Close")
	room(w).Search("calmer OR soup")
	w.Tap("Saved searches and help")
	w.Type("Good days\n")
	if got, err := store.SavedSearches(ctx); err != nil || len(got) != 1 || got[0].Name != "Good days" || got[0].Query != "calmer OR soup" {
		t.Fatalf("got %+v, %v, want the search kept", got, err)
	}
	room(w).Search("zebra")
	w.Tap("Saved searches and help")
	w.Tap("Good days")
	if got := results(w); len(got) != 2 {
		t.Errorf("got %q, want the two entries of the kept search", got)
	}
	w.Tap("Saved searches and help")
	w.Tap("Rename “Good days”")
	w.Type("X ")
	w.Press(fyne.KeyReturn)
	w.Tap("Saved searches and help")
	w.Tap("Delete “X Good days”")
	if got, err := store.SavedSearches(ctx); err != nil || len(got) != 0 {
		t.Errorf("got %+v, %v, want none left", got, err)
	}
	w.Tap("Undo")
	if got, err := store.SavedSearches(ctx); err != nil || len(got) != 1 || got[0].Query != "calmer OR soup" {
		t.Errorf("got %+v, %v, want it back", got, err)
	}
}

func TestSearchesThatCannotBeReadOrKeptAreExplained(t *testing.T) {
	store, _ := filled(t)
	b := &broken{Store: store, saved: errDisk}
	w := open(t, b)
	room(w).Search("soup")
	w.Tap("Saved searches and help")
	if f := w.TakeFailure(); f.Doing != "reading the saved searches" {
		t.Errorf("got %v, want what failed", f)
	}
	b.saved, b.update = nil, errDisk
	w.Tap("Saved searches and help")
	w.Type("Soup\n")
	if f := w.TakeFailure(); f.Doing != "keeping the search" {
		t.Errorf("got %v, want what failed", f)
	}
}

func TestOtherFormsAreFoundInTheLanguageChosen(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("talking")
	if !w.Shows("Nothing found") {
		t.Fatalf("got %q, want the word as it is written", w.Texts())
	}
	w.Tap("Saved searches and help")
	w.Tap("English")
	wantLine(t, w, "A calmer call", "|Talked|")
	if got, err := store.SearchForms(context.Background()); err != nil || got != words.English {
		t.Errorf("got %q, %v, want the choice kept", got, err)
	}
	w = open(t, store)
	room(w).Search("talking")
	wantLine(t, w, "A calmer call", "|Talked|")
}

func TestAChipTakesItsPartOfTheSearchAway(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("soup zebra")
	w.Window.Canvas().Focus(w.Find("zebra…").(fyne.Focusable))
	w.Press(fyne.KeyDelete)
	if got := results(w); len(got) != 1 {
		t.Errorf("got %q, want the entry with soup", got)
	}
	w.Window.Canvas().Focus(w.Find("soup…").(fyne.Focusable))
	w.Press(fyne.KeyDelete)
	wantLine(t, w, "soup", "22 Sun") // the timeline
}

func TestF3GoesFromPlaceToPlaceInTheText(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "Three", "one calm, two Calm; three calmly")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := open(t, store)
	search(w, "calm")
	selected := func() string { return room(w).Selected() }
	w.Press(fyne.KeyF3)
	first := selected()
	w.Press(fyne.KeyF3)
	second := selected()
	w.Press(fyne.KeyF3)
	third := selected()
	w.Press(fyne.KeyF3)
	if first != "4-8" || second != "14-18" || third != "26-32" || selected() != first {
		t.Errorf("got %s %s %s and %s, want each place and then the first again", first, second, third, selected())
	}
	room(w).Shift(true)
	w.Press(fyne.KeyF3)
	if selected() != third {
		t.Errorf("got %s, want Shift+F3 to go back", selected())
	}
	w.Press(fyne.KeyEscape)
	if w.Focused() == nil || !w.CanTap("Delete") {
		t.Error("got no cursor, want Escape to lead back to the list")
	}
}

func TestF3WithoutASearchDoesNothing(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	before := room(w).Selected()
	w.Press(fyne.KeyF3)
	if got := room(w).Selected(); got != before {
		t.Errorf("got %s selected, want nothing done", got)
	}
}

func TestTheTitleShowsWhatWasFound(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	search(w, "title:calmer")
	wantLine(t, w, "A calmer call", "titled 2-8")
}

func TestTypingOnThePageIsKeptWhenAnotherIsChosen(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Press(fyne.KeyReturn)
	w.Type("more ")
	w.Tap("A calmer call")
	got, err := store.Entry(context.Background(), life.Entries[2].ID)
	if err != nil || len(got.Body) != len(life.Entries[2].Body)+5 {
		t.Errorf("got %q, %v, want what was typed kept", got.Body, err)
	}
}

func TestAPageThatCannotBeSavedStaysOpen(t *testing.T) {
	store, life := filled(t)
	b := &broken{Store: store}
	w := open(t, b)
	w.Press(fyne.KeyReturn)
	w.Type("more ")
	b.update = errDisk
	w.Advance(time.Second)
	w.Tap("A calmer call")
	room(w).Leaf(-1)
	room(w).Open(life.Entries[0].ID.String())
	w.Settle()
	if !written(w, "more ") || room(w).Flush() == nil || !room(w).Busy() {
		t.Errorf("got %q, want the page that is not saved yet", room(w).Written())
	}
	b.update = nil
	if err := room(w).Flush(); err != nil {
		t.Errorf("Flush: got %v, want it saved", err)
	}
}

func TestWhatIsTypedStaysWhenTheEntryIsDeletedElsewhere(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Press(fyne.KeyReturn)
	w.Type("more ")
	datatest.Must(t, store.DeleteEntry(context.Background(), life.Entries[2].ID, w.Now()))
	w.Changed(data.Change{Kind: data.KindEntry, ID: life.Entries[2].ID, Op: data.Deleted})
	if !written(w, "more ") || !w.CanTap("Delete") {
		t.Error("got the page taken away under the person's hands")
	}
	w.Advance(time.Second)
	if _, err := store.Entry(context.Background(), life.Entries[2].ID); err != nil {
		t.Errorf("got %v, want the text kept", err)
	}
}

func TestEscapeLeavesTheFieldForANameAndItsDialog(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("soup")
	w.Tap("Saved searches and help")
	w.Type("half a na")
	w.Press(fyne.KeyEscape)
	if w.Shows("What can be asked") {
		t.Errorf("got %q, want the dialog gone", w.Texts())
	}
	if got, err := store.SavedSearches(context.Background()); err != nil || len(got) != 0 {
		t.Errorf("got %v, %v, want nothing kept", got, err)
	}
}
