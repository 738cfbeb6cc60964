package chart

import "kith/screens/picture"

// key is one entry of a legend.
type key struct {
	sign sign
	word string
}

// sign is what a legend explains.
type sign uint8

const (
	signDot sign = iota
	signLine
	signThin
	signBand
	signRest
)

// signWidth is the width of a sign at text scale 1.
const signWidth = 18.0

func (f *frame) legendLine() float64 { return 1.15 * f.line(labelSize) }

func (f *frame) keyWidth(k key) float64 {
	return (signWidth+6)*f.st.Text + f.st.Fonts.Width(k.word, labelSize*f.st.Text, picture.Regular)
}

// legendRows breaks the legend into rows no wider than room.
func (f *frame) legendRows(room float64) [][]key {
	var rows [][]key
	x := 0.0
	for _, k := range f.head.legend {
		w := f.keyWidth(k)
		if w > room {
			k.word = f.st.Fonts.Fit(k.word, labelSize*f.st.Text, picture.Regular, room-(signWidth+6)*f.st.Text)
			w = f.keyWidth(k)
		}
		if len(rows) == 0 || x+w > room {
			rows = append(rows, nil)
			x = 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], k)
		x += w + 3*f.gap
	}
	return rows
}

// drawLegend draws one row whose line box begins at y.
func (f *frame) drawLegend(row []key, y float64) {
	x := f.pad
	for _, k := range row {
		mid := y + 0.5*f.line(labelSize)
		f.drawSign(k.sign, x, mid, signWidth*f.st.Text)
		f.Add(picture.Text{X: x + (signWidth+6)*f.st.Text, Y: mid, Str: k.word, Size: labelSize * f.st.Text,
			Baseline: picture.Center, Color: f.st.Palette.Muted})
		x += f.keyWidth(k) + 3*f.gap
	}
}

func (f *frame) drawSign(s sign, x, y, w float64) {
	area := f.st.Palette.area(f.head.area)
	box := picture.RoundRect(x, y-w/3, w, w*2/3, 2)
	line := func(width float64, c colour) {
		f.Add(picture.Shape{Path: picture.Segment(x+1, y, x+w-1, y), Stroke: picture.Stroke{Color: c, Width: width}})
	}
	switch s {
	case signDot:
		f.Add(picture.Dots{At: []picture.Point{{X: x + w/2, Y: y}}, R: 0.2 * w, Fill: f.st.Palette.Dot})
	case signLine:
		line(lineWidth, area)
	case signThin:
		line(1.2, faded(area, thinAlpha))
	case signBand:
		f.Add(picture.Shape{Path: box, Fill: faded(area, f.st.Palette.Band)})
	case signRest:
		f.Add(picture.Shape{Path: box, Fill: f.st.Palette.Rest}, f.hatched(box))
	}
}
