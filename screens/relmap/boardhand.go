package relmap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var (
	_ desktop.Hoverable  = (*board)(nil)
	_ desktop.Mouseable  = (*board)(nil)
	_ desktop.Cursorable = (*board)(nil)
	_ fyne.Draggable     = (*board)(nil)
	_ fyne.Scrollable    = (*board)(nil)
	_ fyne.Tappable      = (*board)(nil)
)

// press is where a button went down and what was held.
type press struct {
	at   fyne.Position
	held fyne.KeyModifier
}

// grip is what a drag does.
type grip interface {
	move(b *board, pos fyne.Position)
	drop(b *board, pos fyne.Position)
}

// MouseIn belongs to desktop.Hoverable.
func (b *board) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }

// MouseMoved finds who is under the pointer.
func (b *board) MouseMoved(ev *desktop.MouseEvent) {
	if b.over.carrying {
		b.over.carry(b, ev.Position)
		return
	}
	if id := b.at(ev.Position); id != "" || !b.focused {
		b.point(id)
	}
}

// MouseOut lets go, unless the keyboard holds somebody.
func (b *board) MouseOut() {
	if !b.focused {
		b.point("")
	}
}

// point moves the cursor. It never draws the map.
func (b *board) point(id string) {
	if id == b.cursor {
		return
	}
	b.cursor = id
	b.overlay()
	b.hands.onPoint(id)
}

// Cursor is a hand over people.
func (b *board) Cursor() desktop.Cursor {
	if b.cursor != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MouseDown notes what is held when a drag or a click begins.
func (b *board) MouseDown(ev *desktop.MouseEvent) {
	b.pressed = press{at: ev.Position, held: ev.Modifier}
	kitFocus(b)
}

// MouseUp belongs to desktop.Mouseable.
func (b *board) MouseUp(*desktop.MouseEvent) {}

// Tapped opens who is under the pointer; with Shift or Ctrl it chooses more.
func (b *board) Tapped(ev *fyne.PointEvent) {
	if b.mini.holds(ev.Position) {
		b.show(b.mini.mapAt(b, ev.Position))
		return
	}
	id := b.at(ev.Position)
	b.point(id)
	switch x, y := b.mapAt(ev.Position); {
	case id == "":
		b.hands.onGround(x, y)
	case b.pressed.held&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) != 0:
		b.hands.onToggle(id)
	default:
		b.hands.onOpen(id)
	}
}

// Dragged goes on with what was gripped: a person, a line, a box, or the map.
func (b *board) Dragged(ev *fyne.DragEvent) {
	if b.scene == nil {
		return
	}
	if b.grip == nil {
		b.grip = b.take()
	}
	b.grip.move(b, ev.Position)
}

// DragEnd puts down what was gripped.
func (b *board) DragEnd() {
	if g := b.grip; g != nil {
		b.grip = nil
		g.drop(b, b.pressed.at)
	}
}

// letGo gives up a drag.
func (b *board) letGo() bool {
	if b.grip == nil {
		return false
	}
	b.grip = held{}
	b.over.clear()
	return true
}

// take decides what a drag does, by what is under it and what is held.
func (b *board) take() grip {
	line := b.pressed.held&(fyne.KeyModifierAlt|fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0 || b.hands.tying()
	shift := b.pressed.held&fyne.KeyModifierShift != 0
	id := b.at(b.pressed.at)
	switch {
	case b.mini.holds(b.pressed.at):
		return miniGrip{}
	case id != "" && line:
		return &lineGrip{from: id}
	case id != "" && shift:
		return &moveGrip{id: id, as: wished}
	case id != "":
		return &moveGrip{id: id, as: moved}
	case shift:
		return &boxGrip{from: b.pressed.at}
	}
	return &panGrip{last: b.pressed.at}
}

// held is a drag that was given up: it does nothing until the button comes up.
type held struct{}

func (held) move(*board, fyne.Position) {}
func (held) drop(*board, fyne.Position) {}

// panGrip moves the map.
type panGrip struct{ last fyne.Position }

func (g *panGrip) move(b *board, pos fyne.Position) {
	b.over.hideTip()
	b.pan(pos.X-g.last.X, pos.Y-g.last.Y)
	g.last = pos
}

func (g *panGrip) drop(b *board, _ fyne.Position) { b.overlay() }

// moveGrip carries somebody.
type moveGrip struct {
	id string
	as dropped
	at fyne.Position
}

func (g *moveGrip) move(b *board, pos fyne.Position) {
	g.at = pos
	b.over.carryPerson(b, g.id, pos, g.as)
}

func (g *moveGrip) drop(b *board, _ fyne.Position) {
	b.over.clear()
	x, y := b.mapAt(g.at)
	b.hands.onDrop(g.id, x, y, g.as)
}

// lineGrip draws a line to another person.
type lineGrip struct{ from, to string }

func (g *lineGrip) move(b *board, pos fyne.Position) {
	if g.to = b.at(pos); g.to == g.from {
		g.to = ""
	}
	b.over.stretch(b, g.from, g.to, pos)
}

func (g *lineGrip) drop(b *board, _ fyne.Position) {
	b.over.clear()
	if g.to != "" {
		b.hands.onTie(g.from, g.to)
	}
}

// boxGrip chooses everybody in a box.
type boxGrip struct{ from, to fyne.Position }

func (g *boxGrip) move(b *board, pos fyne.Position) {
	g.to = pos
	b.over.box(g.from, g.to)
}

func (g *boxGrip) drop(b *board, _ fyne.Position) {
	b.over.clear()
	b.hands.onBox(b.within(g.from, g.to))
}

// miniGrip moves the map by its small picture.
type miniGrip struct{}

func (miniGrip) move(b *board, pos fyne.Position) {
	b.view.X, b.view.Y = b.mini.mapAt(b, pos)
	b.fitted = false
	b.moved()
}

func (miniGrip) drop(*board, fyne.Position) {}

// Scrolled zooms about the pointer.
func (b *board) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DY == 0 {
		return
	}
	factor := zoomStep
	if ev.Scrolled.DY < 0 {
		factor = 1 / factor
	}
	b.over.hideTip()
	b.zoom(factor, ev.Position)
}
