package picture

import (
	"image/color"
	"math"
	"testing"
)

var (
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	black = color.NRGBA{0, 0, 0, 0xff}
	half  = color.NRGBA{0, 0, 0, 0x80}
	teal  = color.NRGBA{0, 0x72, 0x70, 0xff}
)

// sample holds one of everything.
func sample() *Picture {
	p := New(new(Fonts), 320, 200)
	p.Background = white
	p.Title, p.Desc = "All <things> & more", `One "plain" sentence.`
	p.Add(
		Shape{Path: Circle(40, 40, 25), Fill: half, Stroke: Stroke{Color: teal, Width: 3}},
		Shape{Path: RoundRect(80, 15, 60, 50, 12), Stroke: Stroke{Color: teal, Width: 2, Dash: []float64{6, 4}, Cap: CapButt}},
		Shape{Path: Polyline(Point{160, 60}, Point{180, 15}, Point{200, 60}), Stroke: Stroke{Color: half, Width: 8, Join: JoinMiter, Cap: CapSquare}},
		Shape{Path: Sector(240, 40, 10, 28, -90, 60), Fill: teal},
		Shape{Path: Segment(10.5, 80, 310.5, 80), Stroke: Stroke{Color: black, Width: 1, Crisp: true}},
		Shape{Path: Smooth(false, Point{10, 110}, Point{60, 90}, Point{120, 120}), Stroke: Stroke{Color: teal, Width: 2, Join: JoinBevel}},
		Dots{At: []Point{{150, 105}, {165, 105}, {math.NaN(), 1}}, R: 6, Fill: half},
		Dots{At: []Point{{190, 105}}, R: 7, Fill: teal, Ring: black, RingWidth: 2},
		Text{X: 10, Y: 145, Str: "Zoë, Łukasz & Анна", Size: 14, Color: black},
		Text{X: 160, Y: 165, Str: "Bold middle", Size: 14, Face: Bold, Anchor: Middle, Color: black},
		Text{X: 310, Y: 185, Str: "Italic end", Size: 14, Face: Italic, Anchor: End, Color: half},
		Text{X: 250, Y: 120, Str: "Halo", Size: 14, Baseline: Center, Color: black, Halo: 2, HaloColor: white},
		Text{X: 20, Y: 190, Str: "Turned", Size: 12, Rotate: -30, Color: teal},
		Text{X: 200, Y: 140, Str: "שלום", Size: 12, Color: black},
	)
	return p
}

// blank is an empty white picture of 100 × 100.
func blank(items ...Item) *Picture {
	p := New(new(Fonts), 100, 100)
	p.Background = white
	p.Add(items...)
	return p
}

// ink sums up how dark a picture of black on white is, in pixels.
func ink(p *Picture, scale float64) float64 {
	sum := 0.0
	img := p.Raster(scale)
	for i := 0; i < len(img.Pix); i += 4 {
		sum += 1 - float64(img.Pix[i])/255
	}
	return sum
}

// near fails unless got is within tol of want.
func near(t *testing.T, what string, got, want, tol float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tol) {
		t.Errorf("%s: got %.4f, want %.4f ± %g", what, got, want, tol)
	}
}
