package journal_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit/kittest"
)

// search types into the search and waits for the answer.
func search(w *kittest.Window, query string) {
	w.T.Helper()
	room(w).Search("")
	w.Type(query)
	quiet(w)
}

func TestSearchingWhileOneTypes(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("")
	w.Type("an")
	if line(w, "soup") == "" {
		t.Error("got the timeline gone after a letter, want the search to wait for a pause")
	}
	quiet(w)
	wantLine(t, w, "A calmer call", "16 Nov 2026", "|Anna|")
	w.Type("na h")
	quiet(w)
	wantLine(t, w, "A calmer call", "|Anna|", "|hour|.")
	w.Golden("search")
}

func TestASearchSaysHowItWasUnderstood(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	for query, want := range map[string]string{
		"calm OR close":           "or close…",
		"call -work":              "without work",
		`"an hour"`:               "“an hour”",
		"title:calmer":            "title has calmer…",
		"#repair":                 "#repair…",
		"@Anna":                   "with Anna…",
		"template:thought-record": "template thought-record…",
		"date:2026-11-16":         "16 Nov 2026",
		"date:2026-11":            "1 Nov 2026 to 30 Nov 2026",
		"before:2026-11":          "up to 31 Oct 2026",
		"date:7d..":               "from 16 Nov 2026",
		"on:04-17":                "every 17 April",
		"mood:1":                  "mood good",
		"mood:>=1":                "mood good or brighter",
		"mood:<0":                 "mood low or heavier",
		"mood:-1..1":              "mood from low to good",
		"is:starred":              "starred",
		"is:draft":                "unfinished",
		"is:muted":                "kept out of memories",
		"has:photo":               "with a photo",
		"has:mood":                "with a mood",
		"has:tag":                 "with a tag",
		"has:person":              "with somebody",
		"has:title":               "with a title",
	} {
		room(w).Search(query)
		w.Settle()
		if w.Find(want) == nil {
			t.Errorf("got no chip %q for the search %q, among %q", want, query, w.Texts())
		}
	}
}

func TestNothingFoundIsSaidKindly(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("zebra")
	w.Settle()
	w.Golden("nothing")
	w.Press(fyne.KeyReturn)
	if w.Focused() != w.Field("Search") {
		t.Error("got the cursor elsewhere, want it in the search while there is nothing below")
	}
}

func TestEscapeClearsTheSearchAndThenLeaves(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	escaped := 0
	w.Window.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { escaped++ })
	search(w, "zebra")
	w.Press(fyne.KeyEscape)
	wantLine(t, w, "soup", "22 Sun")
	if escaped != 0 {
		t.Error("got the key handed on, want the search cleared first")
	}
	w.Press(fyne.KeyEscape)
	if escaped != 1 {
		t.Errorf("got the key handed on %d times, want once with nothing left to clear", escaped)
	}
}

func TestKeysGoFromTheSearchThroughTheResults(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	search(w, "i")
	w.Press(fyne.KeyDown)
	wantLine(t, w, "soup", "chosen") // it was open before and is among the results
	w.Press(fyne.KeyHome, fyne.KeyUp)
	if w.Focused() != w.Field("Search") {
		t.Error("got the cursor elsewhere, want it in the search again above the first result")
	}
	w.Press(fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn)
	if !w.CanTap("Delete") {
		t.Error("got no open entry, want the result")
	}
	w.Press(fyne.KeyEscape, fyne.KeyEscape)
	wantLine(t, w, "A calmer call", "16 Mon")
}

func TestEnterDoesNotWaitForThePause(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("")
	w.Type("calmer\n")
	wantLine(t, w, "A calmer call", "chosen")
}

func TestALetterOverTheListBeginsASearch(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Type("calmer")
	quiet(w)
	wantLine(t, w, "A calmer call", "16 Nov 2026")
}

func TestResultsAreSortedAsOneWishes(t *testing.T) {
	store, _ := many(t, 5)
	w := open(t, store)
	room(w).Search("walked")
	w.Settle()
	w.Press(fyne.KeyTab, fyne.KeyTab) // the order of the results
	w.Press(fyne.KeyEnd)
	got := results(w)
	if len(got) != 5 || got[0] != "Page 4" {
		t.Errorf("got %q, want the oldest first", got)
	}
	w.Press(fyne.KeyLeft)
	if got := results(w); got[0] != "Page 0" {
		t.Errorf("got %q, want the newest first", got)
	}
}

// results gives the titles of the results that are drawn, from the top.
func results(w *kittest.Window) []string {
	var out []string
	w.Walk(func(o fyne.CanvasObject) bool {
		if r, ok := o.(interface{ TestName() string }); ok && fmt.Sprintf("%T", o) == "*journal.result" {
			out = append(out, r.TestName())
		}
		return true
	})
	return out
}

func TestManyResultsComeInParts(t *testing.T) {
	store, _ := many(t, 120)
	w := open(t, store)
	room(w).Search("walked")
	w.Settle()
	if !w.Shows("120 entries") || !w.CanTap("Show more") {
		t.Errorf("got %q, want all counted and a way to more", w.Texts())
	}
	w.Tap("Show more")
	if w.CanTap("Show more") {
		t.Error("got a way to more, want all shown")
	}
}

func TestASearchThatFailsOffersToTryAgain(t *testing.T) {
	store, _ := filled(t)
	b := &broken{Store: store, search: errDisk}
	w := open(t, b)
	room(w).Search("calmer")
	w.Settle()
	b.search = nil
	w.Tap("Try again")
	wantLine(t, w, "A calmer call", "16 Nov 2026")
}

func TestTheNewestQuestionWins(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	w.Run.Hold()
	search(w, "soup")
	w.Type(" calmer")
	quiet(w)
	w.Run.Release()
	w.Settle()
	if !w.Shows("Nothing found") {
		t.Errorf("got %q, want the answer to the question that was typed last", w.Texts())
	}
}

func TestResultsFollowWhatChanges(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("lantern")
	w.Settle()
	e := datatest.Entry(datatest.Today(), "A lantern", "")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w.Changed(data.Change{Kind: data.KindEntry, ID: e.ID, Op: data.Put})
	wantLine(t, w, "A lantern", "23 Nov 2026")
}

func TestATagFindsWhatElseHasIt(t *testing.T) {
	store, life := filled(t)
	e := life.Entries[0]
	e.Tags = []string{"repair", "two words"}
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	w := open(t, store)
	w.Tap("A calmer call")
	w.Tap("#repair")
	if got := results(w); len(got) != 2 {
		t.Errorf("got %q, want both entries with the tag", got)
	}
	w.Tap("Rain all day. I said what I needed and she stayed.")
	w.Tap("#two words")
	if got := results(w); len(got) != 1 {
		t.Errorf("got %q, want the entry with the tag", got)
	}
}

func TestAnEntryOpenedFromElsewhereEndsTheSearch(t *testing.T) {
	store, life := filled(t)
	w := open(t, store)
	room(w).Search("soup")
	room(w).Open(life.Entries[1].ID.String())
	w.Settle()
	wantLine(t, w, "A calmer call", "16 Mon", "chosen")
}

func TestLeavingTheRoomEndsTheWaitForALetter(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("")
	w.Type("x")
	room(w).Hide()
	if w.Run.Timers() != 0 {
		t.Errorf("got %d timers, want none", w.Run.Timers())
	}
	w.Advance(time.Second)
}

func TestTheSearchIsReadyAsSoonAsTheRoomIs(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store, kittest.Held())
	room(w).Search("")
	w.Run.Release()
	w.Settle()
	if w.Focused() != w.Field("Search") {
		t.Error("got the cursor elsewhere, want it in the search")
	}
	w = open(t, datatest.Open(t))
	room(w).Search("")
	if w.Focused() != nil {
		t.Error("got a cursor, want none where there is nothing to search")
	}
}

func TestComingBackAsksTheSearchAgain(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	room(w).Search("lantern")
	room(w).Hide()
	e := datatest.Entry(datatest.Today(), "A lantern", "")
	datatest.Must(t, store.PutEntry(context.Background(), &e))
	room(w).Show()
	w.Settle()
	wantLine(t, w, "A lantern", "23 Nov 2026")
}
