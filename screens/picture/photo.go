package picture

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/draw"
)

// Photo is a round photo: the middle of an image, as large as fits, in a disc of
// radius R around X, Y. A nil or empty image draws nothing.
type Photo struct {
	X, Y, R float64
	Image   image.Image
}

var _ Item = Photo{}

// Bounds returns the box of the disc.
func (p Photo) Bounds(*Fonts) Box {
	if !p.visible() {
		return emptyBox()
	}
	return Box{p.X - p.R, p.Y - p.R, p.X + p.R, p.Y + p.R}
}

// visible says that there is something to draw at a place that can be drawn.
func (p Photo) visible() bool {
	return p.Image != nil && !p.Image.Bounds().Empty() && p.R > 0 && isFinite(p.R) && isFinite(p.X) && isFinite(p.Y)
}

// mostPhoto bounds the side of a disc in device pixels.
const mostPhoto = 1024

// disc is the photo as a square of side × side pixels, see-through outside its circle.
func (p Photo) disc(side int) *image.RGBA {
	out := square(p.Image, side)
	r := float64(side) / 2
	for y := range side {
		for x := range side {
			cover := r - math.Hypot(float64(x)+0.5-r, float64(y)+0.5-r)
			if cover >= 1 {
				continue
			}
			c := out.RGBAAt(x, y)
			f := max(0, cover)
			part := func(v uint8) uint8 { return uint8(float64(v)*f + 0.5) }
			out.SetRGBA(x, y, color.RGBA{part(c.R), part(c.G), part(c.B), part(c.A)})
		}
	}
	return out
}

// coded is the disc as PNG, sharp on paper.
func (p Photo) coded() []byte {
	var b bytes.Buffer
	side := min(max(int(6*p.R), 16), mostPhoto)
	if png.Encode(&b, p.disc(side)) != nil {
		return nil // memory does not fail to be written
	}
	return b.Bytes()
}

func (c *canvas) photo(p Photo) {
	if !p.visible() || !c.sees(p.Bounds(nil)) {
		return
	}
	at := c.m.apply(Point{p.X, p.Y})
	side := min(max(int(math.Round(2*p.R*c.scale)), 1), mostPhoto)
	corner := image.Pt(int(math.Round(at.X))-side/2, int(math.Round(at.Y))-side/2)
	draw.Draw(c.dst, image.Rectangle{corner, corner.Add(image.Pt(side, side))}, p.disc(side), image.Point{}, draw.Over)
}

func (s *svg) photo(p Photo) {
	if !p.visible() {
		return
	}
	s.str("<image").attr("x", p.X-p.R).attr("y", p.Y-p.R).attr("width", 2*p.R).attr("height", 2*p.R)
	s.str(` href="data:image/png;base64,`, base64.StdEncoding.EncodeToString(p.coded()), "\"/>\n")
}

func (s *sheet) photo(p Photo) {
	if !p.visible() {
		return
	}
	s.photos++
	name := "photo" + strconv.Itoa(s.photos)
	o := fpdf.ImageOptions{ImageType: "PNG"}
	s.f.RegisterImageOptionsReader(name, o, bytes.NewReader(p.coded()))
	at := s.m.apply(Point{p.X, p.Y})
	r := p.R * s.k
	s.f.SetAlpha(1, "Normal")
	s.f.ImageOptions(name, at.X-r, at.Y-r, 2*r, 2*r, false, o, 0, "")
}

// Thumbnail is the middle of an image, as a square of at most side × side pixels.
func Thumbnail(img image.Image, side int) image.Image {
	b := img.Bounds()
	side = min(side, b.Dx(), b.Dy())
	if side < 1 {
		return nil
	}
	return square(img, side)
}

// square scales the middle of an image to side × side pixels.
func square(img image.Image, side int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, side, side))
	from := img.Bounds()
	cut := min(from.Dx(), from.Dy())
	at := from.Min.Add(image.Pt((from.Dx()-cut)/2, (from.Dy()-cut)/2))
	draw.CatmullRom.Scale(out, out.Rect, img, image.Rectangle{at, at.Add(image.Pt(cut, cut))}, draw.Src, nil)
	return out
}
