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

// halves is a picture that is red at the left and blue at the right.
func halves(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{200, 0, 0, 255}
			if x >= w/2 {
				c = color.RGBA{0, 0, 200, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
}

func TestAPhotoIsRoundAndKeepsItsMiddle(t *testing.T) {
	p := New(nil, 100, 100)
	p.Background = color.NRGBA{255, 255, 255, 255}
	p.Add(Photo{X: 50, Y: 50, R: 30, Image: halves(300, 120)})
	img := p.Raster(2)
	for at, want := range map[image.Point]color.RGBA{
		{70, 100}: {200, 0, 0, 255}, {130, 100}: {0, 0, 200, 255}, // both halves of the middle
		{44, 44}: {255, 255, 255, 255}, {10, 10}: {255, 255, 255, 255}, // its corners and beside it
	} {
		if got := img.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("at %v: got %v, want %v", at, got, want)
		}
	}
}

func TestAPhotoIsInEveryForm(t *testing.T) {
	p := New(nil, 100, 100)
	p.Add(Photo{X: 50, Y: 50, R: 30, Image: halves(64, 64)}, Photo{X: 20, Y: 20, R: 10, Image: halves(9, 30)})
	var svg, pdf bytes.Buffer
	if err := p.WriteSVG(&svg); err != nil || strings.Count(svg.String(), "data:image/png;base64,") != 2 {
		t.Errorf("SVG: got %v with %d photos, want 2", err, strings.Count(svg.String(), "data:image/png"))
	}
	if err := WritePDF(&pdf, PageOptions{Created: time.Unix(0, 0)}, p); err != nil || strings.Count(pdf.String(), "/Subtype /Image") != 4 {
		t.Errorf("PDF: got %v with %d images, want 2 and their masks", err, strings.Count(pdf.String(), "/Subtype /Image"))
	}
}

func TestAPhotoThatIsNoneDrawsNothing(t *testing.T) {
	p := New(nil, 20, 20)
	p.Add(Photo{X: 5, Y: 5, R: 4}, Photo{X: math.NaN(), Y: 5, R: 4, Image: halves(4, 4)},
		Photo{X: 5, Y: 5, R: -1, Image: halves(4, 4)}, Photo{X: 5, Y: 5, R: 3, Image: image.NewRGBA(image.Rectangle{})})
	var b bytes.Buffer
	if err := p.WriteSVG(&b); err != nil || strings.Contains(b.String(), "<image") {
		t.Errorf("got %v, want no photo", err)
	}
	if img := p.Raster(1); img.RGBAAt(5, 5).A != 0 {
		t.Error("something was drawn")
	}
}
