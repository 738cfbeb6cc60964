package command

import (
	"context"
	"fmt"
	"strings"

	"kith/data"
	"kith/data/reciprocity"
)

// balanceCmd reckons giving and receiving.
type balanceCmd struct {
	From     string   `placeholder:"FILE.json" help:"Bare numbers in place of a vault: a list of {given, received} sums, or of {now, half_life, events: [{day, direction, weight}]}. - is standard input. Always answered in JSON."`
	Day      data.Day `placeholder:"YYYY-MM-DD" help:"As it stood on this day; today by itself."`
	HalfLife float64  `placeholder:"DAYS" help:"Days after which a contact counts half; 180 by itself."`
	JSON     bool     `help:"Print JSON."`
}

// examples end the help.
func (balanceCmd) examples() string {
	return `  # everybody, and with a longer memory
  kith reciprocity --passphrase-file pass
  kith reciprocity --half-life 365 --json --passphrase-file pass

  # without a vault
  echo '[{"given": 8, "received": 1}]' | kith reciprocity --from -

Each answer holds the faded sums given and received, the balance (above 0: more
from me), the share that I give with an interval that holds it four times of
five, the probabilities that most goes from me, that it lies in the middle and
that most comes to me, and one word for it. Five unreturned times are the least
that is called one-sided.
`
}

// balanceRow is the answer for one person.
type balanceRow struct {
	ID   data.ID `json:"id"`
	Name string  `json:"name"`
	reciprocity.Answer
}

// Run prints the balance for each person, or answers the file.
func (x *balanceCmd) Run(c *call) error {
	if x.From != "" {
		return x.file(c)
	}
	p := reciprocity.Default()
	if x.HalfLife != 0 {
		p.HalfLife = x.HalfLife
	}
	if err := p.Check(); err != nil {
		return usageError{"--half-life must be a number of days above 0"}
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		if x.Day == 0 {
			x.Day = data.DayOf(c.Now())
		}
		rows, err := balanceRows(ctx, s, x.Day, p)
		if err != nil {
			return err
		}
		if x.JSON {
			return c.json(rows)
		}
		for _, r := range rows {
			c.say("%s  %s, given %.1f, received %.1f", r.Name, strings.ReplaceAll(string(r.State), "_", " "), r.Given, r.Received)
		}
		return nil
	})
}

// balanceRows reckons the balance with everybody, in the order in which they
// were added: nobody is ranked.
func balanceRows(ctx context.Context, s *data.Store, day data.Day, p reciprocity.Params) ([]balanceRow, error) {
	people, err := s.People(ctx)
	if err != nil {
		return nil, err
	}
	contacts, err := s.Contacts(ctx, data.Span{To: day})
	if err != nil {
		return nil, err
	}
	with := map[data.ID][]data.Contact{}
	for _, t := range contacts {
		with[t.Person] = append(with[t.Person], t)
	}
	rows := []balanceRow{}
	for _, person := range people {
		b, err := data.BalanceOf(with[person.ID], day, p)
		if err != nil {
			return nil, fmt.Errorf("balance with person %s: %w", person.ID, err)
		}
		rows = append(rows, balanceRow{person.ID, person.Name, b.Answer()})
	}
	return rows, nil
}

// file answers a file of bare numbers.
func (x *balanceCmd) file(c *call) error {
	if x.HalfLife != 0 || x.Day != 0 {
		return usageError{`with --from, the day and the half-life stand in the file ("now", "half_life")`}
	}
	in, err := c.readFile(x.From)
	if err != nil {
		return err
	}
	out, err := reciprocity.AnswerJSON(in)
	if err != nil {
		return inputError{"read the figures", err}
	}
	_, err = c.Out.Write(out)
	return err
}
