package people_test

import (
	"context"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// crowd fills a store for pictures and gives Anna.
func crowd(t *testing.T) (*data.Store, data.ID) {
	t.Helper()
	store, life := filled(t)
	ctx := context.Background()
	for _, p := range []data.Person{
		datatest.Person("Alexandra von Hohenberg-Lindqvist", 2, "colleague", "friend"),
		datatest.Person("Pater Anselm", 4, "community", "somebody who listens without a word"),
		datatest.Person("Old Amir", 0), datatest.Person("Theo", 1, "partner"), datatest.Person("Ruth", 5, "neighbour"),
	} {
		datatest.Must(t, store.PutPerson(ctx, &p))
	}
	anna := life.Anna
	anna.ModelsSecurity, anna.Models = true, "She says when she is hurt, and stays."
	anna.Notes, anna.Since = "Met in the choir. Likes the sea in winter.", data.DateOf(2019, 3, 3)
	anna.Roles = []string{"friend", "second sister"}
	g := data.Group{ID: data.NewID(), Name: "Choir", Created: w0(), Modified: w0()}
	datatest.Must(t, store.Update(ctx, func(w *data.Writer) error { return w.PutGroup(&g) }))
	anna.Groups = []data.ID{g.ID}
	datatest.Must(t, store.PutPerson(ctx, &anna))
	f := data.Feeling{ID: data.NewID(), Person: anna.ID, Day: datatest.Today() - 30, Created: w0(),
		Give: data.Rated(6), Receive: data.Rated(7), Trust: data.Rated(8)}
	datatest.Must(t, store.PutFeeling(ctx, &f))
	return store, anna.ID
}

func w0() time.Time { return datatest.Clock() }

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
		"tall":   {kittest.Size(1110, 1900)},
	}
}

func TestPictures(t *testing.T) {
	onlyByWish(t)
	store, anna := crowd(t)
	for name, opts := range looks() {
		w := open(t, store, opts...)
		w.Picture("people-list-" + name)
		room(w).Open(anna.String())
		if name == "tall" {
			w.Tap("Rate how it feels")
		}
		w.Picture("people-page-" + name)
		room(w).Open("contact:" + anna.String())
		if name == "tall" {
			w.Tap("More, if you like")
		}
		w.Picture("people-form-" + name)
	}
}

func TestPicturesOfTheOtherStates(t *testing.T) {
	onlyByWish(t)
	store, _ := crowd(t)
	open(t, datatest.Open(t)).Picture("people-empty")
	open(t, store, kittest.Held()).Picture("people-loading")
	open(t, newBroken(store, "People", errDisk)).Picture("people-failed")
	open(t, newBroken(store, "ContactsWith", errDisk)).Picture("people-page-failed")
	w := open(t, store)
	w.TypeInto("Add or find somebody", "an")
	w.Picture("people-find")
	room(w).Open("contact")
	w.Type("a")
	w.Picture("people-form-who")
	w.Type("nna")
	w.Press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	w.Type("2")
	w.Press(fyne.KeyReturn)
	w.Picture("people-noted")
}
