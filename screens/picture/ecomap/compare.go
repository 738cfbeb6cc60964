package ecomap

import (
	"image/color"
	"math"

	"kith/data"
	"kith/screens/picture"
)

// CompareWords are the texts of two relationships side by side.
type CompareWords struct {
	Title, Desc           string
	All, Reach            string // names of rows
	Kind                  func(string) string
	Safe, Energy          string
	Trust, Close, Over    string
	FromMe, ToMe, Nothing string
	Mine                  string
	Day                   func(data.Day) string
}

// Compare draws two relationships beside each other on one scale: what goes out to
// the left and what comes in to the right of a line, all in all and by kind, who
// reaches out, how it was, and how it went. It shows no numbers and says nothing of
// more or less worth. With paused there is only how it felt.
func Compare(two [2]Beside, style Style, words CompareWords, paused bool, w, h float64) *picture.Picture {
	d := &comparison{two: two, style: style, words: words, paused: paused, s: style.scale(), w: w, y: 18 * style.scale()}
	d.p = picture.New(style.Fonts, w, max(h, CompareHeight(style, paused)))
	d.p.Background, d.p.Title, d.p.Desc = style.Palette.Background, words.Title, words.Desc
	d.columns()
	d.heads()
	if !paused {
		d.exchanges()
	}
	d.ratings()
	if !paused {
		d.flows()
	}
	d.text(d.pad, d.y+8*d.s, words.Mine, 11, picture.Italic, picture.Start, style.Palette.Muted)
	return d.p
}

// CompareHeight is how tall the picture must be, in logical pixels.
func CompareHeight(style Style, paused bool) float64 {
	if paused {
		return 330 * style.scale()
	}
	return 690 * style.scale()
}

// comparison is such a picture under way.
type comparison struct {
	p      *picture.Picture
	two    [2]Beside
	style  Style
	words  CompareWords
	paused bool
	s      float64 // size of text
	w      float64
	y      float64 // how far down it is drawn

	pad, label, column float64
	middle             [2]float64 // of each column
}

// columns shares the width between the names of the rows and the two.
func (d *comparison) columns() {
	d.pad = 20 * d.s
	names := []string{d.words.All, d.words.Reach, d.words.Safe, d.words.Energy, d.words.Trust, d.words.Close, d.words.Over}
	for _, k := range data.ExchangeKinds() {
		names = append(names, d.words.Kind(k))
	}
	for _, n := range names {
		d.label = max(d.label, d.style.Fonts.Width(n, 12.5*d.s, picture.Regular))
	}
	d.label = min(d.label+16*d.s, d.w*0.34)
	d.column = (d.w - 2*d.pad - d.label) / 2
	for i := range d.middle {
		d.middle[i] = d.pad + d.label + d.column*(float64(i)+0.5)
	}
}

// text writes a line.
func (d *comparison) text(x, y float64, str string, size float64, face picture.Face, anchor picture.Anchor, c color.NRGBA) {
	d.p.Add(picture.Text{X: x, Y: y, Str: str, Size: size * d.s, Face: face, Anchor: anchor, Baseline: picture.Center, Color: c})
}

// fit cuts a text to a width.
func (d *comparison) fit(str string, size, width float64, face picture.Face) string {
	r := []rune(str)
	for len(r) > 1 && d.style.Fonts.Width(string(r), size*d.s, face) > width {
		r = r[:len(r)-1]
	}
	if len(r) < len([]rune(str)) {
		return string(r[:max(1, len(r)-1)]) + "…"
	}
	return str
}

// heads writes the names, the rings and how it stands, and which side is which.
func (d *comparison) heads() {
	pal := d.style.Palette
	wide := d.column - 12*d.s
	for i, b := range d.two {
		d.text(d.middle[i], d.y+8*d.s, d.fit(b.Name, 17, wide, picture.Bold), 17, picture.Bold, picture.Middle, pal.Ink)
		d.text(d.middle[i], d.y+30*d.s, d.fit(b.Ring, 12, wide, picture.Regular), 12, picture.Italic, picture.Middle, pal.Muted)
		for k, line := range b.Words[:min(len(b.Words), 3)] {
			d.text(d.middle[i], d.y+(50+18*float64(k))*d.s, d.fit(line, 12, wide, picture.Regular), 12, picture.Regular, picture.Middle, pal.Ink)
		}
		d.p.Hits = append(d.p.Hits, picture.Hit{ID: b.ID, Label: b.Name,
			Area: picture.Rect{X: d.middle[i] - wide/2, Y: d.y - 4*d.s, W: wide, H: 42 * d.s}})
	}
	d.y += 46 * d.s
	if d.paused {
		d.rule()
		return
	}
	d.y += 60 * d.s
	d.rule()
	for i := range d.two {
		d.text(d.middle[i]-10*d.s, d.y+8*d.s, d.words.FromMe, 11.5, picture.Regular, picture.End, pal.Out)
		d.text(d.middle[i]+10*d.s, d.y+8*d.s, d.words.ToMe, 11.5, picture.Regular, picture.Start, pal.In)
	}
	d.y += 24 * d.s
}

// rule draws a thin line over the whole width.
func (d *comparison) rule() {
	d.p.Add(picture.Shape{Path: picture.Segment(d.pad, d.y, d.w-d.pad, d.y), Stroke: picture.Stroke{Color: d.style.Palette.Ring, Width: 1}})
	d.y += 12 * d.s
}

// pairOf is what goes out and comes in, on the scale of the row.
type pairOf struct{ out, in float64 }

// exchanges draws the rows with two sides. Giving and receiving share one scale; who
// reached out, which counts times and not things, has its own.
func (d *comparison) exchanges() {
	most := 1.0
	for _, b := range d.two {
		most = max(most, b.Stand.Logged.Given, b.Stand.Logged.Received)
	}
	d.row(d.words.All, true, most, func(b Beside) pairOf { return pairOf{b.Stand.Logged.Given, b.Stand.Logged.Received} })
	for _, kind := range data.ExchangeKinds() {
		d.row(d.words.Kind(kind), false, most, func(b Beside) pairOf {
			for _, k := range b.Stand.Kinds {
				if k.Kind == kind {
					return pairOf{k.Given, k.Received}
				}
			}
			return pairOf{}
		})
	}
	d.y += 6 * d.s
	times := 1.0
	for _, b := range d.two {
		times = max(times, b.Stand.Initiative.Given, b.Stand.Initiative.Received)
	}
	d.row(d.words.Reach, true, times, func(b Beside) pairOf { return pairOf{b.Stand.Initiative.Given, b.Stand.Initiative.Received} })
	d.y += 6 * d.s
	d.rule()
}

// row draws one row with two sides; thick is for a sum.
func (d *comparison) row(name string, thick bool, most float64, of func(Beside) pairOf) {
	pal, high := d.style.Palette, 26*d.s
	face, bar := picture.Regular, 8*d.s
	if thick {
		face, bar = picture.Bold, 13*d.s
	}
	middle := d.y + high/2
	d.text(d.pad, middle, d.fit(name, 12.5, d.label-10*d.s, face), 12.5, face, picture.Start, pal.Ink)
	half := d.column/2 - 16*d.s
	for i, b := range d.two {
		x, v := d.middle[i], of(b)
		d.p.Add(picture.Shape{Path: picture.Segment(x, d.y, x, d.y+high), Stroke: picture.Stroke{Color: pal.Ring, Width: 1}})
		if v.out+v.in <= 0 {
			d.text(x+8*d.s, middle, d.words.Nothing, 11, picture.Italic, picture.Start, pal.Muted)
			continue
		}
		for _, side := range []struct {
			value, sign float64
			c           color.NRGBA
		}{{v.out, -1, pal.Out}, {v.in, 1, pal.In}} {
			long := half * min(side.value/most, 1)
			if long < 0.5 {
				continue
			}
			d.p.Add(picture.Shape{Path: picture.RoundRect(x+math.Min(0, side.sign*long)+side.sign, middle-bar/2, long, bar, min(3, long/2)), Fill: side.c})
		}
	}
	d.y += high
}

// ratings draws how it was: a mark on a line from one end to the other.
func (d *comparison) ratings() {
	for _, r := range []struct {
		name    string
		low, hi float64
		of      func(Beside) data.Rating
	}{
		{d.words.Safe, 0, 10, func(b Beside) data.Rating { return b.Safe }},
		{d.words.Energy, -5, 5, func(b Beside) data.Rating { return b.Energy }},
		{d.words.Trust, 0, 10, func(b Beside) data.Rating { return b.Trust }},
		{d.words.Close, 0, 10, func(b Beside) data.Rating { return b.Close }},
	} {
		pal, high := d.style.Palette, 30*d.s
		middle := d.y + high/2
		d.text(d.pad, middle, d.fit(r.name, 12.5, d.label-10*d.s, picture.Regular), 12.5, picture.Regular, picture.Start, pal.Ink)
		half := d.column/2 - 24*d.s
		for i, b := range d.two {
			x := d.middle[i]
			d.p.Add(picture.Shape{Path: picture.Segment(x-half, middle, x+half, middle), Stroke: picture.Stroke{Color: pal.Ring, Width: 2}},
				picture.Shape{Path: picture.Segment(x, middle-4*d.s, x, middle+4*d.s), Stroke: picture.Stroke{Color: pal.Ring, Width: 1}})
			v := r.of(b)
			if !v.Set {
				d.text(x+8*d.s, middle-9*d.s, d.words.Nothing, 10.5, picture.Italic, picture.Start, pal.Muted)
				continue
			}
			at := x - half + 2*half*(v.Value-r.low)/(r.hi-r.low)
			d.p.Add(picture.Shape{Path: picture.Circle(at, middle, 6*d.s), Fill: pal.Mark, Stroke: picture.Stroke{Color: pal.Background, Width: 1.5}})
		}
		d.y += high
	}
	d.y += 6 * d.s
	d.rule()
}

// flows draws how giving and receiving went, month by month, on one scale.
func (d *comparison) flows() {
	pal, high := d.style.Palette, 96*d.s
	most := 1.0
	for _, b := range d.two {
		for _, f := range b.Flow {
			most = max(most, f.Out, f.In)
		}
	}
	d.text(d.pad, d.y+high/2, d.fit(d.words.Over, 12.5, d.label-10*d.s, picture.Regular), 12.5, picture.Regular, picture.Start, pal.Ink)
	half := d.column/2 - 16*d.s
	for i, b := range d.two {
		left, right, base := d.middle[i]-half, d.middle[i]+half, d.y+high
		d.p.Add(picture.Shape{Path: picture.Segment(left, base, right, base), Stroke: picture.Stroke{Color: pal.Ring, Width: 1}})
		n := len(b.Flow)
		if n < 2 {
			continue
		}
		for _, line := range []struct {
			of   func(Flow) float64
			c    color.NRGBA
			dash []float64
		}{{func(f Flow) float64 { return f.Out }, pal.Out, nil}, {func(f Flow) float64 { return f.In }, pal.In, []float64{5, 3}}} {
			var path picture.Path
			for k, f := range b.Flow {
				x, y := left+(right-left)*float64(k)/float64(n-1), base-(high-12*d.s)*line.of(f)/most
				if k == 0 {
					path.MoveTo(x, y)
				} else {
					path.LineTo(x, y)
				}
			}
			d.p.Add(picture.Shape{Path: path, Stroke: picture.Stroke{Color: line.c, Width: 2, Dash: line.dash}})
		}
		d.text(left, base+12*d.s, d.words.Day(b.Flow[0].Day), 10.5, picture.Regular, picture.Start, pal.Muted)
		d.text(right, base+12*d.s, d.words.Day(b.Flow[n-1].Day), 10.5, picture.Regular, picture.End, pal.Muted)
	}
	d.y += high + 26*d.s
}
