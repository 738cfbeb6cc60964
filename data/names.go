package data

import (
	"slices"
	"strings"
)

// Whom each noun names (a person: which groups), what is left of it when one of them is forgotten, and
// what a list of deleted things shows of it.

func (e *Entry) names() []ID      { return e.People }
func (p *Person) names() []ID     { return p.Groups }
func (t *Tie) names() []ID        { return []ID{t.A, t.B} }
func (g *Group) names() []ID      { return nil }
func (t *Contact) names() []ID    { return []ID{t.Person} }
func (d *Definition) names() []ID { return nil }
func (f *Feeling) names() []ID    { return []ID{f.Person} }
func (i *Item) names() []ID       { return namesIn(i.People, i.Fields) }
func (r *Record) names() []ID     { return namesIn(r.People, r.Fields) }

// names gives whom a check-in is about: nobody, for one about the person's own self.
func (k *CheckIn) names() []ID {
	if k.Target.IsZero() {
		return nil
	}
	return []ID{k.Target}
}

// namesIn gathers the people of a list and of answers, each once.
func namesIn(people []ID, fields []Field) []ID {
	out := slices.Clone(people)
	for _, f := range fields {
		if !f.Person.IsZero() && !slices.Contains(out, f.Person) {
			out = append(out, f.Person)
		}
	}
	return out
}

// Forgetting follows one rule: what belongs to the one who writes is theirs.
// What the person wrote or worked on stays, without the mention; what is only
// about the other one goes.

func (t *Tie) forget(gone ID) fate     { return goesWith(gone, t.A, t.B) }
func (g *Group) forget(ID) fate        { return untouched }
func (d *Definition) forget(ID) fate   { return untouched }
func (t *Contact) forget(gone ID) fate { return goesWith(gone, t.Person) }
func (f *Feeling) forget(gone ID) fate { return goesWith(gone, f.Person) }
func (k *CheckIn) forget(gone ID) fate { return goesWith(gone, k.Target) }
func (e *Entry) forget(gone ID) fate   { return leave(gone, &e.People, nil) }
func (p *Person) forget(gone ID) fate  { return leave(gone, &p.Groups, nil) }
func (i *Item) forget(gone ID) fate    { return leave(gone, &i.People, i.Fields) }
func (r *Record) forget(gone ID) fate  { return leave(gone, &r.People, r.Fields) }

// fate is what becomes of a record when somebody it may name is forgotten.
type fate byte

const (
	untouched fate = iota // it did not name them
	changed               // it stays without the mention
	pointless             // it was about them and nothing else
)

// goesWith is the fate of a record that is about some people and nothing else.
func goesWith(gone ID, about ...ID) fate {
	if slices.Contains(about, gone) {
		return pointless
	}
	return untouched
}

// leave takes an id out of a list and out of answers.
func leave(gone ID, list *[]ID, fields []Field) fate {
	f := untouched
	if i := slices.Index(*list, gone); i >= 0 {
		*list = slices.Delete(*list, i, i+1) // no list names one twice
		f = changed
	}
	for i := range fields {
		if fields[i].Person == gone {
			fields[i].Person = ID{}
			f = changed
		}
	}
	return f
}

func (e *Entry) shown() (Day, string)      { return e.Day, e.Headline() }
func (p *Person) shown() (Day, string)     { return 0, p.Name }
func (t *Tie) shown() (Day, string)        { return 0, t.Kind }
func (g *Group) shown() (Day, string)      { return 0, g.Name }
func (d *Definition) shown() (Day, string) { return 0, d.Name }
func (t *Contact) shown() (Day, string)    { return t.Day, firstLine(t.Note) }
func (f *Feeling) shown() (Day, string)    { return f.Day, firstLine(f.Note) }
func (i *Item) shown() (Day, string)       { return i.Started, i.Title }
func (r *Record) shown() (Day, string)     { return r.Day, r.Practice }
func (k *CheckIn) shown() (Day, string)    { return k.Day, k.Instrument }

// firstLine is the first line of a text that has words in it.
func firstLine(s string) string {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return ""
}
