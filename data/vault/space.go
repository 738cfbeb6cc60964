package vault

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A full disk ends the process: Badger writes through memory maps, and the
// system answers a page that finds no room with a fatal signal, not an error.
// So there must be room before anything is written.
//
// Above MinFree all writes go through; below it only small ones, so that the
// person can still save what they are writing. Below half a ballast the ballast
// is given up, and what it frees serves small writes until that half is reached
// again; then nothing goes through.
type space struct {
	dir  string
	opts Options

	mu      sync.Mutex
	asked   time.Time // when free was asked for
	free    uint64
	pending uint64 // written since
}

// How long, and for how many bytes, an answer of the system is good.
const (
	askEvery = 200 * time.Millisecond
	askAfter = 4 << 20
)

// smallWrite is what is let through when the disk is nearly full, in bytes.
const smallWrite = 256 << 10

// floor is what must stay free in any case: room for Badger to write out a
// memory table and merge it with its like.
func (o Options) floor() uint64 { return o.BallastSize / 2 }

// claim asks whether n bytes may be written now. low is true when the disk is
// nearly full, whether they may or not.
func (s *space) claim(n int) (low bool, err error) {
	if s == nil {
		return false, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	free := s.look(uint64(n))
	if free >= s.opts.MinFree {
		return false, nil
	}
	// A large write is refused as it is: the ballast is for the person's words.
	if n <= smallWrite && free < s.opts.floor() && removeFile(filepath.Join(s.dir, fileBallast)) == nil {
		free = s.look(0)
	}
	if n > smallWrite || free < s.opts.floor() {
		return true, fmt.Errorf("%d MB are free: %w", free>>20, ErrFull)
	}
	return true, nil
}

// roomToClose asks whether Badger can write out its memory table and the seal
// can be written: a quarter of a ballast is enough.
func (s *space) roomToClose() error {
	free, err := s.opts.Free(s.dir)
	if err == nil && free < s.opts.floor()/2 && removeFile(filepath.Join(s.dir, fileBallast)) == nil {
		free, err = s.opts.Free(s.dir)
	}
	if err == nil && free < s.opts.floor()/2 {
		return fmt.Errorf("%d MB are free: %w", free>>20, ErrFull)
	}
	return nil
}

// look gives the free bytes as last heard, asking again when that is too long
// ago. A system that cannot say counts as having room.
func (s *space) look(n uint64) uint64 {
	// When it was low last time, ask every time: somebody may be filling the disk.
	if s.pending += n; time.Since(s.asked) > askEvery || s.pending > askAfter || s.free < s.opts.MinFree {
		free, err := s.opts.Free(s.dir)
		if err != nil {
			return s.opts.MinFree
		}
		s.free, s.asked, s.pending = free, time.Now(), 0
	}
	return s.free
}

// refill makes the ballast again when there is plenty of room. Failing harms
// nothing.
func (s *space) refill() {
	path := filepath.Join(s.dir, fileBallast)
	if info, err := os.Stat(path); err == nil && info.Size() == int64(s.opts.BallastSize) {
		return
	}
	free, err := s.opts.Free(s.dir)
	if err != nil || free < s.opts.MinFree+2*s.opts.BallastSize {
		return
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return
	}
	err = reserveBlocks(f, int64(s.opts.BallastSize))
	if cerr := f.Close(); err != nil || cerr != nil {
		_ = os.Remove(path)
	}
}

// fillBlocks takes real disk space by writing it.
func fillBlocks(f *os.File, size int64) error {
	b := make([]byte, 1<<20)
	for at := int64(0); at < size; at += int64(len(b)) {
		if _, err := f.WriteAt(b[:min(int64(len(b)), size-at)], at); err != nil {
			return err
		}
	}
	return f.Sync()
}
