package relmap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// card is what is known of the chosen person, in words, and what can be done.
type card struct {
	name, roles, facts, notes, offer *widget.Label
	ring, wish                       *kit.Segmented
	wished                           *kit.Button
	pin                              *kit.Button
	write                            *kit.Button
	root                             fyne.CanvasObject
}

// newCard builds the card.
func (s *Screen) newCard() *card {
	c := &card{
		name: kit.SectionTitle(""), roles: kit.Quiet(""), facts: kit.Text(""), notes: kit.Quiet(""),
		offer: kit.Text(kit.T("relmap.offer", "You have looked here a few times today. Writing about it may help more than looking.")),
	}
	rings := []string{"1", "2", "3", "4", "5"}
	c.ring = kit.NewSegmented(rings, s.onRing)
	c.wish = kit.NewSegmented(rings, s.onWish)
	c.wished = kit.QuietButton(kit.T("relmap.nowish", "No wish"), nil, func() { s.onWish(-1) })
	c.pin = kit.QuietButton("", kit.Icon("pin"), s.onPin)
	c.write = kit.NewButton(kit.T("relmap.write", "Write instead"), kit.Icon("edit"), func() { s.env.Go(kit.Place{Room: "today", ID: "new"}) })
	open := kit.NewButton(kit.T("relmap.open", "Open page"), kit.Icon("people"), func() {
		s.env.Go(kit.Place{Room: "people", ID: s.state.chosen.String()})
	})
	contact := kit.QuietButton(kit.T("relmap.contact", "Log a contact"), kit.Icon("two-way"), func() {
		s.env.Go(kit.Place{Room: "people", ID: "contact:" + s.state.chosen.String()})
	})
	archive := kit.QuietButton(kit.T("relmap.archive", "Take off the map"), kit.Icon("eye-off"), s.onArchive)
	away := kit.IconButton(kit.Icon("close"), kit.T("relmap.closecard", "Close"), func() { s.onChoose(data.ID{}) })
	body := kit.Stack(kit.Small,
		kit.Ends(kit.Heading(c.name, c.roles), away), c.offer, c.write, c.facts, c.notes, open, contact,
		kit.Labelled(kit.T("relmap.closeness", "Closeness, 1 is closest"), c.ring),
		kit.Labelled(kit.T("relmap.wish", "Where you wish they were"), kit.Stack(0, c.wish, c.wished)),
		c.pin, archive)
	c.root = kit.Inset(kit.Medium, container.New(&widthLayout{20}, kit.Card(body)))
	return c
}

// refreshCard fills the card.
func (s *Screen) refreshCard() {
	c := s.card
	p, ok := s.person(s.state.chosen)
	if !ok {
		return
	}
	c.name.SetText(p.Name)
	say(c.roles, s.rolesLine(p))
	c.ring.SetSelected(p.Ring - 1)
	c.wish.SetSelected(p.Wish - 1)
	show(c.wished, p.Wish != 0)
	often := s.lookedOften(p.ID)
	show(c.offer, often)
	show(c.write, often)
	say(c.facts, s.detail(p.ID))
	say(c.notes, restOf(p.Notes))
	c.pin.SetText(kit.T("relmap.pin", "Keep in this place"))
	if p.Pin.Set {
		c.pin.SetText(kit.T("relmap.unpin", "Let the map place them"))
	}
	c.root.Refresh()
}

// rolesLine is the roles and groups of somebody in one line.
func (s *Screen) rolesLine(p data.Person) string {
	line := ""
	add := func(word string) {
		if line != "" {
			line += "  ·  "
		}
		line += word
	}
	for _, r := range p.Roles {
		add(kit.RoleWord(r))
	}
	for _, g := range s.state.life.Groups {
		for _, id := range p.Groups {
			if id == g.ID {
				add(g.Name)
			}
		}
	}
	return line
}

// restOf is what comes after the first line of notes, which stands among the facts.
func restOf(notes string) string {
	if notes == firstLine(notes) {
		return ""
	}
	return notes
}

// say fills a label and hides it when there is nothing to say.
func say(l *widget.Label, text string) {
	l.SetText(text)
	show(l, text != "")
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

// onRing moves the chosen person to another ring.
func (s *Screen) onRing(index int) {
	if p, ok := s.person(s.state.chosen); ok && index >= 0 && p.Ring != index+1 {
		s.moveTo(index + 1)
	}
}

// onWish notes where the chosen person is wished to be; -1 ends the wish.
func (s *Screen) onWish(index int) {
	if !s.state.chosen.IsZero() {
		s.wish([]data.ID{s.state.chosen}, index+1)
	}
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
