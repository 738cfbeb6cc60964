package sample

import (
	"slices"

	"kith/data"
)

// makePages spreads the entries over the days and decides of whom each speaks.
func (p *plan) makePages() {
	d := p.life.roll(rollDays, 0)
	days := make([]data.Day, p.life.Entries)
	for i := range days {
		days[i] = p.writingDay(d)
	}
	slices.Sort(days)
	p.pages = make([]page, len(days))
	next := 0 // the first meeting that is not too old
	for i, day := range days {
		p.pages[i] = page{day: day, who: -1, contact: -1, record: -1}
		for next < len(p.meetings) && p.meetings[next].day < day {
			next++
		}
		if d.chance(.64) { // the others are about the day alone
			p.choose(d, i, next)
		}
	}
}

// writingDay picks a day: in some weeks much is written, in others next to nothing.
func (p *plan) writingDay(d *dice) data.Day {
	span := int(p.last-p.first) + 1
	day := p.first
	for range 8 {
		day = p.first + data.Day(d.below(span))
		week := p.life.roll(rollDays, 1+p.week(day))
		if d.chance(.08 + week.unit()) { // how much the week invites to write
			break
		}
	}
	return day
}

// choose decides of whom entry i speaks: of a meeting of that day, if there is
// one that no entry tells yet, else of whoever comes to mind.
func (p *plan) choose(d *dice, i, next int) {
	for ; next < len(p.meetings) && p.meetings[next].day == p.pages[i].day; next++ {
		if m := &p.meetings[next]; m.entry < 0 && d.chance(.8) {
			m.entry = int32(i)
			p.pages[i].who, p.pages[i].contact = m.who, int32(next)
			return
		}
	}
	for range 6 {
		if n := p.anybody(d); n >= 0 && p.cast[n].around(p.pages[i].day) && d.chance(.2+p.cast[n].pull()) {
			p.pages[i].who = int32(n)
			return
		}
	}
}

// anybody picks a place in the cast, one of the leads mostly; −1 if there is none.
func (p *plan) anybody(d *dice) int {
	n := len(p.cast)
	if d.chance(.75) {
		n = min(n, leadCount)
	}
	if n == 0 {
		return -1
	}
	return d.below(n)
}

// clock gives the minute of the day at which an entry is begun; more than 24
// hours is after midnight, in a night that still belongs to the day.
func (p *plan) clock(n int) int {
	d := p.life.roll(rollEntry, -1-n)
	switch hour := d.unit(); {
	case hour < .14:
		return 6*60 + 20 + d.below(170)
	case hour < .28:
		return 11*60 + 40 + d.below(330)
	case hour < .90 || p.pages[n].day == p.last:
		return 18*60 + 10 + d.below(280)
	}
	return 22*60 + 50 + d.below(150)
}

// pageID is the id of an entry.
func (p *plan) pageID(n int) data.ID {
	return p.life.id(rollEntry, n, p.at(p.pages[n].day, p.clock(n)))
}

// pagesOn gives the first entry of a day and the one after its last.
func (p *plan) pagesOn(day data.Day) (from, to int) {
	from, _ = slices.BinarySearchFunc(p.pages, day, func(g page, d data.Day) int { return int(g.day - d) })
	for to = from; to < len(p.pages) && p.pages[to].day == day; to++ {
	}
	return from, to
}
