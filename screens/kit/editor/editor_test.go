package editor

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func TestATextIsShownWithoutBeingChanged(t *testing.T) {
	h := field(t, "|")
	before := h.Revision()
	h.SetText("one\r\ntwo\xff")
	if got := h.Text(); got != "one\ntwo\uFFFD" || h.changes != 0 || h.Revision() == before || h.CanUndo() {
		t.Errorf("got %q with %d changes, want it clean and nothing told", got, h.changes)
	}
	if h.Words() != 2 || h.Len() != 10 {
		t.Errorf("got %d words in %d bytes, want 2 in 10", h.Words(), h.Len())
	}
	h.Insert("three ")
	if h.changes != 1 || h.Words() != 3 || h.Revision() != before+2 {
		t.Errorf("got %d changes, %d words, revision %d, want 1, 3 and %d", h.changes, h.Words(), h.Revision(), before+2)
	}
	h.SetText("")
	h.want("an empty text", "|")
	if h.SelectedText() != "" || h.Words() != 0 {
		t.Errorf("got %q selected and %d words, want none", h.SelectedText(), h.Words())
	}
}

func TestPlacesAreBroughtBetweenLetters(t *testing.T) {
	h := field(t, "e\u0301 🇩🇪")
	for _, c := range []struct{ from, to, start, end int }{{1, 1, 0, 0}, {2, 5, 0, 4}, {-5, 99, 0, 12}, {99, 3, 3, 12}} {
		h.SetSelection(c.from, c.to)
		if start, end := h.Selection(); start != c.start || end != c.end {
			t.Errorf("got %d to %d of %d to %d, want %d to %d", start, end, c.from, c.to, c.start, c.end)
		}
	}
	if h.CursorTextOffset() != 3 {
		t.Errorf("got the cursor at %d, want it where the selection ends", h.CursorTextOffset())
	}
	h.ScrollTo(99)
	h.Mark([][2]int{{1, 2}, {4, 99}, {3, 1}})
	if want := [][2]int{{4, 12}}; !slices.Equal(h.marks, want) {
		t.Errorf("got marks %v, want %v", h.marks, want)
	}
}

func TestWhatIsSearchedIsFound(t *testing.T) {
	h := field(t, "|Strasse straße, STRASSE")
	if got := h.Find("strasse"); len(got) != 2 || got[1] != [2]int{17, 24} {
		t.Errorf("got %v, want both in any case", got)
	}
	for _, want := range []string{"|Strasse| straße, STRASSE", "Strasse straße, |STRASSE|", "|Strasse| straße, STRASSE"} {
		if !h.FindNext("sTRasse") {
			t.Error("got nothing, want a place")
		}
		h.want("the next", want)
	}
	h.FindPrevious("strasse")
	h.want("the one before", "Strasse straße, |STRASSE|")
	h.FindPrevious("strasse")
	h.want("the one before that", "|Strasse| straße, STRASSE")
	for _, query := range []string{"", "gone", "strasse,"} {
		if h.FindNext(query) || h.FindPrevious(query) || h.Find(query) != nil {
			t.Errorf("got %q found, want nothing", query)
		}
	}
	h.SetText("a\u0301 ab\nba")
	if got := h.Find("a"); len(got) != 2 || got[0][0] != 4 {
		t.Errorf("got %v, want no place within a letter", got)
	}
	if got := h.Find("B\nB"); len(got) != 1 {
		t.Errorf("got %v, want what stands over two lines", got)
	}
}

func TestWhatIsFoundIsReplaced(t *testing.T) {
	h := field(t, "|one two one")
	if h.Replace("one", "1") {
		t.Error("got a replacement before anything was chosen, want the first place chosen")
	}
	h.want("the first", "|one| two one")
	if !h.Replace("one", "1\r\n") {
		t.Error("got no replacement, want one")
	}
	h.want("a replacement", "1\n two |one|")
	h.SetText("aXbxX")
	h.Mark([][2]int{{0, 1}, {2, 3}})
	if n := h.ReplaceAll("x", "--"); n != 3 || h.Text() != "a--b----" {
		t.Errorf("got %q after %d, want all three", h.Text(), n)
	}
	if h.changes != 2 {
		t.Errorf("got %d changes told, want 2", h.changes)
	}
	h.Undo()
	h.want("an undo", "|aXbxX")
	if n := h.ReplaceAll("y", ""); n != 0 {
		t.Errorf("got %d replaced, want none", n)
	}
}

func TestMarksMoveWithTheText(t *testing.T) {
	h := field(t, "|one two three")
	h.Mark(h.Find("two"))
	h.types("so ")
	h.SetSelection(9, 9)
	h.types("!")
	if want := [][2]int{{7, 11}}; !slices.Equal(h.marks, want) {
		t.Errorf("got %v in %q, want %v", h.marks, h.Text(), want)
	}
	h.Mark(nil)
	if h.marks != nil && len(h.marks) > 0 {
		t.Errorf("got %v, want none", h.marks)
	}
}

func TestAMentionIsToldWhileItIsTyped(t *testing.T) {
	h := field(t, "|")
	var told []string
	var last fyne.Position
	h.OnMention = func(sign rune, word string, pos fyne.Position) {
		if sign == 0 {
			told = append(told, "over")
			return
		}
		told = append(told, string(sign)+word)
		last = pos
	}
	h.types("hi @")
	h.types("An")
	if last.X < 10 || last.Y < 24 {
		t.Errorf("got the place %v, want it below the sign", last)
	}
	h.types(" x#a")
	h.types(" #b")
	h.press("Left")
	h.press("Left", "Left")
	h.press("Right", "Right")
	want := []string{"@", "@A", "@An", "over", "#", "#b", "#", "over"}
	if !slices.Equal(told, want) {
		t.Errorf("got %v, want %v", told, want)
	}
	h.SetText("")
	h.types("see @mar")
	h.CompleteMention("Maria")
	h.want("a completion", "see @Maria |")
	h.CompleteMention("again")
	h.want("a completion of nothing", "see @Maria |")
	h.Undo()
	h.want("an undo of it", "see @mar|")
	h.types("i")
	h.w.Window.Canvas().Unfocus()
	if told[len(told)-1] != "over" {
		t.Errorf("got %v, want it over without the focus", told)
	}
}

func TestTheCursorIsTold(t *testing.T) {
	h := field(t, "|one two")
	n := 0
	h.OnCursor = func() { n++ }
	h.press("Right")
	h.types("x")
	h.down(3, 0, 0)
	h.SelectAll()
	if n != 4 {
		t.Errorf("got %d calls, want one for each move", n)
	}
}

// TestNothingBreaks presses anything at random and compares with a plain string.
func TestNothingBreaks(t *testing.T) {
	h := open(t, "|", fyne.NewSize(300, 160))
	rapid.Check(t, func(t *rapid.T) {
		text := anyText(t, "text")
		h.SetText(text)
		first := h.Text()
		t.Repeat(map[string]func(*rapid.T){
			"type": func(t *rapid.T) {
				before, with := h.Text(), clean(anyText(t, "typed"))
				start, end := h.Selection()
				h.Insert(with)
				wantText(t, h, before[:start]+with+before[end:])
			},
			"rune": func(t *rapid.T) { h.TypedRune(rapid.Rune().Draw(t, "rune")) },
			"key": func(t *rapid.T) {
				h.press(rapid.SampledFrom([]string{"Left", "Right", "Up", "Down", "Home", "End", "Prior", "Next", "BackSpace", "Delete", "Return",
					"S-Left", "S-Right", "S-Up", "S-Down", "S-Home", "S-End", "S-Prior", "S-Next", "S-Return"}).Draw(t, "key"))
			},
			"word": func(t *rapid.T) {
				h.combine(rapid.SampledFrom([]fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyHome, fyne.KeyEnd}).Draw(t, "key"),
					rapid.SampledFrom([]fyne.KeyModifier{ctrl, ctrlShift, alt}).Draw(t, "with"))
			},
			"undo": func(*rapid.T) { h.Undo() },
			"redo": func(*rapid.T) { h.Redo() },
			"click": func(t *rapid.T) {
				h.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(
					float32(rapid.IntRange(-20, 320).Draw(t, "x")), float32(rapid.IntRange(-20, 200).Draw(t, "y")))}})
				h.drag(fyne.NewPos(float32(rapid.IntRange(-20, 320).Draw(t, "x2")), float32(rapid.IntRange(0, 160).Draw(t, "y2"))))
				h.DragEnd()
			},
			"select": func(t *rapid.T) {
				h.SetSelection(rapid.IntRange(-1, 200).Draw(t, "a"), rapid.IntRange(-1, 200).Draw(t, "b"))
			},
			"scroll": func(t *rapid.T) {
				h.paper.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, float32(rapid.IntRange(-300, 300).Draw(t, "by")))})
			},
			"resize": func(t *rapid.T) {
				h.Editor.Resize(fyne.NewSize(float32(rapid.IntRange(60, 400).Draw(t, "width")), 160))
			},
			"replace": func(t *rapid.T) {
				h.ReplaceAll(rapid.SampledFrom([]string{"a", "wo", "\n"}).Draw(t, "query"), anyText(t, "with"))
			},
			"": func(t *rapid.T) { holds(t, h) },
		})
		for h.CanUndo() {
			h.Undo()
		}
		wantText(t, h, first)
	})
}

func wantText(t *rapid.T, h *hands, want string) {
	if got := h.Text(); got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
}

// holds checks what must be true at any time.
func holds(t *rapid.T, h *hands) {
	text := h.Text()
	sameDocumentWords(t, h, text)
	for _, at := range []int{h.sel.anchor, h.sel.caret, h.view.top} {
		if at < 0 || at > len(text) || at < len(text) && !utf8.RuneStart(text[at]) {
			t.Fatalf("got place %d in %q, want one between runes", at, text)
		}
	}
	if offset := h.view.offset(); offset < -0.5 || offset > h.view.farthest()+1 {
		t.Fatalf("got the view at %v of %v, want it over the text", offset, h.view.farthest())
	}
	if n := len(h.paper.shown); n > 400 {
		t.Fatalf("got %d objects for %d lines in sight, want fewer", n, 7)
	}
	for i := range h.view.doc.root.sum.paras {
		if p := h.view.doc.at(i); p.lay != nil && !p.lay.dirty && p.lay.look == h.view.set.look {
			same(t, &h.view.set, &p.para)
		}
	}
}

func sameDocumentWords(t *rapid.T, h *hands, text string) {
	if got, want := h.Words(), countWords(text); got != want {
		t.Fatalf("got %d words in %q, want %d", got, text, want)
	}
	if got, want := h.view.doc.root.sum.paras, strings.Count(text, "\n")+1; got != want {
		t.Fatalf("got %d paragraphs in %q, want %d", got, text, want)
	}
}

func TestPictures(t *testing.T) {
	text := "# A walk\n\nToday I met @Anna and we talked about **what had happened**. I was *afraid*, but she said `it is fine`. #relief\n\n" +
		"- She asked first, and then she waited until I had found the words that I was looking for\n- [ ] write to her\n- [x] return the book\n" +
		"1. First\n\n> It is never too late.\n\nשלום עולם! 123 English.\n"
	for name, look := range map[string]kit.Look{
		"editor-light": {Mode: kit.AlwaysLight}, "editor-dark": {Mode: kit.AlwaysDark}, "editor-large": {Mode: kit.AlwaysLight, Scale: 1.5},
	} {
		h := open(t, text, fyne.NewSize(700, 560), kittest.Look(look))
		h.SetSelection(12, 40)
		h.w.Picture(name)
		if n := len(h.paper.texts); n < 20 {
			t.Errorf("got %d texts drawn, want all of them", n)
		}
	}
}
