package vault

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestAVaultOpensOnAComputerThatRemembersIt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	o := Options{WorkFactor: 2}
	v, _, err := Create(dir, []byte("words"), o)
	if err != nil {
		t.Fatal(err)
	}
	if Remembered(dir) {
		t.Error("a new vault is remembered without being asked to")
	}
	if _, err := v.RememberDevice([]byte("wrong")); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("with a wrong passphrase: got %v", err)
	}
	first, err := v.RememberDevice([]byte("words"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := v.RememberDevice([]byte("words"))
	if err != nil || second == first {
		t.Fatalf("got %v, want another secret", err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	for name, secret := range map[string]string{"replaced": first, "nonsense": "AGE-SECRET-KEY-1", "empty": ""} {
		if _, err := OpenWithDevice(dir, secret, o); !errors.Is(err, ErrWrongPassphrase) {
			t.Errorf("%s secret: got %v, want it refused", name, err)
		}
	}
	v, err = OpenWithDevice(dir, second, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.ChangePassphrase([]byte("words"), []byte("others")); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if v, err = OpenWithDevice(dir, second, o); err != nil {
		t.Fatalf("after a change of passphrase: %v", err)
	}
	if err := v.ForgetDevice(); err != nil || Remembered(dir) {
		t.Errorf("got %v, want it forgotten", err)
	}
	if err := errors.Join(v.ForgetDevice(), v.Close()); err != nil {
		t.Error(err)
	}
	if _, err := OpenWithDevice(dir, second, o); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("forgotten: got %v", err)
	}
}

func TestADamagedDeviceFileIsRefusedAndThePassphraseStillOpens(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	o := Options{WorkFactor: 2}
	v, _, err := Create(dir, []byte("words"), o)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := v.RememberDevice([]byte("words"))
	if err := errors.Join(err, v.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, fileDevice), []byte("torn"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenWithDevice(dir, secret, o); !errors.Is(err, ErrDamagedKey) {
		t.Errorf("got %v, want %v", err, ErrDamagedKey)
	}
	if v, err = Open(dir, []byte("words"), o); err != nil {
		t.Fatal(err)
	}
	_ = v.Close()
}

func TestTheRecoveryKeyOnThePaperCanBeTried(t *testing.T) {
	v, key, err := Create(filepath.Join(t.TempDir(), "vault"), []byte("words"), Options{WorkFactor: 2})
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if err := v.CheckRecovery(key); err != nil {
		t.Errorf("the right key: got %v", err)
	}
	other, err := v.NewRecovery([]byte("words"))
	if err != nil {
		t.Fatal(err)
	}
	if err := v.CheckRecovery(key); !errors.Is(err, ErrWrongRecovery) {
		t.Errorf("a replaced key: got %v", err)
	}
	if err := v.CheckRecovery("AGE"); !errors.Is(err, ErrWrongRecovery) {
		t.Errorf("a misspelt key: got %v", err)
	}
	if err := v.CheckRecovery(other); err != nil {
		t.Errorf("the new key: got %v", err)
	}
}
