package backup

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

// TestADiskThatIsReallyFull fills a small disk of its own, which only the
// administrator can make. On a full disk the engine would end the process.
func TestADiskThatIsReallyFull(t *testing.T) {
	if os.Getenv("KITH_FULL") == "" {
		t.Skip("it takes a minute; make torture runs it")
	}
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=128m"); err != nil {
		t.Skipf("no disk of its own can be made here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	o := vault.Options{WorkFactor: 1, BallastSize: 16 << 20, MinFree: 24 << 20}
	other := filepath.Join(disk, "other") // somebody else's, to be taken away later
	datatest.Must(t, os.WriteFile(other, make([]byte, 30<<20), 0o600))
	dir := filepath.Join(disk, "journal")
	v, _, err := vault.Create(dir, passphrase(), o)
	datatest.Must(t, err)
	s, err := data.Open(v, data.Options{NoSearch: true})
	datatest.Must(t, err)
	var done []data.ID
	write := func() error {
		e := datatest.Entry(datatest.Today(), "full", strings.Repeat("words ", 8000))
		err := s.PutEntry(t.Context(), &e)
		if err == nil {
			done = append(done, e.ID)
		}
		return err
	}
	for err = write(); err == nil; err = write() {
	}
	wantFull(t, "an entry", err)
	_, err = s.AddFile(t.Context(), bytes.NewReader(make([]byte, 4<<20)))
	wantFull(t, "a file", err)
	_, err = Write(t.Context(), s, filepath.Join(disk, "x"+Ending), datatest.Clock(), nil)
	wantFull(t, "a backup", err)
	datatest.Must(t, os.Remove(other)) // space returns, and the vault goes on
	datatest.Must(t, write())
	datatest.Must(t, s.Close())
	t.Logf("%d entries were acknowledged on a disk of 128 MB", len(done))
	v, err = vault.Open(dir, passphrase(), o)
	datatest.Must(t, err)
	s, err = data.Open(v, data.Options{NoSearch: true})
	datatest.Must(t, err)
	for _, id := range done {
		if _, err := s.Entry(t.Context(), id); err != nil {
			t.Errorf("an acknowledged entry: got %v, want it there", err)
		}
	}
	wantSound(t, s)
	datatest.Must(t, s.Close())
}

// wantFull wants to be told that there is no room.
func wantFull(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, vault.ErrFull) {
		t.Errorf("%s: got %v, want %v", what, err, vault.ErrFull)
	}
}
