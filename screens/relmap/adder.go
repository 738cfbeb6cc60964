package relmap

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// adder is a field for the name of somebody new. Enter lets one click or press a
// ring; the name itself can be dragged onto the map.
type adder struct {
	entry *addEntry
	chip  *nameChip
	root  fyne.CanvasObject
}

// newAdder makes it.
func (s *Screen) newAdder() *adder {
	a := &adder{entry: newAddEntry(kit.T("relmap.addname", "Add somebody"), s.onAddEnter, s.onAddEscape)}
	a.chip = newNameChip(s)
	a.chip.Hide()
	a.entry.OnChanged = func(string) { s.refreshAdder() }
	a.root = kit.Line(kit.Small, container.New(&widthLayout{13}, a.entry), a.chip)
	return a
}

// typed is the name in the field.
func (a *adder) typed() string { return strings.TrimSpace(a.entry.Text) }

// refreshAdder offers the typed name to be dragged.
func (s *Screen) refreshAdder() {
	name := s.add.typed()
	s.add.chip.Text = name
	show(s.add.chip, name != "" && !s.state.asList)
	s.add.chip.Refresh()
	s.add.root.Refresh()
}

// onAddEnter has the name wait for its ring; in the list there is none to click.
func (s *Screen) onAddEnter() {
	name := s.add.typed()
	switch {
	case name == "":
	case !s.full() || s.state.asList:
		s.addPerson(name, 0, data.Pin{})
	default:
		s.state.placing = name
		s.board.over.carrying, s.board.over.carried = true, name
		s.Refresh()
		s.env.Window.Canvas().Focus(s.board)
	}
}

// onAddEscape leaves the field.
func (s *Screen) onAddEscape() {
	s.add.entry.SetText("")
	s.Focus()
}

// onNameOver has the dragged name follow the hand over the map.
func (s *Screen) onNameOver(at fyne.Position) {
	if s.full() && s.board.scene != nil {
		s.board.over.carried = s.add.typed()
		s.board.over.carry(s.board, at)
	}
}

// onNameDrop puts the dragged name where it was let go, if that was on the map.
func (s *Screen) onNameDrop(at fyne.Position) {
	s.board.over.clear()
	size := s.board.Size()
	if !s.full() || at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height {
		return
	}
	x, y := s.board.mapAt(at)
	s.addPerson(s.add.typed(), s.ringKept(s.state.drawn.scene.RingAt(x, y)), data.Pin{X: x, Y: y, Set: true})
}

// addEntry is a field of one line with an Enter and an Escape of its own.
type addEntry struct {
	widget.Entry
	enter, escape func()
}

func newAddEntry(hint string, enter, escape func()) *addEntry {
	e := &addEntry{enter: enter, escape: escape}
	e.PlaceHolder = hint
	e.ActionItem = widget.NewIcon(kit.IconIn("add", kit.ColorQuiet))
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey takes the two keys.
func (e *addEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter()
	case fyne.KeyEscape:
		e.escape()
	default:
		e.Entry.TypedKey(key)
	}
}

// nameChip is a name that can be dragged onto the map.
type nameChip struct {
	kit.Chip
	room *Screen
	at   fyne.Position // of the hand, in the board
}

func newNameChip(s *Screen) *nameChip {
	c := &nameChip{room: s}
	c.OnTapped = s.onAddEnter
	c.ExtendBaseWidget(c)
	return c
}

// Cursor is a hand.
func (c *nameChip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Dragged follows the hand.
func (c *nameChip) Dragged(ev *fyne.DragEvent) {
	c.at = ev.AbsolutePosition.Subtract(kit.PlaceOf(c.room.board))
	c.room.onNameOver(c.at)
}

// DragEnd lets go.
func (c *nameChip) DragEnd() { c.room.onNameDrop(c.at) }
