package vault

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
	"github.com/dgraph-io/badger/v4"
)

// Create makes a vault in dir and opens it. dir must not exist or be an empty
// folder: ErrExists otherwise, and nothing is touched. recoveryKey is to be
// shown to the person once and kept nowhere.
//
// vault.json comes last; a folder that an interrupted Create left behind is no
// vault and is used again by the next Create.
func Create(dir string, passphrase []byte, o Options) (v *Vault, recoveryKey string, err error) {
	if len(passphrase) == 0 {
		return nil, "", fmt.Errorf("create vault: an empty passphrase: %w", ErrWrongPassphrase)
	}
	o = o.filled()
	s, err := newSecrets(o)
	if err != nil {
		return nil, "", fmt.Errorf("create vault: %w", err)
	}
	// The passphrase first: a recovery key that nobody saw yet is worth nothing.
	v, err = create(dir, s, o, func(v *Vault) error {
		if err := v.setPassphrase(passphrase); err != nil {
			return err
		}
		recoveryKey, err = v.setRecovery()
		return err
	})
	if err != nil {
		return nil, "", fmt.Errorf("create vault: %w", err)
	}
	return v, recoveryKey, nil
}

// create makes a vault with given secrets; keys writes the key files.
func create(dir string, s *secrets, o Options, keys func(*Vault) error) (*Vault, error) {
	restrictNewFiles()
	lock, err := claimFolder(dir, o)
	if err != nil {
		return nil, err
	}
	v, err := newVault(dir, s, o)
	if err != nil {
		lock.release()
		return nil, err
	}
	v.lock = lock
	// What furnish leaves is a vault that was closed cleanly; begin opens it as any.
	if err = v.furnish(keys); err == nil {
		err = v.begin()
	}
	if err != nil {
		v.abandon()
		return nil, err
	}
	return v, nil
}

// claimFolder makes dir, or takes it when it is empty, and marks it as a vault
// in the making.
func claimFolder(dir string, o Options) (*lockFile, error) {
	if err := vacant(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, Classify(err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil, Classify(err)
	}
	// A vault wants room for its ballast and its first tables at once.
	if free, err := o.Free(dir); err == nil && free < o.MinFree {
		return nil, fmt.Errorf("%d MB are free: %w", free>>20, ErrFull)
	}
	lock, err := takeLock(dir, o.Now())
	if err != nil {
		return nil, err
	}
	// Only now, with the lock held, is it sure that nobody else is making one here.
	if err := vacant(dir); err != nil { // another one was quicker
		lock.release()
		return nil, err
	}
	// The mark is on the disk before anything that it lets the next Create remove.
	err = WriteFile(filepath.Join(dir, fileCreating), nil)
	if err == nil {
		err = clearRest(dir)
	}
	if err != nil {
		lock.release()
		return nil, err
	}
	return lock, nil
}

// vacant reports ErrExists unless dir is missing, empty, or what an interrupted
// Create left.
func vacant(dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return ErrExists
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return Classify(err)
	}
	if Exists(dir) {
		return ErrExists
	}
	unfinished := exists(filepath.Join(dir, fileCreating))
	for _, e := range entries {
		if !(unfinished && isOurs(e.Name())) && !(e.Name() == fileLock && isLock(filepath.Join(dir, fileLock))) {
			return ErrExists
		}
	}
	return nil
}

// isOurs tells the names that Create makes. Anything else in the folder is
// somebody's own, and the folder is left alone.
func isOurs(name string) bool {
	name, _, _ = strings.Cut(name, partMark)
	switch name {
	case fileKey, fileKeyCopy, fileKeyNew, fileKeyOld, fileRecovery, fileRecoveryCopy, fileRecoveryNew,
		fileDevice, fileRecipients, fileSeal, fileCounter, fileSpool, fileBallast, fileLock, fileCreating, fileHeader, dirDB, dirFiles:
		return true
	}
	return false
}

// clearRest removes what an interrupted Create left, but for lock and mark.
func clearRest(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return Classify(err)
	}
	for _, e := range entries {
		if e.Name() == fileLock || e.Name() == fileCreating {
			continue
		}
		if err := removeAll(filepath.Join(dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// furnish writes all files of a new vault, the header last: up to then the mark
// says that the folder may be cleared, afterwards that it must not.
func (v *Vault) furnish(keys func(*Vault) error) error {
	if err := os.Mkdir(v.at(dirDB), 0o700); err != nil {
		return Classify(err)
	}
	v.moment("folder made")
	if err := v.firstSeal(); err != nil {
		return err
	}
	v.moment("database made")
	if err := keys(v); err != nil {
		return err
	}
	v.moment("keys made")
	if err := WriteFile(v.at(fileHeader), v.secrets.header.encode()); err != nil {
		return err
	}
	v.moment("header written")
	if err := removeFile(v.at(fileCreating)); err != nil {
		return err
	}
	// The folder above may be one that may not be read. The vault is there all the same.
	_ = SyncDir(filepath.Dir(v.dir))
	return nil
}

// firstSeal makes the database, with an empty census in it, and its seal. Badger
// is opened and closed once for it, so that every session, the first as well,
// begins with a database that fits its seal.
func (v *Vault) firstSeal() error {
	if err := v.makeRegistry(v.at(dirDB)); err != nil {
		return err
	}
	db, err := openBadger(v.badgerOptions(false))
	if err != nil {
		return err
	}
	v.db = db
	err = v.firstCensus()
	if cerr := db.Close(); err == nil && cerr != nil {
		err = scrub("close the database", cerr)
	}
	v.db = nil
	if err != nil {
		return err
	}
	return v.sealUp()
}

// firstCensus writes the census of a new vault.
func (v *Vault) firstCensus() error {
	key := []byte(censusKey)
	err := v.db.Update(func(txn *badger.Txn) error { return txn.Set(key, v.seal.seal(key, v.census.encode())) })
	if err != nil {
		return scrub("begin the census", err)
	}
	return nil
}

// setRecovery makes a new recovery key, writes recovery.age and its copy, and
// puts its public key among the recipients of backups. The seal, written
// between the file and its copy, says which of the two is right after a crash.
func (v *Vault) setRecovery() (string, error) {
	recovery, err := age.GenerateX25519Identity()
	if err != nil {
		return "", fmt.Errorf("make the recovery key: %w", err)
	}
	file, err := v.secrets.lock(recovery.Recipient())
	if err != nil {
		return "", err
	}
	if err := WriteFile(v.at(fileRecoveryNew), file); err != nil {
		return "", err
	}
	err = v.readBack(fileRecoveryNew, func(b []byte) (*secrets, error) { return unlock(b, recovery, ErrWrongRecovery) })
	if err == nil {
		err = renameFile(v.at(fileRecoveryNew), v.at(fileRecovery))
	}
	if err != nil {
		_ = removeFile(v.at(fileRecoveryNew))
		return "", err
	}
	v.moment("recovery file in place")
	// Until the seal is written, the sum in it vouches for the copy with the old
	// key; from then on for the file with the new one.
	next, sum := v.base, sha256.Sum256(file)
	next.Recovery = sum[:]
	next.Recipients = []string{v.secrets.identity.Recipient().String(), recovery.Recipient().String()}
	if err := v.files.saveSeal(v.dir, next); err != nil {
		return "", err
	}
	v.setBase(next)
	v.moment("recovery file sealed")
	if err := WriteFile(v.at(fileRecoveryCopy), file); err != nil {
		return "", err
	}
	return printRecovery(recovery), v.writeRecipients()
}

// writeRecipients writes recipients.txt, which is for people and other programs;
// this one goes by the seal, where nobody can add a key.
func (v *Vault) writeRecipients() error {
	text := []byte(strings.Join(v.base.Recipients, "\n") + "\n")
	if b, err := readFile(v.at(fileRecipients), 1<<16); err == nil && bytes.Equal(b, text) {
		return nil
	}
	return WriteFile(v.at(fileRecipients), text)
}
