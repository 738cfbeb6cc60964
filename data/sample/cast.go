package sample

import (
	"strings"

	"kith/data"
)

// person is somebody of the cast: the record, and how it goes with them.
type person struct {
	rec data.Person
	// key is how the grammar names them: mum, partner, …; mostly "".
	key string
	// she decides the pronouns.
	she bool
	// so are the facts about them: roles and the like.
	so   facts
	role role
	// met is the first day of the journal or the day on which they come in.
	met data.Day
	// gone is the last day of contact, 0 if it goes on.
	gone data.Day
	// born is the birthday: month · 100 + day of the month.
	born int
}

// pull is how readily a person comes to mind, by their ring.
func (p *person) pull() float64 {
	return [...]float64{.03, 1, .6, .25, .08, .03}[p.rec.Ring]
}

// around tells whether somebody is part of the life on a day.
func (p *person) around(day data.Day) bool {
	return p.met <= day && (p.gone == 0 || day <= p.gone)
}

// makeCast makes up everybody.
func (p *plan) makeCast() {
	d := p.life.roll(rollCast, 0)
	n := newNames(d, p.words)
	rings := p.rings(d)
	first, others := leads(), walkOns()
	p.cast = make([]*person, p.life.People)
	for i := range p.cast {
		role := one(d, others)
		if i < leadCount {
			role = first[i]
		} else {
			role.ring = rings[i]
			role.gap = p.gap(role.ring) * d.between(.7, 1.4)
		}
		p.cast[i] = p.person(i, role, n)
	}
}

// rings places those who are not leads: about 5 in the first ring, 10 in the
// second, 35 in the third, 100 in the fourth, the rest outside; a few nowhere.
func (p *plan) rings(d *dice) []int {
	rings := make([]int, p.life.People)
	var have [data.MaxRing + 1]int
	for _, l := range leads() {
		have[l.ring]++
	}
	for i := leadCount; i < len(rings); i++ {
		rings[i] = data.MaxRing
		for r, room := range [...]int{0, 5, 15, 35, 100} {
			if have[r] < room {
				rings[i] = r
				break
			}
		}
		have[rings[i]]++
		if d.chance(.04) {
			rings[i] = 0
		}
	}
	shuffle(d, rings[min(len(rings), leadCount):])
	return rings
}

// gap is how many days lie between logged contacts in a ring. In a very large
// cast nobody is seen more often for it.
func (p *plan) gap(ring int) float64 {
	// In a very large cast the day does not get longer.
	crowd := max(1, float64(p.life.People)/120)
	return crowd * [...]float64{200, 12, 20, 60, 160, 300}[ring]
}

// person makes up one of them.
func (p *plan) person(i int, role role, n *names) *person {
	d := p.life.roll(rollPerson, i)
	who := &person{key: role.key, role: role, she: role.sex == "f" || role.sex == "" && d.chance(.55)}
	for _, f := range split(role.facts) {
		who.so |= p.words.facts[f]
	}
	if who.she {
		who.so |= p.words.facts["she"]
	}
	who.born = (1+d.below(12))*100 + 1 + d.below(28)
	p.times(d, who)
	at := p.at(max(who.met, p.first), 8*60).Add(msec(i))
	who.rec = data.Person{
		ID: p.life.id(rollPerson, i, at), Name: n.next(role, who.she), Roles: strings.Split(role.roles, ","),
		Ring: role.ring, Since: p.since(d, who), Created: at, Modified: at,
		Archived: who.gone != 0, Groups: p.groupsOf(d, who),
	}
	if d.chance(.02) {
		who.rec.Muted = true
	}
	p.describe(d, who)
	return who
}

// times decides when somebody comes in and, perhaps, is lost from sight.
func (p *plan) times(d *dice, who *person) {
	days := float64(p.last - p.first)
	who.met = p.first
	if who.role.turn == "late" {
		who.met += data.Day(days * d.between(.12, .35))
	}
	if who.role.turn == "leaves" {
		who.gone = p.first + data.Day(days*d.between(.3, .55))
	}
}

// since is how long somebody is known.
func (p *plan) since(d *dice, who *person) data.Day {
	f := p.words.facts
	switch {
	case who.met > p.first:
		return who.met
	case who.so&(f["family"]|f["caregiver"]) != 0 || d.chance(.15):
		return 0 // always, or nobody knows
	}
	return p.first - data.Day(60+d.below(12*365))
}

// describe writes the notes and what a surrogate figure shows.
func (p *plan) describe(d *dice, who *person) {
	p.teller.begin(d, p.sure|who.so, nil, 0)
	p.teller.p = who
	if models := who.so&p.words.facts["models"] != 0; models {
		who.rec.ModelsSecurity = true
		who.rec.Models = p.teller.say("models")
	}
	if d.chance(.55) {
		who.rec.Notes = p.teller.say("note.person")
	}
}
