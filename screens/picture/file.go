package picture

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Endings lists the endings of files that Save writes.
func Endings() []string { return []string{".svg", ".png", ".pdf"} }

// Save writes the picture into a file of the kind that the name's ending says, one
// of Endings; any other is written as SVG.
func (p *Picture) Save(name string) error {
	return WriteFile(name, func(w io.Writer) error {
		switch strings.ToLower(filepath.Ext(name)) {
		case ".png":
			return p.WritePNG(w, 2)
		case ".pdf":
			return p.WritePDF(w, PageOptions{})
		}
		return p.WriteSVG(w)
	})
}

// WriteFile makes a file that only the person can read; one that is there already
// is replaced as a whole, so that a failure never leaves half a file.
func WriteFile(name string, write func(io.Writer) error) (err error) {
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
