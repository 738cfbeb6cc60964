package history

import (
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// piece is a run of text that two versions share, or that only one of them has.
type piece struct {
	fate fate
	text string
}

// fate says in which of the two texts a piece stands.
type fate int

const (
	same  fate = iota
	added      // only in the later one
	gone       // only in the earlier one
	left       // same text that is left out, because nothing changed near it
)

// compare gives the way from an earlier text to a later one, word by word: the
// pieces that are same or gone make the earlier one, those same or added the later.
func compare(earlier, later string) (out []piece) {
	d := diffmatchpatch.New()
	c := coder{code: map[string]rune{}}
	edits := d.DiffCleanupSemantic(d.DiffMainRunes(c.encode(earlier), c.encode(later), false))
	for _, e := range edits {
		text := c.decode(e.Text)
		switch e.Type {
		case diffmatchpatch.DiffInsert:
			out = append(out, piece{added, text})
		case diffmatchpatch.DiffDelete:
			out = append(out, piece{gone, text})
		case diffmatchpatch.DiffEqual:
			out = append(out, piece{same, text})
		}
	}
	return out
}

// coder gives each word a rune of its own, so that texts are compared by words.
type coder struct {
	code  map[string]rune
	words []string
}

// The runes that stand for words: none that UTF-8 cannot carry.
const (
	firstCode   = rune(1)
	surrogates  = rune(0xd800)
	beyondThese = rune(0xe000)
)

// encode writes a text with one rune for each word, blank or mark.
func (c *coder) encode(text string) []rune {
	var out []rune
	for _, w := range words(text) {
		r, known := c.code[w]
		if !known {
			r = firstCode + rune(len(c.words))
			if r >= surrogates {
				r += beyondThese - surrogates
			}
			c.code[w] = r
			c.words = append(c.words, w)
		}
		out = append(out, r)
	}
	return out
}

// decode is the text that the runes stand for.
func (c *coder) decode(coded string) string {
	var b strings.Builder
	for _, r := range coded {
		if r >= beyondThese {
			r -= beyondThese - surrogates
		}
		if i := int(r - firstCode); i >= 0 && i < len(c.words) {
			b.WriteString(c.words[i])
		}
	}
	return b.String()
}

// words cuts a text into words, and everything between them into single runes.
// Put together again they are the text.
func words(text string) (out []string) {
	start := -1
	for i, r := range text {
		if isWord(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, text[start:i])
			start = -1
		}
		out = append(out, string(r))
	}
	if start >= 0 {
		out = append(out, text[start:])
	}
	return out
}

// isWord says that a rune belongs to a word.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// near is how many runes around a change are shown.
const near = 160

// shorten leaves out same text that is far from every change.
func shorten(pieces []piece) (out []piece) {
	for i, p := range pieces {
		runes := []rune(p.text)
		head, tail := near, near
		if i == 0 {
			head = 0
		}
		if i == len(pieces)-1 {
			tail = 0
		}
		if p.fate != same || len(pieces) == 1 || len(runes) <= head+tail+near {
			out = append(out, p)
			continue
		}
		if head > 0 {
			out = append(out, piece{same, string(runes[:head])})
		}
		out = append(out, piece{left, "…"})
		if tail > 0 {
			out = append(out, piece{same, string(runes[len(runes)-tail:])})
		}
	}
	return out
}
