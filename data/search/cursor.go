package search

import "sort"

// cursor walks through the documents that meet a condition, in the order of
// their numbers, dead rows included. A query is a tree of cursors: the ones above
// ask those below for the next document at or after some number, so that a rare
// word carries a common one over everything in between, block by block.
type cursor interface {
	// seek goes to the first document at or after target and returns it, or none.
	// A cursor that is already beyond target stays: it never goes back.
	seek(target uint32) uint32
	// weight is how well the document it stands at meets the condition: 0 or more.
	// It is only asked for when the hits are ranked, so it is not worked out before.
	weight() float32
	// cost guesses how many documents there are, to ask the rarest first.
	cost() int
}

// wordCursor is one term; with titleOnly, where it stands in the title.
type wordCursor struct {
	reader
	titleOnly bool
	rank      ranking
	idf       float32
	size      int
}

func (c *wordCursor) seek(target uint32) uint32 {
	doc := c.reader.seek(target)
	for c.titleOnly && doc != none && c.inTitle == 0 {
		c.step()
		doc = c.doc
	}
	return doc
}

func (c *wordCursor) weight() float32 {
	n := c.count
	if c.titleOnly {
		n = c.inTitle
	}
	return c.rank.score(c.idf, weighed(n, c.inTitle), c.doc)
}

func (c *wordCursor) cost() int { return c.size }

// keyCursor is a term that stands for a document as a whole.
type keyCursor struct{ wordCursor }

func (c *keyCursor) weight() float32 { return c.idf }

// bagCursor is a finished set of documents with the weighed count of each.
type bagCursor struct {
	docs  []uint32 // ascending
	count []uint32 // by index of docs
	at    int
	rank  ranking
	idf   float32
	flat  bool // every document weighs the same
}

func (c *bagCursor) seek(target uint32) uint32 {
	if c.at < len(c.docs) && c.docs[c.at] >= target {
		return c.docs[c.at]
	}
	// Most steps are short: look at a few before searching the rest.
	for end := min(c.at+8, len(c.docs)); c.at < end; c.at++ {
		if c.docs[c.at] >= target {
			return c.docs[c.at]
		}
	}
	rest := c.docs[c.at:]
	c.at += sort.Search(len(rest), func(i int) bool { return rest[i] >= target })
	if c.at == len(c.docs) {
		return none
	}
	return c.docs[c.at]
}

func (c *bagCursor) weight() float32 {
	if c.flat {
		return c.idf
	}
	return c.rank.score(c.idf, c.count[c.at], c.docs[c.at])
}

func (c *bagCursor) cost() int { return len(c.docs) }

// rowCursor is the documents whose row passes a test; nil passes all.
type rowCursor struct {
	test func(doc uint32) bool
	size uint32
	next uint32 // one more than the document it stands at; 0 before the first
}

func (c *rowCursor) seek(target uint32) uint32 {
	if c.next > target {
		return c.next - 1
	}
	for doc := target; doc < c.size; doc++ {
		if c.test == nil || c.test(doc) {
			c.next = doc + 1
			return doc
		}
	}
	c.size = 0 // nothing comes any more
	return none
}

func (c *rowCursor) weight() float32 { return 0 }

// cost is more than any list's, so that a word leads and the test follows.
func (c *rowCursor) cost() int { return int(c.size) + 1 }

// bothCursor is the documents that meet all of its conditions and none of others.
// Excluded conditions add nothing to the weight and never lead.
type bothCursor struct {
	kids  []cursor // rarest first, at least one
	not   []cursor
	doc   uint32
	begun bool
}

func newBoth(kids, not []cursor) cursor {
	if len(kids) == 1 && len(not) == 0 {
		return kids[0]
	}
	sort.SliceStable(kids, func(i, j int) bool { return kids[i].cost() < kids[j].cost() })
	return &bothCursor{kids: kids, not: not}
}

func (c *bothCursor) seek(target uint32) uint32 {
	if c.begun && c.doc >= target {
		return c.doc
	}
	c.begun = true
	c.doc = c.kids[0].seek(target)
	for c.doc != none {
		next := c.meet(c.doc)
		if next == c.doc {
			break
		}
		c.doc = c.kids[0].seek(next)
	}
	return c.doc
}

// meet returns doc if every condition agrees, else where to look next.
func (c *bothCursor) meet(doc uint32) uint32 {
	for _, kid := range c.kids[1:] {
		if at := kid.seek(doc); at != doc {
			return at
		}
	}
	for _, kid := range c.not {
		if kid.seek(doc) == doc {
			return doc + 1
		}
	}
	return doc
}

func (c *bothCursor) weight() float32 {
	sum := float32(0)
	for _, kid := range c.kids {
		sum += kid.weight()
	}
	return sum
}

func (c *bothCursor) cost() int { return c.kids[0].cost() }

// eitherCursor is the documents that meet any of its conditions. It is meant for
// the few alternatives that a person writes; words with a common beginning, of
// which there may be thousands, are counted together in union.
type eitherCursor struct {
	kids []cursor
	at   []uint32 // where each kid stands
	doc  uint32
	size int
}

func newEither(kids []cursor) cursor {
	c := &eitherCursor{kids: kids, at: make([]uint32, len(kids))}
	for i, kid := range kids {
		c.at[i] = kid.seek(0)
		c.size += kid.cost()
	}
	return c
}

func (c *eitherCursor) seek(target uint32) uint32 {
	c.doc = none
	for i, at := range c.at {
		if at < target {
			at = c.kids[i].seek(target)
			c.at[i] = at
		}
		c.doc = min(c.doc, at)
	}
	return c.doc
}

func (c *eitherCursor) weight() float32 {
	sum := float32(0)
	for i, at := range c.at {
		if at == c.doc {
			sum += c.kids[i].weight()
		}
	}
	return sum
}

func (c *eitherCursor) cost() int { return c.size }
