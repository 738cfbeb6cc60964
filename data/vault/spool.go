package vault

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// spool is a file of the writes since the last clean close, each synced before
// Badger hears of it. Where Badger's own sync does nothing, it is what makes a
// write durable; replayed over the sealed state it gives the vault as it was.
//
// Head: 8 bytes. Then frames: length u32, and a sealed frame, whose place in
// the file is part of its seal.
type spool struct {
	f    *os.File
	box  box
	size int64
	n    uint64 // frames so far
}

// What a frame and the file begin with, and the bound on a frame in bytes.
const (
	purposeSpool = "spool1"
	spoolHead    = "kithspl1"
	maxFrame     = 8 << 20 // above what one transaction can hold
)

// frame is one write.
type frame struct {
	seq uint64
	ops []op
}

// startSpool makes an empty spool, durable.
func startSpool(dir string, x box) (*spool, error) {
	path := filepath.Join(dir, fileSpool)
	if err := WriteFile(path, []byte(spoolHead)); err != nil {
		return nil, fmt.Errorf("start the spool: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("start the spool: %w", Classify(err))
	}
	return &spool{f: f, box: x, size: int64(len(spoolHead))}, nil
}

// add appends one write and waits until the disk has it. After an error the
// next write takes the same place.
func (s *spool) add(w frame) error {
	text := s.box.seal(purposeSpool, s.n, w.encode())
	b := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(text)), uint32(len(text)))
	b = append(b, text...)
	_, err := s.f.WriteAt(b, s.size)
	if err == nil {
		err = s.f.Sync()
	}
	if err != nil {
		_ = s.f.Truncate(s.size) // gives a full disk its room back
		return fmt.Errorf("write the spool: %w", Classify(err))
	}
	s.size += int64(len(b))
	s.n++
	return nil
}

// close lets go of the file; nil when the spool is off.
func (s *spool) close() {
	if s != nil {
		s.f.Close()
	}
}

// replay calls fn for each whole frame, from the first. It ends without an
// error at the first frame that is not whole: that is one that was cut off
// while it was written, or a damaged one; the caller knows from the number of
// the last write whether anything is missing. No spool is an empty one.
func (x box) replay(dir string, fn func(frame) error) error {
	f, err := os.Open(filepath.Join(dir, fileSpool))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the spool: %w", Classify(err))
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	head := make([]byte, len(spoolHead))
	if _, err := io.ReadFull(r, head); err != nil || string(head) != spoolHead {
		return nil
	}
	for n := uint64(0); ; n++ {
		var size [4]byte
		if _, err := io.ReadFull(r, size[:]); err != nil {
			return nil
		}
		length := binary.BigEndian.Uint32(size[:]) // not believed before its bytes are there
		if length > maxFrame {
			return nil
		}
		text := make([]byte, length)
		if _, err := io.ReadFull(r, text); err != nil {
			return nil
		}
		plain, ok := x.open(purposeSpool, n, text)
		if !ok {
			return nil
		}
		w, err := decodeFrame(plain)
		if err != nil {
			return nil
		}
		if err := fn(w); err != nil {
			return err
		}
	}
}

// spoolRows gives the spool as rows that are newer than all of Badger's.
func (x box) spoolRows(dir string) ([]rawRow, error) {
	const newer = 1 << 62
	var rows []rawRow
	err := x.replay(dir, func(w frame) error {
		for _, o := range w.ops {
			row := rawRow{key: o.key, version: newer + w.seq, value: o.value}
			if o.value == nil {
				row.meta = metaDelete
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// encode: seq u64, then per row: what (1 set, 0 delete), key length u16, key,
// value length u32, value.
func (w frame) encode() []byte {
	b := binary.BigEndian.AppendUint64(nil, w.seq)
	for _, o := range w.ops {
		set := byte(1)
		if o.value == nil {
			set = 0
		}
		b = append(b, set)
		b = binary.BigEndian.AppendUint16(b, uint16(len(o.key)))
		b = append(b, o.key...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(o.value)))
		b = append(b, o.value...)
	}
	return b
}

// errFrame never leaves the package: replay ends quietly at such a frame.
var errFrame = errors.New("a frame of the spool makes no sense")

// decodeFrame reads exactly one frame.
func decodeFrame(b []byte) (frame, error) {
	if len(b) < 8 {
		return frame{}, errFrame
	}
	w := frame{seq: binary.BigEndian.Uint64(b)}
	for b = b[8:]; len(b) > 0; {
		if len(b) < 3 || b[0] > 1 {
			return frame{}, errFrame
		}
		set, klen := b[0], int(binary.BigEndian.Uint16(b[1:]))
		if b = b[3:]; len(b) < klen+4 || klen == 0 {
			return frame{}, errFrame
		}
		o := op{key: b[:klen:klen]}
		vlen := binary.BigEndian.Uint32(b[klen:])
		if b = b[klen+4:]; uint64(vlen) > uint64(len(b)) || set == 0 && vlen > 0 {
			return frame{}, errFrame
		}
		if set == 1 {
			o.value = append([]byte{}, b[:vlen]...)
		}
		w.ops = append(w.ops, o)
		b = b[vlen:]
	}
	return w, nil
}
