// Package photo makes pictures fit to be kept and shown: it takes the place where a
// picture was taken out of the file, and gives it in a smaller size the right way up.
//
// It reads JPEG, PNG, GIF, WebP, BMP and TIFF. Of what a camera writes into JPEG, PNG
// and WebP files (EXIF, XMP) it takes out the place alone, or, where the two cannot be
// parted, the whole piece; time, camera and lens stay. After Exif 2.32 (CIPA DC-008),
// PNG 1.2 with the eXIf extension, and the WebP container specification.
package photo

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // read by Show
	_ "image/jpeg"
	_ "image/png"
	"io"

	_ "golang.org/x/image/bmp" // read by Show
	"golang.org/x/image/draw"
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

// Limits of a picture that is shown.
const (
	MaxBytes  = 64 << 20  // of the file
	MaxPixels = 100 << 20 // of the picture
)

var (
	// ErrHuge says that a picture is larger than MaxBytes or MaxPixels.
	ErrHuge = errors.New("picture is too large")
	// ErrUnreadable says that a file that should be a picture is none that is known,
	// or a broken one.
	ErrUnreadable = errors.New("picture cannot be read")
)

// Known says by its first bytes that a file is a picture of a kind that is read here.
func Known(head []byte) bool {
	for _, sign := range []string{"\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "GIF87a", "GIF89a", "BM", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(head, []byte(sign)) {
			return true
		}
	}
	return len(head) > 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
}

// Read takes a picture's file in, at most a byte more than MaxBytes: from there on it
// is ErrHuge for whatever is done with it.
func Read(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, MaxBytes+1)) }

// Size gives the width and height of a picture in pixels as it is shown: turned the
// right way up. ErrUnreadable, ErrHuge.
func Size(file []byte) (width, height int, err error) {
	if len(file) > MaxBytes {
		return 0, 0, ErrHuge
	}
	c, _, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case err != nil || c.Width <= 0 || c.Height <= 0:
		return 0, 0, fmt.Errorf("read a picture's size: %w", ErrUnreadable)
	case c.Width > MaxPixels/c.Height:
		return 0, 0, ErrHuge
	}
	if orientation(file) > 4 {
		return c.Height, c.Width, nil
	}
	return c.Width, c.Height, nil
}

// Show gives a picture the right way up, made smaller so that neither side is longer
// than most pixels. ErrUnreadable, ErrHuge.
func Show(file []byte, most int) (shown *image.RGBA, err error) {
	defer func() {
		if r := recover(); r != nil { // a decoder that a broken file overtaxes
			err = fmt.Errorf("read a picture: %w", ErrUnreadable)
		}
	}()
	if _, _, err := Size(file); err != nil {
		return nil, err
	}
	src, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("read a picture: %w", ErrUnreadable)
	}
	b := src.Bounds()
	part := min(1, float64(most)/float64(max(b.Dx(), b.Dy(), 1)))
	small := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())*part)), max(1, int(float64(b.Dy())*part))))
	draw.ApproxBiLinear.Scale(small, small.Bounds(), src, b, draw.Src, nil)
	return turned(small, orientation(file)), nil
}

// turned gives a picture the right way up; how is EXIF's number from 1 to 8, of which
// 1 is upright, 2, 4, 5 and 7 are mirrored, and 5 to 8 lie on their side.
func turned(src *image.RGBA, how int) *image.RGBA {
	if how < 2 || how > 8 {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if how > 4 {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var from [2]int
			switch how {
			case 2:
				from = [2]int{w - 1 - x, y}
			case 3:
				from = [2]int{w - 1 - x, h - 1 - y}
			case 4:
				from = [2]int{x, h - 1 - y}
			case 5:
				from = [2]int{y, x}
			case 6:
				from = [2]int{y, h - 1 - x}
			case 7:
				from = [2]int{w - 1 - y, h - 1 - x}
			default:
				from = [2]int{w - 1 - y, x}
			}
			out.SetRGBA(x, y, src.RGBAAt(from[0], from[1]))
		}
	}
	return out
}
