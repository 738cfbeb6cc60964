package people

import (
	"context"
	"errors"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/carry"
	"kith/data/port"
	"kith/screens/kit"
)

// guests is the question whom of a file to take in: everybody with a tick, whoever
// is known with the word that they are.
type guests struct {
	room   *Screen
	circle port.Circle
	list   []carry.Guest
	names  map[data.ID]string
	rows   *widget.List
	sum    *widget.Label
	apart  *widget.Check
	dialog *kit.Dialog
}

// maxPeopleFile bounds what is read of a file, in bytes.
const maxPeopleFile = 64 << 20

// onImport asks for a file with people in it.
func (s *Screen) onImport() {
	kit.AskOpen(s.env.Window, kit.FileAsk{
		Title: kit.T("people.import.title", "Bring people in"),
		Why:   kit.T("people.import.why", "An address book (.vcf), a table with a name on each line (.csv) or a graph (.graphml). Nothing is kept before you have seen who would come."),
		Verb:  kit.T("people.import.look", "Look"), Endings: []string{".vcf", ".vcard", ".csv", ".tsv", ".txt", ".graphml", ".xml"},
	}, s.readGuests)
}

// readGuests reads the file and shows who is in it.
func (s *Screen) readGuests(path string) {
	kit.Load(s.env.Run, &s.imports, func(context.Context) (port.Circle, error) {
		return circleOf(path)
	}, func(c port.Circle, err error) {
		doing := kit.T("people.import.reading", "reading people from a file")
		switch {
		case errors.Is(err, port.ErrCircle):
			s.notices.Say(kit.T("people.import.none", "Nobody could be read in this file. It should be an address book (.vcf), a table (.csv) or a graph (.graphml)."))
		case err != nil:
			s.env.Fail(doing, err)
		default:
			s.showGuests(c)
		}
	})
}

// circleOf reads a file with people in it.
func circleOf(path string) (port.Circle, error) {
	f, err := os.Open(path)
	if err != nil {
		return port.Circle{}, err
	}
	defer func() { _ = f.Close() }() // only read
	b, err := io.ReadAll(io.LimitReader(f, maxPeopleFile+1))
	if err != nil {
		return port.Circle{}, err
	}
	return port.ReadCircle(b, "")
}

// showGuests asks whom to take.
func (s *Screen) showGuests(c port.Circle) *guests {
	g := &guests{room: s, circle: c, list: carry.Guests(c, s.state.folk), names: map[data.ID]string{}, sum: kit.Text("")}
	for _, p := range s.state.folk {
		g.names[p.ID] = p.Name
	}
	g.rows = widget.NewList(func() int { return len(g.list) }, newGuestRow, g.setRow)
	g.rows.OnSelected = func(i widget.ListItemID) {
		g.list[i].Take = !g.list[i].Take
		g.rows.Unselect(i)
		g.refresh()
	}
	g.apart = widget.NewCheck(kit.T("people.import.apart", "People known by name alone are somebody else"), g.onApart)
	all := kit.QuietButton(kit.T("people.import.all", "Tick all"), nil, func() { g.tick(true) })
	none := kit.QuietButton(kit.T("people.import.untick", "Tick nobody"), nil, func() { g.tick(false) })
	head := kit.Stack(0, g.sum, kit.Quiet(g.lost()))
	size := s.env.Window.Canvas().Size()
	space := kit.AtLeast(fyne.NewSize(min(kit.Ems(34), size.Width*0.8), min(kit.Ems(24), size.Height*0.45)), g.rows)
	body := container.NewBorder(head, kit.Stack(0, g.apart, kit.Line(kit.Small, all, none)), nil, nil, space)
	g.dialog = kit.ShowDialog(s.env.Window, kit.T("people.import.who", "Who shall come?"), body,
		kit.QuietButton(kit.T("people.import.cancel", "Cancel"), nil, func() { g.dialog.Close() }),
		kit.MainButton(kit.T("people.import.take", "Take them in"), kit.Icon("import"), g.onTake))
	g.refresh()
	s.env.Window.Canvas().Focus(g.rows)
	return g
}

// lost says what of the file is left out, and what could not be read.
func (g *guests) lost() string {
	text := kit.T("people.import.what", "Names, roles, closeness, groups, notes and who belongs with whom come along. Telephone numbers, addresses and pictures do not.")
	if n := len(g.circle.Skipped); n > 0 {
		text += " " + kit.TN("people.import.skipped", "{{.Count}} place of the file could not be read.", "{{.Count}} places of the file could not be read.", n)
	}
	return text
}

// onApart decides about those who are known only by their name.
func (g *guests) onApart(apart bool) {
	for i := range g.list {
		x := &g.list[i]
		x.Merge = !x.Known.IsZero() && (x.Sure || !apart)
	}
	g.refresh()
}

// tick ticks everybody or nobody.
func (g *guests) tick(on bool) {
	for i := range g.list {
		g.list[i].Take = on
	}
	g.refresh()
}

// refresh says how many come, and shows the ticks.
func (g *guests) refresh() {
	fresh, known := 0, 0
	for _, x := range g.list {
		switch {
		case x.Take && x.Merge:
			known++
		case x.Take:
			fresh++
		}
	}
	g.sum.SetText(kit.T("people.import.sum", "Of {{.All}}: {{.New}} new, {{.Known}} known who learn what is missing.", "All", len(g.list), "New", fresh, "Known", known))
	g.rows.Refresh()
}

// newGuestRow is an empty row: a tick, the name, and what is known.
func newGuestRow() fyne.CanvasObject {
	tick, name, more := widget.NewIcon(nil), widget.NewLabel(""), kit.QuietLine("")
	name.Truncation = fyne.TextTruncateEllipsis
	return container.NewBorder(nil, nil, tick, nil, container.NewGridWithColumns(2, name, more))
}

// setRow fills a row.
func (g *guests) setRow(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(g.list) {
		return
	}
	x := g.list[i]
	parts := o.(*fyne.Container).Objects
	icon := kit.Icon("minus")
	if x.Take {
		icon = kit.Icon("check")
	}
	parts[1].(*widget.Icon).SetResource(icon)
	line := parts[0].(*fyne.Container).Objects
	line[0].(*widget.Label).SetText(x.Person.Name)
	more := kit.T("people.import.isnew", "new")
	switch {
	case x.Merge:
		more = kit.T("people.import.isknown", "known as {{.Name}}", "Name", g.names[x.Known])
	case x.Organisation:
		more = kit.T("people.import.isfirm", "a firm or an office")
	case x.Person.Ring > 0:
		more = kit.RingWord(x.Person.Ring)
	}
	line[1].(*widget.Label).SetText(more)
}

// onTake keeps those with a tick, as one step that can be undone.
func (g *guests) onTake() {
	g.dialog.Close()
	s, now := g.room, g.room.env.Now()
	var got carry.Arrived
	kit.Start(s.env, kit.T("people.import.job", "Bringing people in"), func(ctx context.Context, _ func(kit.Progress)) (err error) {
		got, err = carry.Welcome(ctx, s.store, g.circle, g.list, now)
		return err
	}, func(err error) {
		s.env.Fail(kit.T("people.import.job", "Bringing people in"), err)
		if err == nil {
			s.notices.SayUndo(kit.T("people.import.done", "{{.New}} new people, {{.Known}} who learned something.", "New", got.Added, "Known", got.Merged), s.undoImport)
		}
		s.load()
	})
}

// undoImport takes the whole import back.
func (s *Screen) undoImport() {
	kit.Do(s.env.Run, func(ctx context.Context) error {
		_, err := s.store.Undo(ctx, s.env.Now())
		return err
	}, func(err error) {
		s.env.Fail(kit.T("people.import.undoing", "taking the import back"), err)
		s.load()
	})
}
