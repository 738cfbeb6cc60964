package photo

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"golang.org/x/image/draw"
)

// PortraitSide is the longest side of a portrait that is kept, in pixels: sharp in a
// large circle on a fine screen, and some tens of KB.
const PortraitSide = 512

// Portrait makes a picture of any known kind into one of somebody: upright, cut to
// the square in which a face most likely is, and made small. The answer is a JPEG
// of its pixels alone: nothing that the camera wrote about time, place or device is
// left. ErrUnreadable, ErrHuge.
func Portrait(file []byte) ([]byte, error) {
	w, h, err := Size(file)
	if err != nil {
		return nil, err
	}
	short := min(w, h)
	most := (max(w, h)*min(PortraitSide, short) + short - 1) / short // of the longer side
	img, err := Show(file, most)
	if err != nil {
		return nil, err
	}
	cut := face(img.Rect)
	square := image.NewRGBA(image.Rect(0, 0, cut.Dx(), cut.Dy()))
	draw.Draw(square, square.Rect, image.NewUniform(color.White), image.Point{}, draw.Src) // JPEG knows no glass
	draw.Draw(square, square.Rect, img, cut.Min, draw.Over)
	var out bytes.Buffer
	if err := jpeg.Encode(&out, square, &jpeg.Options{Quality: 90}); err != nil {
		return nil, fmt.Errorf("write a portrait: %w", err)
	}
	return out.Bytes(), nil
}

// face is the square that is kept: the middle of a wide picture, and of a tall one a
// part nearer to its top, where heads are.
func face(r image.Rectangle) image.Rectangle {
	side := max(1, min(r.Dx(), r.Dy()))
	x, y := (r.Dx()-side)/2, (r.Dy()-side)/4
	return image.Rect(x, y, x+side, y+side).Add(r.Min)
}
