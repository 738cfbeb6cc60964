package practice

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The limits of a file. They are far above what a form can bear; they keep a file from
// elsewhere from filling the screen.
const (
	MaxFields  = 40
	MaxOptions = 20
	MaxSeries  = 10
	maxWord    = 200  // runes of a title, label or option
	maxProse   = 2000 // runes of a longer text
	maxDays    = 3660
)

// checker gathers what is wrong.
type checker struct{ found Problems }

func (c *checker) need(ok bool, format string, args ...any) {
	if !ok && len(c.found) < 20 {
		c.found = append(c.found, fmt.Sprintf(format, args...))
	}
}

// word checks a text of one line.
func (c *checker) word(s, what string, needed bool) {
	c.need(!needed || strings.TrimSpace(s) != "", "%s is missing", what)
	c.need(utf8.RuneCountInString(s) <= maxWord, "%s is longer than %d characters", what, maxWord)
	c.need(!strings.ContainsFunc(s, unicode.IsControl), "%s should stay on one line", what)
}

// prose checks a text of several lines.
func (c *checker) prose(s, what string) {
	c.need(utf8.RuneCountInString(s) <= maxProse, "%s is longer than %d characters", what, maxProse)
	c.need(!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }), "%s has control characters", what)
}

// ID says that a text can be the id of a practice or the key of a question: lower-case
// letters of English, digits and _, a letter first, at most 64.
func ID(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z'
		if !letter && (i == 0 || r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// Check gives what is wrong with the practice, nothing if it can be used.
func (p *Practice) Check() Problems {
	c := &checker{}
	c.need(p.Format == Format, "the format is %.40q; only %q can be read", p.Format, Format)
	c.need(ID(p.ID), "the id may have small letters a to z, digits and _, and begins with a letter")
	c.word(p.Language, "the language", true)
	c.need(slices.Contains([]Makes{MakesItem, MakesRecord, MakesContact, MakesCheckIn, MakesEntry}, p.Makes), "\"makes\" is item, record, contact, checkin or entry")
	c.need(slices.Contains(Strands(), p.Strand), "\"strand\" is intention, worth or outward")
	c.need(p.Order >= 0, "\"order\" is below 0")
	c.word(p.Title, "the title", true)
	c.word(p.Brief, "\"brief\"", false)
	c.prose(p.How, "\"how\"")
	c.prose(p.Care, "\"care\"")
	c.prose(p.Why.Text, "\"why\"")
	c.prose(p.Why.Source, "the source")
	c.need(len(p.Fields) <= MaxFields, "there are more than %d questions", MaxFields)
	seen := map[string]bool{}
	for i := range p.Fields {
		p.checkField(c, &p.Fields[i], seen)
	}
	p.checkKind(c)
	p.checkJoins(c)
	p.checkSeries(c)
	return c.found
}

// checkKind checks what only items or only records have.
func (p *Practice) checkKind(c *checker) {
	item, record := p.Makes == MakesItem, p.Makes == MakesRecord
	if item {
		c.word(p.Name.Label, "the label of the name", true)
		c.word(p.Name.Hint, "the hint of the name", false)
		c.examples(p.Name.Examples, "the name")
		c.word(p.States.Active, "the word for active", true)
		c.word(p.States.Resting, "the word for resting", true)
		c.word(p.States.Done, "the word for done", true)
	} else {
		c.need(p.Name.Label == "" && len(p.Name.Examples) == 0, "only an item has a \"name\"")
		c.need(p.States == States{}, "only an item has \"states\"")
	}
	c.need(record || p.About == About{}, "only a record is \"about\" an item")
	c.need(p.About.Kind == "" && !p.About.Needed || ID(p.About.Kind), "\"about\" should name a kind of item")
	c.need(p.Stated() || len(p.Fields) == 0, "a practice that opens another room asks no questions")
	c.need(record || len(p.Series) == 0, "only records give series")
	c.need(record || p.Follow.isZero(), "only a record is followed up")
}

func (f Follow) isZero() bool { return f.Days == 0 && f.Ask == "" && f.When.Key == "" }

// checkField checks one question and that its key is new.
func (p *Practice) checkField(c *checker, f *Field, seen map[string]bool) {
	c.need(ID(f.Key), "a key may have small letters a to z, digits and _, and begins with a letter; one has not")
	if !ID(f.Key) {
		return
	}
	what := fmt.Sprintf("question %q", f.Key)
	c.need(!seen[f.Key], "%s is there twice", what)
	seen[f.Key] = true
	c.need(f.Key != Begun, "no question may be called %q", Begun)
	c.need(slices.Contains(Types(), f.Type), "%s has no known type", what)
	c.word(f.Label, "the label of "+what, true)
	c.prose(f.Hint, "the hint of "+what)
	c.examples(f.Examples, what)
	c.need(f.Copies == "" || ID(f.Copies), "%s should copy a key", what)
	c.need(p.Makes == MakesRecord || !f.After && !f.Locked, "%s: only in a record something is asked afterwards or locked", what)
	c.need(!f.After || !f.Locked, "%s cannot be locked before it is asked", what)
	f.checkScale(c, what)
	f.checkOptions(c, what)
	if f.When.Key != "" {
		c.need(f.When.Key != f.Key && p.before(f.Key, f.When.Key), "%s depends on a question that does not stand before it", what)
		p.checkWhen(c, f.When, what)
	}
}

// before says that one key stands before another.
func (p *Practice) before(key, earlier string) bool {
	for _, f := range p.Fields {
		if f.Key == earlier {
			return true
		}
		if f.Key == key {
			return false
		}
	}
	return false
}

func (c *checker) examples(list []string, what string) {
	c.need(len(list) <= MaxOptions, "%s has more than %d examples", what, MaxOptions)
	for _, e := range list {
		c.word(e, "an example of "+what, true)
	}
}

// checkScale checks the ends of a scale.
func (f *Field) checkScale(c *checker, what string) {
	c.word(f.Low, "the low end of "+what, false)
	c.word(f.High, "the high end of "+what, false)
	if f.Type != Scale {
		c.need(f.Min == 0 && f.Max == 0 && f.Low == "" && f.High == "" && len(f.Labels) == 0, "%s is no scale and has the ends of one", what)
		return
	}
	if len(f.Labels) == 0 {
		c.need(f.Min == 0 && f.Max >= 2 && f.Max <= 100, "%s should be a scale from 0 to at least 2 and at most 100", what)
		return
	}
	c.need(f.Min >= 0 && f.Max > f.Min && len(f.Labels) == f.Max-f.Min+1 && len(f.Labels) <= 11, "%s should have one label for each number from min to max, eleven at most", what)
	for _, l := range f.Labels {
		c.word(l, "a label of "+what, true)
	}
}

// checkOptions checks the options of a choice.
func (f *Field) checkOptions(c *checker, what string) {
	choice := f.Type == Choice || f.Type == Choices
	c.need(choice || len(f.Options) == 0 && f.From == "", "%s is no choice and has options", what)
	if !choice {
		return
	}
	if f.From != "" {
		kind, rest, _ := strings.Cut(f.From, ":")
		c.need((kind == "items" || kind == "lines") && ID(rest), "%s should take its options from items:KIND or lines:KEY", what)
		c.need(len(f.Options) == 0, "%s has options of its own and from elsewhere", what)
		return
	}
	c.need(len(f.Options) >= 2 && len(f.Options) <= MaxOptions, "%s should have 2 to %d options", what, MaxOptions)
	seen := map[string]bool{}
	for _, o := range f.Options {
		c.word(o.Value, "an option of "+what, true)
		c.word(o.Label, "the label of an option of "+what, true)
		c.need(!strings.Contains(o.Value, ","), "%s: the value of an option may have no comma", what)
		c.need(!seen[o.Value], "%s has an option twice", what)
		seen[o.Value] = true
	}
}
