package graph

import (
	"math"
	"slices"
)

// seat finds seats for many people at once and makes them the places where
// they want to stand. People who have a place already stay and count as
// neighbours. Middling maps get a second try, which is cheap before polishing.
func (p *plan) seat(strangers []int32) {
	t := p.newTable(strangers)
	fewest := math.Inf(1)
	tries := 1
	if n := len(p.w.nodes); n > smallMap && n <= 3*smallMap {
		tries = 2
	}
	for range tries {
		t.sitAnywhere()
		t.anneal(p.heat(t))
		n := t.crossed()
		if n >= fewest {
			continue
		}
		fewest = n
		for _, i := range strangers {
			p.want[i] = Point{X: cents(t.x[i]), Y: cents(t.y[i])}
		}
	}
	for _, i := range strangers {
		p.state[i] = seated
	}
	p.dice = t.dice
}

// heat anneals from where anything goes to where little does: a swap changes
// ties by about the map's radius, and in the end by about a seat.
func (p *plan) heat(t *table) heat {
	radius := p.rings.edge[len(p.rings.edge)-1]
	return heat{
		tries: t.patience(),
		hot:   4 * radius, cold: 0.1 * radius,
		far: radius / 2, close: math.Sqrt(personArea),
	}
}

// crossed is how many crossings are expected as people sit now. Counting them
// would take longer than sitting down on dense maps.
func (t *table) crossed() float64 {
	f := newField(t.reach() + 1)
	at := make([]Point, len(t.x))
	for i := range at {
		at[i] = Point{X: t.x[i], Y: t.y[i]}
	}
	f.drawAll(t.w, at)
	sum, _ := f.total(t.w, at)
	return sum
}

// reach is how far anybody is from the middle along an axis, px.
func (t *table) reach() float64 {
	far := 0.0
	for i := range t.x {
		far = max(far, math.Abs(t.x[i]), math.Abs(t.y[i]))
	}
	return far
}

// patience is how many swaps to try: more for each person on larger maps,
// fewer where each swap has very many ties to look at.
func (t *table) patience() int {
	n, m := float64(len(t.w.nodes)), float64(len(t.w.pairs))
	each := min(max(min(150+n, 300), 0.8*n), 1600)
	return int(min(each*float64(len(t.movers)), 6e7*n/(2*m+4*n)))
}

// newTable lays the seats and keeps those free that others stand on.
func (p *plan) newTable(strangers []int32) *table {
	n := len(p.w.nodes)
	t := &table{w: p.w, movers: strangers, dice: p.dice,
		x: make([]float64, n), y: make([]float64, n), seat: make([]int32, n),
		sum: make([]Point, len(p.w.groups))}
	// One seat for everyone of the ring, also for those who stand elsewhere:
	// they block a seat each, so that the rest stays evenly spread.
	need := make([]int, len(p.rings.edge))
	for _, node := range p.w.nodes {
		need[node.Ring]++
	}
	t.s = newSeats(p.rings, need)
	t.holder = slices.Repeat([]int32{free}, len(t.s.x))
	for i, node := range p.w.nodes {
		t.x[i], t.y[i] = p.want[i].X, p.want[i].Y
		if p.state[i] != fresh {
			t.block(node.Ring, t.x[i], t.y[i])
		}
	}
	return t
}

// sitAnywhere gives every mover some seat in their ring.
func (t *table) sitAnywhere() {
	for s, h := range t.holder {
		if h != taken {
			t.holder[s] = free
		}
	}
	left := make([][]int32, len(t.s.band))
	for k := range left {
		left[k] = t.freeSeats(k)
	}
	for _, i := range t.movers {
		ring := t.w.nodes[i].Ring
		k := t.dice.below(len(left[ring]))
		t.sit(i, left[ring][k])
		left[ring] = slices.Delete(left[ring], k, k+1)
	}
	clear(t.sum)
	for i := range t.x {
		t.mark(int32(i), 1)
	}
}

// block takes the free seat nearest to someone with a place of their own.
func (t *table) block(ring int, x, y float64) {
	best, least := free, math.Inf(1)
	for _, s := range t.freeSeats(ring) {
		if d := math.Hypot(t.s.x[s]-x, t.s.y[s]-y); d < least {
			best, least = s, d
		}
	}
	t.holder[best] = taken
}

// freeSeats lists the seats of a ring that nobody holds, row by row.
func (t *table) freeSeats(ring int) []int32 {
	var list []int32
	for _, r := range t.s.band[ring].rows {
		for k := range r.count {
			if t.holder[r.first+k] == free {
				list = append(list, r.first+k)
			}
		}
	}
	return list
}
