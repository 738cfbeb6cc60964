package followup

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/assets"
	"kith/data"
	"kith/data/datatest"
	"kith/data/practice"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// broken is a store that cannot read or write while told so.
type broken struct {
	*data.Store
	readErr, writeErr error
}

func (b *broken) Items(ctx context.Context) ([]data.Item, error) {
	if b.readErr != nil {
		return nil, b.readErr
	}
	return b.Store.Items(ctx)
}

func (b *broken) Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error {
	if b.writeErr != nil {
		return b.writeErr
	}
	return b.Store.Act(ctx, name, at, fn)
}

func open(t *testing.T, store Store) (*kittest.Window, *Strip) {
	t.Helper()
	var s *Strip
	w := kittest.OpenObject(t, func(env kit.Env) fyne.CanvasObject {
		s = New(env, store, kit.DefaultSettings, func() (*practice.Set, error) { return practice.Load(assets.Practices(), "en") })
		return s.Content()
	}, kittest.Size(760, 300))
	s.Load()
	w.Settle()
	return w, s
}

// step writes a step of trust that waits since so many days.
func step(t *testing.T, store *data.Store, since int) data.Record {
	t.Helper()
	r := data.Record{
		ID: data.NewID(), Practice: "trust_step", Day: datatest.Today() - data.Day(since+2), Follow: datatest.Today() - data.Day(since),
		Created: kittest.Start(), Modified: kittest.Start(), Fields: []data.Field{{Key: "feared", Text: "silence"}},
	}
	datatest.Must(t, store.PutRecord(context.Background(), &r))
	return r
}

func records(t *testing.T, store *data.Store) []data.Record {
	t.Helper()
	list, err := store.Records(context.Background(), data.Span{})
	datatest.Must(t, err)
	return list
}

func TestNothingWaitsAndNothingIsSaid(t *testing.T) {
	store := datatest.Open(t)
	step(t, store, -3) // only in three days
	step(t, store, 80) // long ago: nobody asks any more
	if w, s := open(t, store); s.Content().Visible() || len(w.Texts()) > 0 {
		t.Errorf("got %q, want nothing", w.Texts())
	}
}

func TestOneThingIsAskedAndToldElsewhere(t *testing.T) {
	store := datatest.Open(t)
	step(t, store, 1)
	first := step(t, store, 5)
	w, _ := open(t, store)
	if !w.Shows("How did the step go?") || !w.Shows("A step of trust") {
		t.Fatalf("got %q, want the question", w.Texts())
	}
	w.Picture("followup")
	w.Tap("Note how it went")
	if want := (kit.Place{Room: "practice", ID: "record:" + first.ID.String()}); len(w.Places) != 1 || w.Places[0] != want {
		t.Errorf("got %v, want %v: the one that waits longest", w.Places, want)
	}
}

func TestItIsPutOffOrLetBe(t *testing.T) {
	store := datatest.Open(t)
	step(t, store, 5)
	w, s := open(t, store)
	w.Tap("Later")
	if r := records(t, store)[0]; r.Follow != datatest.Today()+7 || s.Content().Visible() {
		t.Errorf("put off: got %v, want in a week", r.Follow)
	}
	step(t, store, 1)
	s.Changed([]data.Change{{Kind: data.KindEntry}})
	if s.Content().Visible() {
		t.Error("an entry has nothing to do with it")
	}
	s.Changed([]data.Change{{Kind: data.KindRecord}})
	w.Tap("Let it be")
	closed := 0
	for _, r := range records(t, store) {
		if r.Closed == datatest.Today() {
			closed++
		}
	}
	if closed != 1 || s.Content().Visible() {
		t.Errorf("let be: got %d closed, want one and an empty line", closed)
	}
}

func TestARestKeepsQuiet(t *testing.T) {
	store := datatest.Open(t)
	step(t, store, 1)
	rest := data.Record{ID: data.NewID(), Practice: practice.RestID, Day: datatest.Today() - 1, Created: kittest.Start(), Modified: kittest.Start()}
	datatest.Must(t, store.PutRecord(context.Background(), &rest))
	if _, s := open(t, store); s.Content().Visible() {
		t.Error("resting, and something is asked")
	}
}

func TestFailuresLoseNothing(t *testing.T) {
	store := &broken{Store: datatest.Open(t), writeErr: vault.ErrFull}
	step(t, store.Store, 1)
	w, s := open(t, store)
	w.Tap("Let it be")
	if f := w.TakeFailure(); f.Err == nil || !s.Content().Visible() || records(t, store.Store)[0].Closed != 0 {
		t.Error("a failed write was not said, or took the question away")
	}
	store.readErr = vault.ErrDamaged
	s.Load()
	if s.Content().Visible() {
		t.Error("what cannot be read is shown")
	}
}
