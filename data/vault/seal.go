package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// sealed is the seal: what the vault was when it was last closed. It lies
// outside db/, so that what happens to db/ is noticed.
type sealed struct {
	Format     int          `json:"format"`
	Census     []byte       `json:"census"`     // encoded; holds the number of the last write
	Files      []sealedFile `json:"files"`      // the tables, MANIFEST and KEYREGISTRY
	Registry   []byte       `json:"registry"`   // KEYREGISTRY itself: 100 bytes that all else hangs on
	Recipients []string     `json:"recipients"` // public keys that backups are written to
	Recovery   []byte       `json:"recovery"`   // SHA-256 of recovery.age
	Written    string       `json:"written"`    // RFC 3339

	census census // decoded
}

// sealedFile is one file of db/ as it was.
type sealedFile struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
	Sum  []byte `json:"sum"` // SHA-256
}

// The names inside db/.
const (
	nameManifest = "MANIFEST"
	nameRegistry = "KEYREGISTRY"
	extTable     = ".sst"
	extLog       = ".mem"
	extValueLog  = ".vlog"
)

const (
	purposeSeal = "seal1"
	maxSeal     = 64 << 20
)

// saveSeal writes the seal.
func (x box) saveSeal(dir string, s sealed) error {
	plain, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("write the seal: %w", err)
	}
	if err := WriteFile(filepath.Join(dir, fileSeal), x.seal(purposeSeal, 0, plain)); err != nil {
		return fmt.Errorf("write the seal: %w", err)
	}
	return nil
}

// loadSeal reads the seal; false if there is none that can be believed, which
// costs the vault nothing but a full reading.
func (x box) loadSeal(dir string) (sealed, bool, error) {
	b, err := readFile(filepath.Join(dir, fileSeal), maxSeal)
	if errors.Is(err, ErrNoPermission) {
		return sealed{}, false, fmt.Errorf("read the seal: %w", err)
	}
	if err != nil {
		return sealed{}, false, nil
	}
	plain, ok := x.open(purposeSeal, 0, b)
	if !ok {
		return sealed{}, false, nil
	}
	s, err := decodeSeal(plain)
	return s, err == nil, nil
}

// decodeSeal reads the clear text of a seal.
func decodeSeal(plain []byte) (sealed, error) {
	var s sealed
	if err := json.Unmarshal(plain, &s); err != nil {
		return sealed{}, fmt.Errorf("read the seal: %w", err)
	}
	if s.Format != formatVersion {
		return sealed{}, fmt.Errorf("read the seal: format %d", s.Format)
	}
	c, err := decodeCensus(s.Census)
	if err != nil {
		return sealed{}, fmt.Errorf("read the seal: %w", err)
	}
	s.census = c
	return s, nil
}

// file gives what the seal says about one file.
func (s sealed) file(name string) (sealedFile, bool) {
	for _, f := range s.Files {
		if f.Name == name {
			return f, true
		}
	}
	return sealedFile{}, false
}

// isSealedName tells the files of db/ that the seal covers. The rest is either
// made anew at every opening or empty at a clean close.
func isSealedName(name string) bool {
	return name == nameManifest || name == nameRegistry || strings.HasSuffix(name, extTable)
}

// sealedNames lists the files of db/ that a seal covers.
func sealedNames(db string) ([]string, error) {
	entries, err := os.ReadDir(db)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, Classify(err)
	}
	var names []string
	for _, e := range entries {
		if isSealedName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// sumFile gives size and SHA-256 of a file.
func sumFile(path string) (sealedFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return sealedFile{}, Classify(err)
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, f)
	if err != nil {
		return sealedFile{}, Classify(err)
	}
	return sealedFile{Name: filepath.Base(path), Size: n, Sum: h.Sum(nil)}, nil
}

// same compares name, size and sum.
func (f sealedFile) same(g sealedFile) bool {
	return f.Name == g.Name && f.Size == g.Size && bytes.Equal(f.Sum, g.Sum)
}

// sumHead is sumFile over the first size bytes.
func sumHead(path string, size int64) (sealedFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return sealedFile{}, Classify(err)
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, size))
	if err != nil {
		return sealedFile{}, Classify(err)
	}
	return sealedFile{Name: filepath.Base(path), Size: n, Sum: h.Sum(nil)}, nil
}
