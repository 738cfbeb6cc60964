package command

import (
	"context"

	"kith/data"
)

// listCmd lists entries.
type listCmd struct {
	From  data.Day `placeholder:"YYYY-MM-DD" help:"Not before this day."`
	To    data.Day `placeholder:"YYYY-MM-DD" help:"Not after this day."`
	Limit int      `default:"0" help:"At most so many, 0 for all."`
	JSON  bool     `help:"Print whole entries as JSON."`
}

// examples end the help.
func (listCmd) examples() string {
	return `  # the last ten, and all of a year as JSON
  kith list --limit 10 --passphrase-file pass
  kith list --from 2026-01-01 --to 2026-12-31 --json --passphrase-file pass
`
}

// Run prints the entries, newest first.
func (x *listCmd) Run(c *call) error {
	span, err := between(x.From, x.To)
	if err != nil {
		return err
	}
	if err := atMost(x.Limit); err != nil {
		return err
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		refs, err := s.EntryRefs(ctx, span, x.Limit)
		if err != nil {
			return err
		}
		list := []data.Entry{}
		for _, r := range refs {
			e, err := s.Entry(ctx, r.ID)
			if err != nil {
				if err := c.skip(err); err != nil {
					return err
				}
				continue
			}
			if x.JSON {
				list = append(list, e)
				continue
			}
			c.say("%s  %s  %s", e.Day, e.ID, e.Headline())
		}
		if x.JSON {
			return c.json(list)
		}
		return nil
	})
}
