package practice

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"kith/data"
)

// Given says that a question was answered.
func Given(f data.Field) bool {
	return strings.TrimSpace(f.Text) != "" || f.Number.Set || !f.Person.IsZero() || f.Day != 0 || f.Answer != data.NoAnswer
}

// Word is the answer to a question of fixed answers as a condition or a series names
// it: the word of a choice, or yes, partly, no.
func Word(f data.Field) string {
	if f.Answer != data.NoAnswer {
		return f.Answer.String()
	}
	return f.Text
}

// Words takes the words of a tags or choices answer apart, without blanks around them.
func Words(text string) []string {
	var out []string
	for word := range strings.SplitSeq(text, ",") {
		if word = strings.TrimSpace(word); word != "" {
			out = append(out, word)
		}
	}
	return out
}

// find gives the answer under a key; the zero Field if there is none.
func find(fields []data.Field, key string) data.Field {
	for _, f := range fields {
		if f.Key == key {
			return f
		}
	}
	return data.Field{}
}

// Holds says whether the condition is met by these answers. The empty condition is.
func (w When) Holds(fields []data.Field) bool {
	if w.Key == "" {
		return true
	}
	f := find(fields, w.Key)
	switch {
	case len(w.Is) > 0:
		return slices.ContainsFunc(Words(Word(f)), func(v string) bool { return slices.Contains(w.Is, v) })
	case w.Given:
		return Given(f)
	}
	return !f.Number.Set || f.Number.Value >= w.Least
}

// Missing gives the sentences of what belongs together and is only half there.
func (p *Practice) Missing(fields []data.Field) []string {
	var out []string
	for _, t := range p.Together {
		given := 0
		for _, key := range t.Keys {
			if Given(find(fields, key)) {
				given++
			}
		}
		if given > 0 && given < len(t.Keys) {
			out = append(out, t.Say)
		}
	}
	return out
}

// CheckAnswers says what is wrong with answers: an unknown key, a value that the
// question cannot have, or one of two that belong together. It is Problems, or nil.
func (p *Practice) CheckAnswers(fields []data.Field) error {
	c := &checker{}
	for _, a := range fields {
		f, ok := p.Field(a.Key)
		if a.Key == Begun && p.Locks() {
			c.need(a.Day != 0, "%q should be a day", Begun)
			continue
		}
		if !ok {
			c.need(false, "the practice %q asks no question %.60q", p.ID, a.Key)
			continue
		}
		f.checkAnswer(c, a)
	}
	c.found = append(c.found, p.Missing(fields)...)
	if len(c.found) > 0 {
		return c.found
	}
	return nil
}

// checkAnswer checks that the answer lies in the one value that counts, in its range.
func (f Field) checkAnswer(c *checker, a data.Field) {
	what := fmt.Sprintf("the answer to %q", f.Key)
	rest := a
	switch f.Type {
	case Text, Line, Tags, Choice, Choices:
		rest.Text = ""
		c.need(f.Type == Text || !strings.ContainsAny(a.Text, "\n\r"), "%s should stay on one line", what)
		c.need(utf8.ValidString(a.Text), "%s is not text in UTF-8", what)
	case Scale:
		rest.Number = data.Rating{}
		v := a.Number
		c.need(!v.Set || v.Value >= float64(f.Min) && v.Value <= float64(f.Max) && v.Value == math.Trunc(v.Value),
			"%s should be a whole number from %d to %d", what, f.Min, f.Max)
	case Person:
		rest.Person = data.ID{}
	case Date:
		rest.Day = 0
	case Answer, YesNo:
		rest.Answer = data.NoAnswer
		c.need(f.Type == Answer || a.Answer != data.Partly, "%s is yes or no", what)
	}
	c.need(!Given(rest), "%s should be of type %q", what, f.Type)
	if (f.Type == Choice || f.Type == Choices) && f.From == "" {
		words := []string{a.Text}
		if f.Type == Choices {
			words = Words(a.Text)
		}
		for _, w := range words {
			c.need(w == "" || f.may(w), "%s is not one of the options", what)
		}
	}
}

// Started says that a step has begun: its locked answers stand. A record that is
// already answered afterwards has begun, whatever it says.
func (p *Practice) Started(r *data.Record) bool {
	if r.Field(Begun).Day != 0 {
		return true
	}
	for _, f := range p.Fields {
		if f.After && Given(r.Field(f.Key)) {
			return true
		}
	}
	return false
}

// Open says that a record waits to be asked how it went.
func Open(r *data.Record) bool { return r.Follow != 0 && r.Closed == 0 }

// Due says that it may be asked by that day.
func Due(r *data.Record, today data.Day) bool { return Open(r) && r.Follow <= today }

// Keep checks that a changed record leaves alone what was locked when its step began.
// The error is Problems, or nil. Old is the record as it was.
func (p *Practice) Keep(old, changed *data.Record) error {
	if !p.Started(old) {
		return nil
	}
	c := &checker{}
	for _, f := range p.Fields {
		if f.Locked {
			c.need(old.Field(f.Key) == changed.Field(f.Key), "the answer to %q stands as it was when the step began", f.Key)
		}
	}
	if b := old.Field(Begun); b.Day != 0 {
		c.need(changed.Field(Begun) == b, "the day on which the step began stands")
	}
	if len(c.found) > 0 {
		return c.found
	}
	return nil
}

// FollowOn is what follows from filling in a record: from which day on to ask how it went,
// 0 if nothing is to be asked. It is asked only while something asked afterwards is
// open.
func (p *Practice) FollowOn(r *data.Record, today data.Day) data.Day {
	if p.Follow.isZero() || !p.Follow.When.Holds(r.Fields) {
		return 0
	}
	for _, f := range p.Fields {
		if f.After && Given(r.Field(f.Key)) {
			return 0
		}
	}
	return today + data.Day(p.Follow.Days)
}
