package command

import (
	"context"
	"strings"

	"kith/data"
)

// contactCmd logs one time of giving and receiving, or lists such times.
type contactCmd struct {
	With     *string  `group:"To log:" placeholder:"NAME" help:"With whom: a name or an id."`
	Received []string `group:"To log:" placeholder:"KIND[:SIZE]" help:"What came to you: company, listening, practical or material, each :small, :ordinary or :big."`
	Given    []string `group:"To log:" placeholder:"KIND[:SIZE]" help:"What you gave, in the same words."`
	Reached  data.Who `group:"To log:" placeholder:"WHO" help:"Who reached out: me, them or both."`
	Day      data.Day `group:"To log:" placeholder:"YYYY-MM-DD" help:"The day; today by itself."`
	Safe     *float64 `group:"To log:" help:"How safe it felt, 0 to 10."`
	Energy   *float64 `group:"To log:" help:"How you felt afterwards, -5 drained to 5 filled."`
	InLine   *float64 `group:"To log:" help:"How far you acted as you mean to, 0 to 10."`
	Minutes  int      `group:"To log:" help:"How long, roughly."`
	Note     string   `group:"To log:" help:"A note."`

	About string   `group:"To list:" placeholder:"NAME" help:"Only those with this person."`
	From  data.Day `group:"To list:" placeholder:"YYYY-MM-DD" help:"Not before this day."`
	To    data.Day `group:"To list:" placeholder:"YYYY-MM-DD" help:"Not after this day."`
	Limit int      `group:"To list:" default:"0" help:"At most so many, 0 for all."`

	JSON bool `help:"Print JSON."`
}

// examples end the help.
func (contactCmd) examples() string {
	return `  # an evening in which she listened and you brought soup
  kith contact --with Anna --received listening:big --given material:small --safe 8 --passphrase-file pass

  # what was logged this year, as JSON
  kith contact --from 2026-01-01 --json --passphrase-file pass
`
}

// Run logs the contact, or lists contacts.
func (x *contactCmd) Run(c *call) error {
	if x.With != nil {
		return x.log(c)
	}
	logging := len(x.Received)+len(x.Given)+x.Minutes > 0 || x.Reached != data.NobodySaid || x.Day != 0 ||
		x.Safe != nil || x.Energy != nil || x.InLine != nil || x.Note != ""
	if logging {
		return usageError{"say with whom it was: --with NAME"}
	}
	return x.list(c)
}

// log writes one contact.
func (x *contactCmd) log(c *call) error {
	if x.About != "" || x.From != 0 || x.To != 0 || x.Limit != 0 {
		return usageError{"--with logs a contact; to list contacts with somebody, use --about"}
	}
	t, err := x.contact(c)
	if err != nil {
		return err
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		people, err := namedPeople(ctx, s, []string{*x.With})
		if err != nil {
			return err
		}
		t.Person = people[0]
		if err := s.PutContact(ctx, &t); err != nil {
			return err
		}
		if x.JSON {
			return c.json(t)
		}
		c.say("%s", t.ID)
		return nil
	})
}

// contact makes the record from the flags.
func (x *contactCmd) contact(c *call) (data.Contact, error) {
	now := c.Now()
	t := data.Contact{
		ID: data.NewID(), Day: x.Day, Created: now, Zone: now.Location().String(), Reached: x.Reached,
		Minutes: x.Minutes, Note: x.Note, FeltSafe: rating(x.Safe), Energy: rating(x.Energy), InLine: rating(x.InLine),
	}
	if t.Day == 0 {
		t.Day = data.DayOf(now)
	}
	var err error
	if t.Received, err = exchanges(x.Received); err != nil {
		return t, err
	}
	t.Given, err = exchanges(x.Given)
	return t, err
}

// list prints the contacts, newest first.
func (x *contactCmd) list(c *call) error {
	span, err := between(x.From, x.To)
	if err != nil {
		return err
	}
	if err := atMost(x.Limit); err != nil {
		return err
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		list, err := x.contacts(ctx, s, span)
		if err != nil {
			return err
		}
		if x.Limit > 0 && len(list) > x.Limit {
			list = list[:x.Limit]
		}
		if x.JSON {
			return c.json(append([]data.Contact{}, list...))
		}
		people, err := s.People(ctx)
		if err != nil {
			return err
		}
		names := map[data.ID]string{}
		for _, p := range people {
			names[p.ID] = p.Name
		}
		for _, t := range list {
			c.say("%s  %s  with %s, given: %s; received: %s", t.Day, t.ID, names[t.Person], words(t.Given), words(t.Received))
		}
		return nil
	})
}

// contacts reads those that are wanted, newest first.
func (x *contactCmd) contacts(ctx context.Context, s *data.Store, span data.Span) ([]data.Contact, error) {
	if x.About == "" {
		return s.Contacts(ctx, span)
	}
	people, err := namedPeople(ctx, s, []string{x.About})
	if err != nil {
		return nil, err
	}
	return s.ContactsWith(ctx, people[0], span)
}

// exchanges reads KIND[:SIZE] words.
func exchanges(list []string) ([]data.Exchange, error) {
	sizes := map[string]float64{"": data.Ordinary, "small": data.Small, "ordinary": data.Ordinary, "big": data.Big}
	var out []data.Exchange
	for _, word := range list {
		kind, size, _ := strings.Cut(word, ":")
		weight, ok := sizes[size]
		if !ok {
			return nil, usageError{"a size is small, ordinary or big, as in listening:big"}
		}
		out = append(out, data.Exchange{Kind: kind, Weight: weight})
	}
	return out, nil
}

// words gives exchanges as exchanges reads them.
func words(list []data.Exchange) string {
	var out []string
	for _, e := range list {
		switch e.Weight {
		case data.Small:
			out = append(out, e.Kind+":small")
		case data.Big:
			out = append(out, e.Kind+":big")
		default:
			out = append(out, e.Kind)
		}
	}
	if len(out) == 0 {
		return "-"
	}
	return strings.Join(out, ", ")
}
