package kit_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func TestTheFourPicturesOfAStage(t *testing.T) {
	tried := 0
	stage := kit.NewStage(kit.Text("a full room"))
	w := kittest.OpenObject(t, func(kit.Env) fyne.CanvasObject { return stage })
	w.Golden("stage-loading")
	stage.Empty(kit.Empty(kit.Icon("journal"), "Nothing here yet", "What you write appears here.",
		kit.MainButton("Write", kit.Icon("add"), nil)))
	w.Golden("stage-empty")
	stage.Failed(vault.ErrFull, func() { tried++ })
	w.Golden("stage-failed")
	w.Tap("Try again")
	stage.Full()
	stage.Full()
	w.Golden("stage-full")
	if tried != 1 {
		t.Errorf("got %d tries, want 1", tried)
	}
}

func TestTheSameFailureTwiceKeepsTheFocus(t *testing.T) {
	stage := kit.NewStage(kit.Text("x"))
	w := kittest.OpenObject(t, func(kit.Env) fyne.CanvasObject { return stage })
	stage.Failed(errors.New("a"), func() {})
	w.Settle()
	button := w.Find("Try again").(fyne.Focusable)
	w.Window.Canvas().Focus(button)
	stage.Failed(errors.New("a"), func() {})
	w.Settle()
	if w.Focused() != button || w.Find("Try again") != button.(fyne.CanvasObject) {
		t.Error("got another button, want the same with the focus")
	}
	stage.Failed(errors.New("b"), func() {})
	if w.Find("Try again") == button.(fyne.CanvasObject) {
		t.Error("got the old failure, want the new one")
	}
}

func TestANoticeGoesAwayByItself(t *testing.T) {
	var n *kit.Notices
	w := kittest.OpenObject(t, func(env kit.Env) fyne.CanvasObject {
		n = kit.NewNotices(env.Run)
		return n.Over(kit.Text("room"))
	})
	n.Say("Exported")
	w.Settle()
	w.Golden("notice")
	if n.CanUndo() {
		t.Error("got Undo offered, want none")
	}
	w.Advance(5 * time.Second)
	if w.Shows("Exported") {
		t.Error("got the notice after its time")
	}
}

func TestANoticeOffersUndoOnce(t *testing.T) {
	undone := 0
	var n *kit.Notices
	w := kittest.OpenObject(t, func(env kit.Env) fyne.CanvasObject {
		n = kit.NewNotices(env.Run)
		return n.Over(kit.Text("room"))
	})
	n.SayUndo("Entry moved to the trash", func() { undone++ })
	w.Settle()
	w.Golden("notice-undo")
	w.Advance(6 * time.Second)
	w.Tap("Undo")
	n.Undo()
	if undone != 1 || w.Shows("trash") || w.Run.Timers() != 0 {
		t.Errorf("got undone %d, timers %d, want once and no notice", undone, w.Run.Timers())
	}
	n.SayUndo("a", func() { undone++ })
	n.Say("b")
	n.Undo()
	if undone != 1 {
		t.Error("got an older Undo done, want it gone with its notice")
	}
	n.SayUndo("c", func() { undone++ })
	w.Settle()
	w.Window.Canvas().Focus(w.Find("Undo").(fyne.Focusable))
	w.Press(fyne.KeySpace)
	if undone != 2 {
		t.Errorf("by keyboard: got %d, want 2", undone)
	}
}

func TestAskingBeforeWhatCannotBeUndone(t *testing.T) {
	done := 0
	field := widget.NewEntry()
	w := open(t, field)
	ask := func() {
		kit.Ask(w.Window, "Delete for ever?", "The entry will be gone.", "Delete", "Keep", func() { done++ })
		w.Settle()
	}
	ask()
	w.Golden("ask")
	w.Press(fyne.KeyReturn)
	if done != 0 || w.Shows("for ever") || w.Focused() != field {
		t.Errorf("Enter: got done %d, want it kept and the focus back", done)
	}
	ask()
	w.Press(fyne.KeyEscape)
	if done != 0 || w.Shows("for ever") {
		t.Errorf("Escape: got done %d, want it kept", done)
	}
	ask()
	w.Press(fyne.KeyTab, fyne.KeyReturn)
	if done != 1 || w.Shows("for ever") {
		t.Errorf("Tab, Enter: got done %d, want once", done)
	}
	ask()
	w.Tap("Delete")
	if done != 2 {
		t.Errorf("tapped: got done %d, want twice", done)
	}
}

func TestADialogTellsOfEscape(t *testing.T) {
	escaped, beside := 0, 0
	w := open(t, widget.NewButton("below", func() { beside++ }))
	d := kit.ShowDialog(w.Window, "Title", kit.Text("x"), kit.NewButton("OK", nil, nil))
	d.OnEscape(func() { escaped++ })
	test.TapCanvas(w.Window.Canvas(), fyne.NewPos(5, 5))
	w.Press(fyne.KeyEscape)
	if escaped != 1 || beside != 0 {
		t.Errorf("got escaped %d, tapped through %d, want 1 and 0", escaped, beside)
	}
}

func TestButtonsAnswerToEnterAndShowTheirFocus(t *testing.T) {
	pressed := 0
	b := kit.MainButton("Save", kit.Icon("check"), func() { pressed++ })
	w := open(t, b)
	w.Press(fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyEscape)
	if pressed != 3 {
		t.Errorf("got %d, want 3", pressed)
	}
	b.Disable()
	w.Press(fyne.KeyReturn)
	if pressed != 3 {
		t.Errorf("switched off: got %d, want 3", pressed)
	}
}

func TestARowCutsWhatIsTooLong(t *testing.T) {
	r := kit.NewRow(true)
	w := kittest.OpenObject(t, func(kit.Env) fyne.CanvasObject { return r }, kittest.Size(260, 80))
	r.Set(kit.RowText{Title: "A very long title that cannot possibly fit into so narrow a window as this one", Detail: "ok", Aside: "Today"})
	w.Golden("row")
	before := r.MinSize()
	r.Set(kit.RowText{Title: "Short"})
	w.Settle()
	if got := r.MinSize(); got != before || !w.Shows("Short") {
		t.Errorf("got %v, %v, want the same size with other words", got, w.Texts())
	}
}

func TestARowButtonIsPressed(t *testing.T) {
	pressed := 0
	r := kit.NewRowButton(kit.RowText{Icon: kit.Icon("people"), Title: "Mia"}, func() { pressed++ })
	w := open(t, r)
	w.Press(fyne.KeyReturn, fyne.KeySpace)
	w.Tap("Mia")
	r.Set(kit.RowText{Title: "Mika"})
	w.Tap("Mika")
	if pressed != 4 {
		t.Errorf("got %d, want 4", pressed)
	}
}

func TestWrapBeginsANewLine(t *testing.T) {
	wrap := kit.Wrap(10)
	for range 5 {
		wrap.Add(sized(100, 20))
	}
	wrap.Resize(fyne.NewSize(330, 100))
	for i, want := range []fyne.Position{{X: 0}, {X: 110}, {X: 220}, {Y: 30}, {X: 110, Y: 30}} {
		if got := wrap.Objects[i].Position(); got != want {
			t.Errorf("thing %d: got %v, want %v", i, got, want)
		}
	}
	if got, want := wrap.MinSize(), fyne.NewSize(100, 50); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	wrap.Objects[0].Hide()
	wrap.Refresh()
	if got := wrap.Objects[1].Position(); got != (fyne.Position{}) {
		t.Errorf("after hiding the first: got the second at %v, want it first", got)
	}
}

func TestColumnStaysNarrowAndInTheMiddle(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.NewTheme(kit.Look{}))
	o := sized(50, 20)
	column := kit.Column(kit.FormWidth, o)
	column.Resize(fyne.NewSize(1000, 100))
	if got, want := o.Size(), fyne.NewSize(510, 100); got != want {
		t.Errorf("wide window: got %v, want %v", got, want)
	}
	if got := o.Position().X; got != 245 {
		t.Errorf("wide window: got it at %g, want 245", got)
	}
	column.Resize(fyne.NewSize(300, 100))
	if got := o.Size().Width; got != 300 {
		t.Errorf("narrow window: got %g, want 300", got)
	}
}

func sized(width, height float32) fyne.CanvasObject {
	return &square{size: fyne.NewSize(width, height)}
}

// square is a thing with a least size.
type square struct {
	widget.BaseWidget
	size fyne.Size
}

func (s *square) MinSize() fyne.Size { return s.size }

func (s *square) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(widget.NewSeparator())
}

// TestEveryWidgetHoldsAtLargeText draws the gallery at each look and size: no
// widget may be laid out smaller than it needs.
func TestEveryWidgetHoldsAtLargeText(t *testing.T) {
	for _, look := range []kit.Look{{Mode: kit.AlwaysLight, Scale: 1.5}, {Mode: kit.AlwaysDark, Scale: 2, Contrast: true}, {Scale: 0.8}} {
		w := kittest.OpenObject(t, gallery, kittest.Look(look), kittest.Size(2400, 1600))
		w.Walk(func(o fyne.CanvasObject) bool {
			least, got := o.MinSize(), o.Size()
			_, isWidget := o.(fyne.Widget)
			if fmt.Sprintf("%T", o) == "*widget.Scroll" { // inside an entry, with a least size of its own
				return true
			}
			if isWidget && (got.Width < least.Width-1 || got.Height < least.Height-1) {
				t.Errorf("scale %g: %T is %v, needs %v", look.Scale, o, got, least)
			}
			return true
		})
	}
}
