package backup

import (
	"os"
	"path/filepath"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

// golden is where a vault and a backup of the first format lie, as they were written
// then. KITH_GOLDEN=1 writes them anew, which only a new format may ask for.
const golden = "testdata/v1"

func TestTheFirstFormatIsStillRead(t *testing.T) {
	if os.Getenv("KITH_GOLDEN") != "" {
		writeGolden(t)
	}
	dir := filepath.Join(t.TempDir(), "journal")
	datatest.Must(t, os.CopyFS(dir, os.DirFS(filepath.Join(golden, "vault"))))
	s := reopen(t, dir, passphrase())
	want := all(t, s)
	wantSound(t, s)
	if n, err := s.Count(t.Context(), data.KindEntry); err != nil || n != 4 {
		t.Errorf("entries of the golden vault: got %d, %v, want 4", n, err)
	}
	into := filepath.Join(t.TempDir(), "again")
	path := filepath.Join(golden, "golden"+Ending)
	if _, err := Restore(t.Context(), path, WithPassphrase(passphrase()), into, quick(), nil); err != nil {
		t.Fatalf("restore the golden backup: %v", err)
	}
	if got := all(t, reopen(t, into, passphrase())); got != want {
		t.Errorf("the golden backup holds\n%s\nwant\n%s", got, want)
	}
}

// writeGolden makes both.
func writeGolden(t *testing.T) {
	t.Helper()
	l := newLife(t)
	datatest.Must(t, os.RemoveAll(golden))
	datatest.Must(t, os.MkdirAll(golden, 0o700))
	_, err := Write(t.Context(), l.Store, filepath.Join(golden, "golden"+Ending), datatest.Clock(), nil)
	datatest.Must(t, err)
	datatest.Must(t, l.Store.Close())
	datatest.Must(t, os.CopyFS(filepath.Join(golden, "vault"), os.DirFS(l.dir)))
	for _, name := range []string{"ballast", "lock", "db/DISCARD"} {
		_ = os.Remove(filepath.Join(golden, "vault", name))
	}
	if !vault.Exists(filepath.Join(golden, "vault")) {
		t.Fatal("no vault was written")
	}
}
