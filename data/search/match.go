package search

import (
	"slices"
	"strings"
)

// Match tells whether d answers the query, by looking through d itself. It is
// slow and plain: the measure that the index is held against.
func (q Query) Match(d Doc) bool {
	if q.root == nil {
		return true
	}
	p := read(&d, q.stem)
	return p.match(q.root)
}

// page is a document taken apart for Match. It shares the scanner and the folding
// with the index, and nothing else: no places, no numbers, no lists.
type page struct {
	doc    *Doc
	stem   Stem
	flags  flags
	title  []string
	people [][]string
	texts  [][]string // everything that a plain word is looked for in
	tags   []string
}

// read takes d apart.
func read(d *Doc, stem Stem) *page {
	p := &page{doc: d, stem: stem, flags: flagsOf(d), title: wordsOf(d.Title)}
	p.texts = append(p.texts, p.title, wordsOf(d.Body))
	for _, caption := range d.Captions {
		p.texts = append(p.texts, wordsOf(caption))
	}
	for _, tag := range d.Tags {
		p.texts = append(p.texts, wordsOf(tag))
		p.tags = append(p.tags, tagKeys(tag)...)
	}
	for _, name := range d.People {
		p.people = append(p.people, wordsOf(name))
	}
	p.texts = append(p.texts, p.people...)
	return p
}

// match decides one node.
func (p *page) match(n *node) bool {
	switch n.kind {
	case both:
		return !slices.ContainsFunc(n.kids, func(kid *node) bool { return !p.match(kid) })
	case either:
		return slices.ContainsFunc(n.kids, p.match)
	case without:
		return !p.match(n.kids[0])
	case Word, Prefix, Phrase:
		if n.title {
			return p.phrase(p.title, n)
		}
		return p.anyPhrase(p.texts, n)
	case Person:
		return p.anyPhrase(p.people, n)
	case Tag:
		return slices.ContainsFunc(p.tags, n.matchKey)
	case Template:
		key := clip(Fold(p.doc.Template), maxKey)
		return key != "" && n.matchKey(key)
	case Days:
		return n.lo <= p.doc.Day && p.doc.Day <= n.hi
	case EveryYear:
		_, month, day := dateOf(p.doc.Day)
		return int32(month) == n.lo && int32(day) == n.hi
	case Mood:
		return p.doc.Mood != nil && n.lo <= int32(*p.doc.Mood) && int32(*p.doc.Mood) <= n.hi
	case Has, Is:
		return p.flags&n.flag != 0
	}
	return false
}

// matchKey compares a folded tag or template.
func (n *node) matchKey(key string) bool {
	return key == n.key || n.prefix && strings.HasPrefix(key, n.key)
}

// anyPhrase looks in each text by itself: no phrase reaches from one into the next.
func (p *page) anyPhrase(texts [][]string, n *node) bool {
	return slices.ContainsFunc(texts, func(words []string) bool { return p.phrase(words, n) })
}

// phrase looks for the words of n next to each other, at every place.
func (p *page) phrase(words []string, n *node) bool {
	for i := 0; i+len(n.words) <= len(words); i++ {
		if p.phraseAt(words[i:], n) {
			return true
		}
	}
	return false
}

// phraseAt compares the words of n with the first of words, one by one. The last
// may be a beginning; a word by itself also counts in another form.
func (p *page) phraseAt(words []string, n *node) bool {
	for i, want := range n.words {
		beginning := n.prefix && i == len(n.words)-1 && strings.HasPrefix(words[i], want)
		form := n.stems(p.stem) && p.stem.of(words[i]) == p.stem.of(want)
		if words[i] != want && !beginning && !form {
			return false
		}
	}
	return true
}

// stems tells whether other forms of the node's word are meant too.
func (n *node) stems(stem Stem) bool {
	return stem != NoStem && len(n.words) == 1 && !n.exact && (n.kind == Word || n.kind == Prefix)
}
