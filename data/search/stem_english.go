package search

import "strings"

// porter is the stemmer of Porter 1980 for an English word of the letters a to z.
// Its steps have the names that the paper gives them.
func porter(word string) string {
	if len(word) < 3 {
		return word
	}
	w := porterPlural(word)
	w = porterPast(w)
	if base, ok := strings.CutSuffix(w, "y"); ok && hasVowel(base) { // step 1c
		w = base + "i"
	}
	w = porterRule(w, porterStep2(), 0)
	w = porterRule(w, porterStep3(), 0)
	w = porterDrop(w)
	return porterEnd(w)
}

// suffix is one rule: an ending and what takes its place.
type suffix struct{ from, to string }

// porterPlural is step 1a.
func porterPlural(w string) string {
	for _, r := range []suffix{{"sses", "ss"}, {"ies", "i"}, {"ss", "ss"}, {"s", ""}} {
		if base, ok := strings.CutSuffix(w, r.from); ok {
			return base + r.to
		}
	}
	return w
}

// porterPast is step 1b.
func porterPast(w string) string {
	if base, ok := strings.CutSuffix(w, "eed"); ok {
		if measure(base) > 0 {
			return base + "ee"
		}
		return w
	}
	base, ok := strings.CutSuffix(w, "ed")
	if !ok {
		base, ok = strings.CutSuffix(w, "ing")
	}
	if !ok || !hasVowel(base) {
		return w
	}
	switch last := len(base) - 1; {
	case strings.HasSuffix(base, "at"), strings.HasSuffix(base, "bl"), strings.HasSuffix(base, "iz"):
		return base + "e"
	case doubled(base) && strings.IndexByte("lsz", base[last]) < 0:
		return base[:last]
	case measure(base) == 1 && shortEnd(base):
		return base + "e"
	}
	return base
}

// porterStep2 has "bli" for the paper's "abli", as the author's own program does.
func porterStep2() []suffix {
	return []suffix{
		{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"}, {"bli", "ble"},
		{"alli", "al"}, {"entli", "ent"}, {"ousli", "ous"}, {"eli", "e"}, {"ization", "ize"}, {"ation", "ate"},
		{"ator", "ate"}, {"alism", "al"}, {"iveness", "ive"}, {"fulness", "ful"}, {"ousness", "ous"},
		{"aliti", "al"}, {"iviti", "ive"}, {"biliti", "ble"},
	}
}

func porterStep3() []suffix {
	return []suffix{
		{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""},
	}
}

// porterRule tries the first rule whose ending fits, if the rest is long enough.
func porterRule(w string, rules []suffix, least int) string {
	for _, r := range rules {
		if base, ok := strings.CutSuffix(w, r.from); ok {
			if measure(base) > least {
				return base + r.to
			}
			return w
		}
	}
	return w
}

// porterDrop is step 4: the longest of these endings goes.
func porterDrop(w string) string {
	for _, end := range []string{
		"ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
		"ion", "al", "er", "ic", "ou",
	} {
		base, ok := strings.CutSuffix(w, end)
		if !ok {
			continue
		}
		if end == "ion" && !strings.HasSuffix(base, "s") && !strings.HasSuffix(base, "t") {
			return w
		}
		if measure(base) > 1 {
			return base
		}
		return w
	}
	return w
}

// porterEnd is step 5.
func porterEnd(w string) string {
	if base, ok := strings.CutSuffix(w, "e"); ok {
		if m := measure(base); m > 1 || m == 1 && !shortEnd(base) {
			w = base
		}
	}
	if strings.HasSuffix(w, "ll") && measure(w) > 1 {
		w = w[:len(w)-1]
	}
	return w
}

// vowel tells whether the letter at i is a vowel; y is one after a consonant.
func vowel(w string, i int) bool {
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return true
	case 'y':
		return i > 0 && !vowel(w, i-1)
	}
	return false
}

// hasVowel is the paper's *v*.
func hasVowel(w string) bool {
	for i := range len(w) {
		if vowel(w, i) {
			return true
		}
	}
	return false
}

// measure is the paper's m: how many times consonants follow vowels.
func measure(w string) int {
	m, before := 0, false
	for i := range len(w) {
		now := vowel(w, i)
		if before && !now {
			m++
		}
		before = now
	}
	return m
}

// doubled is the paper's *d: a double consonant at the end.
func doubled(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == w[n-2] && !vowel(w, n-1)
}

// shortEnd is the paper's *o: consonant, vowel, consonant at the end, the last
// not w, x or y.
func shortEnd(w string) bool {
	n := len(w)
	return n > 2 && !vowel(w, n-3) && vowel(w, n-2) && !vowel(w, n-1) && strings.IndexByte("wxy", w[n-1]) < 0
}
