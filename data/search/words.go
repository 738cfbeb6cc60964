package search

import "unicode/utf8"

// maxWord is the longest word in bytes, folded; what is beyond is not told apart.
const maxWord = 64

// shape says what a word of the scanner is.
type shape uint8

const (
	whole shape = iota // a word between spaces, or an emoji
	pair               // two neighbours of a joined script
	tail               // the last character of a longer run of a joined script
	lone               // a run of one character
)

// scanner cuts a text into folded words:
//
//	s := scanner{text: "L’été 北京市"}
//	for s.next() { … }        // l, ete, 北京, 京市, 市
//
// Apostrophes part words, so "Anna's" is found by "Anna" and "l'amour" by
// "amour". A run in a joined script gives a pair at every character and the last
// character alone: any part of two or more is a phrase of pairs, and one
// character is the beginning of exactly one word wherever it stands.
type scanner struct {
	text       string
	word       []byte // folded; overwritten by next
	start, end int    // where the word is in text, in bytes
	shape      shape

	at    int  // next byte to read
	inRun bool // the word before was a pair that ended where this one does
}

// next finds the next word and tells whether there is one.
func (s *scanner) next() bool {
	s.word = s.word[:0]
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c < utf8.RuneSelf {
			if asciiFold[c] != 0 {
				return s.wholeWord() // never empty
			}
			s.at++
			s.inRun = false
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		switch classOf(r) {
		case letter:
			if s.wholeWord() {
				return true
			}
			continue
		case joined:
			return s.unit()
		case emoji:
			s.inRun = false
			s.shape, s.start, s.end = whole, s.at, s.at+size
			s.word = utf8.AppendRune(s.word, r)
			s.at += size
			return true
		case other:
			s.inRun = false
		}
		s.at += size
	}
	return false
}

// wholeWord reads a word that begins at s.at. It is false when nothing of it is
// left: there are letters that are made of accents only.
func (s *scanner) wholeWord() bool {
	s.shape, s.start, s.inRun = whole, s.at, false
	i, text := s.at, s.text
	s.end = i
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			f := asciiFold[c]
			if f == 0 {
				break
			}
			if len(s.word) < maxWord {
				s.word = append(s.word, f)
			}
			i++
			s.end = i
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		kind := classOf(r)
		if kind == letter {
			s.addFolded(r, text[i:])
		} else if kind != silent {
			break
		}
		i += size
		if kind == letter || accent(r) { // a joiner at the very end is not part of what is marked
			s.end = i
		}
	}
	s.at = i
	return len(s.word) > 0
}

// accent tells a silent character that is drawn on the letter before it.
func accent(r rune) bool {
	return r >= 0x0300 && r != 0x0640 && (r < 0x200B || r > 0x2064) && r != 0xFEFF
}

// addFolded adds one character to the word, wholly or not at all.
func (s *scanner) addFolded(r rune, rest string) {
	if len(s.word) >= maxWord {
		return
	}
	before := len(s.word)
	s.word = appendFolded(s.word, r, rest)
	if len(s.word) > maxWord {
		s.word = s.word[:before]
	}
}

// unit reads a word of a joined script that begins at s.at.
func (s *scanner) unit() bool {
	first, size := joinedUnit(s.text[s.at:])
	s.start, s.end = s.at, s.at+size
	s.word = append(s.word, first...)
	s.at = s.end
	for next := s.at; next < len(s.text); {
		r, step := utf8.DecodeRuneInString(s.text[next:])
		kind := classOf(r)
		if kind == silent {
			next += step
			continue
		}
		if kind != joined {
			break
		}
		second, size := joinedUnit(s.text[next:])
		s.word = append(s.word, second...)
		s.end, s.at = next+size, next
		s.shape, s.inRun = pair, true
		return true
	}
	s.shape = lone
	if s.inRun {
		s.shape = tail
	}
	s.inRun = false
	return true
}

// wordsOf is all words of a text, in order.
func wordsOf(text string) []string {
	var out []string
	s := scanner{text: text}
	for s.next() {
		out = append(out, string(s.word))
	}
	return out
}
