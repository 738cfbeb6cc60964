package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/assets"
)

// Icon gives one of the program's own icons in the colour of the text around it;
// a button that is coloured or off colours it along. IconNames lists the names;
// another name gives an empty picture, and a test that reads all calls fails.
func Icon(name string) *theme.ThemedResource {
	return theme.NewThemedResource(drawing(name))
}

// IconIn gives an icon in a colour of the theme, for example theme.ColorNamePrimary.
func IconIn(name string, color fyne.ThemeColorName) fyne.Resource {
	return theme.NewColoredResource(drawing(name), color)
}

// Sign is an icon in the accent colour, somewhat larger than the text beside it.
func Sign(name string) fyne.CanvasObject {
	icon := container.NewGridWrap(fyne.NewSquareSize(1.6*textSize()), widget.NewIcon(IconIn(name, theme.ColorNamePrimary)))
	return container.New(layout.NewCustomPaddedLayout(theme.InnerPadding(), 0, theme.InnerPadding(), 0), icon)
}

func drawing(name string) *fyne.StaticResource {
	svg, err := assets.Icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>`)
	}
	return fyne.NewStaticResource("kith-"+name+".svg", svg)
}

// IconNames lists the icons, the rooms' first.
func IconNames() []string {
	return []string{
		"today", "journal", "map", "people", "practice", "progress", "settings", "notalone", "guide",
		"lock", "search", "add", "minus", "edit", "trash", "undo", "again", "back", "forward", "up", "down",
		"calendar", "clock", "star", "star-filled", "heart", "more", "close", "check", "export", "import",
		"copy", "image", "filter", "pin", "tag", "link", "two-way", "from-me", "to-me", "note", "key",
		"eye", "eye-off", "info", "warning",
	}
}
