package vault

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// censusKey is the row of the census. Keys that begin with 0 are the vault's own.
const censusKey = "\x00census"

// tally is what the census knows of one class: how many sealed records there
// are, and the XOR of their fingerprints. Two sets of records with the same
// tally are the same set, as far as anyone without the key can arrange.
type tally struct {
	count uint64
	xor   [printSize]byte
}

// census counts the sealed records by the first byte of their key. It is
// written, sealed, in the same transaction as what it counts.
type census struct {
	seq     uint64 // number of the write that left this census; 0 for a new vault
	classes map[byte]tally
}

// newCensus is the census of an empty vault.
func newCensus() census { return census{classes: map[byte]tally{}} }

// clone gives a copy that can be changed on its own.
func (c census) clone() census {
	return census{seq: c.seq, classes: maps.Clone(c.classes)}
}

// add counts a record in (n = +1) or out (n = -1). XOR does both.
func (c *census) add(class byte, print [printSize]byte, n int) {
	t := c.classes[class]
	t.count += uint64(n)
	for i := range t.xor {
		t.xor[i] ^= print[i]
	}
	if t == (tally{}) { // so that an emptied class is as one that never was
		delete(c.classes, class)
		return
	}
	c.classes[class] = t
}

// sameRecords reports whether both count the same records, whatever their seq.
func (c census) sameRecords(d census) bool { return maps.Equal(c.classes, d.classes) }

// The census on disk: version 1, seq u64, number of classes u16, then per class
// in rising order: class byte, count u64, xor.
const (
	censusVersion = 1
	censusHead    = 1 + 8 + 2
	censusRow     = 1 + 8 + printSize
)

// encode gives the same bytes for the same census: the fuzz tests count on it.
func (c census) encode() []byte {
	b := make([]byte, censusHead, censusHead+len(c.classes)*censusRow)
	b[0] = censusVersion
	binary.BigEndian.PutUint64(b[1:], c.seq)
	binary.BigEndian.PutUint16(b[9:], uint16(len(c.classes)))
	for _, class := range slices.Sorted(maps.Keys(c.classes)) {
		t := c.classes[class]
		b = append(b, class)
		b = binary.BigEndian.AppendUint64(b, t.count)
		b = append(b, t.xor[:]...)
	}
	return b
}

// decodeCensus reads a census; anything but exactly one is refused.
func decodeCensus(b []byte) (census, error) {
	c := newCensus()
	if len(b) < censusHead || b[0] != censusVersion {
		return c, fmt.Errorf("census: bad head")
	}
	c.seq = binary.BigEndian.Uint64(b[1:])
	n := int(binary.BigEndian.Uint16(b[9:]))
	rows := b[censusHead:]
	if n > 256 || len(rows) != n*censusRow {
		return newCensus(), fmt.Errorf("census: bad length")
	}
	last := -1
	for ; len(rows) > 0; rows = rows[censusRow:] {
		if int(rows[0]) <= last {
			return newCensus(), fmt.Errorf("census: classes out of order")
		}
		last = int(rows[0])
		t := tally{count: binary.BigEndian.Uint64(rows[1:])}
		copy(t.xor[:], rows[9:])
		c.classes[rows[0]] = t
	}
	return c, nil
}
