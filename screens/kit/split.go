package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Widths in sizes of the ordinary text, so that they grow with it.
const (
	bothFit   float32 = 48 // from here on the two parts stand side by side
	leastList float32 = 20
	mostList  float32 = 27
)

// Split lays a list and what is chosen from it side by side. Where there is too
// little room it shows one of them, and above the second a way back.
type Split struct {
	widget.BaseWidget
	list, chosen fyne.CanvasObject
	back         *Button
	inside       bool // where only one fits: the second is seen
}

// NewSplit is a split that shows the list where only one of the two fits.
func NewSplit(list, chosen fyne.CanvasObject, back *Button) *Split {
	s := &Split{list: list, chosen: chosen, back: back}
	s.ExtendBaseWidget(s)
	return s
}

// Narrow says that only one of the two fits.
func (s *Split) Narrow() bool { return s.Size().Width < bothFit*theme.TextSize() }

// Enter shows the second where only one fits.
func (s *Split) Enter(inside bool) {
	if s.inside != inside {
		s.inside = inside
		s.Refresh()
	}
}

// CreateRenderer belongs to fyne.Widget.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewRectangle(color.Transparent)
	return Drawing{
		Objects: []fyne.CanvasObject{line, s.list, s.back, s.chosen},
		Own:     1, // the two sides look after themselves
		Least: func() fyne.Size {
			return s.list.MinSize().Max(s.chosen.MinSize().AddWidthHeight(0, s.back.MinSize().Height+Medium))
		},
		Layout: func(size fyne.Size) {
			if s.Narrow() {
				line.Hide()
				s.one(size)
				return
			}
			line.Show()
			s.both(size, line)
		},
		Paint: func() { line.FillColor = theme.Color(theme.ColorNameSeparator) },
	}.Renderer()
}

// both puts them side by side.
func (s *Split) both(size fyne.Size, line *canvas.Rectangle) {
	unit := theme.TextSize()
	width := min(max(size.Width*0.36, leastList*unit), mostList*unit)
	s.list.Show()
	s.chosen.Show()
	s.back.Hide()
	s.list.Resize(fyne.NewSize(width, size.Height))
	line.Move(fyne.NewPos(width, 0))
	line.Resize(fyne.NewSize(1, size.Height))
	s.chosen.Move(fyne.NewPos(width+1, 0))
	s.chosen.Resize(fyne.NewSize(size.Width-width-1, size.Height))
}

// one shows the list, or what is chosen with the way back above it.
func (s *Split) one(size fyne.Size) {
	if !s.inside {
		s.list.Show()
		s.chosen.Hide()
		s.back.Hide()
		s.list.Resize(size)
		return
	}
	s.list.Hide()
	s.chosen.Show()
	s.back.Show()
	top := s.back.MinSize()
	s.back.Move(fyne.NewPos(Medium, Small))
	s.back.Resize(top)
	s.chosen.Move(fyne.NewPos(0, top.Height+Medium))
	s.chosen.Resize(fyne.NewSize(size.Width, size.Height-top.Height-Medium))
}
