package command

import (
	"context"
	"fmt"

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
that is called one-sided. With a vault, JSON has the same for each kind and for
who reached out, the word that the window shows, and what is felt.
`
}

// balanceRow is the answer for one person.
type balanceRow struct {
	ID   data.ID `json:"id"`
	Name string  `json:"name"`
	reciprocity.Answer
	// Shown is the word that the window shows: a one-sided one stays a little longer.
	Shown reciprocity.State `json:"shown"`
	// Kinds are the balances of what was noted, by kind.
	Kinds map[string]reciprocity.Answer `json:"kinds"`
	// Initiative is who reached out, given standing for me; it is in no other figure.
	Initiative reciprocity.Answer `json:"initiative"`
	// Felt is what the newest rating says, apart from anything noted.
	Felt balanceFelt `json:"felt"`
	// Differ says that notes and feeling stand far apart. Either may be right.
	Differ bool `json:"differ"`
}

// balanceFelt is a feeling of balance.
type balanceFelt struct {
	Balance *float64          `json:"balance"` // null while unrated
	State   reciprocity.State `json:"state"`
	Day     data.Day          `json:"day,omitzero"`
}

// rowOf gives the answer for a standing.
func rowOf(p data.Person, s data.Standing, params reciprocity.Params) (balanceRow, error) {
	fresh, err := reciprocity.Judge(s.Logged.Given, s.Logged.Received, params)
	if err != nil {
		return balanceRow{}, fmt.Errorf("balance with person %s: %w", p.ID, err)
	}
	row := balanceRow{
		ID: p.ID, Name: p.Name, Answer: fresh.Answer(), Shown: s.Logged.State,
		Kinds: map[string]reciprocity.Answer{}, Initiative: s.Initiative.Answer(),
		Felt: balanceFelt{s.Felt.Balance, s.Felt.State, s.FeltDay}, Differ: s.Differ,
	}
	for _, k := range s.Kinds {
		row.Kinds[k.Kind] = k.Answer()
	}
	return row, nil
}

// reached ends the line with who reached out, where that was noted often enough.
func (r balanceRow) reached() string {
	if r.Initiative.State == reciprocity.TooLittle {
		return ""
	}
	return "; reaching out: " + r.Initiative.State.Plain()
}

// Run prints the balance for each person, or answers the file.
func (x *balanceCmd) Run(c *call) error {
	if x.From != "" {
		return x.file(c)
	}
	p, err := paramsOf(x.HalfLife)
	if err != nil {
		return err
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
			c.say("%s  %s, given %.1f, received %.1f%s", r.Name, r.Shown.Plain(), r.Given, r.Received, r.reached())
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
	feelings, err := s.Feelings(ctx, data.Span{To: day})
	if err != nil {
		return nil, err
	}
	all, err := data.Standings(people, contacts, feelings, day, p)
	if err != nil {
		return nil, err
	}
	rows := []balanceRow{}
	for _, person := range people {
		row, err := rowOf(person, all[person.ID], p)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
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
