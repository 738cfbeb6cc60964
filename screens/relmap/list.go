package relmap

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// order is how the list is sorted. None of them ranks people.
type order int

const (
	byRing order = iota
	byName
	byLast // who was met last comes first
)

// people is the map in words: the same people, facts and filters, in a list.
type people struct {
	rows   *kit.Chooser
	order  *kit.Segmented
	nobody *widget.Label
	shown  []*ecomap.Person
	at     int // the row that the keyboard is on
	root   fyne.CanvasObject
	canvas func() fyne.Canvas
}

// newPeople makes the list.
func (s *Screen) newPeople() *people {
	l := &people{nobody: kit.Quiet(kit.T("relmap.nobodyfits", "Nobody fits what is asked for.")), canvas: s.env.Window.Canvas}
	l.rows = kit.NewChooser(func() int { return len(l.shown) }, func() fyne.CanvasObject { return newPersonRow() }, s.setRow)
	l.rows.Tapped = s.onRow
	l.rows.Key, l.rows.Typed = s.onListKey, func(r rune) { s.onBoardRune(r) }
	l.order = kit.NewSegmented([]string{
		kit.T("relmap.byring", "By closeness"), kit.T("relmap.byname", "By name"), kit.T("relmap.bylast", "By last contact"),
	}, func(index int) {
		s.state.order = order(index)
		s.Refresh()
	})
	head := kit.Inset(kit.Small, kit.Line(kit.Medium, l.order, l.nobody))
	l.root = kit.Column(kit.BroadWidth, container.NewBorder(head, nil, nil, nil, l.rows))
	return l
}

// focus gives the keyboard to the rows.
func (l *people) focus() { l.canvas().Focus(l.rows) }

// refreshList sorts and shows everybody.
func (s *Screen) refreshList() {
	l, sc := s.list, s.state.drawn.scene
	l.shown = nil
	for i := range sc.People {
		l.shown = append(l.shown, &sc.People[i])
	}
	last := func(p *ecomap.Person) data.Day { return s.state.drawn.last[idOf(p.ID)] }
	slices.SortStableFunc(l.shown, func(a, b *ecomap.Person) int {
		name := cmp.Compare(data.Fold(a.Name), data.Fold(b.Name))
		switch s.state.order {
		case byLast:
			return cmp.Or(cmp.Compare(last(b), last(a)), name)
		case byName:
			return name
		case byRing:
		}
		return cmp.Or(cmp.Compare(a.Ring, b.Ring), name)
	})
	l.at = min(l.at, max(0, len(l.shown)-1))
	l.order.SetSelected(int(s.state.order))
	show(l.nobody, len(l.shown) == 0)
	l.rows.Refresh()
}

// setRow fills one row.
func (s *Screen) setRow(index int, o fyne.CanvasObject) {
	r, ok := o.(*personRow)
	if !ok || index >= len(s.list.shown) {
		return
	}
	p := s.list.shown[index]
	id := idOf(p.ID)
	parts := []string{s.ringWord(p.Ring)}
	if p.Wish.Set {
		parts = append(parts, kit.T("relmap.listwish", "wished for {{.Ring}}", "Ring", s.ringWord(p.Wish.Ring)))
	}
	one, _ := s.person(id)
	if roles := s.rolesLine(one); roles != "" {
		parts = append(parts, roles)
	}
	if !s.prefs().PauseBalance {
		parts = append(parts, kit.StateWords(p.State))
	}
	text := kit.RowText{Title: p.Name, Detail: strings.Join(parts, "  ·  ")}
	if day := s.state.drawn.last[id]; day != 0 {
		text.Aside = kit.DayText(day)
	}
	if p.Shows {
		text.Icon = kit.IconIn("heart", kit.ColorQuiet)
	}
	r.set(text, id == s.state.chosen || slices.Contains(s.state.several, id), index == s.list.at && s.list.rows.HasFocus())
}

// onRow opens somebody's card.
func (s *Screen) onRow(index int) {
	if index < len(s.list.shown) {
		s.list.at = index
		s.state.several = nil
		s.onChoose(idOf(s.list.shown[index].ID))
	}
}

// onListKey walks the list, opens and chooses.
func (s *Screen) onListKey(key *fyne.KeyEvent) {
	l := s.list
	n := len(l.shown)
	to := l.at
	switch key.Name {
	case fyne.KeyDown:
		to++
	case fyne.KeyUp:
		to--
	case fyne.KeyPageDown:
		to += l.rows.Page()
	case fyne.KeyPageUp:
		to -= l.rows.Page()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = n - 1
	case fyne.KeyReturn, fyne.KeyEnter:
		s.onRow(l.at)
		return
	case fyne.KeySpace:
		if l.at < n {
			s.onToggle(l.shown[l.at].ID)
		}
		return
	case fyne.KeyEscape:
		if !s.giveUp() {
			kit.PassKey(l.rows, key)
		}
		return
	}
	if n > 0 {
		l.at = min(max(to, 0), n-1)
		l.rows.ScrollTo(l.at)
		l.rows.Refresh()
	}
}

// personRow is one person in the list.
type personRow struct {
	widget.BaseWidget
	row             *kit.Row
	text            kit.RowText
	chosen, focused bool
}

func newPersonRow() *personRow {
	r := &personRow{row: kit.NewRow(true)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *personRow) set(text kit.RowText, chosen, focused bool) {
	r.text, r.chosen, r.focused = text, chosen, focused
	r.row.Set(text)
	r.Refresh()
}

// TestName is what the row says.
func (r *personRow) TestName() string { return r.text.Title + " " + r.text.Detail }

// CreateRenderer belongs to fyne.Widget.
func (r *personRow) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := kit.NewRowGround(), kit.NewRowRing()
	return kit.Drawing{
		Objects: []fyne.CanvasObject{ground, ring, r.row},
		Least:   func() fyne.Size { return r.row.MinSize() },
		Layout: func(size fyne.Size) {
			ground.Resize(size)
			kit.PlaceRowRing(ring, size)
			r.row.Resize(size)
		},
		Paint: func() { r.paint(ground, ring) },
	}.Renderer()
}

func (r *personRow) paint(ground, ring *canvas.Rectangle) {
	kit.PaintRowGround(ground, r.chosen)
	kit.PaintRowRing(ring, r.focused)
}
