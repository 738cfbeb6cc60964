package people_test

import (
	"context"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
	"kith/screens/people"
)

// noted keeps a record of a practice about somebody, with an item that it belongs to.
func noted(t *testing.T, store *data.Store, who data.ID, day data.Day, item data.ID) data.Record {
	t.Helper()
	r := data.Record{ID: data.NewID(), Practice: "lapse", Day: day, Created: datatest.Clock(), Modified: datatest.Clock(),
		Item: item, People: []data.ID{who}}
	datatest.Must(t, store.PutRecord(context.Background(), &r))
	return r
}

func TestThePageListsWhatWasPractised(t *testing.T) {
	store, life := filled(t)
	i := data.Item{ID: data.NewID(), Kind: "pattern", Title: "Keeping count", Started: datatest.Today(), Created: datatest.Clock(), Modified: datatest.Clock()}
	datatest.Must(t, store.PutItem(context.Background(), &i))
	old := noted(t, store, life.Anna.ID, data.DateOf(2026, 2, 3), i.ID)
	noted(t, store, life.Jonas.ID, data.DateOf(2020, 1, 1), data.ID{})
	w := open(t, store, kittest.Size(1110, 1900))
	if !w.Shows("First 3 Feb 2026, last 22 Nov 2026") || !w.Shows("Keeping count") {
		t.Fatalf("got %q, want the practice note as the first, with what it is about, and none of Jonas's", w.Texts())
	}
	w.Picture("person-practised")
	set, err := shippedTitles()
	datatest.Must(t, err)
	w.Tap(set["lapse"])
	if want := (kit.Place{Room: "practice", ID: "record:" + old.ID.String()}); len(w.Places) != 1 || w.Places[0] != want {
		t.Errorf("got places %v, want %v", w.Places, want)
	}
}

func TestAPracticeNoteOfAnUnknownPracticeOrALostItemIsListed(t *testing.T) {
	store, life := filled(t)
	r := noted(t, store, life.Mira.ID, datatest.Today(), data.NewID())
	r.Practice = "long-gone"
	datatest.Must(t, store.PutRecord(context.Background(), &r))
	w := open(t, store)
	w.Tap("Mira")
	if w.Find("A note of a practice") == nil {
		t.Fatalf("got %q, want the note listed", w.Texts())
	}
	datatest.Must(t, store.Update(context.Background(), func(wr *data.Writer) error { return wr.DeleteRecord(r.ID, w.Now()) }))
	w.Changed(data.Change{Kind: data.KindRecord, ID: r.ID, Op: data.Deleted})
	if w.Find("A note of a practice") != nil {
		t.Errorf("got %q, want the note gone from the page", w.Texts())
	}
}

// shippedTitles gives the shipped practices' titles by their ids.
func shippedTitles() (map[string]string, error) {
	set, err := people.Shipped()
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, p := range set.All() {
		out[p.ID] = p.Title
	}
	return out, nil
}
