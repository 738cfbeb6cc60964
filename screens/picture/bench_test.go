package picture

import (
	"bytes"
	"image"
	"image/color"
	"io"
	"math"
	"testing"
)

// tenYears is 3,650 daily dots, a band, a smooth line, a grid and a title on
// 1000 × 400: the heaviest chart that is expected.
func tenYears(f *Fonts) *Picture {
	p := New(f, 1000, 400)
	p.Background = color.NRGBA{0xfb, 0xf9, 0xf4, 0xff}
	ink, teal := color.NRGBA{0x22, 0x26, 0x2b, 0xff}, color.NRGBA{0, 0x72, 0x70, 0xff}
	const days = 3650
	x := func(i int) float64 { return 44 + 946*float64(i)/days }
	y := func(i int) float64 { return 200 - 110*math.Sin(float64(i)/300) - 25*math.Sin(float64(i)/61) }
	for i := range 11 {
		gx := 44 + 86*float64(i)
		p.Add(Shape{Path: Segment(gx, 38, gx, 374), Stroke: Stroke{Color: color.NRGBA{0, 0, 0, 30}, Width: 1, Crisp: true}})
		p.Add(Text{X: gx, Y: 392, Str: "2017", Size: 12, Anchor: Middle, Color: ink})
	}
	var dots, line, upper, lower []Point
	seed := uint32(1)
	for i := range days {
		seed = seed*1664525 + 1013904223
		noise := float64(seed>>16)/65536 - 0.5
		dots = append(dots, Point{x(i), y(i) + 90*noise})
		line = append(line, Point{x(i), y(i)})
		upper = append(upper, Point{x(i), y(i) - 30})
		lower = append(lower, Point{x(days - 1 - i), y(days-1-i) + 30})
	}
	p.Add(Shape{Path: Polygon(append(upper, lower...)...), Fill: color.NRGBA{0, 0x72, 0x70, 60}})
	p.Add(Dots{At: dots, R: 1.4, Fill: color.NRGBA{0, 0x50, 0x80, 110}})
	p.Add(Shape{Path: Polyline(line...), Stroke: Stroke{Color: teal, Width: 2.5}})
	p.Add(Text{X: 44, Y: 24, Str: "Worry about being left — Zoë, Łukasz, Анна", Size: 15, Face: Bold, Color: ink})
	return p
}

func BenchmarkBuild(b *testing.B) {
	b.ReportAllocs()
	f := new(Fonts)
	for b.Loop() {
		tenYears(f)
	}
}

func BenchmarkRaster(b *testing.B) {
	b.ReportAllocs()
	p := tenYears(new(Fonts))
	for b.Loop() {
		p.Raster(2)
	}
}

func BenchmarkDrawAgain(b *testing.B) {
	b.ReportAllocs()
	p := tenYears(new(Fonts))
	img := image.NewRGBA(image.Rect(0, 0, 2000, 800))
	for b.Loop() {
		p.Draw(img, 2, 0, 0)
	}
}

func BenchmarkSVG(b *testing.B) {
	b.ReportAllocs()
	p := tenYears(new(Fonts))
	for b.Loop() {
		if err := p.WriteSVG(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPDF(b *testing.B) {
	b.ReportAllocs()
	p := tenYears(new(Fonts))
	var buf bytes.Buffer
	for b.Loop() {
		buf.Reset()
		if err := p.WritePDF(&buf, PageOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(buf.Len()), "bytes")
}

// BenchmarkTies draws 150 long slanting curves, as a map of relationships has.
func BenchmarkTies(b *testing.B) {
	b.ReportAllocs()
	p := New(new(Fonts), 1000, 700)
	for i := range 150 {
		sin, cos := math.Sincos(float64(i))
		var t Path
		t.MoveTo(500, 350).CubicTo(500+100*cos, 350, 500, 350+200*sin, 500+480*cos, 350+330*sin)
		p.Add(Shape{Path: t, Stroke: Stroke{Color: color.NRGBA{0, 0x72, 0xb2, 120}, Width: 2}})
	}
	for b.Loop() {
		p.Raster(2)
	}
}

func BenchmarkFirstText(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		new(Fonts).Measure("Zoë", 12, Regular)
	}
}
