package backup

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"filippo.io/age"

	"kith/data/vault"
)

// Key is what somebody has who wants to read a backup: the passphrase, the recovery
// key, or the open vault. Make one for each reading, and wipe it afterwards.
type Key struct {
	passphrase []byte
	recovery   string
	beside     string // the folder in which other key files may lie

	keys    *vault.Keys // when they are known
	keyFile []byte      // the key file that the passphrase opened
	failed  error       // why the passphrase opened none
}

// WithPassphrase opens a backup with the passphrase of the day on which it was
// made, or of any later day whose key file lies beside it.
func WithPassphrase(passphrase []byte) *Key { return &Key{passphrase: bytes.Clone(passphrase)} }

// WithRecovery opens a backup with the recovery key, as it was printed.
func WithRecovery(typed string) *Key { return &Key{recovery: typed} }

// OfVault opens the backups of an open vault.
func OfVault(v *vault.Vault) (*Key, error) {
	keys, err := v.Keys()
	if err != nil {
		return nil, err
	}
	return &Key{keys: keys}, nil
}

// Wipe overwrites what can be.
func (k *Key) Wipe() {
	clear(k.passphrase)
	if k.keys != nil {
		k.keys.Wipe()
	}
}

// The stanza in the head of a backup that carries key.age.
const (
	stanzaType = "kith-key"
	stanzaForm = "1"
)

// carrier puts a key file into the head of an age file.
type carrier struct{ keyFile []byte }

var _ age.Recipient = carrier{}

// Wrap gives the stanza. It tells nothing of the file's key.
func (c carrier) Wrap([]byte) ([]*age.Stanza, error) {
	return []*age.Stanza{{Type: stanzaType, Args: []string{stanzaForm}, Body: c.keyFile}}, nil
}

var _ age.Identity = (*Key)(nil)

// Unwrap finds the key of an age file, as age.Decrypt asks for it.
func (k *Key) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if k.recovery != "" {
		with, err := vault.RecoveryIdentity(k.recovery)
		if err != nil {
			k.failed = err
			return nil, err
		}
		key, err := with.Unwrap(stanzas)
		if errors.Is(err, age.ErrIncorrectIdentity) {
			k.failed = fmt.Errorf("the backup is not for this key: %w", vault.ErrWrongRecovery)
		}
		return key, err
	}
	if k.keys == nil {
		if k.failed = k.unlock(stanzas); k.failed != nil {
			return nil, k.failed
		}
	}
	return k.keys.Identity().Unwrap(stanzas)
}

// unlock opens the key file in the head with the passphrase, or else one that lies
// beside the backup. "Wrong" outdoes "damaged", for the person can do more about it.
func (k *Key) unlock(stanzas []*age.Stanza) error {
	failure := fmt.Errorf("no key file: %w", vault.ErrDamagedKey)
	for i, file := range append(carried(stanzas), k.nearby()...) {
		keys, err := vault.UnlockKeyFile(file, k.passphrase)
		if err == nil {
			k.keys, k.keyFile = keys, file
			return nil
		}
		if i == 0 || errors.Is(err, vault.ErrWrongPassphrase) {
			failure = err
		}
	}
	return failure
}

// carried gives the key files in the head of a backup.
func carried(stanzas []*age.Stanza) (files [][]byte) {
	for _, s := range stanzas {
		if s.Type == stanzaType {
			files = append(files, s.Body)
		}
	}
	return files
}

// maxKeyFile is the most that is read as a key file, in bytes, and maxNearby how
// many of them: each takes a second to try.
const (
	maxKeyFile = 64 << 10
	maxNearby  = 4
)

// nearby gives the key files in the folder of the backup.
func (k *Key) nearby() (files [][]byte) {
	names, err := filepath.Glob(filepath.Join(k.beside, "*key.age"))
	if err != nil || k.beside == "" {
		return nil
	}
	for _, name := range names[:min(len(names), maxNearby)] {
		if info, err := os.Stat(name); err == nil && info.Size() <= maxKeyFile {
			if b, err := os.ReadFile(name); err == nil {
				files = append(files, b)
			}
		}
	}
	return files
}

// settle completes a key once the key files inside the backup are known.
func (k *Key) settle(head Head, files map[string][]byte) error {
	if k.keys == nil {
		keys, err := vault.UnlockRecoveryFile(files[nameRecovery], k.recovery)
		if err != nil {
			return err
		}
		k.keys = keys
	}
	if k.keys.VaultID() != head.VaultID {
		return damaged("it says that it is of another vault than its key")
	}
	if k.keyFile == nil {
		k.keyFile = files[nameKey]
	}
	return nil
}
