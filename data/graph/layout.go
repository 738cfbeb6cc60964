package graph

import (
	"fmt"
	"maps"
	"math"
	"slices"
)

// Options tunes a layout. The zero value is what a map needs.
type Options struct {
	// Rings is the least number of bands, so that empty rings can be shown
	// and dropped into; 0 asks for those in use only.
	Rings int
	// Radii are the band limits that went with the previous places, px from
	// the innermost outwards. Without them the limits are read off the places.
	Radii []float64
}

// Result is a finished map.
type Result struct {
	// Positions has exactly one place per person of the graph.
	Positions Positions
	// Radii holds the outer limit of every ring, px, closest ring first.
	Radii []float64
	// Away are the previous places of people who are not in the graph, as far
	// as they are still free. Hand them in again with the next layout and
	// whoever returns finds the old place.
	Away Positions
}

// Layout finds a place for everyone.
//
// Without prev it draws the map afresh: closer rings nearer to the middle,
// people who are tied or share a group near each other, few ties crossing, no
// label over another. With prev, everyone stays exactly where they were, save
// for those whose ring changed (they keep their angle, within 10 degrees) and
// those whom a pin or a longer label pushes aside; newcomers take free places
// near the people they are tied to. When a band is full it widens, and
// everyone on it or outside moves outwards a little, keeping their angle. A
// pinned person stands exactly on the pin, wherever that is.
//
// The same people, ties, places and pins always give the same result on one
// kind of processor, in whatever order they are listed. Layout returns an error for input that does
// not make a graph, see ErrNode, ErrEdge and ErrPlace; it never panics.
func Layout(g Graph, prev, pins Positions, o Options) (Result, error) {
	w, err := newWeb(g)
	if err != nil {
		return Result{}, fmt.Errorf("lay out the map: %w", err)
	}
	if err := prev.check("previous"); err != nil {
		return Result{}, fmt.Errorf("lay out the map: %w", err)
	}
	if err := pins.check("pinned"); err != nil {
		return Result{}, fmt.Errorf("lay out the map: %w", err)
	}
	if err := o.check(); err != nil {
		return Result{}, fmt.Errorf("lay out the map: %w", err)
	}
	return draw(w, prev, pins, o).result(), nil
}

// draw starts small maps twice when many people are new, and goes on with the
// one where fewer ties cross: chance matters more there and time less.
func draw(w *web, prev, pins Positions, o Options) *plan {
	p := newPlan(w, prev, pins, o)
	twice := p.manyNew() && len(w.nodes) <= smallMap && len(w.pairs) <= 20*smallMap
	p.run()
	if twice {
		other := newPlan(w, prev, pins, o)
		other.dice = p.dice
		other.run()
		if crossings(w.segments(other.at)) < crossings(w.segments(p.at)) {
			p = other
		}
	}
	p.finish()
	return p
}

// smallMap is the most people for which starting twice is quick.
const smallMap = 200

func (o Options) check() error {
	last := 0.0
	for _, r := range o.Radii {
		if !(r >= last && r <= 1e9) {
			return fmt.Errorf("band limits must be finite and grow outwards: %w", ErrPlace)
		}
		last = r
	}
	if o.Rings < 0 || o.Rings > MaxRing {
		return fmt.Errorf("%d rings wanted, at most %d can be: %w", o.Rings, MaxRing, ErrPlace)
	}
	return nil
}

// state says why a person stands where they stand.
type state uint8

const (
	fresh  state = iota // no place yet
	pinned              // exactly on the pin
	stays               // has a place from before
	shifts              // has a place from before in another ring
	seated              // was given a seat among many newcomers
)

// plan is a map in the making.
type plan struct {
	w      *web
	rings  rings
	state  []state
	want   []Point // where everyone should stand, if there is room
	at     []Point // where everyone stands
	away   []ghost
	room   *room
	placed []bool // by person; the rest is filled while settling
	field  *field
	dice   dice
	guests []int32 // people who came without a place
	effort effort  // spent on them
	reach  float64 // how far they look for better places, px
}

// ghost is the kept place of someone who is not on the map at present.
type ghost struct {
	id string
	p  Point
}

func newPlan(w *web, prev, pins Positions, o Options) *plan {
	n := len(w.nodes)
	p := &plan{w: w, dice: firstDice, reach: firstReach, state: make([]state, n), want: make([]Point, n), at: make([]Point, n)}
	for i, node := range w.nodes {
		old, ok := prev[node.ID]
		pin, held := pins[node.ID]
		switch {
		case held:
			p.state[i], p.want[i] = pinned, pin
		case ok && (old.Ring == node.Ring || old.Ring < 1):
			p.state[i], p.want[i] = stays, old
		case ok:
			p.state[i], p.want[i] = shifts, old
		}
	}
	for _, id := range sortedIDs(prev) {
		if _, here := w.index[id]; !here {
			p.away = append(p.away, ghost{id, prev[id]})
		}
	}
	p.chooseRings(prev, pins, o)
	return p
}

func sortedIDs(ps Positions) []string { return slices.Sorted(maps.Keys(ps)) }

// strangers lists the people without any place yet.
func (p *plan) strangers() []int32 {
	var list []int32
	for i, s := range p.state {
		if s == fresh {
			list = append(list, int32(i))
		}
	}
	return list
}

// manyNew reports whether newcomers are so many that they are better placed
// all together than one after the other.
func (p *plan) manyNew() bool { return 10*len(p.strangers()) > 3*len(p.state) }

// run places everyone. When a ring is full, the places kept there for people
// who are away are given up first; only then the band widens.
func (p *plan) run() {
	p.guests, p.effort = p.strangers(), effort{rough: 1, exact: 3, tries: 120}
	if p.manyNew() {
		p.effort = p.w.freshEffort()
		p.seat(p.guests)
	}
	for ring := p.settle(); ring != 0; ring = p.settle() {
		if !p.forget(ring) {
			p.moveTo(p.rings.widen(ring, 0.06))
		}
	}
	if len(p.guests) > 0 {
		if p.field == nil {
			p.drawField()
		}
		p.polish(p.effort.rough, false)
	}
}

// finish polishes once more, counting crossings exactly.
func (p *plan) finish() {
	if len(p.guests) > 0 {
		p.polish(p.effort.exact, true)
	}
}

// moveTo changes the bands; everyone keeps the angle and the relative place
// within the band.
func (p *plan) moveTo(next rings) {
	for i, node := range p.w.nodes {
		if p.state[i] == stays || p.state[i] == seated {
			p.want[i] = carry(p.want[i], node.Ring, p.rings, next)
		}
	}
	for k, g := range p.away {
		if g.p.Ring >= 1 && g.p.Ring < len(next.edge) {
			p.away[k].p = carry(g.p, g.p.Ring, p.rings, next)
		}
	}
	p.rings = next
}

// carry moves a place in a ring from old to new limits.
func carry(q Point, ring int, from, to rings) Point {
	lo0, hi0 := from.edge[ring-1], from.edge[ring]
	lo1, hi1 := to.edge[ring-1], to.edge[ring]
	r := math.Hypot(q.X, q.Y)
	if r == 0 || lo0 == lo1 && hi0 == hi1 {
		return q
	}
	f := (lo1 + (r-lo0)*(hi1-lo1)/max(hi0-lo0, 1)) / r
	return Point{cents(q.X * f), cents(q.Y * f), q.Ring}
}

func (p *plan) result() Result {
	res := Result{Positions: make(Positions, len(p.at)), Radii: p.rings.radii(), Away: Positions{}}
	for i, node := range p.w.nodes {
		res.Positions[node.ID] = Point{p.at[i].X, p.at[i].Y, node.Ring}
	}
	for _, g := range p.away {
		res.Away[g.id] = g.p
	}
	return res
}
