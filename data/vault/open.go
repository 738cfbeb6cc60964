package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Open opens the vault in dir with its passphrase.
//
// ErrNoVault, ErrNoPermission, ErrInUse, ErrNewer, ErrWrongPassphrase,
// ErrDamagedKey, ErrDamaged and ErrFull tell why not; nothing is changed then,
// and a damaged vault is best handed to Repair. See Notices after it opened.
func Open(dir string, passphrase []byte, o Options) (*Vault, error) {
	return openWith(dir, o, func() (*secrets, string, error) { return loadKey(dir, passphrase) })
}

// OpenWithRecovery opens the vault in dir with the printed recovery key, typed
// with or without spaces and dashes, in capitals or not. ErrWrongRecovery if
// it is not this vault's, else as Open.
func OpenWithRecovery(dir, recoveryKey string, o Options) (*Vault, error) {
	return openWith(dir, o, func() (*secrets, string, error) { return loadRecovery(dir, recoveryKey) })
}

// unlocker gives a vault's secrets and the name of the file that held them.
type unlocker func() (*secrets, string, error)

func openWith(dir string, o Options, unlock unlocker) (*Vault, error) {
	o = o.filled()
	restrictNewFiles()
	v, files, err := prepare(dir, o, unlock)
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	defer files.stop()
	// Up to begin, Badger has not seen a single file.
	found, err := files.wait()
	if err == nil {
		err = v.check(found)
	}
	if err == nil {
		err = v.begin()
	}
	if err != nil {
		v.abandon()
		return nil, fmt.Errorf("open vault: %w", err)
	}
	return v, nil
}

// prepare does all that comes before the database: lock, header, secrets.
func prepare(dir string, o Options, unlock unlocker) (*Vault, *sums, error) {
	if err := present(dir); err != nil {
		return nil, nil, err
	}
	lock, err := takeLock(dir, o.Now())
	if err != nil {
		return nil, nil, err
	}
	// Reading db/ needs no key, and takes no longer than scrypt: do both at once.
	files := startSums(filepath.Join(dir, dirDB), o.sumBudget)
	v, err := unseal(dir, o, unlock)
	if err != nil {
		files.stop()
		lock.release()
		return nil, nil, err
	}
	v.lock = lock
	return v, files, nil
}

// present tells a missing vault from one that may not be looked at.
func present(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && info.IsDir() {
		_, err = os.ReadDir(dir)
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return Classify(err)
	}
	if !Exists(dir) {
		return ErrNoVault
	}
	return nil
}

// unseal reads the header, opens the key file and makes sure that the two
// belong together. A damaged header is mended from the key file.
func unseal(dir string, o Options, unlock unlocker) (*Vault, error) {
	h, headErr := readHeader(dir)
	// A newer vault is left alone before anything in it is opened.
	if errors.Is(headErr, ErrNewer) || errors.Is(headErr, ErrNoPermission) {
		return nil, headErr
	}
	s, used, err := unlock()
	if err != nil {
		return nil, err
	}
	if s.MinReader > formatVersion {
		return nil, fmt.Errorf("key file: %w", ErrNewer)
	}
	// A key file of another vault would open, and then nothing would fit.
	if headErr == nil && h.VaultID != s.VaultID {
		return nil, fmt.Errorf("it belongs to another vault: %w", ErrDamagedKey)
	}
	v, err := newVault(dir, s, o)
	if err != nil {
		return nil, err
	}
	if headErr != nil {
		if err := WriteFile(v.at(fileHeader), s.header.encode()); err != nil {
			return nil, fmt.Errorf("mend vault.json: %w", err)
		}
		v.notice(NoticeHeaderMended)
	}
	if err := removeFile(v.at(fileCreating)); err != nil {
		return nil, err
	}
	_ = os.Chmod(dir, 0o700) // best effort: not all file systems have rights
	return v, v.tidyKeys(used)
}

// readHeader reads vault.json.
func readHeader(dir string) (header, error) {
	b, err := readFile(filepath.Join(dir, fileHeader), 1<<16)
	if err != nil {
		return header{}, err
	}
	return decodeHeader(b)
}

// CreateInMemory makes a vault that lives in memory and is gone when closed. It
// seals and counts as every vault does; what needs files (passphrase, recovery
// key) gives an error. For tests.
func CreateInMemory(o Options) (*Vault, error) {
	o = o.filled()
	o.Spool = SpoolOff
	s, err := newSecrets(o)
	if err != nil {
		return nil, fmt.Errorf("create vault in memory: %w", err)
	}
	v, err := newVault("", s, o)
	if err != nil {
		return nil, fmt.Errorf("create vault in memory: %w", err)
	}
	v.base.Recipients = []string{s.identity.Recipient().String()}
	if v.db, err = openBadger(badgerOptions("", v.badgerKey)); err != nil {
		return nil, fmt.Errorf("create vault in memory: %w", err)
	}
	if err := v.firstCensus(); err != nil {
		v.abandon()
		return nil, fmt.Errorf("create vault in memory: %w", err)
	}
	return v, nil
}
