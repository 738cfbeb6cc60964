package graph

import "math"

// polisher lets people try other free places in their band, one at a time, and
// keeps what makes fewer ties cross. The field picks the most promising place
// of many; the later sweeps then count its crossings exactly.
type polisher struct {
	p     *plan
	tally *tally
	perPx float64 // price of tie length, in crossings
	poise float64 // price of imbalance, see lean
	x, y  float64 // sum of everyone's directions from the middle
	homes []Point // middles of the groups of whoever is being moved
}

// Prices beside that of a crossing. Length is cheaper, but it keeps people near
// those they are tied to, the more so on small maps, where that is what is
// looked for; imbalance keeps either from emptying a side of the map.
const (
	lengthShare = 0.3  // of what ties cost through crossings
	lengthSmall = 10.0 // added to it, over the number of people
	poiseShare  = 25.0
)

// effort is how long to polish.
type effort struct {
	rough, exact int // sweeps
	tries        int // places that each person tries in a sweep
}

// freshEffort spends a bounded time on maps of any size; very dense ones have
// no order that polishing could show.
func (w *web) freshEffort() effort {
	n, m := float64(len(w.nodes)), float64(len(w.pairs))
	e := effort{tries: 24}
	if m == 0 {
		return e
	}
	work := n * m * (1 + m/(20*n))
	e.rough = int(min(4+n/1000, 2e5/m))
	e.exact = int(min(3, 14e6/work))
	switch {
	case e.exact < 2 && work < 4e7:
		e.exact = 2
	case e.exact < 1 && work < 8e7:
		e.exact = 1
	}
	return e
}

// firstReach is how far from where they stand people first look around, px;
// it shrinks with every sweep.
const firstReach = 240.0

// polish moves those who came without a place. Everyone must have a place now,
// and the field must hold all ties.
func (p *plan) polish(sweeps int, exact bool) {
	total, length := p.field.total(p.w, p.at)
	if total == 0 || sweeps == 0 {
		return
	}
	n := float64(len(p.at))
	o := &polisher{p: p, tally: newTally(p.w, p.at)}
	o.perPx = (lengthShare + lengthSmall/n) * total / length
	o.poise = poiseShare * total / (n * n)
	for _, q := range p.at {
		ux, uy := unit(q.X, q.Y)
		o.x, o.y = o.x+ux, o.y+uy
	}
	for range sweeps {
		for _, i := range p.guests {
			o.improve(i, exact)
		}
		p.reach *= 0.8
	}
}

// unit is the direction of a place from the middle.
func unit(x, y float64) (float64, float64) {
	r := math.Sqrt(x*x+y*y) + 1e-9
	return x / r, y / r
}

// spot is a place with what it costs: without crossings, and in all.
type spot struct{ x, y, base, cost float64 }

// improve looks for a better place for i, near where i is or near someone i is
// tied to.
func (o *polisher) improve(i int32, exact bool) {
	p := o.p
	tied, _ := p.w.around(i)
	if len(tied) == 0 {
		return
	}
	o.homes = o.homes[:0]
	for _, g := range p.w.member[i] {
		if c, ok := p.centre(p.w.groups[g], i); ok {
			o.homes = append(o.homes, c)
		}
	}
	o.ties(i, -1) // or they would be taken for ties to cross
	here := o.look(i, p.at[i].X, p.at[i].Y, math.Inf(1))
	best := here
	for k := range p.effort.tries {
		from := p.at[i]
		if k%3 == 2 {
			from = p.at[tied[p.dice.below(len(tied))]]
		}
		from.X += p.reach * (2*p.dice.unit() - 1)
		from.Y += p.reach * (2*p.dice.unit() - 1)
		q := p.clamp(i, from)
		s := o.look(i, cents(q.X), cents(q.Y), best.cost)
		if s.cost < best.cost && p.room.clash(i, s.x, s.y) < 0 {
			best = s
		}
	}
	if best != here && (!exact || o.surely(i, here, best)) {
		o.move(i, best)
	}
	o.ties(i, 1)
}

// surely counts crossings to make sure that the guess was right.
func (o *polisher) surely(i int32, here, there spot) bool {
	now := float64(o.tally.crossings(i, here.x, here.y, math.MaxInt)) + here.base
	most := now - there.base
	return most > 0 && float64(o.tally.crossings(i, there.x, there.y, int(most))) < most
}

// look prices a place for i, whose ties are off the field. It stops early
// once the price is above most.
func (o *polisher) look(i int32, x, y, most float64) spot {
	p := o.p
	s := spot{x: x, y: y, base: o.lean(i, x, y)}
	for _, c := range o.homes {
		s.base += o.perPx * groupPull * math.Hypot(c.X-x, c.Y-y)
	}
	tied, _ := p.w.around(i)
	crossed := 0.0
	for _, j := range tied {
		q := p.at[j]
		dx, dy := q.X-x, q.Y-y
		s.base += o.perPx * math.Sqrt(dx*dx+dy*dy)
		crossed += p.field.cost(x, y, q.X, q.Y)
		if s.base+crossed > most {
			break
		}
	}
	s.cost = s.base + crossed
	return s
}

// lean is the price of the map's imbalance with i at (x, y): it grows with the
// square of the summed directions, so it is felt only once a side fills up.
func (o *polisher) lean(i int32, x, y float64) float64 {
	ux, uy := unit(o.p.at[i].X, o.p.at[i].Y)
	vx, vy := unit(x, y)
	sx, sy := o.x-ux+vx, o.y-uy+vy
	return o.poise * (sx*sx + sy*sy) / float64(len(o.p.at))
}

func (o *polisher) move(i int32, to spot) {
	p := o.p
	ux, uy := unit(p.at[i].X, p.at[i].Y)
	vx, vy := unit(to.x, to.y)
	o.x, o.y = o.x-ux+vx, o.y-uy+vy
	p.room.drop(i)
	p.put(i, Point{X: to.x, Y: to.y})
}

// ties draws i's ties into the field, or takes them out.
func (o *polisher) ties(i int32, sign float32) {
	p := o.p
	tied, _ := p.w.around(i)
	for _, j := range tied {
		p.field.draw(p.at[i].X, p.at[i].Y, p.at[j].X, p.at[j].Y, sign)
	}
}
