package graph

import "math"

// table is who sits where: people, seats, and how long their ties are. It
// serves simulated annealing (Kirkpatrick, Gelatt & Vecchi 1983) over swaps of
// two people of one ring. On a map that is evenly full, shorter ties cross
// fewer others.
type table struct {
	w      *web
	s      *seats
	x, y   []float64 // where each person is, seated or not
	seat   []int32   // seat of each mover
	holder []int32   // person on each seat, or free or taken
	movers []int32   // people who may swap
	dice   dice
	sum    []Point // sum of the places of each group's members
}

// Marks of seats without a mover.
const (
	free  int32 = -1
	taken int32 = -2 // someone with a place of their own stands there
)

// price is the length of i's ties if i were at (x, y), px, a tie to skip left
// out.
func (t *table) price(i int32, x, y float64, skip int32) float64 {
	sum := 0.0
	tied, pull := t.w.around(i)
	for k, j := range tied {
		if j != skip {
			dx, dy := t.x[j]-x, t.y[j]-y
			sum += pull[k] * math.Sqrt(dx*dx+dy*dy)
		}
	}
	for _, g := range t.w.member[i] {
		others := float64(len(t.w.groups[g]) - 1)
		dx := (t.sum[g].X-t.x[i])/others - x
		dy := (t.sum[g].Y-t.y[i])/others - y
		sum += groupPull * math.Sqrt(dx*dx+dy*dy)
	}
	return sum
}

// groupPull is how many ties the pull towards a group's middle is worth.
const groupPull = 2.0

// gain is how much shorter ties get when i goes to the seat and its holder, if
// any, comes to i's seat.
func (t *table) gain(i, seat int32) float64 {
	x, y := t.s.x[seat], t.s.y[seat]
	j := t.holder[seat]
	g := t.price(i, t.x[i], t.y[i], j) - t.price(i, x, y, j)
	if j >= 0 {
		g += t.price(j, x, y, i) - t.price(j, t.x[i], t.y[i], i)
	}
	return g
}

// swap carries out what gain reckoned.
func (t *table) swap(i, seat int32) {
	j, old := t.holder[seat], t.seat[i]
	t.mark(i, -1)
	t.holder[old] = free
	if j >= 0 {
		t.mark(j, -1)
		t.sit(j, old)
		t.mark(j, 1)
	}
	t.sit(i, seat)
	t.mark(i, 1)
}

func (t *table) sit(i, seat int32) {
	t.seat[i], t.holder[seat] = seat, i
	t.x[i], t.y[i] = t.s.x[seat], t.s.y[seat]
}

// mark counts i into the sums of i's groups, or out of them.
func (t *table) mark(i int32, sign float64) {
	for _, g := range t.w.member[i] {
		t.sum[g].X += sign * t.x[i]
		t.sum[g].Y += sign * t.y[i]
	}
}

// heat says how an annealing runs: the temperature and the reach of the moves
// fall geometrically from the first to the last value.
type heat struct {
	tries      int
	hot, cold  float64 // px of tie
	far, close float64 // px
}

// anneal tries random swaps; those that cost more are taken with a chance
// that falls with the price and the temperature.
func (t *table) anneal(h heat) {
	if len(t.movers) == 0 {
		return
	}
	const chunk = 64
	rounds := float64(h.tries)/chunk + 1
	cool, shrink := math.Pow(h.cold/h.hot, 1/rounds), math.Pow(h.close/h.far, 1/rounds)
	temperature, reach := h.hot, h.far
	for k := range h.tries {
		if k%chunk == chunk-1 {
			temperature *= cool
			reach *= shrink
		}
		i := t.movers[t.dice.below(len(t.movers))]
		seat := t.aim(i, reach)
		if seat == t.seat[i] || t.holder[seat] == taken {
			continue
		}
		if g := t.gain(i, seat); g >= 0 || t.dice.unit() < math.Exp(g/temperature) {
			t.swap(i, seat)
		}
	}
}

// aim picks a seat near someone that i is tied to, or sometimes near i.
func (t *table) aim(i int32, reach float64) int32 {
	x, y := t.x[i], t.y[i]
	tied, _ := t.w.around(i)
	if len(tied) > 0 && t.dice.below(4) > 0 {
		j := tied[t.dice.below(len(tied))]
		x, y = t.x[j], t.y[j]
	}
	x += reach * (2*t.dice.unit() - 1)
	y += reach * (2*t.dice.unit() - 1)
	return t.s.near(t.w.nodes[i].Ring, x, y)
}

// dice is a small generator of random numbers (xorshift64*, Vigna 2016). Its
// start is fixed, so that the same map always falls the same way.
type dice uint64

const firstDice dice = 0x9E3779B97F4A7C15

func (d *dice) next() uint64 {
	x := uint64(*d)
	x ^= x >> 12
	x ^= x << 25
	x ^= x >> 27
	*d = dice(x)
	return x * 0x2545F4914F6CDD1D
}

// below returns 0 … n-1.
func (d *dice) below(n int) int { return int((d.next() >> 32) * uint64(n) >> 32) }

// unit returns a number from 0 up to 1.
func (d *dice) unit() float64 { return float64(d.next()>>11) / (1 << 53) }
