package picture

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/bidi"
)

// Lines are shaped once at this many units per em and scaled when drawn, so
// that a text has the same proportions at every size.
const unitsPerEm = 1024

const (
	maxRunes = 4000 // of one text; what follows is cut
	maxLines = 4096 // remembered lines; then all are forgotten
	maxKept  = 400  // bytes of a remembered line
)

type lineKey struct {
	str  string
	face Face
}

// line is a shaped text, in ems, origin at the left end of its baseline.
type line struct {
	text   string // as drawn: cleaned
	width  float64
	rtl    bool // the text as a whole runs from right to left
	whole  bool // no letter is missing in all fonts
	spans  []span
	glyphs []placed
}

// span is a part of a line, in order of reading. A plain one may be written as
// simple text, letter after letter, in the built-in font.
type span struct {
	plain    bool
	str      string // its letters, in the order of the glyphs
	from, to int    // its glyphs in the line
}

type placed struct {
	key  glyphKey
	x, y float64
}

type glyphKey struct {
	face *font.Face
	gid  font.GID
}

// line shapes a text or returns it from memory. It returns an empty line when
// the built-in fonts cannot be read; the writers report that error.
func (f *Fonts) line(str string, face Face) *line {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := lineKey{str, face.valid()}
	if l, ok := f.lines[key]; ok {
		return l
	}
	own, err := f.load(key.face)
	if err != nil {
		return &line{text: clean(str)}
	}
	l := f.shape(clean(str), own, key.face)
	if len(str) > maxKept {
		return l
	}
	if f.lines == nil || len(f.lines) >= maxLines {
		f.lines = make(map[lineKey]*line)
	}
	f.lines[key] = l
	return l
}

func (f *Fonts) shape(str string, own *font.Face, face Face) *line {
	l := &line{text: str, rtl: RunsLeft(str), whole: true}
	runes := []rune(str)
	if len(runes) == 0 {
		return l
	}
	in := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR,
		Size: fixed.I(unitsPerEm), Language: language.NewLanguage("en"),
	}
	if l.rtl {
		in.Direction = di.DirectionRTL
	}
	var runs []shaping.Output
	for _, part := range f.seg.Split(in, f.chooser(own, face)) {
		runs = append(runs, f.shaper.Shape(part))
	}
	l.place(visual(runs, in.Direction), runes, own)
	return l
}

// place sets the runs one after the other from the left.
func (l *line) place(runs []shaping.Output, runes []rune, own *font.Face) {
	x := fixed.Int26_6(0)
	em := func(v fixed.Int26_6) float64 { return float64(v) / 64 / unitsPerEm }
	for _, run := range runs {
		for _, g := range run.Glyphs {
			part := runes[g.ClusterIndex : g.ClusterIndex+g.RuneCount]
			if run.Direction == di.DirectionRTL && len(part) > 1 { // letters of one glyph go with the others, right to left
				part = slices.Clone(part)
				slices.Reverse(part)
			}
			l.grow(part, run.Direction == di.DirectionLTR && simple(part, own))
			l.glyphs = append(l.glyphs, placed{
				key: glyphKey{run.Face, g.GlyphID},
				x:   em(x + g.XOffset), y: -em(g.YOffset),
			})
			l.spans[len(l.spans)-1].to = len(l.glyphs)
			l.whole = l.whole && g.GlyphID != 0
			x += g.XAdvance
		}
	}
	l.width = em(x)
}

// grow adds the letters of the next glyph to the last span or begins a new one.
func (l *line) grow(part []rune, plain bool) {
	n := len(l.spans)
	if n == 0 || l.spans[n-1].plain != plain {
		l.spans = append(l.spans, span{plain: plain, from: len(l.glyphs)})
		n++
	}
	l.spans[n-1].str += string(part)
}

// visual puts runs from the order of reading into the order on the line: runs
// against the main direction keep their places but are reversed among
// themselves (Unicode Standard Annex 9, rule L2, for two levels).
func visual(runs []shaping.Output, main di.Direction) []shaping.Output {
	for i := 0; i < len(runs); {
		j := i
		for j < len(runs) && runs[j].Direction != main {
			j++
		}
		slices.Reverse(runs[i:j])
		i = max(j, i+1)
	}
	if main == di.DirectionRTL {
		slices.Reverse(runs)
	}
	return runs
}

// RunsLeft reports whether the first letter with a direction is one of a
// script that is written from right to left.
func RunsLeft(str string) bool {
	for _, r := range str {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// simple reports whether writing the letters one after the other in the
// built-in font gives the right text, as simple PDF text does.
func simple(part []rune, face *font.Face) bool {
	for _, r := range part {
		if _, ok := face.NominalGlyph(r); !ok || r > 0xffff {
			return false
		}
		if unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf) {
			return false
		}
		switch language.LookupScript(r) {
		case language.Latin, language.Greek, language.Cyrillic, language.Common:
		default:
			return false
		}
	}
	return true
}

// clean makes a text safe to draw and to write into files: broken bytes become
// U+FFFD, breaks and tabs become spaces, other control letters and those that
// XML forbids vanish, and a text of absurd length is cut.
func clean(str string) string {
	if !dirty(str) {
		return str
	}
	out := make([]rune, 0, min(len(str), maxRunes))
	for _, r := range str {
		if len(out) == maxRunes-1 {
			return string(append(out, '…'))
		}
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029':
			out = append(out, ' ')
		case !unwanted(r):
			out = append(out, r)
		}
	}
	return string(out)
}

func dirty(str string) bool {
	if !utf8.ValidString(str) || len(str) >= maxRunes {
		return true
	}
	for _, r := range str {
		if unwanted(r) || r == '\u2028' || r == '\u2029' {
			return true
		}
	}
	return false
}

// unwanted tells control letters, embeddings and overrides of direction (they
// could turn the rest of a line around) and the non-characters.
func unwanted(r rune) bool {
	return unicode.IsControl(r) ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 ||
		r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe
}

// outline returns the outline of a glyph in ems, y downwards.
func (f *Fonts) outline(k glyphKey) Path {
	f.mu.Lock()
	defer f.mu.Unlock()
	if p, ok := f.outlines[k]; ok {
		return p
	}
	if f.outlines == nil {
		f.outlines = make(map[glyphKey]Path)
	}
	p := trace(k)
	f.outlines[k] = p
	return p
}

func trace(k glyphKey) Path {
	var segs []font.Segment
	switch d := k.face.GlyphData(k.gid).(type) {
	case font.GlyphOutline:
		segs = d.Segments
	case font.GlyphSVG:
		segs = d.Outline.Segments
	case font.GlyphBitmap:
		if d.Outline != nil {
			segs = d.Outline.Segments
		}
	}
	var p Path
	em := 1 / float64(max(1, k.face.Upem()))
	for _, s := range segs {
		var a [3]Point
		for i, q := range s.ArgsSlice() {
			a[i] = Point{float64(q.X) * em, -float64(q.Y) * em}
		}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			p.MoveTo(a[0].X, a[0].Y)
		case opentype.SegmentOpLineTo:
			p.LineTo(a[0].X, a[0].Y)
		case opentype.SegmentOpQuadTo:
			p.QuadTo(a[0].X, a[0].Y, a[1].X, a[1].Y)
		case opentype.SegmentOpCubeTo:
			p.CubicTo(a[0].X, a[0].Y, a[1].X, a[1].Y, a[2].X, a[2].Y)
		}
	}
	return p.Closed()
}
