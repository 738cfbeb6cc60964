package backup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"kith/data"
	"kith/data/vault"
)

// restoring is in the name of a folder that is not filled yet.
const restoring = ".restoring-"

// Restore makes a new vault in the folder into out of a backup: same id, same
// passphrase and recovery key as that day, and every record and file to the byte.
// into must not exist or be an empty folder, else vault.ErrExists; nothing is
// overwritten. The backup is first read to its end and judged, then filled into a
// folder beside into, read again there, and only then given its name. progress,
// which may be nil, hears bytes of the backup, which is read twice.
func Restore(ctx context.Context, path string, key *Key, into string, o vault.Options, progress func(done, total int64)) (Summary, error) {
	if err := vacant(into); err != nil {
		return Summary{}, fmt.Errorf("restore backup: %w", err)
	}
	half := func(n int64) func(done, total int64) {
		return func(done, total int64) {
			if progress != nil {
				progress(n*total+done, 2*total)
			}
		}
	}
	sum, err := Verify(ctx, path, key, half(0))
	if err != nil {
		return Summary{}, err
	}
	part, err := beside(into)
	if err != nil {
		return Summary{}, fmt.Errorf("restore backup: %w", err)
	}
	if err := fill(ctx, path, key, part, o, half(1)); err != nil {
		_ = os.RemoveAll(part) // of this function's own making
		return Summary{}, fmt.Errorf("restore backup: %w", withoutPath(err))
	}
	if err := put(part, into); err != nil {
		return Summary{}, fmt.Errorf("restore backup: %w", withoutPath(err))
	}
	return sum, nil
}

// vacant refuses a place where something is.
func vacant(into string) error {
	entries, err := os.ReadDir(into)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, serr := os.Stat(into); serr == nil && !info.IsDir() {
			return vault.ErrExists
		}
		return vault.Classify(withoutPath(err))
	case len(entries) > 0:
		return vault.ErrExists
	}
	return nil
}

// beside makes an empty folder beside the one that is wanted. What an interrupted
// restore of the same folder left is removed.
func beside(into string) (string, error) {
	top, name := filepath.Dir(into), filepath.Base(into)
	if err := os.MkdirAll(top, 0o700); err != nil {
		return "", vault.Classify(withoutPath(err))
	}
	left, _ := filepath.Glob(filepath.Join(top, name+restoring+"*")) // a bad pattern finds nothing
	for _, old := range left {
		if !vault.InUse(old) {
			_ = os.RemoveAll(old)
		}
	}
	part, err := os.MkdirTemp(top, name+restoring+"*")
	return part, vault.Classify(err)
}

// put gives the filled folder its name.
func put(part, into string) error {
	if err := os.Remove(into); err != nil && !errors.Is(err, fs.ErrNotExist) { // an empty folder, or it fails
		return vault.ErrExists
	}
	if err := os.Rename(part, into); err != nil {
		return vault.Classify(err)
	}
	return vault.SyncDir(filepath.Dir(into))
}

// filler puts what a backup holds into a new vault.
type filler struct {
	ctx   context.Context
	key   *Key
	dir   string
	opts  vault.Options
	v     *vault.Vault
	s     *data.Store
	batch []data.Line
	size  int
}

// fill makes the new vault in dir, closed and checked at the end.
func fill(ctx context.Context, path string, key *Key, dir string, o vault.Options, progress func(done, total int64)) (err error) {
	f := &filler{ctx: ctx, key: key, dir: dir, opts: o}
	defer func() {
		if f.s != nil {
			err = errors.Join(err, f.s.Close())
		} else if f.v != nil {
			err = errors.Join(err, f.v.Close())
		}
	}()
	m, _, err := open(ctx, path, key, visitor{f.begin, f.line, f.file}, progress)
	if err == nil {
		err = f.flush()
	}
	if err == nil {
		err = f.check(&m)
	}
	return err
}

// begin makes the vault.
func (f *filler) begin(head Head, files map[string][]byte) error {
	v, err := vault.CreateFrom(f.dir, f.key.keys, vault.KeyFiles{Key: f.key.keyFile, Recovery: files[nameRecovery], Recipients: head.Recipients}, f.opts)
	if err != nil {
		return err
	}
	f.v = v
	// The store is told nothing of a schema yet; the backup's own note comes with it.
	f.s, err = data.Fill(v)
	return err
}

// A commit takes as many records as surely fit into one.
const (
	batchBytes = 256 << 10
	batchLines = 500
)

// line takes one record.
func (f *filler) line(l data.Line) error {
	f.batch = append(f.batch, l)
	if f.size += len(l.Wire); f.size >= batchBytes || len(f.batch) >= batchLines {
		return f.flush()
	}
	return nil
}

// flush writes the records that wait.
func (f *filler) flush() error {
	_, err := f.s.UpdateMany(f.ctx, len(f.batch), func(w *data.Writer, i int) error { return w.PutLine(f.batch[i]) })
	f.batch, f.size = f.batch[:0], 0
	return err
}

// file takes one attached file.
func (f *filler) file(id data.ID, r io.Reader) error {
	_, err := f.s.AddFileAs(f.ctx, id, r)
	return err
}

// check reads the new vault and holds it against the manifest.
func (f *filler) check(m *Manifest) error {
	report, err := f.v.Verify(f.ctx, nil)
	if err != nil {
		return err
	}
	if !report.OK() {
		return &vault.DamageError{Findings: report.Findings}
	}
	return f.s.AtOnce(f.ctx, func(at *data.Moment) error {
		for _, k := range data.Kinds() {
			sum := recordSum{sha256.New()}
			n := 0
			if _, err := at.Lines(k, func(l data.Line) error { sum.add(l); n++; return nil }); err != nil {
				return err
			}
			if n != m.Counts[k.String()] || n > 0 && hex.EncodeToString(sum.Sum(nil)) != m.Sums[k.String()] {
				return damaged("the new vault does not hold what the backup does")
			}
		}
		files, err := at.Files()
		if err == nil && len(files) != m.Files {
			err = damaged("the new vault lacks an attached file")
		}
		return err
	})
}
