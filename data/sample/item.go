package sample

import (
	"strings"

	"kith/data"
)

// item is something worked on, and what the records about it need to know.
type item struct {
	rec   data.Item
	hint  string   // the rule that tells about it, and the person it speaks of
	rungs []string // of a ladder
}

// shape says how the items of a kind are made from the lines of the rule
// "item.KIND": the title stands first, then these fields, with // between.
type shape struct {
	kind string
	many int // how many of them at most
	keys []string
}

// shapes lists the kinds in the order in which they are begun.
func shapes() []shape {
	return []shape{
		{kind: data.ItemPattern, many: 5, keys: []string{"", KeyInstead, KeySigns, KeyOrigin}},
		{kind: data.ItemBelief, many: 4, keys: []string{KeyKind}},
		{kind: data.ItemPlan, many: 5, keys: []string{KeyCueKind, KeyCue, KeyResponse, KeyObstacle}},
		{kind: data.ItemLadder, many: 3, keys: []string{KeyRungs}},
		{kind: data.ItemCommunity, many: 2, keys: []string{KeyCadence}},
		{kind: data.ItemChapter, many: 2, keys: []string{"", KeyChapter}},
		{kind: data.ItemDirection, many: 1, keys: []string{KeyText}},
		{kind: data.ItemIntention, many: 3, keys: []string{KeyInstead, KeyWhy}},
		{kind: data.ItemTrait, many: 3, keys: []string{KeyOnceUseful, KeyUsefulNow}},
	}
}

// makeItems decides what is worked on, begun one after another.
func (p *plan) makeItems() {
	d := p.life.roll(rollItem, 0)
	for _, s := range shapes() {
		lines := p.words.list("item." + s.kind)
		shuffle(d, lines)
		for n := range min(s.many, len(lines)) {
			if it, ok := p.item(d, s, strings.Split(lines[n], " // "), n); ok {
				p.items = append(p.items, it)
			}
		}
	}
}

// item makes one; not when it is about somebody who is not there.
func (p *plan) item(d *dice, s shape, parts []string, n int) (item, bool) {
	days := float64(p.last - p.first)
	day := p.first + data.Day(days*(d.between(0, .1)+.55*float64(n)/float64(s.many)))
	at := p.at(day, 20*60).Add(msec(len(p.items)))
	it := item{rec: data.Item{
		ID: p.life.id(rollItem, len(p.items), at), Kind: s.kind, Title: parts[0], Started: day, Created: at, Modified: at,
	}}
	for i, key := range s.keys {
		if text := parts[1+i]; key == "" {
			it.hint = text
		} else {
			it.rec.Fields = append(it.rec.Fields, data.Field{Key: key, Text: strings.ReplaceAll(text, " / ", "\n")})
		}
	}
	if s.kind == data.ItemLadder {
		it.rungs = strings.Split(parts[1], " / ")
	}
	if s.kind == data.ItemPlan {
		it.rec.Fields = append(it.rec.Fields, data.Field{Key: KeyRehearsed, Answer: data.Yes})
	}
	if s.kind == data.ItemChapter {
		who := p.lead(it.hint)
		if who < 0 {
			return it, false
		}
		it.rec.People = []data.ID{p.cast[who].rec.ID}
	}
	it.rec.State = p.stateOf(d, n)
	return it, true
}

// stateOf is where the writer stands with an item at the end of the life.
func (p *plan) stateOf(d *dice, n int) data.State {
	switch {
	case n == 0 || d.chance(.6):
		return data.Active
	case d.chance(.5):
		return data.Resting
	}
	return data.Done
}

// lead finds a person of the cast by key; −1 if there is none.
func (p *plan) lead(key string) int {
	for i, who := range p.cast[:min(len(p.cast), leadCount)] {
		if who.key == key {
			return i
		}
	}
	return -1
}
