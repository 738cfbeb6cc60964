package journal_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	words "kith/data/search"
	"kith/data/vault"
	"kith/screens/journal"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// line gives the markup of the row with this title, "" for none.
func line(w *kittest.Window, title string) string {
	for l := range strings.Lines(w.Markup()) {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, `row "`+title+`"`) || strings.HasPrefix(l, `result "`+title+`"`) {
			return l
		}
	}
	return ""
}

// wantLine fails unless the row with this title says what is wanted.
func wantLine(t *testing.T, w *kittest.Window, title string, wanted ...string) {
	t.Helper()
	got := line(w, title)
	for _, want := range append(wanted, title) {
		if !strings.Contains(got, want) {
			t.Errorf("got the row %q for %q, want %q in it", got, title, want)
		}
	}
}

func TestAFreshJournalSaysHowToBegin(t *testing.T) {
	w := open(t, datatest.Open(t))
	w.Golden("empty")
	w.Tap("Write the first page")
	if want := (kit.Place{Room: "today", ID: "new"}); len(w.Places) != 1 || w.Places[0] != want {
		t.Errorf("got places %v, want %v", w.Places, want)
	}
}

func TestTheJournalSaysThatItIsReading(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Held())
	w.Golden("loading")
	w.Run.Release()
	w.Settle()
	w.Golden("full")
}

func TestAJournalThatCannotBeReadOffersToTryAgain(t *testing.T) {
	store, _ := filled(t)
	for name, b := range map[string]*broken{
		"entries": {Store: store, refs: vault.ErrDamaged},
		"people":  {Store: store, people: vault.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, b)
			w.Golden("failed")
			b.refs, b.people = nil, nil
			w.Tap("Try again")
			wantLine(t, w, "A calmer call")
		})
	}
}

func TestWhatWasReadStaysWhenReadingAgainFails(t *testing.T) {
	store, life := filled(t)
	b := &broken{Store: store}
	w := open(t, b)
	b.refs = errDisk
	w.Changed(data.Change{Kind: data.KindEntry, ID: life.Entries[0].ID, Op: data.Put})
	if !written(w, "It was enough.") || !w.CanTap("Try again") {
		t.Errorf("got %q, want the open entry and a way to try again", w.Texts())
	}
	b.refs = nil
	w.Tap("Try again")
	wantLine(t, w, "A calmer call")
}

func TestARowTellsDayPeopleMoodAndStar(t *testing.T) {
	store, life := filled(t)
	e := life.Entries[1]
	e.Starred = true
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := open(t, store)
	wantLine(t, w, "A calmer call", "16 Mon", "Anna", "good", "starred")
	wantLine(t, w, "soup", "22 Sun", "chosen", "focused")
	wantLine(t, w, "November 2026")
	wantLine(t, w, "October 2026")
}

func TestLaterEntriesOfADayTellTheirTime(t *testing.T) {
	store := datatest.Open(t)
	early := datatest.Entry(datatest.Today(), "Morning", "")
	early.Created = early.Created.Add(-12 * time.Hour)
	late := datatest.Entry(datatest.Today(), "Evening", "")
	wordless := datatest.Entry(datatest.Today()-1, "", "")
	wordless.Starred = true
	for _, e := range []*data.Entry{&early, &late, &wordless} {
		datatest.Must(t, store.PutEntry(context.Background(), e))
	}
	w := open(t, store)
	wantLine(t, w, "Evening", "23 Mon")
	wantLine(t, w, "Morning", "08:00")
	wantLine(t, w, "No words", "starred")
}

func TestOnlyTheRowsThatAreSeenAreRead(t *testing.T) {
	store, _ := many(t, 3000)
	b := &broken{Store: store}
	w := open(t, b)
	if b.reads > 60 {
		t.Errorf("got %d entries read for the first picture, want no more than fit the window", b.reads)
	}
	b.reads = 0
	w.Press(fyne.KeyEnd)
	wantLine(t, w, "Page 2999", "chosen")
	if b.reads > 60 {
		t.Errorf("got %d entries read at the other end, want no more than fit the window", b.reads)
	}
}

func TestArrowKeysLeafThroughTheEntries(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Press(fyne.KeyDown)
	wantLine(t, w, "A calmer call", "chosen")
	w.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	wantLine(t, w, "Rain all day. I said what I needed and she stayed.", "chosen")
	w.Press(fyne.KeyUp)
	wantLine(t, w, "A calmer call", "chosen")
	w.Press(fyne.KeyPageDown)
	wantLine(t, w, "Rain all day. I said what I needed and she stayed.", "chosen")
	w.Press(fyne.KeyHome)
	wantLine(t, w, "soup", "chosen")
	if !written(w, "It was enough.") {
		t.Errorf("got %q, want the text of the entry", w.Texts())
	}
}

func TestTappingOpensAnEntryButNotAMonth(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Tap("October 2026")
	wantLine(t, w, "soup", "chosen")
	w.Tap("A calmer call")
	wantLine(t, w, "A calmer call", "chosen", "focused")
}

func TestTheChoiceAndThePlaceStayWhenEntriesArrive(t *testing.T) {
	store, list := many(t, 300)
	w := open(t, store)
	for range 60 {
		w.Press(fyne.KeyDown)
	}
	wantLine(t, w, "Page 60", "chosen")
	before := rows(w)
	for range 3 {
		e := datatest.Entry(datatest.Today(), "Fresh", "just written")
		datatest.Must(t, store.PutEntry(context.Background(), &e))
	}
	w.Changed(data.Change{Kind: data.KindEntry, ID: list[0].ID, Op: data.Put})
	wantLine(t, w, "Page 60", "chosen")
	if after := rows(w); before[2] != after[2] {
		t.Errorf("got the rows %q, want them where they were: %q", after, before)
	}
}

// rows gives the titles of the rows that are drawn, from the top.
func rows(w *kittest.Window) []string {
	var out []string
	for l := range strings.Lines(w.Markup()) {
		if l = strings.TrimSpace(l); strings.HasPrefix(l, `row "`) {
			out = append(out, strings.Split(l, `"`)[1])
		}
	}
	return out
}

func TestARenamedPersonIsSeenInTheRows(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	anna := life.Anna
	anna.Name = "Anna B"
	datatest.Must(t, store.PutPerson(context.Background(), &anna))
	w.Changed(data.Change{Kind: data.KindPerson, ID: anna.ID, Op: data.Put})
	wantLine(t, w, "A calmer call", "Anna B")
}

func TestAnEntryChangedElsewhereIsReadAgain(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	e := life.Entries[2]
	e.Title = "Soup day"
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w.Changed(data.Change{Kind: data.KindEntry, ID: e.ID, Op: data.Put})
	wantLine(t, w, "Soup day", "chosen")
}

func TestARowThatCannotBeReadSaysSoAndIsTriedAgain(t *testing.T) {
	store, life := filled(t)
	b := &broken{Store: store, entry: data.ErrUnreadable}
	w := open(t, b)
	wantLine(t, w, "This entry cannot be read just now")
	b.entry = nil
	w.Changed(data.Change{Kind: data.KindEntry, ID: life.Entries[0].ID, Op: data.Put})
	wantLine(t, w, "A calmer call")
	w.Tap("Try again")
	if !written(w, "It was enough.") {
		t.Errorf("got %q, want the text of the entry", w.Texts())
	}
}

func TestOneGoesToADay(t *testing.T) {
	store, _ := many(t, 900)
	w := open(t, store)
	room(w).AskDay()
	w.Type("2025-03-01")
	w.Press(fyne.KeyReturn)
	wantLine(t, w, "Page 631", "chosen") // 23 November 2026 is 632 days later
	room(w).AskDay()
	w.Type("no day at all")
	w.Tap("Go there")
	if !w.CanTap("Cancel") {
		t.Error("got the question gone, want it to wait for a day")
	}
	w.Tap("Cancel")
	wantLine(t, w, "Page 631", "chosen")
}

func TestTheRoomStopsReadingWhenItIsLeft(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Held())
	room(w).Hide()
	w.Run.Release()
	if line(w, "A calmer call") != "" {
		t.Error("got entries shown in a room that was left, want none")
	}
	room(w).Show()
	w.Settle()
	wantLine(t, w, "A calmer call")
}

func TestANarrowRoomShowsOneSideAndAWayBack(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Size(500, 600))
	if w.CanTap("Delete") {
		t.Error("got the reader beside the list, want the list alone")
	}
	w.Tap("A calmer call")
	if !w.CanTap("Delete") || line(w, "A calmer call") != "" {
		t.Errorf("got %q, want the entry alone", w.Texts())
	}
	w.Tap("All entries")
	wantLine(t, w, "A calmer call", "chosen")
	w.Press(fyne.KeyReturn)
	if !w.CanTap("Delete") {
		t.Error("got the list, want Enter to open the entry")
	}
	w.Press(fyne.KeyEscape)
	wantLine(t, w, "A calmer call", "chosen")
}

func TestAHundredThousandLinesAreLaidOutInMemory(t *testing.T) {
	var refs []data.Ref
	for i := range 100_000 {
		refs = append(refs, data.Ref{Day: datatest.Today() - data.Day(i/3), ID: data.NewID()})
	}
	b := &broken{Store: stub{refs: refs}}
	w := open(t, b)
	if b.reads > 60 {
		t.Errorf("got %d entries read, want no more than fit the window", b.reads)
	}
	w.Press(fyne.KeyEnd)
	if b.reads > 120 {
		t.Errorf("got %d entries read, want no more than fit the window twice", b.reads)
	}
}

// stub has many entries that all say the same.
type stub struct {
	journal.Store
	refs []data.Ref
}

func (s stub) EntryRefs(context.Context, data.Span, int) ([]data.Ref, error) { return s.refs, nil }
func (s stub) People(context.Context) ([]data.Person, error)                 { return nil, nil }
func (s stub) Tags(context.Context) ([]data.TagCount, error)                 { return nil, nil }
func (s stub) SearchForms(context.Context) (words.Stem, error)               { return "", nil }
func (s stub) Entry(_ context.Context, id data.ID) (data.Entry, error) {
	e := datatest.Entry(datatest.Today(), "One of many", "")
	e.ID = id
	return e, nil
}

func TestAnEntryIsOpenedFromElsewhere(t *testing.T) {
	store, list := many(t, 400)
	w := open(t, store)
	room(w).Open(list[333].ID.String())
	w.Settle()
	wantLine(t, w, "Page 333", "chosen")
	room(w).Open("no id at all")
	room(w).Open(data.NewID().String())
	w.Settle()
	if len(w.Failures) > 0 || w.CanTap("Delete") {
		t.Errorf("got failures %v, want an id that is gone to show nothing", w.Failures)
	}
}

func TestAnEntryOpenedBeforeTheListIsThereIsFound(t *testing.T) {
	store, list := many(t, 400)
	w := open(t, store, kittest.Held())
	room(w).Open(list[333].ID.String())
	w.Run.Release()
	w.Settle()
	wantLine(t, w, "Page 333", "chosen")
}

func TestAFailureWhileReadingOneEntryIsExplained(t *testing.T) {
	store, _ := filled(t)
	b := &broken{Store: store}
	w := open(t, b)
	b.entry = errors.Join(vault.ErrDamaged)
	w.Press(fyne.KeyDown)
	if !w.Shows("A part of your journal is damaged.") {
		t.Errorf("got %q, want the damage explained", w.Texts())
	}
	b.entry = nil
	w.Tap("Try again")
	if !written(w, "Talked with Anna for an hour.") {
		t.Errorf("got %q, want the text of the entry", w.Texts())
	}
}
