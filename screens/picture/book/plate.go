package book

import (
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/yuin/goldmark/ast"

	"kith/data/photo"
	"kith/data/port"
	"kith/screens/picture"
)

// What pictures may cost. A PDF is put together in memory: the more pictures there
// are, the smaller they are kept, so that any number of them fits.
const (
	mostSide  = 1400     // pixels of the longer side: 200 dots an inch over the page
	leastSide = 250      // pixels
	budget    = 48 << 20 // pixels after which the side is halved
)

// side is how long the longer side of the next picture may be, in pixels.
func (s *setter) side() int {
	return max(leastSide, mostSide>>min(s.stored/budget, 8))
}

// attached sets a picture below what was said of the paragraph so far, with its caption
// under it. A file that cannot be shown is named.
func (m *mark) attached(i int, n ast.Node, as piece) {
	a := &m.page.Entry.Attachments[i]
	img, err := shown(m.page.Files[i], m.side())
	if err != nil {
		name := a.Name
		if name == "" {
			name = a.Mime
		}
		as.face, as.color = picture.Italic, muted
		m.say("["+name+"] ", as)
		m.inline(n, as)
		return
	}
	m.flush()
	m.plate(img)
	as.face, as.color = picture.Italic, muted
	m.inline(n, as)
	size := m.size
	m.size = smallSize
	m.flush()
	m.size = size
	m.space(paragraphGap)
}

// plate sets a picture as wide as the text allows, never larger than it is.
func (s *setter) plate(img *image.RGBA) {
	w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
	k := math.Min(1, math.Min((pageWidth-s.indent)/w, 0.62*pageHeight/h))
	w, h = w*k, h*k
	s.need(h + picture.LineHeight(smallSize))
	s.page.Add(picture.Plate{X: s.indent, Y: s.y, W: w, H: h, Image: img})
	s.y += h + 4
	s.stored += img.Rect.Dx() * img.Rect.Dy()
}

// shown reads a picture, no side of it longer than most pixels.
func shown(open port.File, most int) (img *image.RGBA, err error) {
	r, err := open()
	if err != nil {
		return nil, fmt.Errorf("set a picture: %w", err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	b, err := photo.Read(r)
	if err != nil {
		return nil, fmt.Errorf("set a picture: %w", err)
	}
	return photo.Show(b, most)
}
