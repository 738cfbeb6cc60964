package relmap

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// tileSide is the side of a tile in device pixels: small enough that handing a few
// to the graphics memory is not felt in a frame, large enough to be few.
const tileSide = 256

// cell names a tile of a layer. The corner that cell (0, 0) shares with (−1, −1) is
// the middle of the map.
type cell struct{ x, y int }

// span is a rectangle of cells; x1 and y1 are not in it.
type span struct{ x0, y0, x1, y1 int }

func (s span) has(c cell) bool { return c.x >= s.x0 && c.x < s.x1 && c.y >= s.y0 && c.y < s.y1 }

func (s span) size() int { return max(s.x1-s.x0, 0) * max(s.y1-s.y0, 0) }

// grown is the span with n more cells on every side.
func (s span) grown(n int) span { return span{s.x0 - n, s.y0 - n, s.x1 + n, s.y1 + n} }

// all says that something holds for every cell.
func (s span) all(holds func(cell) bool) bool {
	for y := s.y0; y < s.y1; y++ {
		for x := s.x0; x < s.x1; x++ {
			if !holds(cell{x, y}) {
				return false
			}
		}
	}
	return true
}

// tile is a square of a layer.
type tile struct {
	image  *canvas.Image
	handed bool // the window has it; until then it is hidden
}

// newTile is a tile with pixels to draw on.
func newTile() *tile {
	t := &tile{image: newImage()}
	t.image.Image = image.NewRGBA(image.Rect(0, 0, tileSide, tileSide))
	t.image.Hide()
	return t
}

// layer is the map at one zoom, cut into tiles.
type layer struct {
	scene *ecomap.Scene // nobody changes it
	style ecomap.Style
	zoom  float64
	scale float32 // device pixels to a logical one
	turn  uint64  // which scene this is
	pic   *picture.Picture
	tiles map[cell]*tile
	ready []cell // drawn, not yet handed over
}

// same says that a layer shows what another does, whatever tiles they have; nil
// shows nothing.
func (l *layer) same(as *layer) bool {
	return l != nil && l.turn == as.turn && l.zoom == as.zoom && l.scale == as.scale
}

// missing finds cells of a span that have no tile: a rectangle of at most so many,
// because drawing them together costs little more than drawing one.
func (l *layer) missing(in span, most int) (part span, ok bool) {
	lacks := func(c cell) bool { return l.tiles[c] == nil }
	for y := in.y0; y < in.y1; y++ {
		for x := in.x0; x < in.x1; x++ {
			if !lacks(cell{x, y}) {
				continue
			}
			part = span{x, y, x + 1, y + 1}
			for part.x1 < in.x1 && part.size() < most && lacks(cell{part.x1, y}) {
				part.x1++
			}
			width := part.x1 - part.x0
			for part.y1 < in.y1 && part.size()+width <= most && (span{part.x0, part.y1, part.x1, part.y1 + 1}).all(lacks) {
				part.y1++
			}
			return part, true
		}
	}
	return span{}, false
}

// draw draws a span of the layer on tiles, row by row. It runs in the background.
func (l *layer) draw(part span, on []*tile) {
	if l.pic == nil {
		style := l.style
		style.Legend = false
		l.pic = ecomap.Draw(l.scene, style, ecomap.View{Zoom: l.zoom}, 0, 0)
	}
	whole := image.NewRGBA(image.Rect(0, 0, (part.x1-part.x0)*tileSide, (part.y1-part.y0)*tileSide))
	l.pic.Draw(whole, float64(l.scale), float64(-part.x0*tileSide), float64(-part.y0*tileSide))
	for i, t := range on {
		width := part.x1 - part.x0
		x, y := i%width*tileSide, i/width*tileSide
		dst, _ := t.image.Image.(*image.RGBA)
		for row := range tileSide {
			copy(dst.Pix[row*dst.Stride:][:4*tileSide], whole.Pix[whole.PixOffset(x, y+row):])
		}
	}
}

// stretch is how much larger than drawn a view shows the layer.
func (l *layer) stretch(v ecomap.View) float64 { return v.Zoom / l.zoom }

// origin is where the middle of the map stands in a window, in whole device pixels.
func (l *layer) origin(v ecomap.View, room fyne.Size) (x, y float64) {
	at := func(length float32, middle float64) float64 {
		return math.Round((float64(length)/2 - middle*v.Zoom) * float64(l.scale))
	}
	return at(room.Width, v.X), at(room.Height, v.Y)
}

// within gives the cells that a window shows.
func (l *layer) within(v ecomap.View, room fyne.Size) span {
	x, y := l.origin(v, room)
	side := tileSide * l.stretch(v)
	first := func(at float64) int { return int(math.Floor(-at / side)) }
	end := func(at float64, length float32) int { return int(math.Ceil((float64(length*l.scale) - at) / side)) }
	return span{first(x), first(y), end(x, room.Width), end(y, room.Height)}
}

// lay puts a tile where a view wants it. Neighbours meet on a whole device pixel.
func (l *layer) lay(c cell, v ecomap.View, room fyne.Size) {
	x, y := l.origin(v, room)
	side, scale := tileSide*l.stretch(v), float64(l.scale)
	edge := func(at float64, i int) float64 { return math.Round(at + float64(i)*side) }
	x0, y0, x1, y1 := edge(x, c.x), edge(y, c.y), edge(x, c.x+1), edge(y, c.y+1)
	image := l.tiles[c].image
	image.Resize(fyne.NewSize(float32((x1-x0)/scale), float32((y1-y0)/scale)))
	image.Move(fyne.NewPos(float32(x0/scale), float32(y0/scale)))
}

// handed says that the window has the tile of a cell.
func (l *layer) handed(c cell) bool { return l.tiles[c] != nil && l.tiles[c].handed }
