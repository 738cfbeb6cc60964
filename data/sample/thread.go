package sample

import (
	"fmt"

	"kith/data"
)

// thread is something that goes on for some weeks and comes up in entries: a
// flat that is looked for, a bread that will not rise.
type thread struct {
	name     string
	from, to data.Day
}

// stages is how many rules a thread has, from thread.NAME.1 on.
const stages = 4

// makeThreads lets one thread after another, sometimes two at once, run through the life.
func (p *plan) makeThreads() {
	d := p.life.roll(rollThread, 0)
	for day := p.first + data.Day(d.below(20)); day < p.last; {
		for _, name := range p.threadNames(d) {
			days := data.Day(24 + d.below(50))
			p.threads = append(p.threads, thread{name, day, day + days})
			day += days/2 + data.Day(d.below(30))
		}
	}
}

// threadNames gives all threads in a new order.
func (p *plan) threadNames(d *dice) []string {
	names := append([]string{}, p.words.list("threads")...)
	shuffle(d, names)
	return names
}

// thread gives the rule for what goes on at a day: "" for nothing.
func (p *plan) thread(d *dice, day data.Day) string {
	for _, t := range p.threads {
		if day >= t.from && day < t.to && d.chance(.6) {
			return fmt.Sprintf("thread.%s.%d", t.name, 1+int(day-t.from)*stages/int(t.to-t.from))
		}
	}
	return ""
}
