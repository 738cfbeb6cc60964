package report

import (
	"image/color"
	"math"
	"strings"

	"kith/screens/picture"
	"kith/screens/picture/chart"
)

// The room on a page, in logical pixels: A4 less 15 mm on each side and the footer.
const (
	pageWidth   = 680.0
	pageHeight  = 985.0
	chartHeight = 300.0
)

// setter sets texts, charts and tables on pages, one below the other.
type setter struct {
	st    chart.Style
	pages []*picture.Picture
	page  *picture.Picture
	y     float64
}

func newSetter(st chart.Style) *setter {
	s := &setter{st: st}
	s.turn()
	return s
}

// turn begins a page.
func (s *setter) turn() {
	s.page = picture.New(s.st.Fonts, pageWidth, pageHeight)
	s.page.Title = s.st.Words.T("report.title", "What I noted")
	s.pages = append(s.pages, s.page)
	s.y = 0
}

// need begins a page if so much does not fit on this one.
func (s *setter) need(h float64) {
	if s.y+h > pageHeight && s.y > 0 {
		s.turn()
	}
}

// keep keeps so many lines together.
func (s *setter) keep(lines int) { s.need(float64(lines) * picture.LineHeight(13)) }

// space leaves room, but not at the top of a page.
func (s *setter) space(h float64) {
	if s.y > 0 {
		s.y += h
	}
}

// text sets a text over as many lines as it needs.
func (s *setter) text(str string, size float64, face picture.Face, c color.NRGBA) {
	for _, line := range s.st.Fonts.Wrap(str, size, face, pageWidth) {
		s.need(picture.LineHeight(size))
		s.page.Add(picture.Text{X: 0, Y: s.y, Str: line, Size: size, Face: face, Baseline: picture.Top, Color: c})
		s.y += picture.LineHeight(size)
	}
}

// heading sets a heading with what follows on the same page.
func (s *setter) heading(str string) {
	s.space(14)
	s.keep(6)
	s.text(str, 16, picture.Bold, s.st.Palette.Ink)
	s.space(4)
}

// paragraphs sets a text with its own line breaks; Markdown stays as it was typed.
func (s *setter) paragraphs(str string, size float64) {
	for line := range strings.Lines(str) {
		line = strings.TrimRight(line, "\r\n\t ")
		if line == "" {
			s.space(0.6 * size)
			continue
		}
		s.text(strings.ReplaceAll(line, "\t", "    "), size, picture.Regular, s.st.Palette.Ink)
	}
}

// picture sets a chart.
func (s *setter) picture(p *picture.Picture) {
	s.need(p.H)
	moved := p.Shifted(0, s.y, p.W, p.H)
	s.page.Items = append(s.page.Items, moved.Items...)
	s.y += p.H + 10
}

// table sets rows in columns; the last column takes what is left and may wrap.
func (s *setter) table(head []string, rows []chart.Row) {
	const size = 11.0
	wide := make([]float64, len(head))
	measure := func(cells []string, face picture.Face) {
		for i, c := range cells {
			if i < len(wide) {
				wide[i] = math.Max(wide[i], s.st.Fonts.Width(c, size, face)+14)
			}
		}
	}
	measure(head, picture.Bold)
	for _, r := range rows {
		measure(r.Cells, picture.Regular)
	}
	total := 0.0
	for i := range wide {
		wide[i] = math.Min(wide[i], 0.6*pageWidth)
		total += wide[i]
	}
	for i := range wide {
		wide[i] *= math.Min(1, pageWidth/total)
	}
	line := func(cells []string, face picture.Face) {
		h := picture.LineHeight(size)
		s.need(h + 3)
		x := 0.0
		for i, c := range cells {
			if i < len(wide) {
				s.page.Add(picture.Text{X: x, Y: s.y, Str: s.st.Fonts.Fit(c, size, face, wide[i]-8), Size: size, Face: face, Baseline: picture.Top, Color: s.st.Palette.Ink})
				x += wide[i]
			}
		}
		s.y += h
		s.page.Add(picture.Shape{Path: picture.Segment(0, s.y+1, pageWidth, s.y+1), Stroke: picture.Stroke{Color: s.st.Palette.Grid, Width: 0.7, Cap: picture.CapButt}})
		s.y += 3
	}
	line(head, picture.Bold)
	for _, r := range rows {
		line(r.Cells, picture.Regular)
	}
}
