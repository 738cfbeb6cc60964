package relmap

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// broken is a store that fails where it is told to.
type broken struct {
	*data.Store
	read, write error
}

func (b *broken) People(ctx context.Context) ([]data.Person, error) {
	if b.read != nil {
		return nil, b.read
	}
	return b.Store.People(ctx)
}

func (b *broken) Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error {
	if b.write != nil {
		return b.write
	}
	return b.Store.Act(ctx, name, at, fn)
}

func open(t *testing.T, s Store, prefs kit.Settings, opts ...kittest.Option) (*kittest.Window, *Screen) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		return New(env, s, func() kit.Settings { return prefs }, &picture.Fonts{})
	}, opts...)
	return w, w.Screen.(*Screen)
}

// text is all that the room says.
func text(w *kittest.Window) string { return strings.Join(w.Texts(), "\n") }

func TestEmptyMapInvites(t *testing.T) {
	w, _ := open(t, datatest.Open(t), kit.DefaultSettings())
	if !w.Shows("Nobody on the map yet") {
		t.Fatalf("got %q, want the invitation", w.Texts())
	}
	w.Tap("Add people")
	if len(w.Places) != 1 || w.Places[0].Room != "people" {
		t.Errorf("got %v, want the way to the people", w.Places)
	}
}

func TestReadingFailureCanBeTriedAgain(t *testing.T) {
	store := &broken{Store: datatest.Open(t), read: vault.ErrDamaged}
	datatest.Fill(t, store.Store)
	w, s := open(t, store, kit.DefaultSettings())
	what, _, _ := kit.Explain(vault.ErrDamaged)
	if !strings.Contains(text(w), what) {
		t.Fatalf("got %q, want %q", w.Texts(), what)
	}
	store.read = nil
	w.Tap("Try again")
	if len(s.state.life.People) != 4 {
		t.Errorf("got %d people, want the map", len(s.state.life.People))
	}
}

func TestTheCardSaysHowItStandsInWords(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, s := open(t, store, kit.DefaultSettings())
	s.Open(life.Jonas.ID.String())
	if !w.Shows("Jonas") || !strings.Contains(text(w), "Lately most has gone from you.") {
		t.Errorf("got %q, want Jonas and a word", w.Texts())
	}
	w.Tap("Log a contact")
	if got := w.Places[len(w.Places)-1]; got.Room != "people" || got.ID != "contact:"+life.Jonas.ID.String() {
		t.Errorf("got %v, want the form with Jonas in it", got)
	}
	w.Tap("Open page")
	if got := w.Places[len(w.Places)-1]; got.ID != life.Jonas.ID.String() {
		t.Errorf("got %v, want the page of Jonas", got)
	}
}

func TestPausedBalanceIsSilent(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	prefs := kit.DefaultSettings()
	prefs.PauseBalance = true
	w, s := open(t, store, prefs)
	s.Open(life.Jonas.ID.String())
	if strings.Contains(text(w), "gone from you") || !strings.Contains(text(w), "paused") {
		t.Errorf("got %q, want no word about the balance", w.Texts())
	}
}

func TestMovingToAnotherRingIsKept(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	life := datatest.Fill(t, store.Store)
	w, s := open(t, store, kit.DefaultSettings())
	s.Open(life.Jonas.ID.String())
	s.onRing(0)
	got, err := store.Person(context.Background(), life.Jonas.ID)
	datatest.Must(t, err)
	if got.Ring != 1 {
		t.Errorf("got ring %d, want 1", got.Ring)
	}
	w.Changed(data.Change{Kind: data.KindPerson, ID: life.Jonas.ID, Op: data.Put})
	store.write = vault.ErrFull
	s.onRing(3)
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) {
		t.Errorf("got %v, want the failure shown", f)
	}
}

func TestPlacesAreKeptBetweenVisits(t *testing.T) {
	store := datatest.Open(t)
	datatest.Fill(t, store)
	_, first := open(t, store, kit.DefaultSettings())
	var kept ecomap.Places
	datatest.Must(t, store.Pref(context.Background(), ecomap.PlacesPref, &kept))
	if !kept.Same(first.state.drawn.places) {
		t.Error("the places were not kept")
	}
	_, again := open(t, store, kit.DefaultSettings())
	if !again.state.drawn.places.Same(first.state.drawn.places) {
		t.Error("somebody stands elsewhere on the second visit")
	}
}

func TestTheListTellsTheSame(t *testing.T) {
	store := datatest.Open(t)
	datatest.Fill(t, store)
	w, s := open(t, store, kit.DefaultSettings())
	s.onMode(1)
	w.Settle()
	for _, want := range []string{"closest", "Anna", "It goes both ways.", "Mira", "Too little noted to tell."} {
		if !strings.Contains(text(w), want) {
			t.Errorf("got %q, want %q in it", w.Texts(), want)
		}
	}
}

func TestPictures(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	for name, look := range map[string]kit.Look{"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5}} {
		w, s := open(t, store, kit.DefaultSettings(), kittest.Look(look), kittest.Size(860, 640))
		s.Open(life.Anna.ID.String())
		w.Settle()
		w.Picture("map-" + name)
	}
	w, _ := open(t, datatest.Open(t), kit.DefaultSettings(), kittest.Size(860, 640))
	w.Picture("map-empty")
}
