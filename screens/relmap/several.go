package relmap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// several is the card of more than one person: what can be done with all of them.
type several struct {
	title, who *widget.Label
	ring       *kit.Segmented
	group      *kit.Picker
	tie, both  *kit.Button
	root       fyne.CanvasObject
}

// newSeveral builds the card.
func (s *Screen) newSeveral() *several {
	c := &several{title: kit.SectionTitle(""), who: kit.Quiet("")}
	c.ring = kit.NewSegmented([]string{"1", "2", "3", "4", "5"}, func(index int) { s.moveTo(index + 1) })
	c.group = kit.NewPicker(kit.T("relmap.group", "Put into a group, or take out"), s.findGroup, s.onGroupPicked)
	c.group.Add = s.onGroupAdd
	c.tie = kit.QuietButton(kit.T("relmap.tietwo", "They know each other"), kit.Icon("link"), func() {
		s.onTie(s.state.several[0].String(), s.state.several[1].String())
	})
	c.both = kit.QuietButton(kit.T("relmap.compare.both", "Look at both side by side"), kit.Icon("two-way"), func() {
		s.openSheet(sheetCompare + ":" + s.state.several[0].String() + ":" + s.state.several[1].String())
	})
	pin := kit.QuietButton(kit.T("relmap.pinall", "Keep in place, or let go"), kit.Icon("pin"), s.onPin)
	archive := kit.QuietButton(kit.T("relmap.archive", "Take off the map"), kit.Icon("eye-off"), s.onArchive)
	away := kit.IconButton(kit.Icon("close"), kit.T("relmap.letgo", "Let go of them"), func() { s.onBox(nil) })
	body := kit.Stack(kit.Small, kit.Ends(c.title, away), c.who,
		kit.Labelled(kit.T("relmap.closeness", "Closeness, 1 is closest"), c.ring), c.group, c.both, c.tie, pin, archive)
	c.root = kit.Inset(kit.Medium, container.New(&widthLayout{20}, kit.Card(body)))
	return c
}

// refreshSeveral fills the card.
func (s *Screen) refreshSeveral() {
	c, ids := s.several, s.state.several
	if len(ids) == 0 {
		return
	}
	c.title.SetText(kit.TN("relmap.chosen", "{{.Count}} person chosen", "{{.Count}} people chosen", len(ids)))
	const most = 12
	var names []string
	ring := -1
	for i, id := range ids {
		p, _ := s.person(id)
		if i < most {
			names = append(names, p.Name)
		}
		if i == 0 {
			ring = p.Ring
		} else if ring != p.Ring {
			ring = 0
		}
	}
	if len(ids) > most {
		names = append(names, "…")
	}
	c.who.SetText(kit.List(names))
	c.ring.SetSelected(ring - 1)
	show(c.tie, len(ids) == 2)
	show(c.both, len(ids) == 2)
	c.root.Refresh()
}

// findGroup gives the groups that fit a typed text.
func (s *Screen) findGroup(typed string) []kit.Choice {
	var all []kit.Choice
	for _, g := range s.state.life.Groups {
		all = append(all, kit.Choice{ID: g.ID, Name: g.Name})
	}
	return kit.MatchNames(all, typed)
}

// onGroupPicked puts those chosen into a group, or takes them out.
func (s *Screen) onGroupPicked(c kit.Choice) {
	for _, g := range s.state.life.Groups {
		if g.ID == c.ID {
			s.onGroup(g, false)
		}
	}
}

// onGroupAdd makes a group of those chosen.
func (s *Screen) onGroupAdd(name string) {
	now := s.env.Now()
	s.onGroup(data.Group{ID: data.NewID(), Name: name, Created: now, Modified: now}, true)
}
