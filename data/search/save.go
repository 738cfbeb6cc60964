package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
)

var (
	// ErrDamaged is in every error that Load returns for bytes that no Save wrote.
	ErrDamaged = errors.New("search index is damaged")
	// ErrVersion says that the index was saved by a program of another version.
	ErrVersion = errors.New("search index has an unknown version")
)

// MaxChunk is the largest chunk in bytes that Save hands out.
const MaxChunk = 256 << 10

// The saved form, in one stream that is cut into chunks without regard to its
// parts. Numbers are varints, signed ones zigzag:
//
//	magic, version
//	rows: how many; for each: id (16 bytes), day and instant as differences to the
//	      row before, words, words of the title, mood + 128, flags
//	terms: how many; for each, in the order of the texts: bytes in common with the
//	      text before, other bytes, these, documents; for each block: its bytes,
//	      where its places begin, data; for the tail: its bytes, data
//	sum: CRC-32C of all that, 4 bytes, never cut
//
// The sum guards against the program's own mistakes. Against change on the disk
// the owner must seal the chunks.
const (
	magic      = "kithword"
	version    = 2
	sumSize    = 4
	maxTerm    = 128 // bytes; see maxWord and maxKey
	moodOffset = 128
)

// sumTable is that of CRC-32C, which processors reckon by themselves.
func sumTable() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// Save hands out the index as numbered chunks 0, 1, 2, … of at most MaxChunk
// bytes. Changes made meanwhile are not in it; searches and changes go on. The
// slice is only valid during the call. An error of write ends Save and is returned.
func (x *Index) Save(write func(chunk int, b []byte) error) error {
	s := x.snapshot()
	out := chunker{write: write, table: sumTable()}
	out.add([]byte(magic))
	out.add([]byte{version})
	s.saveRows(&out)
	s.saveTerms(&out)
	return out.finish()
}

// snapshot is the index at one moment. It shares the bytes, which only ever grow
// at their ends, and copies what is changed in place.
type snapshot struct {
	rows  rows
	terms terms
	order []uint32
	lists []list
}

func (x *Index) snapshot() snapshot {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := snapshot{rows: x.rows, terms: x.terms, order: x.terms.inOrder(), lists: slices.Clone(x.lists)}
	s.rows.flags = slices.Clone(x.rows.flags)
	return s
}

func (s *snapshot) saveRows(out *chunker) {
	r := &s.rows
	out.number(uint64(len(r.id)))
	var day, created int64
	for i := range r.id {
		out.add(r.id[i][:])
		out.signed(int64(r.day[i]) - day)
		out.signed(r.created[i] - created)
		day, created = int64(r.day[i]), r.created[i]
		out.number(uint64(r.words[i]))
		out.number(uint64(r.titled[i]))
		out.number(uint64(int(r.mood[i]) + moodOffset))
		out.number(uint64(r.flags[i]))
	}
}

func (s *snapshot) saveTerms(out *chunker) {
	out.number(uint64(len(s.order)))
	var before []byte
	for _, n := range s.order {
		text, l := s.terms.text(n), &s.lists[n]
		same := common(before, text)
		out.number(uint64(same))
		out.number(uint64(len(text) - same))
		out.add(text[same:])
		before = text
		out.number(uint64(l.n))
		for _, b := range l.finished() {
			out.number(uint64(len(b.data)))
			out.number(uint64(b.split))
			out.add(b.data)
		}
		if l.n%blockSize != 0 {
			out.number(uint64(len(l.tail)))
			out.add(l.tail)
		}
	}
}

// common is how many bytes two texts begin with in common.
func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// chunker cuts a stream into chunks. After an error it swallows the rest.
type chunker struct {
	write func(chunk int, b []byte) error
	table *crc32.Table
	buf   []byte
	sum   uint32
	next  int
	err   error
	small [binary.MaxVarintLen64]byte
}

func (c *chunker) number(v uint64) { c.add(binary.AppendUvarint(c.small[:0], v)) }
func (c *chunker) signed(v int64)  { c.add(binary.AppendVarint(c.small[:0], v)) }

func (c *chunker) add(b []byte) {
	for len(b) > 0 && c.err == nil {
		if len(c.buf) == MaxChunk {
			c.flush()
		}
		n := min(len(b), MaxChunk-len(c.buf))
		c.sum = crc32.Update(c.sum, c.table, b[:n])
		c.buf = append(c.buf, b[:n]...)
		b = b[n:]
	}
}

// flush hands out what has gathered.
func (c *chunker) flush() {
	if err := c.write(c.next, c.buf); err != nil && c.err == nil {
		c.err = fmt.Errorf("save chunk %d of the search index: %w", c.next, err)
	}
	c.next++
	c.buf = c.buf[:0]
}

// finish adds the sum and hands out the last chunk.
func (c *chunker) finish() error {
	if c.err == nil && len(c.buf)+sumSize > MaxChunk {
		c.flush()
	}
	if c.err == nil {
		c.buf = binary.LittleEndian.AppendUint32(c.buf, c.sum)
		c.flush()
	}
	return c.err
}
