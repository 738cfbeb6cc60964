package page

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

// desk is a room that has nothing but a page.
type desk struct{ *Page }

func (d desk) Refresh() { d.Page.Refresh() }

// blank is a fresh entry of today.
func blank(env kit.Env) data.Entry {
	now := env.Now()
	return data.Entry{ID: data.NewID(), Day: data.DayOf(now), Created: now, Modified: now, Zone: now.Location().String()}
}

// open opens a page on a store.
func open(t testing.TB, s Store, opts ...kittest.Option) (*kittest.Window, *Page) {
	t.Helper()
	var p *Page
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		p = New(env, s, kit.DefaultSettings, Around{
			Fresh:   func() data.Entry { return blank(env) },
			Emptied: func() { p.Open(blank(env)) },
		})
		return desk{p}
	}, opts...)
	return w, p
}

// openOn opens a page with a stored entry on it.
func openOn(t testing.TB, s Store, e data.Entry, opts ...kittest.Option) (*kittest.Window, *Page) {
	t.Helper()
	w, p := open(t, s, opts...)
	p.Open(e)
	w.Settle()
	p.Focus()
	return w, p
}

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
	w, p := open(t, store)
	w.Type("Do not lose me.")
	w.Advance(time.Second)
	if got := p.text.Text(); got != "Do not lose me." {
		t.Errorf("text: got %q, want it kept", got)
	}
	if !strings.Contains(strings.Join(w.Texts(), "\n"), "Not saved") {
		t.Errorf("got %q, want a warning", w.Texts())
	}
	if err := p.Flush(); !errors.Is(err, vault.ErrFull) {
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
	w, p := open(t, store)
	w.Type("kept ")
	p.text.SetText(p.text.Text() + "\xff\xfe")
	p.title.SetText("one\ntwo\x00")
	datatest.Must(t, p.Flush())
	list := stored(t, store)
	if len(list) != 1 || !strings.HasPrefix(list[0].Body, "kept ") || list[0].Title != "one two " {
		t.Errorf("got %+v, want the text with its rubbish marked", list)
	}
}

func TestFlushStoresTheLastKey(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	w.Type("last word")
	if err := p.Flush(); err != nil {
		t.Fatal(err)
	}
	if list := stored(t, store); len(list) != 1 || list[0].Body != "last word" {
		t.Errorf("got %d entries, want the text without any pause", len(list))
	}
}

func TestBlankPageLeavesNothing(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	w.Type("x")
	w.Advance(time.Second)
	w.Press("BackSpace")
	if err := p.Flush(); err != nil {
		t.Fatal(err)
	}
	if list := stored(t, store); len(list) != 0 {
		t.Errorf("got %d entries, want none for a blank page", len(list))
	}
	w.Type("after all")
	datatest.Must(t, p.Flush())
	if list := stored(t, store); len(list) != 1 || list[0].Body != "after all" {
		t.Errorf("got %d entries, want the new page", len(list))
	}
}

func TestPeopleAndMoodGoWithThePage(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, p := open(t, store)
	w.Type("Tea with her.")
	p.onPerson(life.Anna.ID, true)
	p.onMood(3)
	datatest.Must(t, p.Flush())
	list := stored(t, store)
	if len(list) != 1 || len(list[0].People) != 1 || list[0].People[0] != life.Anna.ID || list[0].Mood != data.Rated(1) {
		t.Fatalf("got %+v, want Anna and a good mood", list)
	}
	p.onPerson(life.Anna.ID, false)
	p.onMood(-1)
	datatest.Must(t, p.Flush())
	if got := stored(t, store)[0]; len(got.People) != 0 || got.Mood.Set {
		t.Errorf("got %v and %v, want both taken back", got.People, got.Mood)
	}
}

func TestAddingSomebodyNewFailsAloud(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	w, p := open(t, store)
	store.err = vault.ErrFull
	p.onAddPerson("Robin")
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) {
		t.Errorf("got %v, want the failure shown", f)
	}
	store.err = nil
	p.onAddPerson("Robin")
	people, err := store.People(context.Background())
	datatest.Must(t, err)
	if len(people) != 1 || len(p.state.entry.People) != 1 {
		t.Errorf("got %d people, want Robin on the page", len(people))
	}
}

func TestEditingKeepsTheEarlierTextOnce(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "before")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, p := openOn(t, store, e)
	w.Type("1")
	w.Advance(time.Second)
	w.Type("2")
	datatest.Must(t, p.Flush())
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
	w, p := openOn(t, store, e)
	e.Starred = true
	datatest.Must(t, store.PutEntry(ctx, &e))
	w.Type("more ")
	datatest.Must(t, p.Flush())
	got, err := store.Entry(ctx, e.ID)
	datatest.Must(t, err)
	if !got.Starred || !strings.Contains(got.Body, "more") {
		t.Errorf("got starred %v and %q, want both changes", got.Starred, got.Body)
	}
}

func TestUndoingAStarLeavesWhatWasTypedBeforeIt(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "text")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, _ := openOn(t, store, e)
	w.Type("more ")
	w.Tap("Star")
	w.Settle()
	got, err := store.Entry(ctx, e.ID)
	if datatest.Must(t, err); !got.Starred || got.Body != "more text" {
		t.Fatalf("got starred %v and %q, want both kept at once", got.Starred, got.Body)
	}
	_, err = store.Undo(ctx, w.Now())
	datatest.Must(t, err)
	got, err = store.Entry(ctx, e.ID)
	if datatest.Must(t, err); got.Starred || got.Body != "more text" {
		t.Errorf("got starred %v and %q, want the star alone gone", got.Starred, got.Body)
	}
}

func TestAFailedWriteDoesNotCostTheEarlierText(t *testing.T) {
	store := &broken{Store: datatest.Open(t)}
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "before")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, p := openOn(t, store, e)
	store.err = vault.ErrFull
	w.Type("1")
	w.Advance(time.Second)
	store.err = nil
	w.Type("2")
	datatest.Must(t, p.Flush())
	versions, err := store.Versions(ctx, e.ID)
	datatest.Must(t, err)
	if len(versions) != 1 || versions[0].Body != "before" {
		t.Errorf("got %d versions, want the text from before", len(versions))
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
	_, p := open(t, store)
	p.Open(tagged)
	datatest.Must(t, p.Flush())
	p.Open(full)
	p.text.SelectAll()
	p.text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	datatest.Must(t, p.Flush())
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
