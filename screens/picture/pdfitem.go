package picture

import (
	"image/color"
	"math"
	"slices"

	"codeberg.org/go-pdf/fpdf"
)

// sheet draws the items of one picture on a PDF page.
type sheet struct {
	*document
	m affine  // from logical pixels to points
	k float64 // points per logical pixel
}

func (s *sheet) item(it Item) {
	switch it := it.(type) {
	case Shape:
		s.shape(it)
	case Dots:
		s.dots(it)
	case Text:
		s.text(it)
	case Photo:
		s.photo(it)
	case Plate:
		s.plate(it)
	}
}

func (s *sheet) alphaFill(c color.NRGBA) {
	s.f.SetFillColor(int(c.R), int(c.G), int(c.B))
	s.f.SetAlpha(float64(c.A)/255, "Normal")
}

func (s *sheet) alphaDraw(c color.NRGBA) {
	s.f.SetDrawColor(int(c.R), int(c.G), int(c.B))
	s.f.SetAlpha(float64(c.A)/255, "Normal")
}

func (s *sheet) shape(it Shape) {
	if it.Path.Empty() {
		return
	}
	if it.Fill.A > 0 {
		s.alphaFill(it.Fill)
		s.trace(it.Path, s.m)
		s.f.DrawPath("F")
	}
	if it.Stroke.visible() {
		s.pen(it.Stroke)
		s.trace(it.Path, s.m)
		s.f.DrawPath("D")
	}
}

// pen sets everything about a line.
func (s *sheet) pen(k Stroke) {
	s.alphaDraw(k.Color)
	s.f.SetLineWidth(math.Min(k.Width*s.k, 1e5))
	s.f.SetLineCapStyle([...]string{"round", "butt", "square"}[min(k.Cap, CapSquare)])
	s.f.SetLineJoinStyle([...]string{"round", "miter", "bevel"}[min(k.Join, JoinBevel)])
	dash := []float64{}
	for _, d := range cleanDash(k.Dash) {
		dash = append(dash, d*s.k)
	}
	s.f.SetDashPattern(dash, 0)
}

// trace lays a path on the page without painting it.
func (s *sheet) trace(p Path, m affine) {
	at := 0
	pt := func(i int) (x, y float64) {
		q := m.apply(p.pts[at+i])
		return math.Max(-1e6, math.Min(1e6, q.X)), math.Max(-1e6, math.Min(1e6, q.Y))
	}
	for _, o := range p.ops {
		switch o {
		case opMove:
			s.f.MoveTo(pt(0))
		case opLine:
			s.f.LineTo(pt(0))
		case opCubic:
			x1, y1 := pt(0)
			x2, y2 := pt(1)
			x, y := pt(2)
			s.f.CurveBezierCubicTo(x1, y1, x2, y2, x, y)
		case opClose:
			s.f.ClosePath()
		}
		at += o.points()
	}
}

// dots draws plain dots as very short thick lines with round ends, which take
// a tenth of the bytes of circles. (No length at all would vanish in some readers.)
func (s *sheet) dots(d Dots) {
	if !(d.R > 0) || math.IsInf(d.R, 0) {
		return
	}
	mid, width := d.ring()
	if width > 0 {
		for _, q := range d.At {
			s.shape(Shape{Path: Circle(q.X, q.Y, mid), Fill: d.Fill, Stroke: Stroke{Color: d.Ring, Width: width}})
		}
		return
	}
	if d.Fill.A == 0 {
		return
	}
	s.pen(Stroke{Color: d.Fill, Width: 2 * d.R})
	for _, q := range d.At {
		if q.ok() {
			at := s.m.apply(q)
			s.f.Line(at.X-0.01, at.Y, at.X+0.01, at.Y)
		}
	}
}

func (s *sheet) text(t Text) {
	if !(t.Size > 0) || math.IsInf(t.Size, 0) || !isFinite(t.X) || !isFinite(t.Y) {
		return
	}
	l := s.fonts.line(t.Str, t.Face)
	if t.Halo > 0 && t.HaloColor.A > 0 {
		s.pen(Stroke{Color: t.HaloColor, Width: 2 * t.Halo})
		s.glyphs(l.glyphs, t.matrix(l), "D")
	}
	if t.Color.A == 0 {
		return
	}
	about := s.m.apply(Point{t.X, t.Y})
	t.Anchor, t.X = Start, t.X-t.indent(l.width*t.Size)
	if t.Rotate != 0 && isFinite(t.Rotate) {
		s.f.TransformBegin()
		s.f.TransformRotate(-t.Rotate, about.X, about.Y)
		defer s.f.TransformEnd()
		t.Rotate = 0
	}
	for i, p := range l.spans {
		if p.plain {
			s.letters(p.str, t, l, i)
			continue
		}
		s.alphaFill(t.Color)
		if t.Rotate == 0 {
			s.stamps(l.glyphs[p.from:p.to], t.matrix(l))
		} else {
			s.glyphs(l.glyphs[p.from:p.to], t.matrix(l), "F")
		}
		s.unseen(p.str, t, l, i)
	}
}

// unseen writes span i of a line once more as text without ink: outlines can be read
// by people only, and the text is what a search, a copy or a screen reader finds.
func (s *sheet) unseen(str string, t Text, l *line, i int) {
	runes := slices.DeleteFunc([]rune(str), func(r rune) bool { return r > 0xffff }) // the font's table ends there
	s.face(t)
	s.f.SetTextRenderingMode(3)
	defer s.f.SetTextRenderingMode(0)
	from, _ := l.extent(i)
	at := s.m.apply(Point{t.X + from*t.Size, t.Y + t.rise()})
	s.f.Text(at.X, at.Y, string(runes))
}

// face chooses the font of a text and embeds it when it is the first.
func (s *sheet) face(t Text) {
	face := t.Face.valid()
	if !s.font[face] {
		s.f.AddUTF8FontFromBytes(fontFamily, fontStyle(face), fontBytes(face))
		s.font[face] = true
	}
	s.f.SetFont(fontFamily, fontStyle(face), t.Size*s.k)
}

// glyphs draws glyphs as outlines; m maps their ems to logical pixels.
func (s *sheet) glyphs(gs []placed, m affine, style string) {
	m = m.then(s.m)
	drawn := false
	for _, g := range gs {
		if p := s.fonts.outline(g.key); !p.Empty() {
			s.trace(p, affine{1, 0, 0, 1, g.x, g.y}.then(m))
			drawn = true
		}
	}
	if drawn {
		s.f.DrawPath(style)
	}
}

// letters writes span i of a line as real text. PDF text of this kind has no
// kerning; the small difference in width is shared between both ends.
func (s *sheet) letters(str string, t Text, l *line, i int) {
	s.face(t)
	s.f.SetTextColor(int(t.Color.R), int(t.Color.G), int(t.Color.B))
	s.f.SetAlpha(float64(t.Color.A)/255, "Normal")
	from, to := l.extent(i)
	at := s.m.apply(Point{t.X + from*t.Size, t.Y + t.rise()})
	slack := (to-from)*t.Size*s.k - s.f.GetStringWidth(str)
	s.f.Text(at.X+slack/2, at.Y, str)
}

// stampSize is the size in points at which a glyph is kept to be drawn at any.
const stampSize = 100.0

// stamps fills glyphs as outlines, each kept once in the file however often it is
// drawn: a page of Chinese would otherwise take a hundred times its letters.
func (s *sheet) stamps(gs []placed, m affine) {
	m = m.then(s.m)
	for _, g := range gs {
		p := s.fonts.outline(g.key)
		if p.Empty() {
			continue
		}
		kept, has := s.kept[g.key]
		if !has {
			kept = s.f.CreateTemplateCustom(fpdf.PointType{}, fpdf.SizeType{Wd: 3 * stampSize, Ht: 3 * stampSize}, func(t *fpdf.Tpl) {
				in := sheet{document: &document{f: &t.Fpdf}}
				in.trace(p, affine{stampSize, 0, 0, stampSize, stampSize, 2 * stampSize})
				t.DrawPath("F")
			})
			s.kept[g.key] = kept
		}
		at := m.apply(Point{g.x, g.y})
		k := m.a / stampSize
		s.f.UseTemplateScaled(kept, fpdf.PointType{X: at.X - k*stampSize, Y: at.Y - 2*k*stampSize}, fpdf.SizeType{Wd: 3 * k * stampSize, Ht: 3 * k * stampSize})
	}
}

// extent returns where a span begins and ends, in ems.
func (l *line) extent(i int) (from, to float64) {
	from, to = l.glyphs[l.spans[i].from].x, l.width
	if i+1 < len(l.spans) {
		to = l.glyphs[l.spans[i+1].from].x
	}
	return from, to
}

const fontFamily = "noto"

func fontStyle(face Face) string { return [...]string{"", "B", "I"}[face] }
