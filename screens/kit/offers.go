package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// mostOffers is how many lines are offered at once.
const mostOffers = 6

// Offer is one line of what is offered below a field.
type Offer struct {
	Name, Detail string
	Icon         fyne.Resource // or nil
	Pick         func()
}

// Offers is a short list of what a field offers while one types in it. The field keeps
// the focus and hands its keys over; the arrow keys choose, Enter picks, Escape puts
// the list away. It hides itself while there is nothing to offer.
type Offers struct {
	widget.BaseWidget
	offers []Offer
	chosen int // index into offers, or -1
	rows   []*offerRow
	list   *fyne.Container
	inside bool // the pointer is over the list
}

// NewOffers is an empty list.
func NewOffers() *Offers {
	o := &Offers{chosen: -1, list: Stack(0)}
	for range mostOffers {
		row := newOfferRow(o)
		row.Hide()
		o.rows = append(o.rows, row)
		o.list.Add(row)
	}
	o.Hidden = true
	o.ExtendBaseWidget(o)
	return o
}

// CreateRenderer belongs to fyne.Widget.
func (o *Offers) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(o.list) }

// Set offers some lines, at most six, of which one is chosen; -1 is none. No lines
// put the list away.
func (o *Offers) Set(offers []Offer, chosen int) {
	o.offers = offers[:min(mostOffers, len(offers))]
	o.chosen = min(chosen, len(o.offers)-1)
	for i, row := range o.rows {
		row.Hidden = i >= len(o.offers)
		if !row.Hidden {
			row.set(o.offers[i], i == o.chosen)
		}
	}
	o.Hidden = len(o.offers) == 0
	o.inside = o.inside && !o.Hidden
	o.Refresh()
}

// Len is how many lines are offered.
func (o *Offers) Len() int { return len(o.offers) }

// Inside says that the pointer is over the list: the person is about to press a line.
func (o *Offers) Inside() bool { return o.inside }

// Key answers to a key and says whether it was one of the list's.
func (o *Offers) Key(name fyne.KeyName) bool {
	if len(o.offers) == 0 {
		return false
	}
	switch name {
	case fyne.KeyDown:
		o.choose(o.chosen + 1)
	case fyne.KeyUp:
		o.choose(o.chosen - 1)
	case fyne.KeyEscape:
		o.Set(nil, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if o.chosen < 0 {
			return false
		}
		o.offers[o.chosen].Pick()
	default:
		return false
	}
	return true
}

func (o *Offers) choose(index int) {
	o.Set(o.offers, min(max(index, 0), len(o.offers)-1))
}

// offerRow is one line of what is offered.
type offerRow struct {
	widget.BaseWidget
	list    *Offers
	offer   Offer
	chosen  bool
	hovered bool
}

var _ desktop.Hoverable = (*offerRow)(nil)

func newOfferRow(list *Offers) *offerRow {
	r := &offerRow{list: list}
	r.ExtendBaseWidget(r)
	return r
}

func (r *offerRow) set(o Offer, chosen bool) {
	r.offer, r.chosen = o, chosen
	r.Refresh()
}

// Tapped picks the line.
func (r *offerRow) Tapped(*fyne.PointEvent) {
	if r.offer.Pick != nil {
		r.offer.Pick()
	}
}

// MouseIn belongs to desktop.Hoverable.
func (r *offerRow) MouseIn(*desktop.MouseEvent) {
	r.list.inside, r.hovered = true, true
	r.Refresh()
}

// MouseMoved belongs to desktop.Hoverable.
func (r *offerRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut belongs to desktop.Hoverable.
func (r *offerRow) MouseOut() {
	r.list.inside, r.hovered = false, false
	r.Refresh()
}

// TestName is the line's name.
func (r *offerRow) TestName() string { return r.offer.Name }

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
	icon.Hidden = r.offer.Icon == nil
	if !icon.Hidden {
		icon.Resource = theme.NewColoredResource(r.offer.Icon, ColorQuiet)
	}
	paintText(name, r.offer.Name, theme.ColorNameForeground, theme.SizeNameText, false)
	paintText(detail, r.offer.Detail, ColorQuiet, theme.SizeNameCaptionText, false)
}
