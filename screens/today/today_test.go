package today

import (
	"context"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// open opens the room on a store.
func open(t *testing.T, s Store, opts ...kittest.Option) (*kittest.Window, *Screen) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, s, kit.DefaultSettings) }, opts...)
	return w, w.Screen.(*Screen)
}

// stored reads today's entries, oldest first.
func stored(t *testing.T, s *data.Store) []data.Entry {
	t.Helper()
	list, err := s.Entries(context.Background(), data.Span{From: datatest.Today(), To: datatest.Today()})
	datatest.Must(t, err)
	var out []data.Entry
	for i := len(list) - 1; i >= 0; i-- {
		out = append(out, list[i])
	}
	return out
}

// unread is a store that cannot be read while told so.
type unread struct {
	*data.Store
	err error
}

func (u *unread) Entries(ctx context.Context, span data.Span) ([]data.Entry, error) {
	if u.err != nil {
		return nil, u.err
	}
	return u.Store.Entries(ctx, span)
}

func TestCursorStandsInTheText(t *testing.T) {
	w, s := open(t, datatest.Open(t))
	w.Type("here")
	if got := s.page.Entry().Body; got != "here" {
		t.Errorf("got %q typed into the text, want here", got)
	}
}

func TestTodaysPageIsThereAgain(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "Morning", "Half awake.")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w, s := open(t, store)
	defer func() {
		w.Type(" And then awake.")
		if got := s.page.Entry().Body; got != "Half awake. And then awake." {
			t.Errorf("written on: got %q, want the new words behind the old", got)
		}
	}()
	if s.page.Entry().Title != "Morning" || s.page.Entry().Body != "Half awake." {
		t.Errorf("got %q and %q, want this morning's page", s.page.Entry().Title, s.page.Entry().Body)
	}
}

func TestNewPageKeepsTheOldOne(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Type("first")
	s.Open("new")
	w.Type("second")
	datatest.Must(t, s.Flush())
	list := stored(t, store)
	if len(list) != 2 || list[0].Body != "first" || list[1].Body != "second" {
		t.Errorf("got %d entries, want first and second", len(list))
	}
}

func TestReadingFailureIsSaidAndTypingStillWorks(t *testing.T) {
	store := &unread{Store: datatest.Open(t), err: data.ErrUnreadable}
	w, _ := open(t, store)
	what, _, _ := kit.Explain(data.ErrUnreadable)
	if !strings.Contains(strings.Join(w.Texts(), "\n"), what) {
		t.Errorf("got %q, want the failure said", w.Texts())
	}
	store.err = nil
	w.Screen.Show()
	w.Type("still here")
	w.Advance(time.Second)
	if list := stored(t, store.Store); len(list) != 1 {
		t.Errorf("got %d entries, want the text", len(list))
	}
}

func TestAnOldEntryOpensForEditing(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, s := open(t, store)
	w.Type("today first")
	s.Open(life.Entries[1].ID.String())
	if s.page.Entry().Body != life.Entries[1].Body || s.page.Entry().Title != "A calmer call" {
		t.Errorf("got %q, want the old entry", s.page.Entry().Body)
	}
	if list := stored(t, store); len(list) != 1 || list[0].Body != "today first" {
		t.Error("what was typed before was not saved")
	}
	s.Open("no id at all")
	s.Show()
	if s.page.Entry().Day != datatest.Today() {
		t.Errorf("coming back: got a page of %v, want one of today", s.page.Entry().Day)
	}
}

func TestTypingBeforeTheFirstReadingIsKept(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "", "this morning")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w, s := open(t, store, kittest.Held())
	w.Type("my first words")
	w.Run.Release()
	w.Settle()
	if s.page.Entry().Body != "my first words" {
		t.Fatalf("got %q, want what was typed", s.page.Entry().Body)
	}
	datatest.Must(t, s.Flush())
	if list := stored(t, store); len(list) != 2 {
		t.Errorf("got %d entries, want both pages", len(list))
	}
}

func TestGoingBackAndForthShowsTheNewestText(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	a, b := datatest.Entry(datatest.Today(), "", "page a"), datatest.Entry(datatest.Today(), "", "page b")
	datatest.Must(t, store.PutEntry(ctx, &a))
	datatest.Must(t, store.PutEntry(ctx, &b))
	w, s := open(t, store)
	s.turnTo(a.ID)
	w.Type("new ")
	s.turnTo(b.ID)
	s.turnTo(a.ID)
	if !strings.Contains(s.page.Entry().Body, "new") {
		t.Errorf("got %q, want the text as it was just written", s.page.Entry().Body)
	}
}

func TestAPageLeftOpenOverNightIsOfTheDayOfItsFirstKey(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Advance(12 * time.Hour)
	w.Type("good morning")
	datatest.Must(t, s.Flush())
	list, err := store.Entries(context.Background(), data.Span{From: datatest.Today() + 1})
	datatest.Must(t, err)
	if len(list) != 1 {
		t.Errorf("got %d entries of the next day, want the page", len(list))
	}
}

func TestAPageDeletedElsewhereGivesWay(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "to be deleted")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, s := open(t, store)
	datatest.Must(t, store.DeleteEntry(ctx, e.ID, datatest.Clock()))
	w.Changed(data.Change{Kind: data.KindEntry, ID: e.ID, Op: data.Deleted})
	if s.page.Entry().Body != "" {
		t.Errorf("got %q, want a fresh page", s.page.Entry().Body)
	}
	w.Type("on the fresh page")
	datatest.Must(t, s.Flush())
	datatest.Must(t, store.Restore(ctx, e.ID))
}

func TestPictures(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	e := datatest.Entry(datatest.Today(), "A calmer evening", "We cooked and nobody kept count.\n\n- soup\n- the long way home\n\nI asked for help with the shelf. That was new.")
	e.People = []data.ID{life.Anna.ID, life.Mira.ID}
	e.Mood = data.Rated(1)
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	for name, look := range map[string]kit.Look{
		"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5},
	} {
		w, _ := open(t, store, kittest.Look(look), kittest.Size(860, 700))
		w.Picture("today-" + name)
	}
	w, _ := open(t, datatest.Open(t), kittest.Size(860, 700))
	w.Picture("today-empty")
}
