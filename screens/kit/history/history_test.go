package history

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// bare is a room with nothing in it.
type bare struct{ root fyne.CanvasObject }

func (b *bare) Content() fyne.CanvasObject { return b.root }
func (b *bare) Show()                      {}
func (b *bare) Hide()                      {}
func (b *bare) Changed([]data.Change)      {}
func (b *bare) Refresh()                   {}

// broken fails where it is told to.
type broken struct {
	Store
	read, write error
}

func (b *broken) Versions(ctx context.Context, id data.ID) ([]data.Version, error) {
	if b.read != nil {
		return nil, b.read
	}
	return b.Store.Versions(ctx, id)
}

func (b *broken) Update(ctx context.Context, fn func(*data.Writer) error) error {
	if b.write != nil {
		return b.write
	}
	return b.Store.Update(ctx, fn)
}

// written is a store with an entry that was changed once.
func written(t *testing.T) (*data.Store, data.Entry) {
	s := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "A talk", "I was afraid of him.")
	datatest.Must(t, s.Update(t.Context(), func(w *data.Writer) error { return w.PutEntry(&e) }))
	datatest.Must(t, s.Update(t.Context(), func(w *data.Writer) error {
		if err := w.KeepVersion(e.ID, datatest.Clock().Add(-time.Hour)); err != nil {
			return err
		}
		e.Body = "I was angry with him."
		return w.PutEntry(&e)
	}))
	return s, e
}

func open(t *testing.T, store Store, entry data.ID, opts ...kittest.Option) (w *kittest.Window, restored *int) {
	t.Helper()
	restored = new(int)
	w = kittest.Open(t, func(kit.Env) kit.Screen { return &bare{root: kit.Text("")} }, opts...)
	Show(w.Env, store, entry, func() { *restored++ })
	return w, restored
}

func TestAnEarlierTextIsComparedAndBroughtBack(t *testing.T) {
	s, e := written(t)
	w, restored := open(t, s, e.ID)
	if !w.Shows("[afraid of]") || !w.Shows("angry with") {
		t.Fatalf("got %q, want both marked", w.Texts())
	}
	w.Tap("The whole text")
	if w.Shows("angry with") || !w.Shows("I was afraid of him.") {
		t.Errorf("got %q, want the earlier text", w.Texts())
	}
	w.Tap("Bring this text back")
	got, err := s.Entry(t.Context(), e.ID)
	if err != nil || got.Body != "I was afraid of him." || *restored != 1 {
		t.Errorf("got %q, %v, told %d times, want the earlier text", got.Body, err, *restored)
	}
	if list, err := s.Versions(t.Context(), e.ID); err != nil || len(list) != 2 || list[1].Body != "I was angry with him." {
		t.Errorf("got %v, %v, want the replaced text kept too", list, err)
	}
}

func TestAnEntryWithoutEarlierTextsSaysSo(t *testing.T) {
	s := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "", "first")
	datatest.Must(t, s.Update(t.Context(), func(w *data.Writer) error { return w.PutEntry(&e) }))
	w, _ := open(t, s, e.ID)
	if !w.Shows("No earlier text yet") || w.CanTap("Bring this text back") {
		t.Errorf("got %q, want it said", w.Texts())
	}
}

func TestEarlierTextsThatCannotBeReadAreTriedAgain(t *testing.T) {
	s, e := written(t)
	b := &broken{Store: s, read: errors.New("disk")}
	w, _ := open(t, b, e.ID)
	b.read = nil
	w.Tap("Try again")
	if !w.Shows("[afraid of]") {
		t.Errorf("got %q, want the comparison", w.Texts())
	}
}

func TestATextThatCannotBeBroughtBackIsSaid(t *testing.T) {
	s, e := written(t)
	w, restored := open(t, &broken{Store: s, write: errors.New("disk")}, e.ID)
	w.Tap("Bring this text back")
	if f := w.TakeFailure(); f.Err == nil || *restored != 0 || !w.Shows("[afraid of]") {
		t.Errorf("got %v, want it said and the dialog open", f)
	}
}

func TestPictures(t *testing.T) {
	s, e := written(t)
	for name, look := range map[string]kit.Look{"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5}} {
		w, _ := open(t, s, e.ID, kittest.Look(look), kittest.Size(1024, 700))
		w.Picture("history-" + name)
	}
}
