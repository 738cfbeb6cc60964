package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/screens/picture"
)

// restTime is how long the hand must rest before the picture is drawn anew.
const restTime = 120 * time.Millisecond

// zoomStep is one notch of the wheel or one press of a key.
const zoomStep = 1.2

var (
	_ desktop.Hoverable = (*PictureView)(nil)
	_ fyne.Focusable    = (*PictureView)(nil)
	_ fyne.Draggable    = (*PictureView)(nil)
	_ fyne.Scrollable   = (*PictureView)(nil)
	_ fyne.Tappable     = (*PictureView)(nil)
)

// MouseIn belongs to desktop.Hoverable.
func (v *PictureView) MouseIn(ev *desktop.MouseEvent) { v.MouseMoved(ev) }

// MouseMoved finds what is under the pointer.
func (v *PictureView) MouseMoved(ev *desktop.MouseEvent) { v.pick(v.hitAt(ev.Position)) }

// MouseOut lets go.
func (v *PictureView) MouseOut() { v.pick(-1) }

// hitAt gives the index of what is at a place of the view, −1 for nothing.
func (v *PictureView) hitAt(pos fyne.Position) int {
	p := picture.Picture{Hits: v.hits}
	at := pos.Subtract(v.offset)
	return p.IndexAt(float64(at.X), float64(at.Y))
}

// Tapped opens what is under the pointer and takes the focus.
func (v *PictureView) Tapped(ev *fyne.PointEvent) {
	focusOn(v)
	i := v.hitAt(ev.Position)
	v.pick(i)
	v.open()
}

// open tells of what is chosen.
func (v *PictureView) open() {
	if id := v.chosen(); id != "" && v.Opened != nil {
		v.Opened(id)
	}
}

// Dragged moves the picture with the hand.
func (v *PictureView) Dragged(ev *fyne.DragEvent) {
	if v.Panned == nil {
		return
	}
	v.offset = v.offset.AddXY(ev.Dragged.DX, ev.Dragged.DY)
	v.image.Move(v.offset)
	v.tip.Away()
	v.Panned(float64(ev.Dragged.DX), float64(ev.Dragged.DY))
}

// DragEnd draws the part of the picture that came into view.
func (v *PictureView) DragEnd() {
	if v.Panned != nil {
		v.redraw()
	}
}

// Scrolled zooms about the pointer.
func (v *PictureView) Scrolled(ev *fyne.ScrollEvent) {
	factor := float32(zoomStep)
	if ev.Scrolled.DY < 0 {
		factor = 1 / factor
	}
	v.zoom(factor, ev.Position)
}

// zoom shows the last picture larger or smaller at once, and a sharp one when
// the hand rests.
func (v *PictureView) zoom(factor float32, about fyne.Position) {
	if v.Zoomed == nil {
		return
	}
	size, pos := v.image.Size(), v.image.Position()
	v.image.Resize(fyne.NewSize(size.Width*factor, size.Height*factor))
	v.image.Move(fyne.NewPos(about.X-(about.X-pos.X)*factor, about.Y-(about.Y-pos.Y)*factor))
	v.tip.Away()
	v.later()
	v.Zoomed(float64(factor), float64(about.X), float64(about.Y))
}

// FocusGained shows the frame.
func (v *PictureView) FocusGained() { v.focused = true; v.Refresh() }

// FocusLost hides it.
func (v *PictureView) FocusLost() { v.focused = false; v.Refresh() }

// TypedRune zooms with + and −.
func (v *PictureView) TypedRune(r rune) {
	middle := fyne.NewPos(v.Size().Width/2, v.Size().Height/2)
	switch r {
	case '+', '=':
		v.zoom(zoomStep, middle)
	case '-':
		v.zoom(1/zoomStep, middle)
	}
}

// TypedKey walks through the things of the picture; Enter opens one.
func (v *PictureView) TypedKey(key *fyne.KeyEvent) {
	if v.OnKey != nil && v.OnKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyRight, fyne.KeyDown:
		v.step(+1)
	case fyne.KeyLeft, fyne.KeyUp:
		v.step(-1)
	case fyne.KeyHome:
		v.pick(min(0, len(v.hits)-1))
	case fyne.KeyEnd:
		v.pick(len(v.hits) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		v.open()
	case fyne.KeyEscape, fyne.KeyF11, fyne.KeyF1:
		PassKey(v, key)
	}
}

// step goes on or back by one, round the ends.
func (v *PictureView) step(by int) {
	if n := len(v.hits); n > 0 {
		v.pick(((v.at+by)%n + n) % n)
	}
}

// PassKey hands a key that a widget does not use on to the window.
func PassKey(o fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := CanvasOf(o); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}
