package journal

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// newWords is a text that write fills.
func newWords() *canvas.Text { return canvas.NewText("", color.Transparent) }

// write gives a text its words and looks from the theme.
func write(t *canvas.Text, words string, ink fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) {
	t.Text, t.Color, t.TextSize = words, theme.Color(ink), theme.Size(size)
	t.TextStyle = fyne.TextStyle{Bold: bold}
}

// place puts a text at its own size.
func place(t *canvas.Text, x, y float32) {
	t.Resize(t.MinSize())
	t.Move(fyne.NewPos(x, y))
}

// placeEnd puts a text so that it ends at x.
func placeEnd(t *canvas.Text, x, y float32) { place(t, x-t.MinSize().Width, y) }

// high is the height of a line of text.
func high(size fyne.ThemeSizeName) float32 {
	return fyne.MeasureText("Ag", theme.Size(size), fyne.TextStyle{}).Height
}

// fit shortens a text to a width, with dots at its end.
func fit(t *canvas.Text, words string, width float32) {
	short := func(s string) bool { return fyne.MeasureText(s, t.TextSize, t.TextStyle).Width <= width }
	t.Text = words
	if words == "" || short(words) {
		return
	}
	runes := []rune(words)
	low, top := 0, len(runes)
	for low < top {
		middle := (low + top + 1) / 2
		if short(string(runes[:middle]) + "…") {
			low = middle
		} else {
			top = middle - 1
		}
	}
	t.Text = string(runes[:low]) + "…"
}
