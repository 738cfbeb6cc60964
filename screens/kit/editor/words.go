package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// countWords counts the words of a text: stretches with a letter or a digit that
// no space parts, and each sign of a script that is written without spaces.
func countWords(text string) int {
	count, inWord := 0, false
	for _, r := range text {
		switch {
		case isSpace(r):
			inWord = false
		case isIdeograph(r):
			count++
			inWord = false
		case !inWord && isLetter(r):
			count++
			inWord = true
		}
	}
	return count
}

// tokenAround widens a range of a text to the nearest spaces or signs that stand
// alone on both sides: words can only change in between.
func tokenAround(text string, start, end int) (int, int) {
	parts := func(r rune) bool { return isSpace(r) || isIdeograph(r) }
	start = max(0, strings.LastIndexFunc(text[:start], parts))
	if next := strings.IndexFunc(text[end:], parts); next >= 0 {
		return start, end + next
	}
	return start, len(text)
}

// isSpace tells where words end and lines may break; a no-break space is none.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r == '\t' || r == '\n' || r == '\v' || r == '\f' || r == '\r'
	}
	return unicode.IsSpace(r) && r != 0xA0 && r != 0x2007 && r != 0x202F || r == 0x200B
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isIdeograph tells the signs of Chinese and Japanese, which stand without spaces
// and between which a line may break: the blocks of Han, Hiragana and Katakana.
func isIdeograph(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3041 && r <= 0x309F, r >= 0x30A1 && r <= 0x30FF && r != 0x30FB:
		return true
	case r >= 0x3400 && r <= 0x4DBF, r >= 0x2E80 && r <= 0x2FDF, r >= 0x3005 && r <= 0x3007, r >= 0x31F0 && r <= 0x31FF:
		return true
	}
	return r >= 0xF900 && r <= 0xFAFF || r >= 0xFF66 && r <= 0xFF9D || r >= 0x20000 && r <= 0x3FFFF
}

// kind sorts signs for moves by words.
type kind int

const (
	space kind = iota
	mark       // punctuation and symbols
	letter
	ideograph
	kana
	newline
)

func kindOf(r rune) kind {
	switch {
	case r == '\n':
		return newline
	case isSpace(r) || r == 0xA0:
		return space
	case r < utf8.RuneSelf:
		if isLetter(r) || r == '_' {
			return letter
		}
		return mark
	case unicode.Is(unicode.Han, r):
		return ideograph
	case isIdeograph(r):
		return kana
	case isLetter(r), unicode.IsMark(r):
		return letter
	}
	return mark
}

// wordEnd is the end of the next word after a place in a paragraph; before it,
// spaces and marks are passed over.
func wordEnd(text string, at int) int {
	for at < len(text) && kindHere(text, at) <= mark {
		at = nextCluster(text, at)
	}
	if at == len(text) {
		return at
	}
	_, end := wordAt(text, at)
	return end
}

// wordStart is the start of the word before a place in a paragraph.
func wordStart(text string, at int) int {
	for at > 0 {
		before := prevCluster(text, at)
		if kindHere(text, before) > mark {
			start, _ := wordAt(text, before)
			return start
		}
		at = before
	}
	return 0
}

func kindHere(text string, at int) kind {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return kindOf(r)
}

// wordAt gives the word at a place in a paragraph, or the stretch of spaces or of
// marks; at the end of the paragraph it is the last one.
func wordAt(text string, at int) (start, end int) {
	if text == "" {
		return 0, 0
	}
	if at >= len(text) {
		at = prevCluster(text, len(text))
	}
	want := kindHere(text, at)
	start, end = at, nextCluster(text, at)
	for start > 0 {
		before := prevCluster(text, start)
		if kindHere(text, before) != want && !insideWord(text, before, want) {
			break
		}
		start = before
	}
	for end < len(text) && (kindHere(text, end) == want || insideWord(text, end, want)) {
		end = nextCluster(text, end)
	}
	return start, end
}

// insideWord tells an apostrophe between two letters, which does not part them.
func insideWord(text string, at int, want kind) bool {
	r, size := utf8.DecodeRuneInString(text[at:])
	if want != letter || r != '\'' && r != '’' || at == 0 || at+size >= len(text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return kindOf(before) == letter && kindHere(text, at+size) == letter
}
