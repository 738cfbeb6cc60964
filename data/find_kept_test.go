package data_test

import (
	"context"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/search"
)

func TestASearchIsKeptRenamedAndTakenAway(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	keep := func(x data.SavedSearch) {
		t.Helper()
		datatest.Must(t, s.Update(ctx, func(w *data.Writer) error { return w.SaveSearch(x, datatest.Clock()) }))
	}
	bad, other := data.SavedSearch{ID: data.NewID(), Name: "Zweifel", Query: "mood:<0 -work"}, data.SavedSearch{ID: data.NewID(), Name: "anna", Query: "@Anna"}
	keep(bad)
	keep(other)
	bad.Name = "Árg days"
	keep(bad)
	got, err := s.SavedSearches(ctx)
	if err != nil || len(got) != 2 || got[0] != other || got[1] != bad {
		t.Fatalf("SavedSearches: got %+v, %v, want both by name", got, err)
	}
	datatest.Must(t, s.Update(ctx, func(w *data.Writer) error { return w.DeleteDefinition(bad.ID, datatest.Clock()) }))
	if got, err := s.SavedSearches(ctx); err != nil || len(got) != 1 {
		t.Errorf("SavedSearches: got %+v, %v, want one left", got, err)
	}
	err = s.Update(ctx, func(w *data.Writer) error { return w.SaveSearch(data.SavedSearch{ID: data.NewID()}, datatest.Clock()) })
	if err == nil {
		t.Error("SaveSearch without a name: got no error, want one")
	}
}

func TestTheLanguageOfWordFormsIsKept(t *testing.T) {
	ctx := context.Background()
	s := datatest.Open(t)
	if got, err := s.SearchForms(ctx); err != nil || got != search.NoStem {
		t.Errorf("SearchForms at first: got %q, %v, want none", got, err)
	}
	for _, want := range []search.Stem{search.German, search.English} {
		datatest.Must(t, s.SetSearchForms(ctx, want, datatest.Clock()))
		if got, err := s.SearchForms(ctx); err != nil || got != want {
			t.Errorf("SearchForms: got %q, %v, want %q", got, err, want)
		}
	}
	if defs, err := s.Definitions(ctx, data.DefView); err != nil || len(defs) != 1 {
		t.Errorf("got %d definitions, %v, want one that is written over", len(defs), err)
	}
	e := datatest.Entry(datatest.Today(), "", "we walked")
	datatest.Must(t, s.PutEntry(ctx, &e))
	for language, want := range map[search.Stem]int{search.NoStem: 0, search.English: 1} {
		got, err := s.Search(ctx, "walking", data.FindOptions{Language: language})
		if err != nil || got.Total != want {
			t.Errorf("search in %q: got %d found, %v, want %d", language, got.Total, err, want)
		}
	}
}
