package picture

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestRasterHasTheSizeAskedFor(t *testing.T) {
	for _, c := range []struct {
		w, h, scale float64
		want        image.Point
	}{
		{100, 50, 1, image.Pt(100, 50)},
		{100, 50, 2, image.Pt(200, 100)},
		{33, 33, 1.25, image.Pt(42, 42)},
		{0, 0, 1, image.Pt(1, 1)},
		{-5, math.NaN(), 1, image.Pt(1, 1)},
		{10, 10, math.Inf(1), image.Pt(10, 10)},
		{10, 10, -1, image.Pt(10, 10)},
	} {
		if got := New(nil, c.w, c.h).Raster(c.scale).Rect.Size(); got != c.want {
			t.Errorf("%g × %g at %g: got %v, want %v", c.w, c.h, c.scale, got, c.want)
		}
	}
}

func TestAbsurdSizesAreLimited(t *testing.T) {
	for _, p := range []*Picture{New(nil, 1e12, 1e12), New(nil, 1e300, 1), New(nil, 4e5, 4e5)} {
		w, h, s := p.pixels(3)
		if w*h > MaxPixels+w+h || w < 1 || h < 1 || !(s > 0) {
			t.Errorf("got %d × %d at %g, want at most %d pixels", w, h, s, MaxPixels)
		}
	}
}

func TestAShapeCoversItsArea(t *testing.T) {
	line := func(w float64, s Stroke, pts ...Point) Item {
		s.Color, s.Width = black, w
		return Shape{Path: Polyline(pts...), Stroke: s}
	}
	a, b := Point{20, 30}, Point{80, 55}
	long := dist(a, b)
	for _, c := range []struct {
		name string
		item Item
		want float64
	}{
		{"disc", Shape{Path: Circle(50, 50, 30), Fill: black}, math.Pi * 900},
		{"rectangle", Shape{Path: Rectangle(10.5, 20.25, 30, 40), Fill: black}, 1200},
		{"ring", Shape{Path: Circle(50, 50, 30), Stroke: Stroke{Color: black, Width: 4}}, math.Pi * 60 * 4},
		{"round ends", line(6, Stroke{}, a, b), long*6 + math.Pi*9},
		{"cut ends", line(6, Stroke{Cap: CapButt}, a, b), long * 6},
		{"square ends", line(6, Stroke{Cap: CapSquare}, a, b), (long + 6) * 6},
		{"hair line", line(0.5, Stroke{Cap: CapButt}, a, b), long * 0.5},
		{"dashes", line(4, Stroke{Cap: CapButt, Dash: []float64{5, 5}}, Point{10, 50}, Point{90, 50}), 160},
		{"odd dashes", line(4, Stroke{Cap: CapButt, Dash: []float64{4}}, Point{10, 50}, Point{90, 50}), 160},
		{"mitre", line(10, Stroke{Cap: CapButt, Join: JoinMiter}, Point{20, 80}, Point{50, 80}, Point{50, 50}), 600},
		{"bevel", line(10, Stroke{Cap: CapButt, Join: JoinBevel}, Point{20, 80}, Point{50, 80}, Point{50, 50}), 587.5},
		{"round corner", line(10, Stroke{Cap: CapButt}, Point{20, 80}, Point{50, 80}, Point{50, 50}), 575 + math.Pi*25/4},
		{"closed frame", Shape{Path: Rectangle(20, 20, 60, 60), Stroke: Stroke{Color: black, Width: 10, Join: JoinMiter}}, 70*70 - 50*50},
		{"point", line(10, Stroke{}, a), math.Pi * 25},
		{"square point", line(10, Stroke{Cap: CapSquare}, a, a), 100},
		{"cut point", line(10, Stroke{Cap: CapButt}, a), 0},
		{"dots", Dots{At: []Point{{20, 20}, {60, 60}}, R: 5, Fill: black}, 2 * math.Pi * 25},
		{"ringed dot", Dots{At: []Point{{50, 50}}, R: 10, Fill: white, Ring: black, RingWidth: 3}, math.Pi * (100 - 49)},
		{"sector", Shape{Path: Sector(50, 50, 10, 40, 20, 110), Fill: black}, math.Pi * 1500 / 4},
		{"hull", Shape{Path: Hull(10, Point{30, 30}, Point{70, 30}, Point{70, 70}, Point{30, 70}, Point{50, 50}), Fill: black}, 1600 + 4*400 + math.Pi*100},
	} {
		t.Run(c.name, func(t *testing.T) {
			near(t, "ink", ink(blank(c.item), 1), c.want, 0.01*c.want+0.6)
			near(t, "ink at twice the size", ink(blank(c.item), 2)/4, c.want, 0.01*c.want+0.3)
		})
	}
}

func TestTranslucentStrokesDoNotDarkenWhereTheyOverlap(t *testing.T) {
	cross := Polyline(Point{10, 10}, Point{90, 90}, Point{90, 10}, Point{10, 90}, Point{12, 88}, Point{40, 60})
	img := blank(Shape{Path: cross, Stroke: Stroke{Color: half, Width: 12}}).Raster(1)
	want := img.RGBAAt(30, 30)
	for _, at := range []image.Point{{50, 50}, {88, 88}, {90, 50}, {11, 89}, {40, 60}} {
		if got := img.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("at %v: got %v, want the colour of the plain line %v", at, got, want)
		}
	}
}

func TestTranslucentDotsDarkenWhereTheyOverlap(t *testing.T) {
	img := blank(Dots{At: []Point{{40, 50}, {55, 50}}, R: 12, Fill: half}).Raster(1)
	if one, two := img.RGBAAt(32, 50).R, img.RGBAAt(47, 50).R; two >= one {
		t.Errorf("got %d where two dots meet and %d under one, want darker", two, one)
	}
}

func TestAFlatCurveHasAnEvenRim(t *testing.T) {
	var pts []Point
	for x := 5.0; x <= 95; x += 0.7 {
		pts = append(pts, Point{x, 50.4})
	}
	img := blank(Shape{Path: Polyline(pts...), Stroke: Stroke{Color: black, Width: 3}}).Raster(1)
	for x := 11; x < 89; x++ {
		if got, want := img.RGBAAt(x, 48), img.RGBAAt(10, 48); got != want {
			t.Fatalf("rim at x = %d: got %v, want %v as elsewhere", x, got, want)
		}
	}
}

func TestCrispLinesFillWholePixels(t *testing.T) {
	for _, scale := range []float64{1, 1.25, 1.5, 2, 3} {
		p := blank(
			Shape{Path: Segment(10.3, 0, 10.3, 100), Stroke: Stroke{Color: black, Width: 1, Crisp: true}},
			Shape{Path: Segment(0, 40.2, 100, 40.2), Stroke: Stroke{Color: black, Width: 1, Crisp: true}},
		)
		img := p.Raster(scale)
		for i := 0; i < len(img.Pix); i += 4 {
			if v := img.Pix[i]; v != 0 && v != 255 {
				t.Fatalf("scale %g: got grey %d, want only black and white", scale, v)
			}
		}
	}
}

func TestBackgroundMayBeTransparent(t *testing.T) {
	p := blank(Shape{Path: Rectangle(0, 0, 50, 100), Fill: half})
	p.Background = color.NRGBA{}
	img := p.Raster(1)
	if got := img.RGBAAt(75, 50); got != (color.RGBA{}) {
		t.Errorf("got %v, want clear", got)
	}
	if got := img.RGBAAt(25, 50); got != (color.RGBA{0, 0, 0, 0x80}) {
		t.Errorf("got %v, want half black", got)
	}
}

// A picture drawn in pieces must look exactly like one drawn whole.
func TestTilesFitTogether(t *testing.T) {
	p := sample()
	whole := p.Raster(2)
	for y := 0; y < whole.Rect.Max.Y; y += 77 {
		for x := 0; x < whole.Rect.Max.X; x += 91 {
			r := image.Rect(x, y, x+91, y+77).Intersect(whole.Rect)
			tile := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
			p.Draw(tile, 2, -float64(x), -float64(y))
			for ty := range r.Dy() {
				for tx := range r.Dx() {
					if d := differ(tile.RGBAAt(tx, ty), whole.RGBAAt(x+tx, y+ty)); d > 8 {
						t.Fatalf("pixel (%d, %d): got %v, want %v", x+tx, y+ty, tile.RGBAAt(tx, ty), whole.RGBAAt(x+tx, y+ty))
					}
				}
			}
		}
	}
}

func differ(a, b color.RGBA) int {
	d := func(x, y uint8) int { return max(int(x), int(y)) - min(int(x), int(y)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B), d(a.A, b.A))
}

func TestDrawOnPartOfALargerImage(t *testing.T) {
	big := image.NewRGBA(image.Rect(-20, -30, 200, 200))
	sub := big.SubImage(image.Rect(10, 10, 60, 60)).(*image.RGBA)
	blank(Shape{Path: Rectangle(0, 0, 1000, 1000), Fill: black}).Draw(sub, 1, 0, 0)
	if got := big.RGBAAt(61, 61); got != (color.RGBA{}) {
		t.Errorf("outside: got %v, want untouched", got)
	}
	if got := big.RGBAAt(59, 59); got != (color.RGBA{A: 255}) {
		t.Errorf("inside: got %v, want black", got)
	}
}

// The middle line of a stroke with round corners is always fully covered, whatever its turns.
func TestStrokesHaveNoHoles(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		coord := rapid.Float64Range(10, 90)
		n := rapid.IntRange(2, 8).Draw(rt, "points")
		pts := make([]Point, n)
		for i := range pts {
			pts[i] = Point{coord.Draw(rt, "x"), coord.Draw(rt, "y")}
		}
		path := Polyline(pts...)
		if rapid.Bool().Draw(rt, "closed") {
			path.Close()
		}
		s := Stroke{Color: black, Width: rapid.Float64Range(4, 15).Draw(rt, "width")}
		img := blank(Shape{Path: path, Stroke: s}).Raster(1)
		for i := 1; i < n; i++ {
			for k := range 11 {
				f := float64(k) / 10
				x := int(pts[i-1].X + f*(pts[i].X-pts[i-1].X))
				y := int(pts[i-1].Y + f*(pts[i].Y-pts[i-1].Y))
				if img.RGBAAt(x, y).R > 100 {
					rt.Fatalf("hole at (%d, %d): %v", x, y, img.RGBAAt(x, y))
				}
			}
		}
	})
}

func TestNothingFiniteIsNeeded(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	p := blank()
	for _, v := range []float64{nan, inf, -inf, 1e308, -1e308, 1e30, 1e9, 0, -3} {
		p.Add(
			Shape{Path: Polyline(Point{v, 1}, Point{2, v}, Point{v, v}, Point{5, 5}), Fill: half, Stroke: Stroke{Color: black, Width: 2}},
			Shape{Path: Circle(v, 50, v), Fill: half, Stroke: Stroke{Color: black, Width: v, Dash: []float64{v, 1}}},
			Shape{Path: Segment(0, 0, 50, v), Stroke: Stroke{Color: black, Width: 1, Dash: []float64{1e-9, 1e-9}, Crisp: true}},
			Shape{Path: Sector(v, v, v, v, v, v), Fill: half},
			Shape{Path: Arc(50, 50, 20, v, 3), Stroke: Stroke{Color: half, Width: v}},
			Shape{Path: Hull(v, Point{v, 3}, Point{4, 5}, Point{v, v}), Fill: half},
			Shape{Path: Smooth(true, Point{v, 3}, Point{4, 5}, Point{9, v}, Point{3, 3}), Fill: half},
			Shape{Path: Hatch(Circle(50, v, 20), v, v), Stroke: Stroke{Color: half, Width: 1}},
			Shape{Path: Hatch(Circle(50, 50, 20), v, v), Stroke: Stroke{Color: half, Width: 1}},
			Shape{Path: RoundRect(v, v, v, v, v), Fill: half},
			Dots{At: []Point{{v, v}, {5, v}}, R: v, Fill: half, Ring: black, RingWidth: v},
			Text{X: v, Y: 5, Str: "x", Size: v, Color: black, Rotate: v, Halo: v, HaloColor: white},
			Text{X: 5, Y: 5, Str: "x", Size: 9, Color: black, Rotate: v, Halo: v, HaloColor: white},
			Text{X: v, Y: v, Str: "x", Size: 9, Color: black},
		)
		p.Hits = append(p.Hits, Hit{Area: Rect{v, v, v, v}}, Hit{Area: Disc{v, v, v}}, Hit{Area: Line{[]Point{{v, v}}, v}}, Hit{})
	}
	p.Add(Shape{}, Dots{}, Text{}, nil)
	p.Raster(1)
	p.Raster(2.5)
	p.Bounds()
	p.Shifted(nan, 3, 9, inf).At(nan, 4)
	p.Draw(image.NewRGBA(image.Rectangle{}), 1, 0, 0)
	p.Draw(image.NewRGBA(image.Rect(0, 0, 5, 5)), nan, 0, inf)
	var buf bytes.Buffer
	if err := p.WriteSVG(&buf); err != nil {
		t.Errorf("SVG: %v", err)
	}
	if bytes.Contains(buf.Bytes(), []byte("NaN")) || bytes.Contains(buf.Bytes(), []byte("Inf")) {
		t.Error("got NaN or Inf in the SVG, want finite numbers only")
	}
	buf.Reset()
	if err := p.WritePDF(&buf, PageOptions{Margin: nan}); err != nil {
		t.Errorf("PDF: %v", err)
	}
}
