package search

import (
	"math"
	"strconv"
	"strings"
)

// field makes the condition name:value, or nil if there is none such: the text
// then means itself, so a time like 10:30 or an address is looked for as it is.
// With typing, value may be the beginning of something. Names are in English and
// lower case, whatever language the program speaks, so that queries can be shared
// and saved.
func (l *lexer) field(name, value string, typing bool) *node {
	switch name {
	case "title":
		if n := wordsNode(value, typing); n != nil {
			n.title = true
			return n
		}
	case "tag":
		return keyNode(Tag, value, typing)
	case "template":
		return keyNode(Template, value, typing)
	case "person":
		if n := wordsNode(value, typing); n != nil {
			n.kind = Person
			return n
		}
	case "date", "before", "after", "on":
		return l.daysNode(name, value)
	case "mood":
		return moodNode(value)
	case "has":
		return flagNode(Has, value)
	case "is":
		return flagNode(Is, value)
	}
	return nil
}

// wordsNode looks for the words of text next to each other; nil if it has none.
// A '*' at the end, or typing, makes the last one a beginning. So "well-being"
// is a phrase of two words, and "Anna's" is the two that the scanner makes of it
// in a text. One character of a joined script is a beginning by nature: every
// place where it stands is the start of some pair.
func wordsNode(text string, typing bool) *node {
	bare, star := strings.CutSuffix(text, "*")
	s := scanner{text: bare}
	n := &node{kind: Word, shown: strings.TrimSpace(bare)}
	ends, last := false, whole // whether the last word reaches the end; its shape
	for len(n.words) < maxPhrase && s.next() {
		n.words = append(n.words, string(s.word))
		ends, last = s.end == len(bare), s.shape
	}
	if len(n.words) == 0 {
		return nil
	}
	switch {
	case last == tail: // the pair before says it already, and the sentence may go on
		n.words = n.words[:len(n.words)-1]
	case last == lone || ends && (star || typing):
		n.prefix = true
	}
	switch {
	case len(n.words) > 1:
		n.kind = Phrase
	case n.prefix:
		n.kind = Prefix
	}
	return n
}

// keyNode looks for a tag or a template as a whole.
func keyNode(kind Kind, value string, typing bool) *node {
	bare, star := strings.CutSuffix(value, "*")
	key := clip(Fold(bare), maxKey)
	if kind == Tag {
		key = tagKey(bare)
	}
	if key == "" {
		return nil
	}
	return &node{kind: kind, key: key, shown: strings.TrimSpace(bare), prefix: star || typing}
}

// daysNode looks for days; "on" with a month and a day means every year. before
// and after leave out the whole unit they name: after:2024 begins with 2025, as
// the words say.
func (l *lexer) daysNode(name, value string) *node {
	if name == "on" {
		if month, day, ok := yearly(value, l.today); ok {
			return &node{kind: EveryYear, lo: int32(month), hi: int32(day)}
		}
		name = "date"
	}
	if name == "date" {
		lo, hi, ok := dayRange(value, l.today)
		if !ok {
			return nil
		}
		return &node{kind: Days, lo: lo, hi: hi}
	}
	lo, hi, ok := moment(value, l.today)
	if !ok {
		return nil
	}
	if name == "before" {
		return &node{kind: Days, lo: firstDay, hi: lo - 1}
	}
	return &node{kind: Days, lo: hi + 1, hi: lastDay}
}

// moodNode reads <0, <=0, >0, >=0, =0, 0 and -1..1. Entries without a mood are in
// no range.
func moodNode(value string) *node {
	n := &node{kind: Mood, lo: math.MinInt8, hi: math.MaxInt8}
	if from, to, ok := strings.Cut(value, ".."); ok {
		lo, okLo := mood(from, n.lo)
		hi, okHi := mood(to, n.hi)
		if !okLo || !okHi || value == ".." {
			return nil
		}
		n.lo, n.hi = min(lo, hi), max(lo, hi)
		return n
	}
	number := strings.TrimLeft(value, "<>=")
	m, ok := mood(number, 0)
	if !ok || number == "" {
		return nil
	}
	switch value[:len(value)-len(number)] {
	case "<":
		n.hi = m - 1
	case "<=":
		n.hi = m
	case ">":
		n.lo = m + 1
	case ">=":
		n.lo = m
	case "", "=":
		n.lo, n.hi = m, m
	default:
		return nil
	}
	return n
}

// mood reads a whole number of one digit; nothing at all means open.
func mood(s string, open int32) (int32, bool) {
	if s == "" {
		return open, true
	}
	s = strings.Replace(s, "−", "-", 1) // the sign that people paste
	m, err := strconv.Atoi(s)
	return int32(m), err == nil && m > -10 && m < 10
}

// flagNode looks for a fact by name.
func flagNode(kind Kind, value string) *node {
	flag, plain := flagNamed(kind, strings.ToLower(value))
	if flag == 0 {
		return nil
	}
	return &node{kind: kind, flag: flag, key: plain}
}
