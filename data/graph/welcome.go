package graph

import (
	"math"
	"slices"
)

// welcome places newcomers one after the other, those with the most ties to
// people already placed first. It returns 0, or the ring that had no room.
func (p *plan) welcome() int {
	guests := p.strangers()
	if len(guests) == 0 {
		return 0
	}
	p.drawField()
	for len(guests) > 0 {
		k := p.mostTied(guests)
		i := guests[k]
		guests = slices.Delete(guests, k, k+1)
		if !p.welcomeOne(i) {
			return p.w.nodes[i].Ring
		}
	}
	return 0
}

// mostTied chooses who comes next: the place in the list of whoever has the
// most placed neighbours, and so the most to go by.
func (p *plan) mostTied(guests []int32) int {
	best, most := 0, -1
	for k, i := range guests {
		n := 0
		tied, _ := p.w.around(i)
		for _, j := range tied {
			if p.placed[j] {
				n++
			}
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

// Newcomers try a grid of at most gridPlaces, at least gridStep px apart;
// polishing comes afterwards.
const (
	gridStep   = 30.0
	gridPlaces = 3000
)

// welcomeOne tries places all over the band and takes the free one where the
// ties of i should cross the fewest others and be shortest. Someone without
// ties goes where there is most space.
func (p *plan) welcomeOne(i int32) bool {
	price := p.price
	if !p.anchored(i) {
		open := p.openPlace(i)
		price = func(_ int32, x, y float64) float64 { return math.Hypot(open.X-x, open.Y-y) }
	}
	lo, hi := p.rings.limits(p.w.nodes[i].Ring)
	least, found := math.Inf(1), false
	var to Point
	scanBand(lo, hi, gridStep, gridPlaces, func(x, y float64) {
		x, y = cents(x), cents(y)
		if r := math.Hypot(x, y); r < lo || r > hi || p.room.clash(i, x, y) >= 0 {
			return
		}
		if c := price(i, x, y); c < least {
			least, to, found = c, Point{X: x, Y: y}, true
		}
	})
	if !found {
		// The grid missed every gap; nearest looks closer before it gives up.
		open := p.openPlace(i)
		x, y, ok := p.nearest(i, open.X, open.Y)
		if !ok {
			return false
		}
		to = Point{X: x, Y: y}
	}
	p.put(i, to)
	p.drawTies(i)
	return true
}

// drawTies adds i's ties to placed people to the field.
func (p *plan) drawTies(i int32) {
	tied, _ := p.w.around(i)
	for _, j := range tied {
		if p.placed[j] {
			p.field.draw(p.at[i].X, p.at[i].Y, p.at[j].X, p.at[j].Y, 1)
		}
	}
}

// anchored reports whether anybody placed says where i belongs.
func (p *plan) anchored(i int32) bool {
	tied, _ := p.w.around(i)
	for _, j := range tied {
		if p.placed[j] {
			return true
		}
	}
	for _, g := range p.w.member[i] {
		if _, ok := p.centre(p.w.groups[g], i); ok {
			return true
		}
	}
	return false
}

// guestLength is the price of tie length for newcomers, in crossings per px:
// little, since polishing weighs it properly afterwards.
const guestLength = 0.01

// price is what standing at (x, y) costs i: crossings expected, plus a little
// for the length of ties and the way to the middle of each group.
func (p *plan) price(i int32, x, y float64) float64 {
	sum := 0.0
	tied, _ := p.w.around(i)
	for _, j := range tied {
		if p.placed[j] {
			q := p.at[j]
			sum += p.field.cost(x, y, q.X, q.Y) + guestLength*math.Hypot(q.X-x, q.Y-y)
		}
	}
	for _, g := range p.w.member[i] {
		if c, ok := p.centre(p.w.groups[g], i); ok {
			sum += groupPull * guestLength * math.Hypot(c.X-x, c.Y-y)
		}
	}
	return sum
}

// centre is the middle of the placed members of a group other than i.
func (p *plan) centre(members []int32, i int32) (c Point, ok bool) {
	n := 0.0
	for _, j := range members {
		if j != i && p.placed[j] {
			c.X, c.Y = c.X+p.at[j].X, c.Y+p.at[j].Y
			n++
		}
	}
	if n == 0 {
		return c, false
	}
	return Point{X: c.X / n, Y: c.Y / n}, true
}

// openPlace is the middle of the widest gap, by angle, in i's ring, halfway
// between its limits. In an empty ring that is to the right of the middle.
func (p *plan) openPlace(i int32) Point {
	var turns []float64
	for j, node := range p.w.nodes {
		if p.placed[j] && node.Ring == p.w.nodes[i].Ring {
			turns = append(turns, math.Atan2(p.at[j].Y, p.at[j].X))
		}
	}
	lo, hi := p.rings.limits(p.w.nodes[i].Ring)
	r, turn := (lo+hi)/2, 0.0
	if len(turns) > 0 {
		slices.Sort(turns)
		widest := -1.0
		for k, t := range turns {
			next := turns[0] + 2*math.Pi
			if k+1 < len(turns) {
				next = turns[k+1]
			}
			if next-t > widest {
				widest, turn = next-t, (t+next)/2
			}
		}
	}
	return Point{X: r * math.Cos(turn), Y: r * math.Sin(turn)}
}

// drawField draws every tie between placed people into a new field.
func (p *plan) drawField() {
	p.field = newField(p.radius() + 1)
	for _, t := range p.w.pairs {
		if p.placed[t.a] && p.placed[t.b] {
			a, b := p.at[t.a], p.at[t.b]
			p.field.draw(a.X, a.Y, b.X, b.Y, 1)
		}
	}
}

// radius is half the side of the square that holds everybody, px.
func (p *plan) radius() float64 {
	far := p.rings.edge[len(p.rings.edge)-1]
	for i, q := range p.at {
		if p.placed[i] {
			far = max(far, math.Abs(q.X), math.Abs(q.Y))
		}
	}
	return far
}
