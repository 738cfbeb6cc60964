package kit

import "fyne.io/fyne/v2"

// focusOn gives the focus to an object that is in a window; it does nothing for
// one that is in none.
func focusOn(o interface {
	fyne.CanvasObject
	fyne.Focusable
}) {
	if c := canvasOf(o); c != nil {
		c.Focus(o)
	}
}

// canvasOf gives the canvas that an object is on, or nil.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// Copy puts a text on the clipboard, where other programs can read it: only on
// the person's own request.
func Copy(text string) { fyne.CurrentApp().Clipboard().SetContent(text) }
