package page

import (
	"slices"

	"kith/data"
	"kith/screens/kit"
)

// heard is whom and what a text names.
type heard struct {
	people []data.ID
	tags   []string
}

// hear finds whom and what a text names.
func (p *Page) hear(body string) heard {
	return heard{p.state.names.In(body, p.state.entry.People), data.TagsIn(body)}
}

// listen adds whom and what the text names since it was last handed over, and takes
// away what it named then and does not name any more. What was chosen below the text
// is not touched.
func (p *Page) listen() {
	p.pen.said = p.text.Text()
	before, now := p.pen.heard, p.hear(p.pen.said)
	p.pen.heard = now
	p.refreshFiles()
	e := &p.state.entry
	people := kept(e.People, before.people, now.people, func(a, b data.ID) bool { return a == b })
	tags := kept(e.Tags, before.tags, now.tags, sameTag)
	if !slices.Equal(people, e.People) || !slices.Equal(tags, e.Tags) {
		e.People, e.Tags = people, tags
		p.refreshChips()
	}
}

func sameTag(a, b string) bool { return data.Fold(a) == data.Fold(b) }

// kept gives a list without what was named before and is not now, and with what is
// named now and was not before.
func kept[T any](list, before, now []T, same func(a, b T) bool) []T {
	has := func(in []T, v T) bool { return slices.ContainsFunc(in, func(o T) bool { return same(o, v) }) }
	var out []T
	for _, v := range list {
		if !has(before, v) || has(now, v) {
			out = append(out, v)
		}
	}
	for _, v := range now {
		if !has(before, v) && !has(out, v) && len(out) < data.MaxList {
			out = append(out, v)
		}
	}
	return out
}

// stamp makes a fresh page one of now.
func (p *Page) stamp() {
	if p.around.Fresh == nil {
		return
	}
	now, e := p.around.Fresh(), &p.state.entry
	e.Created, e.Zone = now.Created, now.Zone
	if !p.state.placed {
		e.Day, e.AllDay = now.Day, now.AllDay
	}
	p.date.SetText(kit.LongDay(e.Day))
}

// person gives somebody by their id, or nil.
func (p *Page) person(id data.ID) *data.Person {
	for i := range p.state.folk {
		if p.state.folk[i].ID == id {
			return &p.state.folk[i]
		}
	}
	return nil
}
