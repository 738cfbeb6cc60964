package vault

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"io/fs"
)

// ChangePassphrase locks the vault with a new passphrase. It rewrites key.age
// alone, whatever the size of the vault. The old file is put away and removed
// only when the new one was read back and opened. ErrWrongPassphrase if old does
// not open the vault. A copy of key.age made before still opens with the old one.
func (v *Vault) ChangePassphrase(old, next []byte) error {
	done, err := v.changeKeys()
	if err != nil {
		return err
	}
	defer done()
	if err := v.confirm(old); err != nil {
		return fmt.Errorf("change passphrase: %w", err)
	}
	if err := v.setPassphrase(next); err != nil {
		return fmt.Errorf("change passphrase: %w", err)
	}
	return nil
}

// ResetPassphrase sets a new passphrase with the recovery key in place of the
// old passphrase. ErrWrongRecovery if the key does not open the vault.
func (v *Vault) ResetPassphrase(recoveryKey string, next []byte) error {
	done, err := v.changeKeys()
	if err != nil {
		return err
	}
	defer done()
	// The recovery key is asked for although the vault is open: an unlocked screen
	// must not be enough to shut the person out of their own vault.
	s, _, err := loadRecovery(v.dir, recoveryKey)
	if err != nil {
		return fmt.Errorf("reset passphrase: %w", err)
	}
	defer s.wipe()
	if err := v.sameVault(s); err != nil {
		return fmt.Errorf("reset passphrase: %w", err)
	}
	if err := v.setPassphrase(next); err != nil {
		return fmt.Errorf("reset passphrase: %w", err)
	}
	return nil
}

// NewRecovery makes a new recovery key; the earlier one stops working. The
// passphrase is asked again, since the key is as good as it.
func (v *Vault) NewRecovery(passphrase []byte) (string, error) {
	done, err := v.changeKeys()
	if err != nil {
		return "", err
	}
	defer done()
	if err := v.confirm(passphrase); err != nil {
		return "", fmt.Errorf("make recovery key: %w", err)
	}
	key, err := v.setRecovery()
	if err != nil {
		return "", fmt.Errorf("make recovery key: %w", err)
	}
	return key, nil
}

// changeKeys keeps everything else out while key files are written.
func (v *Vault) changeKeys() (done func(), err error) {
	if v.dir == "" {
		return nil, errInMemory
	}
	if err := v.enter(); err != nil {
		return nil, err
	}
	v.write.Lock()
	return func() {
		v.write.Unlock()
		v.leave()
	}, nil
}

// confirm checks that the passphrase opens this very vault, by opening its key
// file again: the open vault does not remember the passphrase.
func (v *Vault) confirm(passphrase []byte) error {
	s, _, err := loadKey(v.dir, passphrase)
	if err != nil {
		return err
	}
	defer s.wipe()
	return v.sameVault(s)
}

// sameVault checks that s are the secrets this vault was opened with.
func (v *Vault) sameVault(s *secrets) error {
	if s.VaultID != v.secrets.VaultID || subtle.ConstantTimeCompare(s.master, v.secrets.master) != 1 {
		return fmt.Errorf("it belongs to another vault: %w", ErrDamagedKey)
	}
	return nil
}

// setPassphrase replaces key.age and its copy. After a crash at any point one
// of the files opens with the old or with the new passphrase; see loadKey.
func (v *Vault) setPassphrase(passphrase []byte) error {
	file, err := v.secrets.lockPassphrase(passphrase, v.opts.WorkFactor)
	if err != nil {
		return err
	}
	if err := WriteFile(v.at(fileKeyNew), file); err != nil {
		return err
	}
	v.moment("new key file written")
	// A file that does not open again must never take the place of one that does.
	if err := v.readBack(fileKeyNew, func(b []byte) (*secrets, error) { return unlockPassphrase(b, passphrase) }); err != nil {
		_ = removeFile(v.at(fileKeyNew))
		return err
	}
	// .old marks the change as under way until the copy is made; see tidyKeys.
	if old, err := readFile(v.at(fileKey), maxKeyFile); err == nil {
		if err := WriteFile(v.at(fileKeyOld), old); err != nil {
			return err
		}
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	v.moment("old key file put away")
	if err := renameFile(v.at(fileKeyNew), v.at(fileKey)); err != nil {
		return err
	}
	v.moment("new key file in place")
	if err := WriteFile(v.at(fileKeyCopy), file); err != nil {
		return err
	}
	v.moment("key file copied")
	return removeFile(v.at(fileKeyOld))
}

// readBack opens a key file that was just written and compares it.
func (v *Vault) readBack(name string, open func([]byte) (*secrets, error)) error {
	b, err := readFile(v.at(name), maxKeyFile)
	if err != nil {
		return fmt.Errorf("read back the key file: %w", err)
	}
	s, err := open(b)
	if err != nil {
		return fmt.Errorf("read back the key file: %w", err)
	}
	defer s.wipe()
	return v.sameVault(s)
}
