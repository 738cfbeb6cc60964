package sample

import (
	"math"
	"slices"
	"time"

	"kith/data"
)

// makeMeetings decides every contact of the life.
func (p *plan) makeMeetings() {
	for i, who := range p.cast {
		p.meet(p.life.roll(rollContact, -1-i), int32(i), who)
	}
	slices.SortStableFunc(p.meetings, func(a, b meeting) int { return int(a.day - b.day) })
}

// meet decides the contacts with one person. Which way things go is not left to
// chance alone: the remainder is carried on, so that the shares come out as the
// role wants them in any life.
func (p *plan) meet(d *dice, i int32, who *person) {
	last := p.last
	if who.gone != 0 {
		last = who.gone
	}
	if who.role.turn == "steady" {
		p.meetSteadily(d, i, who)
		return
	}
	owed := d.unit()
	own, often := p.weekdayOf(who)
	for day := float64(who.met) + who.role.gap*d.unit(); data.Day(day) <= last; day += who.role.gap * d.between(.6, 1.4) {
		m := meeting{day: data.Day(day), who: i, entry: -1}
		if near := m.day.Week(own); near >= who.met && d.chance(often) {
			m.day = near
		}
		for range 1 + d.below(2) {
			if owed += p.share(who.role, m.day); owed >= 1 {
				owed--
				m.give++
			} else {
				m.get++
			}
		}
		p.meetings = append(p.meetings, m)
	}
}

// meetSteadily decides contacts of one ordinary thing each, three one way and one
// the other, from the last day backwards: few enough that nothing can be said
// about the balance, whatever the dice do.
func (p *plan) meetSteadily(d *dice, i int32, who *person) {
	n := 0
	for day := float64(p.last) - 20*d.unit(); data.Day(day) >= who.met; day -= who.role.gap * d.between(.92, 1.08) {
		m := meeting{day: data.Day(day), who: i, entry: -1}
		if mine := who.role.to > .5; mine == (n%4 != 2) {
			m.give = 1
		} else {
			m.get = 1
		}
		p.meetings = append(p.meetings, m)
		n++
	}
}

// weekdayOf gives the day of the week on which somebody is mostly seen, and how
// mostly: the choir sings on Thursdays.
func (p *plan) weekdayOf(who *person) (time.Weekday, float64) {
	f := p.words.facts
	switch {
	case who.so&f["choir"] != 0:
		return time.Thursday, .6
	case who.so&f["climber"] != 0:
		return time.Tuesday, .6
	case who.so&f["therapist"] != 0:
		return time.Wednesday, 1
	case who.so&f["colleague"] != 0:
		return time.Weekday(1 + who.born%5), .8
	}
	return time.Sunday, .1
}

// share is how much of the giving is mine on a day: it turns in the middle of the life.
func (p *plan) share(r role, day data.Day) float64 {
	// Straight from one share to the other between 30 and 60 per cent of the way.
	turn := math.Min(1, math.Max(0, (p.progress(day)-.3)/.3))
	return r.from + (r.to-r.from)*turn
}

// contact makes the record of a meeting.
func (p *plan) contact(n int) data.Contact {
	m := p.meetings[n]
	d, who := p.life.roll(rollContact, n), p.cast[m.who]
	at := p.at(m.day, 9*60+d.below(14*60))
	if m.day == p.last {
		at = p.at(m.day, 9*60+d.below(9*60))
	}
	c := data.Contact{
		ID: p.life.id(rollContact, n, at), Person: who.rec.ID, Day: m.day, Created: at, Zone: p.life.Zone,
		Given: p.exchanges(d, who, int(m.give)), Received: p.exchanges(d, who, int(m.get)),
		Reached: p.reached(d, who, m), Minutes: p.minutes(d, who),
	}
	p.rate(d, &c, who, m)
	if d.chance(.3) {
		p.teller.begin(d, p.telling(m.day, who), nil, 0)
		p.teller.p = who
		c.Note = p.teller.say("note.contact")
	}
	if m.entry >= 0 {
		c.Entry = p.pageID(int(m.entry))
	}
	return c
}

// exchanges makes up n things that went one way, each of another kind.
func (p *plan) exchanges(d *dice, who *person, n int) []data.Exchange {
	// What there is to give depends on who it is: one listens to a friend far away,
	// carries bags for a neighbour, and pays a therapist in neither.
	kinds := []string{data.Company, data.Listening, data.Listening, data.Practical}
	f := p.words.facts
	switch {
	case who.so&f["therapist"] != 0:
		kinds = []string{data.Listening, data.Practical}
	case who.so&f["far"] != 0:
		kinds = []string{data.Listening, data.Listening, data.Company, data.Material}
	case who.so&(f["neighbour"]|f["caregiver"]) != 0:
		kinds = []string{data.Practical, data.Practical, data.Company, data.Material, data.Listening}
	}
	var list []data.Exchange
	for len(list) < n {
		x := data.Exchange{Kind: one(d, kinds), Weight: data.Ordinary}
		switch u := d.unit(); {
		case who.role.turn == "steady":
		case u < .3:
			x.Weight = data.Small
		case u > .9:
			x.Weight = data.Big
		}
		if !slices.ContainsFunc(list, func(y data.Exchange) bool { return y.Kind == x.Kind }) {
			list = append(list, x)
		}
	}
	return list
}

// reached says who reached out: often the one who gives more.
func (p *plan) reached(d *dice, who *person, m meeting) data.Who {
	switch {
	case d.chance(.12):
		return data.NobodySaid
	case who.so&p.words.facts["therapist"] != 0 || d.chance(.15):
		return data.Both
	case d.chance(.2 + .6*p.share(who.role, m.day)):
		return data.Me
	}
	return data.Them
}

// minutes is roughly how long it took; often nobody notes it.
func (p *plan) minutes(d *dice, who *person) int {
	switch {
	case d.chance(.25):
		return 0
	case who.so&p.words.facts["therapist"] != 0:
		return 50
	case who.so&(p.words.facts["colleague"]|p.words.facts["neighbour"]) != 0:
		return 5 * (1 + d.below(8))
	}
	return 15 * (1 + d.below(12))
}

// rate writes how it was: safer with those who show how it can be, and with time;
// tiring where the giving goes one way.
func (p *plan) rate(d *dice, c *data.Contact, who *person, m meeting) {
	ease := p.mind.ease[p.week(m.day)]
	// Safety grows with ease over three and a half points of ten, and tension or
	// tiredness only where more comes from me: being given to does not tire.
	safe, lean := 4.2+3.5*ease, p.share(who.role, m.day)-.5
	if who.so&p.words.facts["models"] != 0 || who.key == "friend" {
		safe += 1.8
	}
	c.FeltSafe = d.rated(safe-3*math.Max(0, lean)+1.3*d.normal(), 0, 10, .2)
	c.Energy = d.rated(1+1.5*ease-5*math.Max(0, lean)+1.6*d.normal(), -5, 5, .25)
	c.InLine = d.rated(3.8+4.2*ease+1.5*d.normal(), 0, 10, .55)
	if c.Reached != data.NobodySaid && d.chance(.3) {
		c.Suggested = c.Reached
	}
}
