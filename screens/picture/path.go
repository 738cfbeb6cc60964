package picture

import "math"

// Point is a place in logical pixels.
type Point struct{ X, Y float64 }

func (p Point) ok() bool { return isFinite(p.X) && isFinite(p.Y) }

// Path is a chain of straight and curved strokes of the pen. The zero value is
// an empty path. Steps with a coordinate that is not finite are left out.
type Path struct {
	ops []op
	pts []Point
}

type op uint8

const (
	opMove  op = iota // takes one point
	opLine            // takes one point
	opCubic           // takes two control points and the end
	opClose           // takes none
)

// points says how many points a step takes.
func (o op) points() int { return [...]int{1, 1, 3, 0}[o] }

// Empty reports whether nothing has been drawn.
func (p Path) Empty() bool { return len(p.ops) == 0 }

// MoveTo lifts the pen and sets it down at (x, y). It returns p for chaining.
func (p *Path) MoveTo(x, y float64) *Path { return p.add(opMove, Point{x, y}) }

// LineTo draws a straight line to (x, y).
func (p *Path) LineTo(x, y float64) *Path { return p.add(opLine, Point{x, y}) }

// CubicTo draws a Bézier curve with control points (x1, y1) and (x2, y2) to (x, y).
func (p *Path) CubicTo(x1, y1, x2, y2, x, y float64) *Path {
	return p.add(opCubic, Point{x1, y1}, Point{x2, y2}, Point{x, y})
}

// QuadTo draws a quadratic curve with control point (x1, y1) to (x, y).
func (p *Path) QuadTo(x1, y1, x, y float64) *Path {
	a := p.pen()
	return p.CubicTo(a.X+(x1-a.X)*2/3, a.Y+(y1-a.Y)*2/3, x+(x1-x)*2/3, y+(y1-y)*2/3, x, y)
}

// Close draws a straight line back to where the pen was last set down.
func (p *Path) Close() *Path {
	if n := len(p.ops); n > 0 && p.ops[n-1] != opClose {
		p.ops = append(p.ops, opClose)
	}
	return p
}

// Append adds the strokes of q.
func (p *Path) Append(q Path) *Path {
	p.ops = append(p.ops, q.ops...)
	p.pts = append(p.pts, q.pts...)
	return p
}

// add starts a path that was not begun with a move at its first point.
func (p *Path) add(o op, pts ...Point) *Path {
	for _, q := range pts {
		if !q.ok() {
			return p
		}
	}
	n := len(p.ops)
	if o != opMove && (n == 0 || p.ops[n-1] == opClose) {
		start := pts[0]
		if n > 0 {
			start = p.pen()
		}
		p.ops, p.pts = append(p.ops, opMove), append(p.pts, start)
	}
	p.ops = append(p.ops, o)
	p.pts = append(p.pts, pts...)
	return p
}

// pen is where the next step starts: after a Close, the start of that part.
func (p *Path) pen() Point {
	n := len(p.ops)
	if n == 0 {
		return Point{}
	}
	if p.ops[n-1] != opClose {
		return p.pts[len(p.pts)-1]
	}
	at := len(p.pts)
	for i := n - 1; i >= 0; i-- {
		at -= p.ops[i].points()
		if p.ops[i] == opMove {
			return p.pts[at]
		}
	}
	return Point{}
}

// Shifted returns a copy moved by dx, dy.
func (p Path) Shifted(dx, dy float64) Path {
	return p.mapped(affine{1, 0, 0, 1, dx, dy})
}

// Turned returns a copy turned about (cx, cy) by degrees clockwise.
func (p Path) Turned(degrees, cx, cy float64) Path {
	return p.mapped(turning(degrees, cx, cy))
}

func (p Path) mapped(m affine) Path {
	pts := make([]Point, len(p.pts))
	for i, q := range p.pts {
		pts[i] = m.apply(q)
	}
	return Path{ops: p.ops[:len(p.ops):len(p.ops)], pts: pts}
}

// Bounds returns the box of all points, control points included: never
// smaller than the curve, sometimes a little larger.
func (p Path) Bounds() Box {
	b := emptyBox()
	for _, q := range p.pts {
		b = b.Union(Box{q.X, q.Y, q.X, q.Y})
	}
	return b
}

// affine maps (x, y) to (a·x + c·y + e, b·x + d·y + f), as in SVG and PDF.
type affine struct{ a, b, c, d, e, f float64 }

func (m affine) apply(p Point) Point {
	return Point{m.a*p.X + m.c*p.Y + m.e, m.b*p.X + m.d*p.Y + m.f}
}

// then returns the map that does m first and n afterwards.
func (m affine) then(n affine) affine {
	o := n.apply(Point{m.e, m.f})
	return affine{
		n.a*m.a + n.c*m.b, n.b*m.a + n.d*m.b,
		n.a*m.c + n.c*m.d, n.b*m.c + n.d*m.d,
		o.X, o.Y,
	}
}

func turning(degrees, cx, cy float64) affine {
	sin, cos := math.Sincos(finite(degrees) * math.Pi / 180)
	return affine{cos, sin, -sin, cos, cx - cos*cx + sin*cy, cy - sin*cx - cos*cy}
}

func isFinite(v float64) bool { return v-v == 0 }

// finite turns what is not a number into 0.
func finite(v float64) float64 {
	if isFinite(v) {
		return v
	}
	return 0
}

// Closed returns a copy in which every part is closed.
func (p Path) Closed() Path {
	out := Path{pts: p.pts[:len(p.pts):len(p.pts)], ops: make([]op, 0, len(p.ops)+2)}
	for i, o := range p.ops {
		if o == opMove && i > 0 && p.ops[i-1] != opClose {
			out.ops = append(out.ops, opClose)
		}
		out.ops = append(out.ops, o)
	}
	if n := len(out.ops); n > 0 && out.ops[n-1] != opClose {
		out.ops = append(out.ops, opClose)
	}
	return out
}
