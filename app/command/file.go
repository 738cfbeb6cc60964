package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kith/screens/picture"
)

// maxFile is the most that a command reads of a file, in bytes.
const maxFile = 64 << 20

// readFile reads a file, or standard input for "-".
func (c *call) readFile(name string) ([]byte, error) {
	in := c.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("read the file: %w", err)
		}
		defer func() { _ = f.Close() }() // only read
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	if len(b) > maxFile {
		return nil, inputError{"read the file", fmt.Errorf("it is larger than %d MB", maxFile>>20)}
	}
	return b, nil
}

// create makes a file that only the person can read; one that is there already
// is replaced as a whole, so that a failure never leaves half a file.
func create(name string, write func(io.Writer) error) error { return picture.WriteFile(name, write) }

// form gives the kind of file that a name asks for, one of those known.
func form(name string, known ...string) (string, error) {
	got := strings.ToLower(filepath.Ext(name))
	if slices.Contains(known, got) {
		return got, nil
	}
	last := len(known) - 1
	return "", usageError{fmt.Sprintf("the file's name must end in %s or %s", strings.Join(known[:last], ", "), known[last])}
}

// pictureForms lists the endings that savePicture knows.
func pictureForms() []string { return picture.Endings() }

// fonts gives the letters: the built-in ones, and the system's for other scripts.
func fonts() *picture.Fonts {
	f := &picture.Fonts{}
	if cache, err := os.UserCacheDir(); err == nil {
		_ = f.UseSystem(filepath.Join(cache, "kith")) // without them the built-in ones serve
	}
	return f
}

// sane refuses sizes that no page has.
func sane(w, h float64) error {
	if w >= 100 && h >= 100 && w <= 20000 && h <= 20000 {
		return nil
	}
	return usageError{"width and height must lie from 100 to 20000"}
}
