package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// NewRowRing is the line around what has the focus.
func NewRowRing() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeWidth, r.CornerRadius, r.Hidden = 2, Small-2, true
	return r
}

// PaintRowRing shows the line around what has the focus.
func PaintRowRing(r *canvas.Rectangle, on bool) {
	r.Hidden = !on
	r.StrokeColor = theme.Color(theme.ColorNamePrimary)
}

// PlaceRowRing lays the line just inside of what it goes around.
func PlaceRowRing(r *canvas.Rectangle, size fyne.Size) {
	r.Move(fyne.NewPos(2, 2))
	r.Resize(size.SubtractWidthHeight(4, 4))
}

// NewRowGround is the rounded surface behind a row that is chosen.
func NewRowGround() *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = Small
	return r
}

// PaintRowGround colours the surface behind a row.
func PaintRowGround(r *canvas.Rectangle, chosen bool) {
	r.FillColor = color.Transparent
	if chosen {
		r.FillColor = theme.Color(theme.ColorNameSelection)
	}
}
