package command

import (
	"context"
	"math"
	"strings"

	"kith/data"
	"kith/data/search"
)

// searchCmd finds entries.
type searchCmd struct {
	Query []string `arg:"" help:"What to look for."`
	Limit int      `default:"50" help:"At most so many, 0 for all."`
	Forms string   `enum:"vault,none,en,de,fr,es,it" default:"vault" help:"Find other forms of a word too, in this language: ${enum}. vault is what was chosen in the window."`
	Sort  string   `enum:"relevance,newest,oldest" default:"relevance" help:"The order: ${enum}."`
	JSON  bool     `help:"Print a list of {id, day, title, score, snippet}."`
}

// examples end the help.
func (searchCmd) examples() string {
	return `  # both words; these words in this order; one of two; without one
  kith search anxious call --passphrase-file pass
  kith search '"felt safe"' --passphrase-file pass
  kith search 'calm OR close' -work --passphrase-file pass

  # by beginning, tag, person, day and mood
  kith search 'swim* #repair @Anna date:2026-03..2026-05 mood:<0' --passphrase-file pass

  # walk, walks, walked, walking
  kith search walk --forms en --passphrase-file pass

  # what a word may be asked of
  tag: person: date: before: after: on: mood: has: is: title: template:
`
}

// Run prints what was found.
func (x *searchCmd) Run(c *call) error {
	if err := atMost(x.Limit); err != nil {
		return err
	}
	if x.Limit == 0 {
		x.Limit = math.MaxInt32
	}
	sorts := map[string]search.Sort{"relevance": search.Relevance, "newest": search.Newest, "oldest": search.Oldest}
	return c.withStore(data.Options{}, func(ctx context.Context, s *data.Store) error {
		forms, err := x.forms(ctx, s)
		if err != nil {
			return err
		}
		got, err := s.Search(ctx, strings.Join(x.Query, " "), data.FindOptions{
			Limit: x.Limit, Sort: sorts[x.Sort], Today: data.DayOf(c.Now()), Language: forms,
		})
		if err != nil {
			return err
		}
		if err := x.tell(c, got); err != nil {
			return err
		}
		return s.SettleSearch(ctx) // the next search need not build the index anew
	})
}

// forms is the language whose word forms are joined.
func (x *searchCmd) forms(ctx context.Context, s *data.Store) (search.Stem, error) {
	switch x.Forms {
	case "vault":
		return s.SearchForms(ctx)
	case "none":
		return search.NoStem, nil
	}
	return search.Stem(x.Forms), nil
}

// tell prints the hits.
func (x *searchCmd) tell(c *call, got data.Finding) error {
	if x.JSON {
		return c.json(got.Hits)
	}
	for _, h := range got.Hits {
		c.say("%s  %s  %s\n    %s", h.Day, h.ID, h.Title, h.Snippet)
	}
	c.say("%d found", got.Total)
	return nil
}
