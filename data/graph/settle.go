package graph

import "math"

// settle puts everyone into the room, those first who must not move. It
// returns 0 when all have a place, or the ring in which somebody found none.
//
// The order is what makes the map steady: pins, then people who stay, then the
// kept places of people who are away, then people whose ring changed, then
// people who had to give way, and newcomers last.
func (p *plan) settle() int {
	p.openRoom()
	var late []int32
	for i := range p.w.nodes {
		if p.state[i] == pinned {
			p.put(int32(i), p.want[i])
		}
	}
	late = p.putAll(late, stays)
	p.putAway()
	late = p.putAll(late, seated)
	for i := range p.w.nodes {
		if p.state[i] == shifts {
			pushed, ok := p.shift(int32(i))
			if !ok {
				late = append(late, int32(i))
			}
			late = append(late, pushed...)
		}
	}
	for _, i := range late {
		if !p.giveWay(i) {
			return p.w.nodes[i].Ring
		}
	}
	return p.welcome()
}

// egoHalf is half the width of the box kept free in the middle, px.
const egoHalf = 30.0

// Half widths assumed for someone whose label is not known: whoever stood
// nearby before fits beside the narrow one; newcomers keep clear of the wide.
const (
	awayNarrow = (1.12*NodeSize + boxAir) / 2
	awayWide   = (1.12*14*RuneWidth + boxAir) / 2
)

// openRoom clears the room. After the people come the middle and the away.
func (p *plan) openRoom() {
	n := len(p.w.nodes)
	// The room is told all widths at once; boxes are put in one by one.
	half := append(append(make([]float64, 0, n+1+len(p.away)), p.w.half...), egoHalf)
	for range p.away {
		half = append(half, awayNarrow)
	}
	p.room = newRoom(half, p.rings.edge[len(p.rings.edge)-1])
	p.room.put(int32(n), 0, 0)
	p.placed = make([]bool, n)
}

// put gives i a place.
func (p *plan) put(i int32, q Point) {
	p.at[i] = q
	p.placed[i] = true
	p.room.put(i, q.X, q.Y)
}

// putAll puts everyone in the given state where they want to stand, and adds
// to late those who cannot stand there.
func (p *plan) putAll(late []int32, s state) []int32 {
	for i := range p.w.nodes {
		if p.state[i] != s {
			continue
		}
		q := p.want[i]
		if p.inBand(int32(i), q.X, q.Y) && p.room.clash(int32(i), q.X, q.Y) < 0 {
			p.put(int32(i), q)
		} else {
			late = append(late, int32(i))
		}
	}
	return late
}

// inBand reports whether a place is inside the band of i's ring. A place from
// before may stand a hair closer to the limits than new ones.
func (p *plan) inBand(i int32, x, y float64) bool {
	lo, hi := p.rings.limits(p.w.nodes[i].Ring)
	r := math.Hypot(x, y)
	return r >= lo-1 && r <= hi+1
}

// putAway keeps the places of people who are away, as far as nobody is there.
func (p *plan) putAway() {
	kept := p.away[:0]
	for _, g := range p.away {
		box := int32(len(p.w.nodes) + 1 + len(kept))
		if p.room.clash(box, g.p.X, g.p.Y) < 0 {
			p.room.half[box] = awayWide
			p.room.put(box, g.p.X, g.p.Y)
			kept = append(kept, g)
		}
	}
	p.away = kept
}

// forget gives up the kept places in one ring and reports whether there were
// any.
func (p *plan) forget(ring int) bool {
	kept := p.away[:0]
	for _, g := range p.away {
		if g.p.Ring != ring {
			kept = append(kept, g)
		}
	}
	gone := len(kept) < len(p.away)
	p.away = kept
	return gone
}

// giveWay finds the free place nearest to where i should stand.
func (p *plan) giveWay(i int32) bool {
	q := p.clamp(i, p.want[i])
	x, y, ok := p.nearest(i, q.X, q.Y)
	if ok {
		p.put(i, Point{X: x, Y: y})
	}
	return ok
}

// clamp brings a place into the band of i's ring, keeping the angle.
func (p *plan) clamp(i int32, q Point) Point {
	lo, hi := p.rings.limits(p.w.nodes[i].Ring)
	r := math.Hypot(q.X, q.Y)
	if r < 1e-9 { // no angle to keep
		return Point{X: (lo + hi) / 2}
	}
	f := min(max(r, lo), hi) / r
	return Point{X: q.X * f, Y: q.Y * f}
}

// nearest looks for a free place in i's band, on growing circles around
// (x, y) first, and if those miss every gap, all over the band.
func (p *plan) nearest(i int32, x, y float64) (float64, float64, bool) {
	lo, hi := p.rings.limits(p.w.nodes[i].Ring)
	free := func(u, v float64) bool {
		r := u*u + v*v
		return r >= lo*lo && r <= hi*hi && p.room.clash(i, u, v) < 0
	}
	if free(x, y) {
		return x, y, true
	}
	// Circles and the places on them grow apart with the distance: far away a
	// few px more or less do not matter.
	for d := 4.0; d < 2*hi+4; d += 4 + d/16 {
		points := int(min(max(8, 2*math.Pi*d/10), 96))
		for k := range points {
			s, c := math.Sincos(2 * math.Pi * float64(k) / float64(points))
			if u, v := cents(x+d*c), cents(y+d*s); free(u, v) {
				return u, v, true
			}
		}
	}
	best, bx, by := math.Inf(1), 0.0, 0.0
	scanBand(lo, hi, 10, scanPlaces, func(u, v float64) {
		if d := math.Hypot(u-x, v-y); d < best && p.room.clash(i, u, v) < 0 {
			best, bx, by = d, u, v
		}
	})
	return bx, by, !math.IsInf(best, 1)
}

// scanPlaces bounds how many places are looked at in a band of any size.
const scanPlaces = 50000

// cents rounds a coordinate so that files stay short.
func cents(v float64) float64 { return math.Round(v*100) / 100 }

// scanBand visits places about step px apart between two radii, or farther
// apart where that would be more than most.
func scanBand(lo, hi, step float64, most int, visit func(x, y float64)) {
	step = max(step, math.Sqrt(math.Pi*(hi*hi-lo*lo)/float64(most)))
	rows := int((hi-lo)/step) + 1
	for i := range rows {
		r := (lo + hi) / 2
		if rows > 1 {
			r = lo + (hi-lo)*float64(i)/float64(rows-1)
		}
		// A band thinner than its step would be visited too often.
		points := min(int(2*math.Pi*r/step), 2*most/rows) + 1
		for k := range points {
			s, c := math.Sincos(2 * math.Pi * (float64(k) + float64(i%2)/2) / float64(points))
			visit(r*c, r*s)
		}
	}
}
