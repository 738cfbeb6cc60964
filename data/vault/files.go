package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The files of a vault folder.
const (
	fileHeader       = "vault.json"
	fileKey          = "key.age"
	fileKeyCopy      = "key.age.copy"
	fileKeyNew       = "key.age.new"
	fileKeyOld       = "key.age.old"
	fileRecovery     = "recovery.age"
	fileRecoveryCopy = "recovery.age.copy"
	fileRecoveryNew  = "recovery.age.new"
	fileDevice       = "device.age"
	fileRecipients   = "recipients.txt"
	fileSeal         = "seal"
	fileCounter      = "counter"
	fileSpool        = "spool"
	fileBallast      = "ballast"
	fileLock         = "lock"
	fileCreating     = "creating"
	dirDB            = "db"
)

// partMark is in the name of a file that is not written out yet.
const partMark = ".part-"

// WriteFile puts data (mode 0600) at path so that after any crash there is the old file or
// the new one: temporary file beside it, sync, rename, sync of the folder.
func WriteFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, filepath.Base(path)+partMark+"*") // made with 0600
	if err != nil {
		return Classify(err)
	}
	tmp := f.Name()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	// Synced before it gets its name: else the name could outlive the bytes.
	if err == nil {
		err = os.Rename(tmp, path)
	}
	if err != nil {
		_ = os.Remove(tmp)
		return Classify(err)
	}
	return SyncDir(dir)
}

// readFile reads a file of at most limit bytes. A longer one is damaged: it is
// not taken into memory, whatever its size.
func readFile(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, Classify(err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, Classify(err)
	}
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%s is longer than it can be: %w", filepath.Base(path), ErrDamaged)
	}
	return b, nil
}

// exists reports whether there is something at path. What cannot be looked at
// counts as there.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// removeFile removes a file that may be missing.
func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Classify(err)
	}
	return nil
}

// syncFile makes the bytes of an existing file durable.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return Classify(err)
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return Classify(err)
}

// renameFile puts a file in the place of another and makes the names durable.
func renameFile(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return Classify(err)
	}
	return SyncDir(filepath.Dir(to))
}
