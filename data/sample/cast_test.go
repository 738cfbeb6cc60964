package sample

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode"

	"kith/data"
	"kith/data/reciprocity"
)

func TestEveryStateOfTheBalanceIsSomebodys(t *testing.T) {
	for seed := range uint64(6) {
		l := Default()
		l.Seed, l.Entries = seed, 0
		have := map[reciprocity.State]int{}
		for _, b := range balances(t, planned(t, l), l.filled().Until) {
			have[b.State]++
		}
		for _, want := range []reciprocity.State{
			reciprocity.TooLittle, reciprocity.OneSidedFromMe, reciprocity.OneSidedToMe, reciprocity.LeaningFromMe,
			reciprocity.LeaningToMe, reciprocity.TwoWay, reciprocity.Unclear,
		} {
			if have[want] == 0 {
				t.Errorf("seed %d: got nobody who is %s: %v", seed, want, have)
			}
		}
	}
}

// balances reckons the balance with everybody as it stands on a day.
func balances(t *testing.T, p *plan, now data.Day) map[int32]reciprocity.Balance {
	t.Helper()
	by := map[int32][]data.Contact{}
	for i, m := range p.meetings {
		if m.day <= now {
			by[m.who] = append(by[m.who], p.contact(i))
		}
	}
	out := map[int32]reciprocity.Balance{}
	for who, list := range by {
		s, err := data.StandingOf(list, nil, now, reciprocity.Default())
		if err != nil {
			t.Fatal(err)
		}
		out[who] = s.Logged
	}
	return out
}

func TestOneRelationshipBecomesTwoWay(t *testing.T) {
	l := Default()
	p := planned(t, l)
	mum := int32(p.lead("mum"))
	early := balances(t, p, p.first+200)[mum]
	late := balances(t, p, p.last)[mum]
	if early.Balance < .2 || late.State != reciprocity.TwoWay {
		t.Errorf("balance: got %.2f (%s), then %.2f (%s), want from leaning to two-way", early.Balance, early.State, late.Balance, late.State)
	}
}

func TestWithSomebodyItFeelsOtherThanLogged(t *testing.T) {
	p := planned(t, Default())
	logged := balances(t, p, p.last)
	differ := 0
	for i, r := range p.ratings {
		f := p.feeling(i)
		if err := f.Check(); err != nil {
			t.Errorf("feeling %d: %v", i, err)
		}
		if !f.Give.Set || !f.Receive.Set {
			continue
		}
		felt, err := reciprocity.Felt(&f.Give.Value, &f.Receive.Value)
		if err != nil {
			t.Fatal(err)
		}
		if reciprocity.Differ(logged[r.who], felt, reciprocity.Default()) {
			differ++
		}
	}
	if differ == 0 || differ*2 > len(p.ratings) {
		t.Errorf("feelings that differ: got %d of %d, want some and not most", differ, len(p.ratings))
	}
}

func TestThePeopleAreACircleLikeAnybodys(t *testing.T) {
	p := planned(t, Life{Years: 5, People: 150, Entries: 0, Seed: 4})
	rings, names, scripts := map[int]int{}, map[string]bool{}, map[string]int{}
	var models, archived, late, notes int
	for _, who := range p.cast {
		if err := who.rec.Check(); err != nil {
			t.Errorf("%s: %v", who.rec.Name, err)
		}
		rings[who.rec.Ring]++
		if names[who.rec.Name] {
			t.Errorf("name %q: got it twice", who.rec.Name)
		}
		names[who.rec.Name] = true
		for _, r := range who.rec.Name {
			switch {
			case unicode.Is(unicode.Han, r):
				scripts["Han"]++
			case unicode.Is(unicode.Cyrillic, r):
				scripts["Cyrillic"]++
			case unicode.Is(unicode.Greek, r):
				scripts["Greek"]++
			case r > 127:
				scripts["accents"]++
			}
		}
		for _, x := range []struct {
			is bool
			n  *int
		}{{who.rec.ModelsSecurity, &models}, {who.rec.Archived, &archived}, {who.met > p.first, &late}, {who.rec.Notes != "", &notes}} {
			if x.is {
				*x.n++
			}
		}
		if who.rec.ModelsSecurity && who.rec.Models == "" {
			t.Errorf("%s: got nothing about what they show", who.rec.Name)
		}
	}
	if rings[1] < 4 || rings[1] > 6 || rings[2] < 8 || rings[2] > 16 || rings[3] < 20 || rings[4] < 50 {
		t.Errorf("rings: got %v, want about 5, 10, 35, 100", rings)
	}
	if models < 2 || models > 6 || archived < 1 || late < 5 || notes < 50 || len(scripts) != 4 {
		t.Errorf("got %d who show how it can be, %d archived, %d met on the way, %d with notes, scripts %v", models, archived, late, notes, scripts)
	}
}

func TestNoNameStandsInsideAnother(t *testing.T) {
	p := planned(t, Life{Years: 1, People: 400, Seed: 1})
	for _, a := range p.cast {
		for _, b := range p.cast {
			if a != b && strings.Contains(b.rec.Name, a.rec.Name) {
				t.Errorf("%q stands inside %q", a.rec.Name, b.rec.Name)
			}
		}
	}
}

func TestAVeryLargeCastHasDifferentNames(t *testing.T) {
	names := map[string]bool{}
	p := planned(t, Life{Years: 1, People: MaxPeople, Seed: 1})
	for _, who := range p.cast {
		names[who.rec.Name] = true
	}
	if len(names) != MaxPeople {
		t.Errorf("names: got %d, want %d", len(names), MaxPeople)
	}
	if n := len(p.meetings); n > 60*MaxPeople/10 {
		t.Errorf("contacts of one year: got %d, want them to stay moderate", n)
	}
}

func TestContactsAreOfTheirTimeAndHaveContent(t *testing.T) {
	p := planned(t, small())
	entries := map[data.ID]data.Entry{}
	for i := range p.pages {
		e := p.entry(i)
		entries[e.ID] = e
	}
	told, noted := 0, 0
	for i, m := range p.meetings {
		c, who := p.contact(i), p.cast[m.who]
		if err := c.Check(); err != nil {
			t.Errorf("contact %d: %v", i, err)
		}
		if !who.around(c.Day) || c.Day > p.last || !c.Created.Before(p.at(p.last+1, 0)) {
			t.Errorf("contact %d with %s: got day %v, created %v, want within their time", i, who.rec.Name, c.Day, c.Created)
		}
		if len(c.Given)+len(c.Received) == 0 {
			t.Errorf("contact %d: got nothing given and nothing received", i)
		}
		if c.Note != "" {
			noted++
		}
		if c.Entry.IsZero() {
			continue
		}
		told++
		if e := entries[c.Entry]; e.Day != c.Day || !slices.Contains(e.People, c.Person) {
			t.Errorf("contact %d: got an entry of %v that is not about it", i, e.Day)
		}
	}
	if told == 0 || noted == 0 {
		t.Errorf("got %d contacts told in entries and %d with notes, want some of both", told, noted)
	}
}

func TestTiesLinkTwoWhoAreThereOnce(t *testing.T) {
	p := planned(t, small())
	have := map[[2]data.ID]bool{}
	people := map[data.ID]bool{}
	for _, who := range p.cast {
		people[who.rec.ID] = true
	}
	for _, tie := range p.ties {
		if err := tie.Check(); err != nil {
			t.Errorf("tie: %v", err)
		}
		if key := [2]data.ID{tie.A, tie.B}; have[key] || !people[tie.A] || !people[tie.B] {
			t.Errorf("tie %v: got it twice, or somebody who is not there", key)
		} else {
			have[key] = true
		}
	}
	if len(p.ties) < len(p.cast)/2 {
		t.Errorf("ties: got %d among %d people", len(p.ties), len(p.cast))
	}
}

func TestGroupsHaveMembers(t *testing.T) {
	s := filled(t, small())
	groups, err := s.Groups(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	people, err := s.People(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		n := 0
		for _, who := range people {
			if slices.Contains(who.Groups, g.ID) {
				n++
			}
		}
		if n < 1 {
			t.Errorf("group %s: got nobody in it", g.Name)
		}
	}
	if len(groups) < 4 {
		t.Errorf("groups: got %d, want family, choir, work and climbing at least", len(groups))
	}
}
