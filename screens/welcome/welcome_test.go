package welcome

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
	"kith/screens/picture"
)

// failing is a store whose writes fail while err is set.
type failing struct {
	Store
	err error
}

func (f *failing) Act(ctx context.Context, name string, at time.Time, do func(*data.Writer) error) error {
	if f.err != nil {
		return f.err
	}
	return f.Store.Act(ctx, name, at, do)
}

// open shows the room over an empty store.
func open(t *testing.T, opts ...kittest.Option) (w *kittest.Window, store *data.Store, f *failing, done *int) {
	t.Helper()
	store, done = datatest.Open(t), new(int)
	f = &failing{Store: store}
	fonts := &picture.Fonts{}
	w = kittest.Open(t, func(env kit.Env) kit.Screen {
		return New(env, f, kit.DefaultSettings, fonts, func() { *done++ })
	}, opts...)
	w.Screen.(*Screen).Focus()
	return w, store, f, done
}

// names are the people in the store with their rings.
func names(t *testing.T, s *data.Store) map[string]int {
	t.Helper()
	all, err := s.People(t.Context())
	datatest.Must(t, err)
	out := map[string]int{}
	for _, p := range all {
		out[p.Name] = p.Ring
	}
	return out
}

func TestTheFirstPeopleStandOnTheMapByKeyboardAlone(t *testing.T) {
	w, store, _, done := open(t)
	w.Type("  Anna   Maria ")
	w.Press("Return")
	w.Tap("close")
	w.Type("Ben")
	w.Press("Return")
	if got := names(t, store); len(got) != 2 || got["Anna Maria"] != 1 || got["Ben"] != 2 {
		t.Errorf("got %v, want Anna Maria in the closest ring and Ben in the next", got)
	}
	if p := w.Screen.(*Screen).draw(400, 300); len(p.Items) == 0 {
		t.Error("the map is empty")
	}
	w.Press("Return", "Return") // without a name: to the way on, and there
	if *done != 1 {
		t.Errorf("went on %d times, want once", *done)
	}
}

func TestAllOfItCanBeLeftForLater(t *testing.T) {
	w, store, _, done := open(t)
	w.Tap("Leave this for later")
	if *done != 1 || len(names(t, store)) != 0 {
		t.Errorf("went on %d times with %v, want once with nobody", *done, names(t, store))
	}
}

func TestATypedNameIsAddedBeforeGoingOn(t *testing.T) {
	w, store, _, done := open(t)
	w.Type("Cleo")
	w.Tap("Leave this for later")
	if got := names(t, store); *done != 0 || len(got) != 1 {
		t.Errorf("went on %d times with %v, want to stay with Cleo added", *done, got)
	}
}

func TestSomebodyIsTakenOffAgain(t *testing.T) {
	w, store, _, _ := open(t)
	w.Type("Dora")
	w.Press("Return")
	w.Screen.(*Screen).onRemove(w.Screen.(*Screen).state.people[0].ID)
	if got := names(t, store); len(got) != 0 || w.Shows("Dora") {
		t.Errorf("got %v, want nobody", got)
	}
}

func TestANameThatCannotBeKeptStaysInItsField(t *testing.T) {
	w, store, f, _ := open(t)
	f.err = errors.New("no room")
	w.Type("Emil")
	w.Press("Return")
	if got := w.TakeFailure(); !errors.Is(got.Err, f.err) {
		t.Errorf("got %v, want the failure said", got)
	}
	s := w.Screen.(*Screen)
	if s.name.Text != "Emil" || len(names(t, store)) != 0 {
		t.Errorf("got %q in the field and %v kept, want the name still there", s.name.Text, names(t, store))
	}
	f.err = nil
	w.Press("Return")
	if got := names(t, store); !slices.Contains([]int{1}, got["Emil"]) {
		t.Errorf("tried again: got %v, want Emil", got)
	}
}
