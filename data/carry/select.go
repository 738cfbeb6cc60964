package carry

import (
	"context"
	"math"
	"slices"

	"kith/data"
	"kith/data/search"
)

// Selection says what to export. The zero Selection is everything.
type Selection struct {
	// Span is the days, open ends for all.
	Span data.Span
	// Query is a search; "" for all.
	Query string
	// People keeps only what speaks of one of them.
	People []data.ID
	// Tags keeps only entries under one of them.
	Tags []string
	// Initials writes initials in place of people's names, in the text too, and
	// leaves out what other programs had noted.
	Initials bool
	// Today decides what "yesterday" means in Query.
	Today data.Day
}

// all says that everything is wanted.
func (sel Selection) all() bool {
	return sel.Span == data.Span{} && sel.Query == "" && len(sel.People) == 0 && len(sel.Tags) == 0
}

// chosen is a selection that was looked up.
type chosen struct {
	Selection
	found map[data.ID]bool // by Query; nil for all
	tags  []string         // folded
}

// choose looks the query up.
func (sel Selection) choose(ctx context.Context, s *data.Store) (chosen, error) {
	c := chosen{Selection: sel}
	for _, t := range sel.Tags {
		c.tags = append(c.tags, data.Fold(t))
	}
	if sel.Query == "" {
		return c, nil
	}
	got, err := s.Search(ctx, sel.Query, data.FindOptions{Limit: math.MaxInt32, Sort: search.Oldest, Today: sel.Today})
	if err != nil {
		return c, err
	}
	c.found = make(map[data.ID]bool, len(got.Hits))
	for _, h := range got.Hits {
		c.found[h.ID] = true
	}
	return c, nil
}

// hasEntry says that an entry is wanted.
func (c *chosen) hasEntry(e *data.Entry) bool {
	return c.Span.Has(e.Day) && (c.found == nil || c.found[e.ID]) && c.about(e.People...) && c.tagged(e.Tags)
}

// has says that a dated record that names some people is wanted. A search and tags
// choose entries, and nothing besides.
func (c *chosen) has(day data.Day, people ...data.ID) bool {
	return c.Query == "" && len(c.tags) == 0 && c.Span.Has(day) && c.about(people...)
}

func (c *chosen) about(people ...data.ID) bool {
	return len(c.People) == 0 || slices.ContainsFunc(people, func(id data.ID) bool { return slices.Contains(c.People, id) })
}

func (c *chosen) tagged(tags []string) bool {
	return len(c.tags) == 0 || slices.ContainsFunc(tags, func(t string) bool { return slices.Contains(c.tags, data.Fold(t)) })
}
