package picture

import "math"

// A stroke becomes filled outlines in which every part turns the same way
// round: the quad of each line, the wedge of each corner, the caps. The
// rasteriser adds up signed areas and stops at full cover, so parts that lie
// on each other do not darken, and edges inside cancel exactly: the rim stays
// as smooth as that of one polygon.

const (
	miterLimit = 4     // of the width, as in SVG
	straight   = 0.003 // sine of the turn below which a corner needs no wedge
	maxDashes  = 20000 // in one stroke; more are drawn solid
)

type stroker struct {
	*brush
	hw    float64 // half the width, in device pixels
	cap   Cap
	join  Join
	step  float64 // angle of one piece of a round corner
	wedge []Point // used again and again
}

// stroke adds the outlines of a stroked path, in device pixels, to the brush.
func (b *brush) stroke(p Path, s Stroke, m affine, scale float64) {
	lines := flatten(p, m, flatness)
	if dash, ok := dashLengths(s.Dash, scale, lines); ok {
		lines = dashed(lines, dash)
	}
	k := stroker{brush: b, hw: math.Min(s.Width*scale, 1e6) / 2, cap: s.Cap, join: s.Join}
	k.step = 2 * math.Acos(1-math.Min(1, flatness/math.Max(k.hw, flatness)))
	k.step = math.Max(k.step, 2*math.Pi/maxPieces)
	for _, l := range lines {
		k.line(l)
	}
}

func (k *stroker) line(l polyline) {
	pts := distinct(l.pts, l.closed)
	if len(pts) == 0 {
		return
	}
	if len(pts) == 1 {
		k.point(pts[0])
		return
	}
	closed := l.closed && len(pts) > 2
	n := len(pts)
	lines := n - 1
	if closed {
		lines = n
	}
	for i := range lines {
		a, b := pts[i], pts[(i+1)%n]
		k.quad(a, b)
		if closed || i+2 < n {
			k.corner(a, b, pts[(i+2)%n])
		}
	}
	if !closed {
		k.end(pts[1], pts[0])
		k.end(pts[n-2], pts[n-1])
	}
}

// normal returns the left normal of a line, half the width long.
func (k *stroker) normal(a, b Point) Point {
	d := dist(a, b)
	return Point{-(b.Y - a.Y) / d * k.hw, (b.X - a.X) / d * k.hw}
}

// emit adds a closed outline.
func (k *stroker) emit(pts ...Point) {
	prev := pts[len(pts)-1]
	for _, q := range pts {
		k.edge(prev, q)
		prev = q
	}
}

func (k *stroker) quad(a, b Point) {
	n := k.normal(a, b)
	k.emit(Point{a.X + n.X, a.Y + n.Y}, Point{a.X - n.X, a.Y - n.Y},
		Point{b.X - n.X, b.Y - n.Y}, Point{b.X + n.X, b.Y + n.Y})
}

// corner fills the wedge on the outer side of the turn at b.
func (k *stroker) corner(a, b, c Point) {
	n, m := k.normal(a, b), k.normal(b, c)
	sin := (n.X*m.Y - n.Y*m.X) / (k.hw * k.hw)
	cos := (n.X*m.X + n.Y*m.Y) / (k.hw * k.hw)
	if math.Abs(sin) < straight && cos > 0 {
		return
	}
	// The outer side is the right one in a left turn; swap so that the wedge
	// turns the same way round as the quads.
	from, to := Point{-n.X, -n.Y}, Point{-m.X, -m.Y}
	if sin < 0 {
		from, to = m, n
	}
	wedge := append(k.wedge[:0], b, Point{b.X + from.X, b.Y + from.Y})
	switch {
	case k.join == JoinRound:
		wedge = k.pie(wedge, b, from, to)
	case k.join == JoinMiter && 2 <= miterLimit*miterLimit*(1+cos):
		f := 1 / (1 + cos)
		wedge = append(wedge, Point{b.X + (from.X+to.X)*f, b.Y + (from.Y+to.Y)*f})
	}
	k.wedge = append(wedge, Point{b.X + to.X, b.Y + to.Y})
	k.emit(k.wedge...)
}

// pie appends the points of the round rim about c strictly between two radii.
func (k *stroker) pie(pts []Point, c, from, to Point) []Point {
	a0 := math.Atan2(from.Y, from.X)
	turn := math.Atan2(to.Y, to.X) - a0
	if turn <= 0 {
		turn += 2 * math.Pi
	}
	n := int(math.Ceil(turn / k.step))
	for i := 1; i < n; i++ {
		sin, cos := math.Sincos(a0 + turn*float64(i)/float64(n))
		pts = append(pts, Point{c.X + k.hw*cos, c.Y + k.hw*sin})
	}
	return pts
}

// end puts the cap on the end b of the line that comes from a.
func (k *stroker) end(a, b Point) {
	n := k.normal(a, b)
	from, to := Point{b.X - n.X, b.Y - n.Y}, Point{b.X + n.X, b.Y + n.Y}
	switch k.cap {
	case CapRound:
		k.emit(append(k.pie([]Point{from}, b, Point{-n.X, -n.Y}, n), to)...)
	case CapSquare:
		k.emit(from, Point{from.X + n.Y, from.Y - n.X}, Point{to.X + n.Y, to.Y - n.X}, to)
	}
}

// point draws a line of no length: a dot with round caps, a square with square ones.
func (k *stroker) point(p Point) {
	switch k.cap {
	case CapRound:
		r := Point{k.hw, 0}
		k.emit(k.pie([]Point{{p.X + k.hw, p.Y}}, p, r, r)...)
	case CapSquare:
		k.emit(Point{p.X - k.hw, p.Y - k.hw}, Point{p.X + k.hw, p.Y - k.hw},
			Point{p.X + k.hw, p.Y + k.hw}, Point{p.X - k.hw, p.Y + k.hw})
	}
}

// cleanDash returns the dash pattern in even number, or nothing when it has a
// negative or broken length or no ink.
func cleanDash(dash []float64) []float64 {
	sum := 0.0
	for _, d := range dash {
		if d < 0 || !isFinite(d) {
			return nil
		}
		sum += d
	}
	if !(sum > 0) || math.IsInf(sum, 0) {
		return nil
	}
	if len(dash)%2 == 1 {
		return append(append([]float64(nil), dash...), dash...)
	}
	return dash
}

// dashLengths scales a pattern; false means that the lines stay solid.
func dashLengths(dash []float64, scale float64, lines []polyline) ([]float64, bool) {
	dash = cleanDash(dash)
	if dash == nil {
		return nil, false
	}
	out := make([]float64, len(dash))
	period, total := 0.0, 0.0
	for i, d := range dash {
		out[i] = d * scale
		period += out[i]
	}
	for _, l := range lines {
		for i := 1; i < len(l.pts); i++ {
			total += dist(l.pts[i-1], l.pts[i])
		}
	}
	return out, total/period*float64(len(dash)) < maxDashes
}

// dashed cuts lines into the inked parts of a pattern; each line starts it anew.
func dashed(lines []polyline, dash []float64) []polyline {
	var out []polyline
	for _, l := range lines {
		pts := l.pts
		if l.closed && len(pts) > 0 {
			pts = append(append([]Point(nil), pts...), pts[0])
		}
		out = appendDashed(out, pts, dash)
	}
	return out
}

func appendDashed(out []polyline, pts []Point, dash []float64) []polyline {
	i, left := 0, dash[0]
	cur := []Point{}
	if len(pts) > 0 {
		cur = append(cur, pts[0])
	}
	for j := 1; j < len(pts); j++ {
		a, b := pts[j-1], pts[j]
		d := dist(a, b)
		done := 0.0
		for d-done > left {
			done += left
			p := Point{a.X + (b.X-a.X)*done/d, a.Y + (b.Y-a.Y)*done/d}
			if i%2 == 0 {
				out = append(out, polyline{pts: append(cur, p)})
			}
			cur = []Point{p}
			i = (i + 1) % len(dash)
			left = dash[i]
		}
		left -= d - done
		cur = append(cur, b)
	}
	if i%2 == 0 && len(cur) > 1 {
		out = append(out, polyline{pts: cur})
	}
	return out
}
