package today

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

// broken is a store that cannot write while told so.
type broken struct {
	*data.Store
	err error
}

func (b *broken) Update(ctx context.Context, fn func(*data.Writer) error) error {
	if b.err != nil {
		return b.err
	}
	return b.Store.Update(ctx, fn)
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
	if got := w.Focused(); got != s.text {
		t.Errorf("focus: got %T, want the text", got)
	}
}

func TestTypingIsStoredWithinAPause(t *testing.T) {
	store := datatest.Open(t)
	w, _ := open(t, store)
	w.Type("A quiet evening.")
	w.Advance(600 * time.Millisecond)
	list := stored(t, store)
	if len(list) != 1 || list[0].Body != "A quiet evening." {
		t.Fatalf("stored: got %d entries, want the text", len(list))
	}
	if list[0].Zone != "Europe/Berlin" || list[0].Day != datatest.Today() {
		t.Errorf("got zone %q and day %v, want where and when it was written", list[0].Zone, list[0].Day)
	}
	if !w.Shows("Saved 21:14") {
		t.Errorf("sign: got %q, want Saved 21:14", w.Texts())
	}
}

func TestTypingOnAndOnIsStoredToo(t *testing.T) {
	store := datatest.Open(t)
	w, _ := open(t, store)
	for range 10 {
		w.Type("word ")
		w.Advance(200 * time.Millisecond)
	}
	list := stored(t, store)
	if len(list) != 1 || strings.Count(list[0].Body, "word") < 7 {
		t.Errorf("after two seconds without a pause: got %v, want all but the last moment", len(list))
	}
}

func TestSaveFailureKeepsTextAndSaysSo(t *testing.T) {
	store := &broken{Store: datatest.Open(t), err: vault.ErrFull}
	w, s := open(t, store)
	w.Type("Do not lose me.")
	w.Advance(time.Second)
	if got := s.text.Text(); got != "Do not lose me." {
		t.Errorf("text: got %q, want it kept", got)
	}
	if !strings.Contains(strings.Join(w.Texts(), "\n"), "Not saved") {
		t.Errorf("got %q, want a warning", w.Texts())
	}
	if err := s.Flush(); !errors.Is(err, vault.ErrFull) {
		t.Errorf("flush: got %v, want the failure so that nobody leaves", err)
	}
	store.err = nil
	w.Tap("Try again")
	if list := stored(t, store.Store); len(list) != 1 || list[0].Body != "Do not lose me." {
		t.Errorf("after trying again: got %d entries, want the text", len(list))
	}
	if !w.Shows("Saved 21:14") {
		t.Error("the warning stays after a good save")
	}
}

func TestPastedRubbishDoesNotKeepTheRestFromBeingSaved(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Type("kept ")
	s.text.SetText(s.text.Text() + "\xff\xfe")
	s.title.SetText("one\ntwo\x00")
	datatest.Must(t, s.Flush())
	list := stored(t, store)
	if len(list) != 1 || !strings.HasPrefix(list[0].Body, "kept ") || list[0].Title != "one two " {
		t.Errorf("got %+v, want the text with its rubbish marked", list)
	}
}

func TestFlushStoresTheLastKey(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Type("last word")
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if list := stored(t, store); len(list) != 1 || list[0].Body != "last word" {
		t.Errorf("got %d entries, want the text without any pause", len(list))
	}
}

func TestBlankPageLeavesNothing(t *testing.T) {
	store := datatest.Open(t)
	w, s := open(t, store)
	w.Type("x")
	w.Advance(time.Second)
	w.Press("BackSpace")
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if list := stored(t, store); len(list) != 0 {
		t.Errorf("got %d entries, want none for a blank page", len(list))
	}
	w.Type("after all")
	datatest.Must(t, s.Flush())
	if list := stored(t, store); len(list) != 1 || list[0].Body != "after all" {
		t.Errorf("got %d entries, want the new page", len(list))
	}
}

func TestTodaysPageIsThereAgain(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "Morning", "Half awake.")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	_, s := open(t, store)
	if s.title.Text != "Morning" || s.text.Text() != "Half awake." {
		t.Errorf("got %q and %q, want this morning's page", s.title.Text, s.text.Text())
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

func TestEditingKeepsTheEarlierTextOnce(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "before")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, s := open(t, store)
	w.Type("1")
	w.Advance(time.Second)
	w.Type("2")
	datatest.Must(t, s.Flush())
	versions, err := store.Versions(ctx, e.ID)
	datatest.Must(t, err)
	if len(versions) != 1 || versions[0].Body != "before" {
		t.Errorf("got %d versions, want the one text before this session", len(versions))
	}
}

func TestAStarSetElsewhereSurvivesTyping(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "text")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, s := open(t, store)
	e.Starred = true
	datatest.Must(t, store.PutEntry(ctx, &e))
	w.Type("more ")
	datatest.Must(t, s.Flush())
	got, err := store.Entry(ctx, e.ID)
	datatest.Must(t, err)
	if !got.Starred || !strings.Contains(got.Body, "more") {
		t.Errorf("got starred %v and %q, want both changes", got.Starred, got.Body)
	}
}

func TestPeopleAndMoodGoWithThePage(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, s := open(t, store)
	w.Type("Tea with her.")
	s.onPerson(life.Anna.ID, true)
	s.onMood(3)
	datatest.Must(t, s.Flush())
	list := stored(t, store)
	if len(list) != 1 || len(list[0].People) != 1 || list[0].People[0] != life.Anna.ID || list[0].Mood != data.Rated(1) {
		t.Fatalf("got %+v, want Anna and a good mood", list)
	}
	s.onPerson(life.Anna.ID, false)
	s.onMood(-1)
	datatest.Must(t, s.Flush())
	if got := stored(t, store)[0]; len(got.People) != 0 || got.Mood.Set {
		t.Errorf("got %v and %v, want both taken back", got.People, got.Mood)
	}
}

func TestAddingSomebodyNewFailsAloud(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	w, s := open(t, store)
	store.err = vault.ErrFull
	s.onAddPerson("Robin")
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) {
		t.Errorf("got %v, want the failure shown", f)
	}
	store.err = nil
	s.onAddPerson("Robin")
	people, err := store.People(context.Background())
	datatest.Must(t, err)
	if len(people) != 1 || len(s.state.entry.People) != 1 {
		t.Errorf("got %d people, want Robin on the page", len(people))
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
	if s.text.Text() != life.Entries[1].Body || s.title.Text != "A calmer call" {
		t.Errorf("got %q, want the old entry", s.text.Text())
	}
	if list := stored(t, store); len(list) != 1 || list[0].Body != "today first" {
		t.Error("what was typed before was not saved")
	}
	s.Open("no id at all")
	s.Show()
	if s.state.entry.Day != datatest.Today() {
		t.Errorf("coming back: got a page of %v, want one of today", s.state.entry.Day)
	}
}

func TestOldEntriesAreNeverErasedHere(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	tagged := datatest.Entry(datatest.Today()-3, "", "")
	tagged.Tags = []string{"imported"}
	full := datatest.Entry(datatest.Today()-4, "", "an old text")
	datatest.Must(t, store.PutEntry(ctx, &tagged))
	datatest.Must(t, store.PutEntry(ctx, &full))
	_, s := open(t, store)
	s.Open(tagged.ID.String())
	datatest.Must(t, s.Flush())
	s.Open(full.ID.String())
	s.text.SelectAll()
	s.text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	datatest.Must(t, s.Flush())
	for _, e := range []data.Entry{tagged, full} {
		if _, err := store.Entry(ctx, e.ID); err != nil {
			t.Errorf("an old entry is gone: %v", err)
		}
	}
	versions, err := store.Versions(ctx, full.ID)
	datatest.Must(t, err)
	if len(versions) != 1 || versions[0].Body != "an old text" {
		t.Errorf("got %d versions, want the text before it was emptied", len(versions))
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
	if s.text.Text() != "my first words" {
		t.Fatalf("got %q, want what was typed", s.text.Text())
	}
	datatest.Must(t, s.Flush())
	if list := stored(t, store); len(list) != 2 {
		t.Errorf("got %d entries, want both pages", len(list))
	}
}

func TestAFailedWriteDoesNotCostTheEarlierText(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "before")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, s := open(t, store)
	store.err = vault.ErrFull
	w.Type("1")
	w.Advance(time.Second)
	store.err = nil
	w.Type("2")
	datatest.Must(t, s.Flush())
	versions, err := store.Versions(ctx, e.ID)
	datatest.Must(t, err)
	if len(versions) != 1 || versions[0].Body != "before" {
		t.Errorf("got %d versions, want the text from before", len(versions))
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
	if !strings.Contains(s.text.Text(), "new") {
		t.Errorf("got %q, want the text as it was just written", s.text.Text())
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
	if s.text.Text() != "" {
		t.Errorf("got %q, want a fresh page", s.text.Text())
	}
	s.onMood(2)
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
