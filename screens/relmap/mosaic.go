package relmap

import (
	"time"

	"fyne.io/fyne/v2"

	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// mosaic is the picture under the board. Its tiles are drawn in the background;
// while the hand moves they are only moved or stretched, and no frame waits for a
// drawing. Drawn tiles are handed to the graphics memory a few in a frame. A layer
// of another zoom waits out of sight until the window has all of it, so that the
// map changes at once and never in pieces.
type mosaic struct {
	run  kit.Runner
	root *fyne.Container
	want func() *layer // what a sharp picture would be now, without tiles

	view  ecomap.View
	room  fyne.Size
	shown *layer // nil before the first
	next  *layer // takes its place; nil for nothing
	busy  bool   // tiles are being drawn
	tick  func() // stops the timer of the next frame; nil for none
	spare []*tile
}

const (
	perFrame = 4                // tiles handed over in one frame: a megabyte
	together = 12               // tiles drawn at a time while a hand may be moving
	all      = 1 << 20          // more tiles than there are
	frame    = time.Second / 60 // the window's own beat
	mostWide = 1.4              // how far a layer is stretched before another is wanted
)

// newMosaic is an empty one.
func newMosaic(run kit.Runner, want func() *layer) *mosaic {
	return &mosaic{run: run, root: &fyne.Container{}, want: want}
}

// place shows another view: nothing is drawn for it.
func (m *mosaic) place(view ecomap.View, room fyne.Size) {
	m.view, m.room = view, room
	l := m.shown
	if l == nil {
		return
	}
	seen := l.within(view, room)
	stretched := l.stretch(view) != 1
	for c, t := range l.tiles {
		switch {
		case !t.handed:
		case stretched && !seen.has(c):
			t.image.Hide() // to stretch a tile is to hand it over again
		case !stretched && !seen.grown(2).has(c):
			m.retire(l, c)
		default:
			l.lay(c, view, room)
			t.image.Show()
		}
	}
}

// covers says that the window is full of tiles that are not stretched much.
func (m *mosaic) covers() bool {
	l := m.shown
	if l == nil {
		return false
	}
	s := l.stretch(m.view)
	return s < mostWide && s > 1/mostWide && l.within(m.view, m.room).all(l.handed)
}

// sharp has everything drawn that the view wants and that is not there.
func (m *mosaic) sharp() {
	want := m.want()
	switch {
	case m.shown.same(want):
		m.drop(m.next)
		m.next = nil
	case !m.next.same(want):
		m.drop(m.next)
		m.next = want
	}
	m.work()
}

// catchUp is sharp while a hand moves: what is under way is finished first, and a
// layer that is stretched a little will do.
func (m *mosaic) catchUp() {
	if m.next == nil && (!m.covers() || m.shown.stretch(m.view) == 1) {
		m.sharp()
	}
}

// hurry says that a layer shows other people than the window does: it is drawn and
// shown at once.
func (m *mosaic) hurry(l *layer) bool { return m.shown == nil || m.shown.turn != l.turn }

// work draws what is missing, or shows the next layer if nothing is.
func (m *mosaic) work() {
	l := m.next
	if l == nil {
		l = m.shown
	}
	if m.busy || l == nil || len(l.ready) > 0 {
		return
	}
	most := together
	switch {
	case m.hurry(l):
		most = all
	case m.tick != nil:
		return // this frame has its share
	}
	seen := l.within(m.view, m.room)
	part, ok := l.missing(seen, most)
	if !ok && l == m.next {
		m.turnOver()
		return
	}
	if !ok && l.stretch(m.view) == 1 { // before the hand gets there
		part, ok = l.missing(seen.grown(1), most)
	}
	if ok {
		m.draw(l, part)
	}
}

// draw draws tiles in the background.
func (m *mosaic) draw(l *layer, part span) {
	m.busy = true
	on := m.take(part.size())
	m.run.Background(func() {
		l.draw(part, on)
		m.run.OnUI(func() { m.drawn(l, part, on) })
	})
}

// drawn takes the tiles of a span over, unless nobody wants them any more.
func (m *mosaic) drawn(l *layer, part span, on []*tile) {
	m.busy = false
	if l != m.shown && l != m.next {
		m.spare = append(m.spare, on...)
		m.work()
		return
	}
	for i, t := range on {
		c := cell{part.x0 + i%(part.x1-part.x0), part.y0 + i/(part.x1-part.x0)}
		l.tiles[c] = t
		l.ready = append(l.ready, c)
	}
	m.hand(l)
}

// hand gives some of the drawn tiles to the window, and the others in the frames
// that follow.
func (m *mosaic) hand(l *layer) {
	n := min(perFrame, len(l.ready))
	if m.hurry(l) {
		n = len(l.ready)
	}
	for _, c := range l.ready[:n] {
		t := l.tiles[c]
		t.handed = true
		if l == m.shown {
			l.lay(c, m.view, m.room)
		} else {
			l.lay(c, ecomap.View{Zoom: l.zoom}, m.room)
			t.image.Move(fyne.NewPos(away, away)) // the window takes it over unseen
		}
		t.image.Show()
		t.image.Refresh()
	}
	l.ready = l.ready[n:]
	if m.hurry(l) || l == m.shown && m.next != nil {
		m.work()
		return
	}
	m.stop()
	m.tick = m.run.After(frame, func() {
		m.tick = nil
		if len(l.ready) > 0 { // of a dropped layer nothing is
			m.hand(l)
		} else {
			m.work()
		}
	})
}

// turnOver shows the next layer in place of the one shown.
func (m *mosaic) turnOver() {
	old := m.shown
	m.shown, m.next = m.next, nil
	m.place(m.view, m.room)
	m.drop(old)
	m.work()
}

// take gives tiles to draw on.
func (m *mosaic) take(n int) []*tile {
	for len(m.spare) < n {
		t := newTile()
		m.root.Add(t.image)
		m.spare = append(m.spare, t)
	}
	rest := len(m.spare) - n
	on := append([]*tile(nil), m.spare[rest:]...)
	m.spare = m.spare[:rest]
	return on
}

// retire keeps a tile for another use.
func (m *mosaic) retire(l *layer, c cell) {
	t := l.tiles[c]
	t.image.Hide()
	t.handed = false
	delete(l.tiles, c)
	m.spare = append(m.spare, t)
}

// drop retires all tiles of a layer; nil is none.
func (m *mosaic) drop(l *layer) {
	if l == nil {
		return
	}
	l.ready = nil
	for c := range l.tiles {
		m.retire(l, c)
	}
}

// stop forgets the timer of the next frame.
func (m *mosaic) stop() {
	if m.tick != nil {
		m.tick()
		m.tick = nil
	}
}
