package editor

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// chapters is a text of so many words in paragraphs of about sixty.
func chapters(words int) string {
	known := strings.Fields(story(words))
	var out strings.Builder
	for i, w := range known {
		out.WriteString(w)
		if i%60 == 59 {
			out.WriteString("\n\n")
		} else {
			out.WriteByte(' ')
		}
	}
	return out.String()
}

// work is what a key costs: paragraphs looked at, lines broken, texts measured,
// objects drawn.
type work struct{ paras, lines, measured, objects int }

// cost presses a key often and gives the most that it cost once.
func cost(h *hands, press func(i int)) work {
	var most work
	for i := range 50 {
		set := &h.view.set
		before := work{set.paras, set.lines, set.ruler.measured, 0}
		press(i)
		most = work{max(most.paras, set.paras-before.paras), max(most.lines, set.lines-before.lines),
			max(most.measured, set.ruler.measured-before.measured), max(most.objects, len(h.paper.shown))}
	}
	return most
}

func TestAKeyCostsTheSameInALongText(t *testing.T) {
	keys := map[string]func(h *hands) func(int){
		"letter": func(h *hands) func(int) { return func(i int) { h.types(string(rune('a' + i%26))) } },
		"enter":  func(h *hands) func(int) { return func(int) { h.types("\n") } },
		"delete": func(h *hands) func(int) { return func(int) { h.press("BackSpace") } },
		"down":   func(h *hands) func(int) { return func(int) { h.press("Down") } },
		"page":   func(h *hands) func(int) { return func(int) { h.press("Next") } },
		"wheel": func(h *hands) func(int) {
			return func(int) { h.paper.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -50)}) }
		},
	}
	limits := map[string]work{
		"letter": {2, 20, 120, 60}, "enter": {3, 20, 120, 60}, "delete": {2, 20, 120, 60},
		"down": {2, 20, 160, 60}, "page": {12, 120, 400, 60}, "wheel": {3, 20, 120, 60},
	}
	for name, key := range keys {
		for _, words := range []int{2_000, 20_000, 100_000} {
			h := open(t, "", fyne.NewSize(600, 400))
			h.SetText(chapters(words))
			h.SetSelection(h.Len()/2, h.Len()/2)
			press := key(h)
			press(0)
			got, limit := cost(h, press), limits[name]
			if got.paras > limit.paras || got.lines > limit.lines || got.measured > limit.measured || got.objects > limit.objects {
				t.Errorf("got %+v for the key %s among %d words, want at most %+v", got, name, words, limit)
			}
		}
	}
}

func TestOnlyWhatIsInSightIsBroken(t *testing.T) {
	h := open(t, "", fyne.NewSize(600, 400))
	before := h.view.set.paras
	h.SetText(chapters(20_000))
	if got := h.view.set.paras - before; got > 20 {
		t.Errorf("got %d paragraphs broken to show a text, want those in sight", got)
	}
	before = h.view.set.paras
	h.SetSelection(h.Len(), h.Len())
	if got := h.view.set.paras - before; got > 40 {
		t.Errorf("got %d paragraphs broken to show the end, want those in sight there", got)
	}
	before = h.view.set.paras
	h.Editor.Resize(fyne.NewSize(500, 400))
	if got := h.view.set.paras - before; got > 40 {
		t.Errorf("got %d paragraphs broken for another width, want those in sight", got)
	}
	if !h.view.sees(h.Len(), false) {
		t.Error("got the cursor out of sight after another width, want it there still")
	}
}

func TestTheGuessedHeightsComeTrue(t *testing.T) {
	h := open(t, "", fyne.NewSize(600, 400))
	h.SetText(chapters(3_000))
	for range 300 {
		h.paper.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -60)})
	}
	if !h.view.sees(h.Len(), false) {
		t.Fatal("got the end out of sight after scrolling there, want it seen")
	}
	sum := 0.0
	for i := range h.view.doc.root.sum.paras {
		sum += h.view.para(i).height
	}
	if got := h.view.doc.root.sum.height; got != sum {
		t.Errorf("got a height of %v, want %v", got, sum)
	}
	if n := len(h.paper.texts); n > 60 {
		t.Errorf("got %d texts ready after scrolling through, want them used again", n)
	}
}

func TestScrollingUpThroughGuessesDoesNotJump(t *testing.T) {
	h := open(t, "", fyne.NewSize(600, 400))
	h.SetText(chapters(6_000))
	h.SetSelection(h.Len(), h.Len())
	for range 100 {
		before := h.view.placeOf(h.view.top, false).Y
		place := h.view.top
		h.paper.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 40)})
		if moved := h.view.placeOf(place, false).Y - before; abs(moved-40) > 1.01 {
			t.Fatalf("got the text moved by %v for a step of 40, want 40", moved)
		}
	}
}

func TestTheViewHoldsStillWhenTheTextAboveChanges(t *testing.T) {
	h := open(t, "", fyne.NewSize(600, 400))
	h.SetText(chapters(3_000))
	h.SetSelection(h.Len()/2, h.Len()/2)
	place := h.sel.caret
	y := h.CursorPosition().Y
	h.replace(0, 0, "more\nlines\n\nabove ")
	h.show()
	if got := h.view.placeOf(moved(place, 0, 0, 18), false).Y; abs(got-y) > 1.01 {
		t.Errorf("got the line at %v, want it still at %v", got, y)
	}
}

func TestAnotherSizeOfTextKeepsThePlace(t *testing.T) {
	h := open(t, "", fyne.NewSize(600, 400))
	h.SetText(chapters(3_000))
	h.SetSelection(h.Len()/2, h.Len()/2)
	h.ScrollTo(h.Len() / 2)
	for _, scale := range []float32{2, 0.8, 1} {
		h.w.App.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.AlwaysDark, Scale: scale}))
		h.Editor.Refresh()
		h.w.Settle()
		if got, want := h.view.set.size, 15*scale; got != want {
			t.Errorf("got text of %v, want %v", got, want)
		}
		if !h.view.sees(h.sel.caret, false) {
			t.Errorf("got the cursor out of sight at scale %v, want it there", scale)
		}
		if want := kit.PaletteOf(true, false).Text; h.paper.inks.text != color.Color(want) {
			t.Errorf("got ink %v, want %v", h.paper.inks.text, want)
		}
	}
}

func TestTheColumnStandsInTheMiddle(t *testing.T) {
	h := open(t, "|some text", fyne.NewSize(1000, 300))
	wide := h.view.set.width
	h.MaxWidth = 40
	h.Editor.Refresh()
	if got := h.view.set.width; got != 600 || wide < 950 {
		t.Errorf("got a column of %v instead of %v, want 40 sizes of 15", got, wide)
	}
	if left := h.view.left; left != 200 {
		t.Errorf("got the column at %v, want 200", left)
	}
	if h.frame.middle.Hidden {
		t.Error("got no frame, want one")
	}
	h.Bare = true
	h.Editor.Refresh()
	if !h.frame.middle.Hidden || !h.frame.lines[0].Hidden {
		t.Error("got a frame, want none")
	}
}

func TestAnEmptyFieldShowsItsHint(t *testing.T) {
	h := field(t, "|")
	if got := drawn(h); got != "Begin anywhere" {
		t.Errorf("got %q, want the hint", got)
	}
	h.types("x")
	if got := drawn(h); got != "x" {
		t.Errorf("got %q, want the text", got)
	}
	h.press("BackSpace")
	h.SetPlaceHolder("Anything at all, in as many words as you like, for as long as you like")
	if got := drawn(h); !strings.HasPrefix(got, "Anything") || h.paper.typed < 2 {
		t.Errorf("got %q in %d lines, want the new hint in several", got, h.paper.typed)
	}
	least := h.MinSize()
	h.SetMinRowsVisible(10)
	if got := h.MinSize(); got.Height <= least.Height*2 || got.Width != least.Width {
		t.Errorf("got a least size of %v for ten lines and %v for three", got, least)
	}
}

// drawn gives all texts in sight.
func drawn(h *hands) string {
	var out []string
	for _, o := range h.paper.shown {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, "")
}

func TestTheCursorBlinksAlone(t *testing.T) {
	h := field(t, "a|b")
	hidden := func() bool { return h.paper.cursor.Hidden }
	wait := func(d time.Duration) { h.clock = h.clock.Add(d); h.blink.tick(h.Editor) }
	if hidden() || h.blink.run == nil {
		t.Fatal("got no cursor, want it to blink")
	}
	painted := h.view.set.ruler.measured
	wait(blinkHalf)
	if !hidden() {
		t.Error("got a cursor that stays, want it hidden for a while")
	}
	wait(blinkHalf)
	if hidden() || h.view.set.ruler.measured != painted {
		t.Error("got no cursor, or more drawn than it, want it back alone")
	}
	wait(blinkHalf)
	h.press("Left")
	if hidden() {
		t.Error("got no cursor after a key, want it seen")
	}
	wait(blinkUntil + blinkHalf)
	if hidden() || h.blink.run != nil {
		t.Error("got a cursor that blinks for ever, want it to rest")
	}
	h.press("Left")
	if h.blink.run == nil {
		t.Error("got a cursor at rest after a key, want it to blink again")
	}
	h.w.Window.Canvas().Unfocus()
	if !hidden() || h.blink.run != nil {
		t.Error("got a cursor without the focus, want none")
	}
	h.w.Window.Canvas().Focus(h.Editor)
	h.Disable()
	wait(0)
	if !hidden() || h.blink.run != nil {
		t.Error("got a cursor in a text to read, want none")
	}
	h.Enable()
	if hidden() {
		t.Error("got no cursor in a text to write in again, want it")
	}
	h.w.Window.Canvas().Unfocus()
	h.Still = true
	h.w.Window.Canvas().Focus(h.Editor)
	if hidden() || h.blink.run != nil {
		t.Error("got a cursor that blinks, want it still")
	}
}

func TestSelectionsAndMarksAreDrawn(t *testing.T) {
	h := field(t, "# one\n\ntwo |three\nfour| five")
	if h.paper.boxed != 3 {
		t.Errorf("got %d boxes, want two lines and a newline", h.paper.boxed)
	}
	h.SetSelection(0, 0)
	h.Mark(h.Find("o"))
	if h.paper.boxed != 3 {
		t.Errorf("got %d boxes, want one for each mark", h.paper.boxed)
	}
	h.SelectAll()
	h.Mark(nil)
	if h.paper.boxed != 6 {
		t.Errorf("got %d boxes, want three lines and three newlines", h.paper.boxed)
	}
}

func TestAStyleOfOnesOwnIsUsed(t *testing.T) {
	h := field(t, "|plain *text*")
	h.Style = func(line string) []Span { return []Span{{0, len(line), Bold}} }
	h.Restyle()
	for _, o := range h.paper.shown {
		if text, ok := o.(*canvas.Text); ok && !text.TextStyle.Bold {
			t.Errorf("got %q not bold, want all of it", text.Text)
		}
	}
	if got := drawn(h); got != "plain *text*" {
		t.Errorf("got %q, want one text", got)
	}
}

func TestTestsCanReadTheField(t *testing.T) {
	h := field(t, "|")
	if got := h.w.Markup(); got != "editor \"Begin anywhere\" focused\n" {
		t.Errorf("got %q", got)
	}
	h.types("a\n\"b\"")
	if got, want := h.w.Markup(), "editor \"Begin anywhere\" text \"a\\n\\\"b\\\"\" focused\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	h.TestClosed()
}

func TestFieldsOfAnySizeAreDrawn(t *testing.T) {
	for _, size := range []fyne.Size{{}, {Width: 1, Height: 1}, {Width: 20, Height: 10}, {Width: 3000, Height: 2000}} {
		h := open(t, "# one\n- two three four five\n|漢字"+strings.Repeat("word ", 500), size, kittest.Look(kit.Look{Scale: 2}))
		h.Editor.Resize(size)
		h.types("x\ny")
		h.press("Up", "Down", "End", "Home", "Prior", "Next")
		if !strings.Contains(h.Text(), "x\ny漢") {
			t.Errorf("got %.20q at size %v, want what was typed", h.Text(), size)
		}
	}
}

func TestAnEditorWorksBeforeItIsShown(t *testing.T) {
	kittest.OpenObject(t, func(kit.Env) fyne.CanvasObject { return canvas.NewRectangle(nil) })
	n := 0
	e := New("hint", func() { n++ })
	e.SetText(chapters(500))
	e.SetSelection(e.Len(), e.Len())
	e.Insert("end")
	e.ScrollTo(5)
	e.Undo()
	e.Mark(e.Find("the"))
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if got := fmt.Sprint(e.CursorPosition()); n != 2 || got == "" {
		t.Errorf("got %d changes, want 2", n)
	}
}

func TestLinesStayWithinTheColumn(t *testing.T) {
	for _, scale := range []float32{0.8, 1, 1.5, 2} {
		h := open(t, "", fyne.NewSize(700, 600), kittest.Look(kit.Look{Scale: scale}))
		h.SetText(chapters(600) + "\n- **" + story(60) + "**\n# " + story(30) + "\n> " + story(50) + strings.Repeat("abc/def?ghi", 40))
		for i := range h.view.doc.root.sum.paras {
			p := h.view.para(i)
			for line := range p.lay.starts {
				start, end := p.lay.bounds(line, len(p.text))
				inked := start + len(strings.TrimRight(p.text[start:end], " "))
				if x := h.view.set.xOf(&p.para, line, inked); x > h.view.set.width+2 {
					t.Errorf("got a line that ends at %v, want at most %v: %q", x, h.view.set.width, p.text[start:end])
				}
			}
		}
	}
}
