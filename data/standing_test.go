package data

import (
	"testing"

	"kith/data/reciprocity"
)

// times gives n contacts with somebody, one a day up to today, changed by a function.
func times(who ID, n int, change func(*Contact)) []Contact {
	var out []Contact
	for i := range n {
		c := meeting(who, today()-Day(i))
		c.Given, c.Received, c.Reached = nil, nil, NobodySaid
		change(&c)
		out = append(out, c)
	}
	return out
}

func mustStand(t *testing.T, contacts []Contact, feelings []Feeling) Standing {
	t.Helper()
	s, err := StandingOf(contacts, feelings, today(), reciprocity.Default())
	must(t, err)
	return s
}

func TestStandingKeepsWhatWasGivenApartFromWhoReachedOut(t *testing.T) {
	anna := NewID()
	list := times(anna, 6, func(c *Contact) { c.Reached, c.Received = Me, []Exchange{{Listening, Big}} })
	s := mustStand(t, list, nil)
	if s.Logged.Given != 0 || s.Logged.State != reciprocity.OneSidedToMe {
		t.Errorf("logged: got %g given and %s, want nothing given and one-sided to me", s.Logged.Given, s.Logged.State)
	}
	if s.Initiative.Received != 0 || s.Initiative.State != reciprocity.OneSidedFromMe {
		t.Errorf("initiative: got %g received and %s, want only mine", s.Initiative.Received, s.Initiative.State)
	}
	if len(s.Kinds) != 1 || s.Kinds[0].Kind != Listening {
		t.Errorf("kinds: got %v, want listening alone", s.Kinds)
	}
	both := mustStand(t, times(anna, 6, func(c *Contact) { c.Reached = Both }), nil)
	if both.Initiative.State != reciprocity.TwoWay || both.Logged.State != reciprocity.TooLittle {
		t.Errorf("both reached out: got %s and %s, want two-way and too little", both.Initiative.State, both.Logged.State)
	}
}

func TestDifferentCurrenciesComplementEachOther(t *testing.T) {
	s := mustStand(t, times(NewID(), 8, func(c *Contact) {
		c.Given, c.Received = []Exchange{{Practical, Ordinary}}, []Exchange{{Listening, Ordinary}}
	}), nil)
	out, in := s.Complements()
	if s.Logged.State != reciprocity.TwoWay || len(out) != 1 || out[0] != Practical || len(in) != 1 || in[0] != Listening {
		t.Errorf("got %s, from me %v, to me %v, want two-way with practical help for listening", s.Logged.State, out, in)
	}
	one := mustStand(t, times(NewID(), 8, func(c *Contact) { c.Given = []Exchange{{Practical, Ordinary}} }), nil)
	if out, in := one.Complements(); out != nil || in != nil {
		t.Errorf("got %v and %v for what goes one way, want nothing", out, in)
	}
}

func TestTheNewestWholeRatingSaysHowItFeels(t *testing.T) {
	anna := NewID()
	rate := func(day Day, give, receive Rating) Feeling {
		return Feeling{ID: NewID(), Person: anna, Day: day, Give: give, Receive: receive}
	}
	list := times(anna, 10, func(c *Contact) {
		c.Given, c.Received = []Exchange{{Company, Ordinary}}, []Exchange{{Company, Ordinary}}
	})
	feelings := []Feeling{
		rate(today()-3, Rated(9), Rated(2)), rate(today()-30, Rated(5), Rated(5)),
		rate(today()-1, Rated(5), Rating{}), rate(today()+5, Rated(5), Rated(5)),
	}
	s := mustStand(t, list, feelings)
	if s.FeltDay != today()-3 || s.Felt.State != reciprocity.OneSidedFromMe || !s.Differ {
		t.Errorf("got %s of day %v, differ %v, want the one-sided rating of three days ago and a question", s.Felt.State, s.FeltDay, s.Differ)
	}
	if s := mustStand(t, list, nil); s.Felt.State != reciprocity.Unrated || s.Differ {
		t.Errorf("without a rating: got %s, differ %v", s.Felt.State, s.Differ)
	}
	if _, err := StandingOf(list, []Feeling{rate(today(), Rated(11), Rated(2))}, today(), reciprocity.Default()); err == nil {
		t.Error("got no error for a rating of 11")
	}
}

func TestStandingsOfADayLookNoFurther(t *testing.T) {
	anna, ben := somebody("Anna"), somebody("Ben")
	list := append(times(anna.ID, 5, func(c *Contact) { c.Given = []Exchange{{Company, Ordinary}} }), meeting(ben.ID, today()+3))
	got, err := Standings([]Person{anna, ben}, list, nil, today()-3, reciprocity.Default())
	must(t, err)
	if g := got[anna.ID].Logged.Given; g < 1.9 || g > 2 {
		t.Errorf("Anna: got %g given three days ago, want two acts hardly faded", g)
	}
	if len(got) != 2 || got[ben.ID].Logged.N != 0 {
		t.Errorf("Ben: got %+v, want nothing of a day still to come", got[ben.ID].Logged)
	}
	bad := reciprocity.Default()
	bad.HalfLife = -1
	if _, err := Standings([]Person{anna}, list, nil, today(), bad); err == nil {
		t.Error("got no error for a wrong half-life")
	}
	if n := len(Events(list)); n != 5+len(Events(list[5:])) {
		t.Errorf("got %d events", n)
	}
}

func TestTheWholeMapIsQuietWhileLittleIsKnown(t *testing.T) {
	anna, ben := somebody("Anna"), somebody("Ben")
	list := times(anna.ID, 6, func(c *Contact) {
		c.Given, c.Received = []Exchange{{Company, Big}}, []Exchange{{Company, Ordinary}}
	})
	all, err := Standings([]Person{anna, ben}, list, nil, today(), reciprocity.Default())
	must(t, err)
	sum, err := WholeMap(all)
	must(t, err)
	if sum.TooLittle || sum.Mutual != 1 || sum.None != 1 || sum.Reciprocity == nil || *sum.Reciprocity < 0.66 || *sum.Reciprocity > 0.67 {
		t.Errorf("got %+v, want one tie that goes both ways, one with nothing, two thirds returned", sum)
	}
	few, err := Standings([]Person{anna}, list[:2], nil, today(), reciprocity.Default())
	must(t, err)
	if sum, err := WholeMap(few); err != nil || !sum.TooLittle {
		t.Errorf("got %+v, %v, want too little to sum up", sum, err)
	}
}

func TestTimeIsSummedByHowMuchOneIsValued(t *testing.T) {
	anna, ben, mira := NewID(), NewID(), NewID()
	list := append(times(anna, 3, func(c *Contact) { c.Minutes = 60 }), times(ben, 2, func(c *Contact) { c.Minutes = 0 })...)
	list = append(list, times(mira, 1, func(c *Contact) { c.Minutes = 30 })...)
	value := func(who ID, day Day, v float64) Feeling { return Feeling{Person: who, Day: day, ValuesMe: Rated(v)} }
	feelings := []Feeling{value(anna, today()-1, 8), value(anna, today()-50, 5), value(ben, today()+1, 3), value(ben, today()+9, 9)}
	got := TimeByValue(list, feelings, Span{From: today() - 2, To: today()})
	want := map[ValueBand]TimeSpent{
		ValuedMuch:   {Minutes: 120, Contacts: 2, People: 1},
		ValuedSome:   {Minutes: 60, Contacts: 1, People: 1},
		ValuedLittle: {Contacts: 2, Unknown: 2, People: 1},
		NotRated:     {Minutes: 30, Contacts: 1, People: 1},
	}
	for _, band := range ValueBands() {
		if got[band] != want[band] {
			t.Errorf("band %d: got %+v, want %+v", band, got[band], want[band])
		}
	}
	if n := len(TimeByValue(list, feelings, Span{To: today() - 40})); n != 0 {
		t.Errorf("got %d bands of a span without contacts, want none", n)
	}
}

func TestAskingKeepsWhatCameOfIt(t *testing.T) {
	s := open(t)
	anna := somebody("Anna")
	putAll(t, s, &anna)
	ask := NewAsk(anna.ID, "a lift on Friday", today(), clock())
	putAll(t, s, &ask)
	list, err := s.Records(ctx(), Span{})
	must(t, err)
	if len(list) != 1 || !list[0].IsAsk(anna.ID) || list[0].IsAsk(NewID()) || list[0].Field(SupportOutcome).Text != "" {
		t.Fatalf("got %+v, want one open ask of Anna", list)
	}
	for _, outcome := range append(Outcomes(), "") {
		list[0].SetText(SupportOutcome, outcome)
		putAll(t, s, &list[0])
		got, err := s.Records(ctx(), Span{})
		must(t, err)
		if got[0].Field(SupportOutcome).Text != outcome || got[0].Field(SupportText).Text != "a lift on Friday" {
			t.Errorf("got %+v, want the outcome %q beside what was asked", got[0].Fields, outcome)
		}
	}
	list[0].SetText(SupportKind, "offered")
	if list[0].IsAsk(anna.ID) {
		t.Error("something offered counts as asked")
	}
}
