package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// coded is a picture as a PNG file.
func coded(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAPortraitIsASmallSquare(t *testing.T) {
	for _, c := range []struct{ w, h, want int }{
		{2000, 1000, 512}, {700, 3000, 512}, {512, 512, 512}, {80, 60, 60}, {1, 1, 1}, {3000, 1, 1}, {1, 900, 1},
	} {
		got, err := Portrait(coded(t, image.NewRGBA(image.Rect(0, 0, c.w, c.h))))
		if err != nil {
			t.Fatal(err)
		}
		if w, h, err := Size(got); err != nil || w != c.want || h != c.want {
			t.Errorf("%d × %d: got %d × %d, %v, want a square of %d", c.w, c.h, w, h, err, c.want)
		}
	}
}

func TestAPortraitKeepsTheUpperPartOfATallPicture(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 100, 300))
	for y := range 300 {
		for x := range 100 {
			m.Set(x, y, color.RGBA{uint8(y / 2), 0, 0, 255})
		}
	}
	got, err := Portrait(coded(t, m))
	if err != nil {
		t.Fatal(err)
	}
	img, err := jpeg.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	if top, _, _, _ := img.At(50, 0).RGBA(); top>>8 < 20 || top>>8 > 30 {
		t.Errorf("the square begins at row %d, want 50", top>>8*2)
	}
}

func TestAPortraitIsUprightAndTellsNothing(t *testing.T) {
	file := taken(t, exif(binary.LittleEndian, 6)) // its red corner is the upper left one of what lies on its side
	got, err := Portrait(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, mark := range []string{"Exif", "xmp", "GPS", "xap"} {
		if bytes.Contains(got, []byte(mark)) {
			t.Errorf("%s is still in the portrait", mark)
		}
	}
	img, err := jpeg.Decode(bytes.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	b := img.Bounds()
	if r, g, _, _ := img.At(b.Max.X-2, 2).RGBA(); r>>8 < 200 || g>>8 > 100 {
		t.Errorf("the corner that should be red is %v", img.At(b.Max.X-2, 2))
	}
}

func TestNoPortraitOfABrokenFile(t *testing.T) {
	whole := coded(t, drawn())
	for name, file := range map[string][]byte{"nothing": nil, "text": []byte("hello"), "cut": whole[:len(whole)/2]} {
		if _, err := Portrait(file); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: got %v, want %v", name, err, ErrUnreadable)
		}
	}
}
