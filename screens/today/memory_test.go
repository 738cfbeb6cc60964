package today

import (
	"context"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// lake keeps an entry of a year ago.
func lake(t *testing.T, store *data.Store) data.Entry {
	t.Helper()
	e := datatest.Entry(data.Back{Years: 1}.Before(datatest.Today()), "The lake", "We swam.")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	return e
}

func TestAMemoryIsOfferedInPlaceOfAQuestion(t *testing.T) {
	store := datatest.Open(t)
	week := datatest.Entry(datatest.Today()-7, "A week ago", "too near")
	datatest.Must(t, store.PutEntry(context.Background(), &week))
	w, _ := open(t, store)
	if w.Shows("A week ago: ") || !w.CanTap("Write about it") {
		t.Fatalf("got %q, want the question alone", w.Texts())
	}
	e := lake(t, store)
	w, _ = open(t, store, kittest.Size(860, 700))
	if !w.Shows("1 year ago: The lake") || w.CanTap("Write about it") || w.CanTap("Another question") {
		t.Fatalf("got %q, want the memory and no question", w.Texts())
	}
	w.Picture("today-memory")
	w.Tap("Read it")
	if want := (kit.Place{Room: "journal", ID: e.ID.String()}); len(w.Places) != 1 || w.Places[0] != want {
		t.Errorf("got places %v, want %v", w.Places, want)
	}
	w.Screen.(*Screen).Focus()
	w.Type("x")
	if w.Shows("The lake") {
		t.Errorf("got %q, want the memory gone with the first key", w.Texts())
	}
}

func TestAMemoryPutAwayStaysAwayForTheDay(t *testing.T) {
	store := datatest.Open(t)
	lake(t, store)
	next := datatest.Entry(data.Back{Years: 1}.Before(datatest.Today()+1), "The day after", "It rained.")
	datatest.Must(t, store.PutEntry(context.Background(), &next))
	w, _ := open(t, store)
	w.Tap("Not now")
	if w.Shows("The lake") || w.CanTap("Write about it") {
		t.Errorf("got %q, want an empty page and nothing in its place", w.Texts())
	}
	w, _ = open(t, store) // as after a restart
	if w.Shows("The lake") || !w.CanTap("Write about it") {
		t.Errorf("got %q, want the question of the day", w.Texts())
	}
	w.Advance(24 * time.Hour)
	w.Screen.Hide()
	w.Screen.Show()
	if !w.Shows("1 year ago: The day after") {
		t.Errorf("got %q, want the next day's memory", w.Texts())
	}
}

func TestWhatIsKeptAwayIsNoMemory(t *testing.T) {
	store := datatest.Open(t)
	e := lake(t, store)
	w, _ := open(t, store)
	e.Muted = true
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w.Changed(data.Change{Kind: data.KindEntry, ID: e.ID, Op: data.Put})
	if w.Shows("The lake") || !w.CanTap("Write about it") {
		t.Errorf("got %q, want the muted entry gone from the page", w.Texts())
	}
}

func TestAMemoryThatCannotBePutAwayIsSaid(t *testing.T) {
	store := datatest.Open(t)
	lake(t, store)
	w, _ := open(t, forgetful{store})
	w.Tap("Not now")
	if f := w.TakeFailure(); f.Doing != "putting a memory away" {
		t.Errorf("got %v, want it named", f)
	}
}

func TestMemoriesThatCannotBeReadStayAway(t *testing.T) {
	store := datatest.Open(t)
	lake(t, store)
	w, _ := open(t, blurred{store})
	if w.Shows("The lake") || !w.CanTap("Write about it") {
		t.Errorf("got %q, want the question", w.Texts())
	}
}

func TestTheNearestYearComesFirst(t *testing.T) {
	entry := func(title string) []data.Entry { return []data.Entry{datatest.Entry(1000, title, "")} }
	list := []data.Memory{
		{Back: data.Back{Weeks: 1}, Entries: entry("week")}, {Back: data.Back{Months: 1}, Entries: entry("month")},
		{Back: data.Back{Months: 6}, Entries: entry("half")}, {Back: data.Back{Years: 1}, Entries: entry("")},
		{Back: data.Back{Years: 2}, Entries: entry("two")}, {Back: data.Back{Years: 3}, Entries: entry("three")},
	}
	for _, c := range []struct {
		list []data.Memory
		want string
	}{{list, "two"}, {list[:4], "half"}, {list[:2], "month"}, {list[:1], ""}, {nil, ""}} {
		got := ""
		if m := chosen(c.list); m != nil {
			got = m.entry.Title
		}
		if got != c.want {
			t.Errorf("of %d: got %q, want %q", len(c.list), got, c.want)
		}
	}
}

// forgetful is a store that keeps no preference.
type forgetful struct{ *data.Store }

func (forgetful) PutPref(context.Context, string, any) error { return vault.ErrFull }

// blurred is a store that gives no memory.
type blurred struct{ *data.Store }

func (blurred) Memories(context.Context, data.Day, data.Day) ([]data.Memory, error) {
	return nil, data.ErrUnreadable
}
