package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says who decides between light and dark.
type Mode int

// The modes.
const (
	FollowSystem Mode = iota // light or dark as the system says
	AlwaysLight
	AlwaysDark
)

// Look is what the person can choose of the program's looks. The zero Look is
// the usual one.
type Look struct {
	Mode     Mode
	Contrast bool    // stronger edges and text
	Scale    float32 // size of text and all that goes with it, 0.8 to 2; 0 means 1
}

// Names of colours that the toolkit does not have, for theme.Color and for
// widgets that take a colour's name.
const (
	ColorSurface fyne.ThemeColorName = "kithSurface" // a card
	ColorQuiet   fyne.ThemeColorName = "kithQuiet"   // text of less weight
	ColorBorder  fyne.ThemeColorName = "kithBorder"  // the edge of something usable
	ColorOnNote  fyne.ThemeColorName = "kithOnNote"  // text on a notice bar
	ColorNote    fyne.ThemeColorName = "kithNote"    // a notice bar
)

// Theme is how Kith looks: warm neutral surfaces and one quiet accent.
type Theme struct {
	look        Look
	light, dark Palette
	letters     letters
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes the theme of a look. A scale outside 0.8 to 2 is brought inside.
func NewTheme(look Look) *Theme {
	if look.Scale == 0 {
		look.Scale = 1
	}
	look.Scale = min(max(look.Scale, 0.8), 2)
	return &Theme{look: look, light: PaletteOf(false, look.Contrast), dark: PaletteOf(true, look.Contrast), letters: newLetters()}
}

// Look gives the look that the theme was made with, its scale brought inside
// the limits.
func (t *Theme) Look() Look { return t.look }

// IsDark says whether the theme is dark when the system asks for this variant.
func (t *Theme) IsDark(system fyne.ThemeVariant) bool {
	if t.look.Mode == FollowSystem {
		return system == theme.VariantDark
	}
	return t.look.Mode == AlwaysDark
}

// Palette gives the colours when the system asks for this variant.
func (t *Theme) Palette(system fyne.ThemeVariant) Palette {
	if t.IsDark(system) {
		return t.dark
	}
	return t.light
}

// Color gives a colour by its name; a name that nobody knows gets the text colour,
// so that nothing is ever painted invisible.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	p := t.Palette(system)
	if c, ok := p.edges(name); ok {
		return c
	}
	if c, ok := p.surfaces(name); ok {
		return c
	}
	return p.words(name)
}

func (p Palette) surfaces(name fyne.ThemeColorName) (color.NRGBA, bool) {
	switch name {
	case theme.ColorNameBackground:
		return p.Background, true
	case ColorSurface, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNameHeaderBackground:
		return p.Surface, true
	case theme.ColorNameInputBackground:
		return p.Field, true
	case theme.ColorNameButton:
		return p.Button, true
	case theme.ColorNameDisabledButton:
		return p.ButtonOff, true
	case theme.ColorNameSelection:
		return p.Selected, true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameSuccess:
		return p.Accent, true
	case theme.ColorNameError:
		return p.Danger, true
	case theme.ColorNameWarning:
		return p.Notice, true
	case ColorNote:
		return p.Text, true
	}
	return color.NRGBA{}, false
}

func (p Palette) edges(name fyne.ThemeColorName) (color.NRGBA, bool) {
	switch name {
	case theme.ColorNameInputBorder, ColorBorder:
		return p.Border, true
	case theme.ColorNameSeparator:
		return p.Separator, true
	case theme.ColorNameHover:
		return p.Hover, true
	case theme.ColorNamePressed:
		return p.Pressed, true
	case theme.ColorNameFocus:
		return p.Focus, true
	case theme.ColorNameShadow:
		return p.Shadow, true
	case theme.ColorNameScrollBar:
		return p.Scroll, true
	case theme.ColorNameScrollBarBackground:
		return color.NRGBA{}, true
	}
	return color.NRGBA{}, false
}

func (p Palette) words(name fyne.ThemeColorName) color.NRGBA {
	switch name {
	case ColorQuiet, theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return p.Quiet
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess:
		return p.OnAcc
	case theme.ColorNameForegroundOnError:
		return p.OnDanger
	case theme.ColorNameForegroundOnWarning:
		return p.OnNotice
	case ColorOnNote:
		return p.Background
	}
	return p.Text
}

// Font gives the toolkit's Noto Sans.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	return t.letters.font(style)
}

// Icon gives our own drawing where there is one, else the toolkit's.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	if own, ok := toolkitIcons[name]; ok {
		return Icon(own)
	}
	return theme.DefaultTheme().Icon(name)
}

// toolkitIcons says which of our icons stands for one of the toolkit's.
var toolkitIcons = map[fyne.ThemeIconName]string{
	theme.IconNameCancel:        "close",
	theme.IconNameConfirm:       "check",
	theme.IconNameDelete:        "trash",
	theme.IconNameSearch:        "search",
	theme.IconNameContentAdd:    "add",
	theme.IconNameContentUndo:   "undo",
	theme.IconNameDocumentSave:  "check",
	theme.IconNameInfo:          "info",
	theme.IconNameWarning:       "warning",
	theme.IconNameError:         "warning",
	theme.IconNameNavigateBack:  "back",
	theme.IconNameNavigateNext:  "forward",
	theme.IconNameSettings:      "settings",
	theme.IconNameVisibility:    "eye",
	theme.IconNameVisibilityOff: "eye-off",
	theme.IconNameCalendar:      "calendar",
	theme.IconNameWindowClose:   "close",
	theme.IconNameHelp:          "guide",
}

// Size gives a size in device-independent pixels. All that holds text grows with
// the scale; lines do not.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameSeparatorThickness:
		return 1
	case theme.SizeNameInputBorder:
		if t.look.Contrast {
			return 2
		}
		return 1
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 4
	}
	return baseSize(name) * t.look.Scale
}

// baseSize is the size at scale 1.
func baseSize(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 15
	case theme.SizeNameHeadingText:
		return 26
	case theme.SizeNameSubHeadingText:
		return 19
	case theme.SizeNameCaptionText:
		return 13
	case theme.SizeNameInlineIcon:
		return 20
	case theme.SizeNamePadding, theme.SizeNameLineSpacing:
		return 5
	case theme.SizeNameInnerPadding:
		return 9
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return 8
	case theme.SizeNameScrollBarRadius:
		return 4
	}
	return theme.DefaultTheme().Size(name)
}
