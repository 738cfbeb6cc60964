package picture

import (
	"bytes"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"
	"time"
)

func TestAPlateIsInEveryForm(t *testing.T) {
	p := New(nil, 100, 100)
	p.Add(Plate{X: 10, Y: 20, W: 60, H: 30, Image: halves(64, 32)})
	img := p.Raster(2)
	for at, want := range map[image.Point]color.RGBA{{30, 60}: {200, 0, 0, 255}, {130, 60}: {0, 0, 200, 255}, {10, 60}: {}} {
		if got := img.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("at %v: got %v, want %v", at, got, want)
		}
	}
	var svg, pdf bytes.Buffer
	if err := p.WriteSVG(&svg); err != nil || strings.Count(svg.String(), "data:image/jpeg;base64,") != 1 {
		t.Errorf("SVG: got %v and %.200s", err, svg.String())
	}
	if err := WritePDF(&pdf, PageOptions{Created: time.Unix(0, 0)}, p.Shifted(1, 1, 100, 100)); err != nil || strings.Count(pdf.String(), "/Subtype /Image") != 1 {
		t.Errorf("PDF: got %v with %d images, want 1", err, strings.Count(pdf.String(), "/Subtype /Image"))
	}
}

func TestAPlateThatIsNoneDrawsNothing(t *testing.T) {
	p := New(nil, 20, 20)
	p.Add(Plate{W: 5, H: 4}, Plate{X: math.NaN(), W: 4, H: 4, Image: halves(4, 4)}, Plate{W: -1, H: 4, Image: halves(4, 4)})
	var b bytes.Buffer
	if err := p.WriteSVG(&b); err != nil || strings.Contains(b.String(), "<image") || p.Raster(1).RGBAAt(2, 2).A != 0 {
		t.Errorf("got %v, want nothing drawn", err)
	}
}

func TestPagesGrowOneByOne(t *testing.T) {
	one := New(nil, 50, 50)
	one.Add(Text{Str: "x", Size: 9, Color: color.NRGBA{A: 255}, Y: 20})
	var grown, whole bytes.Buffer
	o := PageOptions{Created: time.Unix(0, 0), Footer: "f"}
	pages, err := NewPages(one.fonts(), o)
	if err != nil {
		t.Fatal(err)
	}
	pages.Add(one)
	pages.Add(one)
	if err := pages.Write(&grown); err != nil {
		t.Fatal(err)
	}
	if err := WritePDF(&whole, o, one, one); err != nil || !bytes.Equal(grown.Bytes(), whole.Bytes()) {
		t.Errorf("got %v, %d bytes, want the %d of one go", err, grown.Len(), whole.Len())
	}
}
