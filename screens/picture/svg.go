package picture

import (
	"fmt"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// svgFonts names fonts of like width for machines without the first.
const svgFonts = "'Noto Sans','Open Sans','Segoe UI','Helvetica Neue',Arial,sans-serif"

// WriteSVG writes the picture as SVG 1.1: shapes as paths, texts as text that
// can be searched and selected. The same picture gives the same bytes.
func (p *Picture) WriteSVG(w io.Writer) error {
	s := svg{fonts: p.fonts()}
	pw, ph := math.Max(0, finite(p.W)), math.Max(0, finite(p.H))
	s.str(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<svg xmlns="http://www.w3.org/2000/svg" width="`)
	s.num(pw).str(`" height="`).num(ph).str(`" viewBox="0 0 `).num(pw).str(" ").num(ph)
	s.str(`" role="img" font-family="`, svgFonts, `">`, "\n")
	if p.Title != "" {
		s.str("<title>").esc(p.Title).str("</title>\n")
	}
	if p.Desc != "" {
		s.str("<desc>").esc(p.Desc).str("</desc>\n")
	}
	if p.Background.A > 0 {
		s.str(`<rect`).attr("width", pw).attr("height", ph).paint("fill", p.Background).str("/>\n")
	}
	for _, it := range p.Items {
		s.item(it)
	}
	s.str("</svg>\n")
	if _, err := w.Write(s.buf); err != nil {
		return fmt.Errorf("write SVG: %w", err)
	}
	return nil
}

// svg gathers the text of a file.
type svg struct {
	buf   []byte
	fonts *Fonts
}

func (s *svg) str(parts ...string) *svg {
	for _, p := range parts {
		s.buf = append(s.buf, p...)
	}
	return s
}

// num writes a number with at most two decimals, which is finer than any screen.
func (s *svg) num(v float64) *svg {
	s.buf = appendNumber(s.buf, v)
	return s
}

func appendNumber(buf []byte, v float64) []byte {
	v = math.Round(math.Max(-1e7, math.Min(1e7, finite(v)))*100) / 100
	return strconv.AppendFloat(buf, v+0, 'f', -1, 64) // +0 turns −0 into 0
}

func (s *svg) attr(name string, v float64) *svg {
	return s.str(" ", name, `="`).num(v).str(`"`)
}

// esc writes a text with the letters escaped that mean something in XML.
func (s *svg) esc(str string) *svg {
	for _, r := range clean(str) {
		switch r {
		case '&':
			s.str("&amp;")
		case '<':
			s.str("&lt;")
		case '>':
			s.str("&gt;")
		default:
			s.buf = utf8.AppendRune(s.buf, r)
		}
	}
	return s
}

// paint writes a colour attribute and, when needed, its opacity.
func (s *svg) paint(name string, c color.NRGBA) *svg {
	const hex = "0123456789abcdef"
	if c.A == 0 {
		return s.str(" ", name, `="none"`)
	}
	s.str(" ", name, `="#`)
	for _, v := range [3]uint8{c.R, c.G, c.B} {
		s.buf = append(s.buf, hex[v>>4], hex[v&15])
	}
	s.str(`"`)
	if c.A < 255 {
		s.str(" ", name, `-opacity="`)
		s.buf = strconv.AppendFloat(s.buf, math.Round(float64(c.A)/255*1000)/1000, 'f', -1, 64)
		s.str(`"`)
	}
	return s
}

func (s *svg) item(it Item) {
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

func (s *svg) shape(it Shape) {
	if it.Path.Empty() || it.Fill.A == 0 && !it.Stroke.visible() {
		return
	}
	s.str(`<path d="`).path(it.Path).str(`"`).paint("fill", it.Fill)
	if it.Stroke.visible() {
		s.stroke(it.Stroke)
	}
	s.str("/>\n")
}

func (s *svg) path(p Path) *svg {
	at := 0
	for _, o := range p.ops {
		s.buf = append(s.buf, "MLCZ"[o])
		for i := range o.points() {
			if i > 0 {
				s.str(" ")
			}
			s.num(p.pts[at].X).str(" ").num(p.pts[at].Y)
			at++
		}
	}
	return s
}

func (s *svg) stroke(k Stroke) {
	s.paint("stroke", k.Color).attr("stroke-width", math.Min(k.Width, 1e6))
	if dash := cleanDash(k.Dash); dash != nil {
		s.str(` stroke-dasharray="`)
		for i, d := range dash {
			if i > 0 {
				s.str(" ")
			}
			s.num(d)
		}
		s.str(`"`)
	}
	switch k.Cap {
	case CapRound:
		s.str(` stroke-linecap="round"`)
	case CapSquare:
		s.str(` stroke-linecap="square"`)
	}
	switch k.Join {
	case JoinRound:
		s.str(` stroke-linejoin="round"`)
	case JoinBevel:
		s.str(` stroke-linejoin="bevel"`)
	}
	if k.Crisp {
		s.str(` shape-rendering="crispEdges"`)
	}
}

func (s *svg) dots(d Dots) {
	if !(d.R > 0) || len(d.At) == 0 {
		return
	}
	mid, width := d.ring()
	s.str("<g").paint("fill", d.Fill)
	if width > 0 {
		s.paint("stroke", d.Ring).attr("stroke-width", width)
	}
	s.str(">")
	for _, q := range d.At {
		if q.ok() {
			s.str("<circle").attr("cx", q.X).attr("cy", q.Y).attr("r", mid).str("/>")
		}
	}
	s.str("</g>\n")
}

func (s *svg) text(t Text) {
	str := clean(t.Str)
	if strings.TrimSpace(str) == "" || !(t.Size > 0) || !isFinite(t.Size) || !isFinite(t.X) || !isFinite(t.Y) {
		return
	}
	s.str("<text").attr("x", t.X).attr("y", t.Y+t.rise()).attr("font-size", t.Size)
	switch t.Face {
	case Bold:
		s.str(` font-weight="700"`)
	case Italic:
		s.str(` font-style="italic"`)
	}
	s.anchor(t.Anchor, RunsLeft(str))
	if l := s.fonts.line(t.Str, t.Face); l.whole && len(l.glyphs) > 1 {
		// Other fonts run up to a sixth wider; without this labels would collide.
		s.attr("textLength", l.width*t.Size).str(` lengthAdjust="spacingAndGlyphs"`)
	}
	if t.Rotate != 0 && isFinite(t.Rotate) {
		s.str(` transform="rotate(`).num(t.Rotate).str(" ").num(t.X).str(" ").num(t.Y).str(`)"`)
	}
	s.paint("fill", t.Color)
	if t.Halo > 0 && t.HaloColor.A > 0 {
		s.paint("stroke", t.HaloColor).attr("stroke-width", 2*t.Halo)
		s.str(` stroke-linejoin="round" paint-order="stroke"`)
	}
	if strings.Contains(str, "  ") {
		s.str(` xml:space="preserve"`)
	}
	s.str(">").esc(str).str("</text>\n")
}

// anchor turns left, middle and right into SVG's start, middle and end, which
// follow the direction of writing.
func (s *svg) anchor(a Anchor, rtl bool) {
	if rtl {
		s.str(` direction="rtl"`)
	}
	switch {
	case a == Middle:
		s.str(` text-anchor="middle"`)
	case (a == End) != rtl:
		s.str(` text-anchor="end"`)
	}
}
