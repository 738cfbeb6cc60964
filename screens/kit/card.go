package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Card puts a thing on a rounded surface with a margin.
func Card(content fyne.CanvasObject) fyne.CanvasObject {
	c := &card{content: Inset(Wide, content)}
	c.ExtendBaseWidget(c)
	return c
}

// SlimCard is Card with a small margin: for rows.
func SlimCard(content fyne.CanvasObject) fyne.CanvasObject {
	c := &card{content: Inset(Tight, content)}
	c.ExtendBaseWidget(c)
	return c
}

type card struct {
	widget.BaseWidget
	content fyne.CanvasObject
}

// CreateRenderer belongs to fyne.Widget.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius, ground.StrokeWidth = cardRadius, hairline
	return newDrawn([]fyne.CanvasObject{ground, c.content}, look{
		least:  func() fyne.Size { return c.content.MinSize() },
		layout: func(size fyne.Size) { ground.Resize(size); c.content.Resize(size) },
		paint: func() {
			ground.FillColor, ground.StrokeColor = theme.Color(ColorSurface), theme.Color(theme.ColorNameSeparator)
		},
	})
}
