package editor

import (
	"unicode"
	"unicode/utf8"
)

// A cluster is what a person takes for one letter: a rune with the marks on it, a
// flag of two runes, a family joined of several people. The rules are those of
// Unicode Standard Annex 29 without the rarest (prepended signs, Indic conjuncts).

const (
	joiner   = 0x200D // joins emoji to one
	nonJoin  = 0x200C
	flagA    = 0x1F1E6 // regional indicators: two make a flag
	flagZ    = 0x1F1FF
	hangulL  = 0x1100
	hangulV  = 0x1160
	hangulT  = 0x11A8
	hangulZ  = 0x11FF
	syllable = 0xAC00
	sylLast  = 0xD7A3
)

// nextCluster is the end of the cluster that starts at a place before the end.
func nextCluster(text string, at int) int {
	for {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
		if at >= len(text) || isBoundary(text, at) {
			return min(at, len(text))
		}
	}
}

// prevCluster is the start of the cluster that ends at a place after the start.
func prevCluster(text string, at int) int {
	for {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
		if at <= 0 || isBoundary(text, at) {
			return max(at, 0)
		}
	}
}

// snap brings a place to the start of the cluster that it is in.
func snap(text string, at int) int {
	at = min(max(at, 0), len(text))
	for at > 0 && at < len(text) && !(utf8.RuneStart(text[at]) && isBoundary(text, at)) {
		at--
	}
	return at
}

// isBoundary tells whether a new cluster starts at a place within a text that is
// the start of a rune.
func isBoundary(text string, at int) bool {
	if at == 0 || at == len(text) {
		return true
	}
	if text[at-1] < utf8.RuneSelf && text[at] < utf8.RuneSelf {
		return true
	}
	after, _ := utf8.DecodeRuneInString(text[at:])
	before, size := utf8.DecodeLastRuneInString(text[:at])
	switch {
	case before == '\n' || before == '\t' || before == '\r':
		return true
	case extends(after):
		return false
	case before == joiner:
		return !isPicture(after)
	case isFlag(before) && isFlag(after):
		return flagsBefore(text[:at-size])%2 == 1
	case isJamo(before) && isJamo(after):
		return !jamoJoin(before, after)
	}
	return true
}

// extends tells the runes that belong to the one before them.
func extends(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r == joiner, r == nonJoin, r == 0xFF9E, r == 0xFF9F:
		return true
	case r >= 0x1F3FB && r <= 0x1F3FF, r >= 0xE0020 && r <= 0xE007F:
		return true // skin colours; tags of flags
	}
	return unicode.IsMark(r)
}

// isPicture tells emoji and their like.
func isPicture(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2190 && r <= 0x2BFF || r == 0x3030 || r == 0x303D || r == 0x3297 || r == 0x3299
}

func isFlag(r rune) bool { return r >= flagA && r <= flagZ }

func flagsBefore(text string) int {
	count := 0
	for len(text) > 0 {
		r, size := utf8.DecodeLastRuneInString(text)
		if !isFlag(r) {
			break
		}
		text = text[:len(text)-size]
		count++
	}
	return count
}

func isJamo(r rune) bool { return r >= hangulL && r <= hangulZ || r >= syllable && r <= sylLast }

// jamoJoin tells whether two parts of Hangul make one syllable.
func jamoJoin(before, after rune) bool {
	leads := before < hangulV
	vowel := before >= hangulV && before < hangulT || before >= syllable && (before-syllable)%28 == 0
	switch {
	case after >= hangulT && after <= hangulZ:
		return !leads
	case after >= hangulV && after < hangulT:
		return leads || vowel
	}
	return leads
}
