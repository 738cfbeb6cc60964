package picture

import (
	"math"
	"slices"
)

// Hull returns the outline of everything within pad of the convex hull of the
// points: straight sides, round corners of radius pad. One point gives a
// circle, two give a capsule. It serves to draw a region around a group.
func Hull(pad float64, pts ...Point) Path {
	pad = math.Max(0, finite(pad))
	h := convex(pts)
	switch len(h) {
	case 0:
		return Path{}
	case 1:
		return Circle(h[0].X, h[0].Y, pad)
	}
	var p Path
	for i, b := range h {
		a, c := h[(i+len(h)-1)%len(h)], h[(i+1)%len(h)]
		from := outward(a, b)
		to := outward(b, c)
		if to < from {
			to += 360
		}
		p.arc(b.X, b.Y, pad, from, to, i == 0)
	}
	p.Close()
	return p
}

// outward is the angle, in degrees, of the normal that points out of a hull
// that runs clockwise on the screen from a to b.
func outward(a, b Point) float64 {
	return math.Atan2(-(b.X-a.X), b.Y-a.Y) * 180 / math.Pi
}

// convex is Andrew's monotone chain; the result runs clockwise on the screen
// (y downwards) and has no three points in a line.
func convex(pts []Point) []Point {
	ps := make([]Point, 0, len(pts))
	for _, q := range pts {
		if q.ok() {
			ps = append(ps, q)
		}
	}
	slices.SortFunc(ps, func(a, b Point) int {
		if a.X != b.X {
			return compare(a.X, b.X)
		}
		return compare(a.Y, b.Y)
	})
	ps = slices.Compact(ps)
	if len(ps) < 3 {
		return ps
	}
	half := func(next func(i int) Point) []Point {
		var h []Point
		for i := range ps {
			q := next(i)
			for len(h) > 1 && turn(h[len(h)-2], h[len(h)-1], q) <= 0 {
				h = h[:len(h)-1]
			}
			h = append(h, q)
		}
		return h[:len(h)-1]
	}
	fore := half(func(i int) Point { return ps[i] })
	back := half(func(i int) Point { return ps[len(ps)-1-i] })
	return append(fore, back...)
}

// turn is positive when a, b, c turn clockwise on the screen.
func turn(a, b, c Point) float64 {
	return (b.X-a.X)*(c.Y-a.Y) - (b.Y-a.Y)*(c.X-a.X)
}

func compare(a, b float64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// hatchLimit bounds the lines of one hatching, whatever is asked.
const hatchLimit = 2000

// Hatch returns parallel lines that fill the inside of the path (even–odd),
// spacing apart, turned by degrees clockwise from level. Stroke it to give a
// region a texture, so that it is not told by its colour alone.
func Hatch(p Path, spacing, degrees float64) Path {
	var out Path
	if !(spacing > 0) || !isFinite(degrees) {
		return out
	}
	level, back := turning(-degrees, 0, 0), turning(degrees, 0, 0)
	lines := flatten(p.mapped(level), affine{1, 0, 0, 1, 0, 0}, 0.2)
	b := emptyBox()
	for _, l := range lines {
		for _, q := range l.pts {
			b = b.Union(Box{q.X, q.Y, q.X, q.Y})
		}
	}
	if b.Empty() {
		return out
	}
	spacing = math.Max(spacing, b.H()/hatchLimit)
	for y := (math.Floor(b.Y0/spacing) + 0.5) * spacing; y < b.Y1; y += spacing {
		xs := crossings(lines, y)
		for i := 0; i+1 < len(xs); i += 2 {
			from, to := back.apply(Point{xs[i], y}), back.apply(Point{xs[i+1], y})
			out.MoveTo(from.X, from.Y).LineTo(to.X, to.Y)
		}
	}
	return out
}

// Holds reports whether a point lies inside the path (even–odd).
func (p Path) Holds(at Point) bool {
	inside := 0
	for _, x := range crossings(flatten(p, affine{1, 0, 0, 1, 0, 0}, 0.2), at.Y) {
		if x < at.X {
			inside++
		}
	}
	return inside%2 == 1
}

// crossings returns, in order, where closed outlines meet the level line at y.
func crossings(lines []polyline, y float64) []float64 {
	var xs []float64
	for _, l := range lines {
		for i, b := range l.pts {
			a := l.pts[(i+len(l.pts)-1)%len(l.pts)]
			if (a.Y <= y) != (b.Y <= y) {
				xs = append(xs, a.X+(y-a.Y)/(b.Y-a.Y)*(b.X-a.X))
			}
		}
	}
	slices.Sort(xs)
	return xs
}
