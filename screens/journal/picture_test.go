package journal_test

import (
	"context"
	"os"
	"testing"
	"time"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// roomy fills a store with some weeks, for pictures.
func roomy(t *testing.T) *data.Store {
	t.Helper()
	store := datatest.Open(t)
	ctx := context.Background()
	anna, mum := datatest.Person("Anna", 1, "friend"), datatest.Person("Mum", 2, "caregiver")
	datatest.Must(t, store.PutPerson(ctx, &anna))
	datatest.Must(t, store.PutPerson(ctx, &mum))
	pages := []struct {
		ago         data.Day
		title, body string
		mood        data.Rating
		people      []data.ID
		tags        []string
		starred     bool
	}{
		{0, "", "I am tired tonight. It was a good tired.", data.Rated(1), nil, nil, false},
		{1, "A calmer call", longBody, data.Rated(1), []data.ID{anna.ID, mum.ID}, []string{"repair", "asking for help"}, true},
		{1, "", "Soup, and a walk by the river. It was enough.", data.Rating{}, nil, nil, false},
		{3, "What I did not say", "I wanted to leave the call. I stayed and said that I was tired, and she heard it.", data.Rated(-1), []data.ID{mum.ID}, nil, false},
		{6, "", "Slept badly. The old fear that she would not write back; she wrote back.", data.Rated(-2), []data.ID{anna.ID}, nil, false},
		{9, "Choir", "We sang the slow one. Nobody noticed that I cried, and that was all right.", data.Rated(2), nil, []string{"choir"}, false},
		{24, "A letter I will not send", "Dear Dad,\n\nthe house looks smaller now.", data.Rating{}, nil, nil, true},
		{31, "", "Rain all day. I said what I needed and she stayed.", data.Rated(0), []data.ID{anna.ID}, nil, false},
		{60, "September", "Learning that asking is not the same as needing.", data.Rating{}, nil, nil, false},
	}
	for _, p := range pages {
		e := datatest.Entry(datatest.Today()-p.ago, p.title, p.body)
		e.Mood, e.People, e.Tags, e.Starred = p.mood, p.people, p.tags, p.starred
		datatest.Must(t, store.PutEntry(ctx, &e))
	}
	return store
}

const longBody = `Talked with Anna for an hour. I did **not** count who spoke more.

At first I wanted to apologise for calling so late.
Then I noticed it, and asked *how she was* instead.

## What helped

- the walk before
- saying "I am nervous" at the start
- her laughing, kindly

> You do not have to earn a call.

I want to remember that. Later I made [soup](https://example.org/soup) and slept.`

// onlyByWish leaves a test out that only makes pictures.
func onlyByWish(t *testing.T) {
	t.Helper()
	if os.Getenv("KITH_PICTURES") == "" {
		t.Skip("set KITH_PICTURES for pictures")
	}
}

// looks are the windows of the pictures: the room beside the rail.
func looks() map[string][]kittest.Option {
	return map[string][]kittest.Option{
		"light":  {kittest.Size(1110, 730)},
		"dark":   {kittest.Size(1110, 730), kittest.Look(kit.Look{Mode: kit.AlwaysDark})},
		"small":  {kittest.Size(854, 700)},
		"large":  {kittest.Size(854, 700), kittest.Look(kit.Look{Mode: kit.AlwaysLight, Scale: 1.5})},
		"strong": {kittest.Size(1110, 730), kittest.Look(kit.Look{Mode: kit.AlwaysLight, Contrast: true})},
	}
}

func TestPictures(t *testing.T) {
	onlyByWish(t)
	store := roomy(t)
	for name, opts := range looks() {
		w := open(t, store, opts...)
		w.Press("Down")
		w.Press("Down")
		if name == "large" {
			w.Picture("journal-full-" + name)
			w.Press("Return")
			w.Picture("journal-reader-" + name)
			w.Press("Escape")
		} else {
			w.Picture("journal-full-" + name)
		}
		room(w).Search("")
		w.Type("call -dad")
		quiet(w)
		w.Picture("journal-search-" + name)
	}
}

func TestPicturesOfTheOtherStates(t *testing.T) {
	onlyByWish(t)
	store := roomy(t)
	open(t, datatest.Open(t)).Picture("journal-empty")
	open(t, datatest.Open(t), kittest.Held()).Picture("journal-loading")
	open(t, &broken{Store: store, refs: errDisk}).Picture("journal-failed")
	w := open(t, store)
	room(w).Search("zebra")
	w.Picture("journal-nothing")
	w.Press("Escape")
	room(w).AskDay()
	w.Picture("journal-jump")
	w.Press("Escape")
	w.Tap("Calendar")
	w.Picture("journal-nocalendar")
	room(w).Search("call")
	w.Tap("Saved searches and help")
	w.Picture("journal-saved")
	w.Press("Escape")
	w.Press("Escape")
	w.Tap("Keep out of memories")
	w.Picture("journal-mute")
	w.Press("Escape")
	w = open(t, store)
	w.Tap("Delete")
	w.Picture("journal-deleted")
	w.Advance(time.Minute)
	w = open(t, &broken{Store: store, entry: errDisk})
	w.Picture("journal-entry-failed")
}

func TestPicturesOfThePast(t *testing.T) {
	onlyByWish(t)
	for name, opts := range looks() {
		store := roomy(t)
		w := open(t, store, opts...)
		w.Tap("On this day")
		w.Picture("journal-past-none-" + name)
		for years := range 3 {
			e := datatest.Entry(data.Back{Years: years + 1}.Before(datatest.Today()), "The lake", "We swam out to the raft and back, and I did not turn round once.")
			e.Starred = years == 1
			datatest.Must(t, store.PutEntry(context.Background(), &e))
		}
		for _, back := range []data.Back{{Weeks: 1}, {Months: 6}} {
			e := datatest.Entry(back.Before(datatest.Today()), "", "Bread, and the long way home.")
			datatest.Must(t, store.PutEntry(context.Background(), &e))
		}
		w.Changed(data.Change{Kind: data.KindEntry})
		w.Press("Down")
		w.Press("Down")
		w.Picture("journal-past-" + name)
		w.Press("Escape")
		room(w).Leaf(-1)
		w.Picture("journal-leaf-" + name)
	}
}

func TestPicturesOfAnEmptyDay(t *testing.T) {
	onlyByWish(t)
	w := open(t, roomy(t))
	room(w).AskDay()
	w.Type("2 weeks ago")
	w.Press("Return")
	w.Picture("journal-emptyday")
	w.Tap("Write about this day")
	w.Picture("journal-freshday")
}
