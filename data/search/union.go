package search

// counters is a number for every document, all zero between uses. Adding to them
// one list after the other is far quicker than walking through thousands of lists
// side by side.
type counters []uint32

// counters takes a set of counters; put it back with release.
func (x *Index) counters() counters {
	if c, ok := x.spare.Get().(*counters); ok && cap(*c) >= len(x.rows.id) {
		return (*c)[:len(x.rows.id)]
	}
	return make(counters, len(x.rows.id))
}

// release takes counters back, which must be zero again.
func (x *Index) release(c counters) { x.spare.Put(&c) }

// union is the documents that hold any of the terms. The counts of a document
// are added up, as if all were one word; those of exact count more.
func (c *compiler) union(numbers []uint32, exact uint32, titleOnly bool) *bagCursor {
	if len(numbers) == 0 {
		return &bagCursor{}
	}
	count := c.index.counters()
	for _, n := range numbers {
		times := uint32(1)
		if n == exact {
			times = exactWeight
		}
		c.index.lists[n].addTo(count, times, titleOnly)
	}
	bag := c.bag(count)
	clear(count)
	c.index.release(count)
	return bag
}

// bag gathers the documents whose count is not zero.
func (c *compiler) bag(count counters) *bagCursor {
	size := 0
	for _, n := range count {
		if n != 0 {
			size++
		}
	}
	bag := &bagCursor{
		docs: make([]uint32, 0, size), count: make([]uint32, 0, size),
		rank: c.rank, idf: idf(size, len(count)),
	}
	for doc, n := range count {
		if n != 0 {
			bag.docs = append(bag.docs, uint32(doc))
			bag.count = append(bag.count, n)
		}
	}
	return bag
}
