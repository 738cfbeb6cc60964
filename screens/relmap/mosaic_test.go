package relmap

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/screens/kit/kittest"
	"kith/screens/picture/ecomap"
)

// settle lets frames pass until all is drawn and handed over.
func settle(w *kittest.Window) {
	w.Advance(restTime)
	for range 80 {
		w.Advance(frame)
	}
}

// pixels gives what the window shows of the map, tile by tile, in a room of the
// board's size; false where a tile is missing.
func pixels(b *board) (*image.RGBA, bool) {
	size := b.Size()
	out := image.NewRGBA(image.Rect(0, 0, int(size.Width), int(size.Height)))
	l, full := b.mosaic.shown, true
	in := l.within(b.view, size)
	for y := in.y0; y < in.y1; y++ {
		for x := in.x0; x < in.x1; x++ {
			t := l.tiles[cell{x, y}]
			if t == nil || !t.image.Visible() {
				full = false
				continue
			}
			src, at := t.image.Image.(*image.RGBA), t.image.Position()
			for ty := range tileSide {
				for tx := range tileSide {
					if px := image.Pt(int(at.X)+tx, int(at.Y)+ty); px.In(out.Rect) {
						out.SetRGBA(px.X, px.Y, src.RGBAAt(tx, ty))
					}
				}
			}
		}
	}
	return out, full
}

// drawnWhole is the same part of the map drawn in one piece.
func drawnWhole(b *board) *image.RGBA {
	style, size := b.style, b.Size()
	style.Legend = false
	out := image.NewRGBA(image.Rect(0, 0, int(size.Width), int(size.Height)))
	x, y := b.mosaic.shown.origin(b.view, size)
	ecomap.Draw(b.scene, style, ecomap.View{Zoom: b.view.Zoom}, 0, 0).Draw(out, 1, x, y)
	return out
}

// alike says that two images are the same but for the last digits.
func alike(a, b *image.RGBA) bool {
	for i := range a.Pix {
		if d := int(a.Pix[i]) - int(b.Pix[i]); d > 8 || d < -8 {
			return false
		}
	}
	return true
}

func TestTilesMakeTheSamePictureAsOneDrawing(t *testing.T) {
	w, s, _, _ := filled(t)
	for name, hand := range map[string]func(){
		"nothing":   func() {},
		"panned":    func() { s.board.pan(333, -151) },
		"far away":  func() { s.board.pan(-2400, 1900) },
		"nearer":    func() { s.board.zoom(1.7, fyne.NewPos(80, 60)) },
		"farther":   func() { s.board.zoom(0.3, fyne.NewPos(300, 200)) },
		"back":      func() { s.board.fitAll() },
		"other one": func() { s.onChoose(idOf(s.board.scene.People[0].ID)) },
	} {
		hand()
		settle(w)
		got, full := pixels(s.board)
		if !full {
			t.Errorf("%s: parts of the window are empty", name)
		}
		if !alike(got, drawnWhole(s.board)) {
			t.Errorf("%s: the tiles make another picture than one drawing", name)
		}
	}
}

func TestTheHandMovesADrawnPictureAndDrawsNone(t *testing.T) {
	w, s, _, _ := filled(t)
	settle(w)
	w.Run.Hold()
	m := s.board.mosaic
	before := map[cell]image.Image{}
	for c, t := range m.shown.tiles {
		before[c] = t.image.Image
	}
	seen := m.shown.within(s.board.view, s.board.Size())
	c := cell{seen.x0, seen.y0}
	pos := m.shown.tiles[c].image.Position()
	at := ground(s)
	drag(s, at, at.AddXY(30, 10), 0)
	if moved := m.shown.tiles[c].image.Position().Subtract(pos); !near(float64(moved.X), 30) || !near(float64(moved.Y), 10) {
		t.Errorf("the picture moved by %v, want 30, 10", moved)
	}
	for c, was := range before {
		if now := m.shown.tiles[c]; now != nil && now.image.Image != was {
			t.Error("a drag waited for a drawing")
		}
	}
	ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)}
	ev.Position = at
	s.board.Scrolled(ev)
	if m.shown.stretch(s.board.view) == 1 {
		t.Error("the wheel did not stretch the picture")
	}
	w.Run.Release()
	settle(w)
	if m.shown.zoom != s.board.view.Zoom {
		t.Error("no sharp picture came when the hand rested")
	}
}

func TestDrawnTilesAreHandedOverAFewInAFrame(t *testing.T) {
	w, s, _, _ := filled(t)
	settle(w)
	m := s.board.mosaic
	handed := func() (n int) {
		for _, l := range []*layer{m.shown, m.next} {
			if l == nil {
				continue
			}
			for c := range l.tiles {
				if l.handed(c) {
					n++
				}
			}
		}
		return n
	}
	s.board.zoom(1.3, fyne.NewPos(200, 150))
	w.Advance(restTime)
	old, last, frames := m.shown, handed(), 0
	for m.shown == old && frames < 100 {
		if n := handed(); n > last+perFrame {
			t.Fatalf("%d tiles in one frame, want at most %d", n-last, perFrame)
		}
		last = handed()
		w.Advance(frame)
		frames++
	}
	if m.shown == old {
		t.Fatal("the sharp layer never came")
	}
	if !m.covers() {
		t.Error("the new layer was shown before all of it was there")
	}
}

func TestAnotherSceneIsShownAtOnce(t *testing.T) {
	_, s, _, life := filled(t)
	s.onChoose(life.Jonas.ID)
	if m := s.board.mosaic; m.shown.turn != s.board.turn || !m.covers() {
		t.Error("who was chosen is not seen on the map at once")
	}
}

func TestALongHandKeepsTheTilesFew(t *testing.T) {
	w, s, _, _ := filled(t)
	settle(w)
	most := 0
	for i := range 300 {
		s.board.pan(90, float32(i%7)*20-60)
		if i%40 == 0 {
			s.board.zoom([]float64{1.5, 0.6}[i/40%2], fyne.NewPos(100, 100))
		}
		w.Advance(5 * time.Millisecond)
		most = max(most, len(s.board.mosaic.root.Objects))
	}
	settle(w)
	seen := s.board.mosaic.shown.within(s.board.view, s.board.Size())
	if limit := 4 * seen.grown(2).size(); most > limit {
		t.Errorf("%d tiles after a long way, want at most %d", most, limit)
	}
}

func TestThePictureOfAnOlderSceneIsNotKept(t *testing.T) {
	w, s, _, life := filled(t)
	w.Run.Hold()
	s.board.zoom(1.5, fyne.NewPos(100, 100))
	s.board.redraw()
	s.onChoose(life.Jonas.ID)
	w.Run.Release()
	settle(w)
	if m := s.board.mosaic; m.shown.turn != s.board.turn || m.next != nil {
		t.Error("an older picture stayed")
	}
}

func TestHoverDrawsNothing(t *testing.T) {
	w, s, _, life := filled(t)
	settle(w)
	w.Run.Hold()
	ev := &desktop.MouseEvent{}
	ev.Position = where(t, s, life.Jonas.ID)
	s.board.MouseMoved(ev)
	if s.board.cursor != life.Jonas.ID.String() || !w.Run.Idle() {
		t.Error("pointing at somebody had something drawn")
	}
}
