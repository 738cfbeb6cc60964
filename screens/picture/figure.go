package picture

import "math"

// kappa places the control points of a cubic curve so that it follows a
// quarter of a circle within 0.03 % of the radius.
const kappa = 0.5522847498307936

// Circle returns a full circle.
func Circle(cx, cy, r float64) Path { return Ellipse(cx, cy, r, r) }

// Ellipse returns a full ellipse with radii rx and ry.
func Ellipse(cx, cy, rx, ry float64) Path {
	var p Path
	kx, ky := rx*kappa, ry*kappa
	p.MoveTo(cx+rx, cy)
	p.CubicTo(cx+rx, cy+ky, cx+kx, cy+ry, cx, cy+ry)
	p.CubicTo(cx-kx, cy+ry, cx-rx, cy+ky, cx-rx, cy)
	p.CubicTo(cx-rx, cy-ky, cx-kx, cy-ry, cx, cy-ry)
	p.CubicTo(cx+kx, cy-ry, cx+rx, cy-ky, cx+rx, cy)
	p.Close()
	return p
}

// Rectangle returns a rectangle with its left top corner at x, y.
func Rectangle(x, y, w, h float64) Path {
	return Polygon(Point{x, y}, Point{x + w, y}, Point{x + w, y + h}, Point{x, y + h})
}

// RoundRect is a rectangle with round corners of radius r, at most half a side.
func RoundRect(x, y, w, h, r float64) Path {
	r = math.Min(r, math.Min(math.Abs(w), math.Abs(h))/2)
	if !(r > 0) {
		return Rectangle(x, y, w, h)
	}
	var p Path
	k := r * (1 - kappa)
	p.MoveTo(x+r, y).LineTo(x+w-r, y)
	p.CubicTo(x+w-k, y, x+w, y+k, x+w, y+r)
	p.LineTo(x+w, y+h-r)
	p.CubicTo(x+w, y+h-k, x+w-k, y+h, x+w-r, y+h)
	p.LineTo(x+r, y+h)
	p.CubicTo(x+k, y+h, x, y+h-k, x, y+h-r)
	p.LineTo(x, y+r)
	p.CubicTo(x, y+k, x+k, y, x+r, y)
	p.Close()
	return p
}

// Segment returns a straight line.
func Segment(x0, y0, x1, y1 float64) Path {
	return Polyline(Point{x0, y0}, Point{x1, y1})
}

// Polyline returns straight lines through the points; points that are not
// finite are left out.
func Polyline(pts ...Point) Path {
	p := Path{ops: make([]op, 0, len(pts)+1), pts: make([]Point, 0, len(pts))}
	for _, q := range pts {
		if len(p.ops) == 0 {
			p.MoveTo(q.X, q.Y)
		} else {
			p.LineTo(q.X, q.Y)
		}
	}
	return p
}

// Polygon is a closed Polyline.
func Polygon(pts ...Point) Path {
	p := Polyline(pts...)
	p.Close()
	return p
}

// Arc returns a part of a circle as an open line. Angles are in degrees
// clockwise from the right hand side; it runs from one to the other, against
// the clock when to < from, and never more than once around.
func Arc(cx, cy, r, from, to float64) Path {
	var p Path
	p.arc(cx, cy, r, from, to, true)
	return p
}

// Sector returns a closed slice of a ring between the radii r0 and r1; with
// r0 = 0 it is a slice of a pie. Angles as for Arc.
func Sector(cx, cy, r0, r1, from, to float64) Path {
	var p Path
	p.arc(cx, cy, r1, from, to, true)
	if r0 > 0 {
		p.arc(cx, cy, r0, to, from, false)
	} else {
		p.LineTo(cx, cy)
	}
	p.Close()
	return p
}

// arc appends curves of at most a quarter turn each; the control points lie
// 4/3·tan(θ/4) radii along the tangents.
func (p *Path) arc(cx, cy, r, from, to float64, move bool) {
	if !isFinite(from) || !isFinite(to) {
		return
	}
	sweep := math.Max(-360, math.Min(360, to-from)) * math.Pi / 180
	n := max(1, int(math.Ceil(math.Abs(sweep)/(math.Pi/2)-1e-9)))
	step := sweep / float64(n)
	k := 4.0 / 3 * math.Tan(step/4) * r
	a := math.Mod(from, 360) * math.Pi / 180
	sin, cos := math.Sincos(a)
	x, y := cx+r*cos, cy+r*sin
	if move {
		p.MoveTo(x, y)
	} else {
		p.LineTo(x, y)
	}
	for range n {
		x1, y1 := x-k*sin, y+k*cos
		a += step
		sin, cos = math.Sincos(a)
		x, y = cx+r*cos, cy+r*sin
		p.CubicTo(x1, y1, x+k*sin, y-k*cos, x, y)
	}
}

// Smooth returns a soft curve through the points (centripetal Catmull–Rom,
// Yuksel, Schaefer & Keyser 2011: no loops or cusps within a piece).
func Smooth(closed bool, pts ...Point) Path {
	pts = distinct(pts, closed)
	n := len(pts)
	if n < 3 {
		return Polyline(pts...)
	}
	at := func(i int) Point {
		if closed {
			return pts[(i+n)%n]
		}
		return pts[min(max(i, 0), n-1)]
	}
	var p Path
	p.MoveTo(pts[0].X, pts[0].Y)
	pieces := n - 1
	if closed {
		pieces = n
	}
	for i := range pieces {
		c1, c2 := catmullRom(at(i-1), at(i), at(i+1), at(i+2))
		e := at(i + 1)
		p.CubicTo(c1.X, c1.Y, c2.X, c2.Y, e.X, e.Y)
	}
	if closed {
		p.Close()
	}
	return p
}

// catmullRom returns the control points for the piece from b to c.
func catmullRom(a, b, c, d Point) (Point, Point) {
	d1, d2, d3 := math.Sqrt(dist(a, b)), math.Sqrt(dist(b, c)), math.Sqrt(dist(c, d))
	c1, c2 := b, c
	if d1 > 0 {
		w := 3 * d1 * (d1 + d2)
		f := 2*d1*d1 + 3*d1*d2 + d2*d2
		c1.X = (d1*d1*c.X - d2*d2*a.X + f*b.X) / w
		c1.Y = (d1*d1*c.Y - d2*d2*a.Y + f*b.Y) / w
	}
	if d3 > 0 {
		w := 3 * d3 * (d3 + d2)
		f := 2*d3*d3 + 3*d3*d2 + d2*d2
		c2.X = (d3*d3*b.X - d2*d2*d.X + f*c.X) / w
		c2.Y = (d3*d3*b.Y - d2*d2*d.Y + f*c.Y) / w
	}
	return c1, c2
}

// distinct drops points that are not finite or repeat the one before.
func distinct(pts []Point, closed bool) []Point {
	out := make([]Point, 0, len(pts))
	for _, q := range pts {
		if q.ok() && (len(out) == 0 || q != out[len(out)-1]) {
			out = append(out, q)
		}
	}
	if closed && len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// Ribbon returns the closed area between two soft curves: there runs one way,
// back the other, so that it begins where there ends.
func Ribbon(there, back []Point) Path {
	p, q := Smooth(false, there...), Smooth(false, back...)
	if q.Empty() {
		return p.Closed()
	}
	q.ops = append([]op{opLine}, q.ops[1:]...)
	if p.Empty() {
		q.ops[0] = opMove
	}
	p.Append(q)
	p.Close()
	return p
}
