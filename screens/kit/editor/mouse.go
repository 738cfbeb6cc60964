package editor

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Clicks that follow each other so soon and so near belong together.
const (
	clickTime  = 400 * time.Millisecond
	clickSpace = 5 // device-independent pixels
)

// hand is what the person is doing with the mouse.
type hand struct {
	held   bool // the main button is down
	clicks int  // 1 letters, 2 words, 3 paragraphs
	when   time.Time
	where  fyne.Position
	from   [2]int // what the first click chose
	last   fyne.Position
	pull   *fyne.Animation // scrolls while the pointer is held outside
	over   bool            // the pointer is over something that can be pressed
	press  func()          // what is done when the button is let go where it was pressed
}

// MouseDown puts the cursor where the pointer is; two clicks choose a word, three
// a paragraph, and shift chooses from the cursor on.
func (e *Editor) MouseDown(m *desktop.MouseEvent) {
	e.focus()
	place, back := e.view.placeAt(m.Position)
	if m.Button == desktop.MouseButtonSecondary {
		if place < e.sel.start() || place > e.sel.end() || e.sel.empty() {
			e.goTo(place, false)
		}
		return
	}
	if m.Button != desktop.MouseButtonPrimary {
		return
	}
	e.hand.held = true
	e.countClick(m.Position)
	if e.shift || m.Modifier&fyne.KeyModifierShift != 0 {
		e.hand.from = [2]int{e.sel.anchor, e.sel.anchor}
	} else {
		e.hand.from = e.around(place)
	}
	e.hand.last = m.Position
	e.hand.press = e.pressable(m.Position, m.Modifier)
	e.choose(e.stop(place, true), back)
}

// pressable gives what a click at a position does besides putting the cursor there:
// it ticks a box or follows a link. Nil is nothing.
func (e *Editor) pressable(pos fyne.Position, with fyne.KeyModifier) func() {
	if e.hand.clicks > 1 || e.shift || with&fyne.KeyModifierShift != 0 || e.Len() == 0 {
		return nil
	}
	s := e.view.spotAt(e.view.offset() + float64(pos.Y))
	x := pos.X - e.view.left
	if top := e.view.topOf(s) - e.view.offset(); float64(pos.Y) < top || float64(pos.Y) > top+float64(s.para.lay.shape.line) {
		return nil
	}
	for _, st := range e.view.set.line(&s.para.para, s.line) {
		if x < st.x || x > st.x+st.width {
			continue
		}
		line, index, start := s.para.text, s.index, s.start
		at, _ := e.view.set.at(&s.para.para, s.line, x)
		if l, ok := linkAt(line, max(st.start+1, min(at, st.end-1))); ok && e.OnFollow != nil {
			return func() { e.OnFollow(l) }
		}
		if it := itemOf(line); boxOf(line, it) >= 0 && st.start < it.length && st.start >= it.marker && !e.Disabled() {
			return func() { e.tick(index, start) }
		}
	}
	return nil
}

// MouseIn belongs to desktop.Hoverable.
func (e *Editor) MouseIn(m *desktop.MouseEvent) { e.MouseMoved(m) }

// MouseMoved notes whether the pointer is over something that can be pressed.
func (e *Editor) MouseMoved(m *desktop.MouseEvent) {
	if !e.hand.held {
		e.hand.over = e.pressable(m.Position, 0) != nil
	}
}

// MouseOut belongs to desktop.Hoverable.
func (e *Editor) MouseOut() { e.hand.over = false }

func (e *Editor) focus() {
	if c := e.canvas(); c != nil {
		c.Focus(e)
	}
}

func (e *Editor) countClick(at fyne.Position) {
	h := &e.hand
	now := e.now()
	near := abs(at.X-h.where.X) <= clickSpace && abs(at.Y-h.where.Y) <= clickSpace
	if near && now.Sub(h.when) <= clickTime {
		h.clicks = h.clicks%3 + 1
	} else {
		h.clicks = 1
	}
	h.when, h.where = now, at
}

// around gives what so many clicks choose at a place.
func (e *Editor) around(place int) [2]int {
	i, start := e.view.doc.seek(place)
	text := e.view.doc.at(i).text
	switch e.hand.clicks {
	case 2:
		a, b := wordAt(text, place-start)
		return [2]int{start + a, start + b}
	case 3:
		return [2]int{start, start + len(text)}
	}
	return [2]int{place, place}
}

// choose selects from where the hand began to a place.
func (e *Editor) choose(place int, back bool) {
	e.past.seal()
	here, from := e.around(place), e.hand.from
	if here[0] < from[0] {
		e.sel = selection{from[1], here[0]}
	} else {
		e.sel = selection{from[0], max(here[1], from[1])}
	}
	e.wish, e.back = -1, back && e.hand.clicks == 1
	e.blink.rest(e)
	if e.hand.clicks < 3 {
		e.view.reveal(e.sel.caret, e.back)
	}
	e.show()
	e.lookForMention(false)
	e.told()
}

// MouseUp ends the selecting, or does what a click does there.
func (e *Editor) MouseUp(*desktop.MouseEvent) {
	press := e.hand.press
	e.hand.held, e.hand.press = false, nil
	e.letGo()
	if press != nil && e.sel.empty() {
		press()
	}
}

// Dragged selects up to the pointer; held above or below the field it scrolls.
func (e *Editor) Dragged(d *fyne.DragEvent) {
	if !e.hand.held {
		return
	}
	e.hand.last = d.Position
	e.dragTo()
	outside := d.Position.Y < 0 || d.Position.Y > e.Size().Height
	switch {
	case outside && e.hand.pull == nil:
		e.hand.pull = &fyne.Animation{Duration: time.Second, RepeatCount: fyne.AnimationRepeatForever, Curve: fyne.AnimationLinear, Tick: func(float32) { e.pulled() }}
		e.hand.pull.Start()
	case !outside:
		e.letGo()
	}
}

func (e *Editor) dragTo() {
	pos := e.hand.last
	pos.Y = min(max(pos.Y, 0), e.Size().Height-1)
	e.choose(e.view.placeAt(pos))
}

// pulled scrolls by a step, the larger the farther outside the pointer is.
func (e *Editor) pulled() {
	by := e.hand.last.Y
	if by > 0 {
		by -= e.Size().Height
	}
	e.view.scrollBy(float64(min(max(by/4, -40), 40)))
	e.dragTo()
}

func (e *Editor) letGo() {
	if e.hand.pull != nil {
		e.hand.pull.Stop()
		e.hand.pull = nil
	}
}

// DragEnd ends the selecting.
func (e *Editor) DragEnd() { e.letGo() }

// roll moves the text with the wheel.
func (e *Editor) roll(s *fyne.ScrollEvent) {
	before := e.view.offset()
	e.view.scrollBy(-float64(s.Scrolled.DY))
	if e.view.offset() == before && e.OnWheel != nil {
		e.OnWheel(s)
		return
	}
	e.show()
}
