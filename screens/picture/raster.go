package picture

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// MaxPixels bounds the images that Raster makes: beyond it the scale is
// lowered until the image fits (64 million pixels are 256 MB).
const MaxPixels = 64 << 20

// Raster draws the picture as an image; scale is device pixels per logical
// pixel. The image is at least 1 × 1 and at most MaxPixels large.
func (p *Picture) Raster(scale float64) *image.RGBA {
	w, h, scale := p.pixels(scale)
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	p.Draw(img, scale, 0, 0)
	return img
}

// pixels returns the size of the image at a scale, and the scale that was possible.
func (p *Picture) pixels(scale float64) (w, h int, s float64) {
	pw, ph := math.Max(finite(p.W), 0), math.Max(finite(p.H), 0)
	if !(scale > 0) || math.IsInf(scale, 0) {
		scale = 1
	}
	if n := pw * scale * ph * scale; n > MaxPixels {
		scale *= math.Sqrt(MaxPixels / n)
	}
	const side = 1 << 16 // one very long, thin picture
	scale = math.Min(scale, side/math.Max(1, math.Max(pw, ph)))
	size := func(v float64) int { return max(1, int(math.Ceil(v*scale-1e-6))) }
	return size(pw), size(ph), scale
}

// Draw draws the part of the picture that falls on dst, with logical (x, y) at
// pixel (x·scale + dx, y·scale + dy). The background covers all of dst. Use it
// with an image of your own that is drawn on again and again, for panning,
// zooming and tiles.
func (p *Picture) Draw(dst *image.RGBA, scale, dx, dy float64) {
	if !(scale > 0) || math.IsInf(scale, 0) || !isFinite(dx) || !isFinite(dy) || dst.Rect.Empty() {
		return
	}
	f := p.fonts()
	b, _ := f.brushes.Get().(*brush)
	if b == nil {
		b = new(brush)
	}
	b.dst = dst
	b.flood(p.Background)
	c := canvas{brush: b, fonts: f, m: affine{scale, 0, 0, scale, dx, dy}, scale: scale}
	r := dst.Rect
	c.seen = Box{float64(r.Min.X), float64(r.Min.Y), float64(r.Max.X), float64(r.Max.Y)}
	for _, it := range p.Items {
		c.item(it)
	}
	b.dst = nil
	f.brushes.Put(b)
}

// flood sets every pixel to a colour.
func (b *brush) flood(c color.NRGBA) {
	r := b.dst.Rect
	p := color.RGBAModel.Convert(c).(color.RGBA)
	n := 4 * r.Dx()
	first := b.dst.Pix[b.dst.PixOffset(r.Min.X, r.Min.Y):][:n]
	for i := 0; i < n; i += 4 {
		first[i], first[i+1], first[i+2], first[i+3] = p.R, p.G, p.B, p.A
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(b.dst.Pix[b.dst.PixOffset(r.Min.X, y):][:n], first)
	}
}

// canvas draws items on an image.
type canvas struct {
	*brush
	fonts *Fonts
	m     affine // from logical to device pixels
	scale float64
	seen  Box // the image, in device pixels
}

func (c *canvas) item(it Item) {
	switch it := it.(type) {
	case Shape:
		if c.sees(it.Bounds(c.fonts)) {
			c.shape(it)
		}
	case Dots:
		c.dots(it)
	case Text:
		c.text(it)
	case Photo:
		c.photo(it)
	case Plate:
		c.plate(it)
	}
}

// sees reports whether any of a box, plus a pixel for soft edges, is on the image.
func (c *canvas) sees(b Box) bool {
	return !b.Empty() && b.mapped(c.m).Inset(-1).Overlaps(c.seen)
}

func (c *canvas) shape(s Shape) {
	if s.Fill.A > 0 {
		c.fill(flatten(s.Path, c.m, flatness), s.Fill)
	}
	if !s.Stroke.visible() {
		return
	}
	if box, ok := crispLine(s, c.m, c.scale); ok {
		c.fill(box, s.Stroke.Color)
		return
	}
	c.begin()
	c.stroke(s.Path, s.Stroke, c.m, c.scale)
	c.paint(s.Stroke.Color)
}

// crispLine returns a single level or upright line as a box of whole pixels.
func crispLine(s Shape, m affine, scale float64) ([]polyline, bool) {
	p := s.Path
	if !s.Stroke.Crisp || len(s.Stroke.Dash) > 0 || len(p.pts) != 2 || len(p.ops) != 2 {
		return nil, false
	}
	a, b := m.apply(p.pts[0]), m.apply(p.pts[1])
	w := math.Max(1, math.Round(s.Stroke.Width*scale))
	switch {
	case a.X == b.X:
		x := math.Round(a.X - w/2)
		a.X, b.X = x, x+w
	case a.Y == b.Y:
		y := math.Round(a.Y - w/2)
		a.Y, b.Y = y, y+w
	default:
		return nil, false
	}
	return []polyline{{pts: []Point{a, {b.X, a.Y}, b, {a.X, b.Y}}, closed: true}}, true
}

func (c *canvas) dots(d Dots) {
	if !(d.R > 0) || math.IsInf(d.R, 0) {
		return
	}
	mid, ringWidth := d.ring()
	r, same := d.R*c.scale, affine{1, 0, 0, 1, 0, 0}
	disc := Circle(0, 0, mid*c.scale)
	c.begin()
	c.add(flatten(disc, same, flatness), Point{})
	body := slices.Clone(c.edges)
	c.begin()
	if ringWidth > 0 {
		c.stroke(disc, Stroke{Width: ringWidth * c.scale}, same, 1)
	}
	ring := slices.Clone(c.edges)
	for _, q := range d.At {
		at := c.m.apply(q)
		if q.ok() && (Box{at.X - r, at.Y - r, at.X + r, at.Y + r}).Overlaps(c.seen) {
			c.stamp(body, at, d.Fill)
			c.stamp(ring, at, d.Ring)
		}
	}
}

// stamp fills a figure moved to a place.
func (c *canvas) stamp(es []edge, at Point, col color.NRGBA) {
	if col.A > 0 && len(es) > 0 {
		c.begin()
		c.addEdges(es, at)
		c.paint(col)
	}
}

func (c *canvas) text(t Text) {
	if !(t.Size > 0) || !c.sees(t.Bounds(c.fonts).Inset(-t.Size/2)) {
		return
	}
	l := c.fonts.line(t.Str, t.Face)
	m := t.matrix(l).then(c.m)
	if t.Rotate == 0 {
		m.f = math.Round(m.f) // letters stand on whole pixels: sharper feet
	}
	if t.Halo > 0 && t.HaloColor.A > 0 {
		s := Stroke{Color: t.HaloColor, Width: 2 * t.Halo / t.Size}
		c.begin()
		for _, g := range l.glyphs {
			gm := affine{1, 0, 0, 1, g.x, g.y}.then(m)
			c.stroke(c.fonts.outline(g.key), s, gm, t.Size*c.scale)
		}
		c.paint(t.HaloColor)
	}
	for _, g := range l.glyphs {
		gm := affine{1, 0, 0, 1, g.x, g.y}.then(m)
		c.fill(flatten(c.fonts.outline(g.key), gm, flatness), t.Color)
	}
}

// matrix maps ems of a shaped line to logical pixels.
func (t Text) matrix(l *line) affine {
	x, y := t.X-t.indent(l.width*t.Size), t.Y+t.rise()
	m := affine{t.Size, 0, 0, t.Size, x, y}
	if t.Rotate != 0 {
		return m.then(turning(t.Rotate, t.X, t.Y))
	}
	return m
}
