package page

import (
	"context"
	"slices"
	"testing"

	"kith/data"
	"kith/data/datatest"
)

func TestWhomAndWhatTheTextNamesGoesWithTheEntry(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, p := open(t, store)
	w.Type("Tea with @Anna and @mira, #calm.")
	datatest.Must(t, p.Flush())
	e := stored(t, store)[0]
	if want := []data.ID{life.Anna.ID, life.Mira.ID}; !slices.Equal(e.People, want) || !slices.Equal(e.Tags, []string{"calm"}) {
		t.Fatalf("got people %v and tags %q, want Anna, Mira and calm", e.People, e.Tags)
	}
	if !w.Shows("Anna") || !w.Shows("#calm") {
		t.Errorf("got %q, want their chips", w.Texts())
	}
	p.onPerson(life.Anna.ID, false)
	p.onPerson(life.Jonas.ID, true)
	p.text.SetText("Tea with @Anna, #still.")
	p.onTyped()
	datatest.Must(t, p.Flush())
	e = stored(t, store)[0]
	if want := []data.ID{life.Jonas.ID}; !slices.Equal(e.People, want) || !slices.Equal(e.Tags, []string{"still"}) {
		t.Errorf("got people %v and tags %q, want Jonas alone: Anna was taken away by hand, Mira with her name", e.People, e.Tags)
	}
}

func TestNamesThatAreReadLateAreNotNewsInAnOldText(t *testing.T) {
	store := datatest.Open(t)
	datatest.Fill(t, store)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "", "About @Anna.")
	datatest.Must(t, store.PutEntry(ctx, &e))
	w, p := openOn(t, store, e)
	w.Type("More. ")
	datatest.Must(t, p.Flush())
	if got := stored(t, store)[0]; len(got.People) != 0 {
		t.Errorf("got %v, want whom the old text names left as the person had it", got.People)
	}
}

func TestWhatThePageDidNotTouchStaysAsItWasLeftElsewhere(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	ctx := context.Background()
	e := datatest.Entry(datatest.Today(), "Old", "With @Anna.")
	e.People = []data.ID{life.Anna.ID}
	datatest.Must(t, store.PutEntry(ctx, &e))
	_, p := openOn(t, store, e)
	datatest.Must(t, store.RenamePerson(ctx, life.Anna.ID, "Anna Berg", datatest.Clock()))
	p.onMood(3)
	datatest.Must(t, p.Flush())
	got, err := store.Entry(ctx, e.ID)
	datatest.Must(t, err)
	if got.Body != "With @Anna Berg." || got.Mood != data.Rated(1) {
		t.Errorf("got %q and mood %v, want the new name and the mood", got.Body, got.Mood)
	}
	p.Meet(got)
	if p.Entry().Body != got.Body {
		t.Errorf("got %q on the page, want the new name", p.Entry().Body)
	}
}

func TestPeopleAndTagsAreAddedBelowTheText(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, p := open(t, store)
	w.Tap("Somebody")
	w.Type("an\n")
	w.Tap("Tag")
	w.Type("rep\n")
	w.Tap("Star")
	datatest.Must(t, p.Flush())
	e := stored(t, store)[0]
	if !slices.Equal(e.People, []data.ID{life.Anna.ID}) || !slices.Equal(e.Tags, []string{"repair"}) || !e.Starred {
		t.Errorf("got %v, %q, %v, want Anna, the tag that is in use, and the star", e.People, e.Tags, e.Starred)
	}
	w.Tap("Tag")
	w.Press("Escape")
	if !p.tagger.Hidden || w.Focused() != p.text {
		t.Error("Escape leaves the field for a tag open")
	}
}
