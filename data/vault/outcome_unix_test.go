//go:build unix

package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestFilesAreTheirOwnersAlone(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustPut(t, v, "e/1", "x")
	check := func(when string) {
		filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			info, err := d.Info()
			if err != nil {
				return nil
			}
			want := fs.FileMode(0o600)
			if d.IsDir() {
				want = 0o700
			}
			if got := info.Mode().Perm(); got != want {
				t.Errorf("%s, %s: got mode %o, want %o", when, path, got, want)
			}
			return nil
		})
	}
	check("open")
	mustClose(t, v)
	check("closed")
	os.Chmod(dir, 0o755)
	mustClose(t, mustOpen(t, dir, quick()))
	check("opened again")
}

// childForbidden gives up the rights of the administrator, whom nothing is
// forbidden, and then tries to open and to create.
func childForbidden() {
	if os.Getuid() == 0 {
		die(syscall.Setgid(65534))
		die(syscall.Setuid(65534))
	}
	dir := os.Getenv("KITH_DIR")
	_, openErr := Open(filepath.Join(dir, "vault"), pass, quick())
	_, _, createErr := Create(filepath.Join(dir, "other"), pass, quick())
	fmt.Println(errors.Is(openErr, ErrNoPermission), errors.Is(createErr, ErrNoPermission), openErr, createErr)
}

func TestAMissingRightIsSaid(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "vault")
	mustClose(t, mustCreate(t, dir, quick()))
	for d := top; d != "/" && d != os.TempDir(); d = filepath.Dir(d) {
		os.Chmod(d, 0o755) // let another person come this far
	}
	for name, mode := range map[string]fs.FileMode{"read only": 0o555, "closed": 0o700} {
		os.Chmod(top, 0o555)
		os.Chmod(dir, mode)
		out, err := child(t, "forbidden", top).Output()
		os.Chmod(top, 0o755)
		os.Chmod(dir, 0o700)
		if err != nil || !strings.HasPrefix(string(out), "true true") && !(os.Getuid() != 0 && mode == 0o700) {
			t.Errorf("%s: got %q, %v, want ErrNoPermission for both", name, out, err)
		}
	}
}
