package search

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"sync"
)

// unchunker reads a stream out of chunks. The first error stays, and everything
// read after it is empty.
type unchunker struct {
	read   func(chunk int) ([]byte, error)
	chunks int
	table  *crc32.Table

	next  int
	buf   []byte // what is left of the chunk before next
	sum   uint32
	small [len(ID{})]byte
	err   error
}

// fail says that the bytes are not those of an index; what names the part.
func (in *unchunker) fail(what string) {
	if in.err == nil {
		in.err = fmt.Errorf("%w: %s", ErrDamaged, what)
	}
}

// more gets the next chunk; false at the end or after an error.
func (in *unchunker) more() bool {
	if in.err != nil || in.next >= in.chunks {
		in.fail("it ends too early")
		return false
	}
	b, err := in.read(in.next)
	if err != nil {
		in.err = fmt.Errorf("read chunk %d: %w", in.next, err)
		return false
	}
	if len(b) > MaxChunk {
		in.fail("chunk too large")
		return false
	}
	in.next++
	last := in.next == in.chunks
	if last {
		b = in.checkSum(b)
	} else {
		in.sum = crc32.Update(in.sum, in.table, b)
	}
	in.buf = b
	return in.err == nil
}

// checkSum compares the sum at the end of the last chunk and cuts it off.
func (in *unchunker) checkSum(b []byte) []byte {
	if len(b) < sumSize {
		in.fail("no sum")
		return nil
	}
	body := b[:len(b)-sumSize]
	if crc32.Update(in.sum, in.table, body) != binary.LittleEndian.Uint32(b[len(body):]) {
		in.fail("sum")
	}
	return body
}

// end makes sure that everything was read.
func (in *unchunker) end() {
	for in.err == nil && len(in.buf) == 0 && in.next < in.chunks {
		in.more()
	}
	if len(in.buf) > 0 {
		in.fail("too long")
	}
}

// fill copies the next bytes of the stream.
func (in *unchunker) fill(dst []byte) {
	for len(dst) > 0 {
		if len(in.buf) == 0 && !in.more() {
			return
		}
		n := copy(dst, in.buf)
		in.buf, dst = in.buf[n:], dst[n:]
	}
}

// fixed reads an ID.
func (in *unchunker) fixed() [len(ID{})]byte {
	in.fill(in.small[:])
	return in.small
}

// bytes reads n bytes.
func (in *unchunker) bytes(n int) []byte {
	if n <= len(in.buf) {
		b := in.buf[:n]
		in.buf = in.buf[n:]
		return b
	}
	// Taken piece by piece: n may be a lie, the bytes in the chunks are not.
	var b []byte
	for len(b) < n && in.err == nil {
		if len(in.buf) == 0 && !in.more() {
			return nil
		}
		size := min(n-len(b), len(in.buf))
		b = append(b, in.buf[:size]...)
		in.buf = in.buf[size:]
	}
	return b
}

// keep reads n bytes that stay: a part of the chunk, or a copy where they lie in several.
// They have no spare room, so adding to them moves them away from their neighbours.
func (in *unchunker) keep(n int) []byte {
	b := in.bytes(n)
	if in.err != nil {
		return nil
	}
	return b[:n:n]
}

// number reads a varint of at most most.
func (in *unchunker) number(most int) int {
	if len(in.buf) > 0 && in.buf[0] < 0x80 && int(in.buf[0]) <= most {
		v := in.buf[0]
		in.buf = in.buf[1:]
		return int(v)
	}
	v := in.varint()
	if v > uint64(most) {
		in.fail("number")
		return 0
	}
	return int(v)
}

// signed reads a zigzag varint.
func (in *unchunker) signed() int64 {
	v := in.varint()
	return int64(v>>1) ^ -int64(v&1)
}

// varint reads byte by byte, since it may lie across chunks.
func (in *unchunker) varint() uint64 {
	var v uint64
	for shift := 0; shift < 70; shift += 7 {
		if len(in.buf) == 0 && !in.more() {
			return 0
		}
		if len(in.buf) == 0 { // an empty chunk
			shift -= 7
			continue
		}
		b := in.buf[0]
		in.buf = in.buf[1:]
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	in.fail("varint")
	return 0
}

// chunksAhead is how many chunks are read before they are needed.
const chunksAhead = 4

// readAhead reads chunks beside the work on those before. Next gives them one after the
// other; stop ends the reading and waits for it.
func readAhead(read func(chunk int) ([]byte, error), chunks int) (next func(int) ([]byte, error), stop func()) {
	type got struct {
		b   []byte
		err error
	}
	ready, quit := make(chan got, chunksAhead), make(chan struct{})
	var reading sync.WaitGroup
	reading.Go(func() {
		defer close(ready)
		for i := range chunks {
			b, err := read(i)
			select {
			case ready <- got{b, err}:
			case <-quit:
				return
			}
			if err != nil {
				return
			}
		}
	})
	next = func(int) ([]byte, error) {
		g := <-ready
		return g.b, g.err
	}
	return next, func() {
		close(quit)
		reading.Wait()
	}
}
