package relmap

import (
	"cmp"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

var (
	_ fyne.Focusable    = (*board)(nil)
	_ fyne.Tabbable     = (*board)(nil)
	_ fyne.Shortcutable = (*board)(nil)
	_ desktop.Keyable   = (*board)(nil)
)

// kitFocus gives the keyboard to the board.
func kitFocus(b *board) {
	if c := kit.CanvasOf(b); c != nil {
		c.Focus(b)
	}
}

// FocusGained shows the frame.
func (b *board) FocusGained() { b.focus(true) }

// FocusLost hides it.
func (b *board) FocusLost() { b.focus(false) }

func (b *board) focus(on bool) {
	if b.focused != on {
		b.focused, b.leaving, b.shifted = on, false, kit.HeldKeys()&fyne.KeyModifierShift != 0
		b.paint()
		for _, e := range b.edges {
			e.Refresh()
		}
		b.overlay()
	}
}

// AcceptsTab says that there is somebody left to walk to. At the end, and after
// Escape, Tab goes out of the map.
func (b *board) AcceptsTab() bool {
	order := b.order()
	at := slices.Index(order, b.cursor)
	switch {
	case len(order) == 0 || b.leaving:
		return false
	case b.shifted:
		return at > 0
	}
	return at < len(order)-1
}

// KeyDown notes Shift, which Tab goes back with.
func (b *board) KeyDown(key *fyne.KeyEvent) { b.shift(key, true) }

// KeyUp lets go of it.
func (b *board) KeyUp(key *fyne.KeyEvent) { b.shift(key, false) }

func (b *board) shift(key *fyne.KeyEvent, down bool) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		b.shifted = down
	}
}

// TypedShortcut hands shortcuts to the room.
func (b *board) TypedShortcut(s fyne.Shortcut) { b.hands.onBoardShortcut(s) }

// TypedRune zooms with + and −; the room may use other letters.
func (b *board) TypedRune(r rune) {
	switch {
	case b.hands.onBoardRune(r):
	case r == '+' || r == '=':
		b.zoomMiddle(zoomStep)
	case r == '-':
		b.zoomMiddle(1 / zoomStep)
	case r == '0':
		b.fitAll()
	}
}

// TypedKey walks: along a ring by the angle, from ring to ring, with Tab through
// everybody from the closest ring outwards.
func (b *board) TypedKey(key *fyne.KeyEvent) {
	if b.hands.onBoardKey(key) {
		return
	}
	switch key.Name {
	case fyne.KeyTab:
		b.step(map[bool]int{false: 1, true: -1}[b.shifted])
	case fyne.KeyRight:
		b.turnBy(+1)
	case fyne.KeyLeft:
		b.turnBy(-1)
	case fyne.KeyUp:
		b.ringBy(+1)
	case fyne.KeyDown:
		b.ringBy(-1)
	case fyne.KeyHome:
		b.walkTo(first(b.order()))
	case fyne.KeyEnd:
		order := b.order()
		slices.Reverse(order)
		b.walkTo(first(order))
	case fyne.KeyReturn, fyne.KeyEnter:
		b.open()
	case fyne.KeySpace:
		if b.cursor != "" {
			b.hands.onToggle(b.cursor)
		}
	case fyne.KeyEscape:
		b.escape(key)
	case fyne.KeyF11, fyne.KeyF1:
		kit.PassKey(b, key)
	}
}

func (b *board) open() {
	if b.cursor != "" {
		b.hands.onOpen(b.cursor)
	}
}

// escape gives up, one thing after the other: a drag, the cursor, the room.
func (b *board) escape(key *fyne.KeyEvent) {
	switch {
	case b.letGo():
	case b.cursor != "":
		b.point("")
		b.leaving = true
	default:
		kit.PassKey(b, key)
	}
}

func first(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}

// angle is where somebody stands on the clock, clockwise from the top, 0 to 2π.
func angle(p *ecomap.Person) float64 {
	a := math.Atan2(p.X, -p.Y)
	if a < 0 {
		a += 2 * math.Pi
	}
	return a
}

// order lists everybody by ring and angle.
func (b *board) order() []string {
	if b.scene == nil {
		return nil
	}
	people := make([]*ecomap.Person, 0, len(b.scene.People))
	for i := range b.scene.People {
		people = append(people, &b.scene.People[i])
	}
	slices.SortStableFunc(people, func(p, q *ecomap.Person) int {
		return cmp.Or(cmp.Compare(p.Ring, q.Ring), cmp.Compare(angle(p), angle(q)))
	})
	ids := make([]string, 0, len(people))
	for _, p := range people {
		ids = append(ids, p.ID)
	}
	return ids
}

// step goes on or back by one in that order.
func (b *board) step(by int) {
	order := b.order()
	at := slices.Index(order, b.cursor)
	if at < 0 && by < 0 {
		at = 0
	}
	if next := at + by; next >= 0 && next < len(order) {
		b.walkTo(order[next])
	}
}

// turnBy goes to the neighbour on the same ring, round and round.
func (b *board) turnBy(by int) {
	p := b.person(b.cursor)
	if p == nil {
		b.walkTo(first(b.order()))
		return
	}
	var ring []string
	for _, id := range b.order() {
		if b.person(id).Ring == p.Ring {
			ring = append(ring, id)
		}
	}
	n := len(ring)
	b.walkTo(ring[((slices.Index(ring, p.ID)+by)%n+n)%n])
}

// ringBy goes outwards or inwards, to whoever stands in the most nearly same
// direction on the next ring that has anybody.
func (b *board) ringBy(by int) {
	p := b.person(b.cursor)
	if p == nil {
		b.walkTo(first(b.order()))
		return
	}
	best, least := "", math.Inf(1)
	for i := range b.scene.People {
		q := &b.scene.People[i]
		if rings := (q.Ring - p.Ring) * by; rings > 0 {
			turn := math.Abs(angle(q) - angle(p))
			turn = min(turn, 2*math.Pi-turn)
			if cost := float64(rings)*10 + turn; cost < least {
				best, least = q.ID, cost
			}
		}
	}
	b.walkTo(best)
}

// walkTo puts the cursor on somebody and brings them into the window.
func (b *board) walkTo(id string) {
	p := b.person(id)
	if p == nil {
		return
	}
	b.leaving = false
	b.point(id)
	pos, size := b.windowAt(p.X, p.Y), b.Size()
	const edge = 40
	dx := max(edge-pos.X, 0) + min(size.Width-edge-pos.X, 0)
	dy := max(edge-pos.Y, 0) + min(size.Height-edge-pos.Y, 0)
	if dx != 0 || dy != 0 {
		b.pan(dx, dy)
	}
}
