package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Sizes of the scroll bar in device-independent pixels.
const (
	barSpace  float32 = 12 // what the pointer can take
	barThin   float32 = 4
	barThick  float32 = 8
	leastGrip float32 = 28
)

// bar shows where in the text one is and can be dragged.
type bar struct {
	widget.BaseWidget
	editor *Editor
	grip   *canvas.Rectangle
	over   bool    // the pointer is on it
	held   float32 // where on the grip it was taken, below 0 when it is not
}

var (
	_ fyne.Draggable     = (*bar)(nil)
	_ desktop.Mouseable  = (*bar)(nil)
	_ desktop.Hoverable  = (*bar)(nil)
	_ desktop.Cursorable = (*bar)(nil)
)

func newBar(e *Editor) *bar {
	b := &bar{editor: e, grip: canvas.NewRectangle(nil), held: -1}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer draws the grip.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	return &pane{objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{b.grip} }, lay: func(fyne.Size) { b.place() }}
}

// place puts the grip where the view is.
func (b *bar) place() {
	length, top := b.measure()
	b.Hidden = length == 0
	width := barThin
	if b.over || b.held >= 0 {
		width = barThick
	}
	b.grip.FillColor = theme.Color(theme.ColorNameScrollBar)
	b.grip.CornerRadius = width / 2
	b.grip.Resize(fyne.NewSize(width, length))
	b.grip.Move(fyne.NewPos(b.Size().Width-width-2, top))
}

// measure gives the length of the grip and where its top is; 0 when all is in
// sight.
func (b *bar) measure() (length, top float32) {
	v := b.editor.view
	room := float64(b.Size().Height)
	farthest := v.farthest()
	if farthest <= 0 || room <= 0 {
		return 0, 0
	}
	long := max(float64(leastGrip), room*float64(v.size.Height)/v.height())
	return float32(long), float32((room - long) * min(1, v.offset()/farthest))
}

// MouseDown takes the grip; beside it, it comes to the pointer.
func (b *bar) MouseDown(m *desktop.MouseEvent) {
	length, top := b.measure()
	b.held = m.Position.Y - top
	if b.held < 0 || b.held > length {
		b.held = length / 2
		b.pull(m.Position.Y)
	}
}

// MouseUp lets the grip go.
func (b *bar) MouseUp(*desktop.MouseEvent) { b.DragEnd() }

// Dragged moves the text with the grip.
func (b *bar) Dragged(d *fyne.DragEvent) {
	if b.held >= 0 {
		b.pull(d.Position.Y)
	}
}

// DragEnd lets the grip go.
func (b *bar) DragEnd() {
	b.held = -1
	b.shown()
}

func (b *bar) pull(y float32) {
	length, _ := b.measure()
	if room := b.Size().Height - length; room > 0 {
		part := min(max((y-b.held)/room, 0), 1)
		b.editor.view.scrollTo(float64(part) * b.editor.view.farthest())
		b.editor.view.settle()
		b.editor.show()
	}
}

// MouseIn makes the grip thicker.
func (b *bar) MouseIn(*desktop.MouseEvent) { b.over = true; b.shown() }

// MouseMoved changes nothing.
func (b *bar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut makes the grip thin again.
func (b *bar) MouseOut() { b.over = false; b.shown() }

// Cursor is the usual arrow, not that of a text.
func (b *bar) Cursor() desktop.Cursor { return desktop.DefaultCursor }

func (b *bar) shown() {
	b.place()
	canvas.Refresh(b)
}
