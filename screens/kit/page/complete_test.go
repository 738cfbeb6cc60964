package page

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
)

func TestANameIsCompletedWhileTyping(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, p := open(t, store)
	w.Type("Tea with @an")
	if !w.Shows("Anna") || !w.Shows("Add “an”") {
		t.Fatalf("got %q, want Anna offered, and to add somebody", w.Texts())
	}
	w.Type("\n")
	if got := p.text.Text(); got != "Tea with @Anna " {
		t.Errorf("got %q, want the name completed and no new line", got)
	}
	w.Type("and #rep\n")
	datatest.Must(t, p.Flush())
	e := stored(t, store)[0]
	if !slices.Equal(e.People, []data.ID{life.Anna.ID}) || !slices.Equal(e.Tags, []string{"repair"}) {
		t.Errorf("got %v and %q, want Anna and the tag", e.People, e.Tags)
	}
	w.Type("@")
	w.Press("Escape")
	if w.Type("\n"); !strings.HasSuffix(p.text.Text(), "@\n") {
		t.Errorf("got %q, want Enter to be Enter once the list is put away", p.text.Text())
	}
	p.text.SetText("")
	p.onTyped()
	datatest.Must(t, p.Flush())
}

func TestANewNameOffersToAddThePerson(t *testing.T) {
	store := datatest.Open(t)
	w, p := open(t, store)
	w.Type("Met @Nora")
	w.Tap("Add “Nora”")
	w.Type("today")
	datatest.Must(t, p.Flush())
	folk, err := store.People(context.Background())
	datatest.Must(t, err)
	if len(folk) != 1 || folk[0].Name != "Nora" {
		t.Fatalf("got %v, want Nora added", folk)
	}
	if e := stored(t, store)[0]; !slices.Equal(e.People, []data.ID{folk[0].ID}) || e.Body != "Met @Nora today" {
		t.Errorf("got %v and %q, want her in the entry", e.People, e.Body)
	}
}

func TestNamesOfSeveralWordsAreOfferedToTheEnd(t *testing.T) {
	store := datatest.Open(t)
	ctx := context.Background()
	anna, maria := datatest.Person("Anna", 1), datatest.Person("Anna Maria Berg", 1)
	datatest.Must(t, store.PutPerson(ctx, &anna))
	datatest.Must(t, store.PutPerson(ctx, &maria))
	w, p := open(t, store)
	w.Type("@Anna m")
	if !w.Shows("Anna Maria Berg") {
		t.Fatalf("got %q, want the longer name offered", w.Texts())
	}
	w.Type("\n")
	if got := p.text.Text(); got != "@Anna m\n" {
		t.Errorf("got %q, want Enter to end the line: the name was whole before", got)
	}
	w.Type("@Anna Ma")
	w.Press("Down", "Return")
	datatest.Must(t, p.Flush())
	e := stored(t, store)[0]
	if want := []data.ID{maria.ID, anna.ID}; e.Body != "@Anna m\n@Anna Maria Berg " || len(e.People) != 2 || !slices.Contains(want, e.People[0]) {
		t.Errorf("got %q and %v, want both", e.Body, e.People)
	}
}

func TestALinkToAnotherEntryIsChosenByItsTitleOrDay(t *testing.T) {
	store := datatest.Open(t)
	life := datatest.Fill(t, store)
	w, p := open(t, store)
	w.Type("As in [[calm")
	if !w.Shows("A calmer call") {
		t.Fatalf("got %q, want the entry offered", w.Texts())
	}
	w.Type("\n")
	want := "As in " + data.EntryLink("A calmer call", life.Entries[1].ID)
	if got := p.text.Text(); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	w.Type(" and [[" + (datatest.Today() - 40).String())
	w.Type("\n")
	if links := data.Links(p.text.Text()); len(links) != 2 || links[1].ID != life.Entries[0].ID {
		t.Errorf("got %v, want the entry of that day", links)
	}
	w.Press("Left", "Return")
	if want := []kit.Place{{Room: "journal", ID: life.Entries[0].ID.String()}}; !slices.Equal(w.Places, want) {
		t.Errorf("got %v, want the link followed", w.Places)
	}
	w.Type("[[")
	if !w.Shows("soup") {
		t.Errorf("got %q, want the newest entries offered before a letter", w.Texts())
	}
	datatest.Must(t, p.Flush())
}

// deaf is a store that cannot be searched.
type deaf struct{ *data.Store }

func (deaf) Search(context.Context, string, data.FindOptions) (data.Finding, error) {
	return data.Finding{}, data.ErrClosed
}

func TestASearchThatFailsIsSaid(t *testing.T) {
	w, p := open(t, deaf{datatest.Open(t)})
	w.Type("[[x")
	if f := w.TakeFailure(); !errors.Is(f.Err, data.ErrClosed) {
		t.Errorf("got %v, want the failure shown", f)
	}
	datatest.Must(t, p.Flush())
}
