package search

import (
	"bytes"
	"fmt"
	"math"
	"slices"
)

// Load reads what Save wrote in the given number of chunks. Bytes that Save did
// not write give ErrDamaged or ErrVersion: the index must then be built anew. An
// error of read is returned. Read is called from a goroutine of its own, for one chunk
// after the other and not any more once Load is done; the slices that it returns become
// part of the index, which never writes into them.
//
// Every number is checked before it is used, and memory is taken only for bytes
// that were really there, so no input makes Load panic or swell.
func Load(read func(chunk int) ([]byte, error), chunks int) (*Index, error) {
	next, stop := readAhead(read, chunks)
	defer stop()
	in := unchunker{read: next, chunks: chunks, table: sumTable()}
	x := New()
	in.header()
	in.rows(x)
	in.terms(x)
	in.end()
	if in.err != nil {
		return nil, fmt.Errorf("load the search index: %w", in.err)
	}
	return x, nil
}

func (in *unchunker) header() {
	head := in.bytes(len(magic) + 1)
	if in.err != nil {
		return
	}
	switch {
	case string(head[:len(magic)]) != magic:
		in.fail("no index")
	case head[len(magic)] != version:
		in.err = ErrVersion
	}
}

// rows reads the columns.
func (in *unchunker) rows(x *Index) {
	n := in.number(math.MaxInt32)
	const least = 22                    // bytes of a row in the stream
	room := min(n, 1+len(in.buf)/least) // n may be a lie: no more room than the chunk can fill
	x.rows = makeRows(room)
	x.byID = make(map[ID]uint32, room)
	day, created := int64(0), int64(0)
	for i := 0; i < n && in.err == nil; i++ {
		id := ID(in.fixed())
		day += in.signed()
		created += in.signed()
		words, titled := in.number(math.MaxInt32), in.number(math.MaxInt32)
		mood, flags := in.number(math.MaxUint8), flags(in.number(int(flagsKnown)))
		if day != int64(int32(day)) || titled > words {
			in.fail("row")
		}
		if in.err == nil {
			x.rows.append(id, int32(day), created, uint32(words), uint32(titled), int8(mood-moodOffset), flags)
			in.enter(x, uint32(i))
		}
	}
}

// enter counts a row that was read. A living id may be there once only: Put and
// Delete would leave a second one behind for ever.
func (in *unchunker) enter(x *Index, i uint32) {
	r := &x.rows
	if r.flags[i]&flagDead != 0 {
		r.dead++
		return
	}
	if _, twice := x.byID[r.id[i]]; twice {
		in.fail("id twice")
	}
	x.byID[r.id[i]] = i
	r.total += uint64(r.words[i])
}

// terms reads the dictionary and the lists. The lists are cut out of the stream here and
// walked through beside it.
func (in *unchunker) terms(x *Index) {
	n := in.number(math.MaxInt32)
	var text []byte
	var walks inspection
	part := make([]list, 0, partSize)
	for i := 0; i < n && in.err == nil && !walks.bad.Load(); i++ {
		text = in.term(text)
		part = append(part, in.list(uint32(len(x.rows.id))))
		if len(x.terms.texts)+len(text) > math.MaxInt32 {
			in.fail("too many terms")
		}
		x.terms.append(text)
		if len(part) == partSize || i == n-1 {
			walks.begin(part, uint32(len(x.rows.id)))
			part = make([]list, 0, partSize)
		}
	}
	if x.lists = walks.end(); walks.bad.Load() {
		in.fail("list")
	}
	if in.err != nil {
		return
	}
	x.terms.texts, x.terms.ends = slices.Clip(x.terms.texts), slices.Clip(x.terms.ends)
	x.writer.bySlot = make([]uint32, len(x.lists))
	x.terms.index()
}

// term reads a text that shares its beginning with the one before, and comes
// after it. It writes over before.
func (in *unchunker) term(before []byte) []byte {
	same := in.number(len(before))
	rest := in.bytes(in.number(maxTerm))
	switch {
	case in.err != nil:
	case len(rest) == 0 || same+len(rest) > maxTerm:
		in.fail("term")
	case bytes.Compare(rest, before[same:]) <= 0:
		in.fail("order of terms")
	}
	return append(before[:same], rest...)
}

// list cuts the documents of one term out of the stream. All but the last block are full,
// so how many there are follows from the number of documents.
func (in *unchunker) list(rows uint32) list {
	l := list{n: uint32(in.number(int(rows)))}
	if l.n == 0 {
		in.fail("term without documents")
	}
	var blocks []block
	for left := l.n; left >= blockSize && in.err == nil; left -= blockSize {
		size := in.number(1 << 30)
		split := in.number(size)
		if data := in.keep(size); in.err == nil {
			blocks = append(blocks, block{data: data, split: uint32(split)})
		}
	}
	if blocks != nil {
		l.blocks = &blocks
	}
	if l.n%blockSize != 0 && in.err == nil {
		l.tail = in.keep(in.number(1 << 30))
	}
	return l
}
