package sample

import (
	"slices"
	"strings"
)

// wordNames lists the words that an entry itself gives to the grammar.
//
//	p                    the name of the person spoken of
//	he him his himself   that person's pronouns
//	q                    the name of somebody else
//	mum dad partner friend mentor   the name of that person of the cast
//	my.KEY               a text of the record that the entry is written in
//	my.title             the title of the item that it is about
func wordNames() []string {
	return strings.Fields("p he him his himself q mum dad partner friend mentor")
}

// aboutTitle stands for the title of the item among the fields of its record.
const aboutTitle = "title"

// isWord tells whether the grammar may use a word.
func isWord(name string) bool {
	if key, ok := strings.CutPrefix(name, "my."); ok {
		return key == aboutTitle || slices.Contains(Keys(), key)
	}
	return slices.Contains(wordNames(), name)
}

// word gives a word and notes who was named by it. It fails when there is nobody.
func (t *teller) word(name string) (string, bool) {
	switch name {
	case "he", "him", "his", "himself":
		return t.pronoun(name), t.p != nil
	case "p":
		return t.name(t.p)
	case "q":
		return t.name(t.somebody())
	}
	if key, ok := strings.CutPrefix(name, "my."); ok {
		s := fieldText(t.given, key)
		return s, s != ""
	}
	for _, p := range t.cast[:min(len(t.cast), leadCount)] {
		if p.key == name && p != t.p && p.around(t.day) {
			return t.name(p)
		}
	}
	return "", false
}

// pronoun gives the form for the person spoken of.
func (t *teller) pronoun(he string) string {
	if t.p == nil || !t.p.she {
		return he
	}
	switch he {
	case "he":
		return "she"
	case "himself":
		return "herself"
	}
	return "her" // him and his alike
}

// name gives a name and notes it, the whole of it the first time.
func (t *teller) name(p *person) (string, bool) {
	if p == nil {
		return "", false
	}
	if slices.Contains(t.named, p) {
		return short(p.rec.Name), true
	}
	t.named = append(t.named, p)
	return p.rec.Name, true
}

// short is how somebody is called who was named before: without the surname.
func short(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

// somebody picks one other person of those around, nearer ones more often.
func (t *teller) somebody() *person {
	f, best, bestPull := t.words.facts, (*person)(nil), 0.0
	for range 6 { // a few tries: the cast may be large
		n := len(t.cast)
		if t.d.chance(.7) {
			n = min(n, leadCount)
		}
		if n == 0 {
			return nil
		}
		p := t.cast[t.d.below(n)]
		if p.so&(f["therapist"]|f["child"]|f["far"]) != 0 {
			continue // these are not run into
		}
		pull := t.d.unit() * p.pull()
		if p != t.p && p.key == "" && p.around(t.day) && pull > bestPull {
			best, bestPull = p, pull
		}
	}
	return best
}
