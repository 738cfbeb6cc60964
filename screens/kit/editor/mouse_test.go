package editor

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestClicksPutTheCursorChooseWordsAndParagraphs(t *testing.T) {
	h := field(t, "one two three\nfour five")
	h.down(6, 1, 0)
	h.want("a click", "one tw|o three\nfour five")
	h.down(6, 1, 0)
	h.want("a second click", "one |two| three\nfour five")
	h.down(6, 1, 0)
	h.want("a third click", "|one two three|\nfour five")
	h.down(6, 1, 0)
	h.want("a fourth click", "one tw|o three\nfour five")
	h.clock = h.clock.Add(time.Second)
	h.down(6, 1, 0)
	h.want("a late click", "one tw|o three\nfour five")
	h.down(14, -30, 0)
	h.want("a click left of the text", "one two three\n|four five")
	h.down(13, 200, 0)
	h.want("a click right of the text", "one two three|\nfour five")
	h.down(20, 0, 150)
	h.want("a click below the text", h.shows()[:14]+"four f|ive")
	h.down(0, 0, -9)
	h.want("a click above the text", "|one two three\nfour five")
}

func TestDraggingSelects(t *testing.T) {
	h := field(t, "one two three\nfour five")
	h.drag(h.at(3, 0, 0))
	h.want("a drag that began elsewhere", "|one two three\nfour five")
	h.down(5, 1, 0)
	h.drag(h.at(17, 1, 0))
	h.want("a drag down", "one t|wo three\nfou|r five")
	h.drag(h.at(1, 1, 0))
	h.want("a drag back", "o|ne t|wo three\nfour five")
	if h.sel.caret != 1 {
		t.Errorf("got the cursor at %d, want it where the pointer is", h.sel.caret)
	}
	h.MouseUp(nil)
	h.DragEnd()
	h.drag(h.at(9, 1, 0))
	h.want("a drag after the button", "o|ne t|wo three\nfour five")
	h.clock = h.clock.Add(time.Second)
	h.down(5, 1, 0)
	h.down(5, 1, 0)
	h.drag(h.at(15, 1, 0))
	h.want("a drag by words", "one |two three\nfour| five")
	h.drag(h.at(1, 1, 0))
	h.want("a drag by words back", "|one two| three\nfour five")
	h.down(1, 1, 0)
	h.clock = h.clock.Add(time.Second)
	for range 3 {
		h.down(1, 1, 0)
	}
	h.drag(h.at(16, 1, 0))
	h.want("a drag by paragraphs", "|one two three\nfour five|")
}

func TestShiftAndAClickExtend(t *testing.T) {
	h := field(t, "one t|wo three")
	h.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: fyne.KeyModifierShift, PointEvent: fyne.PointEvent{Position: h.at(9, 1, 0)}})
	h.want("shift and a click", "one t|wo t|hree")
	h.clock = h.clock.Add(time.Second)
	h.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	h.down(2, 1, 0)
	h.want("shift and a click before", "on|e t|wo three")
	h.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	h.press("Right")
	h.want("an arrow without shift", "one t|wo three")
}

func TestOtherButtonsChooseNothing(t *testing.T) {
	h := field(t, "one |two| three")
	press := func(b desktop.MouseButton, offset int) {
		h.MouseDown(&desktop.MouseEvent{Button: b, PointEvent: fyne.PointEvent{Position: h.at(offset, 1, 0)}})
	}
	press(desktop.MouseButtonTertiary, 1)
	press(desktop.MouseButtonSecondary, 5)
	h.want("the other buttons within the selection", "one |two| three")
	press(desktop.MouseButtonSecondary, 1)
	h.want("the second button outside it", "o|ne two three")
}

func TestTheMenuOffersWhatCanBeDone(t *testing.T) {
	h := field(t, "one |two| three")
	b := board("new")
	if got := offers(h.menu(b)); got != "Cut Copy Paste Select all" {
		t.Errorf("got %q, want what a selection allows", got)
	}
	h.types("x")
	if got := offers(h.menu(b)); got != "Undo Paste Select all" {
		t.Errorf("got %q, want what a change allows", got)
	}
	for _, label := range []string{"Paste", "Undo", "Redo", "Select all", "Copy", "Cut"} {
		choose(t, h.menu(b), label)
	}
	h.want("all of the menu", "|")
	if b.Content() != "one xnew three" {
		t.Errorf("got %q cut, want the whole text", b.Content())
	}
	h.Undo()
	h.Disable()
	if got := offers(h.menu(b)); got != "Copy Select all" {
		t.Errorf("got %q for a text to read, want nothing that changes it", got)
	}
	h.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(20, 20)})
	if _, ok := h.w.Window.Canvas().Overlays().Top().(*widget.PopUp); ok || h.w.Window.Canvas().Overlays().Top() == nil {
		t.Error("got no menu for the second button, want one")
	}
}

func offers(m *fyne.Menu) string {
	var can []string
	for _, i := range m.Items {
		if !i.Disabled && !i.IsSeparator {
			can = append(can, i.Label)
		}
	}
	return strings.Join(can, " ")
}

func choose(t *testing.T, m *fyne.Menu, label string) {
	t.Helper()
	for _, i := range m.Items {
		if i.Label == label {
			i.Action()
			return
		}
	}
	t.Errorf("got no %q in the menu, want it", label)
}

func TestTheWheelMovesTheText(t *testing.T) {
	h := field(t, "|"+strings.Repeat("line\n", 100))
	roll := func(by float32) { h.paper.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)}) }
	roll(-100)
	if got := h.view.offset(); got != 100 {
		t.Errorf("got the view at %v, want 100", got)
	}
	h.want("the wheel", "|"+strings.Repeat("line\n", 100))
	roll(-1e6)
	if got := h.view.offset(); got != h.view.farthest() || got < 2000 {
		t.Errorf("got the view at %v, want the end at %v", got, h.view.farthest())
	}
	roll(1e6)
	if got := h.view.offset(); got != 0 {
		t.Errorf("got the view at %v, want the start", got)
	}
	beyond := 0
	h.OnWheel = func(*fyne.ScrollEvent) { beyond++ }
	roll(50)
	roll(-30)
	if beyond != 1 {
		t.Errorf("got the wheel handed on %d times, want it when the text cannot move", beyond)
	}
	h.types("x")
	if got := h.view.offset(); got >= 30 {
		t.Errorf("got the view at %v after a key, want the cursor in sight", got)
	}
}

func TestAPointerHeldOutsideScrolls(t *testing.T) {
	h := field(t, "|"+strings.Repeat("line\n", 100))
	h.down(2, 1, 0)
	h.drag(fyne.NewPos(50, h.Editor.Size().Height+80))
	if h.hand.pull == nil {
		t.Fatal("got a text that stands still, want it to scroll")
	}
	before, chosen := h.view.offset(), h.sel.end()
	h.hand.pull.Tick(0.5)
	if h.view.offset() <= before || h.sel.end() <= chosen {
		t.Errorf("got the view at %v and %d chosen, want more than %v and %d", h.view.offset(), h.sel.end(), before, chosen)
	}
	h.drag(fyne.NewPos(50, 20))
	if h.hand.pull != nil {
		t.Error("got a text that goes on scrolling, want it to stand still")
	}
	h.drag(fyne.NewPos(50, -300))
	for range 30 {
		h.hand.pull.Tick(0.5)
	}
	if h.view.offset() != 0 {
		t.Errorf("got the view at %v, want the start", h.view.offset())
	}
	h.DragEnd()
	if h.hand.pull != nil {
		t.Error("got a text that goes on scrolling after the drag, want it to stand still")
	}
}

func TestTheBarShowsAndMovesTheView(t *testing.T) {
	h := field(t, "|"+strings.Repeat("line\n", 300))
	b := h.bar
	length, top := b.measure()
	if b.Hidden || length < leastGrip || top != 0 {
		t.Errorf("got a bar of %v at %v, want one at the top", length, top)
	}
	press := func(y float32) {
		b.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(6, y)}})
	}
	press(10)
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(6, 10+(b.Size().Height-length)/2)}})
	if got, half := h.view.offset(), h.view.farthest()/2; got < half-2 || got > half+2 {
		t.Errorf("got the view at %v, want the middle at %v", got, half)
	}
	b.MouseUp(nil)
	b.Dragged(&fyne.DragEvent{})
	press(b.Size().Height - 1)
	if h.view.offset() != h.view.farthest() {
		t.Errorf("got the view at %v, want the end", h.view.offset())
	}
	b.DragEnd()
	thin := b.grip.Size().Width
	b.MouseIn(nil)
	b.MouseMoved(nil)
	thick := b.grip.Size().Width
	b.MouseOut()
	if thin >= thick || b.grip.Size().Width != thin || b.Cursor() != desktop.DefaultCursor || h.Cursor() != desktop.TextCursor {
		t.Errorf("got widths %v and %v, want the bar thicker under the pointer", thin, thick)
	}
	h.want("the bar", "|"+strings.Repeat("line\n", 300))
	h.SetText("short")
	if !b.Hidden {
		t.Error("got a bar beside a short text, want none")
	}
	press(5)
}

func TestAClickTakesTheFocus(t *testing.T) {
	h := field(t, "one")
	c := h.w.Window.Canvas()
	c.Unfocus()
	if h.focused {
		t.Fatal("got a field that still has the focus, want none")
	}
	test.MoveMouse(c, fyne.NewPos(20, 20))
	h.down(1, 0, 0)
	if !h.focused || c.Focused() != fyne.Focusable(h.Editor) {
		t.Error("got a field without the focus, want it there after a click")
	}
}
