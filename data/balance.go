package data

import (
	"context"
	"fmt"

	"kith/data/reciprocity"
)

// Events gives contacts as the balance of giving and receiving sees them: one
// event for each thing given or received. kinds, when given, are the only ones
// counted. Who reached out is never counted here.
func Events(list []Contact, kinds ...string) []reciprocity.Event {
	var out []reciprocity.Event
	counts := func(kind string) bool {
		for _, k := range kinds {
			if k == kind {
				return true
			}
		}
		return len(kinds) == 0
	}
	for _, c := range list {
		for _, x := range c.Given {
			if counts(x.Kind) {
				out = append(out, reciprocity.Event{Day: int(c.Day), Direction: reciprocity.Given, Weight: x.Weight})
			}
		}
		for _, x := range c.Received {
			if counts(x.Kind) {
				out = append(out, reciprocity.Event{Day: int(c.Day), Direction: reciprocity.Received, Weight: x.Weight})
			}
		}
	}
	return out
}

// Nothing that is reckoned is kept: a corrected formula corrects the past.

// Balances reckons the balance with everybody who has a contact, as it stands
// on a day, from what was logged.
func (s *Store) Balances(ctx context.Context, now Day, p reciprocity.Params) (map[ID]reciprocity.Balance, error) {
	contacts, err := s.Contacts(ctx, Span{})
	if err != nil {
		return nil, err
	}
	by := map[ID][]Contact{}
	for _, c := range contacts {
		by[c.Person] = append(by[c.Person], c)
	}
	out := make(map[ID]reciprocity.Balance, len(by))
	for id, list := range by {
		b, err := BalanceOf(list, now, p)
		if err != nil {
			return nil, fmt.Errorf("balance with person %s: %w", id, err)
		}
		out[id] = b
	}
	return out, nil
}

// BalanceOf reckons the balance of some contacts with one person on a day.
func BalanceOf(list []Contact, now Day, p reciprocity.Params) (reciprocity.Balance, error) {
	g, r, err := reciprocity.Tally(Events(list), int(now), p)
	if err != nil {
		return reciprocity.Balance{}, err
	}
	return reciprocity.Judge(g, r, p)
}
