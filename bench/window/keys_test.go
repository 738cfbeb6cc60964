//go:build window

package window_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/kit/editor"
)

// prose is what is typed and what the text is made of.
const prose = "and then she said that it was all right, and we walked on along the river "

// text gives so many words, in paragraphs of seventy-five.
func text(words int) string {
	var out strings.Builder
	for i := range words {
		if i > 0 && i%80 == 0 {
			out.WriteString("\n\n")
		}
		out.WriteString(strings.Fields(prose)[i%16])
		out.WriteByte(' ')
	}
	return out.String()
}

// field makes an editor with a text and the cursor at a place of it, from 0 to 1.
func field(t *testing.T, body string, at float64) *editor.Editor {
	var own *editor.Editor
	fyne.DoAndWait(func() {
		own = editor.New("", nil)
		own.MaxWidth = kit.ReadingWidth
		own.SetText(body)
	})
	show(t, own, own)
	place := int(at * float64(len(body)))
	_ = act(t, func() { own.SetSelection(place, place) })
	return own
}

// times does the same thing again and again and tells what it cost.
func times(t *testing.T, name string, count int, do func(i int)) {
	var list []cost
	for i := range count {
		list = append(list, act(t, func() { do(i) }))
	}
	tell(name, list)
}

// letter is the i-th letter that is typed.
func letter(i int) rune { return rune(prose[i%len(prose)]) }

// TestKeysInTheWindow types into texts of three lengths, beside the toolkit's own field.
func TestKeysInTheWindow(t *testing.T) {
	for _, words := range []int{100, 2_000, 20_000} {
		body := text(words)
		own := field(t, body, 0.5)
		times(t, fmt.Sprintf("Kith, %d words: letters", words), 120, func(i int) { own.TypedRune(letter(i)) })

		var entry *widget.Entry
		fyne.DoAndWait(func() {
			entry = widget.NewMultiLineEntry()
			entry.Wrapping = fyne.TextWrapWord
			entry.SetText(body)
			entry.CursorRow = strings.Count(body, "\n") / 2
		})
		show(t, entry, entry)
		count := 120
		if words > 5_000 {
			count = 20 // it takes its time
		}
		times(t, fmt.Sprintf("toolkit, %d words: letters", words), count, func(i int) { entry.TypedRune(letter(i)) })
	}
}

// TestOtherKeysInTheWindow does all that one does with keys in a text of 20,000 words, in
// paragraphs and in one single paragraph.
func TestOtherKeysInTheWindow(t *testing.T) {
	body := text(20_000)
	for _, shape := range []struct{ name, body string }{
		{"paragraphs", body}, {"one paragraph", strings.ReplaceAll(body, "\n\n", "")},
	} {
		for _, at := range []struct {
			name string
			at   float64
		}{{"start", 0}, {"middle", 0.5}, {"end", 1}} {
			own := field(t, shape.body, at.at)
			times(t, fmt.Sprintf("%s, %s: letters", shape.name, at.name), 80, func(i int) { own.TypedRune(letter(i)) })
		}
		own := field(t, shape.body, 0.5)
		for _, c := range acts(own, body) {
			if c.before != nil {
				_ = act(t, c.before)
			}
			times(t, shape.name+", middle: "+c.name, c.count, c.do)
		}
	}
}

// doing is a thing that is done again and again.
type doing struct {
	name   string
	count  int
	before func()
	do     func(i int)
}

// acts are the things that one does with keys.
func acts(own *editor.Editor, body string) []doing {
	key := func(name fyne.KeyName) func(int) {
		return func(int) { own.TypedKey(&fyne.KeyEvent{Name: name}) }
	}
	shift := func(down bool) func() {
		press := own.KeyUp
		if down {
			press = own.KeyDown
		}
		return func() { press(&fyne.KeyEvent{Name: desktop.KeyShiftLeft}) }
	}
	pasted := strings.Join(strings.SplitAfterN(body, " ", 2_001)[:2_000], "")
	return []doing{
		{"Enter", 40, nil, key(fyne.KeyReturn)},
		{"Backspace", 80, nil, key(fyne.KeyBackspace)},
		{"Right", 80, nil, key(fyne.KeyRight)},
		{"Down", 80, nil, key(fyne.KeyDown)},
		{"Page Down", 20, nil, key(fyne.KeyPageDown)},
		{"Shift+Right", 80, shift(true), key(fyne.KeyRight)},
		{"Shift+Down", 80, nil, key(fyne.KeyDown)},
		{"letters while a word is marked everywhere", 80, func() { shift(false)(); own.SetSelection(0, 0); own.Mark(own.Find("river")) },
			func(i int) { own.TypedRune(letter(i)) }},
		{"paste of 2,000 words", 10, func() { own.Mark(nil) }, func(int) { own.Insert(pasted) }},
		{"undo of it", 10, nil, func(int) { own.Undo() }},
		{"redo of it", 10, nil, func(int) { own.Redo() }},
		{"the whole text selected and let go", 20, nil, func(i int) {
			if i%2 == 0 {
				own.SelectAll()
			} else {
				own.SetSelection(0, 0)
			}
		}},
	}
}
