package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Segmented is a choice of two to five things that are all seen at once. The
// arrow keys, Home and End move the choice.
type Segmented struct {
	widget.DisableableWidget
	Options   []string
	Selected  int       // index into Options, or -1 for no choice yet
	OnChanged func(int) // called when the person chooses another

	focused bool
	hovered int // index, or -1
	edges   []float32
}

var (
	_ fyne.Focusable    = (*Segmented)(nil)
	_ fyne.Tappable     = (*Segmented)(nil)
	_ desktop.Hoverable = (*Segmented)(nil)
)

// NewSegmented is a choice with nothing chosen.
func NewSegmented(options []string, changed func(int)) *Segmented {
	s := &Segmented{Options: options, Selected: -1, OnChanged: changed, hovered: -1}
	s.ExtendBaseWidget(s)
	return s
}

// SetSelected shows a choice without calling OnChanged; -1 shows none.
func (s *Segmented) SetSelected(index int) {
	s.Selected = index
	s.Refresh()
}

// choose is a choice by the person.
func (s *Segmented) choose(index int) {
	if s.Disabled() || index < 0 || index >= len(s.Options) || index == s.Selected {
		return
	}
	s.SetSelected(index)
	if s.OnChanged != nil {
		s.OnChanged(index)
	}
}

// Tapped chooses what lies under the pointer.
func (s *Segmented) Tapped(ev *fyne.PointEvent) { s.choose(s.at(ev.Position.X)) }

func (s *Segmented) at(x float32) int {
	for i, edge := range s.edges {
		if x < edge {
			return i
		}
	}
	return len(s.Options) - 1
}

// TypedKey moves the choice.
func (s *Segmented) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.choose(max(0, s.Selected-1))
	case fyne.KeyRight, fyne.KeyDown:
		s.choose(min(len(s.Options)-1, s.Selected+1))
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.Options) - 1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		s.choose(max(0, s.Selected))
	}
}

// TypedRune belongs to fyne.Focusable.
func (s *Segmented) TypedRune(rune) {}

// FocusGained belongs to fyne.Focusable.
func (s *Segmented) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost belongs to fyne.Focusable.
func (s *Segmented) FocusLost() { s.focused = false; s.Refresh() }

// MouseIn belongs to desktop.Hoverable.
func (s *Segmented) MouseIn(ev *desktop.MouseEvent) { s.MouseMoved(ev) }

// MouseMoved belongs to desktop.Hoverable.
func (s *Segmented) MouseMoved(ev *desktop.MouseEvent) {
	if at := s.at(ev.Position.X); at != s.hovered {
		s.hovered = at
		s.Refresh()
	}
}

// MouseOut belongs to desktop.Hoverable.
func (s *Segmented) MouseOut() { s.hovered = -1; s.Refresh() }

// TestName is what is chosen.
func (s *Segmented) TestName() string {
	if s.Selected < 0 || s.Selected >= len(s.Options) {
		return ""
	}
	return s.Options[s.Selected]
}

// CreateRenderer belongs to fyne.Widget.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	d := &segments{s: s, ground: canvas.NewRectangle(color.Transparent), pill: canvas.NewRectangle(color.Transparent),
		over: canvas.NewRectangle(color.Transparent), ring: newRing(pillRadius + ringWidth)}
	objects := []fyne.CanvasObject{d.ground, d.over, d.pill}
	for range s.Options {
		d.texts = append(d.texts, newText())
		objects = append(objects, d.texts[len(d.texts)-1])
	}
	return newDrawn(append(objects, d.ring), look{least: d.least, layout: d.layout, paint: d.paint})
}

type segments struct {
	s                  *Segmented
	ground, pill, over *canvas.Rectangle
	ring               *canvas.Rectangle
	texts              []*canvas.Text
}

// width is that of one segment: the words, bold as they may become, and a margin.
func (d *segments) width(i int) float32 {
	words := fyne.MeasureText(d.s.Options[i], textSize(), fyne.TextStyle{Bold: true})
	return words.Width + textSize()*1.6
}

func (d *segments) least() fyne.Size {
	width := 2 * Tight
	for i := range d.texts {
		width += d.width(i)
	}
	words := fyne.MeasureText("Ag", textSize(), fyne.TextStyle{Bold: true})
	return fyne.NewSize(width, words.Height+2*theme.InnerPadding())
}

func (d *segments) layout(size fyne.Size) {
	d.ground.Resize(size)
	d.ring.Resize(size.AddWidthHeight(2*ringWidth, 2*ringWidth))
	d.ring.Move(fyne.NewPos(-ringWidth, -ringWidth))
	spare := (size.Width - d.least().Width) / float32(max(1, len(d.texts)))
	x := Tight
	d.s.edges = d.s.edges[:0]
	for i, t := range d.texts {
		width := d.width(i) + spare
		placeMiddle(t, x+width/2, size.Height/2)
		at, s := fyne.NewPos(x, Tight), fyne.NewSize(width, size.Height-2*Tight)
		if i == d.s.Selected {
			d.pill.Move(at)
			d.pill.Resize(s)
		}
		if i == d.s.hovered {
			d.over.Move(at)
			d.over.Resize(s)
		}
		x += width
		d.s.edges = append(d.s.edges, x)
	}
}

func (d *segments) paint() {
	d.ground.FillColor, d.ground.CornerRadius = theme.Color(theme.ColorNameButton), pillRadius
	d.pill.FillColor, d.pill.CornerRadius = theme.Color(ColorSurface), pillRadius-2
	d.pill.StrokeColor, d.pill.StrokeWidth = theme.Color(theme.ColorNamePrimary), chosenWidth
	d.pill.Hidden = d.s.Selected < 0 || d.s.Selected >= len(d.texts)
	d.over.FillColor, d.over.CornerRadius = theme.Color(theme.ColorNameHover), pillRadius-2
	d.over.Hidden = d.s.hovered < 0 || d.s.Disabled()
	for i, t := range d.texts {
		ink := theme.ColorNameForeground
		if d.s.Disabled() {
			ink = theme.ColorNameDisabled
		}
		paintText(t, d.s.Options[i], ink, theme.SizeNameText, i == d.s.Selected)
	}
	paintRing(d.ring, d.s.focused)
}
