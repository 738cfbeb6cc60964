package editor

import (
	"strings"
	"unicode/utf8"
)

// maxToken is how many bytes without a place to break are looked at: what is
// longer may be broken anywhere.
const maxToken = 1024

// nextBreak gives the end of the word that begins a text and of the spaces after
// it: a line may end there. It looks at nothing before the text, so where the
// lines of a paragraph break depends only on where each of them starts.
func nextBreak(text string) (word, spaces int) {
	at := 0
	var before rune
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if isSpace(r) {
			break
		}
		if at > 0 && mayBreak(before, r, text, at) {
			return at, at
		}
		before = r
		at += size
	}
	word = at
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isSpace(r) {
			break
		}
		at += size
	}
	return word, at
}

// mayBreak tells whether a line may end between two signs that no space parts.
func mayBreak(before, after rune, text string, at int) bool {
	if before < utf8.RuneSelf && after < utf8.RuneSelf {
		switch {
		case before == '-' || before == '/':
			return at > 1 && isLetter(after) && (after < '0' || after > '9') && isLetter(rune(text[at-2]))
		}
		return at >= maxToken
	}
	if at >= maxToken {
		return isBoundary(text, at)
	}
	if before == '–' || before == '—' {
		return isLetter(after)
	}
	if !breaksAround(before) && !breaksAround(after) || sticksToNext(before) || sticksToPrevious(after) {
		return false
	}
	return isBoundary(text, at)
}

// breaksAround tells signs before and after which a line may break.
func breaksAround(r rune) bool {
	return isIdeograph(r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF65 || r >= 0x1F000 && isPicture(r)
}

// sticksToPrevious tells signs that must not begin a line: closing brackets, stops
// and small kana (after JIS X 4051 and Unicode Standard Annex 14).
func sticksToPrevious(r rune) bool {
	return strings.ContainsRune(`)]}>!?,.:;%'"’”»›…、。，．・：；！？）］｝〉》」』】〕〗〙〛％℃ー々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ゛゜ヽヾゝゞ～`, r)
}

// sticksToNext tells signs that must not end a line: opening brackets.
func sticksToNext(r rune) bool {
	return strings.ContainsRune(`([{<'"‘“«‹（［｛〈《「『【〔〖〘〚＄￥£€$`, r)
}
