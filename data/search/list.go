package search

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// blockSize is how many documents one finished block of a list holds. Readers
// skip whole blocks, and a finished block has no spare room.
const blockSize = 256

// none stands for "no document" and is larger than every document number.
const none = ^uint32(0)

// list holds the documents of one term and where in them it stands, as varints:
//
//	record: (gap << 2 | more << 1 | inTitle) [count if more] [count in title if inTitle]
//	places: the first place, then the distance to each next one
//
// gap is how many documents lie between this one and the one before; count is
// how often the term stands in the document, 1 unless more is set.
//
// The tail has the places of each document after its record and only ever grows
// at its end. When it holds blockSize documents it becomes a block, which has all
// records first and then all places, so that a search that does not ask for
// places never touches them.
type list struct {
	blocks *[]block // nil for the many terms that never filled one
	tail   []byte
	n      uint32 // documents in all, with those that were deleted since
	after  uint32 // one more than the last document, 0 when empty
}

// block is blockSize documents of a list, never changed.
type block struct {
	data  []byte // records, then places
	split uint32 // where the places begin
	after uint32 // one more than the last document
}

// finished is the list's blocks.
func (l *list) finished() []block {
	if l.blocks == nil {
		return nil
	}
	return *l.blocks
}

// add appends the document doc. places are in their written form.
func (l *list) add(doc, count, inTitle uint32, places []byte) {
	var room [3 * binary.MaxVarintLen32]byte
	record := appendRecord(room[:0], doc-l.after, count, inTitle)
	l.tail = tightly(l.tail, len(record)+len(places))
	l.tail = append(append(l.tail, record...), places...)
	l.close(doc)
}

// appendPlaces writes places the way lists keep them.
func appendPlaces(b []byte, places []uint32) []byte {
	last := uint32(0)
	for _, at := range places {
		b = binary.AppendUvarint(b, uint64(at-last))
		last = at
	}
	return b
}

// tightly makes room for n more bytes, with an eighth to spare and not double:
// most lists are short, and there are very many of them.
func tightly(b []byte, n int) []byte {
	if need := len(b) + n; need > cap(b) {
		return append(slices.Grow([]byte(nil), need+need/8), b...)
	}
	return b
}

// close counts the document that was written.
func (l *list) close(doc uint32) {
	l.after = doc + 1
	l.n++
	if l.n%blockSize == 0 {
		l.seal()
	}
}

func appendRecord(b []byte, gap, count, inTitle uint32) []byte {
	head := uint64(gap) << 2
	if count > 1 {
		head |= 2
	}
	if inTitle > 0 {
		head |= 1
	}
	b = binary.AppendUvarint(b, head)
	if count > 1 {
		b = binary.AppendUvarint(b, uint64(count))
	}
	if inTitle > 0 {
		b = binary.AppendUvarint(b, uint64(inTitle))
	}
	return b
}

// seal turns the tail into a block.
func (l *list) seal() {
	data := make([]byte, 0, len(l.tail))
	places := make([]byte, 0, len(l.tail))
	for i := 0; i < len(l.tail); {
		_, count, _, mid := record(l.tail, i)
		data = append(data, l.tail[i:mid]...)
		i = skip(l.tail, mid, count)
		places = append(places, l.tail[mid:i]...)
	}
	done := block{split: uint32(len(data)), data: append(data, places...), after: l.after}
	if l.blocks == nil {
		l.blocks = new([]block)
	}
	*l.blocks = append(*l.blocks, done)
	l.tail = nil // not emptied: a copy that is being saved may still be reading it
}

// record reads what stands before the places of a document, from b[i] on, and
// where it ends.
func record(b []byte, i int) (gap, count, inTitle uint32, end int) {
	head, i := number(b, i)
	count = 1
	if head&2 != 0 {
		count, i = number(b, i)
	}
	if head&1 != 0 {
		inTitle, i = number(b, i)
	}
	return head >> 2, count, inTitle, i
}

// number reads the varint at b[i], and where it ends.
func number(b []byte, i int) (uint32, int) {
	if c := b[i]; c < 0x80 {
		return uint32(c), i + 1
	}
	return long(b, i)
}

// long is number for more than one byte.
func long(b []byte, i int) (uint32, int) {
	v := uint32(b[i] & 0x7f)
	for shift := 7; ; shift += 7 {
		i++
		v |= uint32(b[i]&0x7f) << shift
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
}

// skip passes n varints from b[i] on. Each ends with its one byte that has no
// high bit, so eight bytes are counted at a time.
func skip(b []byte, i int, n uint32) int {
	for n >= 8 {
		ends := ^binary.LittleEndian.Uint64(b[i:]) & 0x8080808080808080
		n -= uint32(bits.OnesCount64(ends))
		i += 8
	}
	for ; n > 0; i++ {
		if b[i] < 0x80 {
			n--
		}
	}
	return i
}

// addTo adds the weighed count of every document in the list, so many times.
func (l *list) addTo(count counters, times uint32, titleOnly bool) {
	after := uint32(0)
	for _, b := range l.finished() {
		addRecords(count, b.data[:b.split], after, times, titleOnly, false)
		after = b.after
	}
	addRecords(count, l.tail, after, times, titleOnly, true)
}

// addRecords is addTo for the records in b. It is what a search for a beginning
// spends its time with, so it goes without a reader.
func addRecords(count counters, b []byte, doc, times uint32, titleOnly, inTail bool) {
	for i := 0; i < len(b); {
		head := uint32(b[i])
		i++
		n, inTitle := uint32(1), uint32(0)
		if head >= 0x80 {
			head, i = long(b, i-1)
		}
		if head&3 != 0 {
			if head&2 != 0 {
				n, i = number(b, i)
			}
			if head&1 != 0 {
				inTitle, i = number(b, i)
			}
		}
		doc += head >> 2
		if titleOnly {
			count[doc] += times * weighed(inTitle, inTitle)
		} else {
			count[doc] += times * weighed(n, inTitle)
		}
		doc++
		if inTail {
			i = skip(b, i, n)
		}
	}
}
