package page

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit/kittest"
)

// moveTo moves the open entry as a person does.
func moveTo(w *kittest.Window, p *Page, day string) {
	p.onDay()
	w.Shortcut(&fyne.ShortcutSelectAll{})
	w.Type(day)
	w.Press(fyne.KeyReturn)
	w.Settle()
}

func one(t *testing.T, s *data.Store, id data.ID) data.Entry {
	t.Helper()
	e, err := s.Entry(context.Background(), id)
	datatest.Must(t, err)
	return e
}

func TestAnEntryIsMovedToAnotherDayAndBack(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	w.Type("About yesterday")
	moveTo(w, p, "yesterday")
	list, err := store.Entries(context.Background(), data.Span{})
	datatest.Must(t, err)
	if len(list) != 1 {
		t.Fatalf("got %d entries, want the one", len(list))
	}
	id, created := list[0].ID, list[0].Created
	if e := list[0]; e.Day != datatest.Today()-1 || e.Body != "About yesterday" || !e.AllDay || !created.Equal(w.Now()) {
		t.Errorf("got %v, created %v, want it under yesterday, written now", e.Day, e.Created)
	}
	if !w.Shows("Sunday, 22 November 2026") || !w.Shows("Moved to Sunday, 22 November 2026.") {
		t.Errorf("got %q, want the day and that it was moved", w.Texts())
	}
	p.Focus()
	w.Type(" and more")
	w.Advance(time.Second)
	if e := one(t, store, id); e.Day != datatest.Today()-1 || e.Body != "About yesterday and more" {
		t.Errorf("got %v %q, want what was typed there on the day it was moved to", e.Day, e.Body)
	}
	w.Tap("Undo")
	if e := one(t, store, id); e.Day != datatest.Today() || e.AllDay || !e.Created.Equal(created) || e.Body != "About yesterday and more" {
		t.Errorf("after Undo: got %v %q, want it back with the text", e.Day, e.Body)
	}
}

func TestMovingADayCanBeUndoneAfterARestart(t *testing.T) {
	ctx := context.Background()
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "", "words")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, p := openOn(t, store, e)
	moveTo(w, p, "2026-01-31")
	_, err := store.Undo(ctx, w.Now())
	datatest.Must(t, err)
	if got := one(t, store, e.ID); got.Day != e.Day || got.Body != "words" {
		t.Errorf("got %v %q, want it back on its day", got.Day, got.Body)
	}
}

func TestABlankPageIsGivenAnotherDay(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	moveTo(w, p, "last Friday")
	p.Focus()
	w.Type("late")
	w.Advance(time.Second)
	list, err := store.Entries(context.Background(), data.Span{})
	if err != nil || len(list) != 1 || list[0].Day.String() != "2026-11-20" || !list[0].AllDay {
		t.Errorf("got %+v, %v, want the words under Friday", list, err)
	}
}

func TestAMoveThatFailsIsSaidAndChangesNothing(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "", "words")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	b := &stuck{Store: store, err: vault.ErrFull}
	w, p := openOn(t, b, e)
	moveTo(w, p, "yesterday")
	if f := w.TakeFailure(); f.Doing != "moving the entry to another day" {
		t.Errorf("got %v, want what failed", f)
	}
	if got := one(t, store, e.ID); got.Day != e.Day || p.Entry().Day != e.Day {
		t.Errorf("got %v, want it where it was", got.Day)
	}
}

// stuck is a store that does nothing that can be undone.
type stuck struct {
	*data.Store
	err error
}

func (b *stuck) Act(context.Context, string, time.Time, func(*data.Writer) error) error { return b.err }

func TestEscapeLeavesTheQuestionForADay(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	p.Focus()
	p.onDay()
	w.Press(fyne.KeyEscape)
	if w.Shows("Move to another day") || w.Focused() != fyne.Focusable(p.text) {
		t.Errorf("got %q with the cursor in %T, want the text again", w.Texts(), w.Focused())
	}
}

func TestEscapeGoesFromTheTitleToTheText(t *testing.T) {
	w, p := open(t, datatest.Open(t))
	w.Window.Canvas().Focus(p.title)
	w.Press(fyne.KeyEscape)
	if w.Focused() != fyne.Focusable(p.text) {
		t.Errorf("got the cursor in %T, want it in the text", w.Focused())
	}
}

func TestTheSignTellsTheDayOfAnEarlierSave(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today()-3, "", "words")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w, _ := openOn(t, store, e)
	if !w.Shows("Saved 20 Nov 2026") {
		t.Errorf("got %q, want the day of the save", w.Texts())
	}
}
