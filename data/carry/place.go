package carry

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kith/data"
	"kith/data/port"
)

// WriteFile makes a file that only the person can read. It is written beside its place
// first, so that a failure never leaves half a file. One that is there already is
// data.ErrFileThere, unless replace says to put the new one in its place.
func WriteFile(name string, replace bool, write func(io.Writer) error) (err error) {
	defer func() {
		var path *fs.PathError
		if errors.As(err, &path) { // the name in it is that of the half-made file
			err = path.Err
		}
		if err != nil {
			err = fmt.Errorf("write the file: %w", err)
		}
	}()
	if err := free(name, replace); err != nil {
		return err
	}
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

// free says whether a name may be written to.
func free(name string, replace bool) error {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case replace && !info.IsDir():
		return nil
	}
	return data.ErrFileThere
}

// zipped says that a name is that of a zip.
func zipped(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// writeFolder makes a folder beside its place and moves it there when it is whole. An
// empty folder may stand in the place.
func writeFolder(name string, write func(port.Tree) error) (err error) {
	defer func() {
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		if err != nil {
			err = fmt.Errorf("write the folder: %w", err)
		}
	}()
	if info, err := os.Lstat(name); err == nil {
		list, err := os.ReadDir(name)
		if !info.IsDir() || err != nil || len(list) > 0 {
			return data.ErrFileThere
		}
	}
	half, err := os.MkdirTemp(filepath.Dir(filepath.Clean(name)), ".kith-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(half) // our own, made just now
		}
	}()
	root, err := os.OpenRoot(half)
	if err != nil {
		return err
	}
	if err := errors.Join(write(port.Folder{Root: root}), root.Close()); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err // it is not empty any more
	}
	return os.Rename(half, name)
}
