package chart

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kith/data"
	"kith/screens/picture"
)

var update = flag.Bool("update", false, "write the golden files anew")

// monday is the first day of all made-up series.
var monday = data.DateOf(2024, time.March, 4)

// weekly makes one note a week from values; NaN is a week without.
func weekly(values ...float64) TrendData {
	d := TrendData{Name: "Worry about being left", Low: 1, High: 7, Calm: CalmLow}
	for i, v := range values {
		if !math.IsNaN(v) {
			d.Points = append(d.Points, Point{ID: fmt.Sprintf("n%d", i), Day: monday + data.Day(7*i+i%5), Value: v, Line: "Secret line"})
		}
	}
	return d
}

// falling makes n weeks that go down from 6 by so much each and swing from one
// to the next, so that the weeks do not lean on each other.
func falling(n int, by float64) TrendData {
	values := make([]float64, n)
	noise := []float64{0.4, -0.5, 0.6, -0.3, 0.5, -0.4, 0.3, -0.6, 0.5, -0.5}
	for i := range values {
		values[i] = 6 - by*float64(i) + noise[i%len(noise)]
	}
	return weekly(values...)
}

// daily makes ten years of notes, one a day.
func daily() TrendData {
	d := TrendData{Name: "Worry about being left", Low: 1, High: 7, Calm: CalmLow}
	seed := uint32(7)
	for i := range 3650 {
		seed = seed*1664525 + 1013904223
		v := 5 - 2*float64(i)/3650 + math.Sin(float64(i)/60) + 2*(float64(seed>>16)/65536-0.5)
		d.Points = append(d.Points, Point{ID: "n", Day: monday + data.Day(i), Value: math.Max(1, math.Min(7, v))})
	}
	return d
}

// plain is a style that shares its fonts through a test.
func plain() Style { return Style{Fonts: new(picture.Fonts), WeekStart: time.Monday} }

// words returns all texts of a picture.
func words(p *picture.Picture) []string {
	var out []string
	for _, it := range p.Items {
		if t, ok := it.(picture.Text); ok {
			out = append(out, t.Str)
		}
	}
	return out
}

func golden(t *testing.T, name string, p *picture.Picture) {
	t.Helper()
	var got bytes.Buffer
	if err := p.WriteSVG(&got); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got.Bytes(), want)
	}
}

func BenchmarkTrendTenYears(b *testing.B) {
	b.ReportAllocs()
	d, st := daily(), plain()
	for b.Loop() {
		Trend(d, st, 1000, 400)
	}
}

func BenchmarkTrendTenYearsToPixels(b *testing.B) {
	b.ReportAllocs()
	d, st := daily(), plain()
	for b.Loop() {
		Trend(d, st, 1000, 400).Picture.Raster(2)
	}
}
