package settings

import (
	"context"
	"errors"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func openTrash(t *testing.T, store TrashStore, opts ...kittest.Option) *kittest.Window {
	t.Helper()
	return kittest.Open(t, func(env kit.Env) kit.Screen { return NewTrashPage(env, store) }, opts...)
}

// someTrash is a store in which a person and a contact were deleted.
func someTrash(t *testing.T) (*data.Store, data.Person) {
	s := datatest.Open(t)
	mia := datatest.Person("Mia", 1)
	datatest.Must(t, s.PutPerson(t.Context(), &mia))
	c := datatest.Contact(mia.ID, datatest.Today(), 1, 0)
	datatest.Must(t, s.PutContact(t.Context(), &c))
	datatest.Must(t, s.Act(t.Context(), "people.contact", datatest.Clock(), func(w *data.Writer) error { return w.DeleteContact(c.ID, datatest.Clock()) }))
	return s, mia
}

func TestDeletedThingsArePutBack(t *testing.T) {
	s, mia := someTrash(t)
	w := openTrash(t, s)
	if !w.Shows("a contact · Mia") {
		t.Fatalf("got %q, want the contact and whom it is about", w.Texts())
	}
	w.Tap("Put back")
	if list, err := s.ContactsWith(t.Context(), mia.ID, data.Span{}); err != nil || len(list) != 1 {
		t.Errorf("got %d, %v, want it back", len(list), err)
	}
	if !w.Shows("Nothing lies in the trash.") {
		t.Errorf("got %q, want an empty trash", w.Texts())
	}
}

func TestTheLastChangeIsUndoneAndMadeAgain(t *testing.T) {
	s, _ := someTrash(t)
	w := openTrash(t, s)
	if !w.Shows("a contact deleted") {
		t.Fatalf("got %q, want it said what would be undone", w.Texts())
	}
	w.Tap("Undo the last change")
	if n, _ := s.Count(t.Context(), data.KindContact); n != 1 {
		t.Errorf("got %d contacts, want it back", n)
	}
	if w.CanTap("Undo the last change") || !w.CanTap("Make it again") {
		t.Error("want only the way forward")
	}
	w.Tap("Make it again")
	if n, _ := s.Count(t.Context(), data.KindContact); n != 0 {
		t.Errorf("got %d contacts, want it deleted again", n)
	}
}

func TestTheTrashIsOnlyEmptiedAfterAQuestion(t *testing.T) {
	s, _ := someTrash(t)
	w := openTrash(t, s)
	w.Tap("Empty the trash…")
	if n, _ := s.Count(t.Context(), data.KindTrash); n != 1 {
		t.Fatal("emptied without a question")
	}
	w.Tap("Keep it")
	w.Tap("Empty the trash…")
	w.Tap("Empty the trash")
	if n, _ := s.Count(t.Context(), data.KindTrash); n != 0 {
		t.Errorf("got %d, want it empty", n)
	}
}

// brokenTrash fails where it is told to.
type brokenTrash struct {
	TrashStore
	list, undo error
}

func (b *brokenTrash) Trash(ctx context.Context) ([]data.Trashed, error) {
	if b.list != nil {
		return nil, b.list
	}
	return b.TrashStore.Trash(ctx)
}

func (b *brokenTrash) Undo(ctx context.Context, at time.Time) (data.Step, error) {
	if b.undo != nil {
		return data.Step{}, b.undo
	}
	return b.TrashStore.Undo(ctx, at)
}

func TestATrashThatCannotBeReadIsSaidAndTriedAgain(t *testing.T) {
	s, _ := someTrash(t)
	b := &brokenTrash{TrashStore: s, list: errors.New("disk")}
	w := openTrash(t, b)
	if w.Shows("a contact · Mia") || !w.CanTap("Try again") {
		t.Fatalf("got %q, want the failure", w.Texts())
	}
	b.list = nil
	w.Tap("Try again")
	if !w.Shows("a contact · Mia") {
		t.Errorf("got %q, want the list", w.Texts())
	}
}

func TestAChangeThatCannotBeUndoneIsSaid(t *testing.T) {
	s, _ := someTrash(t)
	w := openTrash(t, &brokenTrash{TrashStore: s, undo: data.ErrConflict})
	w.Tap("Undo the last change")
	if f := w.TakeFailure(); !errors.Is(f.Err, data.ErrConflict) {
		t.Errorf("got %v, want it said", f)
	}
}

func TestPicturesOfTheTrash(t *testing.T) {
	s, mia := someTrash(t)
	datatest.Must(t, s.Act(t.Context(), "people.delete", datatest.Clock(), func(w *data.Writer) error { return w.DeletePerson(mia.ID, datatest.Clock()) }))
	for name, look := range map[string]kit.Look{"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5}} {
		openTrash(t, s, kittest.Look(look), kittest.Size(800, 600)).Picture("settings-trash-" + name)
	}
	openTrash(t, datatest.Open(t), kittest.Size(800, 600)).Picture("settings-trash-empty")
}
