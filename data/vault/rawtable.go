package vault

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/y"
	"google.golang.org/protobuf/proto"
)

// rawTable reads one .sst file: blocks, then an index, its length, a checksum
// of the index and the checksum's length. Blocks and index each end with the
// random block that they were encrypted with.
type rawTable struct {
	f      *os.File
	key    []byte
	blocks []blockRef
	first  []byte // the table's smallest key with its version
}

// blockRef is where a block lies, in bytes.
type blockRef struct{ offset, length uint32 }

// openRawTable reads and checks the index of a table.
func openRawTable(path string, key []byte) (t *rawTable, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, damaged("a table is missing")
	}
	if err != nil {
		return nil, Classify(err)
	}
	t = &rawTable{f: f, key: key}
	defer func() {
		if err != nil {
			f.Close()
			t = nil
		}
	}()
	index, end, err := t.readIndex()
	if err != nil {
		return t, err
	}
	return t, t.readBlocks(index, end)
}

// close lets go of the file.
func (t *rawTable) close() { t.f.Close() }

// size adds up the blocks, in bytes.
func (t *rawTable) size() (n int64) {
	for _, b := range t.blocks {
		n += int64(b.length)
	}
	return n
}

// readIndex gives the clear index and the offset where the blocks end.
func (t *rawTable) readIndex() (index []byte, end int64, err error) {
	info, err := t.f.Stat()
	if err != nil {
		return nil, 0, Classify(err)
	}
	pos := info.Size()
	tail := func(n int64) ([]byte, error) {
		if n < 0 || n > pos {
			return nil, damaged("a table is cut short")
		}
		pos -= n
		b := make([]byte, n)
		if _, err := t.f.ReadAt(b, pos); err != nil {
			return nil, damaged("a table cannot be read")
		}
		return b, nil
	}
	number := func() int64 {
		b, err := tail(4)
		if err != nil {
			return -1
		}
		return int64(binary.BigEndian.Uint32(b))
	}
	n := number()
	// Every length comes from the file: none is believed before it fits.
	if n > 64 { // a checksum takes about 11 bytes
		return nil, 0, damaged("the end of a table is damaged")
	}
	sum, err := tail(n)
	if err != nil {
		return nil, 0, err
	}
	// The sum is over the index as it is stored, so no key is needed to check it.
	sealed, err := tail(number())
	if err != nil {
		return nil, 0, err
	}
	if !sumFits(sealed, sum) {
		return nil, 0, damaged("the index of a table is damaged")
	}
	index, err = t.decrypt(sealed)
	return index, pos, err
}

// readBlocks takes the place of each block out of the index.
func (t *rawTable) readBlocks(index []byte, end int64) (err error) {
	defer func() {
		if recover() != nil { // the flatbuffer code does not check bounds
			err = damaged("the index of a table makes no sense")
		}
	}()
	root := fb.GetRootAsTableIndex(index, 0)
	n := root.OffsetsLength()
	if n == 0 || n > len(index)/4 { // each takes four bytes at the least
		return damaged("the index of a table makes no sense")
	}
	t.blocks = make([]blockRef, n)
	for i := range n {
		var o fb.BlockOffset
		root.Offsets(&o, i)
		if int64(o.Offset())+int64(o.Len()) > end {
			return damaged("the index of a table points outside of it")
		}
		t.blocks[i] = blockRef{o.Offset(), o.Len()}
		if i == 0 {
			t.first = append([]byte{}, o.KeyBytes()...)
		}
	}
	return nil
}

// decrypt takes off the random block at the end and decrypts the rest.
func (t *rawTable) decrypt(b []byte) ([]byte, error) {
	if len(t.key) == 0 {
		return b, nil
	}
	if len(b) < 16 {
		return nil, damaged("a part of a table is cut short")
	}
	n := len(b) - 16
	return unXOR(b[:n], t.key, b[n:])
}

// sumFits checks data against Badger's encoded checksum.
func sumFits(data, encoded []byte) bool {
	var sum pb.Checksum
	if err := proto.Unmarshal(encoded, &sum); err != nil {
		return false
	}
	// Badger's own check panics at any other kind.
	if sum.Algo != pb.Checksum_CRC32C && sum.Algo != pb.Checksum_XXHash64 {
		return false
	}
	return y.VerifyChecksum(data, &sum) == nil
}

// rows gives the rows of block i, in order.
func (t *rawTable) rows(i int) ([]rawRow, error) {
	ref := t.blocks[i]
	b := make([]byte, ref.length)
	if _, err := t.f.ReadAt(b, int64(ref.offset)); err != nil {
		return nil, damaged("a block of a table cannot be read")
	}
	b, err := t.decrypt(b)
	if err != nil {
		return nil, err
	}
	rows, err := parseBlock(b)
	if err != nil {
		return nil, fmt.Errorf("block %d of %d: %w", i+1, len(t.blocks), err)
	}
	return rows, nil
}

// parseBlock reads a clear block: rows, the offset of each (u32, little end
// first), their number, a checksum of all that, and the checksum's length.
func parseBlock(b []byte) ([]rawRow, error) {
	bad := damaged("a block of a table is damaged")
	if len(b) < 8 {
		return nil, bad
	}
	pos := len(b) - 4
	n := int(binary.BigEndian.Uint32(b[pos:]))
	if n < 0 || n > pos-4 || !sumFits(b[:pos-n], b[pos-n:pos]) {
		return nil, bad
	}
	b = b[:pos-n]
	pos = len(b) - 4
	count := int(binary.BigEndian.Uint32(b[pos:]))
	if count <= 0 || count > pos/4 {
		return nil, bad
	}
	// Each row ends where the next begins.
	offsets := b[pos-4*count : pos]
	b = b[:pos-4*count]
	rows := make([]rawRow, 0, count)
	var base []byte
	for i := range count {
		from, to := binary.LittleEndian.Uint32(offsets[4*i:]), uint32(len(b))
		if i+1 < count {
			to = binary.LittleEndian.Uint32(offsets[4*i+4:])
		}
		if from > to || to > uint32(len(b)) {
			return nil, bad
		}
		row, full, ok := parseRow(b[from:to], base)
		if !ok {
			return nil, bad
		}
		if i == 0 {
			base = full
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// parseRow reads one row of a block: how many bytes its key shares with the
// block's first key, how many follow (both u16), those, and the value.
func parseRow(b, base []byte) (row rawRow, full []byte, ok bool) {
	if len(b) < 4 {
		return row, nil, false
	}
	shared, own := int(binary.LittleEndian.Uint16(b)), int(binary.LittleEndian.Uint16(b[2:]))
	// Only the first row of a block has its key whole.
	if b = b[4:]; own > len(b) || shared > len(base) {
		return row, nil, false
	}
	full = append(append(make([]byte, 0, shared+own), base[:shared]...), b[:own]...)
	row.key, row.version, ok = splitKey(full)
	if b = b[own:]; !ok || len(b) < 3 {
		return row, nil, false
	}
	row.meta = b[0]
	_, n := binary.Uvarint(b[2:]) // when it expires; nothing in a vault does
	if n <= 0 {
		return row, nil, false
	}
	row.value = b[2+n:]
	return row, full, true
}
