package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"filippo.io/age"

	"kith/data"
	"kith/data/vault"
)

// visitor is told what a backup holds while it is read. Nothing is certain before
// the reading has ended without an error.
type visitor struct {
	begin func(head Head, files map[string][]byte) error // before the first record; the key is settled
	line  func(l data.Line) error
	file  func(id data.ID, r io.Reader) error
}

// reader reads one backup.
type reader struct {
	ctx   context.Context
	key   *Key
	visit visitor
	step  func(n int64)

	head  Head
	files map[string][]byte // the key files inside
	begun bool
	parts []Part
	sums  map[string]recordSum
	count map[string]int
	said  []byte // MANIFEST.json
	m     *Manifest
	sig   string
}

// The most that is read of one small part and of one line, in bytes.
const (
	maxSmall    = 1 << 20
	maxManifest = 256 << 20
	maxLine     = 16 << 20
)

// read reads a backup to its end, tells the visitor, and holds all of it against
// its manifest and its signature. vault.ErrWrongPassphrase, vault.ErrWrongRecovery,
// vault.ErrDamagedKey, vault.ErrNewer, data.ErrNewerSchema and vault.ErrDamaged
// tell why it cannot.
func read(ctx context.Context, in io.Reader, key *Key, visit visitor, step func(int64)) (Manifest, error) {
	r := &reader{ctx: ctx, key: key, visit: visit, step: step, files: map[string][]byte{}, sums: map[string]recordSum{}, count: map[string]int{}}
	plain, err := age.Decrypt(bufio.NewReaderSize(in, 1<<20), key)
	if err != nil {
		return Manifest{}, r.why(err)
	}
	if err := r.all(plain); err != nil {
		return Manifest{}, r.why(err)
	}
	return *r.m, nil
}

// why turns a failure into one that a caller can tell apart.
func (r *reader) why(err error) error {
	var own *fileError
	switch {
	case r.ctx.Err() != nil:
		return fmt.Errorf("read backup: %w", r.ctx.Err())
	case r.key.failed != nil:
		return fmt.Errorf("read backup: %w", r.key.failed)
	case errors.As(err, &own):
		return fmt.Errorf("read backup: %w", own.error)
	}
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return damaged("it is of another vault, or its beginning is damaged")
	}
	if r.begun {
		return damaged("it is damaged, or not copied to its end")
	}
	return damaged("it is no backup, or its beginning is damaged")
}

// fileError is a failure that is not in the bytes of the backup: what the visitor
// said, or a judgement that is reached already.
type fileError struct{ error }

// final keeps an error from being taken for damage.
func final(err error) error {
	if err == nil {
		return nil
	}
	return &fileError{err}
}

// all reads the tar.
func (r *reader) all(plain io.Reader) error {
	in := tar.NewReader(plain)
	for {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if r.said != nil && h.Name != nameSig {
			return final(damaged("something follows its manifest"))
		}
		if err := r.entry(h, in); err != nil {
			return err
		}
	}
	// The last piece of the age file says that it is the last.
	if _, err := io.Copy(io.Discard, plain); err != nil {
		return err
	}
	return final(r.judge())
}

// entry reads one file of the tar.
func (r *reader) entry(h *tar.Header, in io.Reader) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	sum := sha256.New()
	part := io.TeeReader(in, sum)
	switch {
	case h.Name == nameManifest:
		return r.manifest(in)
	case h.Name == nameSig:
		b, err := small(in)
		r.sig = strings.TrimSpace(string(b))
		return err
	case h.Name == nameHead, h.Name == nameReadme, h.Name == nameKey, h.Name == nameRecovery:
		b, err := small(part)
		if err == nil {
			err = r.first(h.Name, b)
		}
		if err != nil {
			return err
		}
	case strings.HasPrefix(h.Name, dirRecords):
		if err := r.records(h.Name, part); err != nil {
			return err
		}
	case strings.HasPrefix(h.Name, dirFiles):
		if err := r.file(h.Name, part); err != nil {
			return err
		}
	}
	return r.endPart(h.Name, part, sum)
}

// endPart notes a part that was read, to its end.
func (r *reader) endPart(name string, part io.Reader, sum hash.Hash) error {
	if _, err := io.Copy(io.Discard, part); err != nil {
		return err
	}
	r.parts = append(r.parts, Part{Name: name, SHA256: hex.EncodeToString(sum.Sum(nil))})
	return nil
}

// small reads a part that must be short.
func small(in io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in, maxSmall+1))
	if err == nil && len(b) > maxSmall {
		err = final(damaged("a part is longer than it can be"))
	}
	return b, err
}

// first takes in what stands before the records.
func (r *reader) first(name string, b []byte) error {
	switch name {
	case nameKey, nameRecovery:
		r.files[name] = b
	case nameHead:
		if err := json.Unmarshal(b, &r.head); err != nil || r.head.App != "kith" || r.head.Format < 1 {
			return final(damaged("its head makes no sense"))
		}
		if r.head.MinReader > minReader {
			return final(fmt.Errorf("backup format %d: %w", r.head.Format, vault.ErrNewer))
		}
		if r.head.Schema > data.Schema {
			return final(fmt.Errorf("schema %d: %w", r.head.Schema, data.ErrNewerSchema))
		}
	}
	return nil
}

// start settles the key and tells the visitor, once.
func (r *reader) start() error {
	if r.begun {
		return nil
	}
	r.begun = true
	if r.head.App == "" {
		return final(damaged("its head is missing"))
	}
	if err := r.key.settle(r.head, r.files); err != nil {
		return final(err)
	}
	if r.visit.begin == nil {
		return nil
	}
	return final(r.visit.begin(r.head, r.files))
}

// records reads one part of records.
func (r *reader) records(name string, in io.Reader) error {
	if err := r.start(); err != nil {
		return err
	}
	noun, _, _ := strings.Cut(strings.TrimPrefix(name, dirRecords), "-0")
	at := slices.IndexFunc(data.Kinds(), func(k data.Kind) bool { return k.String() == noun })
	if at < 0 {
		return final(damaged("it holds records of a kind that is not known"))
	}
	k := data.Kinds()[at]
	if r.sums[noun].Hash == nil {
		r.sums[noun] = recordSum{sha256.New()}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	for lines.Scan() {
		l, err := data.ParseLine(k, lines.Bytes())
		if err != nil {
			return final(damaged("a record in it makes no sense"))
		}
		r.sums[noun].add(l)
		r.count[noun]++
		r.step(1)
		if r.visit.line != nil {
			if err := r.visit.line(l); err != nil {
				return final(err)
			}
		}
		if err := r.ctx.Err(); err != nil {
			return err
		}
	}
	return lines.Err()
}

// file reads one attached file.
func (r *reader) file(name string, in io.Reader) error {
	if err := r.start(); err != nil {
		return err
	}
	id, err := data.ParseID(strings.TrimPrefix(name, dirFiles))
	if err != nil {
		return final(damaged("an attached file in it has no id"))
	}
	in = &stepReader{r.ctx, in, r.step, 0}
	if r.visit.file == nil {
		return nil
	}
	return final(r.visit.file(id, in))
}

// manifest reads the manifest.
func (r *reader) manifest(in io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(in, maxManifest+1))
	if err != nil {
		return err
	}
	if r.said = b; len(b) > maxManifest {
		return final(damaged("its manifest is longer than it can be"))
	}
	r.m = &Manifest{}
	if err := json.Unmarshal(b, r.m); err != nil {
		return final(damaged("its manifest makes no sense"))
	}
	return r.start() // of a vault without a single record
}

// judge holds what was read against manifest and signature.
func (r *reader) judge() error {
	if r.m == nil {
		return damaged("its manifest is missing")
	}
	if !hmac.Equal([]byte(r.sig), []byte(sign(r.key.keys, r.said))) {
		return damaged("its signature is not that of the vault")
	}
	if !sameJSON(r.m.Head, r.head) {
		return damaged("its head is not the one that was written")
	}
	same := func(a, b Part) bool { return a.Name == b.Name && a.SHA256 == b.SHA256 }
	if !slices.EqualFunc(r.m.Parts, r.parts, same) {
		return damaged("a part of it is not the one that was written")
	}
	for noun, n := range r.m.Counts {
		if r.count[noun] != n || hex.EncodeToString(r.sums[noun].Sum(nil)) != r.m.Sums[noun] {
			return damaged("the records in it are not those that were written")
		}
	}
	if len(r.count) != len(r.m.Counts) {
		return damaged("the records in it are not those that were written")
	}
	return nil
}

// open opens a backup and reads it, telling progress in bytes of the file.
func open(ctx context.Context, path string, key *Key, visit visitor, progress func(done, total int64)) (m Manifest, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return m, 0, fmt.Errorf("read backup: %w", withoutPath(err))
	}
	defer func() { _ = f.Close() }() // only read
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = errors.New("it is a folder")
	}
	if err != nil {
		return m, 0, fmt.Errorf("read backup: %w", withoutPath(err))
	}
	key.beside = filepath.Dir(path)
	in := &countReader{Reader: f, ctx: ctx, total: info.Size(), progress: progress}
	m, err = read(ctx, in, key, visit, func(int64) {})
	if in.failed != nil && ctx.Err() == nil { // the disk, not the bytes
		err = fmt.Errorf("read backup: %w", withoutPath(in.failed))
	}
	return m, info.Size(), err
}

// countReader tells how far a file is read.
type countReader struct {
	io.Reader
	ctx      context.Context
	done     int64
	total    int64
	progress func(done, total int64)
	failed   error
}

// Read reads on.
func (c *countReader) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.Reader.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		c.failed = err
	}
	if c.done += int64(n); c.progress != nil {
		c.progress(c.done, c.total)
	}
	return n, err
}

// withoutPath takes the name of the file out of an error of the system.
func withoutPath(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Verify reads a backup to its end and says what it holds: each record can be read,
// each file is whole, and all of it is what the vault wrote. progress, which may be
// nil, hears bytes.
func Verify(ctx context.Context, path string, key *Key, progress func(done, total int64)) (Summary, error) {
	m, size, err := open(ctx, path, key, visitor{}, progress)
	if err != nil {
		return Summary{}, err
	}
	return m.summary(size), nil
}

// sameJSON tells whether two things read the same in JSON.
func sameJSON(a, b any) bool {
	x, xerr := json.Marshal(a)
	y, yerr := json.Marshal(b)
	return xerr == nil && yerr == nil && bytes.Equal(x, y)
}
