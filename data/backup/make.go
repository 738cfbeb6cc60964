package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kith/data"
	"kith/data/vault"
)

// Ending is how the names of backups end.
const Ending = ".backup.age"

// partEnding marks a backup that is not written out and read back yet.
const partEnding = ".part"

// ErrInside says that a backup was to lie inside the vault's own folder.
var ErrInside = errors.New("a backup does not belong inside the vault")

// Write makes a backup of all that the store holds at this moment in a new file,
// reads it back to its end and compares it, and only then gives it its name. The
// store can be used meanwhile. fs.ErrExist if there is a file of that name: nothing
// is overwritten. vault.ErrFull if a disk is too full, ctx ends it early; nothing
// stays then. progress, which may be nil, hears how much of the work is done.
func Write(ctx context.Context, s *data.Store, path string, now time.Time, progress func(done, total int64)) (Summary, error) {
	sum, err := write(ctx, s, path, now, progress)
	if err != nil {
		return Summary{}, fmt.Errorf("make backup: %w", withoutPath(err))
	}
	return sum, nil
}

// write does the work of Write.
func write(ctx context.Context, s *data.Store, path string, now time.Time, progress func(done, total int64)) (sum Summary, err error) {
	if err := free(s.Vault().Dir(), path); err != nil {
		return sum, err
	}
	part := path + partEnding
	f, err := os.OpenFile(part, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return sum, vault.Classify(err)
	}
	defer func() {
		_ = f.Close()
		if err != nil {
			_ = os.Remove(part)
		}
	}()
	if err := f.Chmod(0o600); err != nil && !errors.Is(err, errors.ErrUnsupported) { // of a part that lay there before
		return sum, vault.Classify(err)
	}
	step := &steps{progress: progress}
	want, seq, err := stream(ctx, s, f, now, step.begin)
	if err == nil {
		err = f.Sync()
	}
	if err != nil {
		return sum, vault.Classify(err)
	}
	got, size, err := readBack(ctx, s, part, step)
	if err != nil {
		return sum, err
	}
	if !sameJSON(got, want) {
		return sum, damaged("it does not hold what was written")
	}
	if err := errors.Join(f.Close(), os.Rename(part, path)); err != nil {
		return sum, vault.Classify(err)
	}
	sum = got.summary(size)
	sum.Seq = seq
	return sum, vault.SyncDir(filepath.Dir(path))
}

// free makes sure that there is nothing at path and that it lies outside the vault.
func free(vaultDir, path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = fs.ErrExist
		}
		return err
	}
	if vaultDir == "" {
		return nil
	}
	in, err := filepath.Abs(vaultDir)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if strings.HasPrefix(out, in+string(filepath.Separator)) {
		return ErrInside
	}
	return nil
}

// readBack reads a backup that was just written, as a restore would.
func readBack(ctx context.Context, s *data.Store, path string, step *steps) (Manifest, int64, error) {
	key, err := OfVault(s.Vault())
	if err != nil {
		return Manifest{}, 0, err
	}
	defer key.Wipe()
	f, err := os.Open(path)
	if err != nil {
		return Manifest{}, 0, err
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	if err != nil {
		return Manifest{}, 0, err
	}
	m, err := read(ctx, f, key, visitor{}, step.add)
	return m, info.Size(), err
}

// steps counts the work of writing and of reading back, which is the same again.
type steps struct {
	done, total int64
	progress    func(done, total int64)
}

// begin takes the work of one of the two.
func (s *steps) begin(total int64) func(int64) {
	s.total = 2 * total
	return s.add
}

// add counts work that is done.
func (s *steps) add(n int64) {
	if s.done += n; n > 0 && s.progress != nil {
		s.progress(min(s.done, s.total), s.total)
	}
}
