package vault

import (
	"context"
	"os"
	"path/filepath"
	"sync"
)

// sums reckons the SHA-256 of db/'s files while the passphrase is worked on,
// so that it costs no time of its own.
type sums struct {
	cancel context.CancelFunc
	done   chan struct{}
	files  map[string]sealedFile // Sum is nil beyond the budget
	err    error
}

// defaultSumBudget is how many bytes are read before the vault opens, at most.
// What is beyond is checked while the vault is open.
const defaultSumBudget = 1 << 30

// startSums begins; wait must be called.
func startSums(db string, budget int64) *sums {
	ctx, cancel := context.WithCancel(context.Background())
	s := &sums{cancel: cancel, done: make(chan struct{}), files: map[string]sealedFile{}}
	go func() {
		defer close(s.done)
		s.err = s.run(ctx, db, budget)
	}()
	return s
}

// run goes over the files two at a time. MANIFEST and KEYREGISTRY sort first
// and are always read.
func (s *sums) run(ctx context.Context, db string, budget int64) error {
	names, err := sealedNames(db)
	if err != nil {
		return err
	}
	// Two at a time keeps a disk busy and leaves a core to scrypt.
	var mu sync.Mutex
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for _, name := range append(own(names), tables(names)...) {
		path := filepath.Join(db, name)
		info, err := os.Stat(path)
		if err != nil || ctx.Err() != nil {
			continue // a file that cannot be looked at counts as missing
		}
		if budget -= info.Size(); budget < 0 && filepath.Ext(name) == extTable {
			mu.Lock()
			s.files[name] = sealedFile{Name: name, Size: info.Size()}
			mu.Unlock()
			continue
		}
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			if f, err := sumFile(path); err == nil {
				mu.Lock()
				s.files[name] = f
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return nil
}

// wait gives the sums, when they are all there.
func (s *sums) wait() (map[string]sealedFile, error) {
	<-s.done
	s.cancel()
	return s.files, s.err
}

// stop ends the work early.
func (s *sums) stop() {
	s.cancel()
	<-s.done
}

// tables picks the tables out of names; own picks the rest.
func tables(names []string) []string { return pick(names, true) }
func own(names []string) []string    { return pick(names, false) }

// pick picks the tables, or all but the tables.
func pick(names []string, table bool) []string {
	var out []string
	for _, name := range names {
		if (filepath.Ext(name) == extTable) == table {
			out = append(out, name)
		}
	}
	return out
}
