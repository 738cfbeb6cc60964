package picture

import (
	"image/color"
	"math"
)

// Shape is a path that is filled, stroked or both; the fill is painted first.
// Overlapping parts of one shape never darken each other, however translucent
// its colours are.
type Shape struct {
	Path Path
	// Fill paints the inside (non-zero rule); alpha 0 means no fill.
	Fill color.NRGBA
	// Stroke paints the outline; Width 0 means no stroke.
	Stroke Stroke
}

// Stroke says how a path is drawn as a line.
type Stroke struct {
	Color color.NRGBA
	// Width is in logical pixels; 0 draws nothing.
	Width float64
	// Dash holds lengths of ink and gap in turn, in logical pixels; empty is solid.
	Dash []float64
	Cap  Cap
	Join Join
	// Crisp snaps straight level or upright lines to whole device pixels, so
	// that grid lines stay sharp at any scale.
	Crisp bool
}

// Cap is the end of an open line.
type Cap uint8

// The ends of lines.
const (
	CapRound Cap = iota
	CapButt
	CapSquare
)

// Join is the corner of a line.
type Join uint8

// The corners of lines. A mitre longer than four widths becomes a bevel.
const (
	JoinRound Join = iota
	JoinMiter
	JoinBevel
)

// Dots is many equal discs. Unlike the parts of one Shape, translucent dots
// that overlap do darken each other, so that density can be seen.
type Dots struct {
	At []Point
	// R is the radius in logical pixels, ring included.
	R    float64
	Fill color.NRGBA
	// Ring is drawn inside the edge of each dot; RingWidth 0 means none.
	Ring      color.NRGBA
	RingWidth float64
}

// Text is one line of text at a point.
type Text struct {
	X, Y float64
	Str  string
	// Size is the font size (em) in logical pixels.
	Size     float64
	Face     Face
	Anchor   Anchor
	Baseline Baseline
	Color    color.NRGBA
	// Rotate turns the text about (X, Y), in degrees clockwise.
	Rotate float64
	// Halo draws a rim of this width behind the letters, so that they stay
	// readable over lines; 0 means none.
	Halo      float64
	HaloColor color.NRGBA
}

// Face is one of the built-in fonts.
type Face uint8

// The built-in fonts.
const (
	Regular Face = iota
	Bold
	Italic
)

// Anchor says which part of a text stands at X. Start is always the left end,
// also for writing that runs from right to left.
type Anchor uint8

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Baseline says which height of a text stands at Y.
type Baseline uint8

// The heights: the line that letters stand on, half the height of a capital
// letter, the top of the tallest letters, the bottom of the deepest.
const (
	Alphabetic Baseline = iota
	Center
	Top
	Bottom
)

// Bounds returns the box of the fill and the stroke.
func (s Shape) Bounds(*Fonts) Box {
	b := s.Path.Bounds()
	if b.Empty() || !s.Stroke.visible() {
		return b
	}
	grow := finite(s.Stroke.Width) / 2
	if s.Stroke.Join == JoinMiter {
		grow *= miterLimit
	} else if s.Stroke.Cap == CapSquare {
		grow *= math.Sqrt2
	}
	return b.Inset(-grow)
}

// Bounds returns the box of all dots.
func (d Dots) Bounds(*Fonts) Box {
	b := emptyBox()
	for _, p := range d.At {
		if p.ok() {
			b = b.Union(Box{p.X - d.R, p.Y - d.R, p.X + d.R, p.Y + d.R})
		}
	}
	return b
}

func (s Stroke) visible() bool {
	return s.Width > 0 && !math.IsInf(s.Width, 0) && s.Color.A > 0
}

// ring returns the radius at the middle of the ring and its width; without a
// ring that is the radius of the dot and 0.
func (d Dots) ring() (mid, width float64) {
	if !(d.RingWidth > 0) || d.Ring.A == 0 {
		return d.R, 0
	}
	w := math.Min(d.RingWidth, d.R)
	return d.R - w/2, w
}
