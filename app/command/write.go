package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"kith/data"
)

// writeCmd writes an entry.
type writeCmd struct {
	Text  []string `arg:"" optional:"" help:"The text; without it standard input is read. Other programs can see an argument: for what nobody may read, use standard input."`
	Title string   `help:"A title of one line."`
	Day   data.Day `placeholder:"YYYY-MM-DD" help:"The day it belongs to; today by itself."`
	Tag   []string `sep:"none" help:"A tag; may be given several times."`
	With  []string `sep:"none" placeholder:"NAME" help:"Somebody it speaks of, who is known already; may be given several times."`
	Mood  *float64 `help:"How the day was, -2 to 2."`
	Star  bool     `help:"Mark it with a star."`
	JSON  bool     `help:"Print the entry as JSON, else its id."`
}

// examples end the help.
func (writeCmd) examples() string {
	return `  # a line, and a page from a file
  kith write "A calmer call today." --with Anna --tag repair --passphrase-file pass
  kith write --title "Monday" --passphrase-file pass <monday.md

  # passphrase and text both from standard input
  (pass show kith; cat monday.md) | kith write --passphrase-file -
`
}

// Run writes the entry and prints its id.
func (x *writeCmd) Run(c *call) error {
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		e, err := x.entry(c)
		if err != nil {
			return err
		}
		if e.People, err = namedPeople(ctx, s, x.With); err != nil {
			return err
		}
		if err := s.PutEntry(ctx, &e); err != nil {
			return err
		}
		if x.JSON {
			return c.json(e)
		}
		c.say("%s", e.ID)
		return nil
	})
}

// entry makes the entry out of what was given. The text is read only now that
// the vault is open: nobody types a page to learn then that the passphrase was off.
func (x *writeCmd) entry(c *call) (data.Entry, error) {
	body := strings.Join(x.Text, " ")
	if len(x.Text) == 0 {
		b, err := io.ReadAll(io.LimitReader(c.In, data.MaxBody+1))
		if err != nil {
			return data.Entry{}, fmt.Errorf("read the text: %w", err)
		}
		body = strings.TrimRight(string(b), "\r\n")
	}
	now := c.Now()
	e := data.Entry{
		ID: data.NewID(), Day: x.Day, Created: now, Modified: now, Zone: now.Location().String(),
		Title: x.Title, Body: body, Tags: x.Tag, Mood: rating(x.Mood), Starred: x.Star,
	}
	if e.Day == 0 {
		e.Day = data.DayOf(now)
	}
	if strings.TrimSpace(e.Title) == "" && strings.TrimSpace(e.Body) == "" {
		return e, usageError{"there is nothing to write: give a text, or pipe one in"}
	}
	return e, nil
}

// rating is a given number, or none.
func rating(v *float64) data.Rating {
	if v == nil {
		return data.Rating{}
	}
	return data.Rated(*v)
}
