package vault

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"time"
)

// The outcomes that a caller tells apart with errors.Is. None of them, and no
// error of this package, ever names a key or a content.
var (
	// ErrWrongPassphrase: the key file is whole and the passphrase does not open it.
	ErrWrongPassphrase = errors.New("the passphrase does not open this vault")
	// ErrWrongRecovery: the recovery key is misspelt, or belongs to another vault.
	ErrWrongRecovery = errors.New("the recovery key does not open this vault")
	// ErrDamagedKey: the key file cannot be read, is no age file, or belongs to another vault.
	ErrDamagedKey = errors.New("the key file is damaged")
	// ErrDamaged: the store, or one record, is not what was written. See DamageError.
	ErrDamaged = errors.New("the store is damaged")
	// ErrNewer: a later version of the program wrote this vault; it was left alone.
	ErrNewer = errors.New("the vault was written by a newer version")
	// ErrInUse: another process, or this one, has the vault open. See InUseError.
	ErrInUse = errors.New("the vault is open elsewhere")
	// ErrNoPermission: the folder or a file in it may not be read or written.
	ErrNoPermission = errors.New("no permission to use the vault folder")
	// ErrFull: too little room on the disk to write safely; nothing was written.
	ErrFull = errors.New("not enough room on the disk")
	// ErrHandles: the system lets no more files be opened, here or anywhere; nothing
	// was written, and it can be tried again.
	ErrHandles = errors.New("no file can be opened any more: too many are open")
	// ErrGone: the vault's folder was moved, deleted or unmounted while it was
	// open. What was written last is not where it would be found again.
	ErrGone = errors.New("the vault folder is not there any more")
	// ErrExists: Create was pointed at a vault or at a folder that is not empty.
	ErrExists = errors.New("the folder is not empty")
	// ErrNoVault: there is no vault in the folder.
	ErrNoVault = errors.New("no vault here")
	// ErrNoRecord: no record under that key.
	ErrNoRecord = errors.New("no such record")
	// ErrClosed: the vault is closed.
	ErrClosed = errors.New("the vault is closed")
	// ErrTooBig: the transaction has no room for this write (see Tx.Room), or
	// the value is longer than MaxValue. What the transaction held is kept.
	ErrTooBig = errors.New("too much for one transaction")
	// ErrReadOnly: a write was tried inside View.
	ErrReadOnly = errors.New("the transaction only reads")
	// ErrBadKey: a key that is empty, longer than MaxKey, or in a reserved range.
	ErrBadKey = errors.New("the key is not usable")
	// ErrNested: a second Scan was begun inside a Scan of the same Update.
	ErrNested = errors.New("a scan is already running in this update")
)

// InUseError is the ErrInUse that knows who has the vault open.
type InUseError struct {
	PID   int       // process id; 0 when not known
	Since time.Time // when it was opened; zero when not known
}

// Error says who holds the vault, as far as it is known.
func (e *InUseError) Error() string {
	if e.PID == 0 {
		return ErrInUse.Error()
	}
	if e.Since.IsZero() {
		return fmt.Sprintf("%v (process %d)", ErrInUse, e.PID)
	}
	return fmt.Sprintf("%v (process %d, since %s)", ErrInUse, e.PID, e.Since.Format(time.RFC3339))
}

// Is makes errors.Is(err, ErrInUse) true.
func (e *InUseError) Is(target error) bool { return target == ErrInUse }

// DamageError is the ErrDamaged that says what is wrong, in words for a
// person, without naming any content.
type DamageError struct {
	Findings []string
	// Lost is how many of the last saved changes are known to be missing.
	Lost uint64
	// Whole is true when that is all that is wrong: everything else fits, and
	// Options.AcceptLoss opens the vault without them.
	Whole bool
}

// Error lists the findings.
func (e *DamageError) Error() string {
	said := e.Findings
	if e.Lost > 0 {
		said = append(said[:len(said):len(said)], lostText(e.Lost))
	}
	if len(said) == 0 {
		return ErrDamaged.Error()
	}
	return ErrDamaged.Error() + ": " + strings.Join(said, "; ")
}

// lostText says that changes are missing.
func lostText(n uint64) string {
	if n == 1 {
		return "the last saved change is missing"
	}
	return fmt.Sprintf("the last %d saved changes are missing", n)
}

// Is makes errors.Is(err, ErrDamaged) true.
func (e *DamageError) Is(target error) bool { return target == ErrDamaged }

// damaged builds a DamageError with one finding.
func damaged(finding string) error {
	return &DamageError{Findings: []string{finding}}
}

// finding gives what an error says is wrong, without the words that all damage
// begins with.
func finding(err error) string { return strings.ReplaceAll(err.Error(), ErrDamaged.Error()+": ", "") }

// Classify joins a sentinel to an error of the operating system, so that a
// caller can tell a full disk and a missing right from other failures.
func Classify(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", ErrNoPermission, err)
	case isFull(err):
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return err
}
