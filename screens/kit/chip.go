package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is a small rounded thing with a word: a tag, a person, a filter. With
// OnRemove it has a cross and answers to Delete; with OnTapped it can be pressed
// by the pointer, Space or Enter. A chip with neither takes no focus.
type Chip struct {
	widget.DisableableWidget
	Text     string
	Icon     fyne.Resource // before the word, or nil
	On       bool          // chosen: drawn with a tick and stronger
	Toggles  bool          // may be chosen
	OnTapped func()
	OnRemove func()

	focused, hovered bool
}

var (
	_ fyne.Focusable    = (*Chip)(nil)
	_ fyne.Tappable     = (*Chip)(nil)
	_ desktop.Hoverable = (*Chip)(nil)
)

// NewChip is a chip that can be taken away; removed may be nil.
func NewChip(text string, removed func()) *Chip {
	c := &Chip{Text: text, OnRemove: removed}
	c.ExtendBaseWidget(c)
	return c
}

// NewToggle is a chip that is chosen or not: for filters and for choices of
// several. OnTapped does not change On: the screen's state does.
func NewToggle(text string, on bool, tapped func()) *Chip {
	c := &Chip{Text: text, On: on, Toggles: true, OnTapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped takes the chip away if the cross was hit, else presses it.
func (c *Chip) Tapped(ev *fyne.PointEvent) {
	switch {
	case c.Disabled():
	case c.OnRemove != nil && (c.OnTapped == nil || ev.Position.X > c.Size().Width-c.Size().Height):
		c.OnRemove()
	case c.OnTapped != nil:
		c.OnTapped()
	}
}

// TypedKey presses or takes away.
func (c *Chip) TypedKey(key *fyne.KeyEvent) {
	if c.Disabled() {
		return
	}
	switch key.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		if c.OnRemove != nil {
			c.OnRemove()
		}
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if c.OnTapped != nil {
			c.OnTapped()
		}
	}
}

// TypedRune belongs to fyne.Focusable.
func (c *Chip) TypedRune(rune) {}

// FocusGained belongs to fyne.Focusable.
func (c *Chip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost belongs to fyne.Focusable.
func (c *Chip) FocusLost() { c.focused = false; c.Refresh() }

// MouseIn belongs to desktop.Hoverable.
func (c *Chip) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved belongs to desktop.Hoverable.
func (c *Chip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut belongs to desktop.Hoverable.
func (c *Chip) MouseOut() { c.hovered = false; c.Refresh() }

// TestName is the word.
func (c *Chip) TestName() string { return c.Text }

// TestState says whether the chip is chosen.
func (c *Chip) TestState() string {
	if c.On {
		return "on"
	}
	return ""
}

// CreateRenderer belongs to fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	d := &chipParts{c: c, ground: canvas.NewRectangle(color.Transparent), over: canvas.NewRectangle(color.Transparent),
		word: newText(), before: canvas.NewImageFromResource(nil), after: canvas.NewImageFromResource(nil), ring: newRing(0)}
	return newDrawn([]fyne.CanvasObject{d.ground, d.over, d.before, d.word, d.after, d.ring},
		look{least: d.least, layout: d.layout, paint: d.paint})
}

type chipParts struct {
	c             *Chip
	ground, over  *canvas.Rectangle
	ring          *canvas.Rectangle
	word          *canvas.Text
	before, after *canvas.Image
}

func (d *chipParts) icon() float32   { return textSize() * 1.05 }
func (d *chipParts) margin() float32 { return textSize() * 0.7 }

func (d *chipParts) least() fyne.Size {
	width := d.word.MinSize().Width + 2*d.margin()
	if !d.before.Hidden {
		width += d.icon() + Tight
	}
	if !d.after.Hidden {
		width += d.icon() + Tight
	}
	return fyne.NewSize(width, d.word.MinSize().Height+2*Small)
}

func (d *chipParts) layout(size fyne.Size) {
	d.ground.Resize(size)
	d.over.Resize(size)
	d.ground.CornerRadius, d.over.CornerRadius = size.Height/2, size.Height/2
	d.ring.CornerRadius = size.Height/2 + ringWidth
	d.ring.Move(fyne.NewPos(-ringWidth, -ringWidth))
	d.ring.Resize(size.AddWidthHeight(2*ringWidth, 2*ringWidth))
	x, icon := d.margin(), fyne.NewSquareSize(d.icon())
	y := (size.Height - icon.Height) / 2
	if !d.before.Hidden {
		d.before.Move(fyne.NewPos(x-Tight/2, y))
		d.before.Resize(icon)
		x += icon.Width + Tight
	}
	d.word.Resize(d.word.MinSize())
	d.word.Move(fyne.NewPos(x, (size.Height-d.word.MinSize().Height)/2))
	d.after.Move(fyne.NewPos(size.Width-d.margin()-icon.Width+Tight/2, y))
	d.after.Resize(icon)
}

func (d *chipParts) paint() {
	c := d.c
	ground, edge := theme.ColorNameButton, theme.ColorNameButton
	if c.Toggles {
		ground, edge = ColorSurface, theme.ColorNameInputBorder
	}
	if c.On {
		ground, edge = theme.ColorNameSelection, theme.ColorNamePrimary
	}
	ink := theme.ColorNameForeground
	if c.Disabled() {
		ink = theme.ColorNameDisabled
	}
	d.ground.FillColor, d.ground.StrokeColor, d.ground.StrokeWidth = theme.Color(ground), theme.Color(edge), hairline
	d.over.FillColor = theme.Color(theme.ColorNameHover)
	d.over.Hidden = !c.hovered || c.Disabled() || c.OnTapped == nil && c.OnRemove == nil
	paintText(d.word, c.Text, ink, theme.SizeNameText, false)
	before := c.Icon
	if c.On && before == nil {
		before = drawing("check")
	}
	d.before.Hidden, d.after.Hidden = before == nil, c.OnRemove == nil
	if before != nil {
		d.before.Resource = theme.NewColoredResource(before, ink)
	}
	d.after.Resource = IconIn("close", ink)
	paintRing(d.ring, c.focused)
}

// Badge is a chip that only tells: it cannot be pressed and takes no focus. Icon
// may be nil.
func Badge(text string, icon fyne.Resource) fyne.CanvasObject {
	b := &badge{chip: &Chip{Text: text, Icon: icon}}
	b.ExtendBaseWidget(b)
	return b
}

type badge struct {
	widget.BaseWidget
	chip *Chip // what is drawn; never shown itself
}

// TestName is the word.
func (b *badge) TestName() string { return b.chip.Text }

// CreateRenderer belongs to fyne.Widget.
func (b *badge) CreateRenderer() fyne.WidgetRenderer { return b.chip.CreateRenderer() }
