package kittest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Tap taps the first visible thing with this text: a button, a check, a link, a
// named widget of ours, or whatever tappable thing holds the text, and there
// where the text is. The test fails when there is none, and when it is off.
func (w *Window) Tap(text string) {
	w.T.Helper()
	target, at := w.tappable(text)
	if target == nil {
		w.T.Fatalf("got nothing to tap called %q, want one among %q", text, w.Texts())
	}
	if off, ok := target.(fyne.Disableable); ok && off.Disabled() {
		w.T.Fatalf("got %q switched off, want it on", text)
	}
	test.TapAt(target, at)
	w.Settle()
}

// CanTap says that there is something to tap with this text and that it is on.
func (w *Window) CanTap(text string) bool {
	target, _ := w.tappable(text)
	if off, ok := target.(fyne.Disableable); ok && off.Disabled() {
		return false
	}
	return target != nil
}

// tappable gives the innermost tappable thing that has or holds the text, popups
// before what is under them, and the middle of the text within it.
func (w *Window) tappable(text string) (fyne.Tappable, fyne.Position) {
	overlays := w.Window.Canvas().Overlays().List()
	for i := len(overlays) - 1; i >= 0; i-- {
		if found, at := tappableIn(overlays[i], text, nil, fyne.Position{}); found != nil {
			return found, at
		}
	}
	return tappableIn(w.Window.Canvas().Content(), text, nil, fyne.Position{})
}

// tappableIn looks inside an object that lies at a place within the tappable
// thing around it.
func tappableIn(o fyne.CanvasObject, text string, around fyne.Tappable, at fyne.Position) (fyne.Tappable, fyne.Position) {
	if o == nil || !o.Visible() {
		return nil, at
	}
	if t, ok := o.(fyne.Tappable); ok {
		if _, popup := o.(*widget.PopUp); !popup {
			around, at = t, fyne.Position{}
		}
	}
	if textOf(o) == text && around != nil {
		return around, at.AddXY(o.Size().Width/2, o.Size().Height/2)
	}
	for _, part := range parts(o) {
		if found, where := tappableIn(part, text, around, at.Add(part.Position())); found != nil {
			return found, where
		}
	}
	return nil, at
}

// Type types into what has the focus; the test fails if nothing has.
func (w *Window) Type(text string) {
	w.T.Helper()
	focused := w.Window.Canvas().Focused()
	if focused == nil {
		w.T.Fatalf("got nothing in focus, want something to type %q into", text)
	}
	for _, r := range text {
		if r == '\n' {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			continue
		}
		focused.TypedRune(r)
	}
	w.Settle()
}

// TypeInto moves the focus to the entry with this placeholder and types there.
func (w *Window) TypeInto(placeholder, text string) {
	w.T.Helper()
	w.Window.Canvas().Focus(w.Field(placeholder))
	w.Type(text)
}

// Press presses keys, one after the other, as the window would hand them on: to
// what has the focus, else to the window. Tab moves the focus.
func (w *Window) Press(keys ...fyne.KeyName) {
	w.T.Helper()
	for _, key := range keys {
		w.press(&fyne.KeyEvent{Name: key})
	}
	w.Settle()
}

func (w *Window) press(key *fyne.KeyEvent) {
	canvas := w.Window.Canvas()
	focused := canvas.Focused()
	if key.Name == fyne.KeyTab {
		if taker, ok := focused.(fyne.Tabbable); !ok || !taker.AcceptsTab() {
			canvas.FocusNext()
			return
		}
	}
	if focused != nil {
		focused.TypedKey(key)
		return
	}
	if f := canvas.OnTypedKey(); f != nil {
		f(key)
	}
}

// Shortcut presses a shortcut: what has the focus is asked first, then the
// window.
func (w *Window) Shortcut(s fyne.Shortcut) {
	w.T.Helper()
	if taker, ok := w.Window.Canvas().Focused().(fyne.Shortcutable); ok {
		taker.TypedShortcut(s)
	} else if taker, ok := w.Window.Canvas().(fyne.Shortcutable); ok {
		taker.TypedShortcut(s)
	}
	w.Settle()
}

// Focused gives what has the focus, or nil.
func (w *Window) Focused() fyne.Focusable { return w.Window.Canvas().Focused() }
