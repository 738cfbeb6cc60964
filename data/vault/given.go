package vault

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"filippo.io/age"
)

// Keys are the secrets of a vault, taken out of a copy of one of its key files.
// They open its backups, and a new vault can be made with them in its place.
type Keys struct{ s *secrets }

// UnlockKeyFile opens a copy of key.age. ErrWrongPassphrase, ErrDamagedKey or
// ErrNewer if it cannot.
func UnlockKeyFile(file, passphrase []byte) (*Keys, error) {
	return givenKeys(unlockPassphrase(file, passphrase))
}

// UnlockRecoveryFile opens a copy of recovery.age with the recovery key as it was
// printed. ErrWrongRecovery, ErrDamagedKey or ErrNewer if it cannot.
func UnlockRecoveryFile(file []byte, recoveryKey string) (*Keys, error) {
	return givenKeys(unlockRecovery(file, recoveryKey))
}

// givenKeys refuses the keys of a later format.
func givenKeys(s *secrets, err error) (*Keys, error) {
	if err == nil && s.MinReader > formatVersion {
		s.wipe()
		err = ErrNewer
	}
	if err != nil {
		return nil, fmt.Errorf("open a key file: %w", err)
	}
	return &Keys{s}, nil
}

// RecoveryIdentity gives the age secret key that a typed recovery key is. It opens
// every backup made while that key was the vault's. ErrWrongRecovery if it is
// misspelt.
func RecoveryIdentity(typed string) (*age.X25519Identity, error) { return parseRecovery(typed) }

// Keys gives the secrets of an open vault, for reading its backups. Wipe them.
func (v *Vault) Keys() (*Keys, error) {
	if err := v.enter(); err != nil {
		return nil, err
	}
	defer v.leave()
	s := *v.secrets
	s.master = slices.Clone(s.master)
	return &Keys{&s}, nil
}

// VaultID is the id of the vault that the keys are of.
func (k *Keys) VaultID() string { return k.s.VaultID }

// Identity opens what was written to the vault's own recipient.
func (k *Keys) Identity() *age.X25519Identity { return k.s.identity }

// SubKey gives the same key as the vault's SubKey.
func (k *Keys) SubKey(label string) []byte { return derive(k.s.master, labelSub+label) }

// Wipe overwrites what can be.
func (k *Keys) Wipe() { k.s.wipe() }

// KeyFiles are the locked files that a new vault takes over, and for whom its
// backups are to be.
type KeyFiles struct {
	Key        []byte   // key.age
	Recovery   []byte   // recovery.age; nil if it was lost
	Recipients []string // public keys (age1…), the vault's own among them
}

// CreateFrom makes a vault in dir with the keys of an earlier one and opens it:
// same id, same passphrase, same recovery key. dir is as Create wants it. The
// files are written as they are given; that Key opens is the caller's to know.
func CreateFrom(dir string, k *Keys, files KeyFiles, o Options) (*Vault, error) {
	s := *k.s
	s.master = slices.Clone(s.master)
	v, err := create(dir, &s, o.filled(), func(v *Vault) error { return v.putKeys(files) })
	if err != nil {
		return nil, fmt.Errorf("create vault: %w", err)
	}
	return v, nil
}

// putKeys writes the key files of a vault in the making, and its seal.
func (v *Vault) putKeys(files KeyFiles) error {
	for name, b := range map[string][]byte{fileKey: files.Key, fileKeyCopy: files.Key, fileRecovery: files.Recovery, fileRecoveryCopy: files.Recovery} {
		if len(b) > 0 {
			if err := WriteFile(v.at(name), b); err != nil {
				return err
			}
		}
	}
	next := v.base
	next.Recipients = files.Recipients
	if own := v.secrets.identity.Recipient().String(); !slices.Contains(next.Recipients, own) {
		next.Recipients = append([]string{own}, next.Recipients...)
	}
	if len(files.Recovery) > 0 {
		sum := sha256.Sum256(files.Recovery)
		next.Recovery = sum[:]
	}
	if err := v.files.saveSeal(v.dir, next); err != nil {
		return err
	}
	v.setBase(next)
	return nil
}

// RecoveryFile gives the bytes of recovery.age, to be put into a backup; nil if
// there is none that is whole.
func (v *Vault) RecoveryFile() []byte {
	for _, name := range []string{fileRecovery, fileRecoveryCopy} {
		b, err := readFile(v.at(name), maxKeyFile)
		v.life.Lock()
		right := v.base.Recovery
		v.life.Unlock()
		if sum := sha256.Sum256(b); v.dir != "" && err == nil && string(sum[:]) == string(right) {
			return b
		}
	}
	return nil
}

// Seq is the number of the last write: it differs when anything was written since.
func (v *Vault) Seq() uint64 {
	v.write.Lock()
	defer v.write.Unlock()
	return v.census.seq
}

// Seq is the number of the last write that this transaction sees.
func (tx *Tx) Seq() (uint64, error) {
	if tx.write {
		return tx.census.seq, nil
	}
	c, err := tx.readCensus()
	return c.seq, err
}

// Room gives ErrFull when the disk of the vault is so full that only the person's
// own words should still be written: for those who write much beside the vault.
func (v *Vault) Room(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := v.space.claim(smallWrite + 1)
	return err
}

// HoldFiles keeps attached files that are removed meanwhile on the disk until
// release, so that a View that knows them can read them to its end.
func (v *Vault) HoldFiles() (release func()) {
	v.placing.RLock()
	return v.placing.RUnlock
}

// OpenFile opens an attachment that this transaction knows. ErrNoRecord if it
// knows none by this id; else as Vault.OpenFile.
func (tx *Tx) OpenFile(id FileID) (*File, error) {
	key := fileRowKey(id)
	stored, err := tx.stored(key)
	if err != nil {
		return nil, err
	}
	info, err := tx.v.seal.openFileRow(key, stored)
	if err != nil {
		return nil, err
	}
	return tx.v.openFile(info)
}
