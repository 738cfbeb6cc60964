package editor

import (
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kith/data"
)

var (
	there = data.ID{1, 2, 3, 4, 5, 6, 7, 8, 9}
	link  = data.EntryLink("A calmer call", there)
)

func TestTheAddressOfALinkTakesNoRoom(t *testing.T) {
	h := field(t, "see |"+link+" now")
	x := h.CursorPosition().X
	h.press("Right")
	if h.CursorTextOffset() != 6 || h.CursorPosition().X <= x {
		t.Errorf("got the cursor at %d, want it after the first letter of the words", h.CursorTextOffset())
	}
	for range 12 {
		h.press("Right")
	}
	if got, want := h.CursorTextOffset(), 4+len(link); got != want {
		t.Errorf("got the cursor at %d, want it after the link at %d", got, want)
	}
	if width := h.CursorPosition().X - x; width > 150 {
		t.Errorf("got a link %.0f wide, want only its words seen", width)
	}
	h.press("Left")
	if got := h.CursorTextOffset(); got != 4+len("[A calmer cal") {
		t.Errorf("got the cursor at %d, want it before the last letter of the words", got)
	}
	h.combine(fyne.KeyRight, ctrl)
	h.combine(fyne.KeyLeft, ctrl)
	if _, inside := h.here(); !inside {
		t.Errorf("got the cursor at %d, want it at the last word of the link", h.CursorTextOffset())
	}
}

func TestALinkIsDeletedWhole(t *testing.T) {
	h := field(t, "see "+link+"| now")
	h.press("BackSpace")
	h.want("Backspace after a link", "see | now")
	h.Undo()
	h.want("undo", "see "+link+"| now")
	h.SetSelection(4, 4)
	h.press("Delete")
	h.want("Delete before a link", "see | now")
	h.Undo()
	h.SetSelection(6, 6)
	h.press("Delete")
	if got := h.Text(); !strings.HasPrefix(got, "see [Acalmer call](entry:") {
		t.Errorf("got %q, want one letter of the words gone", got)
	}
	h.SetText("a " + link + " b")
	h.SetSelection(1, 12)
	h.press("BackSpace")
	h.want("deleting a part of a link with what is before it", "a| b")
}

func TestALinkIsFollowedByEnterAndByAClick(t *testing.T) {
	h := field(t, "see [A| calmer call](entry:"+there.String()+") now")
	var followed []data.ID
	h.OnFollow = func(l data.Link) { followed = append(followed, l.ID) }
	before := h.Text()
	h.press("Return")
	h.down(8, 0, 0)
	h.MouseUp(nil)
	h.down(1, 0, 0)
	h.MouseUp(nil)
	if !slices.Equal(followed, []data.ID{there, there}) || h.Text() != before {
		t.Errorf("got %v followed and %q, want the link twice and the text as it was", followed, h.Text())
	}
	h.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: h.at(8, 0, 0)}})
	if h.Cursor() != desktop.PointerCursor {
		t.Error("the pointer over a link is no hand")
	}
	h.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: h.at(1, 0, 0)}})
	if h.Cursor() != desktop.TextCursor {
		t.Error("the pointer over a text is not that of a text")
	}
}

func TestBoxesAreTickedByHandAndByKey(t *testing.T) {
	h := field(t, "- [ ] soup\nbread|")
	h.down(3, 0, 0)
	h.MouseUp(nil)
	if got := h.Text(); got != "- [x] soup\nbread" {
		t.Errorf("got %q after a click on the box, want it ticked", got)
	}
	h.down(8, 0, 0)
	h.MouseUp(nil)
	if got := h.Text(); got != "- [x] soup\nbread" {
		t.Errorf("got %q after a click on the words, want it as it was", got)
	}
	h.combine(fyne.KeyReturn, ctrl)
	h.want("Ctrl+Enter in an item", "- [ ] so|up\nbread")
	h.SetSelection(15, 15)
	h.combine(fyne.KeyReturn, ctrl)
	h.want("Ctrl+Enter in a paragraph", "- [ ] soup\n- [ ] brea|d")
	h.Undo()
	h.want("undo", "- [ ] soup\nbrea|d")
	h.SetText("- plain")
	h.combine(fyne.KeyReturn, ctrl)
	if got := h.Text(); got != "- [ ] plain" {
		t.Errorf("got %q, want an item with a box", got)
	}
	h.Disable()
	h.Tick()
	if got := h.Text(); got != "- [ ] plain" {
		t.Errorf("got %q, want a text that is only read left alone", got)
	}
}

func TestMarksAreSetAndTakenAway(t *testing.T) {
	for _, c := range []struct {
		key          fyne.KeyName
		before, want string
	}{
		{fyne.KeyB, "so |very| good", "so **|very|** good"},
		{fyne.KeyB, "so **|very|** good", "so |very| good"},
		{fyne.KeyB, "so |**very**| good", "so |very| good"},
		{fyne.KeyB, "so ve|ry good", "so **|very|** good"},
		{fyne.KeyB, "end|", "**|end|**"},
		{fyne.KeyB, "a | b", "a **|** b"},
		{fyne.KeyI, "so |very| good", "so *|very|* good"},
		{fyne.KeyI, "so *|very|* good", "so |very| good"},
		{fyne.KeyI, "so **|very|** good", "so ***|very|*** good"},
		{fyne.KeyI, "so ***|very|*** good", "so **|very|** good"},
		{fyne.KeyB, "|one\ntwo|", "|one\ntwo|"},
		{fyne.KeyK, "a |word| b", "a [word](|) b"},
		{fyne.KeyK, "|https://a.org|", "[|](https://a.org)"},
		{fyne.KeyK, "a |", "a [[|"},
		{fyne.KeyK, "|a]b|", "|a]b|"},
	} {
		h := field(t, c.before)
		h.combine(c.key, ctrl)
		h.want(string(c.key)+" in "+c.before, c.want)
	}
}

func TestTabSetsListItemsFurtherIn(t *testing.T) {
	h := field(t, "- one\nplain|")
	if h.AcceptsTab() {
		t.Error("Tab stays in an ordinary paragraph, want it to go on")
	}
	h.SetSelection(3, 3)
	if !h.AcceptsTab() {
		t.Fatal("Tab leaves a list item, want it to set it further in")
	}
	h.press("Tab")
	h.want("Tab", "  - o|ne\nplain")
	h.press("S-Tab")
	h.want("Shift+Tab", "- o|ne\nplain")
	h.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if h.AcceptsTab() {
		t.Error("Shift+Tab stays in an item that cannot go out any further")
	}
	h.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for i := 0; h.AcceptsTab(); i++ {
		if h.press("Tab"); i > 20 {
			t.Fatal("Tab never leaves the list: the keyboard is caught")
		}
	}
}

func TestLinksAndNamesOfSeveralWordsAreTold(t *testing.T) {
	h := field(t, "|")
	var sign rune
	var word string
	h.OnMention = func(s rune, w string, _ fyne.Position) { sign, word = s, w }
	h.Spaced = func(_ rune, w string) bool { return strings.HasPrefix("anna maria", strings.ToLower(w)) }
	h.types("with @Anna Ma")
	if sign != '@' || word != "Anna Ma" {
		t.Errorf("got %q %q, want the name of two words", sign, word)
	}
	h.CompleteMention("Anna Maria")
	h.types("see [[A calm")
	if sign != '[' || word != "A calm" {
		t.Errorf("got %q %q, want a link of two words", sign, word)
	}
	h.CompleteLink(link)
	h.want("a link", "with @Anna Maria see "+link+"|")
	h.types(" and @Anna went")
	if sign != 0 {
		t.Errorf("got %q %q, want no name any more", sign, word)
	}
	names := data.NamesOf([]data.Person{{ID: there, Name: "Anna Maria"}})
	length := func(text string) int { n, _ := names.At(text); return n }
	if got := styled("@Anna Maria went", MarkdownNaming("@Anna Maria went", length)); got != "a{@Anna Maria} went" {
		t.Errorf("got %q, want the whole name", got)
	}
}

func TestALineThatIsAPictureIsShownAsOne(t *testing.T) {
	h := field(t, "above\n![by the sea](file:"+there.String()+")|\nbelow")
	h.Picture = func(id data.ID) (Picture, bool) {
		return Picture{Width: 400, Height: 200, Image: image.NewRGBA(image.Rect(0, 0, 4, 2))}, id == there
	}
	h.Restyle()
	if h.paper.hung != 1 || h.paper.images[0].Size().Height < 100 {
		t.Fatalf("got %d pictures, want one in its place", h.paper.hung)
	}
	if top := h.view.placeOf(len(h.Text())-1, false).Y; top < 150 {
		t.Errorf("got the line below at %.0f, want it below the picture", top)
	}
	h.press("Left")
	if got := h.CursorTextOffset(); got != 6 {
		t.Errorf("got the cursor at %d, want it before the picture at 6", got)
	}
	h.press("Delete")
	h.want("Delete before a picture", "above\n|\nbelow")
	h.Undo()
	if h.paper.hung != 1 {
		t.Error("undo does not bring the picture back")
	}
	h.Picture = nil
	h.Restyle()
	if h.paper.hung != 0 {
		t.Error("got a picture that nobody gives")
	}
}

func TestThePageIsAskedBeforeAShortcutAndAPaste(t *testing.T) {
	h := field(t, "|")
	var keys []fyne.KeyName
	h.OnShortcut = func(s *desktop.CustomShortcut) bool { keys = append(keys, s.KeyName); return true }
	h.combine(fyne.KeyB, ctrl)
	h.OnPaste = func(text string) bool { return text == "" }
	h.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board("")})
	h.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board("words")})
	if h.want("a paste", "words|"); !slices.Equal(keys, []fyne.KeyName{fyne.KeyB}) {
		t.Errorf("got %v, want the shortcut told", keys)
	}
}
