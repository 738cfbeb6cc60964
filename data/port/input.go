package port

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kith/data"
)

// Bounds of what is taken in.
const (
	maxText  = 4 << 30   // bytes of one file that is read piece by piece
	maxWhole = 256 << 20 // bytes of one file that is read as a whole
	maxPage  = 8 << 20   // bytes of one file that holds a few entries
	maxMedia = 4 << 30   // bytes of one attachment
	maxNames = 1_000_000 // files in a folder or a zip
)

// Input is what a person chose to bring in: a file, a folder, or a zip. Nothing
// outside it is ever read: no link and no path leads out.
type Input struct {
	// Name is the file's own name, without a folder.
	Name string
	// Zone is where times that tell no zone were written.
	Zone *time.Location
	// Passphrase opens a file of another program that is encrypted; nil for none.
	Passphrase []byte

	file *os.File // nil for a folder
	size int64
	tree fs.FS // the inside of a folder or a zip; nil for a plain file
	root *os.Root
}

// OpenInput opens a file, a folder or a zip by its path. zone is the person's own,
// for times that tell none.
func OpenInput(name string, zone *time.Location) (*Input, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("open the import: %w", bare(err))
	}
	in := &Input{Name: filepath.Base(name), Zone: zone}
	if info.IsDir() {
		in.root, err = os.OpenRoot(name)
		if err != nil {
			return nil, fmt.Errorf("open the import: %w", bare(err))
		}
		in.tree = in.root.FS()
		return in, nil
	}
	if !info.Mode().IsRegular() {
		return nil, unreadable("the import", "it is neither a file nor a folder")
	}
	if in.file, err = os.Open(name); err != nil {
		return nil, fmt.Errorf("open the import: %w", bare(err))
	}
	in.size = info.Size()
	if string(in.head(4)) == "PK\x03\x04" || string(in.head(4)) == "PK\x05\x06" {
		z, err := zip.NewReader(in.file, in.size)
		if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
			return nil, errors.Join(unreadable("the import", "the zip is cut off or damaged"), in.Close())
		}
		in.tree = z
	}
	return in, nil
}

// bare leaves out of an error the file's name, which a person may have chosen to tell much.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// Close gives the file back.
func (in *Input) Close() error {
	if in.root != nil {
		return in.root.Close()
	}
	return in.file.Close()
}

// head gives the first bytes of a plain file; fewer if it has no more.
func (in *Input) head(n int) []byte {
	if in.file == nil {
		return nil
	}
	b := make([]byte, n)
	got, _ := in.file.ReadAt(b, 0) // what is missing is missing
	return b[:got]
}

// ending says that the name ends so, in any case.
func (in *Input) ending(with ...string) bool {
	return slices.Contains(with, strings.ToLower(path.Ext(in.Name)))
}

// plain says that it is one file and no zip.
func (in *Input) plain() bool { return in.tree == nil }

// whole reads a plain file from its start, up to max bytes.
func (in *Input) whole(max int64) (io.Reader, error) {
	if !in.plain() {
		return nil, unreadable("the import", "a single file was expected")
	}
	if in.size > max {
		return nil, unreadable("the import", fmt.Sprintf("the file is over %d MB", max>>20))
	}
	return io.NewSectionReader(in.file, 0, in.size), nil
}

// bytes reads a plain file into memory.
func (in *Input) bytes() ([]byte, error) {
	r, err := in.whole(maxWhole)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// names lists the files of a folder or zip that match, in the order of their names.
func (in *Input) names(match func(name string) bool) ([]string, error) {
	if in.plain() {
		return nil, nil
	}
	var out []string
	seen := 0
	err := fs.WalkDir(in.tree, ".", func(name string, d fs.DirEntry, err error) error {
		if seen++; seen > maxNames {
			return unreadable("the import", "it holds more than a million files")
		}
		if err != nil {
			if d != nil && d.IsDir() && name != "." {
				return fs.SkipDir // a folder that may not be read
			}
			return err
		}
		if d.Type().IsRegular() && match(name) {
			out = append(out, name)
		}
		return nil
	})
	if err != nil && !errors.Is(err, data.ErrFile) {
		err = fmt.Errorf("list the import: %w", bare(err))
	}
	slices.Sort(out)
	return out, err
}

// open opens a file of a folder or zip; reading more than max bytes is an error.
func (in *Input) open(name string, max int64) (io.ReadCloser, error) {
	if in.plain() || !fs.ValidPath(name) {
		return nil, unreadable("the import", "a file in it has no usable name")
	}
	f, err := in.tree.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open a file of the import: %w", bare(err))
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(unreadable("the import", "a file in it is no plain file"), f.Close())
	}
	return &bounded{f, max}, nil
}

// text reads a file of a folder or zip into memory.
func (in *Input) text(name string, max int64) (_ []byte, err error) {
	r, err := in.open(name, max)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	b, err := io.ReadAll(r)
	if err != nil && !errors.Is(err, data.ErrFile) {
		err = unreadable("the import", "a file in it is cut off or damaged")
	}
	return b, err
}

// bounded ends a stream that grows beyond what it may, as a zip made to do harm does.
type bounded struct {
	f    fs.File
	left int64
}

// Read reads until the bound.
func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, unreadable("the import", "a file in it is larger than can be taken in")
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.f.Read(p)
	b.left -= int64(n)
	if b.left < 0 {
		return n, unreadable("the import", "a file in it is larger than can be taken in")
	}
	return n, err
}

// Close closes the file.
func (b *bounded) Close() error { return b.f.Close() }

// has says that a folder or zip holds a file of this name.
func (in *Input) has(name string) bool {
	if in.plain() {
		return false
	}
	info, err := fs.Stat(in.tree, name)
	return err == nil && info.Mode().IsRegular()
}
