package vault

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
)

// counter is a small file beside db/ that is there while the vault is open and
// holds the number of the last write that was acknowledged. It is written after
// each commit, without waiting for the disk: the end of the process, however
// hard, leaves it right; a power cut may leave it some writes behind, never
// ahead. A database whose own number is behind it has lost writes.
//
// It has two slots that are written in turn, so that one is always whole.
type counter struct {
	f   *os.File
	box box
}

// The file is two slots of a nonce, the number as u64, and a tag.
const (
	purposeCounter = "counter1"
	slotSize       = nonceSize + 8 + tagSize
)

// startCounter makes the file durable before the database is opened.
func startCounter(dir string, x box, seq uint64) (*counter, error) {
	slots := append(x.slot(0, seq), x.slot(1, seq)...)
	path := filepath.Join(dir, fileCounter)
	if err := WriteFile(path, slots); err != nil {
		return nil, fmt.Errorf("start the write counter: %w", err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, fmt.Errorf("start the write counter: %w", Classify(err))
	}
	return &counter{f, x}, nil
}

// slot seals the number for one of the two places.
func (x box) slot(i, seq uint64) []byte {
	return x.seal(purposeCounter, i, binary.BigEndian.AppendUint64(nil, seq))
}

// set writes the number. A failure is passed over: the number on the disk then
// stays behind, which hides a loss at worst and invents none.
func (c *counter) set(seq uint64) {
	if c != nil {
		i := seq % 2
		_, _ = c.f.WriteAt(c.box.slot(i, seq), int64(i)*slotSize)
	}
}

// close lets go of the file; nil in memory.
func (c *counter) close() {
	if c != nil {
		c.f.Close()
	}
}

// readCounter gives the higher of the two numbers. there is false when the
// vault was closed cleanly; seq is 0 when both slots are unreadable.
func readCounter(dir string, x box) (seq uint64, there bool) {
	path := filepath.Join(dir, fileCounter)
	if !exists(path) {
		return 0, false
	}
	b, err := readFile(path, 2*slotSize)
	if err != nil {
		return 0, true
	}
	for i := uint64(0); len(b) >= slotSize && i < 2; i++ {
		if plain, ok := x.open(purposeCounter, i, b[:slotSize]); ok && len(plain) == 8 {
			seq = max(seq, binary.BigEndian.Uint64(plain))
		}
		b = b[slotSize:]
	}
	return seq, true
}
