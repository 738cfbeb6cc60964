package search

import "slices"

// compiler turns the conditions of a query into cursors over one index, which
// stays locked while they are used.
//
// Words and keys are read from their lists as the search goes. What needs more
// than one list at a time, phrases and beginnings, is worked out at once into a
// bag. Days, moods and marks have no lists: they are looked up in the columns of
// the rows, which takes a millisecond for a million entries.
type compiler struct {
	index *Index
	rank  ranking
	stem  Stem
}

// compile makes the cursor of a node; nil is every document.
func (c *compiler) compile(n *node) cursor {
	if n == nil {
		return c.rows(nil)
	}
	r := &c.index.rows
	switch n.kind {
	case both:
		return c.both(n.kids)
	case without:
		return c.both([]*node{n})
	case either:
		kids := make([]cursor, len(n.kids))
		for i, kid := range n.kids {
			kids[i] = c.compile(kid)
		}
		return newEither(kids)
	case Tag:
		return c.key(tagMark+n.key, n.prefix)
	case Template:
		return c.key(templateMark+n.key, n.prefix)
	case Days:
		return c.rows(func(doc uint32) bool { return n.lo <= r.day[doc] && r.day[doc] <= n.hi })
	case EveryYear:
		return c.rows(func(doc uint32) bool {
			_, month, day := dateOf(r.day[doc])
			return int32(month) == n.lo && int32(day) == n.hi
		})
	case Mood:
		return c.rows(func(doc uint32) bool {
			m := int32(r.mood[doc])
			return r.flags[doc]&flagMood != 0 && n.lo <= m && m <= n.hi
		})
	case Has, Is:
		return c.rows(func(doc uint32) bool { return r.flags[doc]&n.flag != 0 })
	}
	return c.words(n)
}

// both parts the conditions into wanted and excluded ones. If all are excluded,
// they are taken away from everything.
func (c *compiler) both(nodes []*node) cursor {
	var kids, not []cursor
	for _, n := range nodes {
		if n.kind == without {
			not = append(not, c.compile(n.kids[0]))
		} else {
			kids = append(kids, c.compile(n))
		}
	}
	if len(kids) == 0 {
		kids = append(kids, c.rows(nil))
	}
	return newBoth(kids, not)
}

func (c *compiler) rows(test func(doc uint32) bool) cursor {
	return &rowCursor{test: test, size: uint32(len(c.index.rows.id))}
}

// nothing is the cursor of a word that nobody wrote.
func nothing() cursor { return &bagCursor{} }

// key looks for documents with a tag or template. With prefix all of them weigh
// the same: how many tags begin so says nothing about the entry.
func (c *compiler) key(term string, prefix bool) cursor {
	if prefix {
		bag := c.union(c.index.terms.beginning(term), none, false)
		bag.flat = true
		return bag
	}
	n, ok := c.index.terms.find(term)
	if !ok {
		return nothing()
	}
	return &keyCursor{*c.word(n, false)}
}

func (c *compiler) word(n uint32, titleOnly bool) *wordCursor {
	l := &c.index.lists[n]
	return &wordCursor{
		reader: l.reader(), titleOnly: titleOnly,
		rank: c.rank, idf: idf(int(l.n), len(c.index.rows.id)), size: int(l.n),
	}
}

// words makes the cursor of Word, Prefix, Phrase and Person.
func (c *compiler) words(n *node) cursor {
	mark := ""
	if n.kind == Person {
		mark = personMark
	}
	if n.stems(c.stem) {
		return c.forms(n)
	}
	fixed := n.words
	if n.prefix {
		fixed = fixed[:len(fixed)-1]
	}
	numbers := make([]uint32, len(fixed))
	for i, w := range fixed {
		number, ok := c.index.terms.find(mark + w)
		if !ok {
			return nothing()
		}
		numbers[i] = number
	}
	if !n.prefix {
		if len(numbers) == 1 {
			return c.word(numbers[0], n.title)
		}
		return c.phrase(numbers, n.title)
	}
	last := n.words[len(n.words)-1]
	endings := c.index.terms.beginning(mark + last)
	if len(numbers) == 0 {
		return c.union(endings, c.exact(mark+last), n.title)
	}
	return c.phraseEnding(numbers, endings, n.title)
}

// forms makes the cursor of a word and its other forms; while it is being typed,
// with all words that begin so.
func (c *compiler) forms(n *node) cursor {
	word := n.words[0]
	numbers := c.index.terms.withStem(word, c.stem)
	if n.prefix {
		numbers = append(numbers, c.index.terms.beginning(word)...)
		slices.Sort(numbers)
		numbers = slices.Compact(numbers)
	}
	if len(numbers) == 1 {
		return c.word(numbers[0], n.title)
	}
	return c.union(numbers, c.exact(word), n.title)
}

// exact is the number of a term, none if nobody wrote it.
func (c *compiler) exact(term string) uint32 {
	if n, ok := c.index.terms.find(term); ok {
		return n
	}
	return none
}
