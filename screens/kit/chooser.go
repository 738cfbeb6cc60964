package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chooser is a long list of which one row is chosen. It draws only the rows that
// are seen. The choice belongs to the screen: the list tells of taps and keys,
// and the chosen row draws the ring of the focus.
type Chooser struct {
	widget.List
	Tapped func(index int)      // a row was tapped
	Key    func(*fyne.KeyEvent) // a key was pressed while the list had the focus
	Typed  func(rune)           // a letter was typed then

	focused bool
	least   func() float32 // height of a row
}

var _ fyne.Focusable = (*Chooser)(nil)

// NewChooser is a list of rows that row makes and set fills.
func NewChooser(length func() int, row func() fyne.CanvasObject, set func(int, fyne.CanvasObject)) *Chooser {
	c := &Chooser{}
	c.Length, c.CreateItem, c.UpdateItem = length, row, set
	c.HideSeparators = true
	c.least = func() float32 { return row().MinSize().Height }
	c.OnSelected = func(index int) {
		c.UnselectAll() // the rows draw the choice themselves
		c.Tapped(index)
	}
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained has the chosen row show the ring.
func (c *Chooser) FocusGained() { c.focus(true) }

// FocusLost has it hidden.
func (c *Chooser) FocusLost() { c.focus(false) }

func (c *Chooser) focus(on bool) {
	c.focused = on
	c.Refresh()
}

// HasFocus says whether the chosen row is to show the ring.
func (c *Chooser) HasFocus() bool { return c.focused }

// TypedKey hands the key to the screen.
func (c *Chooser) TypedKey(key *fyne.KeyEvent) { c.Key(key) }

// TypedRune hands the letter to the screen.
func (c *Chooser) TypedRune(r rune) { c.Typed(r) }

// RowHeight is the distance from row to row.
func (c *Chooser) RowHeight() float32 { return c.least() + theme.Padding() }

// Top gives the uppermost row that is seen and how far it is scrolled away.
func (c *Chooser) Top() (index int, beyond float32) {
	offset := c.GetScrollOffset()
	index = int(offset / c.RowHeight())
	return index, offset - float32(index)*c.RowHeight()
}

// SetTop scrolls so that a row is uppermost.
func (c *Chooser) SetTop(index int, beyond float32) {
	c.ScrollToOffset(float32(index)*c.RowHeight() + beyond)
}

// Page is how many rows fit.
func (c *Chooser) Page() int { return max(1, int(c.Size().Height/c.RowHeight())-1) }
