package ecomap

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
)

// drawer is a place of files that counts how often it is asked.
type drawer struct {
	files map[data.ID][]byte
	asked int
}

type opened struct{ *bytes.Reader }

func (opened) Close() error { return nil }

func (d *drawer) OpenFile(_ context.Context, id data.ID) (io.ReadSeekCloser, error) {
	d.asked++
	b, ok := d.files[id]
	if !ok {
		return nil, data.ErrNotFound
	}
	return opened{bytes.NewReader(b)}, nil
}

// pictureOf is a PNG of one colour.
func pictureOf(t *testing.T, w, h int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 200
	}
	var b bytes.Buffer
	datatest.Must(t, png.Encode(&b, img))
	return b.Bytes()
}

func TestPhotosStandInTheirCircles(t *testing.T) {
	l, _ := life(t)
	d := &drawer{files: map[data.ID][]byte{}}
	for i, content := range [][]byte{pictureOf(t, 300, 200), []byte("no picture"), pictureOf(t, 3, 3)} {
		id := data.NewID()
		l.People[i].Photo = &data.Attachment{ID: id}
		d.files[id] = content
	}
	l.People[3].Photo = &data.Attachment{ID: data.NewID()} // the file is gone
	all := ReadPortraits(context.Background(), d, l.People, nil)
	of := all.Of(l.People)
	if len(all) != 4 || len(of) != 2 {
		t.Fatalf("got %d read and %d shown, want all four tried and two shown", len(all), len(of))
	}
	img := of[l.People[0].ID.String()]
	if img.Bounds().Dx() != portraitSide || img.Bounds().Dy() != portraitSide || color.RGBAModel.Convert(img.At(5, 5)) != (color.RGBA{200, 200, 200, 200}) {
		t.Errorf("got %v, want a small square of the same colour", img.Bounds())
	}
	before := d.asked
	ReadPortraits(context.Background(), d, l.People, all)
	if d.asked != before {
		t.Errorf("known photos were read again, %d times", d.asked-before)
	}
	s, _ := build(t, l, asked())
	st := style()
	st.Photos = of
	if svg := svgOf(t, Draw(s, st, View{}, 700, 500)); strings.Count(svg, "<image") != 2 {
		t.Errorf("got %d photos on the map, want 2", strings.Count(svg, "<image"))
	}
}

func TestAHugePhotoIsNotRead(t *testing.T) {
	// The head of a PNG that says 60,000 × 60,000.
	b := pictureOf(t, 1, 1)
	copy(b[16:24], []byte{0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60})
	id := data.NewID()
	if img := portrait(context.Background(), &drawer{files: map[data.ID][]byte{id: b}}, id); img != nil {
		t.Errorf("got %v, want nothing", img.Bounds())
	}
}
