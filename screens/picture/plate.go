package picture

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/draw"
)

// Plate is a whole image, stretched over the box that begins at X, Y. What is
// see-through in it lies on white. A nil or empty image draws nothing.
type Plate struct {
	X, Y, W, H float64
	Image      image.Image
}

var _ Item = Plate{}

// Bounds returns the box.
func (p Plate) Bounds(*Fonts) Box {
	if !p.visible() {
		return emptyBox()
	}
	return Box{p.X, p.Y, p.X + p.W, p.Y + p.H}
}

// visible says that there is something to draw at a place that can be drawn.
func (p Plate) visible() bool {
	return p.Image != nil && !p.Image.Bounds().Empty() && p.W > 0 && p.H > 0 &&
		isFinite(p.X) && isFinite(p.Y) && isFinite(p.W) && isFinite(p.H)
}

// plateQuality is JPEG's, from 1 to 100: no flaw to be seen on paper.
const plateQuality = 85

// coded is the image on white as JPEG.
func (p Plate) coded() []byte {
	b := p.Image.Bounds()
	flat := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(flat, flat.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Rect, p.Image, b.Min, draw.Over)
	var out bytes.Buffer
	if jpeg.Encode(&out, flat, &jpeg.Options{Quality: plateQuality}) != nil {
		return nil // only a side over 65,535 pixels has no JPEG
	}
	return out.Bytes()
}

func (c *canvas) plate(p Plate) {
	if !p.visible() || !c.sees(p.Bounds(nil)) {
		return
	}
	a, b := c.m.apply(Point{p.X, p.Y}), c.m.apply(Point{p.X + p.W, p.Y + p.H})
	box := image.Rect(int(math.Round(a.X)), int(math.Round(a.Y)), int(math.Round(b.X)), int(math.Round(b.Y)))
	draw.Draw(c.dst, box, image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(c.dst, box, p.Image, p.Image.Bounds(), draw.Over, nil)
}

func (s *svg) plate(p Plate) {
	if !p.visible() {
		return
	}
	s.str("<image").attr("x", p.X).attr("y", p.Y).attr("width", p.W).attr("height", p.H)
	s.str(` preserveAspectRatio="none" href="data:image/jpeg;base64,`, base64.StdEncoding.EncodeToString(p.coded()), "\"/>\n")
}

func (s *sheet) plate(p Plate) {
	if !p.visible() {
		return
	}
	code := p.coded()
	if len(code) == 0 {
		return
	}
	s.photos++
	name := "plate" + strconv.Itoa(s.photos)
	o := fpdf.ImageOptions{ImageType: "JPG"}
	s.f.RegisterImageOptionsReader(name, o, bytes.NewReader(code))
	at := s.m.apply(Point{p.X, p.Y})
	s.f.SetAlpha(1, "Normal")
	s.f.ImageOptions(name, at.X, at.Y, p.W*s.k, p.H*s.k, false, o, 0, "")
}
