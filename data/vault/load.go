package vault

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
)

// loadKey finds and opens the key file of a vault. Beside key.age there is a
// copy, and after an interrupted change of passphrase a .new and a .old; each
// different one is tried until one opens. used is the name of that one.
//
// A flipped bit in key.age may look like a wrong passphrase; the copy tells them
// apart.
func loadKey(dir string, passphrase []byte) (s *secrets, used string, err error) {
	return loadAny(dir, []string{fileKey, fileKeyCopy, fileKeyNew, fileKeyOld}, ErrWrongPassphrase,
		func(file []byte) (*secrets, error) { return unlockPassphrase(file, passphrase) })
}

// loadRecovery opens recovery.age or its copy.
func loadRecovery(dir, typed string) (s *secrets, used string, err error) {
	if _, err := parseRecovery(typed); err != nil {
		return nil, "", err
	}
	return loadAny(dir, []string{fileRecovery, fileRecoveryCopy}, ErrWrongRecovery,
		func(file []byte) (*secrets, error) { return unlockRecovery(file, typed) })
}

// loadAny tries the files in turn. When none opens, it is called wrong if one
// of them says so, for then the person should try again; damaged only if all are.
func loadAny(dir string, names []string, wrong error, open func([]byte) (*secrets, error)) (*secrets, string, error) {
	var tried [][]byte
	failure := fmt.Errorf("there is no readable key file: %w", ErrDamagedKey)
	for _, name := range names {
		file, err := readFile(filepath.Join(dir, name), maxKeyFile)
		if errors.Is(err, ErrNoPermission) {
			return nil, "", fmt.Errorf("read the key file: %w", err)
		}
		if err != nil || known(tried, file) {
			continue
		}
		tried = append(tried, file)
		s, err := open(file)
		if err == nil {
			return s, name, nil
		}
		// "Wrong" outdoes "damaged": who mistyped must not be sent to despair.
		if len(tried) == 1 || errors.Is(err, wrong) {
			failure = err
		}
	}
	return nil, "", failure
}

// known reports whether file is among the tried ones.
func known(tried [][]byte, file []byte) bool {
	for _, t := range tried {
		if bytes.Equal(t, file) {
			return true
		}
	}
	return false
}

// tidyKeys mends the key files, knowing which one has just opened the vault.
//
// key.age.old is there only while a change of passphrase is under way. So with
// it, and another file than key.age used, the change did not come to its end
// and the person decides (NoticePassphraseUnsettled). In all other cases the
// file that opened is the right one.
func (v *Vault) tidyKeys(used string) error {
	switch used {
	case fileRecovery, fileRecoveryCopy, fileDevice:
		return nil // see mendRecovery
	case fileKey:
	default:
		if exists(v.at(fileKeyOld)) {
			v.notice(NoticePassphraseUnsettled)
			return nil
		}
		if err := v.copyKey(used, fileKey); err != nil {
			return err
		}
		v.notice(NoticeKeyMended)
	}
	if err := v.copyKey(fileKey, fileKeyCopy); err != nil {
		return err
	}
	for _, name := range []string{fileKeyNew, fileKeyOld} {
		if err := removeFile(v.at(name)); err != nil {
			return err
		}
	}
	return nil
}

// copyKey makes the file to the same bytes as the file from.
func (v *Vault) copyKey(from, to string) error {
	right, err := readFile(v.at(from), maxKeyFile)
	if err != nil {
		return fmt.Errorf("mend the key file: %w", err)
	}
	if other, err := readFile(v.at(to), maxKeyFile); err == nil && bytes.Equal(right, other) {
		return nil
	}
	if err := WriteFile(v.at(to), right); err != nil {
		return fmt.Errorf("mend the key file: %w", err)
	}
	return nil
}

// mendRecovery compares recovery.age and its copy with the sum in the seal, and
// makes both right if one is. It cannot be seen otherwise whether they are
// whole, since the recovery key is on paper.
func (v *Vault) mendRecovery() error {
	var right []byte
	whole := 0
	for _, name := range []string{fileRecovery, fileRecoveryCopy} {
		file, err := readFile(v.at(name), maxKeyFile)
		if sum := sha256.Sum256(file); err == nil && bytes.Equal(sum[:], v.base.Recovery) {
			right = file
			whole++
		}
	}
	switch {
	case whole == 2:
		return nil
	case whole == 0:
		v.notice(NoticeRecoveryDamaged)
		return nil
	}
	for _, name := range []string{fileRecovery, fileRecoveryCopy} {
		if err := WriteFile(v.at(name), right); err != nil {
			return fmt.Errorf("mend the recovery file: %w", err)
		}
	}
	return nil
}
