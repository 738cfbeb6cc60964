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

// drawn is a picture of 40 by 20, its upper left corner red, all else white.
func drawn() *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 40 {
			m.Set(x, y, color.White)
			if x < 10 && y < 10 {
				m.Set(x, y, color.RGBA{255, 0, 0, 255})
			}
		}
	}
	return m
}

// exif is what a camera writes: how it was held, its maker, and a place with the
// latitude 53° 20' 59".
func exif(order binary.AppendByteOrder, how uint16) []byte {
	mark := "II"
	if order.String() == "BigEndian" {
		mark = "MM"
	}
	b := []byte(mark)
	b = order.AppendUint32(order.AppendUint16(b, 42), 8)
	field := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint32(order.AppendUint32(order.AppendUint16(order.AppendUint16(b, tag), kind), count), value)
	}
	b = order.AppendUint16(b, 3)
	held := uint32(how)
	if mark == "MM" {
		held <<= 16
	}
	field(0x010f, 2, 8, 92)
	field(tagOrientation, 3, 1, held)
	field(tagPlace, 4, 1, 50)
	b = order.AppendUint32(b, 0)
	b = order.AppendUint16(b, 2) // at 50
	field(1, 2, 2, 'N'|'N'<<24)
	field(2, 5, 3, 100)
	for len(b) < 92 {
		b = append(b, 0)
	}
	b = append(b, "Leicaxx\x00"...) // at 92
	for _, v := range []uint32{53, 1, 20, 1, 59, 1} {
		b = order.AppendUint32(b, v)
	}
	return b
}

// taken is a JPEG file with EXIF and XMP in it.
func taken(t testing.TB, tiff []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, drawn(), &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(b.Bytes()[:2])
	for _, s := range [][]byte{append(bytes.Clone(exifHead), tiff...), []byte("http://ns.adobe.com/xap/1.0/\x00<exif:GPSLatitude>53,20.98N</exif:GPSLatitude>")} {
		out = append(out, 0xff, 0xe1)
		out = append(binary.BigEndian.AppendUint16(out, uint16(len(s)+2)), s...)
	}
	return append(out, b.Bytes()[2:]...)
}

func TestThePlaceIsTakenOutAndNothingElse(t *testing.T) {
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		file := taken(t, exif(order, 6))
		place := order.AppendUint32(order.AppendUint32(order.AppendUint32(nil, 53), 1), 20)
		if !bytes.Contains(file, place) {
			t.Fatal("the file has no place in it")
		}
		got := WithoutPlace(file)
		if bytes.Contains(got, place) || bytes.Contains(got, []byte("GPSLatitude")) {
			t.Errorf("%v: got the place still in the file", order)
		}
		if !bytes.Contains(got, []byte("Leica")) || orientation(got) != 6 {
			t.Errorf("%v: got camera and orientation gone, want them kept", order)
		}
		if _, err := Show(got, 40); err != nil {
			t.Errorf("%v: got %v, want a picture", order, err)
		}
	}
}

func TestWhatCannotBeReadGoesWhole(t *testing.T) {
	tiff := exif(binary.LittleEndian, 1)
	binary.LittleEndian.PutUint32(tiff[10+24+8:], 9999)
	if got := WithoutPlace(taken(t, tiff)); bytes.Contains(got, []byte("Leica")) {
		t.Error("got a piece kept whose place could not be found")
	}
	if got := WithoutPlace([]byte("GIF89a…")); string(got) != "GIF89a…" {
		t.Errorf("got %q, want other files as they are", got)
	}
}

func TestThePlaceIsTakenOutOfPNGAndWebP(t *testing.T) {
	tiff := exif(binary.LittleEndian, 1)
	var b bytes.Buffer
	if err := png.Encode(&b, drawn()); err != nil {
		t.Fatal(err)
	}
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(tiff))), "eXIf"...)
	chunk = append(append(chunk, tiff...), 0, 0, 0, 0)
	words := append(binary.BigEndian.AppendUint32(nil, 5), "tEXtplace\x00\x00\x00\x00"...)
	file := append(append(append(bytes.Clone(b.Bytes()[:33]), chunk...), words...), b.Bytes()[33:]...)
	got := WithoutPlace(file)
	if bytes.Contains(got, tiff[100:]) || bytes.Contains(got, []byte("place")) || !bytes.Contains(got, []byte("Leica")) {
		t.Error("PNG: got the place, or the camera gone with it")
	}
	if _, err := Show(got, 10); err != nil {
		t.Errorf("PNG: got %v, want a picture", err)
	}
	riff := append([]byte("RIFF\x00\x00\x00\x00WEBPEXIF"), binary.LittleEndian.AppendUint32(nil, uint32(len(tiff)))...)
	riff = append(append(riff, tiff...), "XMP \x04\x00\x00\x00text"...)
	got = WithoutPlace(riff)
	if bytes.Contains(got, tiff[100:]) || bytes.Contains(got, []byte("text")) || binary.LittleEndian.Uint32(got[4:]) != uint32(len(got)-8) {
		t.Error("WebP: got the place, or a wrong length")
	}
}

func TestPicturesStandTheRightWayUp(t *testing.T) {
	corners := map[uint16]image.Point{1: {2, 2}, 2: {37, 2}, 3: {37, 17}, 4: {2, 17}, 5: {2, 2}, 6: {17, 2}, 7: {17, 37}, 8: {2, 37}}
	for how, at := range corners {
		file := taken(t, exif(binary.LittleEndian, how))
		m, err := Show(file, 40)
		if err != nil {
			t.Fatal(err)
		}
		w, h, err := Size(file)
		if err != nil || m.Rect.Dx() != w || m.Rect.Dy() != h || (w < h) != (how > 4) {
			t.Errorf("held %d: got %v and %d by %d", how, m.Rect, w, h)
		}
		if c := m.RGBAAt(at.X, at.Y); c.R < 200 || c.G > 80 {
			t.Errorf("held %d: got %v at %v, want red", how, c, at)
		}
	}
}

func TestBrokenAndHugePicturesAreSaid(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 9, 9))); err != nil {
		t.Fatal(err)
	}
	wide := bytes.Clone(b.Bytes())
	binary.BigEndian.PutUint32(wide[16:], 60000)
	binary.BigEndian.PutUint32(wide[20:], 60000)
	wide = append(wide[:29], binary.BigEndian.AppendUint32(nil, 0)...)
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"none": {[]byte("no picture"), ErrUnreadable}, "cut": {b.Bytes()[:60], ErrUnreadable}, "long": {make([]byte, MaxBytes+1), ErrHuge},
	} {
		if _, err := Show(c.file, 10); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if _, err := Show(wide, 10); err == nil {
		t.Error("got a picture of 3,600 megapixels shown")
	}
}

func FuzzWithoutPlace(f *testing.F) {
	f.Add(taken(f, exif(binary.LittleEndian, 6)))
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x04eXIfMM\x00*\x00\x00\x00\x00"))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPEXIF\x02\x00\x00\x00II"))
	f.Fuzz(func(t *testing.T, file []byte) {
		before := bytes.Clone(file)
		WithoutPlace(file)
		if !bytes.Equal(before, file) {
			t.Error("the file that was given has changed")
		}
		orientation(file)
	})
}
