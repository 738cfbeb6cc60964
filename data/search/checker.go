package search

import (
	"encoding/binary"
	"math"
)

// checker walks through a block or a tail that may hold anything. What it lets
// pass, a reader can trust.
type checker struct {
	records []byte
	places  []byte // of a block; in a tail they are among the records
	inTail  bool
	after   uint32 // one more than the document before
	rows    uint32 // documents that there are
}

// check tells whether there are n documents, all of them known and in order,
// each with as many places as it says, and nothing else.
func (c *checker) check(n uint32) bool {
	places := &c.places
	if c.inTail {
		places = &c.records
	}
	for range n {
		count, ok := c.record()
		if !ok || !ascending(places, count) {
			return false
		}
	}
	return len(c.records) == 0 && len(c.places) == 0
}

// record checks what stands before the places of a document.
func (c *checker) record() (count uint32, ok bool) {
	head, ok := take(&c.records)
	if !ok || c.after >= c.rows || head>>2 >= c.rows-c.after {
		return 0, false
	}
	c.after += head>>2 + 1
	count = 1
	if head&2 != 0 {
		if count, ok = take(&c.records); !ok || count < 2 {
			return 0, false
		}
	}
	if head&1 != 0 {
		if inTitle, ok := take(&c.records); !ok || inTitle == 0 || inTitle > count {
			return 0, false
		}
	}
	return count, true
}

// ascending checks the places of one document and takes them off b.
func ascending(b *[]byte, count uint32) bool {
	at, ok := take(b)
	for i := uint32(1); i < count && ok; i++ {
		var step uint32
		step, ok = take(b)
		if step == 0 || at+step < at {
			return false
		}
		at += step
	}
	return ok
}

// take reads a varint of 32 bits off b.
func take(b *[]byte) (uint32, bool) {
	if len(*b) > 0 && (*b)[0] < 0x80 {
		v := (*b)[0]
		*b = (*b)[1:]
		return uint32(v), true
	}
	v, n := binary.Uvarint(*b)
	if n <= 0 || v > math.MaxUint32 {
		return 0, false
	}
	*b = (*b)[n:]
	return uint32(v), true
}
