package sample

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/data"
)

// teller tells one text after another from the grammar. It knows what is so
// (facts) and of whom is spoken, and notes who was named: so the people of an
// entry are exactly those whose name stands in it.
type teller struct {
	words *grammar
	seen  []uint32          // by number of alternative: the turn in which it was told last
	mend  *strings.Replacer // joins punctuation to the word before it
	turn  uint32            // goes up with each entry, so that one entry repeats little

	d     *dice
	so    facts
	meF   bool
	p     *person      // of whom is spoken
	cast  []*person    // who may be named beside p
	day   data.Day     // on which they must be around
	given []data.Field // the record that is told about, if any
	named []*person
	tags  []string
	out   []byte
}

// list gives the lines of a rule without names in it, as they stand.
func (g *grammar) list(name string) []string {
	var out []string
	if r := g.rules[name]; r != nil {
		for _, a := range r.alts {
			if len(a.parts) == 1 {
				out = append(out, a.parts[0].text)
			}
		}
	}
	return out
}

// newTeller makes a teller for a grammar.
func newTeller(g *grammar) *teller {
	return &teller{words: g, seen: make([]uint32, g.alts), mend: strings.NewReplacer(
		" ,", ",", " .", ".", ",,", ",", "..", ".", "?.", "?", "!.", "!",
	)}
}

// begin forgets all of the text before. cast are those who may be named.
func (t *teller) begin(d *dice, so facts, cast []*person, day data.Day) {
	t.turn++
	t.d, t.so, t.cast, t.day = d, so, cast, day
	t.p, t.given, t.named, t.tags, t.out = nil, nil, nil, nil, t.out[:0]
}

// say tells a rule; "" when nothing in it can be told now, or there is none.
func (t *teller) say(name string) string { return t.tell(name, false) }

// anew is say with an alternative that this text has not had yet.
func (t *teller) anew(name string) string { return t.tell(name, true) }

func (t *teller) tell(name string, anew bool) string {
	r := t.words.rules[name]
	if r == nil {
		return ""
	}
	t.out = t.out[:0]
	fresh, stale := t.candidates(r)
	if !t.first(fresh) && (anew || !t.first(stale)) {
		return ""
	}
	return t.tidy(string(t.out))
}

// rule tells one alternative of a rule, if it can one that this text has not had.
func (t *teller) rule(r *rule) bool {
	fresh, stale := t.candidates(r)
	return t.first(fresh) || t.first(stale)
}

// first tells one of the alternatives, by chance; false if none of them can be told.
func (t *teller) first(list []*alt) bool {
	for len(list) > 0 {
		i := t.weighted(list)
		if t.alt(list[i]) {
			t.seen[list[i].number] = t.turn
			return true
		}
		list = slices.Delete(list, i, i+1)
	}
	return false
}

// candidates are the alternatives that may be told: not yet told in this entry, and told.
func (t *teller) candidates(r *rule) (fresh, stale []*alt) {
	fresh = make([]*alt, 0, len(r.alts))
	for i := range r.alts {
		a := &r.alts[i]
		switch {
		case !a.when.holds(t.so):
		case t.seen[a.number] == t.turn:
			stale = append(stale, a)
		default:
			fresh = append(fresh, a)
		}
	}
	return fresh, stale
}

// weighted picks the place of one alternative.
func (t *teller) weighted(list []*alt) int {
	sum := 0
	for _, a := range list {
		sum += a.weight
	}
	n := t.d.below(sum)
	for i, a := range list {
		if n -= a.weight; n < 0 {
			return i
		}
	}
	return 0
}

// alt tells an alternative wholly or not at all.
func (t *teller) alt(a *alt) bool {
	out, named, tags := len(t.out), len(t.named), len(t.tags)
	for i := range a.parts {
		if !t.part(&a.parts[i]) {
			t.out, t.named, t.tags = t.out[:out], t.named[:named], t.tags[:tags]
			return false
		}
	}
	return true
}

// part tells one piece.
func (t *teller) part(p *part) bool {
	at := len(t.out)
	switch {
	case p.text != "":
		t.out = append(t.out, p.text...)
	case p.tag != "":
		if !slices.Contains(t.tags, p.tag) {
			t.tags = append(t.tags, p.tag)
		}
	case p.choice != nil:
		return t.alt(&p.choice[t.pick(p)])
	case p.rule != nil:
		if !t.rule(p.rule) {
			return false
		}
	default:
		s, ok := t.word(p.word)
		if !ok {
			return false
		}
		t.out = append(t.out, s...)
	}
	if p.capital {
		t.capital(at)
	}
	return true
}

// pick is the place of the part of a choice that is told.
func (t *teller) pick(p *part) int {
	switch {
	case p.pick == "me" && t.meF, p.pick == "p" && t.p != nil && t.p.she:
		return 1
	case p.pick != "":
		return 0
	}
	return t.d.below(len(p.choice))
}

// capital makes the first letter from a place on a capital.
func (t *teller) capital(at int) {
	r, n := utf8.DecodeRune(t.out[at:])
	if n == 0 || r == utf8.RuneError {
		return
	}
	rest := string(t.out[at+n:])
	t.out = append(utf8.AppendRune(t.out[:at], unicode.ToUpper(r)), rest...)
}

// tidy takes away blanks that empty parts left behind.
func (t *teller) tidy(s string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " "))
		b.WriteString(strings.Repeat(" ", indent/2*2))
		b.WriteString(strings.Join(strings.Fields(line), " "))
		b.WriteByte('\n')
	}
	return strings.TrimSpace(t.mend.Replace(b.String()))
}
