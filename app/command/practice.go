package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kith/assets"
	"kith/data"
	"kith/data/practice"
)

// practiceCmd is the commands about practices.
type practiceCmd struct {
	List    practicesCmd    `cmd:"" default:"withargs" help:"List the practices; no vault needed, save for your own."`
	Show    practiceShowCmd `cmd:"" help:"Print a practice as a file: its words, questions and series."`
	Check   formCheckCmd    `cmd:"" help:"Say whether a practice file can be used, and what is wrong; no vault needed."`
	Log     logCmd          `cmd:"" help:"Note a practice, or begin something longer, from JSON."`
	Items   itemsCmd        `cmd:"" help:"List what is worked on: patterns, beliefs, ladders and so on."`
	Records recordsCmd      `cmd:"" help:"List what was noted, newest first."`
}

// examples end the help.
func (practiceCmd) examples() string {
	return practicesCmd{}.examples() + logCmd{}.examples()
}

var (
	errNoPractice = errors.New("there is no such practice; kith practice list names them")
	errNoItem     = errors.New("there is nothing of this title or id")
	errItems      = errors.New("several things have this title; use the id")
)

// shippedPractices reads the practices that come with the program, in plain English as
// all of the command line.
func shippedPractices() (*practice.Set, error) { return practice.Load(assets.Practices(), "en") }

// practicesOf reads the shipped practices and the person's own.
func practicesOf(ctx context.Context, c *call, s *data.Store) (*practice.Set, error) {
	set, err := shippedPractices()
	if err != nil {
		return nil, err
	}
	own, err := s.Definitions(ctx, data.DefPractice)
	if err != nil {
		return nil, err
	}
	c.unsaw += set.Own(own)
	return set, nil
}

// withPractices gives the shipped practices, or with own all of the vault's as well.
func (c *call) withPractices(own bool, fn func(*practice.Set) error) error {
	if !own {
		set, err := shippedPractices()
		if err != nil {
			return err
		}
		return fn(set)
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		set, err := practicesOf(ctx, c, s)
		if err != nil {
			return err
		}
		return fn(set)
	})
}

// practicesCmd lists practices.
type practicesCmd struct {
	Own  bool `help:"Your own practices too, from the vault."`
	JSON bool `help:"Print JSON."`
}

// examples end the help.
func (practicesCmd) examples() string {
	return `  kith practice list
  kith practice show trust_step
`
}

// Run prints one line for each practice.
func (x *practicesCmd) Run(c *call) error {
	return c.withPractices(x.Own, func(set *practice.Set) error {
		if x.JSON {
			return c.json(set.All())
		}
		for _, p := range set.All() {
			c.say("%-9s  %-7s  %-15s  %s", p.Strand, p.Makes, p.ID, p.Title)
		}
		return nil
	})
}

// practiceShowCmd prints one practice.
type practiceShowCmd struct {
	ID   string `arg:"" help:"The practice; item:KIND for a kind of longer thing, as item:belief."`
	Own  bool   `help:"One of your own, from the vault."`
	JSON bool   `help:"Print JSON (it always does)."`
}

// examples end the help.
func (practiceShowCmd) examples() string {
	return `  kith practice show lapse
  kith practice show item:ladder
`
}

// Run prints the file.
func (x *practiceShowCmd) Run(c *call) error {
	return c.withPractices(x.Own, func(set *practice.Set) error {
		p, err := practiceNamed(set, x.ID)
		if err != nil {
			return err
		}
		return c.json(p)
	})
}

// practiceNamed finds a practice by its id, or a kind of item by item:KIND.
func practiceNamed(set *practice.Set, id string) (*practice.Practice, error) {
	p := set.Named(id)
	if kind, ok := strings.CutPrefix(id, "item:"); ok {
		p = set.Item(kind)
	}
	if p == nil {
		return nil, inputError{"find the practice", errNoPractice}
	}
	return p, nil
}

// formCheckCmd checks a practice file.
type formCheckCmd struct {
	File string `arg:"" help:"The file, - for standard input."`
	JSON bool   `help:"Print JSON."`
}

// examples end the help.
func (formCheckCmd) examples() string {
	return `  kith practice check walk.json
`
}

// Run prints what is wrong, one line each, or that nothing is.
func (x *formCheckCmd) Run(c *call) error {
	in, err := c.readFile(x.File)
	if err != nil {
		return err
	}
	var problems practice.Problems
	if _, err := practice.Parse(in); err != nil && !errors.As(err, &problems) {
		return err
	}
	if x.JSON {
		err = c.json(map[string]any{"ok": len(problems) == 0, "problems": append([]string{}, problems...)})
	} else {
		for _, p := range problems {
			c.say("%s", p)
		}
		if len(problems) == 0 {
			c.say("This file can be used.")
		}
	}
	if err == nil && len(problems) > 0 {
		return inputError{"check the practice", errRefused}
	}
	return err
}

// itemsCmd lists items.
type itemsCmd struct {
	Kind string `placeholder:"KIND" help:"Only this kind: pattern, belief, plan, ladder, …"`
	JSON bool   `help:"Print JSON."`
}

// examples end the help.
func (itemsCmd) examples() string {
	return `  kith practice items --kind belief --json --passphrase-file pass
`
}

// Run prints the items, in the order they were begun.
func (x *itemsCmd) Run(c *call) error {
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		all, err := s.Items(ctx)
		if err != nil {
			return err
		}
		list := []data.Item{}
		for _, i := range all {
			if x.Kind == "" || i.Kind == x.Kind {
				list = append(list, i)
			}
		}
		if x.JSON {
			return c.json(list)
		}
		for _, i := range list {
			c.say("%s  %-10s  %-7s  %s", i.ID, i.Kind, i.State, i.Title)
		}
		return nil
	})
}

// recordsCmd lists records.
type recordsCmd struct {
	Practice string   `placeholder:"ID" help:"Only of this practice."`
	Item     string   `placeholder:"TITLE" help:"Only about this: a title or an id."`
	From     data.Day `placeholder:"YYYY-MM-DD" help:"Not before this day."`
	To       data.Day `placeholder:"YYYY-MM-DD" help:"Not after this day."`
	Limit    int      `default:"0" help:"At most so many, 0 for all."`
	JSON     bool     `help:"Print JSON."`
}

// examples end the help.
func (recordsCmd) examples() string {
	return `  kith practice records --practice lapse --from 2026-01-01 --json --passphrase-file pass
`
}

// Run prints the records, newest first.
func (x *recordsCmd) Run(c *call) error {
	span, err := between(x.From, x.To)
	if err != nil {
		return err
	}
	if err := atMost(x.Limit); err != nil {
		return err
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		list, err := x.records(ctx, s, span)
		if err != nil {
			return err
		}
		if x.Limit > 0 && len(list) > x.Limit {
			list = list[:x.Limit]
		}
		if x.JSON {
			return c.json(list)
		}
		for _, r := range list {
			c.say("%s  %s  %-15s  %s", r.Day, r.ID, r.Practice, firstWords(&r))
		}
		return nil
	})
}

// records reads what is wanted.
func (x *recordsCmd) records(ctx context.Context, s *data.Store, span data.Span) ([]data.Record, error) {
	all, err := s.Records(ctx, span)
	if x.Item != "" && err == nil {
		var id data.ID
		if id, err = itemNamed(ctx, s, x.Item, ""); err == nil {
			all, err = s.RecordsOf(ctx, id, span)
		}
	}
	list := []data.Record{}
	for _, r := range all {
		if x.Practice == "" || r.Practice == x.Practice {
			list = append(list, r)
		}
	}
	return list, err
}

// itemNamed finds one item by id or title, compared folded; of one kind if that is
// not "".
func itemNamed(ctx context.Context, s *data.Store, name, kind string) (data.ID, error) {
	items, err := s.Items(ctx)
	if err != nil {
		return data.ID{}, err
	}
	var found []data.ID
	for _, i := range items {
		if (kind == "" || i.Kind == kind) && (i.ID.String() == strings.ToLower(name) || data.Fold(i.Title) == data.Fold(name)) {
			found = append(found, i.ID)
		}
	}
	switch len(found) {
	case 0:
		return data.ID{}, inputError{"find what it is about", errNoItem}
	case 1:
		return found[0], nil
	}
	return data.ID{}, inputError{"find what it is about", errItems}
}

// firstWords gives the beginning of the first text of a record, in one line.
func firstWords(r *data.Record) string {
	for _, f := range r.Fields {
		if words := strings.Join(strings.Fields(f.Text), " "); words != "" {
			if runes := []rune(words); len(runes) > 60 {
				return fmt.Sprintf("%s…", string(runes[:59]))
			}
			return words
		}
	}
	return ""
}
