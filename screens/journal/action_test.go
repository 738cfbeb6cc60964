package journal_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
)

func TestAStarIsGivenAndTakenAway(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Star")
	wantLine(t, w, "soup", "starred")
	got, err := store.Entry(context.Background(), life.Entries[2].ID)
	if err != nil || !got.Starred || got.Body != life.Entries[2].Body {
		t.Errorf("got %v starred %v, want the star kept with the text", err, got.Starred)
	}
	w.Tap("Take the star away")
	if strings.Contains(line(w, "soup"), "starred") {
		t.Error("got a star, want it taken away")
	}
}

func TestAStarThatCannotBeKeptIsSaid(t *testing.T) {
	store, _ := filled(t)
	w := open(t, &broken{Store: store, update: vault.ErrFull})
	w.Tap("Star")
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) || f.Doing != "setting the star" {
		t.Errorf("got %v, want the full disk said", f)
	}
	if strings.Contains(line(w, "soup"), "starred") {
		t.Error("got a star, want none where none was kept")
	}
}

func TestDeletingShowsTheNextAndCanBeUndone(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Delete")
	if line(w, "soup") != "" || !w.Shows("The entry is in the trash.") {
		t.Errorf("got %q, want the entry gone and said so", w.Texts())
	}
	wantLine(t, w, "A calmer call", "chosen")
	w.Tap("Undo")
	wantLine(t, w, "soup", "chosen")
	if _, err := store.Entry(context.Background(), life.Entries[2].ID); err != nil {
		t.Errorf("got %v, want the entry back in the store", err)
	}
}

func TestCtrlZTakesADeletionBack(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Tap("Delete")
	w.Window.Canvas().Focus(nil)
	w.Shortcut(&fyne.ShortcutUndo{})
	wantLine(t, w, "soup", "chosen")
}

func TestDeletingThatFailsLosesNothing(t *testing.T) {
	store, _ := filled(t)
	b := &broken{Store: store, update: errDisk}
	w := open(t, b)
	w.Tap("Delete")
	if f := w.TakeFailure(); f.Doing != "deleting the entry" {
		t.Errorf("got %v, want the deletion named", f)
	}
	wantLine(t, w, "soup", "chosen")
	b.update = nil
	w.Tap("Delete")
	b.update = errDisk
	w.Tap("Undo")
	if f := w.TakeFailure(); f.Doing != "taking the entry back" {
		t.Errorf("got %v, want the undoing named", f)
	}
}

func TestDeletingTheLastEntryLeavesAFreshJournal(t *testing.T) {
	store, _ := many(t, 1)
	w := open(t, store)
	w.Tap("Delete")
	if !w.Shows("Nothing written yet") {
		t.Errorf("got %q, want the empty journal", w.Texts())
	}
	w.Tap("Undo")
	wantLine(t, w, "Page 0")
}

func TestDeletingAResultKeepsTheSearch(t *testing.T) {
	store, _ := many(t, 3)
	w := open(t, store)
	room(w).Search("walked")
	w.Settle()
	w.Press(fyne.KeyDown, fyne.KeyEnd)
	w.Tap("Delete")
	if got := results(w); len(got) != 2 || !strings.Contains(line(w, got[1]), "chosen") {
		t.Errorf("got %q, want two results and the one beside chosen", got)
	}
	w.Tap("Undo")
	if got := results(w); len(got) != 3 {
		t.Errorf("got %q, want three results again", got)
	}
}

func TestANoticeGoesAwayByItself(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Tap("Delete")
	w.Advance(time.Minute)
	if w.CanTap("Undo") {
		t.Error("got the notice still there, want it gone")
	}
}

func TestAnEntryDeletedElsewhereLeavesTheReader(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	id := life.Entries[2].ID
	datatest.Must(t, store.DeleteEntry(context.Background(), id, w.Now()))
	w.Changed(data.Change{Kind: data.KindEntry, ID: id, Op: data.Deleted})
	if w.Shows("It was enough.") || line(w, "soup") != "" {
		t.Errorf("got %q, want the entry gone", w.Texts())
	}
}

func TestTheReaderLeadsToPeopleAndToWriting(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("A calmer call")
	w.Tap("Edit")
	w.Tap("Anna")
	w.Tap("New page")
	want := []kit.Place{
		{Room: "today", ID: life.Entries[1].ID.String()},
		{Room: "people", ID: life.Anna.ID.String()},
		{Room: "today", ID: "new"},
	}
	for i, p := range want {
		if i >= len(w.Places) || w.Places[i] != p {
			t.Fatalf("got places %v, want %v", w.Places, want)
		}
	}
}

func TestTheReaderShowsAllThatBelongsToAnEntry(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "With everything", "Words.")
	e.Prompt, e.Mood, e.AllDay = "What was kind today?", data.Rated(-2), true
	e.Attachments = []data.Attachment{{ID: data.NewID(), SHA256: make([]byte, 32), Mime: "image/jpeg"}}
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := open(t, store)
	for _, want := range []string{"What was kind today?", "The day was heavy", "1 file belongs to this entry"} {
		if !w.Shows(want) {
			t.Errorf("got %q, want %q", w.Texts(), want)
		}
	}
	if w.Find("Monday, 23 November 2026") == nil {
		t.Errorf("got %q, want the day without a time that means nothing", w.Texts())
	}
}

func TestAVeryLongTextIsShownInTwoParts(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "Long", strings.Repeat("one two three four\n\n", 2000)+"the very end")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := open(t, store)
	if w.Shows("the very end") {
		t.Error("got all of it at once, want a part first")
	}
	w.Tap("Show all of it")
	if !w.Shows("the very end") || w.CanTap("Show all of it") {
		t.Error("got a part, want all of it")
	}
}

func TestTheTextScrollsByTheKeyboard(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "Long", strings.Repeat("one two three four\n\n", 200))
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := open(t, store)
	w.Press(fyne.KeyReturn)
	scrolled := func() float32 { return room(w).Scrolled() }
	w.Press(fyne.KeyDown)
	first := scrolled()
	w.Press(fyne.KeyPageDown)
	if first <= 0 || scrolled() <= first {
		t.Errorf("got the text at %v and then %v, want it to move on", first, scrolled())
	}
	w.Press(fyne.KeyPageUp, fyne.KeyUp)
	if scrolled() != 0 {
		t.Errorf("got the text at %v, want it at the top again", scrolled())
	}
	w.Press(fyne.KeyEnd)
	if scrolled() < 1000 {
		t.Errorf("got the text at %v, want it at its end", scrolled())
	}
	w.Press(fyne.KeyHome)
	if scrolled() != 0 {
		t.Errorf("got the text at %v, want it at the top", scrolled())
	}
}

func TestALinkIsCopiedAndNeverFollowed(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "Linked", "I made [soup](https://example.org/soup).")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := open(t, store)
	w.Tap("soup")
	if got := w.App.Clipboard().Content(); got != "https://example.org/soup" {
		t.Errorf("got %q in the clipboard, want the address", got)
	}
	if !w.Shows("The address is copied.") {
		t.Errorf("got %q, want it said", w.Texts())
	}
}
