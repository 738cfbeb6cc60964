package picture

import "math"

// Box is a rectangle from (X0, Y0) to (X1, Y1) in logical pixels.
type Box struct{ X0, Y0, X1, Y1 float64 }

func emptyBox() Box {
	return Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
}

// W returns the width of the box.
func (b Box) W() float64 { return b.X1 - b.X0 }

// H returns the height of the box.
func (b Box) H() float64 { return b.Y1 - b.Y0 }

// Empty reports whether the box holds no point at all.
func (b Box) Empty() bool { return !(b.X0 <= b.X1 && b.Y0 <= b.Y1) }

// Union returns the smallest box that holds both.
func (b Box) Union(c Box) Box {
	if c.Empty() {
		return b
	}
	if b.Empty() {
		return c
	}
	return Box{math.Min(b.X0, c.X0), math.Min(b.Y0, c.Y0), math.Max(b.X1, c.X1), math.Max(b.Y1, c.Y1)}
}

// Overlaps reports whether the two share more than an edge.
func (b Box) Overlaps(c Box) bool {
	return b.X0 < c.X1 && c.X0 < b.X1 && b.Y0 < c.Y1 && c.Y0 < b.Y1
}

// Inset returns the box made smaller by d on each side, larger when d < 0.
func (b Box) Inset(d float64) Box {
	return Box{b.X0 + d, b.Y0 + d, b.X1 - d, b.Y1 - d}
}

// mapped returns the box of the four corners after m.
func (b Box) mapped(m affine) Box {
	out := emptyBox()
	if b.Empty() {
		return out
	}
	for _, p := range [4]Point{{b.X0, b.Y0}, {b.X1, b.Y0}, {b.X1, b.Y1}, {b.X0, b.Y1}} {
		q := m.apply(p)
		out = out.Union(Box{q.X, q.Y, q.X, q.Y})
	}
	return out
}
