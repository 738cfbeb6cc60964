package chart

import (
	"cmp"
	"math"
	"slices"

	"kith/screens/picture"
)

// drawSeries draws band, dots and lines, in this order, and the hits.
func (f *frame) drawSeries(s *series) {
	area := f.st.Palette.area(f.head.area)
	var curves []curve
	if s.smooth() {
		perDay := (f.x(float64(s.to)) - f.x(float64(s.from))) / float64(s.to-s.from)
		curves = s.curves(math.Max(1, 9/math.Max(perDay, 1e-6)))
	}
	for _, c := range curves {
		f.drawBand(c, area)
	}
	f.drawDots(s)
	if len(s.weeks) >= medianWeeks {
		f.drawWeekly(s, area)
	}
	for _, c := range curves {
		line := picture.Smooth(false, f.points(c.x, c.y)...)
		rim := faded(f.st.Palette.Background, 0xc0) // lifts the line off the dots
		f.Add(picture.Shape{Path: line, Stroke: picture.Stroke{Color: rim, Width: lineWidth + 3}},
			picture.Shape{Path: line, Stroke: picture.Stroke{Color: area, Width: lineWidth}})
	}
	if len(s.points) <= 3 && !f.st.HideNumbers {
		f.nameDots(s)
	}
}

func (f *frame) points(x, y []float64) []picture.Point {
	out := make([]picture.Point, len(x))
	for i := range x {
		out[i] = picture.Point{X: f.x(x[i]), Y: f.y(y[i])}
	}
	return out
}

func (f *frame) drawBand(c curve, area colour) {
	upper, lower := f.points(c.x, c.high), f.points(c.x, c.low)
	if f.st.Palette.Outline {
		rim := picture.Stroke{Color: area, Width: 1, Dash: []float64{3, 3}, Cap: picture.CapButt}
		f.Add(picture.Shape{Path: picture.Smooth(false, upper...), Stroke: rim},
			picture.Shape{Path: picture.Smooth(false, lower...), Stroke: rim})
	}
	slices.Reverse(lower)
	area = faded(area, f.st.Palette.Band)
	f.Add(picture.Shape{Path: picture.Ribbon(upper, lower), Fill: area})
}

// dot returns how so many notes are drawn: the more there are, the smaller and
// fainter, so that the line stays in front.
func (f *frame) dot(n int) picture.Dots {
	per := float64(n) / math.Max(1, f.plot.W()) // dots a pixel
	d := picture.Dots{R: 4, Fill: f.st.Palette.Dot}
	fade := 1.0
	switch {
	case per > 3:
		d.R, fade = 1.3, 0.35
	case per > 0.8:
		d.R, fade = 1.5, 0.65
	case per > 0.25:
		d.R, fade = 2.1, 0.8
	case per > 0.08:
		d.R = 3
	}
	d.R *= math.Sqrt(f.st.Text)
	if f.st.Palette.Outline {
		fade = math.Max(fade, 0.65) // faint dots are no help to those who need contrast
	}
	d.Fill.A = uint8(float64(d.Fill.A) * fade)
	return d
}

func (f *frame) drawDots(s *series) {
	dots := f.dot(len(s.points))
	dots.At = make([]picture.Point, 0, len(s.points))
	for _, p := range s.points {
		at := picture.Point{X: f.x(float64(p.Day)), Y: f.y(p.Value)}
		dots.At = append(dots.At, at)
		hit := picture.Hit{ID: p.ID, Area: picture.Disc{X: at.X, Y: at.Y, R: math.Max(10, dots.R+5)}, Label: f.st.Words.date(p.Day), Detail: p.Line}
		if !f.st.HideNumbers {
			hit.Detail = f.st.Words.number(p.Value, 2)
			if p.Line != "" {
				hit.Detail += " · " + p.Line
			}
		}
		f.Hits = append(f.Hits, hit)
	}
	f.Add(dots)
}

// drawWeekly joins the weekly medians: boldly while there is no smooth line,
// faintly under it, and not at all where weeks are closer than a few pixels.
func (f *frame) drawWeekly(s *series, area colour) {
	stroke := picture.Stroke{Color: area, Width: lineWidth}
	if s.smooth() {
		stroke = picture.Stroke{Color: faded(area, thinAlpha), Width: 1.2}
		if f.plot.W()/float64(s.to-s.from)*7 < 9 {
			return
		}
	}
	for _, r := range s.runs() {
		var pts []picture.Point
		for i := r[0]; i < r[1]; i++ {
			pts = append(pts, picture.Point{X: f.x(s.at[i]), Y: f.y(s.weeks[i].Median)})
		}
		if len(pts) > 1 {
			f.Add(picture.Shape{Path: picture.Polyline(pts...), Stroke: stroke})
		}
	}
}

// drawWhisker draws, about the newest score, how far two scores may lie apart by
// the questionnaire's own variation.
func (f *frame) drawWhisker(s *series, exact float64) {
	last := s.points[len(s.points)-1]
	x, y0, y1 := f.x(float64(last.Day)), f.y(last.Value-exact), f.y(last.Value+exact)
	f.whisker(x, y0, y1, f.st.Palette.Muted)
}

// whisker draws an upright line with two short ends.
func (f *frame) whisker(x, y0, y1 float64, c colour) {
	end := 4 * f.st.Text
	for _, l := range []picture.Path{picture.Segment(x, y0, x, y1), picture.Segment(x-end, y0, x+end, y0), picture.Segment(x-end, y1, x+end, y1)} {
		f.Add(picture.Shape{Path: l, Stroke: picture.Stroke{Color: c, Width: 1.5, Cap: picture.CapButt}})
	}
}

// nameDots writes the value beside each of the first few dots, where it covers
// no dot and no other value.
func (f *frame) nameDots(s *series) {
	r := f.dot(len(s.points)).R
	var taken []picture.Box
	for _, p := range s.points {
		x, y := f.x(float64(p.Day)), f.y(p.Value)
		taken = append(taken, picture.Box{X0: x - r, Y0: y - r, X1: x + r, Y1: y + r})
	}
	for _, p := range s.points {
		x, y := f.x(float64(p.Day)), f.y(p.Value)
		t := picture.Text{Str: f.st.Words.number(p.Value, s.decimals()), Size: labelSize * f.st.Text, Face: picture.Bold,
			Color: f.st.Palette.Ink, Halo: 2, HaloColor: f.st.Palette.Background}
		for _, at := range []picture.Text{
			{X: x, Y: y - r - 4, Anchor: picture.Middle},
			{X: x, Y: y + r + 3, Anchor: picture.Middle, Baseline: picture.Top},
			{X: x + r + 5, Y: y, Baseline: picture.Center},
			{X: x - r - 5, Y: y, Baseline: picture.Center, Anchor: picture.End},
		} {
			t.X, t.Y, t.Anchor, t.Baseline = at.X, at.Y, at.Anchor, at.Baseline
			b := t.Bounds(f.st.Fonts)
			inside := b.X0 >= f.plot.X0-2 && b.X1 <= f.plot.X1+2 && b.Y0 >= f.plot.Y0-4 && b.Y1 <= f.plot.Y1
			if inside && !slices.ContainsFunc(taken, b.Inset(3).Overlaps) {
				taken = append(taken, b)
				f.Add(t)
				break
			}
		}
	}
}

// drawEmpty fills a chart that has no notes yet with a kind word.
func (f *frame) drawEmpty() {
	pal, w := f.st.Palette, f.st.Words
	x, y := (f.plot.X0+f.plot.X1)/2, (f.plot.Y0+f.plot.Y1)/2
	room := f.plot.W() - 16
	hint := f.st.Fonts.Wrap(f.head.hint, captionSize*f.st.Text, picture.Regular, room)
	rows := f.line(titleSize) + float64(len(hint))*f.line(captionSize)
	dot := 22 * f.st.Text
	if rows+2*dot > f.plot.H() {
		dot = 0
	}
	top := y - (rows+dot)/2
	if rows > f.plot.H() {
		hint = nil
		top = y - f.line(titleSize)/2
	}
	if dot > 0 {
		area := pal.area(f.head.area)
		f.Add(picture.Dots{At: []picture.Point{{X: x, Y: top}}, R: 4.5 * f.st.Text, Fill: area},
			picture.Shape{Path: picture.Circle(x, top, 11*f.st.Text),
				Stroke: picture.Stroke{Color: faded(area, 0xa0), Width: 1.4, Dash: []float64{2.5, 4}}})
		top += dot
	}
	add := func(str string, size float64, face picture.Face, c colour) {
		t := f.text(str, x, top, size, face, c)
		t.Anchor, t.Halo, t.HaloColor = picture.Middle, 4, pal.Background
		f.Add(t)
		top += f.line(size)
	}
	add(f.st.Fonts.Fit(cmp.Or(f.head.empty, w.T("chart.empty", "Nothing noted yet")), titleSize*f.st.Text, picture.Bold, room), titleSize, picture.Bold, pal.Ink)
	for _, l := range hint {
		add(l, captionSize, picture.Regular, pal.Muted)
	}
}
