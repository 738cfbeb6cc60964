package chart

import (
	"math"
	"slices"

	"kith/data"
	"kith/screens/picture"
)

// head is what a frame needs to know before anything can be drawn.
type head struct {
	title   string
	legend  []key
	up      string // the word at the upper end of the scale, with an arrow
	corner  string // small, at the right above the plot
	caption string
	// low and high are the ends of the scale; flip puts low at the top.
	low, high float64
	flip      bool
	// from and to are the first and last day; from = 0 draws no days.
	from, to data.Day
	area     int // whose colour the legend shows
	// empty and hint stand in the picture when there is nothing, or too little yet.
	empty, hint string
	// whole allows whole numbers only on the value axis; plain draws no value axis.
	whole, plain bool
	// mirrored counts upwards on both sides of 0.
	mirrored bool
	// percent writes the value axis in percents of 1.
	percent bool
	// foot keeps a line free below the plot when there are no days; left keeps
	// room for the names of rows.
	foot bool
	left float64
}

// frame is the part that all charts share: a picture with a title, a legend,
// two axes and room for the plot.
type frame struct {
	*picture.Picture
	st       Style
	head     head
	plot     picture.Box // where data may be drawn
	scale    scale
	marks    []mark // of the time axis, placed
	labels   []picture.Text
	pad, gap float64
}

const (
	largest   = 20000.0 // side of a chart, in logical pixels
	smallest  = 48.0
	dayInset  = 12.0 // keeps the first and last dot off the edge of the plot
	mostTicks = 8    // of the value axis; more make it a ruler
)

func side(v float64) float64 {
	if !(v > smallest) {
		return smallest
	}
	return math.Min(v, largest)
}

// newFrame lays out everything around the plot and draws it, but for the grid.
// Where there is too little room the less needful parts are left out, one
// after the other, so that the plot itself stays readable.
func newFrame(st Style, w, h float64, hd head) *frame {
	w, h = side(w), side(h)
	f := &frame{Picture: picture.New(st.Fonts, w, h), st: st, head: hd}
	f.Background = st.Palette.Background
	f.pad = math.Min(18, 8+w/60)
	f.gap = 6 * st.Text
	p := f.allParts()
	for _, drop := range f.drops(p) {
		if f.roomFor(p) >= math.Min(90*st.Text, 0.42*h) {
			break
		}
		drop()
	}
	f.place(p)
	return f
}

// parts is what stands around the plot.
type parts struct {
	title, caption []string
	legend         [][]key // in rows
	above          bool    // the line with the word for up and the corner
	upper, lower   bool    // the two lines of the time axis
}

func (f *frame) allParts() *parts {
	inner := f.W - 2*f.pad
	p := &parts{above: f.head.up != "" || f.head.corner != "", upper: f.head.from != 0 || f.head.foot, lower: f.head.from != 0}
	if f.head.title != "" && !f.st.Bare {
		p.title = f.st.Fonts.Wrap(f.head.title, titleSize*f.st.Text, picture.Bold, inner)
		if len(p.title) > 2 {
			rest := p.title[1]
			for _, l := range p.title[2:] {
				rest += " " + l
			}
			p.title = []string{p.title[0], f.st.Fonts.Fit(rest, titleSize*f.st.Text, picture.Bold, inner)}
		}
	}
	p.legend = f.legendRows(inner)
	if f.st.Caption && f.head.caption != "" {
		p.caption = f.st.Fonts.Wrap(f.head.caption, captionSize*f.st.Text, picture.Regular, 0.92*inner)
	}
	return p
}

// drops lists what may go, the least needful first.
func (f *frame) drops(p *parts) []func() {
	return []func(){
		func() { p.title = p.title[:min(1, len(p.title))] },
		func() { p.legend = nil },
		func() { p.caption = nil },
		func() { p.lower = false },
		func() { p.above = false },
		func() { p.title = nil },
		func() { p.upper = false },
	}
}

func (f *frame) line(size float64) float64 { return picture.LineHeight(size * f.st.Text) }

// heights returns how much the parts take above and below the plot.
func (f *frame) heights(p *parts) (above, below float64) {
	above, below = f.pad+0.5*labelSize*f.st.Text, f.pad // the top label stands out by half
	if len(p.title) > 0 {
		above += float64(len(p.title))*f.line(titleSize) + 0.5*f.gap
	}
	if len(p.legend) > 0 {
		above += float64(len(p.legend))*f.legendLine() + f.gap
	}
	if p.above {
		above += f.line(labelSize) + f.gap
	}
	if p.upper {
		below += f.line(labelSize) + f.gap
	} else {
		below += 0.5 * labelSize * f.st.Text
	}
	if p.lower {
		below += f.line(labelSize)
	}
	if len(p.caption) > 0 {
		below += float64(len(p.caption))*f.line(captionSize) + 2*f.gap
	}
	return above, below
}

func (f *frame) roomFor(p *parts) float64 {
	above, below := f.heights(p)
	return f.H - above - below
}

// measure sets the plot and the axes.
func (f *frame) measure(p *parts) {
	above, below := f.heights(p)
	f.plot = picture.Box{X0: f.pad, Y0: above, X1: f.W - f.pad, Y1: math.Max(above+8, f.H-below)}
	room := int(f.plot.H() / (1.9 * labelSize * f.st.Text))
	least := 0.0
	if f.head.whole {
		least = 1
	}
	f.scale = newScale(f.head.low, f.head.high, min(mostTicks, 1+room), least)
	if !f.st.HideNumbers && !f.head.plain {
		f.plot.X0 += f.valueWidth() + 8
	}
	f.plot.X0 += f.head.left
	f.plot.X1 = math.Max(f.plot.X0+8, f.plot.X1)
	if f.head.from != 0 {
		f.findMarks(p)
	}
}

// place sets everything and draws all words but those of the axes.
func (f *frame) place(p *parts) {
	f.measure(p)
	if p.lower && f.head.from != 0 && !slices.ContainsFunc(f.marks, func(m mark) bool { return m.lower != "" }) {
		p.lower = false // years need one line only: the plot may have the other
		f.measure(p)
	}
	y := f.pad
	for _, l := range p.title {
		f.Add(f.text(l, f.pad, y, titleSize, picture.Bold, f.st.Palette.Ink))
		y += f.line(titleSize)
	}
	if len(p.title) > 0 {
		y += 0.5 * f.gap
	}
	for _, row := range p.legend {
		f.drawLegend(row, y)
		y += f.legendLine()
	}
	if p.above {
		f.drawAbove()
	}
	y = f.H - f.pad - float64(len(p.caption))*f.line(captionSize)
	for _, l := range p.caption {
		f.Add(f.text(l, f.pad, y, captionSize, picture.Regular, f.st.Palette.Ink))
		y += f.line(captionSize)
	}
	f.Title, f.Desc = f.head.title, f.head.caption
}

// begin lays a chart out. With nothing to draw it fills the chart with kind
// words and says false.
func begin(st Style, w, h float64, hd head, n int) (*frame, bool) {
	if n == 0 {
		st.Caption, hd.legend, hd.left = false, nil, 0 // the empty chart says it already
	}
	f := newFrame(st, w, h, hd)
	f.drawGrid()
	if n == 0 {
		f.drawEmpty()
	}
	return f, n > 0
}

// sighted gives the days that are shown: those asked for, else from first to
// last, and a few weeks at least.
func sighted(first, last data.Day, shown data.Span) (from, to data.Day) {
	from, to = first, last
	if shown.From.Valid() {
		from = shown.From
	}
	if shown.To.Valid() {
		to = max(from, shown.To)
	}
	return from, max(to, from+leastSpan)
}

// Days says where the days of a chart lie, for panning and zooming; zero without days.
type Days struct {
	From, To data.Day
	// X0 and X1 are where they stand, in logical pixels.
	X0, X1 float64
}

func (f *frame) days() Days {
	if f.head.from == 0 {
		return Days{}
	}
	return Days{f.head.from, f.head.to, f.x(float64(f.head.from)), f.x(float64(f.head.to))}
}

// text returns a text whose line box begins at y.
func (f *frame) text(s string, x, y, size float64, face picture.Face, c colour) picture.Text {
	return picture.Text{X: x, Y: y, Str: s, Size: size * f.st.Text, Face: face, Baseline: picture.Top, Color: c}
}

// drawAbove writes the line just above the plot: an arrow with its word at
// the left, the corner at the right.
func (f *frame) drawAbove() {
	size := labelSize * f.st.Text
	y := f.plot.Y0 - f.gap - 0.5*size - f.line(labelSize)
	muted := f.st.Palette.Muted
	left, right := f.pad, f.W-f.pad
	if f.head.corner != "" {
		t := f.text(f.head.corner, right, y, labelSize, picture.Regular, muted)
		t.Anchor = picture.End
		if w := f.st.Fonts.Width(t.Str, t.Size, t.Face); w < right-left {
			f.Add(t)
			right -= w + 2*f.gap
		}
	}
	if f.head.up == "" {
		return
	}
	word := f.st.Fonts.Fit(f.head.up, size, picture.Regular, right-left-size)
	f.Add(arrowUp(left+0.35*size, y+0.36*size, 0.86*size, muted))
	f.Add(f.text(word, left+size, y, labelSize, picture.Regular, muted))
}

// arrowUp is drawn, not written: the built-in fonts have no arrows.
func arrowUp(x, y, h float64, c colour) picture.Item {
	var p picture.Path
	wing := 0.3 * h
	p.MoveTo(x, y+h).LineTo(x, y)
	p.MoveTo(x-wing, y+wing).LineTo(x, y).LineTo(x+wing, y+wing)
	return picture.Shape{Path: p, Stroke: picture.Stroke{Color: c, Width: math.Max(1.2, 0.11*h)}}
}

// x returns where a day lies; the hours of the day have no width.
func (f *frame) x(d float64) float64 {
	span := float64(f.head.to - f.head.from)
	inset := math.Min(dayInset, f.plot.W()/4)
	if span <= 0 {
		return (f.plot.X0 + f.plot.X1) / 2
	}
	return f.plot.X0 + inset + (d-float64(f.head.from))/span*(f.plot.W()-2*inset)
}

// y returns where a value lies; values beyond the scale lie on its edge.
func (f *frame) y(v float64) float64 {
	t := (v - f.scale.low) / (f.scale.high - f.scale.low)
	t = math.Min(1, math.Max(0, t))
	if f.head.flip {
		t = 1 - t
	}
	return f.plot.Y1 - t*f.plot.H()
}
