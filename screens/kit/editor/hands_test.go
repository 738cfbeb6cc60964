package editor

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// hands is a window with an editor alone in it, and what a person does there.
type hands struct {
	w *kittest.Window
	*Editor
	t       testing.TB
	changes int
	clock   time.Time
	handed  []fyne.KeyName // keys that reached the window
}

// open shows an editor of a size with a text and the cursor where "|" stands in
// it; two "|" select.
func open(t testing.TB, text string, size fyne.Size, opts ...kittest.Option) *hands {
	t.Helper()
	h := &hands{t: t, clock: kittest.Start()}
	h.Editor = New("Begin anywhere", func() { h.changes++ })
	h.Editor.now = func() time.Time { return h.clock }
	h.w = kittest.OpenObject(t, func(kit.Env) fyne.CanvasObject { return h.Editor }, append(opts, kittest.Size(size.Width, size.Height))...)
	h.w.Window.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { h.handed = append(h.handed, k.Name) })
	plain, from, to := marked(text)
	h.SetText(plain)
	h.SetSelection(from, to)
	h.w.Window.Canvas().Focus(h.Editor)
	return h
}

// field is open at an ordinary size.
func field(t testing.TB, text string) *hands {
	t.Helper()
	return open(t, text, fyne.NewSize(400, 300))
}

// marked takes the "|" out of a text: one is the cursor, two are where the
// selection begins and ends.
func marked(text string) (plain string, from, to int) {
	var bars []int
	for _, r := range text {
		if r == '|' {
			bars = append(bars, len(plain))
			continue
		}
		plain += string(r)
	}
	switch len(bars) {
	case 0:
		return plain, 0, 0
	case 1:
		return plain, bars[0], bars[0]
	}
	return plain, bars[0], bars[1]
}

// shows is the text with "|" where the cursor is, or around what is selected.
func (h *hands) shows() string {
	text := h.Text()
	start, end := h.Selection()
	if start == end {
		return text[:start] + "|" + text[start:]
	}
	return text[:start] + "|" + text[start:end] + "|" + text[end:]
}

// want compares what is shown.
func (h *hands) want(what, want string) {
	h.t.Helper()
	if got := h.shows(); got != want {
		h.t.Errorf("got %q after %s, want %q", got, what, want)
	}
}

// press presses keys; a name beginning with "S-" is pressed with shift.
func (h *hands) press(keys ...string) {
	for _, key := range keys {
		shift := len(key) > 2 && key[:2] == "S-"
		if shift {
			key = key[2:]
			h.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
		h.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(key)})
		if shift {
			h.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
	}
}

// combine presses a key with modifiers.
func (h *hands) combine(key fyne.KeyName, with fyne.KeyModifier) {
	h.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: with})
}

// types types letters one after the other.
func (h *hands) types(text string) {
	for _, r := range text {
		if r == '\n' {
			h.press("Return")
			continue
		}
		h.TypedRune(r)
	}
}

// down presses the main button at a place in the text, or beside it by some pixels.
func (h *hands) down(offset int, dx, dy float32) {
	h.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: h.at(offset, dx, dy)}})
}

// at is a position in the middle of the height of a line.
func (h *hands) at(offset int, dx, dy float32) fyne.Position {
	return h.view.placeOf(offset, false).AddXY(dx, dy+10)
}

// drag moves the pointer with the button down.
func (h *hands) drag(to fyne.Position) {
	h.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
}

const (
	ctrl      = fyne.KeyModifierControl
	ctrlShift = fyne.KeyModifierControl | fyne.KeyModifierShift
	alt       = fyne.KeyModifierAlt
)

// board is a clipboard of the test.
func board(text string) fyne.Clipboard {
	b := test.NewClipboard()
	b.SetContent(text)
	return b
}
