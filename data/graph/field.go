package graph

import "math"

// field estimates how many ties a line would cross. The map is cut into square
// cells; each knows how much tie length runs through it in each of a few
// directions. Two lines thrown at random into a cell cross with a chance of
// both lengths times the sine of the angle between them, over the cell's area
// (Buffon's needle, for two needles), so the price of a line is a sum over
// samples along it. Ties come and go as people move; nothing is ever rebuilt.
type field struct {
	n     int       // cells per side
	size  float64   // side of a cell, px
	left  float64   // the field covers -left..left both ways
	price []float32 // per cell and direction: crossings expected per px of line
	sine  [directions][directions]float32
}

// fieldCell is about half the side of a cell, px, on maps of middling size.
const fieldCell = 16.0

// directions is how many directions of a line are told apart.
const directions = 8

// newField makes an empty field for a map of the given radius. Nothing may be
// drawn outside it.
func newField(radius float64) *field {
	n := int(min(max(radius/fieldCell, 24), 64))
	f := &field{n: n, size: 2 * radius / float64(n), left: radius, price: make([]float32, n*n*directions)}
	for a := range directions {
		for b := range directions {
			between := directionAngle(a) - directionAngle(b)
			f.sine[a][b] = float32(math.Abs(math.Sin(between)) / (f.size * f.size))
		}
	}
	return f
}

// direction sorts a line by its angle without trigonometry: it grows with the
// angle from 0 (along x) through a half turn.
func direction(dx, dy float64) int {
	if dy < 0 {
		dx, dy = -dx, -dy
	}
	sum := math.Abs(dx) + dy
	if sum == 0 {
		return 0
	}
	t := dy / sum
	if dx < 0 {
		t = 2 - t
	}
	return min(int(t*directions/2), directions-1)
}

// directionAngle is the angle in the middle of a direction.
func directionAngle(k int) float64 {
	t := (float64(k) + 0.5) * 2 / directions
	if t > 1 {
		return math.Pi - math.Atan2(2-t, t-1)
	}
	return math.Atan2(t, 1-t)
}

// path walks along a line: where its first sample lies, the step to the next
// (both in cells), how many there are and how many px each stands for.
func (f *field) path(x1, y1, x2, y2 float64) (x, y, sx, sy float64, steps int, piece float64) {
	dx, dy := x2-x1, y2-y1
	length := math.Sqrt(dx*dx + dy*dy)
	steps = int(length/f.size) + 1
	part := 1 / float64(steps)
	sx, sy = dx*part/f.size, dy*part/f.size
	return (x1+f.left)/f.size + sx/2, (y1+f.left)/f.size + sy/2, sx, sy, steps, length * part
}

// draw adds a line to the field, or takes it away with a negative sign.
func (f *field) draw(x1, y1, x2, y2 float64, sign float32) {
	k := direction(x2-x1, y2-y1)
	x, y, sx, sy, steps, piece := f.path(x1, y1, x2, y2)
	var add [directions]float32
	for a := range add {
		add[a] = sign * float32(piece) * f.sine[k][a]
	}
	for range steps {
		c := (int(y)*f.n + int(x)) * directions
		price := f.price[c : c+directions : c+directions]
		for a := range add {
			price[a] += add[a]
		}
		x += sx
		y += sy
	}
}

// drawAll draws every tie.
func (f *field) drawAll(w *web, at []Point) {
	for _, t := range w.pairs {
		f.draw(at[t.a].X, at[t.a].Y, at[t.b].X, at[t.b].Y, 1)
	}
}

// cost is how many drawn lines a line is expected to cross.
func (f *field) cost(x1, y1, x2, y2 float64) float64 {
	k := direction(x2-x1, y2-y1)
	x, y, sx, sy, steps, piece := f.path(x1, y1, x2, y2)
	sum := float32(0)
	for range steps {
		sum += f.price[(int(y)*f.n+int(x))*directions+k]
		x += sx
		y += sy
	}
	return float64(sum) * piece
}

// total is how many crossings are expected among all ties of a map whose ties
// are drawn, and how long they are together, px.
func (f *field) total(w *web, at []Point) (crossed, length float64) {
	for _, t := range w.pairs {
		a, b := at[t.a], at[t.b]
		crossed += f.cost(a.X, a.Y, b.X, b.Y)
		length += math.Hypot(a.X-b.X, a.Y-b.Y)
	}
	return crossed, length
}
