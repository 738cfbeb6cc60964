package relmap

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// card is what is known of the chosen person, in words.
type card struct {
	name, state, last, shows, notes *widget.Label
	ring                            *kit.Segmented
	root                            fyne.CanvasObject
	holder                          fyne.CanvasObject
}

// newCard builds the card.
func (s *Screen) newCard() *card {
	c := &card{
		name: kit.SectionTitle(""), state: kit.Text(""), last: kit.Quiet(""), shows: kit.Text(""), notes: kit.Quiet(""),
	}
	c.ring = kit.NewSegmented([]string{"1", "2", "3", "4", "5"}, s.onRing)
	open := kit.NewButton(kit.T("relmap.open", "Open page"), kit.Icon("people"), func() {
		s.env.Go(kit.Place{Room: "people", ID: s.state.chosen.String()})
	})
	contact := kit.QuietButton(kit.T("relmap.contact", "Log a contact"), kit.Icon("two-way"), func() {
		s.env.Go(kit.Place{Room: "people", ID: "contact:" + s.state.chosen.String()})
	})
	away := kit.IconButton(kit.Icon("close"), kit.T("relmap.closecard", "Close"), func() { s.onChoose(data.ID{}) })
	body := kit.Stack(kit.Small,
		kit.Ends(c.name, away), c.state, c.shows, c.last,
		kit.Labelled(kit.T("relmap.closeness", "Closeness, 1 is closest"), c.ring),
		c.notes, open, contact)
	c.root = kit.Inset(kit.Medium, container.New(&widthLayout{20}, kit.Card(body)))
	return c
}

// refreshCard fills the card, or puts it away.
func (s *Screen) refreshCard() {
	c := s.card
	p, ok := s.person(s.state.chosen)
	show(c.holder, ok)
	if !ok {
		return
	}
	c.name.SetText(p.Name)
	c.ring.SetSelected(p.Ring - 1)
	c.state.SetText(s.detail(p.ID))
	c.state.Hidden = c.state.Text == ""
	c.shows.SetText(kit.T("relmap.showscard", "Shows you how it can be."))
	c.shows.Hidden = !p.ModelsSecurity
	c.last.SetText(kit.T("relmap.never", "No contact noted yet."))
	if day, ok := s.state.drawn.last[p.ID]; ok {
		c.last.SetText(kit.T("relmap.last", "Last contact noted: {{.Day}}", "Day", kit.DayText(day)))
	}
	c.notes.SetText(p.Notes)
	c.notes.Hidden = p.Notes == ""
	c.root.Refresh()
}

// detail says how it stands with somebody.
func (s *Screen) detail(id data.ID) string {
	for _, p := range s.state.drawn.scene.People {
		if p.ID == id.String() {
			return p.Detail
		}
	}
	return ""
}

// refreshList writes the map's facts in words, ring by ring, names in order.
func (s *Screen) refreshList() {
	s.list.Objects = nil
	people := slices.Clone(s.state.drawn.scene.People)
	slices.SortStableFunc(people, func(a, b ecomap.Person) int {
		return cmp.Or(cmp.Compare(a.Ring, b.Ring), cmp.Compare(data.Fold(a.Name), data.Fold(b.Name)))
	})
	ring := 0
	for _, p := range people {
		if p.Ring != ring {
			ring = p.Ring
			s.list.Add(kit.SectionTitle(s.ringWord(ring)))
		}
		id, err := data.ParseID(p.ID)
		if err != nil {
			continue
		}
		name := kit.QuietButton(p.Name, nil, func() { s.onChoose(id) })
		name.Alignment = widget.ButtonAlignLeading
		s.list.Add(container.NewGridWithColumns(2, name, kit.Quiet(p.Detail)))
	}
	s.list.Refresh()
}

// widthLayout gives its object a width in sizes of the ordinary text.
type widthLayout struct{ width float32 }

// MinSize is that width and the object's height.
func (l *widthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Ems(l.width), objects[0].MinSize().Height)
}

// Layout gives the object all of it.
func (l *widthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}
