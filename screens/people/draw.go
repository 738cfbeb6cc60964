package people

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kith/screens/kit"
)

// drawn is the renderer of this room's widgets: three functions over objects.
type drawn struct {
	objects []fyne.CanvasObject
	least   func() fyne.Size
	layout  func(fyne.Size)
	paint   func() // copies what is shown and the theme into the objects
	own     int    // so many objects at the start are refreshed with the widget; 0 = all
	size    fyne.Size
}

// newDrawn paints once and gives the renderer.
func newDrawn(d drawn) *drawn {
	d.paint()
	return &d
}

func (d *drawn) Layout(size fyne.Size) {
	d.size = size
	d.layout(size)
}
func (d *drawn) MinSize() fyne.Size           { return d.least() }
func (d *drawn) Objects() []fyne.CanvasObject { return d.objects }
func (d *drawn) Destroy()                     {}

// Refresh paints, lays out again and refreshes the parts.
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

// newRing is the line around what has the focus.
func newRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth, r.CornerRadius, r.Hidden = 2, kit.Small-2, true
	return r
}

// paintRing shows the line around what has the focus.
func paintRing(r *canvas.Rectangle, on bool) {
	r.Hidden = !on
	r.StrokeColor = theme.Color(theme.ColorNamePrimary)
}

// placeRing lays the line just inside of what it goes around.
func placeRing(r *canvas.Rectangle, size fyne.Size) {
	r.Move(fyne.NewPos(2, 2))
	r.Resize(size.SubtractWidthHeight(4, 4))
}

// newGround is the rounded surface behind a row that is chosen.
func newGround() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = kit.Small
	return r
}

// paintGround colours the surface behind a row.
func paintGround(r *canvas.Rectangle, chosen bool) {
	r.FillColor = color.Transparent
	if chosen {
		r.FillColor = theme.Color(theme.ColorNameSelection)
	}
}
