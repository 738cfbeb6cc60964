package picture

import "math"

// polyline is a part of a path after curves have become short lines.
type polyline struct {
	pts    []Point
	closed bool
}

// maxPieces bounds the lines that one curve becomes.
const maxPieces = 256

// flatten maps a path and turns curves into lines that stray from them by at
// most about tol, in mapped units.
func flatten(p Path, m affine, tol float64) []polyline {
	return appendFlat(nil, p, m, tol)
}

func appendFlat(out []polyline, p Path, m affine, tol float64) []polyline {
	var cur []Point
	end := func(closed bool) {
		if len(cur) > 0 {
			out = append(out, polyline{cur, closed})
		}
		cur = nil
	}
	at := 0
	for i, o := range p.ops {
		switch o {
		case opMove:
			end(false)
			cur = make([]Point, 0, len(p.ops)-i)
			cur = append(cur, m.apply(p.pts[at]))
		case opLine:
			cur = append(cur, m.apply(p.pts[at]))
		case opCubic:
			cur = appendCubic(cur, m.apply(p.pts[at]), m.apply(p.pts[at+1]), m.apply(p.pts[at+2]), tol)
		case opClose:
			end(true)
		}
		at += o.points()
	}
	end(false)
	return out
}

// appendCubic cuts a curve into n equal steps of its parameter; the distance
// to the curve is at most (√3/18)·(3·d)/n² for a second difference d of the
// control points, hence n = √(d·0.29/tol) (Wang 1984, "Intersection and
// subdivision algorithms of Bézier curves", bounds the depth in the same way).
func appendCubic(pts []Point, c1, c2, e Point, tol float64) []Point {
	s := pts[len(pts)-1]
	d := math.Max(math.Hypot(s.X-2*c1.X+c2.X, s.Y-2*c1.Y+c2.Y), math.Hypot(c1.X-2*c2.X+e.X, c1.Y-2*c2.Y+e.Y))
	n := 1 + int(math.Min(maxPieces-1, math.Sqrt(0.75*d/tol)))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		a, b, c, f := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		pts = append(pts, Point{a*s.X + b*c1.X + c*c2.X + f*e.X, a*s.Y + b*c1.Y + c*c2.Y + f*e.Y})
	}
	return append(pts, e)
}
