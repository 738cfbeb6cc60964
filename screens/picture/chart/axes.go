package chart

import (
	"image/color"
	"math"

	"kith/data"
	"kith/screens/picture"
)

type colour = color.NRGBA

func (f *frame) tickLabel(v float64) string {
	if f.head.percent {
		return f.st.Words.percent(v)
	}
	return f.st.Words.number(math.Abs(v)*f.sign(v), f.scale.decimals)
}

// sign keeps the sign of a value, but where both halves of an axis count upwards.
func (f *frame) sign(v float64) float64 {
	if v < 0 && !f.head.mirrored {
		return -1
	}
	return 1
}

// valueWidth is the width of the widest label of the value axis.
func (f *frame) valueWidth() float64 {
	w := 0.0
	for _, v := range f.scale.ticks {
		w = math.Max(w, f.st.Fonts.Width(f.tickLabel(v), labelSize*f.st.Text, picture.Regular))
	}
	return w
}

// findMarks chooses the finest step that reads calmly and shows at least two
// marks; failing that, one whose labels merely stand apart; failing that, any.
func (f *frame) findMarks(p *parts) {
	perDay := f.x(float64(f.head.from)+1) - f.x(float64(f.head.from))
	for _, try := range []struct {
		room  float64
		least int
	}{{1, 2}, {0, 2}, {0, 1}} {
		for _, s := range steps() {
			if s.days()*perDay < s.room*f.st.Text*try.room {
				continue
			}
			ms := s.marks(f.head.from, f.head.to, f.st)
			if len(ms) < try.least {
				continue
			}
			if labels, ok := f.labelMarks(ms, p); ok {
				f.marks, f.labels = ms, labels
				return
			}
		}
	}
}

// labelMarks places the labels of marks below the plot; false when two of the
// upper line would come too close. In the lower line the earlier one gives way:
// it names what has only a short stretch left.
func (f *frame) labelMarks(ms []mark, p *parts) ([]picture.Text, bool) {
	if !p.upper {
		return nil, true
	}
	y := f.plot.Y1 + f.gap
	var upper, lower []picture.Text
	end, apart := math.Inf(-1), 0.9*labelSize*f.st.Text
	for _, m := range ms {
		t := f.dayLabel(m.upper, m.day, y)
		b := t.Bounds(f.st.Fonts)
		if b.X0 < end+apart {
			return nil, false
		}
		end = b.X1
		upper = append(upper, t)
		if m.lower == "" || !p.lower {
			continue
		}
		l := f.dayLabel(m.lower, m.day, y+f.line(labelSize))
		if n := len(lower); n > 0 && l.Bounds(f.st.Fonts).X0 < lower[n-1].Bounds(f.st.Fonts).X1+apart {
			lower = lower[:n-1]
		}
		lower = append(lower, l)
	}
	return append(upper, lower...), true
}

// dayLabel centres a label below a day, but never outside the picture.
func (f *frame) dayLabel(s string, d data.Day, y float64) picture.Text {
	t := f.text(s, f.x(float64(d)), y, labelSize, picture.Regular, f.st.Palette.Muted)
	t.Anchor = picture.Middle
	half := f.st.Fonts.Width(s, t.Size, t.Face) / 2
	t.X = math.Max(half+2, math.Min(f.W-half-2, t.X))
	return t
}

// drawGrid draws the lines and labels of both axes.
func (f *frame) drawGrid() {
	pal := f.st.Palette
	line := func(x0, y0, x1, y1 float64, c colour) {
		f.Add(picture.Shape{Path: picture.Segment(x0, y0, x1, y1),
			Stroke: picture.Stroke{Color: c, Width: 1, Cap: picture.CapButt, Crisp: true}})
	}
	for _, v := range f.scale.ticks {
		if f.head.plain {
			break
		}
		y := f.y(v)
		line(f.plot.X0, y, f.plot.X1, y, pal.Grid)
		if !f.st.HideNumbers {
			f.Add(picture.Text{X: f.plot.X0 - 8, Y: y, Str: f.tickLabel(v), Size: labelSize * f.st.Text,
				Anchor: picture.End, Baseline: picture.Center, Color: pal.Muted})
		}
	}
	for _, m := range f.marks {
		x := f.x(float64(m.day))
		if m.strong {
			line(x, f.plot.Y0, x, f.plot.Y1, pal.GridStrong)
		}
		line(x, f.plot.Y1, x, f.plot.Y1+4, pal.GridStrong)
	}
	for _, l := range f.labels {
		f.Add(l)
	}
}

// drawRests shades and hatches the times of rest that are in sight.
func (f *frame) drawRests(rests []data.Span) {
	for _, r := range f.visible(rests) {
		x0, x1 := f.x(float64(r.From)-0.5), f.x(float64(r.To)+0.5)
		x0, x1 = math.Max(x0, f.plot.X0), math.Min(x1, f.plot.X1)
		if x1-x0 < 2 {
			x1 = x0 + 2
		}
		box := picture.Rectangle(x0, f.plot.Y0, x1-x0, f.plot.H())
		f.Add(picture.Shape{Path: box, Fill: f.st.Palette.Rest}, f.hatched(box))
		f.Hits = append(f.Hits, picture.Hit{
			Area:  picture.Rect{X: x0, Y: f.plot.Y0, W: x1 - x0, H: f.plot.H()},
			Label: f.st.Words.T("chart.rest", "rest"), Detail: f.st.Words.shortDate(r.From) + " – " + f.st.Words.shortDate(r.To), Level: -1,
		})
	}
}

func (f *frame) hatched(area picture.Path) picture.Item {
	return picture.Shape{Path: picture.Hatch(area, 7, -45),
		Stroke: picture.Stroke{Color: f.st.Palette.RestLine, Width: 1, Cap: picture.CapButt}}
}

// visible returns the rests within the days shown, cut to them.
func (f *frame) visible(rests []data.Span) []data.Span {
	var out []data.Span
	for _, r := range rests {
		if r.To == 0 {
			r.To = f.head.to
		}
		r.From, r.To = max(r.From, f.head.from), min(r.To, f.head.to)
		if r.From <= r.To {
			out = append(out, r)
		}
	}
	return out
}
