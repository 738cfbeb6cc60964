package editor

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// wrapped is longer than a line of the field.
func wrapped() string {
	return "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
}

// pressed is a text, the keys pressed in it, and what it is then.
type pressed struct{ name, before, keys, after string }

func keysAlone() []pressed {
	return []pressed{
		{"left", "ab|c", "Left", "a|bc"},
		{"left at the start", "|abc", "Left", "|abc"},
		{"left over a line", "a\n|b", "Left", "a|\nb"},
		{"right", "a|bc", "Right", "ab|c"},
		{"right at the end", "abc|", "Right", "abc|"},
		{"right over a line", "a|\nb", "Right", "a\n|b"},
		{"right over a flag", "|🇩🇪x", "Right", "🇩🇪|x"},
		{"left over a family", "👨‍👩‍👧|x", "Left", "|👨‍👩‍👧x"},
		{"left out of a selection", "a|bc|d", "Left", "a|bcd"},
		{"right out of a selection", "a|bc|d", "Right", "abc|d"},
		{"shift and left", "ab|c", "S-Left S-Left", "|ab|c"},
		{"shift and right", "a|bc", "S-Right", "a|b|c"},
		{"up", "abc\nde|f", "Up", "ab|c\ndef"},
		{"up to the start", "ab|c", "Up", "|abc"},
		{"down", "a|bc\ndef", "Down", "abc\nd|ef"},
		{"down to the end", "ab|c", "Down", "abc|"},
		{"down keeps the column", "abcd|e\na\nabcdefg", "Down Down", "abcde\na\nabcd|efg"},
		{"up keeps the column", "abcdef\n\nabc|def", "Up Up", "abc|def\n\nabcdef"},
		{"a letter forgets the column", "abcd|e\na\nabcdefg", "Down Left Down", "abcde\na\n|abcdefg"},
		{"shift and down", "a|bc\ndef", "S-Down", "a|bc\nd|ef"},
		{"home", "ab\ncd|e", "Home", "ab\n|cde"},
		{"end", "ab\n|cde\nf", "End", "ab\ncde|\nf"},
		{"shift and home", "abc|d", "S-Home", "|abc|d"},
		{"shift and end", "a|bcd", "S-End", "a|bcd|"},
		{"page down to the end", "a|b\nc", "Next", "ab\nc|"},
		{"page up to the start", "ab\nc|d", "Prior", "|ab\ncd"},
		{"backspace", "ab|c", "BackSpace", "a|c"},
		{"backspace at the start", "|abc", "BackSpace", "|abc"},
		{"backspace joins", "a\n|b", "BackSpace", "a|b"},
		{"backspace takes a whole letter", "ae\u0301|b", "BackSpace", "a|b"},
		{"backspace takes a selection", "a|bc|d", "BackSpace", "a|d"},
		{"delete", "a|bc", "Delete", "a|c"},
		{"delete at the end", "abc|", "Delete", "abc|"},
		{"delete joins", "a|\nb", "Delete", "a|b"},
		{"delete takes a flag", "a|🇩🇪b", "Delete", "a|b"},
		{"delete takes a selection", "a|b\nc|d", "Delete", "a|d"},
		{"enter", "a|b", "Return", "a\n|b"},
		{"the other enter", "a|b", "KP_Enter", "a\n|b"},
		{"enter over a selection", "a|bc|d", "Return", "a\n|d"},
		{"enter in a list", "- one|", "Return", "- one\n- |"},
		{"enter within an item", "- one| two", "Return", "- one\n- | two"},
		{"enter before an item", "|- one", "Return", "\n|- one"},
		{"enter in numbers", "  9. nine|", "Return", "  9. nine\n  10. |"},
		{"enter in boxes", "- [x] done|", "Return", "- [x] done\n- [ ] |"},
		{"enter in a quotation", "> said|", "Return", "> said\n> |"},
		{"enter in an empty item", "- a\n- |", "Return", "- a\n|"},
		{"enter in an empty box", "- [ ] |\nb", "Return", "|\nb"},
		{"enter in an empty item within one", "- a\n  - |", "Return", "- a\n- |"},
		{"shift and enter in a list", "- one|", "S-Return", "- one\n|"},
		{"tab alone", "a|b", "Tab", "a|b"},
		{"a letter's key", "a|b", "X", "a|b"},
		{"insert alone", "a|b", "Insert", "a|b"},
	}
}

func TestEachKeyDoesWhatItSays(t *testing.T) {
	for _, c := range keysAlone() {
		t.Run(c.name, func(t *testing.T) {
			h := field(t, c.before)
			h.press(strings.Fields(c.keys)...)
			h.want(c.keys, c.after)
		})
	}
}

func TestEachShortcutDoesWhatItSays(t *testing.T) {
	for _, c := range []struct {
		name, before string
		key          fyne.KeyName
		with         fyne.KeyModifier
		after        string
	}{
		{"word left", "one two| three", fyne.KeyLeft, ctrl, "one |two three"},
		{"word left over a line", "one\n|two", fyne.KeyLeft, ctrl, "one|\ntwo"},
		{"word left at the start", "|one", fyne.KeyLeft, ctrl, "|one"},
		{"word right", "one| two three", fyne.KeyRight, ctrl, "one two| three"},
		{"word right over a line", "one|\ntwo", fyne.KeyRight, ctrl, "one\n|two"},
		{"word right at the end", "one|", fyne.KeyRight, ctrl, "one|"},
		{"select a word left", "one two|", fyne.KeyLeft, ctrlShift, "one |two|"},
		{"select a word right", "|one two", fyne.KeyRight, ctrlShift, "|one| two"},
		{"delete a word left", "one two| three", fyne.KeyBackspace, ctrl, "one | three"},
		{"delete a line's end by word", "one\n|two", fyne.KeyBackspace, ctrl, "one|two"},
		{"delete a word right", "one| two three", fyne.KeyDelete, ctrl, "one| three"},
		{"delete a selection by word", "o|ne tw|o", fyne.KeyDelete, ctrl, "o|o"},
		{"to the start", "one\ntwo|", fyne.KeyHome, ctrl, "|one\ntwo"},
		{"to the end", "o|ne\ntwo", fyne.KeyEnd, ctrl, "one\ntwo|"},
		{"select to the start", "one|\ntwo", fyne.KeyHome, ctrlShift, "|one|\ntwo"},
		{"select to the end", "one|\ntwo", fyne.KeyEnd, ctrlShift, "one|\ntwo|"},
		{"item in", "- a\n- b|", fyne.KeyRight, alt, "- a\n  - b|"},
		{"item out", "- a\n    - |b", fyne.KeyLeft, alt, "- a\n  - |b"},
		{"item out from its marker", "  -| b", fyne.KeyLeft, alt, "-| b"},
		{"item out by a single space", " - b|", fyne.KeyLeft, alt, "- b|"},
		{"items in", "- a|\nplain\n1. b|", fyne.KeyRight, alt, "|  - a\nplain\n  1. b|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := field(t, c.before)
			h.combine(c.key, c.with)
			h.want(c.name, c.after)
		})
	}
}

func TestAMacHasItsOwnKeys(t *testing.T) {
	const cmd, option = fyne.KeyModifierSuper, fyne.KeyModifierAlt
	for _, c := range []struct {
		before string
		key    fyne.KeyName
		with   fyne.KeyModifier
		after  string
	}{
		{"one two|", fyne.KeyLeft, option, "one |two"},
		{"one two|", fyne.KeyBackspace, option, "one |"},
		{"a\none two|", fyne.KeyLeft, cmd, "a\n|one two"},
		{"a\n|one two", fyne.KeyRight, cmd | fyne.KeyModifierShift, "a\n|one two|"},
		{"a\none|", fyne.KeyUp, cmd, "|a\none"},
		{"|a\none", fyne.KeyDown, cmd, "a\none|"},
	} {
		h := field(t, c.before)
		if !h.custom(c.key, c.with, true) {
			t.Errorf("got %v with %v unknown, want it used", c.key, c.with)
		}
		h.want(string(c.key), c.after)
	}
	h := field(t, "- a|")
	if h.custom(fyne.KeyUp, ctrl, false) || h.custom(fyne.KeyRight, fyne.KeyModifierSuper, true) == false {
		t.Error("got the keys of one system on the other, want each its own")
	}
}

func TestKeysOfTheWindowReachIt(t *testing.T) {
	h := field(t, "a|b")
	h.press("Escape", "F1", "F3", "F11", "A", "Left")
	if want := []fyne.KeyName{fyne.KeyEscape, fyne.KeyF1, fyne.KeyF3, fyne.KeyF11}; !slices.Equal(h.handed, want) {
		t.Errorf("got keys %v in the window, want %v", h.handed, want)
	}
	h.w.Window.Canvas().SetOnTypedKey(nil)
	h.press("Escape")
	h.want("keys of the window", "|ab")
}

func TestShortcutsOfTheWindowReachIt(t *testing.T) {
	h := field(t, "plain|")
	var got []string
	for _, s := range []*desktop.CustomShortcut{{KeyName: fyne.KeyN, Modifier: ctrl}, {KeyName: fyne.KeyLeft, Modifier: alt}, {KeyName: fyne.KeyRight, Modifier: ctrl}} {
		h.w.Window.Canvas().AddShortcut(s, func(fyne.Shortcut) { got = append(got, string(s.KeyName)) })
		h.TypedShortcut(s)
	}
	if want := []string{"N", "Left"}; !slices.Equal(got, want) {
		t.Errorf("got %v in the window, want %v: the field uses the third itself", got, want)
	}
	h.TypedShortcut(&strange{})
	h.want("a shortcut that nobody knows", "plain|")
}

type strange struct{}

func (*strange) ShortcutName() string { return "Strange" }

func TestAScreenIsAskedBeforeAKeyDoesAnything(t *testing.T) {
	h := field(t, "a|b")
	h.OnKey = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyDelete }
	h.press("Delete", "BackSpace")
	h.want("a key that the screen used and one it did not", "|b")
}

func TestTabLeavesTheField(t *testing.T) {
	h := field(t, "a|")
	if h.AcceptsTab() {
		t.Error("got a field that keeps Tab, want it to go on")
	}
}

func TestEndKnowsTheLinesThatAreSeen(t *testing.T) {
	h := field(t, "|"+wrapped())
	h.press("End")
	end, _ := h.Selection()
	s := h.view.spotOf(end, h.back)
	if s.line != 0 || end == 0 || h.Text()[end] != ' ' {
		t.Errorf("got the cursor at %d on line %d, want before the space that ends the first line", end, s.line)
	}
	h.press("Down", "Home")
	if s := h.view.spotOf(h.CursorTextOffset(), h.back); s.line != 1 || s.at != int(s.para.lay.starts[1]) {
		t.Errorf("got the cursor at %d, want the start of the second line", s.at)
	}
	h = field(t, "|"+strings.Repeat("😀", 60))
	h.press("End")
	if s := h.view.spotOf(h.CursorTextOffset(), h.back); s.line != 0 || h.CursorPosition().X < 300 {
		t.Errorf("got line %d at x %v, want the end of the first", s.line, h.CursorPosition().X)
	}
	h.press("End", "Down", "Home", "Up")
	if h.CursorTextOffset() != 0 {
		t.Errorf("got the cursor at %d, want the start", h.CursorTextOffset())
	}
}

func TestAPageIsAsHighAsTheField(t *testing.T) {
	h := field(t, "|"+strings.Repeat("line\n", 200))
	h.press("Next")
	first := h.CursorTextOffset() / 5
	if lines := int(h.Editor.Size().Height / 24); first < lines-2 || first > lines {
		t.Errorf("got %d lines down, want about %d", first, lines)
	}
	h.press("Next", "Prior", "Prior")
	if h.CursorTextOffset() != 0 || h.view.offset() != 0 {
		t.Errorf("got the cursor at %d and the view at %v, want both at the start", h.CursorTextOffset(), h.view.offset())
	}
}

func TestWhatIsTypedCanBeTakenBack(t *testing.T) {
	h := field(t, "ab|")
	h.types("cd ef")
	h.press("Left")
	h.types("X")
	h.Undo()
	h.want("one undo", "abcd e|f")
	h.Undo()
	h.want("two undos", "ab|")
	if h.CanUndo() || !h.CanRedo() {
		t.Error("got more to undo, or nothing to redo, want the reverse")
	}
	h.Undo()
	h.Redo()
	h.want("a redo", "abcd ef|")
	h.TypedShortcut(&fyne.ShortcutRedo{})
	h.want("two redos", "abcd eX|f")
	h.TypedShortcut(&fyne.ShortcutUndo{})
	h.combine(fyne.KeyZ, ctrlShift)
	h.want("undo and redo by keys", "abcd eX|f")
	h.Redo()
	h.types("Y")
	if h.CanRedo() {
		t.Error("got something to redo after typing, want nothing")
	}
}

func TestBurstsOfTypingAreTakenBackOneByOne(t *testing.T) {
	h := field(t, "|")
	h.types("first")
	h.clock = h.clock.Add(3 * time.Second)
	h.types(" second\nthird")
	h.press("BackSpace", "BackSpace")
	for _, want := range []string{" second\nthird|", " second\n|", " second|", "|"} {
		h.Undo()
		if want != "|" {
			want = "first" + want
		} else {
			want = "first|"
		}
		h.want("an undo", want)
	}
	h.Undo()
	h.want("the last undo", "|")
	h.types(strings.Repeat("word and ", 40))
	h.Undo()
	if n := h.Len(); n == 0 || n == 360 {
		t.Errorf("got %d bytes left of a long burst, want it taken back in parts", n)
	}
}

func TestDeletingIsTakenBackAsOne(t *testing.T) {
	h := field(t, "one |two three")
	h.press("Delete", "Delete", "Delete")
	h.want("three deletes", "one | three")
	h.Undo()
	h.want("an undo", "one |two three")
	h.press("BackSpace", "BackSpace", "Delete")
	h.Undo()
	h.want("an undo of deleting both ways", "one |two three")
	h.SetSelection(0, 5)
	h.types("x")
	h.types("y")
	h.Undo()
	h.want("an undo of typing over", "|one t|wo three")
}

func TestHistoryHasAnEnd(t *testing.T) {
	var h history
	for range 10 {
		h.add(step{added: strings.Repeat("x", maxHistory/4)})
	}
	if len(h.past) != 4 || h.size != maxHistory {
		t.Errorf("got %d steps of %d bytes, want 4 of %d", len(h.past), h.size, maxHistory)
	}
	h.add(step{removed: strings.Repeat("x", 2*maxHistory)})
	if len(h.past) != 1 {
		t.Errorf("got %d steps, want the last one kept however large", len(h.past))
	}
	h.back()
	if h.size != 0 {
		t.Errorf("got %d bytes with nothing to undo, want 0", h.size)
	}
}

func TestTheClipboardTakesAndGivesPlainText(t *testing.T) {
	h := field(t, "a |bold| move")
	b := board("before")
	h.TypedShortcut(&fyne.ShortcutCopy{Clipboard: b})
	if b.Content() != "bold" {
		t.Errorf("got %q copied, want bold", b.Content())
	}
	h.TypedShortcut(&fyne.ShortcutCut{Clipboard: b})
	h.want("cut", "a | move")
	h.TypedShortcut(&fyne.ShortcutCut{Clipboard: b})
	h.TypedShortcut(&fyne.ShortcutCopy{Clipboard: b})
	if b.Content() != "bold" {
		t.Errorf("got %q after cutting nothing, want the clipboard left alone", b.Content())
	}
	b.SetContent("x\r\ny\rz\xff")
	h.TypedShortcut(&fyne.ShortcutPaste{Clipboard: b})
	h.want("a paste of other newlines", "a x\ny\nz\uFFFD| move")
	h.Undo()
	h.want("undo of a paste", "a | move")
	h.TypedShortcut(&fyne.ShortcutSelectAll{})
	h.want("select all", "|a  move|")
	h.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board("")})
	h.want("pasting nothing", "|a  move|")
	h.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board("new")})
	h.want("pasting over", "new|")
}

func TestAReadOnlyFieldChangesNothing(t *testing.T) {
	h := field(t, "one |two| three\n"+strings.Repeat("line\n", 100))
	before := h.shows()
	h.Disable()
	b := board("paste")
	h.types("x\n")
	h.press("BackSpace", "Delete", "S-Return")
	h.combine(fyne.KeyBackspace, ctrl)
	h.combine(fyne.KeyRight, alt)
	h.TypedShortcut(&fyne.ShortcutPaste{Clipboard: b})
	h.TypedShortcut(&fyne.ShortcutCut{Clipboard: b})
	h.Undo()
	h.Redo()
	h.Insert("y")
	h.CompleteMention("z")
	h.Replace("two", "2")
	if n := h.ReplaceAll("one", "1"); n != 0 || h.Text() != strings.ReplaceAll(before, "|", "") || h.changes != 0 {
		t.Errorf("got %q and %d changes, want nothing changed", h.shows(), h.changes)
	}
	if b.Content() != "two" {
		t.Errorf("got %q copied by cut, want two", b.Content())
	}
	h.ScrollTo(0)
	h.press("Down", "Next", "Next")
	if h.view.offset() <= 0 {
		t.Error("got a text that does not move, want it scrolled")
	}
	h.press("End", "Home", "Up")
	if got := h.view.offset(); got != 0 {
		t.Errorf("got the view at %v, want the start", got)
	}
	h.Enable()
	h.types("z")
	if h.changes != 1 {
		t.Errorf("got %d changes, want the field to be one to write in again", h.changes)
	}
}

func TestOddRunesAreTakenOrLeft(t *testing.T) {
	h := field(t, "|")
	for _, r := range []rune{'\r', 0x110000, 'é', '漢', 0x1F469, 0x200D, 0x1F4BB, -1} {
		h.TypedRune(r)
	}
	h.want("odd runes", "\uFFFDé漢👩‍💻\uFFFD|")
	h.press("BackSpace", "BackSpace", "BackSpace")
	h.want("three times Backspace", "\uFFFDé|")
}

func TestItemsGoInAndOutAsOneStep(t *testing.T) {
	h := field(t, "- |a\n- b|")
	h.combine(fyne.KeyRight, alt)
	h.Undo()
	h.want("an undo", "- |a\n- b|")
	h.SetSelection(0, 0)
	h.combine(fyne.KeyLeft, alt)
	h.want("out at the edge", "|- a\n- b")
}
