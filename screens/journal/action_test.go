package journal_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
)

func TestAStarIsGivenAndTakenAway(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("Star")
	w.Advance(time.Second)
	w.Changed(data.Change{Kind: data.KindEntry, ID: life.Entries[2].ID, Op: data.Put})
	wantLine(t, w, "soup", "starred")
	got, err := store.Entry(context.Background(), life.Entries[2].ID)
	if err != nil || !got.Starred || got.Body != life.Entries[2].Body {
		t.Errorf("got %v starred %v, want the star kept with the text", err, got.Starred)
	}
	w.Tap("Take the star away")
	w.Advance(time.Second)
	w.Changed(data.Change{Kind: data.KindEntry, ID: life.Entries[2].ID, Op: data.Put})
	if strings.Contains(line(w, "soup"), "starred") {
		t.Error("got a star, want it taken away")
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
	if w.CanTap("Delete") || line(w, "soup") != "" {
		t.Errorf("got %q, want the entry gone", w.Texts())
	}
}

func TestStarMuteAndDeletionAreUndoneAfterARestart(t *testing.T) {
	store, life := filled(t)
	ctx, id := context.Background(), life.Entries[2].ID
	w := open(t, store)
	w.Tap("Star")
	w.Advance(time.Second)
	w.Changed(data.Change{Kind: data.KindEntry, ID: id, Op: data.Put})
	w.Tap("More with this entry")
	w.Tap("Keep out of memories…")
	w.Tap("Keep away")
	w.Tap("Delete")
	w.Screen.Hide() // the notices are gone, as after a restart

	undo := func() data.Entry {
		t.Helper()
		_, err := store.Undo(ctx, w.Now())
		datatest.Must(t, err)
		e, err := store.Entry(ctx, id)
		datatest.Must(t, err)
		return e
	}
	if e := undo(); !e.Muted || !e.Starred {
		t.Errorf("deletion undone: got muted %v, starred %v, want both", e.Muted, e.Starred)
	}
	if e := undo(); e.Muted || !e.Starred {
		t.Errorf("muting undone: got muted %v, starred %v, want the star alone", e.Muted, e.Starred)
	}
	if e := undo(); e.Starred || e.Body != life.Entries[2].Body {
		t.Errorf("star undone: got starred %v and %q, want the entry as it was", e.Starred, e.Body)
	}
	if trash, err := store.Trash(ctx); err != nil || len(trash) != 0 {
		t.Errorf("got %d things in the trash and %v, want none", len(trash), err)
	}
}
