package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"kith/data"
	"kith/data/practice"
)

// logCmd notes a practice.
type logCmd struct {
	ID    string `arg:"" help:"The practice, or item:KIND to begin something longer."`
	File  string `arg:"" default:"-" help:"The answers as JSON, - for standard input."`
	Begin bool   `help:"Begin a step: its prediction stands from now on, and its outcome is asked for later."`
	JSON  bool   `help:"Print what was noted as JSON."`
}

// examples end the help.
func (logCmd) examples() string {
	return `  # a lapse; every part and every answer may be left out
  echo '{"day": "2026-11-23", "item": "Testing people", "people": ["Anna"],
         "answers": {"situation": "slow reply", "stage": "caught midway", "urge": 7}}' |
    kith practice log lapse --passphrase-file pass

  # something longer, to be about later
  echo '{"title": "Asking for help", "answers": {"rungs": "ask the way\nask for a lift"}}' |
    kith practice log item:ladder --passphrase-file pass
`
}

// logged is what the file holds.
type logged struct {
	Day     data.Day                   `json:"day"`
	Title   string                     `json:"title"` // of an item
	Item    string                     `json:"item"`  // what a record is about: a title or an id
	People  []string                   `json:"people"`
	Answers map[string]json.RawMessage `json:"answers"`
}

var errLogFile = errors.New(`the answers should be an object such as {"day": "2026-11-23", "item": "a title", "people": ["Anna"], "answers": {"urge": 7}}`)

// Run writes the record or the item and prints its id.
func (x *logCmd) Run(c *call) error {
	if x.File == "-" && c.line.PassphraseFile == "-" {
		return usageError{"only one of passphrase and answers can be standard input"}
	}
	file, err := c.readFile(x.File)
	if err != nil {
		return err
	}
	var l logged
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if d.Decode(&l) != nil {
		return inputError{"read the answers", errLogFile}
	}
	return c.withStore(quiet(), func(ctx context.Context, s *data.Store) error {
		set, err := practicesOf(ctx, c, s)
		if err != nil {
			return err
		}
		p, err := practiceNamed(set, x.ID)
		if err != nil {
			return err
		}
		people, err := namedPeople(ctx, s, l.People)
		if err != nil {
			return err
		}
		fields, err := p.ReadAnswers(l.Answers, func(name string) (data.ID, error) {
			ids, err := namedPeople(ctx, s, []string{name})
			if err != nil {
				return data.ID{}, err
			}
			return ids[0], nil
		})
		if err != nil {
			return inputError{"read the answers", err}
		}
		switch p.Makes {
		case practice.MakesItem:
			return x.item(ctx, c, s, p, l, people, fields)
		case practice.MakesRecord:
			return x.record(ctx, c, s, p, l, people, fields)
		case practice.MakesContact, practice.MakesCheckIn, practice.MakesEntry:
		}
		return inputError{"note it", fmt.Errorf("%s is noted elsewhere: see kith contact and kith write", p.ID)}
	})
}

// item begins something longer.
func (x *logCmd) item(ctx context.Context, c *call, s *data.Store, p *practice.Practice, l logged, people []data.ID, fields []data.Field) error {
	if l.Item != "" || x.Begin {
		return usageError{"something longer has a title, and is neither about an item nor begun"}
	}
	now := c.Now()
	i := data.Item{ID: data.NewID(), Kind: p.ID, Title: l.Title, Fields: fields, People: people, Started: l.Day, Created: now, Modified: now}
	if err := s.PutItem(ctx, &i); err != nil {
		return err
	}
	if x.JSON {
		return c.json(i)
	}
	c.say("%s", i.ID)
	return nil
}

// record notes a practice.
func (x *logCmd) record(ctx context.Context, c *call, s *data.Store, p *practice.Practice, l logged, people []data.ID, fields []data.Field) error {
	if l.Title != "" {
		return usageError{"only something longer (item:KIND) has a title"}
	}
	if x.Begin && !p.Locks() {
		return usageError{"--begin is for practices with a prediction, as trust_step"}
	}
	now := c.Now()
	today := data.DayOf(now)
	r := data.Record{ID: data.NewID(), Practice: p.ID, Day: l.Day, Created: now, Zone: now.Location().String(), Modified: now, People: people, Fields: fields}
	if r.Day == 0 {
		r.Day = today
	}
	var err error
	switch {
	case l.Item != "":
		r.Item, err = itemNamed(ctx, s, l.Item, p.About.Kind)
	case p.About.Needed:
		err = inputError{"note it", fmt.Errorf(`%s needs an "item": the title or id of a %s`, p.ID, p.About.Kind)}
	}
	if err != nil {
		return err
	}
	if x.Begin {
		practice.Begin(&r, r.Day)
	}
	p.Settle(&r, r.Day)
	if err := s.PutRecord(ctx, &r); err != nil {
		return err
	}
	if x.JSON {
		return c.json(r)
	}
	c.say("%s", r.ID)
	return nil
}
