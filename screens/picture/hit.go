package picture

import "math"

// Hit is a place in the picture that stands for a record.
type Hit struct {
	// ID names the record; the caller chooses its form.
	ID   string
	Area Area
	// Label is the first line of a tooltip (a name, a date), Detail the rest.
	Label, Detail string
	// Level decides between hits that overlap: the higher one answers.
	Level int
}

// Area is the place of a hit: a Rect, Disc or Line.
type Area interface {
	// Distance returns how far (x, y) is from the middle of the area (for a
	// Rect: 0) and whether the area holds the point at all.
	Distance(x, y float64) (d float64, inside bool)
	// Center returns a point to put a tooltip or a focus ring at.
	Center() (x, y float64)
	shift(dx, dy float64) Area
}

// Rect is a rectangle with its left top corner at X, Y.
type Rect struct{ X, Y, W, H float64 }

// Disc is a circle; give it a generous radius, a dot is hard to meet.
type Disc struct{ X, Y, R float64 }

// Line is a polyline that answers within Reach pixels of it.
type Line struct {
	Points []Point
	Reach  float64
}

// At returns the hit at (x, y): of those that hold the point the one with the
// highest Level, then the nearest, then the last listed.
func (p *Picture) At(x, y float64) (Hit, bool) {
	i := p.IndexAt(x, y)
	if i < 0 {
		return Hit{}, false
	}
	return p.Hits[i], true
}

// IndexAt is At with the position in Hits, or -1, for callers that step
// through the hits with the keyboard.
func (p *Picture) IndexAt(x, y float64) int {
	best, bestD := -1, math.Inf(1)
	for i, h := range p.Hits {
		if h.Area == nil {
			continue
		}
		d, in := h.Area.Distance(x, y)
		if !in {
			continue
		}
		if best < 0 || h.Level > p.Hits[best].Level ||
			h.Level == p.Hits[best].Level && d <= bestD {
			best, bestD = i, d
		}
	}
	return best
}

// Distance is 0 inside the rectangle.
func (r Rect) Distance(x, y float64) (float64, bool) {
	return 0, x >= r.X && y >= r.Y && x <= r.X+r.W && y <= r.Y+r.H
}

// Center returns the middle of the rectangle.
func (r Rect) Center() (x, y float64) { return r.X + r.W/2, r.Y + r.H/2 }

func (r Rect) shift(dx, dy float64) Area { return Rect{r.X + dx, r.Y + dy, r.W, r.H} }

// Distance is measured from the centre.
func (c Disc) Distance(x, y float64) (float64, bool) {
	d := math.Hypot(x-c.X, y-c.Y)
	return d, d <= c.R
}

// Center returns the centre of the disc.
func (c Disc) Center() (x, y float64) { return c.X, c.Y }

func (c Disc) shift(dx, dy float64) Area { return Disc{c.X + dx, c.Y + dy, c.R} }

// Distance is measured from the nearest point of the line.
func (l Line) Distance(x, y float64) (float64, bool) {
	best := math.Inf(1)
	for i, p := range l.Points {
		q := p
		if i > 0 {
			q = l.Points[i-1]
		}
		best = math.Min(best, toSegment(Point{x, y}, q, p))
	}
	return best, best <= l.Reach
}

// Center returns the point halfway along the line.
func (l Line) Center() (x, y float64) {
	total := 0.0
	for i := 1; i < len(l.Points); i++ {
		total += dist(l.Points[i-1], l.Points[i])
	}
	left := total / 2
	for i := 1; i < len(l.Points); i++ {
		a, b := l.Points[i-1], l.Points[i]
		d := dist(a, b)
		if d >= left && d > 0 {
			return a.X + (b.X-a.X)*left/d, a.Y + (b.Y-a.Y)*left/d
		}
		left -= d
	}
	if len(l.Points) == 0 {
		return 0, 0
	}
	last := l.Points[len(l.Points)-1]
	return last.X, last.Y
}

func (l Line) shift(dx, dy float64) Area {
	pts := append([]Point(nil), l.Points...)
	for i := range pts {
		pts[i].X += dx
		pts[i].Y += dy
	}
	return Line{pts, l.Reach}
}

func dist(a, b Point) float64 { return math.Hypot(b.X-a.X, b.Y-a.Y) }

func toSegment(p, a, b Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if n := dx*dx + dy*dy; n > 0 {
		t = math.Min(1, math.Max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/n))
	}
	return dist(p, Point{a.X + t*dx, a.Y + t*dy})
}
