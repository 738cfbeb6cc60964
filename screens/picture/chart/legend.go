package chart

import "kith/screens/picture"

// key is one entry of a legend.
type key struct {
	sign sign
	word string
	// fill is the colour of a box, a ring or a mark; the zero colour means the area's.
	fill colour
	// texture is what tells a box apart besides its colour.
	texture texture
}

// sign is what a legend explains.
type sign uint8

const (
	signDot sign = iota
	signLine
	signThin
	signBand
	signRest
	signWhisker
	signBox
	signRing
	signMark
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
		f.drawSign(k, x, mid, signWidth*f.st.Text)
		f.Add(picture.Text{X: x + (signWidth+6)*f.st.Text, Y: mid, Str: k.word, Size: labelSize * f.st.Text,
			Baseline: picture.Center, Color: f.st.Palette.Muted})
		x += f.keyWidth(k) + 3*f.gap
	}
}

func (f *frame) drawSign(k key, x, y, w float64) {
	area := f.st.Palette.area(f.head.area)
	if k.fill.A == 0 {
		k.fill = area
	}
	box := picture.RoundRect(x, y-w/3, w, w*2/3, 2)
	line := func(width float64, c colour) {
		f.Add(picture.Shape{Path: picture.Segment(x+1, y, x+w-1, y), Stroke: picture.Stroke{Color: c, Width: width}})
	}
	switch k.sign {
	case signDot:
		f.Add(picture.Dots{At: []picture.Point{{X: x + w/2, Y: y}}, R: 0.2 * w, Fill: f.st.Palette.Dot})
	case signLine:
		line(lineWidth, k.fill)
	case signThin:
		line(1.2, faded(k.fill, max(thinAlpha, k.fill.A/2)))
	case signBand:
		f.Add(picture.Shape{Path: box, Fill: faded(area, f.st.Palette.Band)})
	case signRest:
		f.Add(picture.Shape{Path: box, Fill: f.st.Palette.Rest}, f.hatched(box))
	case signWhisker:
		f.whisker(x+w/2, y-w/3, y+w/3, f.st.Palette.Muted)
	case signBox:
		f.Add(f.textured(box, k.fill, k.texture)...)
	case signRing:
		f.Add(picture.Shape{Path: picture.Circle(x+w/2, y, 0.24*w), Fill: f.st.Palette.Background,
			Stroke: picture.Stroke{Color: k.fill, Width: 2}})
	case signMark:
		f.Add(picture.Dots{At: []picture.Point{{X: x + w/2, Y: y}}, R: 0.26 * w, Fill: k.fill})
	}
}

// texture tells areas apart besides their colour.
type texture uint8

const (
	solid  texture = iota
	lined          // slanting lines in the background's colour
	hollow         // an outline, faintly filled
)

// textured fills a path with a colour and a texture.
func (f *frame) textured(p picture.Path, c colour, t texture) []picture.Item {
	switch t {
	case lined:
		return []picture.Item{picture.Shape{Path: p, Fill: c}, picture.Shape{Path: picture.Hatch(p, 5, 45),
			Stroke: picture.Stroke{Color: faded(f.st.Palette.Background, 0xa0), Width: 1.2, Cap: picture.CapButt}}}
	case hollow:
		return []picture.Item{picture.Shape{Path: p, Fill: faded(c, 0x38), Stroke: picture.Stroke{Color: c, Width: 1.2}}}
	}
	return []picture.Item{picture.Shape{Path: p, Fill: c}}
}
