package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Find gives all places where a text stands, as ranges of bytes in order and
// without overlap. Large and small letters count as the same. It reads the whole
// text.
func (e *Editor) Find(query string) [][2]int {
	var found [][2]int
	text, fold := e.Text(), folded(query)
	for at := 0; ; {
		start, end := foldIndex(text, fold, at)
		if start < 0 {
			return found
		}
		found = append(found, [2]int{start, end})
		at = end
	}
}

// FindNext selects the next place after the selection where a text stands, from
// the beginning again after the end. It says whether there is one.
func (e *Editor) FindNext(query string) bool {
	text, fold := e.Text(), folded(query)
	start, end := foldIndex(text, fold, e.sel.end())
	if start < 0 {
		start, end = foldIndex(text, fold, 0)
	}
	return e.found(start, end)
}

// FindPrevious selects the last place before the selection where a text stands,
// from the end again after the beginning. It says whether there is one.
func (e *Editor) FindPrevious(query string) bool {
	all := e.Find(query)
	if len(all) == 0 {
		return false
	}
	best := all[len(all)-1]
	for i := len(all) - 1; i >= 0; i-- {
		if all[i][1] <= e.sel.start() {
			best = all[i]
			break
		}
	}
	return e.found(best[0], best[1])
}

func (e *Editor) found(start, end int) bool {
	if start < 0 {
		return false
	}
	e.SetSelection(start, end)
	return true
}

// Replace puts another text in the place of what is selected, if that is what is
// searched for, and selects the next place. It says whether it replaced.
func (e *Editor) Replace(query, with string) bool {
	chosen := e.SelectedText()
	start, end := foldIndex(chosen, folded(query), 0)
	hit := start == 0 && end == len(chosen) && !e.Disabled()
	if hit {
		e.write(clean(with), whole)
	}
	e.FindNext(query)
	return hit
}

// ReplaceAll replaces all places where a text stands, as one step, and says how
// many there were.
func (e *Editor) ReplaceAll(query, with string) int {
	found := e.Find(query)
	if len(found) == 0 || e.Disabled() {
		return 0
	}
	with = clean(with)
	text := e.Text()
	first, last := found[0][0], found[len(found)-1][1]
	var out strings.Builder
	at := first
	for _, f := range found {
		out.WriteString(text[at:f[0]])
		out.WriteString(with)
		at = f[1]
	}
	e.past.seal()
	e.change(first, last, out.String(), whole)
	return len(found)
}

// folded gives the runes of a text, each as the one that stands for its large and
// small forms.
func folded(text string) []rune {
	var out []rune
	for _, r := range text {
		out = append(out, fold(r))
	}
	return out
}

// fold gives the least of the runes that differ in case only.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	return least
}

// foldIndex gives the first place from a byte on where a folded text stands, -1 for
// none. It begins and ends between letters.
func foldIndex(text string, want []rune, from int) (start, end int) {
	if len(want) == 0 {
		return -1, -1
	}
	for at := from; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if fold(r) == want[0] {
			if end := foldMatch(text, want, at); end > 0 && isBoundary(text, at) && isBoundary(text, end) {
				return at, end
			}
		}
		at += size
	}
	return -1, -1
}

// foldMatch gives the end of a folded text that stands at a place, or 0.
func foldMatch(text string, want []rune, at int) int {
	for _, w := range want {
		if at >= len(text) {
			return 0
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if fold(r) != w {
			return 0
		}
		at += size
	}
	return at
}
