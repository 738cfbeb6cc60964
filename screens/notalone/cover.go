package notalone

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// Cover is a page that looks like an empty sheet and lies over everything, for when
// somebody looks over the shoulder. What is typed on it is kept nowhere.
type Cover struct {
	sheet *coverSheet
	root  fyne.CanvasObject
}

// NewCover makes the page; Escape calls back.
func NewCover(back func()) *Cover {
	c := &Cover{sheet: &coverSheet{back: back}}
	c.sheet.MultiLine, c.sheet.Wrapping = true, fyne.TextWrapWord
	c.sheet.ExtendBaseWidget(c.sheet)
	c.sheet.SetPlaceHolder(kit.T("notalone.cover", "Notes"))
	c.root = container.NewStack(canvas.NewRectangle(theme.Color(theme.ColorNameBackground)), kit.Inset(kit.Large, c.sheet))
	return c
}

// Content is what lies over the window.
func (c *Cover) Content() fyne.CanvasObject { return c.root }

// Focusable is where the cursor belongs.
func (c *Cover) Focusable() fyne.Focusable { return c.sheet }

// coverSheet is a field that Escape leaves.
type coverSheet struct {
	widget.Entry
	back func()
}

// TypedKey leaves on Escape.
func (s *coverSheet) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		s.back()
		return
	}
	s.Entry.TypedKey(key)
}
