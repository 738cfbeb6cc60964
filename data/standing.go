package data

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"kith/data/reciprocity"
)

// Nothing of this is kept: a corrected formula corrects the past.

// Standing is how giving and receiving stand with one person on a day. What was
// logged, who reached out and what is felt are three things and never summed.
type Standing struct {
	// Logged is the balance of all that was noted, with the word that is shown.
	Logged reciprocity.Balance
	// Kinds are the balances of each kind that was noted, in the order of ExchangeKinds.
	Kinds []KindBalance
	// Initiative is the balance of who reached out: given stands for me.
	Initiative reciprocity.Balance
	// Felt is what the newest rating of both giving and receiving says; FeltDay is its
	// day, 0 without one.
	Felt    reciprocity.Feeling
	FeltDay Day
	// Differ says that notes and feeling stand so far apart that one question is worth asking.
	Differ bool
}

// KindBalance is the balance of one kind of giving and receiving.
type KindBalance struct {
	Kind string
	reciprocity.Balance
}

// StandingOf reckons how it stands with one person on a day, from the contacts
// with them and the ratings about them, in any order; later ones are passed over.
func StandingOf(contacts []Contact, feelings []Feeling, day Day, p reciprocity.Params) (Standing, error) {
	var s Standing
	var err error
	if s.Logged, err = reciprocity.Follow(Events(contacts), int(day), p); err != nil {
		return s, fmt.Errorf("balance of all kinds: %w", err)
	}
	for _, kind := range ExchangeKinds() {
		b, err := reciprocity.Follow(Events(contacts, kind), int(day), p)
		if err != nil {
			return s, fmt.Errorf("balance of one kind: %w", err)
		}
		if b.N > 0 {
			s.Kinds = append(s.Kinds, KindBalance{kind, b})
		}
	}
	if s.Initiative, err = reciprocity.Follow(Initiatives(contacts), int(day), p); err != nil {
		return s, fmt.Errorf("balance of reaching out: %w", err)
	}
	if err := s.feel(feelings, day); err != nil {
		return s, err
	}
	s.Differ = reciprocity.Differ(s.Logged, s.Felt, p)
	return s, nil
}

// feel takes the newest rating that has both giving and receiving.
func (s *Standing) feel(feelings []Feeling, day Day) error {
	s.Felt = reciprocity.Feeling{State: reciprocity.Unrated}
	for _, f := range feelings {
		if f.Day > day || f.Day < s.FeltDay || !f.Give.Set || !f.Receive.Set {
			continue
		}
		felt, err := reciprocity.Felt(&f.Give.Value, &f.Receive.Value)
		if err != nil {
			return fmt.Errorf("weigh a rating: %w", err)
		}
		s.Felt, s.FeltDay = felt, f.Day
	}
	return nil
}

// Initiatives gives who reached out as the balance sees it: given where I did,
// received where they did.
func Initiatives(list []Contact) []reciprocity.Event {
	ways := map[Who]reciprocity.Direction{Me: reciprocity.Given, Them: reciprocity.Received, Both: reciprocity.Both}
	var out []reciprocity.Event
	for _, c := range list {
		if way, ok := ways[c.Reached]; ok {
			out = append(out, reciprocity.Event{Day: int(c.Day), Direction: way, Weight: Ordinary})
		}
	}
	return out
}

// Complements says that different things go the two ways: one kind mostly from
// me, another mostly to me, both clearly enough to be said. Such a tie is an
// exchange even where each kind alone is one-sided.
func (s Standing) Complements() (fromMe, toMe []string) {
	for _, k := range s.Kinds {
		switch k.State {
		case reciprocity.OneSidedFromMe, reciprocity.LeaningFromMe:
			fromMe = append(fromMe, k.Kind)
		case reciprocity.OneSidedToMe, reciprocity.LeaningToMe:
			toMe = append(toMe, k.Kind)
		}
	}
	if len(fromMe) == 0 || len(toMe) == 0 {
		return nil, nil
	}
	return fromMe, toMe
}

// Standings reckons how it stands with each of some people on a day. Contacts and
// ratings may be in any order and about anybody.
func Standings(people []Person, contacts []Contact, feelings []Feeling, day Day, p reciprocity.Params) (map[ID]Standing, error) {
	with, about := map[ID][]Contact{}, map[ID][]Feeling{}
	for _, c := range contacts {
		with[c.Person] = append(with[c.Person], c)
	}
	for _, f := range feelings {
		about[f.Person] = append(about[f.Person], f)
	}
	out := make(map[ID]Standing, len(people))
	for _, who := range people {
		s, err := StandingOf(with[who.ID], about[who.ID], day, p)
		if err != nil {
			return nil, fmt.Errorf("balance with person %s: %w", who.ID, err)
		}
		out[who.ID] = s
	}
	return out, nil
}

// WholeMap sums up the standings of a map: the share that is returned, and how many
// ties go both ways, one way or neither.
func WholeMap(all map[ID]Standing) (reciprocity.Summary, error) {
	pairs := make([]reciprocity.Pair, 0, len(all))
	// In order, since sums of floats depend on it.
	for _, id := range slices.SortedFunc(maps.Keys(all), func(x, y ID) int { return bytes.Compare(x[:], y[:]) }) {
		pairs = append(pairs, reciprocity.Pair{Given: all[id].Logged.Given, Received: all[id].Logged.Received})
	}
	return reciprocity.Network(pairs)
}
