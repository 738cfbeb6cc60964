package sample

import (
	"math"
	"slices"

	"kith/data"
)

// makeRatings decides when a relationship is rated: the nearest every few
// months, the next ones now and then, the rest never.
func (p *plan) makeRatings() {
	for i, who := range p.cast {
		gap := [...]float64{0, 75, 110, 260, 0, 0}[who.rec.Ring]
		if gap == 0 {
			continue
		}
		d := p.life.roll(rollFeeling, -1-i)
		for day := float64(who.met) + gap*d.between(.1, .8); data.Day(day) <= p.last; day += gap * d.between(.6, 1.5) {
			if who.around(data.Day(day)) {
				p.ratings = append(p.ratings, rating{data.Day(day), int32(i)})
			}
		}
	}
	slices.SortStableFunc(p.ratings, func(a, b rating) int { return int(a.day - b.day) })
}

// feeling makes the record of a rating. What is felt follows what is logged,
// except with a few people, where it does not: everybody has one of those.
func (p *plan) feeling(n int) data.Feeling {
	r := p.ratings[n]
	d, who := p.life.roll(rollFeeling, n), p.cast[r.who]
	ease := p.mind.ease[p.week(r.day)]
	// lean is how far more comes from me, −½ to ½. Two equal ratings of 5.5 feel
	// two-way; a lean of 0.4 makes them 8.7 and 2.3, which feels one-sided.
	lean := p.share(who.role, r.day) - .5
	if r.who%7 == 5 || who.key == "mentor" {
		lean = -lean * .8
	}
	// Nearer rings are closer, from 7.4 in the first to 4.2 in the third.
	near := 9 - 1.6*float64(who.rec.Ring)
	at := p.at(r.day, 19*60+d.below(180))
	f := data.Feeling{
		ID: p.life.id(rollFeeling, n, at), Person: who.rec.ID, Day: r.day, Created: at,
		Give:      d.rated(5.5+8*lean+d.normal(), 0, 10, .06),
		Receive:   d.rated(5.5-8*lean+d.normal(), 0, 10, .06),
		Trust:     d.rated(near-1+3*ease-3*math.Max(0, lean)+d.normal(), 0, 10, .1),
		Closeness: d.rated(near+.8*d.normal(), 0, 10, .1),
		Tension:   d.rated(4.2-3.5*ease+5*math.Max(0, lean)+1.2*d.normal(), 0, 10, .2),
		ValuesMe:  d.rated(6.5+1.5*ease-6*math.Max(0, lean)+d.normal(), 0, 10, .2),
	}
	if d.chance(.3) {
		p.teller.begin(d, p.telling(r.day, who), nil, 0)
		p.teller.p = who
		f.Note = p.teller.say("note.feeling")
	}
	return f
}
