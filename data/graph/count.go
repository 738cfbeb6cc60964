package graph

import (
	"cmp"
	"math"
	"slices"
)

// tally counts, exactly, the ties that one person's ties would cross if the
// person stood somewhere else. It looks at everything from that place: a tie
// a–b is crossed by the line to a neighbour when the neighbour is seen between
// a and b and lies beyond the line a–b. So each tie is compared only with the
// neighbours inside its angle of view.
type tally struct {
	w    *web
	at   []Point
	view []view
	tied []seen               // neighbours by turn
	rank [viewSteps + 1]int32 // how many neighbours are seen before each step
}

// view is where one person is seen from the place.
type view struct {
	turn        float64 // see quarterTurn
	below, upTo int32   // how many neighbours are seen at a smaller turn, or at none greater
}

// seen is one neighbour: where it is seen and where it is.
type seen struct{ turn, x, y float64 }

// viewSteps cut the full turn for looking up ranks.
const viewSteps = 256

func newTally(w *web, at []Point) *tally {
	return &tally{w: w, at: at, view: make([]view, len(at))}
}

// quarterTurn is a stand-in for the angle of a direction: it grows with it and
// gains exactly 2 in a half turn, 4 in a full one.
func quarterTurn(dx, dy float64) float64 {
	sum := math.Abs(dx) + math.Abs(dy)
	if sum == 0 {
		return 0
	}
	t := dx / sum
	if dy >= 0 {
		return 1 - t
	}
	return 3 + t
}

// crossings counts for person v at (x, y). Once it has found more than most it
// may stop and return what it has.
func (c *tally) crossings(v int32, x, y float64, most int) int {
	c.look(v, x, y)
	total := 0
	for a := range c.view {
		list := c.w.next[c.w.later[a]:c.w.start[a+1]]
		if int32(a) == v || len(list) == 0 {
			continue
		}
		for _, b := range list {
			if b != v {
				total += c.across(int32(a), b, x, y)
			}
		}
		if total > most {
			break
		}
	}
	return total
}

// across counts the neighbours that are seen between the ends of the tie a–b
// and are on the far side of it.
func (c *tally) across(a, b int32, x, y float64) int {
	lo, hi := &c.view[a], &c.view[b]
	if lo.turn > hi.turn {
		lo, hi = hi, lo
	}
	inside := hi.turn-lo.turn <= 2
	if inside && lo.upTo >= hi.below {
		return 0
	}
	p, q := c.at[a], c.at[b]
	dx, dy := q.X-p.X, q.Y-p.Y
	here := dx*(y-p.Y) - dy*(x-p.X)
	if inside {
		return far(c.tied[lo.upTo:hi.below], p, dx, dy, here)
	}
	// The tie is seen across the direction where turns begin.
	return far(c.tied[:lo.below], p, dx, dy, here) + far(c.tied[hi.upTo:], p, dx, dy, here)
}

// far counts those on the other side of the line through a along (dx, dy).
func far(list []seen, a Point, dx, dy, here float64) int {
	n := 0
	for i := range list {
		if (dx*(list[i].y-a.Y)-dy*(list[i].x-a.X))*here < 0 {
			n++
		}
	}
	return n
}

// look finds out who is seen where from (x, y).
func (c *tally) look(v int32, x, y float64) {
	tied, _ := c.w.around(v)
	c.tied = c.tied[:0]
	for _, j := range tied {
		q := c.at[j]
		c.tied = append(c.tied, seen{quarterTurn(q.X-x, q.Y-y), q.X, q.Y})
	}
	slices.SortFunc(c.tied, func(s, t seen) int { return cmp.Compare(s.turn, t.turn) })
	k, all := int32(0), int32(len(c.tied))
	for s := range c.rank {
		for k < all && c.tied[k].turn*viewSteps/4 < float64(s) {
			k++
		}
		c.rank[s] = k
	}
	for i, q := range c.at {
		t := quarterTurn(q.X-x, q.Y-y)
		below := c.rank[int(t*viewSteps/4)]
		for below < all && c.tied[below].turn < t {
			below++
		}
		upTo := below
		for upTo < all && c.tied[upTo].turn == t {
			upTo++
		}
		c.view[i] = view{t, below, upTo}
	}
}
