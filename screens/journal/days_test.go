package journal_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit/kittest"
)

// lake stores entries of this day in earlier years.
func lake(t *testing.T, s *data.Store, years ...int) map[int]data.Entry {
	t.Helper()
	out := map[int]data.Entry{}
	for _, y := range years {
		e := datatest.Entry(data.Back{Years: y}.Before(datatest.Today()), "The lake", "We swam.")
		datatest.Must(t, s.PutEntry(context.Background(), &e))
		out[y] = e
	}
	return out
}

func TestOneLeafsThroughTheDaysThatHaveEntries(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Leaf(-1)
	w.Settle()
	wantLine(t, w, "A calmer call", "chosen")
	room(w).Leaf(-1)
	room(w).Leaf(-1) // there is none before
	w.Settle()
	wantLine(t, w, "Rain all day. I said what I needed and she stayed.", "chosen")
	room(w).Leaf(1)
	room(w).Leaf(1)
	room(w).Leaf(1)
	w.Settle()
	wantLine(t, w, "soup", "chosen")
}

func TestLeafingBeforeTheTimelineIsThereIsDoneThen(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Held())
	room(w).Leaf(-1)
	w.Run.Release()
	w.Settle()
	wantLine(t, w, "soup", "chosen") // the newest before today
}

func TestADayWithoutAnEntryCanBeWrittenAbout(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).AskDay()
	w.Type("2 weeks ago")
	w.Press(fyne.KeyReturn)
	if !w.Shows("Nothing was written on this day.") || !w.Shows("Monday, 9 November 2026") {
		t.Fatalf("got %q, want the empty day", w.Texts())
	}
	w.Tap("Write about this day")
	w.Type("late words")
	w.Advance(time.Second)
	list, err := store.Entries(context.Background(), data.Span{From: data.DateOf(2026, 11, 9), To: data.DateOf(2026, 11, 9)})
	if err != nil || len(list) != 1 || list[0].Body != "late words" || !list[0].AllDay {
		t.Fatalf("got %+v, %v, want the words under the day that was chosen, without an hour", list, err)
	}
	w.Changed(data.Change{Kind: data.KindEntry, ID: list[0].ID, Op: data.Put})
	wantLine(t, w, "late words", "9 Mon", "chosen")
	if !written(w, "late words") {
		t.Error("got the page emptied by its own change, want the words on it")
	}
}

func TestADayCanHaveSeveralEntries(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	w.Tap("More with this entry")
	w.Tap("Another entry on this day")
	w.Type("a second one")
	w.Advance(time.Second)
	day := life.Entries[2].Day
	if list, err := store.Entries(context.Background(), data.Span{From: day, To: day}); err != nil || len(list) != 2 {
		t.Errorf("got %d entries, %v, want two on one day", len(list), err)
	}
	w.Tap("More with this entry")
	w.Tap("Another entry on this day")
	w.Tap("Delete") // nothing was written yet
	if _, err := store.Entry(context.Background(), life.Entries[2].ID); err != nil || len(w.Failures) > 0 {
		t.Errorf("got %v, failures %v, want a page without words to go without a trace", err, w.Failures)
	}
}

func TestTheDayEndsWhenThePersonSays(t *testing.T) {
	store := datatest.Open(t)
	e := datatest.Entry(datatest.Today(), "Evening", "")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := openUntil(t, store, 3*time.Hour)
	w.Advance(5*time.Hour + 30*time.Minute) // 02:44 of the next day
	room(w).Hide()
	room(w).Show()
	w.Settle()
	w.Tap("On this day")
	if !w.Shows("On this day: Monday, 23 November 2026") {
		t.Errorf("got %q, want the day that has not ended yet", w.Texts())
	}
}

func TestTheCalendarLeadsToADayAndComesAndGoes(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	if !room(w).Calendar() {
		t.Fatal("got no calendar, want it where there is room")
	}
	w.Tap("Calendar")
	if room(w).Calendar() {
		t.Error("got the calendar still there, want it put away")
	}
	w.Tap("Calendar") // which has the cursor now
	w.Press(fyne.KeyPageUp, fyne.KeyHome, fyne.KeyUp, fyne.KeyReturn)
	wantLine(t, w, "A calmer call", "chosen")
	w = open(t, store, kittest.Size(900, 420))
	if room(w).Calendar() {
		t.Error("got a calendar where it would leave no list, want the list")
	}
	w.Tap("Calendar")
	if !room(w).Calendar() || line(w, "soup") != "" {
		t.Error("got the list, want the calendar in its place")
	}
	w.Press(fyne.KeyEscape)
	w.Tap("Calendar")
	wantLine(t, w, "soup")
}

func TestTheDayBringsBackEarlierYears(t *testing.T) {
	store, _ := filled(t)
	years := lake(t, store, 1, 5)
	w := open(t, store)
	w.Tap("On this day")
	for _, want := range []string{"A week ago  ·  16 Nov 2026", "1 year ago  ·  23 Nov 2025", "5 years ago  ·  23 Nov 2021"} {
		wantLine(t, w, want)
	}
	w.Press(fyne.KeyDown, fyne.KeyEnd)
	if !written(w, "We swam.") {
		t.Error("got another page, want the memory on it")
	}
	w.Tap("Delete")
	w.Changed(data.Change{Kind: data.KindEntry, ID: years[5].ID, Op: data.Deleted})
	if line(w, "5 years ago  ·  23 Nov 2021") != "" {
		t.Error("got the deleted entry still brought back")
	}
	w.Window.Canvas().Focus(w.Field("Search"))
	w.Press(fyne.KeyEscape)
	wantLine(t, w, "A calmer call", "16 Mon")
}

func TestADayThatBringsNothingBackSaysSo(t *testing.T) {
	store, _ := many(t, 1)
	w := open(t, store)
	w.Tap("On this day")
	if !w.Shows("Nothing from this day") {
		t.Errorf("got %q, want it said", w.Texts())
	}
}

func TestMemoriesThatCannotBeReadAreExplained(t *testing.T) {
	store, _ := filled(t)
	b := &broken{Store: store, past: errDisk}
	w := open(t, b)
	w.Tap("On this day")
	w.Tap("Something at random")
	if f := w.TakeFailure(); f.Doing != "bringing an entry back" {
		t.Errorf("got %v, want what failed", f)
	}
	b.past = nil
	w.Tap("Try again")
	wantLine(t, w, "A week ago  ·  16 Nov 2026")
}

func TestSomethingComesAtRandom(t *testing.T) {
	store, _ := many(t, 1)
	w := open(t, store)
	w.Tap("On this day")
	w.Tap("Something at random")
	w.Tap("Something at random")
	wantLine(t, w, "At random  ·  22 Nov 2026")
	wantLine(t, w, "Page 0", "chosen")
	e, err := store.AnyMemory(context.Background(), datatest.Today(), rand.IntN)
	datatest.Must(t, err)
	e.Muted = true
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w.Tap("Something at random")
	if !w.Shows("There is nothing to bring back yet.") {
		t.Errorf("got %q, want it said", w.Texts())
	}
}

func TestWhatIsKeptAwayStaysAwayAndCanComeBack(t *testing.T) {
	ctx := context.Background()
	store, life := filled(t)
	years := lake(t, store, 1)
	about := years[1]
	about.People = []data.ID{life.Anna.ID}
	datatest.Must(t, store.PutEntry(ctx, &about))
	w := open(t, store)
	room(w).Open(about.ID.String())
	w.Tap("On this day")
	w.Tap("More with this entry")
	w.Tap("Keep out of memories…")
	w.Tap("everything about Anna")
	w.Tap("a period")
	w.Tap("Keep away")
	got, err := store.Entry(ctx, about.ID)
	mutes, merr := store.Mutes(ctx)
	if err != nil || merr != nil || !got.Muted || len(mutes) != 2 {
		t.Fatalf("got muted %v, mutes %+v, %v %v, want the entry, Anna and the day", got.Muted, mutes, err, merr)
	}
	w.Changed(data.Change{Kind: data.KindDefinition})
	w.Tap("2 kept away")
	if w.Find("Anna") == nil || w.Find("23 Nov 2025") == nil {
		t.Errorf("got %q, want what is kept away", w.Texts())
	}
	w.Tap("Close")
	w.Tap("Undo")
	got, err = store.Entry(ctx, about.ID)
	mutes, merr = store.Mutes(ctx)
	if err != nil || merr != nil || got.Muted || len(mutes) != 0 {
		t.Errorf("got muted %v, mutes %+v, %v %v after undo, want all as before", got.Muted, mutes, err, merr)
	}
}

func TestKeepingAwayThatFailsIsSaid(t *testing.T) {
	store, _ := filled(t)
	w := open(t, &broken{Store: store, update: errDisk})
	w.Tap("More with this entry")
	w.Tap("Keep out of memories…")
	w.Tap("Keep away")
	if f := w.TakeFailure(); !errors.Is(f.Err, errDisk) || f.Doing != "keeping it out of the memories" {
		t.Errorf("got %v, want what failed", f)
	}
}
