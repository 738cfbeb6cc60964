package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// LookNow is which of the looks is in force, for pictures that have palettes of
// their own.
type LookNow int

// The looks.
const (
	LightLook LookNow = iota
	DarkLook
	ContrastLook
)

// Variant says which look is in force.
func Variant() LookNow {
	settings := fyne.CurrentApp().Settings()
	t, ok := settings.Theme().(*Theme)
	switch {
	case !ok:
		return LightLook
	case t.Look().Contrast && t.IsDark(settings.ThemeVariant()):
		return ContrastLook
	case t.IsDark(settings.ThemeVariant()):
		return DarkLook
	}
	return LightLook
}

// Colour gives a colour of the theme in force.
func Colour(name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(theme.Color(name)).(color.NRGBA)
}

// Ground is the colour of the empty window as it comes onto the screen, for pictures
// that lie on it without an edge. The toolkit divides the 65,535 steps of a colour by
// 255² when it clears the window, so the ground is 0.8 % lighter than the theme says.
func Ground() color.NRGBA {
	c := Colour(theme.ColorNameBackground)
	lighter := func(v uint8) uint8 { return uint8(min(255, (int(v)*65535+65025/2)/65025)) }
	return color.NRGBA{R: lighter(c.R), G: lighter(c.G), B: lighter(c.B), A: c.A}
}

// Ems gives a length that grows with the text: so many sizes of the ordinary text.
func Ems(n float32) float32 { return n * textSize() }
