package data

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kith/data/search"
)

// SavedSearch is a search that the person keeps under a name.
type SavedSearch struct {
	ID    ID     `json:"id"`
	Name  string `json:"name"`
	Query string `json:"query"`
}

// SavedSearches lists the searches that are kept, in the order of their names.
func (s *Store) SavedSearches(ctx context.Context) ([]SavedSearch, error) {
	defs, err := s.Definitions(ctx, DefSearch)
	if err != nil {
		return nil, fmt.Errorf("list saved searches: %w", err)
	}
	list := make([]SavedSearch, 0, len(defs))
	for _, d := range defs {
		list = append(list, SavedSearch{d.ID, d.Name, string(d.Body)})
	}
	slices.SortStableFunc(list, func(a, b SavedSearch) int { return strings.Compare(Fold(a.Name), Fold(b.Name)) })
	return list, nil
}

// SaveSearch keeps a search under its name, a new one if the id is that of none.
func (w *Writer) SaveSearch(s SavedSearch, at time.Time) error {
	d, err := read(w.tx, KindDefinition, s.ID, definitionFrom)
	if errors.Is(err, ErrNotFound) {
		d, err = Definition{ID: s.ID, Kind: DefSearch, Created: at}, nil
	}
	if err != nil {
		return err
	}
	d.Name, d.Body, d.Modified = s.Name, []byte(s.Query), at
	return w.PutDefinition(&d)
}

// formsView is the name of the definition that keeps the language of word forms.
const formsView = "word forms"

// SearchForms is the language whose word forms a search joins: see search.Stem. It
// is the person's choice, kept in the vault, since it tells how they write.
func (s *Store) SearchForms(ctx context.Context) (search.Stem, error) {
	d, err := s.formsDefinition(ctx)
	if err != nil {
		return search.NoStem, fmt.Errorf("read the word forms of searches: %w", err)
	}
	var stem search.Stem
	if json.Unmarshal(d.Body, &stem) != nil || !stem.Known() {
		return search.NoStem, nil
	}
	return stem, nil
}

// SetSearchForms keeps another language.
func (s *Store) SetSearchForms(ctx context.Context, stem search.Stem, at time.Time) error {
	d, err := s.formsDefinition(ctx)
	if err != nil {
		return fmt.Errorf("keep the word forms of searches: %w", err)
	}
	if d.ID.IsZero() {
		d = Definition{ID: NewID(), Kind: DefView, Name: formsView, Created: at}
	}
	if d.Body, err = json.Marshal(stem); err != nil {
		return fmt.Errorf("keep the word forms of searches: %w", err)
	}
	d.Modified = at
	return s.PutDefinition(ctx, &d)
}

// formsDefinition is where the language is kept; one without an id if nowhere.
func (s *Store) formsDefinition(ctx context.Context) (Definition, error) {
	defs, err := s.Definitions(ctx, DefView)
	for _, d := range defs {
		if d.Name == formsView {
			return d, err
		}
	}
	return Definition{}, err
}
