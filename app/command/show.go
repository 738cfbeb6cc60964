package command

import (
	"context"
	"errors"
	"strings"

	"kith/data"
)

// showCmd shows one entry.
type showCmd struct {
	ID   data.ID `arg:"" help:"The entry's id, as list and search print it."`
	JSON bool    `help:"Print it as JSON."`
}

// examples end the help.
func (showCmd) examples() string {
	return `  kith show 01939e6a-5d1c-7c11-9f0e-2f6f3a1b7c55 --passphrase-file pass
`
}

// Run prints the entry.
func (x *showCmd) Run(c *call) error {
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		e, err := s.Entry(ctx, x.ID)
		if err != nil {
			return err
		}
		if x.JSON {
			return c.json(e)
		}
		names, err := namesOf(ctx, s, e.People)
		if err != nil {
			return err
		}
		c.say("%s", strings.TrimSpace(e.Day.String()+"  "+e.Title))
		for _, line := range []struct {
			head  string
			words []string
		}{{"tags", e.Tags}, {"with", names}} {
			if len(line.words) > 0 {
				c.say("%s: %s", line.head, strings.Join(line.words, ", "))
			}
		}
		c.say("\n%s", e.Body)
		return nil
	})
}

// namesOf gives the names of people; who was deleted since has none.
func namesOf(ctx context.Context, s *data.Store, ids []data.ID) ([]string, error) {
	var names []string
	for _, id := range ids {
		p, err := s.Person(ctx, id)
		if errors.Is(err, data.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		names = append(names, p.Name)
	}
	return names, nil
}
