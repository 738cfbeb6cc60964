package search

import "sort"

// A phrase is found in two steps: the rarest of its words leads to the documents
// that hold all of them, and there the places are compared. Every word's places
// are moved back by its offset in the phrase, so that a phrase is a place that
// all words have in common.

// part is one word of a phrase.
type part struct {
	reader reader
	size   uint32 // documents with the word
	offset uint32 // its place in the phrase
	places []uint32
}

// parts prepares the words of a phrase, rarest first.
func (c *compiler) parts(numbers []uint32) []*part {
	parts := make([]*part, len(numbers))
	for i, n := range numbers {
		l := &c.index.lists[n]
		parts[i] = &part{reader: l.reader(), size: l.n, offset: uint32(i)}
	}
	sort.SliceStable(parts, func(i, j int) bool { return parts[i].size < parts[j].size })
	return parts
}

// eachStart calls yield for every document that holds the words next to each
// other, with the places where the first of them stands. starts is only valid
// during the call.
func (c *compiler) eachStart(parts []*part, yield func(doc uint32, starts []uint32)) {
	lead := parts[0]
	for doc := lead.reader.seek(0); doc != none; {
		next := together(parts, doc)
		if next != doc {
			doc = lead.reader.seek(next)
			continue
		}
		if starts := startsIn(parts); len(starts) > 0 {
			yield(doc, starts)
		}
		doc = lead.reader.seek(doc + 1)
	}
}

// together returns doc if all words are in it, else where to look next.
func together(parts []*part, doc uint32) uint32 {
	for _, p := range parts[1:] {
		if at := p.reader.seek(doc); at != doc {
			return at
		}
	}
	return doc
}

// startsIn is the places at which the phrase begins in the document that all
// parts stand at.
func startsIn(parts []*part) []uint32 {
	var starts []uint32
	for i, p := range parts {
		p.places = p.reader.read(p.places[:0])
		if i == 0 {
			starts = before(p.places, p.offset)
		} else {
			starts = keepFollowed(starts, p.places, p.offset)
		}
		if len(starts) == 0 {
			return nil // the places of the other parts are passed with the next step
		}
	}
	return starts
}

// before moves places back by offset, in the same memory, without those that
// would be before the start.
func before(places []uint32, offset uint32) []uint32 {
	out := places[:0]
	for _, at := range places {
		if at >= offset {
			out = append(out, at-offset)
		}
	}
	return out
}

// keepFollowed keeps the starts that have a place at the offset. Both ascend.
func keepFollowed(starts, places []uint32, offset uint32) []uint32 {
	kept := starts[:0]
	i := 0
	for _, start := range starts {
		for i < len(places) && places[i] < start+offset {
			i++
		}
		if i < len(places) && places[i] == start+offset {
			kept = append(kept, start)
		}
	}
	return kept
}

// weighedStarts counts phrases of the given length that begin at starts; those
// in the title count more, and only those with titleOnly.
func (c *compiler) weighedStarts(doc uint32, starts []uint32, length uint32, titleOnly bool) uint32 {
	inTitle := uint32(0)
	for _, at := range starts {
		if at+length > c.index.rows.titled[doc] {
			break
		}
		inTitle++
	}
	if titleOnly {
		return weighed(inTitle, inTitle)
	}
	return weighed(uint32(len(starts)), inTitle)
}

// phrase is the documents that hold the terms next to each other.
func (c *compiler) phrase(numbers []uint32, titleOnly bool) cursor {
	bag := &bagCursor{rank: c.rank, idf: c.phraseIDF(numbers)}
	c.eachStart(c.parts(numbers), func(doc uint32, starts []uint32) {
		if n := c.weighedStarts(doc, starts, uint32(len(numbers)), titleOnly); n > 0 {
			bag.docs = append(bag.docs, doc)
			bag.count = append(bag.count, n)
		}
	})
	return bag
}

// phraseIDF is that of all its words together.
func (c *compiler) phraseIDF(numbers []uint32) float32 {
	sum := float32(0)
	for _, n := range numbers {
		sum += idf(int(c.index.lists[n].n), len(c.index.rows.id))
	}
	return sum
}

// phraseEnding is the documents that hold the terms next to each other and then
// any of the endings. The beginnings are found first, and then every ending is
// held against them, since there may be thousands of endings. Two very common
// parts ("the s…") make this the slowest of all searches.
func (c *compiler) phraseEnding(numbers, endings []uint32, titleOnly bool) cursor {
	var found []beginnings
	var starts []uint32
	index := c.index.counters() // by document: 1 + its place in found
	c.eachStart(c.parts(numbers), func(doc uint32, at []uint32) {
		from := len(starts)
		starts = append(starts, at...)
		found = append(found, beginnings{doc: doc, from: from, to: len(starts)})
		index[doc] = uint32(len(found))
	})
	e := ending{compiler: c, found: found, starts: starts, index: index, length: uint32(len(numbers)), titleOnly: titleOnly}
	for _, n := range endings {
		e.hold(&c.index.lists[n])
	}
	bag := &bagCursor{rank: c.rank, idf: c.phraseIDF(numbers)}
	for _, f := range found {
		index[f.doc] = 0
		if f.count > 0 {
			bag.docs = append(bag.docs, f.doc)
			bag.count = append(bag.count, f.count)
		}
	}
	c.index.release(index)
	return bag
}

// ending holds the last words of a phrase against its beginnings.
type ending struct {
	*compiler
	found     []beginnings
	starts    []uint32
	index     counters
	length    uint32 // words before the last
	titleOnly bool
	places    []uint32 // scratch
}

// hold counts the phrases that end with the term of l.
func (e *ending) hold(l *list) {
	if len(e.found) == 0 {
		return
	}
	r := l.reader()
	for r.seek(e.found[0].doc); r.doc != none; r.step() {
		i := e.index[r.doc]
		if i == 0 {
			continue
		}
		f := &e.found[i-1]
		e.places = r.read(e.places[:0])
		e.count(f, e.starts[f.from:f.to])
	}
}

// count counts the starts that one of places ends. Both ascend.
func (e *ending) count(f *beginnings, starts []uint32) {
	i := 0
	for _, at := range e.places {
		for i < len(starts) && starts[i]+e.length < at {
			i++
		}
		if i == len(starts) {
			return
		}
		if starts[i]+e.length == at {
			f.count += e.weighedStarts(f.doc, starts[i:i+1], e.length+1, e.titleOnly)
		}
	}
}

// beginnings is where in a document all words of a phrase but the last stand.
type beginnings struct {
	doc      uint32
	from, to int    // of the places
	count    uint32 // whole phrases, weighed
}
