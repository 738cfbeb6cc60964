package vault

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
)

// quick are options that cost no time: weak scrypt, small ballast.
func quick() Options {
	return Options{WorkFactor: 1, BallastSize: 64 << 10, MinFree: 1 << 20}
}

var pass = []byte("a quiet room of one's own")

// newDir gives a folder that does not exist yet.
func newDir(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "vault")
}

// create makes a vault and closes it when the test ends.
func mustCreate(t testing.TB, dir string, o Options) *Vault {
	t.Helper()
	v, _, err := Create(dir, pass, o)
	if err != nil {
		t.Fatalf("Create: got %v, want no error", err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

func mustOpen(t testing.TB, dir string, o Options) *Vault {
	t.Helper()
	v, err := Open(dir, pass, o)
	if err != nil {
		t.Fatalf("Open: got %v, want no error", err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

func mustClose(t testing.TB, v *Vault) {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatalf("Close: got %v, want no error", err)
	}
}

func mustPut(t testing.TB, v *Vault, key, value string) {
	t.Helper()
	if err := v.Update(func(tx *Tx) error { return tx.Put([]byte(key), []byte(value)) }); err != nil {
		t.Fatalf("Put: got %v, want no error", err)
	}
}

func get(v *Vault, key string) (string, error) {
	var out []byte
	err := v.View(func(tx *Tx) (err error) {
		out, err = tx.Get([]byte(key))
		return err
	})
	return string(out), err
}

func wantValue(t testing.TB, v *Vault, key, want string) {
	t.Helper()
	if got, err := get(v, key); err != nil || got != want {
		t.Fatalf("Get(%q): got %q, %v, want %q", key, got, err, want)
	}
}

// wantErr checks a sentinel, and that the other sentinels are not mistaken for it.
func wantErr(t testing.TB, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("error: got %v, want %v", got, want)
	}
	for _, other := range []error{ErrWrongPassphrase, ErrWrongRecovery, ErrDamagedKey, ErrDamaged, ErrNewer, ErrInUse,
		ErrNoPermission, ErrFull, ErrExists, ErrNoVault, ErrNoRecord, ErrClosed, ErrTooBig, ErrReadOnly, ErrBadKey, ErrNested} {
		if other != want && errors.Is(got, other) {
			t.Errorf("error %v: is %v too, want %v alone", got, other, want)
		}
	}
}

func TestWhatWasWrittenIsThereAfterReopening(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	for i := range 50 {
		mustPut(t, v, fmt.Sprintf("e/%02d", i), fmt.Sprint("entry ", i))
	}
	err := v.Update(func(tx *Tx) error { return tx.PutIndex([]byte("d/1")) })
	if err != nil {
		t.Fatalf("PutIndex: got %v, want no error", err)
	}
	for range 3 {
		mustClose(t, v)
		v = mustOpen(t, dir, quick())
		if got := v.Notices(); len(got) != 0 {
			t.Fatalf("Notices after a clean close: got %v, want none", got)
		}
		for i := range 50 {
			wantValue(t, v, fmt.Sprintf("e/%02d", i), fmt.Sprint("entry ", i))
		}
		v.View(func(tx *Tx) error {
			if got := tx.Count('e'); got != 50 {
				t.Errorf("Count(e): got %d, want 50", got)
			}
			if got := tx.Count('d'); got != 0 {
				t.Errorf("Count(d) of index rows: got %d, want 0", got)
			}
			if has, err := tx.Has([]byte("d/1")); !has || err != nil {
				t.Errorf("Has(index row): got %v, %v, want true", has, err)
			}
			return nil
		})
		mustPut(t, v, "s/again", "x")
	}
	if !bytes.Equal(v.SubKey("search"), v.SubKey("search")) || bytes.Equal(v.SubKey("search"), v.SubKey("backup")) {
		t.Error("SubKey: want the same key for the same label and another for another")
	}
}
