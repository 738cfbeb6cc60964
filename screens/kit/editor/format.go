package editor

import (
	"strings"

	"fyne.io/fyne/v2"
)

// formatKey does what the keys for the shape of a text say: Ctrl+B, Ctrl+I, Ctrl+K,
// and Ctrl+Enter, which ticks a box or makes one.
func (e *Editor) formatKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyB:
		e.Surround("**")
	case fyne.KeyI:
		e.Surround("*")
	case fyne.KeyK:
		e.Link()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !e.follow() {
			e.Tick()
		}
	default:
		return false
	}
	return true
}

// Surround puts a mark around what is selected, or around the word at the cursor, and
// takes it away where it stands already. Without a word it writes the mark twice and
// puts the cursor between.
func (e *Editor) Surround(sign string) {
	start, end := e.sel.start(), e.sel.end()
	i, from := e.view.doc.seek(start)
	line := e.view.doc.at(i).text
	if end > from+len(line) {
		return // a mark does not reach from one paragraph into the next
	}
	start, end = start-from, end-from
	if start == end {
		start, end = wordAround(line, start)
	}
	n := len(sign)
	if hasMark(line, start, end, sign) {
		e.changeTo(from+start-n, from+end+n, line[start:end], selection{from + start - n, from + end - n})
		return
	}
	if chosen := line[start:end]; len(chosen) > 2*n && hasMark(chosen, n, len(chosen)-n, sign) {
		e.changeTo(from+start, from+end, chosen[n:len(chosen)-n], selection{from + start, from + end - 2*n})
		return
	}
	e.changeTo(from+start, from+end, sign+line[start:end]+sign, selection{from + start + n, from + end + n})
}

// wordAround gives the word that a place of a line is in or beside, or the place itself.
func wordAround(line string, at int) (start, end int) {
	switch {
	case at < len(line) && kindHere(line, at) > mark:
	case at > 0 && kindHere(line, prevCluster(line, at)) > mark:
		at = prevCluster(line, at)
	default:
		return at, at
	}
	return wordAt(line, at)
}

// hasMark tells whether a part of a line stands between two marks, and not between
// longer ones of the same sign.
func hasMark(line string, start, end int, sign string) bool {
	if !strings.HasSuffix(line[:start], sign) || !strings.HasPrefix(line[end:], sign) {
		return false
	}
	before := len(line[:start]) - len(strings.TrimRight(line[:start], sign[:1]))
	return len(sign) > 1 && before >= len(sign) || before%2 == len(sign)%2
}

// Link makes a link of what is selected, the cursor where its address goes. With
// nothing selected it begins the choice of another entry to lead to.
func (e *Editor) Link() {
	if e.Disabled() {
		return
	}
	if e.sel.empty() {
		e.write("[[", typing)
		return
	}
	words := e.SelectedText()
	if strings.ContainsAny(words, "\n[]") {
		return
	}
	start := e.sel.start()
	if strings.Contains(words, "://") && !strings.ContainsAny(words, " ()") {
		e.changeTo(start, e.sel.end(), "[]("+words+")", selection{start + 1, start + 1})
		return
	}
	at := start + len(words) + 3
	e.changeTo(start, e.sel.end(), "["+words+"]()", selection{at, at})
}

// Tick ticks the box at the beginning of the cursor's paragraph or takes the tick away.
// A list item without a box gets one, and an ordinary paragraph becomes such an item.
func (e *Editor) Tick() {
	i, start := e.view.doc.seek(e.sel.caret)
	e.tick(i, start)
}

func (e *Editor) tick(i, start int) {
	line := e.view.doc.at(i).text
	it := itemOf(line)
	at, old, with := boxOf(line, it), " ", "x"
	switch {
	case at >= 0:
		if it.done {
			old, with = line[at:at+1], " "
		}
	case it.length > 0:
		at, old, with = it.marker+1, "", "[ ] "
	default:
		at, old, with = len(line)-len(strings.TrimLeft(line, " \t")), "", "- [ ] "
	}
	by := len(with) - len(old)
	sel := selection{e.sel.anchor, e.sel.caret}
	for _, place := range []*int{&sel.anchor, &sel.caret} {
		if *place >= start+at+len(old) {
			*place += by
		}
	}
	e.changeTo(start+at, start+at+len(old), with, sel)
}

// boxOf is where the sign in the box of a list item is, -1 if it has none.
func boxOf(line string, it item) int {
	if it.length < it.marker+4 {
		return -1
	}
	return it.marker + 2
}

// tabs says that Tab sets a list item further in, or with shift further out. One
// that cannot go any further leaves Tab to the window, so that the keyboard gets out.
func (e *Editor) tabs() bool {
	if e.Disabled() {
		return false
	}
	i, _ := e.view.doc.seek(e.sel.caret)
	it := itemOf(e.view.doc.at(i).text)
	if e.shift {
		return it.length > 0 && it.indent > 0
	}
	return it.length > 0 && it.indent < maxIndent
}

// maxIndent is how far in Tab sets a list item, in bytes.
const maxIndent = 12
