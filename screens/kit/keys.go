package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeyLine is a key, or a movement of the hand, and what it does.
type KeyLine struct {
	Key  string // as it is printed on the keyboard, "Ctrl+F"
	Does string // a short sentence
}

// Keyed is a screen with keys of its own, for the sheet of shortcuts.
type Keyed interface {
	// Keys lists them, the most used first.
	Keys() []KeyLine
}

// KeyTable lists keys, one on a line, what they do beside them.
func KeyTable(lines []KeyLine) fyne.CanvasObject {
	var pairs []fyne.CanvasObject
	for _, l := range lines {
		pairs = append(pairs, QuietWord(l.Key), Text(l.Does))
	}
	return Form(pairs...)
}

// ShowLong shows more than may fit over the window: it scrolls, also by the arrows
// and the page keys while the button that closes it has the focus.
func ShowLong(window fyne.Window, title string, content fyne.CanvasObject) *Dialog {
	var d *Dialog
	roll := container.NewVScroll(content)
	done := NewButton(T("kit.longclose", "Close"), nil, func() { d.Close() })
	done.OnKey = func(key *fyne.KeyEvent) bool { return rollBy(roll, key) }
	d = ShowDialog(window, title, roll, done)
	d.veil.fill = func(size fyne.Size) {
		width := min(BroadWidth*textSize(), size.Width-6*Large)
		roll.SetMinSize(fyne.NewSize(width, 0))
		spare := d.veil.card.MinSize().Height
		content.Resize(fyne.NewSize(width, content.MinSize().Height)) // lines break at this width
		roll.SetMinSize(fyne.NewSize(width, min(content.MinSize().Height, size.Height-2*Large-spare)))
	}
	d.veil.Refresh()
	return d
}

// rollBy moves what is shown; false for a key that moves nothing.
func rollBy(roll *container.Scroll, key *fyne.KeyEvent) bool {
	line, page := 3*textSize(), roll.Size().Height-2*textSize()
	by, known := map[fyne.KeyName]float32{
		fyne.KeyUp: -line, fyne.KeyDown: line, fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -roll.Content.Size().Height, fyne.KeyEnd: roll.Content.Size().Height,
	}[key.Name]
	if known {
		roll.ScrollToOffset(roll.Offset.AddXY(0, by))
	}
	return known
}
