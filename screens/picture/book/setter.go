package book

import (
	"image/color"
	"math"

	"kith/screens/picture"
)

// The room on a page, in logical pixels: A4 less 15 mm on each side and the footer.
const (
	pageWidth  = 680.0
	pageHeight = 985.0
)

// Sizes of letters and gaps, in logical pixels; 4 of them are 3 points.
const (
	bodySize     = 14.5
	smallSize    = 11.5
	titleSize    = 19.0
	daySize      = 16.0
	paragraphGap = 7.0
	listIndent   = 22.0
	deepest      = 300.0 // of all indents together
)

// The colours: ink, quieter ink, and hairlines.
var (
	ink   = color.NRGBA{0x22, 0x2b, 0x2a, 0xff}
	muted = color.NRGBA{0x5d, 0x6b, 0x69, 0xff}
	hair  = color.NRGBA{0xc9, 0xc5, 0xba, 0xff}
)

// setter sets lines and pictures one below the other and hands on full pages.
type setter struct {
	fonts  *picture.Fonts
	pages  *picture.Pages
	page   *picture.Picture
	y      float64
	indent float64
	bars   []float64 // where the lines beside quotes stand
	marker string    // of a list's point whose first line is still to come
	stored int       // bytes of the pictures so far
}

func newSetter(fonts *picture.Fonts, pages *picture.Pages) *setter {
	return &setter{fonts: fonts, pages: pages, page: picture.New(fonts, pageWidth, pageHeight)}
}

// turn hands on the page and begins another.
func (s *setter) turn() {
	if len(s.page.Items) > 0 {
		s.pages.Add(s.page)
	}
	s.page = picture.New(s.fonts, pageWidth, pageHeight)
	s.y = 0
}

// need begins a page if so much does not fit on this one.
func (s *setter) need(h float64) {
	if s.y+h > pageHeight && s.y > 0 {
		s.turn()
	}
}

// keep keeps so many lines of text together.
func (s *setter) keep(lines int) { s.need(float64(lines) * picture.LineHeight(bodySize)) }

// space leaves room, but not at the top of a page.
func (s *setter) space(h float64) {
	if s.y > 0 {
		s.y += h
	}
}

// heading sets a day over a hairline, with what follows on the same page.
func (s *setter) heading(day string) {
	s.space(26)
	s.keep(6)
	s.plain(day, daySize, picture.Bold, muted)
	s.rule()
	s.space(6)
}

// rule draws a hairline over the width.
func (s *setter) rule() {
	s.need(6)
	s.page.Add(picture.Shape{Path: picture.Segment(s.indent, s.y+2, pageWidth, s.y+2), Stroke: picture.Stroke{Color: hair, Width: 1, Cap: picture.CapButt}})
	s.y += 6
}

// plain sets a text of one kind over as many lines as it needs.
func (s *setter) plain(str string, size float64, face picture.Face, c color.NRGBA) {
	s.paragraph([]piece{{str: str, face: face, color: c}}, size)
}

// within sets something further in, with a line beside it for a quote.
func (s *setter) within(by float64, quote bool, set func()) {
	before, bars := s.indent, s.bars
	if quote && s.indent < deepest {
		s.bars = append(bars[:len(bars):len(bars)], s.indent+3)
	}
	s.indent = math.Min(s.indent+by, deepest)
	set()
	s.indent, s.bars = before, bars
}
