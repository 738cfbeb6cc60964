package vault

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// media is where the sealed attachments lie: a folder, or the memory.
type media interface {
	create(id FileID) (filePlace, error)
	open(id FileID) (sealedReader, error) // fs.ErrNotExist if it is not there
	remove(id FileID) error
	list() (map[FileID]bool, error)
}

// filePlace takes a sealed file while it is written. keep makes it durable and
// gives it its name; drop takes back what was written, after keep too.
type filePlace interface {
	io.Writer
	keep() error
	drop()
}

// sealedReader is a sealed file open for reading.
type sealedReader interface {
	io.ReaderAt
	io.Closer
	size() (int64, error)
}

// errMissingFile is the damage of an attachment that is known and not there.
var errMissingFile = damaged("an attached file is missing")

// missingFile says so of a file that could not be opened.
func missingFile(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return errMissingFile
	}
	return Classify(err)
}

// folderMedia keeps the files below a folder, spread over 256 by their last
// byte: the first ones are a time, and the same for all files of a year.
type folderMedia struct{ dir string }

// path is where a sealed file lies.
func (m folderMedia) path(id FileID) string {
	return filepath.Join(m.dir, hex.EncodeToString(id[15:]), hex.EncodeToString(id[:]))
}

// create begins a file under a name that is none yet.
func (m folderMedia) create(id FileID) (filePlace, error) {
	if err := makeDir(m.dir); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(m.dir, "new"+partMark+"*") // made with 0600
	if err != nil {
		return nil, Classify(err)
	}
	return &folderPlace{File: f, to: m.path(id)}, nil
}

// makeDir makes a folder, durable, unless it is there.
func makeDir(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return Classify(err)
	}
	return SyncDir(filepath.Dir(dir))
}

// folderPlace is a file below the folder that has no name yet.
type folderPlace struct {
	*os.File
	to     string
	closed bool
}

// keep syncs the bytes before the file gets its name: else the name could
// outlive them.
func (p *folderPlace) keep() error {
	err := p.Sync()
	if cerr := p.Close(); err == nil {
		err = cerr
	}
	p.closed = true
	if err == nil {
		err = makeDir(filepath.Dir(p.to))
	}
	if err != nil {
		return Classify(err)
	}
	return renameFile(p.Name(), p.to)
}

// drop takes the file back. One that stays is removed at the next opening.
func (p *folderPlace) drop() {
	if !p.closed {
		_ = p.Close()
	}
	_ = os.Remove(p.Name())
	_ = os.Remove(p.to)
}

// open opens a sealed file.
func (m folderMedia) open(id FileID) (sealedReader, error) {
	f, err := os.Open(m.path(id))
	if err != nil {
		return nil, err
	}
	return fileReader{f}, nil
}

// fileReader is a sealed file on the disk.
type fileReader struct{ *os.File }

func (f fileReader) size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// remove removes a sealed file, if it is there.
func (m folderMedia) remove(id FileID) error { return removeFile(m.path(id)) }

// list gives the files that are there. What is not named as this package names
// is somebody's own and passed over.
func (m folderMedia) list() (map[FileID]bool, error) {
	out := map[FileID]bool{}
	folders, err := os.ReadDir(m.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, Classify(err)
	}
	for _, folder := range folders {
		if !folder.IsDir() || len(folder.Name()) != 2 {
			continue
		}
		files, err := os.ReadDir(filepath.Join(m.dir, folder.Name()))
		if err != nil {
			return nil, Classify(err)
		}
		for _, f := range files {
			b, err := hex.DecodeString(f.Name())
			if err == nil && len(b) == len(FileID{}) && m.path(FileID(b)) == filepath.Join(m.dir, folder.Name(), f.Name()) {
				out[FileID(b)] = true
			}
		}
	}
	return out, nil
}

// memoryMedia keeps the sealed files of a vault in memory.
type memoryMedia struct {
	mu    sync.Mutex
	files map[FileID][]byte
}

func newMemoryMedia() *memoryMedia { return &memoryMedia{files: map[FileID][]byte{}} }

// memoryPlace collects a sealed file.
type memoryPlace struct {
	bytes.Buffer
	m  *memoryMedia
	id FileID
}

func (m *memoryMedia) create(id FileID) (filePlace, error) { return &memoryPlace{m: m, id: id}, nil }

func (p *memoryPlace) keep() error {
	p.m.mu.Lock()
	defer p.m.mu.Unlock()
	p.m.files[p.id] = bytes.Clone(p.Bytes())
	return nil
}

func (p *memoryPlace) drop() { _ = p.m.remove(p.id) }

// memoryReader is a sealed file in memory.
type memoryReader struct{ *bytes.Reader }

func (r memoryReader) Close() error         { return nil }
func (r memoryReader) size() (int64, error) { return r.Reader.Size(), nil }

func (m *memoryMedia) open(id FileID) (sealedReader, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	b, ok := m.files[id]
	if !ok {
		return nil, fmt.Errorf("open a file: %w", fs.ErrNotExist)
	}
	return memoryReader{bytes.NewReader(b)}, nil
}

func (m *memoryMedia) remove(id FileID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.files, id)
	return nil
}

func (m *memoryMedia) list() (map[FileID]bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := map[FileID]bool{}
	for id := range m.files {
		out[id] = true
	}
	return out, nil
}
