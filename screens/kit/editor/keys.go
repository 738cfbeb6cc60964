package editor

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// TypedRune writes a letter.
func (e *Editor) TypedRune(r rune) {
	if e.Disabled() || r == '\r' {
		return
	}
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	e.write(string(r), typing)
}

// KeyDown takes note of the shift keys.
func (e *Editor) KeyDown(key *fyne.KeyEvent) {
	if isShift(key) {
		e.shift = true
	}
}

// KeyUp takes note of the shift keys.
func (e *Editor) KeyUp(key *fyne.KeyEvent) {
	if isShift(key) {
		e.shift = false
	}
}

func isShift(key *fyne.KeyEvent) bool {
	return key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight
}

// TypedKey does what a key says. Keys that mean nothing in a text go on to the
// window.
func (e *Editor) TypedKey(key *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(key) {
		return
	}
	if e.Disabled() && e.scrollKey(key.Name) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.shift {
			e.write("\n", typing)
		} else {
			e.breakLine()
		}
	case fyne.KeyTab:
		e.shiftItems(!e.shift)
	case fyne.KeyBackspace:
		e.erase(e.before)
	case fyne.KeyDelete:
		e.erase(e.after)
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		e.handOn(key)
	default:
		e.moveKey(key.Name)
	}
}

// handOn gives a key to the window.
func (e *Editor) handOn(key *fyne.KeyEvent) {
	if c := e.canvas(); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

func (e *Editor) canvas() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(e) }

// moveKey moves the cursor; with shift it takes the selection along.
func (e *Editor) moveKey(key fyne.KeyName) {
	switch key {
	case fyne.KeyLeft:
		e.sideways(-1)
	case fyne.KeyRight:
		e.sideways(1)
	case fyne.KeyUp:
		e.byLines(-1)
	case fyne.KeyDown:
		e.byLines(1)
	case fyne.KeyPageUp:
		e.byPage(-1)
	case fyne.KeyPageDown:
		e.byPage(1)
	case fyne.KeyHome:
		e.toLineEdge(false, e.shift)
	case fyne.KeyEnd:
		e.toLineEdge(true, e.shift)
	}
}

// scrollKey moves a text that is only read.
func (e *Editor) scrollKey(key fyne.KeyName) bool {
	line := float64(e.view.set.size * lineHeight)
	page := max(line, float64(e.Size().Height)-2*line)
	switch key {
	case fyne.KeyUp:
		e.view.scrollBy(-line)
	case fyne.KeyDown:
		e.view.scrollBy(line)
	case fyne.KeyPageUp:
		e.view.scrollBy(-page)
	case fyne.KeyPageDown, fyne.KeySpace:
		e.view.scrollBy(page)
	case fyne.KeyHome:
		e.view.scrollTo(0)
	case fyne.KeyEnd:
		e.view.reveal(e.Len(), false)
	default:
		return false
	}
	e.show()
	return true
}

// erase deletes what is selected, or from the cursor to where to gives.
func (e *Editor) erase(to func(int) int) {
	if !e.sel.empty() {
		e.cut()
		return
	}
	other := to(e.sel.caret)
	start, end := e.wholeLinks(min(other, e.sel.caret), max(other, e.sel.caret))
	switch {
	case start >= end:
	case start < min(other, e.sel.caret) || end > max(other, e.sel.caret):
		e.change(start, end, "", whole)
	default:
		e.change(start, end, "", erasing)
	}
}
