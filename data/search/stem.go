package search

import "bytes"

// known tells whether the stemmer exists in this version of the program.
func (s Stem) known() bool { return s <= EnglishPlurals }

// apply brings a folded word to its stem. It may shorten or change word in place.
func (s Stem) apply(word []byte) []byte {
	if s == EnglishPlurals {
		return singular(word)
	}
	return word
}

// singular is the "S stemmer" of Harman, "How Effective Is Suffixing?", JASIS 42
// (1991): three rules, of which only the first that fits the ending is tried.
func singular(w []byte) []byte {
	n := len(w)
	switch {
	case n < 4 || w[n-1] != 's':
		return w
	case bytes.HasSuffix(w, []byte("ies")):
		if w[n-4] == 'e' || w[n-4] == 'a' {
			return w
		}
		return append(w[:n-3], 'y')
	case bytes.HasSuffix(w, []byte("es")):
		if c := w[n-3]; c == 'a' || c == 'e' || c == 'o' {
			return w
		}
		return w[:n-1]
	case w[n-2] == 'u' || w[n-2] == 's':
		return w
	}
	return w[:n-1]
}

// of is apply for a word that is kept as it is.
func (s Stem) of(word string) string {
	if s == NoStem {
		return word
	}
	return string(s.apply([]byte(word)))
}
