package sample

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kith/data"
)

// The streams of dice, one for each thing that is decided apart from the others.
const (
	rollCast byte = iota + 1
	rollPerson
	rollGroup
	rollTie
	rollItem
	rollMind
	rollSky
	rollDays
	rollEntry
	rollContact
	rollFeeling
	rollRecord
	rollCheckIn
	rollThread
)

// plan is what happens when in a life: small for each record (some 40 bytes), so
// that a hundred thousand of them are a few megabytes. The records themselves
// are made from it one by one.
type plan struct {
	life Life
	zone *time.Location
	// first and last are the days of the journal, both included.
	first, last data.Day
	words       *grammar
	// teller tells one text at a time, so a plan belongs to one goroutine.
	teller *teller
	// meF is the writer's gender, for the languages that ask for it.
	meF bool
	// sure are the facts that are always so: the work, the cat.
	sure facts
	mind mind

	// Few enough to be kept whole.
	groups []data.Group
	cast   []*person
	ties   []data.Tie
	items  []item

	// By day; each record is made from its line when it is written.
	meetings  []meeting  // contacts
	pages     []page     // entries
	efforts   []effort   // practices
	ratings   []rating   // feelings
	questions []data.Day // check-ins
	threads   []thread

	// pieces are what is written, in this order.
	pieces []piece
}

// meeting is one contact.
type meeting struct {
	day data.Day
	// who is a place in plan.cast.
	who int32
	// entry is a place in plan.pages: the entry it is told in, −1 for none.
	entry int32
	// give and get are how many things went either way; together 1 or 2.
	give, get uint8
}

// page is one entry.
type page struct {
	day data.Day
	// who is of whom it speaks first: a place in plan.cast, −1 for nobody.
	who int32
	// contact is the meeting told in it: a place in plan.meetings, −1 for none.
	contact int32
	// record is the practice it was written in: a place in plan.efforts, −1 for none.
	record int32
}

// effort is one record.
type effort struct {
	day data.Day
	// practice is one of Practices.
	practice string
	// item, who and entry are places in plan.items, plan.cast and plan.pages, −1 for none.
	item, who, entry int32
	// times is how often this practice was done before, about this item.
	times int32
}

// rating is one feeling.
type rating struct {
	day data.Day
	// who is a place in plan.cast.
	who int32
}

// piece is one thing to write: number n of a noun.
type piece struct {
	day  data.Day
	kind data.Kind
	n    int32
}

// newPlan decides a life.
func newPlan(l Life) (*plan, error) {
	if err := l.Check(); err != nil {
		return nil, err
	}
	l = l.filled()
	zone, err := time.LoadLocation(l.Zone)
	if err != nil {
		return nil, fmt.Errorf("load zone: %w", err)
	}
	g, err := loadGrammar()
	if err != nil {
		return nil, err
	}
	// The order matters: contacts need people, entries tell contacts, and
	// practices are written in entries.
	p := &plan{life: l, zone: zone, first: l.first(), last: l.Until, words: g, teller: newTeller(g)}
	p.makeWriter()
	p.makeGroups()
	p.makeCast()
	p.makeTies()
	p.makeItems()
	p.makeMeetings()
	p.makePages()
	p.makeEfforts()
	p.makeRatings()
	p.makeQuestions()
	p.makeThreads()
	p.order()
	return p, nil
}

// makeWriter decides who writes, and how the weeks go.
func (p *plan) makeWriter() {
	d := p.life.roll(rollMind, 0)
	p.meF = d.chance(.5)
	p.sure = p.words.facts[one(d, split("library office lab"))]
	if p.meF {
		p.sure |= p.words.facts["me_f"]
	}
	if d.chance(.6) {
		p.sure |= p.words.facts["cat"]
	}
	p.teller.meF = p.meF
	p.mind = newMind(d, p.week(p.last)+1)
}

// week counts the weeks since the beginning, from 0.
func (p *plan) week(day data.Day) int { return max(0, int(day-p.first)/7) }

// progress is how far into the life a day lies, from 0 to 1.
func (p *plan) progress(day data.Day) float64 {
	return float64(day-p.first) / float64(max(1, p.last-p.first))
}

// order lists the pieces: first what everything points to, then the days.
func (p *plan) order() {
	add := func(kind data.Kind, n int, day func(int) data.Day) {
		for i := range n {
			p.pieces = append(p.pieces, piece{day(i), kind, int32(i)})
		}
	}
	start := func(int) data.Day { return 0 }
	add(data.KindGroup, len(p.groups), start)
	add(data.KindPerson, len(p.cast), start)
	add(data.KindTie, len(p.ties), start)
	add(data.KindItem, len(p.items), start)
	add(data.KindFeeling, len(p.ratings), func(i int) data.Day { return p.ratings[i].day })
	add(data.KindCheckIn, len(p.questions), func(i int) data.Day { return p.questions[i] })
	add(data.KindEntry, len(p.pages), func(i int) data.Day { return p.pages[i].day })
	for i, m := range p.meetings {
		if m.entry < 0 { // the others go with their entries
			p.pieces = append(p.pieces, piece{m.day, data.KindContact, int32(i)})
		}
	}
	for i, e := range p.efforts {
		if e.entry < 0 {
			p.pieces = append(p.pieces, piece{e.day, data.KindRecord, int32(i)})
		}
	}
	slices.SortStableFunc(p.pieces, func(a, b piece) int { return int(a.day - b.day) })
}

// split cuts a text at its blanks.
func split(s string) []string { return strings.Fields(s) }

// msec is a number of milliseconds, to keep records made at once in order.
func msec(n int) time.Duration { return time.Duration(n) * time.Millisecond }
