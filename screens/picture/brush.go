package picture

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// flatness is how far, in device pixels, a line may stray from its curve.
const flatness = 0.05

// strip is the height in device pixels in which a shape is rasterised. Each
// strip takes only the width that it needs, so a long slanting line costs its
// own pixels, not those of its bounding box.
const strip = 48

// brush fills outlines on an image. Its buffers are used again and again.
type brush struct {
	dst   *image.RGBA
	z     vector.Rasterizer
	mask  []uint8
	edges []edge
}

// edge is a line that goes down the image; dir is −1 when it was turned over.
type edge struct {
	x0, y0, x1, y1 float64
	dir            int8
}

// begin forgets the edges of the shape before.
func (b *brush) begin() { b.edges = b.edges[:0] }

// add takes in outlines, each moved by at.
func (b *brush) add(lines []polyline, at Point) {
	for _, l := range lines {
		prev := l.pts[len(l.pts)-1]
		for _, q := range l.pts {
			b.edge(Point{prev.X + at.X, prev.Y + at.Y}, Point{q.X + at.X, q.Y + at.Y})
			prev = q
		}
	}
}

// fill paints the inside of the outlines (non-zero rule) in one go.
func (b *brush) fill(lines []polyline, c color.NRGBA) {
	if c.A > 0 {
		b.begin()
		b.add(lines, Point{})
		b.paint(c)
	}
}

// addEdges takes in edges that were made before, moved by at.
func (b *brush) addEdges(es []edge, at Point) {
	for _, e := range es {
		b.edges = append(b.edges, edge{e.x0 + at.X, e.y0 + at.Y, e.x1 + at.X, e.y1 + at.Y, e.dir})
	}
}

func (b *brush) edge(p, q Point) {
	switch {
	case p.Y < q.Y:
		b.edges = append(b.edges, edge{p.X, p.Y, q.X, q.Y, 1})
	case p.Y > q.Y:
		b.edges = append(b.edges, edge{q.X, q.Y, p.X, p.Y, -1})
	}
}

// paint rasterises the edges since begin, strip by strip.
func (b *brush) paint(c color.NRGBA) {
	frame := b.dst.Rect
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, e := range b.edges {
		top, bottom = math.Min(top, e.y0), math.Max(bottom, e.y1)
	}
	if !(top < bottom) {
		return
	}
	y0 := floorIn(top, frame.Min.Y, frame.Max.Y)
	y1 := ceilIn(bottom, frame.Min.Y, frame.Max.Y)
	for y := y0; y < y1; y += strip {
		b.paintStrip(y, min(y+strip, y1), c)
	}
}

func (b *brush) paintStrip(y0, y1 int, c color.NRGBA) {
	left, right := math.Inf(1), math.Inf(-1)
	for _, e := range b.edges {
		if e.y1 <= float64(y0) || e.y0 >= float64(y1) {
			continue
		}
		xa, xb := e.within(float64(y0), float64(y1))
		left, right = math.Min(left, math.Min(xa, xb)), math.Max(right, math.Max(xa, xb))
	}
	frame := b.dst.Rect
	r := image.Rect(floorIn(left, frame.Min.X, frame.Max.X), y0, ceilIn(right, frame.Min.X, frame.Max.X), y1)
	if !(left < right) || r.Empty() {
		return
	}
	b.z.Reset(r.Dx(), r.Dy())
	for _, e := range b.edges {
		if e.y1 > float64(y0) && e.y0 < float64(y1) {
			b.part(e, r)
		}
	}
	b.blend(r, c)
}

// within returns the x of the edge where it enters and leaves the rows y0 to y1.
func (e edge) within(y0, y1 float64) (xa, xb float64) {
	slope := (e.x1 - e.x0) / (e.y1 - e.y0)
	xa, xb = e.x0, e.x1
	if e.y0 < y0 {
		xa += (y0 - e.y0) * slope
	}
	if e.y1 > y1 {
		xb += (y1 - e.y1) * slope
	}
	return xa, xb
}

// part hands what is inside r of an edge to the rasteriser. What lies left of
// r is moved onto its left side, where it still counts for the cover of the
// pixels to its right; what lies right of r counts for none.
func (b *brush) part(e edge, r image.Rectangle) {
	y0, y1 := math.Max(e.y0, float64(r.Min.Y)), math.Min(e.y1, float64(r.Max.Y))
	xa, xb := e.within(float64(r.Min.Y), float64(r.Max.Y))
	xa, xb = xa-float64(r.Min.X), xb-float64(r.Min.X)
	y0, y1 = y0-float64(r.Min.Y), y1-float64(r.Min.Y)
	w := float64(r.Dx())
	if xa >= 0 && xb >= 0 && xa <= w && xb <= w {
		b.straight(xa, y0, xb, y1, e.dir)
		return
	}
	in := func(x float64) float64 { return math.Min(w, math.Max(0, x)) }
	if xa == xb {
		b.straight(in(xa), y0, in(xa), y1, e.dir)
		return
	}
	cut := func(x float64) float64 { // y where the edge crosses x, kept inside
		return math.Min(y1, math.Max(y0, y0+(x-xa)/(xb-xa)*(y1-y0)))
	}
	ya, yb := cut(0), cut(w)
	if xa > xb {
		ya, yb = yb, ya
	}
	b.straight(in(xa), y0, in(xa), ya, e.dir)
	b.straight(in(xa), ya, in(xb), yb, e.dir)
	b.straight(in(xb), yb, in(xb), y1, e.dir)
}

func (b *brush) straight(x0, y0, x1, y1 float64, dir int8) {
	if !(y0 < y1) {
		return
	}
	if dir < 0 {
		x0, y0, x1, y1 = x1, y1, x0, y0
	}
	b.z.MoveTo(float32(x0), float32(y0))
	b.z.LineTo(float32(x1), float32(y1))
}

// blend paints the rasterised mask with a colour over r.
func (b *brush) blend(r image.Rectangle, c color.NRGBA) {
	n := r.Dx() * r.Dy()
	if cap(b.mask) < n {
		b.mask = make([]uint8, n)
	}
	m := image.Alpha{Pix: b.mask[:n], Stride: r.Dx(), Rect: image.Rect(0, 0, r.Dx(), r.Dy())}
	b.z.DrawOp = 1 // replace: the buffer holds an older mask
	b.z.Draw(&m, m.Rect, image.Opaque, image.Point{})
	for y := r.Min.Y; y < r.Max.Y; y++ {
		at := b.dst.PixOffset(r.Min.X, y)
		row := m.Pix[(y-r.Min.Y)*m.Stride:][:m.Stride]
		blendRow(b.dst.Pix[at:at+4*len(row)], row, c)
	}
}

func blendRow(pix, mask []uint8, c color.NRGBA) {
	a32 := uint32(c.A)
	for x := 0; x < len(mask); x++ {
		m := uint32(mask[x])
		if m == 0 {
			// Most of a mask is empty: pass eight pixels at a time.
			for x+8 < len(mask) && binary.LittleEndian.Uint64(mask[x+1:]) == 0 {
				x += 8
			}
			continue
		}
		p := pix[4*x : 4*x+4 : 4*x+4]
		a := m * a32 // of 255·255
		if a == 255*255 {
			p[0], p[1], p[2], p[3] = c.R, c.G, c.B, 255
			continue
		}
		rest := 255*255 - a
		p[0] = mix(p[0], c.R, a, rest)
		p[1] = mix(p[1], c.G, a, rest)
		p[2] = mix(p[2], c.B, a, rest)
		p[3] = mix(p[3], 255, a, rest)
	}
}

// mix weighs the old premultiplied value and the new plain one; the weights add up to 255².
func mix(old, add uint8, a, rest uint32) uint8 {
	return uint8((uint32(old)*rest + uint32(add)*a + 255*255/2) / (255 * 255))
}

func floorIn(v float64, lo, hi int) int {
	return int(math.Floor(math.Min(math.Max(v, float64(lo)), float64(hi))))
}

func ceilIn(v float64, lo, hi int) int {
	return int(math.Ceil(math.Min(math.Max(v, float64(lo)), float64(hi))))
}
