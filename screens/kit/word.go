package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// QuietWord is a word or two of less weight that is never cut or broken.
func QuietWord(text string) *widget.Label {
	l := Quiet(text)
	l.Wrapping, l.Truncation = fyne.TextWrapOff, fyne.TextTruncateOff
	return l
}

// TitleWord is a room's title that is never broken, for the head of a room with
// other things on the same line.
func TitleWord(text string) *widget.Label {
	l := Title(text)
	l.Wrapping, l.Truncation = fyne.TextWrapOff, fyne.TextTruncateOff
	return l
}

// Form puts a quiet word before each thing, the things below each other and
// beginning at the same place: word, thing, word, thing.
func Form(pairs ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewFormLayout(), pairs...)
}
