package search

import "slices"

// Stem names a language whose word forms are brought together: with English,
// "walk" also finds "walked". It belongs to the query and not to the index, since a
// journal often mixes languages and a stemmer for one spoils the words of another:
// the index keeps the words as they were written, and a search gathers the forms
// of what it asks for. So another choice takes effect at once, and what was
// written in quotes is still found as it stands.
type Stem string

// The languages. Words are folded before they come to a stemmer: see [Fold].
const (
	NoStem  Stem = ""   // words as they are written
	English Stem = "en" // Porter, "An algorithm for suffix stripping", Program 14 (1980)
	German  Stem = "de" // these four after Savoy, "Light stemming approaches for the French,
	French  Stem = "fr" // Portuguese, German and Hungarian languages", SAC 2006, and the
	Spanish Stem = "es" // rules of the same kind that the University of Neuchâtel
	Italian Stem = "it" // gives for Spanish and Italian
)

// Stems lists the languages, NoStem first.
func Stems() []Stem { return []Stem{NoStem, English, German, French, Spanish, Italian} }

// Known tells whether the stemmer exists in this version of the program.
func (s Stem) Known() bool { return slices.Contains(Stems(), s) }

// of brings a folded word to its stem. Every word begins with its stem, but for
// the stem's last letter: so the forms of a word lie close together in a
// dictionary. A word of other letters than a to z is its own stem.
func (s Stem) of(word string) string {
	if s == NoStem || !plain(word) {
		return word
	}
	switch s {
	case English:
		return porter(word)
	case German:
		return german(word)
	case French:
		return french(word)
	case Spanish:
		return spanish(word)
	case Italian:
		return italian(word)
	}
	return word
}

// plain tells whether a word consists of the letters a to z.
func plain(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return word != ""
}

// stemOpening is how every form of a word with this stem begins: see of.
func stemOpening(stem string) string { return stem[:max(0, len(stem)-1)] }
