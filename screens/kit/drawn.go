package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// look is how a widget of ours is drawn: three functions over its objects.
type look struct {
	least  func() fyne.Size
	layout func(fyne.Size)
	paint  func() // copies state and theme into the objects
}

// Drawing is how a room's own widget is drawn: three functions over its objects.
type Drawing struct {
	Objects []fyne.CanvasObject
	Own     int // so many objects at the start are refreshed with the widget, the others look after themselves; 0 = all
	Least   func() fyne.Size
	Layout  func(fyne.Size)
	Paint   func() // copies what is shown and the theme into the objects
}

// Renderer paints once and gives what CreateRenderer returns.
func (d Drawing) Renderer() fyne.WidgetRenderer {
	r := newDrawn(d.Objects, look{least: d.Least, layout: d.Layout, paint: d.Paint})
	r.own = d.Own
	return r
}

// drawn is the renderer of all widgets, here and in the rooms.
type drawn struct {
	look
	objects []fyne.CanvasObject
	own     int // as in Drawing
	size    fyne.Size
}

// newDrawn makes a renderer and paints it once.
func newDrawn(objects []fyne.CanvasObject, l look) *drawn {
	l.paint()
	return &drawn{look: l, objects: objects}
}

func (d *drawn) Layout(size fyne.Size) {
	d.size = size
	d.layout(size)
}
func (d *drawn) MinSize() fyne.Size           { return d.least() }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) Destroy()                     {}

// Refresh paints, lays out again (texts may have grown) and refreshes the parts.
func (d *drawn) Refresh() {
	d.paint()
	if d.size != (fyne.Size{}) {
		d.layout(d.size)
	}
	own := d.objects
	if d.own > 0 {
		own = own[:d.own]
	}
	for _, o := range own {
		o.Refresh()
	}
}

// newText is a text of ours, coloured and sized by paint.
func newText() *canvas.Text { return canvas.NewText("", color.Transparent) }

// paintText gives a text its words, colour and size from the theme.
func paintText(t *canvas.Text, words string, ink fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) {
	t.Text, t.Color, t.TextSize = words, theme.Color(ink), theme.Size(size)
	t.TextStyle = fyne.TextStyle{Bold: bold}
}

// newRing is the ring around what has the focus.
func newRing(radius float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius, r.StrokeWidth = radius, ringWidth
	r.Hide()
	return r
}

// paintRing shows the ring while focused.
func paintRing(r *canvas.Rectangle, focused bool) {
	r.StrokeColor = theme.Color(theme.ColorNamePrimary)
	r.Hidden = !focused
}

// placeMiddle puts a text so that its middle is at x, y.
func placeMiddle(t fyne.CanvasObject, x, y float32) {
	size := t.MinSize()
	t.Resize(size)
	t.Move(fyne.NewPos(x-size.Width/2, y-size.Height/2))
}
