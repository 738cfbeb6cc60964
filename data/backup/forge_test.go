package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"io"
	"os"
	"testing"

	"filippo.io/age"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
)

// forged writes a backup to the keys of a vault, signed with those of another.
func forged(out io.Writer, l life, keys *vault.Keys, keyFile []byte) error {
	return l.AtOnce(context.Background(), func(m *data.Moment) error {
		return encrypt(out, keyFile, l.Vault().Recipients(), func(inner io.Writer) error {
			w := &writer{ctx: context.Background(), v: l.Vault(), keys: keys, step: func(int64) {}, tar: tar.NewWriter(inner)}
			w.m = Manifest{Head: Head{App: "kith", Format: format, MinReader: minReader, VaultID: l.Vault().ID(), Created: datatest.Clock(), Schema: data.Schema, Recipients: l.Vault().Recipients()},
				Counts: map[string]int{}, Sums: map[string]string{}}
			return w.all(m, nil, keyFile, nil)
		})
	})
}

// inside gives the tar of a backup.
func inside(t testing.TB, l life) []byte {
	t.Helper()
	path, _ := l.write(t)
	f, err := os.Open(path)
	datatest.Must(t, err)
	defer f.Close()
	key, err := OfVault(l.Vault())
	datatest.Must(t, err)
	r, err := age.Decrypt(f, key)
	datatest.Must(t, err)
	b, err := io.ReadAll(r)
	datatest.Must(t, err)
	return bytes.Clone(b)
}
