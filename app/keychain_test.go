package app

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/zalando/go-keyring"

	"kith/data/vault"
	"kith/screens/kit"
)

// ring is a keychain in memory.
type ring map[string]string

func (r ring) keychain() keychain {
	return keychain{
		set: func(s, a, secret string) error { r[s+"/"+a] = secret; return nil },
		get: func(s, a string) (string, error) {
			if secret, ok := r[s+"/"+a]; ok {
				return secret, nil
			}
			return "", keyring.ErrNotFound
		},
		remove: func(s, a string) error {
			if _, ok := r[s+"/"+a]; !ok {
				return keyring.ErrNotFound
			}
			delete(r, s+"/"+a)
			return nil
		},
	}
}

func TestThisComputerRemembersAndForgets(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	o := vault.Options{WorkFactor: 2}
	v, _, err := vault.Create(dir, []byte("words"), o)
	if err != nil {
		t.Fatal(err)
	}
	r := ring{}
	if err := r.keychain().remember(v, []byte("wrong")); !errors.Is(err, vault.ErrWrongPassphrase) || len(r) != 0 {
		t.Errorf("got %v and %d secrets, want it refused", err, len(r))
	}
	if err := errors.Join(r.keychain().remember(v, []byte("words")), v.Close()); err != nil || len(r) != 1 {
		t.Fatalf("got %v and %d secrets", err, len(r))
	}
	b := &box{dir: dir, options: o, keychain: r.keychain()}
	if err := b.OpenRemembered(t.Context()); err != nil || !b.Remembered() {
		t.Fatal(err)
	}
	s := b.take()
	if err := errors.Join(r.keychain().forget(s.Vault()), r.keychain().forget(s.Vault()), s.Close()); err != nil || len(r) != 0 {
		t.Errorf("got %v and %d secrets, want it forgotten", err, len(r))
	}
	if err := b.OpenRemembered(t.Context()); !errors.Is(err, kit.ErrNoKeychain) || b.Remembered() {
		t.Errorf("forgotten: got %v", err)
	}
}

func TestAKeychainThatRefusesLeavesNoFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	v, _, err := vault.Create(dir, []byte("words"), vault.Options{WorkFactor: 2})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	k := keychain{set: func(string, string, string) error { return errors.New("no service") }}
	if err := k.remember(v, []byte("words")); !errors.Is(err, kit.ErrNoKeychain) || vault.Remembered(dir) {
		t.Errorf("got %v, want it said and no file left", err)
	}
}
