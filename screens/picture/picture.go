// Package picture describes a picture as a list of shapes and texts and draws
// that list as pixels, PNG, SVG or PDF. What is exported is therefore what was
// seen. It knows nothing of the window toolkit.
//
// All lengths are logical pixels, the origin is the top left corner, x grows
// to the right and y downwards. Items are painted in the order in which they
// are listed. No input makes the package panic: coordinates that are not
// finite, broken UTF-8 and absurd sizes are left out, mended or limited.
package picture

import "image/color"

// Picture is a finished drawing together with the places in it that answer to
// the pointer. Build it with New and Add, or fill the fields directly. It may
// be drawn from several goroutines at once as long as nobody changes it.
type Picture struct {
	// W and H are the size in logical pixels.
	W, H float64
	// Background fills the whole picture first; the zero colour leaves it transparent.
	Background color.NRGBA
	// Title is a short name, Desc one plain sentence that says what is to be
	// seen. They become <title> and <desc> in SVG and the metadata of a PDF.
	Title, Desc string
	// Items are painted first to last.
	Items []Item
	// Hits are the places that answer to the pointer and the keyboard. They
	// are never exported: they may carry words from the journal.
	Hits []Hit
	// Fonts serves the texts. Nil means the built-in fonts, parsed anew for
	// each drawing: share one Fonts among all pictures instead.
	Fonts *Fonts
}

// Item is one thing to paint: Shape, Dots, Text, Photo or Plate.
type Item interface {
	// Bounds returns the box that holds all ink of the item. A text that
	// cannot be measured without fonts uses f; f may be nil.
	Bounds(f *Fonts) Box
}

var (
	_ Item = Shape{}
	_ Item = Dots{}
	_ Item = Text{}
)

// New returns an empty picture of w × h logical pixels whose texts are served by fonts.
func New(fonts *Fonts, w, h float64) *Picture {
	return &Picture{W: w, H: h, Fonts: fonts}
}

// Add appends items on top of what is there.
func (p *Picture) Add(items ...Item) { p.Items = append(p.Items, items...) }

// Bounds returns the smallest box that holds the picture's frame and all ink,
// texts included. An export that must not cut labels sizes its page by this.
func (p *Picture) Bounds() Box {
	f := p.fonts()
	box := Box{0, 0, finite(p.W), finite(p.H)}
	for _, it := range p.Items {
		if it != nil {
			box = box.Union(it.Bounds(f))
		}
	}
	return box
}

// Shifted returns a copy moved by dx, dy and given a new size; hits move along.
// It serves to put one picture inside another or to widen a frame.
func (p *Picture) Shifted(dx, dy, w, h float64) *Picture {
	c := *p
	c.W, c.H = w, h
	c.Items = make([]Item, len(p.Items))
	for i, it := range p.Items {
		c.Items[i] = shiftItem(it, dx, dy)
	}
	c.Hits = make([]Hit, len(p.Hits))
	for i, h := range p.Hits {
		if h.Area != nil {
			h.Area = h.Area.shift(dx, dy)
		}
		c.Hits[i] = h
	}
	return &c
}

func shiftItem(it Item, dx, dy float64) Item {
	switch it := it.(type) {
	case Shape:
		it.Path = it.Path.Shifted(dx, dy)
		return it
	case Dots:
		it.At = append([]Point(nil), it.At...)
		for i := range it.At {
			it.At[i].X += dx
			it.At[i].Y += dy
		}
		return it
	case Text:
		it.X, it.Y = it.X+dx, it.Y+dy
		return it
	case Photo:
		it.X, it.Y = it.X+dx, it.Y+dy
		return it
	case Plate:
		it.X, it.Y = it.X+dx, it.Y+dy
		return it
	}
	return it
}

func (p *Picture) fonts() *Fonts {
	if p.Fonts != nil {
		return p.Fonts
	}
	return new(Fonts)
}
