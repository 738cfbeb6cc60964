package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// mostOffers is how many lines a seeker offers at once.
const mostOffers = 6

// offer is one line below a seeker.
type offer struct {
	name, detail string
	icon         fyne.Resource // or nil
	pick         func()
}

// seeker is an entry that offers lines below it while one types. The arrow keys
// choose among them, Enter picks, Escape puts them away.
type seeker struct {
	widget.BaseWidget
	entry  *seekEntry
	offers []offer
	chosen int // index into offers, or -1

	find   func(typed string) []offer // what to offer
	enter  func(typed string)         // Enter with nothing chosen; nil does nothing
	rubOut func()                     // Backspace in an empty entry; nil does nothing
	escape func()                     // Escape with nothing offered; nil does nothing
	rows   []*offerRow
	list   *fyne.Container
}

func newSeeker(hint string, find func(string) []offer) *seeker {
	s := &seeker{find: find, chosen: -1, list: Stack(0)}
	s.entry = newSeekEntry(s, hint)
	for range mostOffers {
		row := newOfferRow(s)
		row.Hide()
		s.rows = append(s.rows, row)
		s.list.Add(row)
	}
	s.list.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer belongs to fyne.Widget.
func (s *seeker) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewBorder(s.entry, nil, nil, nil, s.list))
}

// offerFor shows what fits the text.
func (s *seeker) offerFor(typed string) {
	s.offers = s.find(typed)
	s.offers = s.offers[:min(mostOffers, len(s.offers))]
	s.chosen = -1
	if typed != "" && len(s.offers) > 0 {
		s.chosen = 0
	}
	s.showOffers()
}

// putAway hides the offers.
func (s *seeker) putAway() {
	s.offers, s.chosen = nil, -1
	s.showOffers()
}

func (s *seeker) showOffers() {
	for i, row := range s.rows {
		row.Hidden = i >= len(s.offers)
		if !row.Hidden {
			row.set(s.offers[i], i == s.chosen)
		}
	}
	s.list.Hidden = len(s.offers) == 0
	s.Refresh()
}

// clear empties the entry and puts the offers away.
func (s *seeker) clear() {
	s.entry.quiet = true
	s.entry.SetText("")
	s.entry.quiet = false
	s.putAway()
}

// key answers to a key and says whether it was one of ours.
func (s *seeker) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyDown:
		if len(s.offers) == 0 {
			s.offerFor(s.entry.Text)
		}
		s.choose(s.chosen + 1)
	case fyne.KeyUp:
		s.choose(s.chosen - 1)
	case fyne.KeyEscape:
		switch {
		case len(s.offers) > 0:
			s.putAway()
		case s.escape != nil:
			s.escape()
		default:
			return false
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		s.pickChosen()
	case fyne.KeyBackspace:
		if s.entry.Text != "" || s.rubOut == nil {
			return false
		}
		s.rubOut()
	default:
		return false
	}
	return true
}

func (s *seeker) choose(index int) {
	if len(s.offers) > 0 {
		s.chosen = min(max(index, 0), len(s.offers)-1)
		s.showOffers()
	}
}

func (s *seeker) pickChosen() {
	switch {
	case s.chosen >= 0:
		s.offers[s.chosen].pick()
	case s.enter != nil:
		s.enter(s.entry.Text)
	}
}

// seekEntry is the entry of a seeker: it hands some keys over first.
type seekEntry struct {
	widget.Entry
	seeker *seeker
	quiet  bool // a change is ours, not the person's
	inside bool // the pointer is over the offers
}

func newSeekEntry(s *seeker, hint string) *seekEntry {
	e := &seekEntry{seeker: s}
	e.PlaceHolder = hint
	e.OnChanged = func(typed string) {
		if !e.quiet {
			s.offerFor(typed)
		}
	}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey asks the seeker first.
func (e *seekEntry) TypedKey(key *fyne.KeyEvent) {
	if !e.seeker.key(key.Name) {
		e.Entry.TypedKey(key)
	}
}

// FocusLost puts the offers away, unless the person is about to press one.
func (e *seekEntry) FocusLost() {
	e.Entry.FocusLost()
	if !e.inside {
		e.seeker.putAway()
	}
}

// offerRow is one line of what is offered.
type offerRow struct {
	widget.BaseWidget
	seeker  *seeker
	offer   offer
	chosen  bool
	hovered bool
}

var _ desktop.Hoverable = (*offerRow)(nil)

func newOfferRow(s *seeker) *offerRow {
	r := &offerRow{seeker: s}
	r.ExtendBaseWidget(r)
	return r
}

func (r *offerRow) set(o offer, chosen bool) {
	r.offer, r.chosen = o, chosen
	r.Refresh()
}

// Tapped picks the line.
func (r *offerRow) Tapped(*fyne.PointEvent) {
	if r.offer.pick != nil {
		r.offer.pick()
	}
}

// MouseIn belongs to desktop.Hoverable.
func (r *offerRow) MouseIn(*desktop.MouseEvent) {
	r.seeker.entry.inside, r.hovered = true, true
	r.Refresh()
}

// MouseMoved belongs to desktop.Hoverable.
func (r *offerRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut belongs to desktop.Hoverable.
func (r *offerRow) MouseOut() {
	r.seeker.entry.inside, r.hovered = false, false
	r.Refresh()
}

// TestName is the line's name.
func (r *offerRow) TestName() string { return r.offer.name }

// TestState says whether Enter would pick the line.
func (r *offerRow) TestState() string {
	if r.chosen {
		return "chosen"
	}
	return ""
}

// CreateRenderer belongs to fyne.Widget.
func (r *offerRow) CreateRenderer() fyne.WidgetRenderer {
	ground, edge := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	name, detail, icon := newText(), newText(), canvas.NewImageFromResource(nil)
	least := func() fyne.Size {
		return fyne.NewSize(textSize()*8, name.MinSize().Height+2*Small)
	}
	return newDrawn([]fyne.CanvasObject{ground, edge, icon, name, detail}, look{
		least: least,
		layout: func(size fyne.Size) {
			ground.Resize(size)
			edge.Move(fyne.NewPos(0, Tight))
			edge.Resize(fyne.NewSize(3, size.Height-2*Tight))
			x := Medium
			if !icon.Hidden {
				side := textSize() * 1.2
				icon.Resize(fyne.NewSquareSize(side))
				icon.Move(fyne.NewPos(x, (size.Height-side)/2))
				x += side + Small
			}
			name.Resize(name.MinSize())
			name.Move(fyne.NewPos(x, (size.Height-name.MinSize().Height)/2))
			x += name.MinSize().Width + Medium
			detail.Resize(detail.MinSize())
			detail.Move(fyne.NewPos(x, (size.Height-detail.MinSize().Height)/2))
			detail.Hidden = x+detail.MinSize().Width > size.Width
		},
		paint: func() { r.paint(ground, edge, icon, name, detail) },
	})
}

func (r *offerRow) paint(ground, edge *canvas.Rectangle, icon *canvas.Image, name, detail *canvas.Text) {
	ground.CornerRadius, edge.CornerRadius = pillRadius, 1.5
	ground.FillColor, edge.FillColor = color.Transparent, theme.Color(theme.ColorNamePrimary)
	switch {
	case r.chosen:
		ground.FillColor = theme.Color(theme.ColorNameSelection)
	case r.hovered:
		ground.FillColor = theme.Color(theme.ColorNameHover)
	}
	edge.Hidden = !r.chosen
	icon.Hidden = r.offer.icon == nil
	if !icon.Hidden {
		icon.Resource = theme.NewColoredResource(r.offer.icon, ColorQuiet)
	}
	paintText(name, r.offer.name, theme.ColorNameForeground, theme.SizeNameText, false)
	paintText(detail, r.offer.detail, ColorQuiet, theme.SizeNameCaptionText, false)
}
