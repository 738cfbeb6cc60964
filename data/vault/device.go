package vault

import (
	"fmt"
	"path/filepath"

	"filippo.io/age"
)

// A third key file, device.age, may let one computer open the vault without the
// passphrase. It is off until the person asks for it. The secret that opens it is
// kept by the caller, in the system's keychain; by itself the file is worth nothing.

// RememberDevice writes device.age anew and gives the secret that opens it: one line,
// an age identity. A secret that was given before opens nothing any more. The
// passphrase is asked again, since the secret is as good as it.
func (v *Vault) RememberDevice(passphrase []byte) (secret string, err error) {
	done, err := v.changeKeys()
	if err != nil {
		return "", err
	}
	defer done()
	if err := v.confirm(passphrase); err != nil {
		return "", fmt.Errorf("remember device: %w", err)
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return "", fmt.Errorf("remember device: %w", err)
	}
	file, err := v.secrets.lock(identity.Recipient())
	if err != nil {
		return "", err
	}
	if err := WriteFile(v.at(fileDevice), file); err != nil {
		return "", fmt.Errorf("remember device: %w", err)
	}
	return identity.String(), nil
}

// ForgetDevice takes device.age away; none is forgotten already.
func (v *Vault) ForgetDevice() error {
	done, err := v.changeKeys()
	if err != nil {
		return err
	}
	defer done()
	if err := removeFile(v.at(fileDevice)); err != nil {
		return fmt.Errorf("forget device: %w", err)
	}
	return nil
}

// Remembered says whether the vault in dir has a device.age.
func Remembered(dir string) bool { return exists(filepath.Join(dir, fileDevice)) }

// IDOf reads the id of the vault in dir, which lies there in clear. ErrNoVault if
// there is none.
func IDOf(dir string) (string, error) {
	if err := present(dir); err != nil {
		return "", fmt.Errorf("read vault id: %w", err)
	}
	h, err := readHeader(dir)
	if err != nil {
		return "", fmt.Errorf("read vault id: %w", err)
	}
	return h.VaultID, nil
}

// OpenWithDevice opens the vault in dir with the secret of RememberDevice.
// ErrWrongPassphrase if there is no device.age or another secret opens it, else as Open.
func OpenWithDevice(dir, secret string, o Options) (*Vault, error) {
	return openWith(dir, o, func() (*secrets, string, error) {
		identity, err := age.ParseX25519Identity(secret)
		if err != nil {
			return nil, "", fmt.Errorf("read the remembered secret: %w", ErrWrongPassphrase)
		}
		file, err := readFile(filepath.Join(dir, fileDevice), maxKeyFile)
		if err != nil {
			return nil, "", fmt.Errorf("read %s: %w", fileDevice, ErrWrongPassphrase)
		}
		s, err := unlock(file, identity, ErrWrongPassphrase)
		return s, fileDevice, err
	})
}
