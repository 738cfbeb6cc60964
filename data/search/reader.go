package search

// reader walks through a list. It trusts the bytes: they were written by list or
// checked by Load.
type reader struct {
	blocks  []block
	tail    []byte
	next    int    // the block after the one being read; the last is the tail
	records []byte // of the block being read; in the tail, with places between
	at      int    // how far records is read
	places  []byte // of a block
	placeAt int    // how far places is read
	owed    uint32 // of a block: places between placeAt and those of doc
	inTail  bool

	doc     uint32 // the document it stands at, none at the end
	after   uint32 // one more than doc
	count   uint32 // how often the term stands in doc
	inTitle uint32 // and how often of these in the title
	unread  uint32 // places of doc that were not read: all or none
}

// reader stands before the first document: call step or seek.
func (l *list) reader() reader { return reader{blocks: l.finished(), tail: l.tail} }

// step goes to the next document.
func (r *reader) step() {
	if r.inTail {
		r.at = skip(r.records, r.at, r.unread)
	} else {
		r.owed += r.unread
	}
	if r.at == len(r.records) && !r.open(r.next) {
		r.finish()
		return
	}
	gap := uint32(0)
	if b := r.records[r.at]; b < 0x80 && b&3 == 0 { // the commonest record
		gap, r.count, r.inTitle = uint32(b>>2), 1, 0
		r.at++
	} else {
		gap, r.count, r.inTitle, r.at = record(r.records, r.at)
	}
	r.doc = r.after + gap
	r.after = r.doc + 1
	r.unread = r.count
}

// finish stands behind the last document.
func (r *reader) finish() { r.doc, r.unread, r.next = none, 0, len(r.blocks)+1 }

// open begins block i; false if there is nothing there.
func (r *reader) open(i int) bool {
	switch {
	case i < len(r.blocks):
		b := &r.blocks[i]
		r.records, r.places = b.data[:b.split], b.data[b.split:]
	case i == len(r.blocks) && len(r.tail) > 0:
		r.records, r.inTail = r.tail, true
	default:
		return false
	}
	r.after = 0
	if i > 0 {
		r.after = r.blocks[i-1].after
	}
	r.next, r.at, r.placeAt, r.owed, r.unread = i+1, 0, 0, 0, 0
	return true
}

// seek goes to the first document at or after target, never backwards.
func (r *reader) seek(target uint32) uint32 {
	if r.next > 0 && r.doc >= target {
		return r.doc
	}
	if i := r.blockOf(target); i >= r.next && !r.open(i) {
		r.finish()
		return none
	}
	for {
		r.step()
		if r.doc >= target {
			return r.doc
		}
	}
}

// blockOf is the block, at or after the one being read, that may hold target.
func (r *reader) blockOf(target uint32) int {
	lo, hi := max(r.next-1, 0), len(r.blocks)
	if lo < hi && target < r.blocks[lo].after {
		return lo
	}
	for lo < hi {
		mid := (lo + hi) / 2
		if r.blocks[mid].after <= target {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// raw is the bytes of doc's places. It may be called once per document, as may read.
func (r *reader) raw() []byte {
	n := r.unread
	r.unread = 0
	if r.inTail {
		from := r.at
		r.at = skip(r.records, from, n)
		return r.records[from:r.at]
	}
	from := skip(r.places, r.placeAt, r.owed)
	r.placeAt, r.owed = skip(r.places, from, n), 0
	return r.places[from:r.placeAt]
}

// read appends where the term stands in doc.
func (r *reader) read(dst []uint32) []uint32 {
	b, at := r.raw(), uint32(0)
	for i := 0; i < len(b); {
		step := uint32(b[i])
		i++
		if step >= 0x80 {
			step, i = long(b, i-1)
		}
		at += step
		dst = append(dst, at)
	}
	return dst
}
