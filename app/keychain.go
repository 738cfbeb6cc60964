package app

import (
	"context"
	"errors"
	"fmt"

	"github.com/zalando/go-keyring"

	"kith/data/vault"
	"kith/screens/kit"
)

// keychain keeps a secret for one vault in the system's own keychain: the Secret
// Service on Linux, the Keychain on macOS, the Credential Manager on Windows. It
// is used only when the person asks for it. What lies there opens device.age, which
// lies in the vault: neither is of use without the other.
type keychain struct {
	set    func(service, account, secret string) error
	get    func(service, account string) (string, error)
	remove func(service, account string) error
}

// systemKeychain is the real one.
func systemKeychain() keychain {
	return keychain{set: keyring.Set, get: keyring.Get, remove: keyring.Delete}
}

// service is the name under which the secrets lie.
const service = "Kith"

// remember has this computer open the vault without the passphrase.
func (k keychain) remember(v *vault.Vault, passphrase []byte) error {
	secret, err := v.RememberDevice(passphrase)
	if err != nil {
		return err
	}
	if err := k.set(service, v.ID(), secret); err != nil {
		return errors.Join(fmt.Errorf("keep the secret (%v): %w", err, kit.ErrNoKeychain), v.ForgetDevice())
	}
	return nil
}

// forget takes the secret and the file away. The file goes first and surely: with it
// the secret, wherever it may still lie, opens nothing.
func (k keychain) forget(v *vault.Vault) error {
	if err := v.ForgetDevice(); err != nil {
		return err
	}
	if err := k.remove(service, v.ID()); err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return fmt.Errorf("take the secret away (%v): %w", err, kit.ErrNoKeychain)
	}
	return nil
}

// secretOf finds the secret of the vault in a folder.
func (k keychain) secretOf(dir string) (string, error) {
	id, err := vault.IDOf(dir)
	if err != nil {
		return "", err
	}
	secret, err := k.get(service, id)
	if err != nil {
		return "", fmt.Errorf("find the secret (%v): %w", err, kit.ErrNoKeychain)
	}
	return secret, nil
}

// Remembered says whether this vault may be open without the passphrase here.
func (b *box) Remembered() bool { return vault.Remembered(b.dir) }

// OpenRemembered opens the vault with what this computer's keychain holds.
func (b *box) OpenRemembered(context.Context) error {
	if s := b.take(); s != nil { // opened before and not entered
		if err := s.Close(); err != nil {
			return err
		}
	}
	secret, err := b.keychain.secretOf(b.dir)
	if err != nil {
		return err
	}
	v, err := vault.OpenWithDevice(b.dir, secret, b.options)
	if err != nil {
		return err
	}
	return b.open(v)
}

// Remembered says whether this computer opens the notebook by itself.
func (k *settingsKeeper) Remembered() bool { return vault.Remembered(k.vault.Dir()) }

// Remember has this computer open the notebook without the passphrase.
func (k *settingsKeeper) Remember(_ context.Context, passphrase []byte) error {
	return k.app.box.keychain.remember(k.vault, passphrase)
}

// Forget ends that.
func (k *settingsKeeper) Forget(context.Context) error { return k.app.box.keychain.forget(k.vault) }

// noKeychain keeps nothing: for a vault that is gone tomorrow.
func noKeychain() keychain {
	refuse := func(string, string) error { return keyring.ErrUnsupportedPlatform }
	return keychain{
		set:    func(string, string, string) error { return keyring.ErrUnsupportedPlatform },
		get:    func(string, string) (string, error) { return "", keyring.ErrUnsupportedPlatform },
		remove: refuse,
	}
}
