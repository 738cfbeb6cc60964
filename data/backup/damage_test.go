package backup

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

// long gives the number of tries of a long run, or a short one.
func long(name string, short int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return short
}

// told wants damage to be said in a way that a person can be told.
func told(err error) bool {
	for _, known := range []error{vault.ErrDamaged, vault.ErrDamagedKey, vault.ErrWrongPassphrase, vault.ErrNewer, data.ErrNewerSchema} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

func TestEveryFlippedBitAndEveryCutIsNoticed(t *testing.T) {
	l := newLife(t)
	path, _ := l.write(t)
	whole, err := os.ReadFile(path)
	datatest.Must(t, err)
	key := func() *Key {
		k, err := OfVault(l.Vault())
		datatest.Must(t, err)
		return k
	}
	rng := rand.New(rand.NewPCG(1, 2))
	try := func(what string, b []byte) {
		t.Helper()
		m, err := read(t.Context(), bytes.NewReader(b), key(), visitor{}, func(int64) {})
		if !told(err) {
			t.Errorf("%s: got %+v, %v, want it noticed", what, m.Counts, err)
		}
	}
	flips, cuts := long("KITH_BACKUP_FLIPS", 150), long("KITH_BACKUP_CUTS", 40)
	for range flips {
		at, bit := rng.IntN(len(whole)), rng.IntN(8)
		if rng.IntN(4) == 0 {
			at = rng.IntN(2500) // the head is short, and all hangs on it
		}
		b := bytes.Clone(whole)
		b[at] ^= 1 << bit
		try("bit "+strconv.Itoa(bit)+" of byte "+strconv.Itoa(at), b)
	}
	for range cuts {
		at := rng.IntN(len(whole))
		try("cut at "+strconv.Itoa(at), whole[:at])
	}
	try("one byte more", append(bytes.Clone(whole), 0))
	try("empty", nil)
	t.Logf("%d flipped bits and %d cuts: all noticed when read", flips, cuts)
}

func TestABackupOfADamagedFileIsNotRestored(t *testing.T) {
	l := newLife(t)
	path, _ := l.write(t)
	b, err := os.ReadFile(path)
	datatest.Must(t, err)
	b[len(b)-100] ^= 4
	datatest.Must(t, os.WriteFile(path, b, 0o600))
	top := t.TempDir()
	if _, err := Restore(t.Context(), path, WithPassphrase(passphrase()), filepath.Join(top, "a"), quick(), nil); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("Restore: got %v, want %v", err, vault.ErrDamaged)
	}
	wantEmpty(t, top)
	for _, not := range []string{top, filepath.Join(top, "nothing")} {
		if _, err := Verify(t.Context(), not, WithPassphrase(passphrase()), nil); err == nil {
			t.Error("Verify of what is no file: got no error")
		}
	}
}

func TestAForgedBackupIsRefused(t *testing.T) {
	l := newLife(t)
	// Whoever knows the public keys can write to them, but does not have the vault's key.
	forger := newLife(t)
	keys, err := forger.Vault().Keys()
	datatest.Must(t, err)
	var out bytes.Buffer
	keyFile, err := l.Vault().KeyFile()
	datatest.Must(t, err)
	datatest.Must(t, forged(&out, l, keys, keyFile))
	path := filepath.Join(t.TempDir(), "forged"+Ending)
	datatest.Must(t, os.WriteFile(path, out.Bytes(), 0o600))
	if _, err := Verify(t.Context(), path, WithPassphrase(passphrase()), nil); !errors.Is(err, vault.ErrDamaged) {
		t.Errorf("a forged backup: got %v, want %v", err, vault.ErrDamaged)
	}
}

func FuzzReadBackup(f *testing.F) {
	l := newLife(f)
	path, _ := l.write(f)
	whole, err := os.ReadFile(path)
	datatest.Must(f, err)
	f.Add(whole[:3000])
	f.Add(whole)
	key, err := OfVault(l.Vault())
	datatest.Must(f, err)
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := read(t.Context(), bytes.NewReader(b), key, visitor{}, func(int64) {}); err == nil && !bytes.Equal(b, whole) {
			t.Errorf("%d bytes that are no backup: got it read", len(b))
		}
	})
}

// FuzzReadInside feeds the tar itself, which age would guard.
func FuzzReadInside(f *testing.F) {
	l := newLife(f)
	whole := inside(f, l)
	f.Add(whole)
	f.Add(whole[:4096])
	key, err := OfVault(l.Vault())
	datatest.Must(f, err)
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &reader{ctx: t.Context(), key: key, step: func(int64) {}, files: map[string][]byte{}, sums: map[string]recordSum{}, count: map[string]int{}}
		_ = r.all(bytes.NewReader(b)) // whatever it says, it must come back
	})
}
