package command

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
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
func create(name string, write func(io.Writer) error) (err error) {
	defer func() {
		var path *fs.PathError
		if errors.As(err, &path) { // the name in it is that of the half-made file
			err = path.Err
		}
		if err != nil {
			err = fmt.Errorf("write the file: %w", err)
		}
	}()
	f, err := os.CreateTemp(filepath.Dir(name), ".kith-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // half a file is of no use
		}
	}()
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

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
func pictureForms() []string { return []string{".svg", ".png", ".pdf"} }

// savePicture writes a picture into a file of the kind that its name says.
func savePicture(name, form string, p *picture.Picture) error {
	return create(name, func(w io.Writer) error {
		switch form {
		case ".png":
			return p.WritePNG(w, 2)
		case ".pdf":
			return p.WritePDF(w, picture.PageOptions{})
		}
		return p.WriteSVG(w)
	})
}

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
