package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class sorts characters by what they do to a word.
type class uint8

const (
	other  class = iota // ends a word
	letter              // letters, digits, and vowel signs that carry meaning
	silent              // accents and joiners: dropped, inside or outside of words
	joined              // scripts without spaces between words: taken in pairs
	emoji               // a word by itself
)

// asciiFold gives the folded form of an ASCII letter or digit, 0 for the rest.
var asciiFold = [utf8.RuneSelf]byte{
	'0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',
	'A': 'a', 'B': 'b', 'C': 'c', 'D': 'd', 'E': 'e', 'F': 'f', 'G': 'g', 'H': 'h', 'I': 'i', 'J': 'j',
	'K': 'k', 'L': 'l', 'M': 'm', 'N': 'n', 'O': 'o', 'P': 'p', 'Q': 'q', 'R': 'r', 'S': 's', 'T': 't',
	'U': 'u', 'V': 'v', 'W': 'w', 'X': 'x', 'Y': 'y', 'Z': 'z',
	'a': 'a', 'b': 'b', 'c': 'c', 'd': 'd', 'e': 'e', 'f': 'f', 'g': 'g', 'h': 'h', 'i': 'i', 'j': 'j',
	'k': 'k', 'l': 'l', 'm': 'm', 'n': 'n', 'o': 'o', 'p': 'p', 'q': 'q', 'r': 'r', 's': 's', 't': 't',
	'u': 'u', 'v': 'v', 'w': 'w', 'x': 'x', 'y': 'y', 'z': 'z',
}

// span is a range of characters, both ends included.
type span struct{ lo, hi rune }

// silentSpans hold the marks that may be dropped. Not every combining mark is
// one: in Indic scripts they are vowels, and words would fall together.
var silentSpans = []span{
	{0x00AD, 0x00AD}, {0x00B7, 0x00B7}, // soft hyphen, the dot of Catalan l·l
	{0x0300, 0x036F},                                                       // Latin, Greek, Cyrillic accents
	{0x0483, 0x0489},                                                       // old Cyrillic
	{0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C7}, // Hebrew points
	{0x0610, 0x061A}, {0x0640, 0x0640}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06ED}, // Arabic
	{0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},
	{0x200C, 0x200F}, {0x2060, 0x2064}, // joiners and direction marks
	{0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
	{0x1F3FB, 0x1F3FF}, // skin tones
	{0xE0020, 0xE007F}, // flag tags
}

// joinedSpans hold Thai, Lao, Burmese, Khmer, Hangul, kana and ideographs.
var joinedSpans = []span{
	{0x0E01, 0x0E3A}, {0x0E40, 0x0E4E}, {0x0E80, 0x0ECE},
	{0x1000, 0x103F}, {0x1050, 0x108F}, {0x1100, 0x11FF}, {0x1780, 0x17D3},
	{0x3005, 0x3007}, {0x3041, 0x3096}, {0x3099, 0x309A}, {0x309D, 0x309F},
	{0x30A1, 0x30FA}, {0x30FC, 0x30FF}, {0x3105, 0x312F}, {0x3131, 0x318E}, {0x31A0, 0x31BF}, {0x31F0, 0x31FF},
	{0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xD7B0, 0xD7FB},
	{0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0xFFA1, 0xFFDC}, {0x20000, 0x3FFFD},
}

// emojiSpans hold pictures, and the older signs that are used as such.
var emojiSpans = []span{{0x2600, 0x27BF}, {0x2B50, 0x2B55}, {0x1F000, 0x1F3FA}, {0x1F400, 0x1FAFF}}

// within tells whether r lies in one of the ascending spans.
func within(spans []span, r rune) bool {
	for _, s := range spans {
		if r <= s.hi {
			return r >= s.lo
		}
	}
	return false
}

// classOf sorts one character.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		if asciiFold[r] != 0 {
			return letter
		}
		return other
	case r < 0x0250: // the letters of western and central Europe, the commonest by far
		if r == 0xAD || r == 0xB7 {
			return silent
		}
	case within(silentSpans, r):
		return silent
	case within(joinedSpans, r):
		if isWordRune(r) {
			return joined
		}
		return other
	case within(emojiSpans, r):
		return emoji
	case r == 0x02BC || r == 0x02BB: // apostrophes, though filed as letters
		return other
	}
	if isWordRune(r) {
		return letter
	}
	return other
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// appendFolded appends the folded form of the character r of class letter, which
// s begins with: decomposed, without accents, in lower case.
func appendFolded(dst []byte, r rune, s string) []byte {
	d := norm.NFKD.PropertiesString(s).Decomposition()
	if d == nil {
		return appendLower(dst, r)
	}
	whole := len(dst)
	for len(d) > 0 {
		part, size := utf8.DecodeRune(d)
		d = d[size:]
		switch classOf(part) {
		case silent:
		case other: // a fraction or a sentence in one character: stays what it is
			return utf8.AppendRune(dst[:whole], r)
		default:
			dst = appendLower(dst, part)
		}
	}
	return dst
}

// appendLower appends the lower case of r; letters that Unicode does not take
// apart but people write without their stroke get their plain neighbour.
func appendLower(dst []byte, r rune) []byte {
	r = unicode.ToLower(r)
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'þ':
		return append(dst, "th"...)
	case 'ø':
		return append(dst, 'o')
	case 'ł', 'ƚ':
		return append(dst, 'l')
	case 'đ', 'ð', 'ɖ':
		return append(dst, 'd')
	case 'ħ':
		return append(dst, 'h')
	case 'ŧ':
		return append(dst, 't')
	case 'ı':
		return append(dst, 'i')
	case 'ŋ':
		return append(dst, 'n')
	case 'ĸ':
		return append(dst, 'k')
	case 'ς':
		r = 'σ'
	}
	return utf8.AppendRune(dst, r)
}

// maxUnit is the longest unit of a joined script in bytes: a base with its marks.
const maxUnit = 24

// joinedUnit reads one unit of a joined script at the start of s, composed (so
// that kana and Hangul in parts equal those in one piece), and its length in s.
func joinedUnit(s string) (unit string, size int) {
	_, one := utf8.DecodeRuneInString(s)
	size = norm.NFKC.NextBoundaryInString(s, true)
	if size < one {
		size = one
	}
	unit = s[:size]
	if !norm.NFKC.IsNormalString(unit) {
		unit = norm.NFKC.String(unit)
	}
	if size > one { // composing puts marks in order: one of another script may come first
		unit = strings.Map(spoken, unit)
	}
	return clip(unit, maxUnit), size
}

// spoken leaves out what is silent.
func spoken(r rune) rune {
	if classOf(r) == silent {
		return -1
	}
	return r
}

// clip shortens s to at most n bytes without cutting a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Fold brings a tag, a name or a template to the form in which they are
// compared: lower case, without accents; spaces, '_' and '-' are one '-'.
func Fold(s string) string {
	out := make([]byte, 0, len(s))
	gap := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		kind := classOf(r)
		switch {
		case r == '_' || r == '-' || unicode.IsSpace(r) || r == utf8.RuneError && size == 1:
			gap = len(out) > 0
			i += size
			continue
		case kind == silent:
			i += size
			continue
		}
		before := len(out)
		if gap {
			out = append(out, '-')
		}
		bare := len(out)
		out, size = appendSign(out, r, kind, s[i:])
		i += size
		if gap = gap && len(out) == bare; gap { // made of accents only: the gap is still due
			out = out[:before]
		}
	}
	return string(out)
}

// appendSign folds the character r that s begins with, and gives its size in s.
func appendSign(dst []byte, r rune, kind class, s string) ([]byte, int) {
	switch kind {
	case letter:
		return appendFolded(dst, r, s), utf8.RuneLen(r)
	case joined:
		unit, size := joinedUnit(s)
		return append(dst, unit...), size
	}
	return utf8.AppendRune(dst, r), utf8.RuneLen(r)
}

// maxKey is the longest tag or template in bytes that is told apart.
const maxKey = 120

// tagKeys gives the folded tag and the tags above it: "A/B" is found by "a" and "a/b".
func tagKeys(tag string) []string {
	var keys []string
	path := ""
	for part := range strings.SplitSeq(strings.TrimPrefix(strings.TrimSpace(tag), "#"), "/") {
		part = Fold(part)
		if part == "" {
			continue
		}
		if path != "" {
			path += "/"
		}
		path = clip(path+part, maxKey)
		if len(keys) == 0 || keys[len(keys)-1] != path {
			keys = append(keys, path)
		}
	}
	return keys
}

// tagKey folds a whole tag; "" when nothing of it is left.
func tagKey(tag string) string {
	keys := tagKeys(tag)
	if len(keys) == 0 {
		return ""
	}
	return keys[len(keys)-1]
}
