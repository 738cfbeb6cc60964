package sample

import (
	"time"

	"kith/data"
)

// sky is the weather of one day: facts for the grammar.
func (p *plan) sky(day data.Day) facts {
	f := p.words.facts
	d := p.life.roll(rollSky, int(day/2)) // mostly two days of a kind
	if d.chance(0.3) {
		d = p.life.roll(rollSky, -int(day))
	}
	season, kinds := p.season(day), "rain rain clear clear grey wind fog"
	switch season {
	case f["winter"]:
		kinds = "rain grey grey snow cold cold clear fog wind"
	case f["summer"]:
		kinds = "clear clear clear heat heat rain wind grey"
	}
	return season | f[one(d, split(kinds))]
}

// season is that of the north.
func (p *plan) season(day data.Day) facts {
	_, m, _ := day.Date()
	name := "winter"
	switch {
	case m >= time.March && m <= time.May:
		name = "spring"
	case m >= time.June && m <= time.August:
		name = "summer"
	case m >= time.September && m <= time.November:
		name = "autumn"
	}
	return p.words.facts[name]
}

// weekday gives the fact of a day of the week, and of the days around Christmas.
func (p *plan) weekday(day data.Day) facts {
	f := p.words.facts
	so := f[[...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}[day.Weekday()]]
	if _, m, d := day.Date(); m == time.December && d >= 20 && d <= 28 {
		so |= f["yule"]
	}
	return so
}
