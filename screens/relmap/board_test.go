package relmap

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
	"kith/data/datatest"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
	"kith/screens/picture/ecomap"
)

// filled opens the room on the small life.
func filled(t *testing.T, opts ...kittest.Option) (*kittest.Window, *Screen, *broken, datatest.Life) {
	t.Helper()
	store := &broken{Store: datatest.Open(t)}
	life := datatest.Fill(t, store.Store)
	w, s := open(t, store, kit.DefaultSettings(), opts...)
	return w, s, store, life
}

// where is the place of somebody in the window.
func where(t *testing.T, s *Screen, id data.ID) fyne.Position {
	t.Helper()
	p := s.board.person(id.String())
	if p == nil {
		t.Fatal("somebody is not on the map")
	}
	return s.board.windowAt(p.X, p.Y)
}

// drag presses, moves and lets go, as the toolkit does.
func drag(s *Screen, from, to fyne.Position, held fyne.KeyModifier) {
	press := &desktop.MouseEvent{Modifier: held, Button: desktop.MouseButtonPrimary}
	press.Position = from
	s.board.MouseDown(press)
	for i := range 5 {
		t := float32(i+1) / 5
		ev := &fyne.DragEvent{Dragged: fyne.NewDelta((to.X-from.X)/5, (to.Y-from.Y)/5)}
		ev.Position = fyne.NewPos(from.X+(to.X-from.X)*t, from.Y+(to.Y-from.Y)*t)
		s.board.Dragged(ev)
	}
	s.board.MouseUp(press)
	s.board.DragEnd()
}

// click presses and lets go.
func click(s *Screen, at fyne.Position, held fyne.KeyModifier) {
	press := &desktop.MouseEvent{Modifier: held, Button: desktop.MouseButtonPrimary}
	press.Position = at
	s.board.MouseDown(press)
	s.board.MouseUp(press)
	s.board.Tapped(&fyne.PointEvent{Position: at})
}

// ground is a place in the window where nobody stands.
func ground(s *Screen) fyne.Position {
	for x := float32(20); x < s.board.Size().Width; x += 25 {
		for y := float32(20); y < s.board.Size().Height; y += 25 {
			if at := fyne.NewPos(x, y); s.board.at(at) == "" {
				return at
			}
		}
	}
	return fyne.Position{}
}

// near says that two figures are the same but for the last digits.
func near(a, b float64) bool { return math.Abs(a-b) < 0.05 }

func TestZoomKeepsThePointUnderTheHand(t *testing.T) {
	_, s, _, _ := filled(t)
	at := fyne.NewPos(100, 80)
	x, y := s.board.mapAt(at)
	for _, factor := range []float64{1.5, 1.2, 0.4} {
		s.board.zoom(factor, at)
		if nx, ny := s.board.mapAt(at); !near(x, nx) || !near(y, ny) {
			t.Errorf("the point went from %.2f, %.2f to %.2f, %.2f", x, y, nx, ny)
		}
	}
	for range 40 {
		s.board.zoom(1.5, at)
	}
	if s.board.view.Zoom > ecomap.MaxZoom {
		t.Errorf("got zoom %v, want at most %v", s.board.view.Zoom, ecomap.MaxZoom)
	}
	s.board.fitAll()
	size := s.board.Size()
	if want := s.board.scene.Fit(float64(size.Width), float64(size.Height)); s.board.view != want {
		t.Errorf("got %v, want the whole map", s.board.view)
	}
}

func TestWheelZoomsAboutThePointer(t *testing.T) {
	_, s, _, life := filled(t)
	at := where(t, s, life.Jonas.ID)
	ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)}
	ev.Position = at
	before := s.board.view.Zoom
	s.board.Scrolled(ev)
	if got := where(t, s, life.Jonas.ID); !near(float64(got.X), float64(at.X)) || !near(float64(got.Y), float64(at.Y)) || s.board.view.Zoom <= before {
		t.Errorf("got %v at zoom %v, want %v and nearer", got, s.board.view.Zoom, at)
	}
	ev.Scrolled.DY = 0
	zoom := s.board.view.Zoom
	if s.board.Scrolled(ev); s.board.view.Zoom != zoom {
		t.Error("a level wheel zoomed")
	}
}

func TestKeyboardWalksByRingAndAngle(t *testing.T) {
	w, s, _, life := filled(t)
	if w.Focused() != s.board {
		t.Fatalf("focus: got %T, want the map", w.Focused())
	}
	w.Press(fyne.KeyTab)
	if s.board.cursor != life.Anna.ID.String() {
		t.Fatalf("got %q first, want the closest", s.board.cursor)
	}
	var seen []string
	for range 3 {
		w.Press(fyne.KeyTab)
		seen = append(seen, s.board.cursor)
	}
	order := s.board.order()
	for i, id := range seen {
		if id != order[i+1] {
			t.Errorf("Tab %d: got %s, want %s", i, id, order[i+1])
		}
	}
	if s.board.AcceptsTab() {
		t.Error("the last one keeps the keyboard in the map for ever")
	}
	w.Press(fyne.KeyDown)
	if p := s.board.person(s.board.cursor); p.Ring != 2 {
		t.Errorf("inwards: got ring %d, want 2", p.Ring)
	}
	here := s.board.cursor
	w.Press(fyne.KeyRight, fyne.KeyRight)
	if s.board.cursor != here {
		t.Error("two steps around a ring of two did not come back")
	}
	w.Press(fyne.KeyUp)
	if p := s.board.person(s.board.cursor); p.Ring != 3 {
		t.Errorf("outwards: got ring %d, want 3", p.Ring)
	}
	w.Press(fyne.KeyReturn)
	if s.state.chosen != life.Mira.ID {
		t.Errorf("Enter opened %v, want Mira", s.state.chosen)
	}
	w.Press(fyne.KeyEscape, fyne.KeyEscape)
	if !s.state.chosen.IsZero() || s.board.cursor != "" || s.board.AcceptsTab() {
		t.Error("Escape did not close the card, leave the person and free Tab")
	}
}

func TestPointerAndKeyboardShowTheSameWords(t *testing.T) {
	w, s, _, life := filled(t)
	ev := &desktop.MouseEvent{}
	ev.Position = where(t, s, life.Jonas.ID)
	s.board.MouseMoved(ev)
	w.Settle()
	hovered := text(w)
	s.board.point("")
	for s.board.cursor != life.Jonas.ID.String() {
		w.Press(fyne.KeyTab)
	}
	for _, want := range []string{"Jonas", "most has gone from you", "Last contact noted: 22 Nov 2026"} {
		if !w.Shows(want) {
			t.Errorf("the keyboard shows no %q in %q", want, text(w))
		}
	}
	if hovered != text(w) {
		t.Errorf("hovering showed %q, the keyboard %q", hovered, text(w))
	}
}

func TestMinimapIsThereWhenNotAllIsSeen(t *testing.T) {
	_, s, _, _ := filled(t)
	if s.board.mini.shown {
		t.Error("a small map beside the whole map")
	}
	s.board.zoomMiddle(3)
	if !s.board.mini.shown {
		t.Fatal("no small map while zoomed in")
	}
	corner := s.board.mini.corner(s.board)
	click(s, corner.AddXY(20, 20), 0)
	if s.board.view.X >= 0 || s.board.view.Y >= 0 {
		t.Errorf("got %v, want the upper left of the map", s.board.view)
	}
	drag(s, corner.AddXY(20, 20), corner.AddXY(miniSide-10, miniSide-10), 0)
	if s.board.view.X <= 0 || s.board.view.Y <= 0 {
		t.Errorf("got %v, want the lower right of the map", s.board.view)
	}
}

func TestFindingCentresAndPulses(t *testing.T) {
	w, s, _, life := filled(t)
	s.Search("")
	w.Type("Mir")
	w.Press(fyne.KeyReturn)
	if s.state.chosen != life.Mira.ID || s.board.cursor != life.Mira.ID.String() {
		t.Fatalf("got %v, want Mira", s.state.chosen)
	}
	at, size := where(t, s, life.Mira.ID), s.board.Size()
	if !near(float64(at.X), float64(size.Width)/2) || !near(float64(at.Y), float64(size.Height)/2) {
		t.Errorf("got Mira at %v, want the middle of %v", at, size)
	}
	if s.board.over.pulse.Position().X == away {
		t.Error("nothing pulses")
	}
	w.Advance(2e9)
	if s.board.over.pulse.Position().X > 0 {
		t.Error("it pulses for ever")
	}
}
