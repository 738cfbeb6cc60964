package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// chooser is a long list of which one row is chosen. It draws only the rows that
// are seen. The choice belongs to the screen: the list tells of taps and keys,
// and the chosen row draws the ring of the focus.
type chooser struct {
	widget.List
	tapped func(index int)
	key    func(*fyne.KeyEvent)
	typed  func(rune) // a letter was typed while the list had the focus

	focused bool
	least   func() float32 // height of a row
}

var _ fyne.Focusable = (*chooser)(nil)

// newChooser is a list of rows that make and set fill.
func newChooser(length func() int, row func() fyne.CanvasObject, set func(int, fyne.CanvasObject)) *chooser {
	c := &chooser{}
	c.Length, c.CreateItem, c.UpdateItem = length, row, set
	c.HideSeparators = true
	c.least = func() float32 { return row().MinSize().Height }
	c.OnSelected = func(index int) {
		c.UnselectAll() // the rows draw the choice themselves
		c.tapped(index)
	}
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained has the chosen row show the ring.
func (c *chooser) FocusGained() { c.focus(true) }

// FocusLost has it hidden.
func (c *chooser) FocusLost() { c.focus(false) }

func (c *chooser) focus(on bool) {
	c.focused = on
	c.Refresh()
}

// TypedKey hands the key to the screen.
func (c *chooser) TypedKey(key *fyne.KeyEvent) { c.key(key) }

// TypedRune hands the letter to the screen.
func (c *chooser) TypedRune(r rune) { c.typed(r) }

// rowHeight is the distance from row to row.
func (c *chooser) rowHeight() float32 { return c.least() + theme.Padding() }

// top gives the uppermost row that is seen and how far it is scrolled away.
func (c *chooser) top() (index int, beyond float32) {
	offset := c.GetScrollOffset()
	index = int(offset / c.rowHeight())
	return index, offset - float32(index)*c.rowHeight()
}

// setTop scrolls so that a row is uppermost.
func (c *chooser) setTop(index int, beyond float32) {
	c.ScrollToOffset(float32(index)*c.rowHeight() + beyond)
}

// page is how many rows fit.
func (c *chooser) page() int { return max(1, int(c.Size().Height/c.rowHeight())-1) }
