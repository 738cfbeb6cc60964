package chart

import (
	"math"

	"kith/screens/picture"
)

// rowsFit is how many rows of names fit into a plot.
func (f *frame) rowsFit() int {
	return max(1, int(f.plot.H()/(1.25*f.line(labelSize))))
}

// gutter is the room for the names of rows: their widest, at most a share of the picture.
func gutter(st Style, w float64, names []string) float64 {
	widest := 0.0
	for _, n := range names {
		widest = math.Max(widest, st.Fonts.Width(n, labelSize*st.Text, picture.Regular))
	}
	return math.Min(widest+12, 0.42*w)
}

// rowName writes the name of a row left of the plot.
func (f *frame) rowName(name string, y float64) {
	size := labelSize * f.st.Text
	f.Add(picture.Text{X: f.plot.X0 - 10, Y: y, Str: f.st.Fonts.Fit(name, size, picture.Regular, f.head.left-10), Size: size,
		Anchor: picture.End, Baseline: picture.Center, Color: f.st.Palette.Ink})
}

// across is a value axis from left to right.
type across struct {
	*frame
	scale scale
}

// newAcross makes an axis below the plot and draws its grid.
func newAcross(f *frame, low, high float64, percent bool) across {
	room := int(f.plot.W() / (5 * labelSize * f.st.Text))
	a := across{frame: f, scale: newScale(low, high, min(mostTicks, 1+room), 0)}
	for _, v := range a.scale.ticks {
		x := a.at(v)
		f.Add(picture.Shape{Path: picture.Segment(x, f.plot.Y0, x, f.plot.Y1),
			Stroke: picture.Stroke{Color: f.st.Palette.Grid, Width: 1, Cap: picture.CapButt, Crisp: true}})
		if f.st.HideNumbers {
			continue
		}
		word := f.st.Words.number(v, a.scale.decimals)
		if percent {
			word = f.st.Words.percent(v / 100)
		}
		t := f.text(word, x, f.plot.Y1+f.gap, labelSize, picture.Regular, f.st.Palette.Muted)
		t.Anchor = picture.Middle
		half := f.st.Fonts.Width(word, t.Size, t.Face) / 2
		t.X = math.Max(half+2, math.Min(f.W-half-2, x))
		f.Add(t)
	}
	return a
}

// at is where a value lies; values beyond the scale lie on its edge.
func (a across) at(v float64) float64 {
	t := (v - a.scale.low) / (a.scale.high - a.scale.low)
	inset := 8.0
	return a.plot.X0 + inset + math.Min(1, math.Max(0, t))*(a.plot.W()-2*inset)
}
