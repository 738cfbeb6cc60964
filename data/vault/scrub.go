package vault

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"github.com/dgraph-io/badger/v4"
)

// scrub wraps an error of Badger without its text, which may hold a key. What is
// neither a closed vault nor an error of the system counts as damage: Badger has
// no other reason to refuse what this package asks of it.
func scrub(doing string, err error) error {
	err = systemError(err)
	switch {
	case errors.Is(err, badger.ErrDBClosed), errors.Is(err, badger.ErrBlockedWrites), errors.Is(err, badger.ErrDiscardedTxn):
		return fmt.Errorf("%s: %w", doing, ErrClosed)
	case isSystemError(err):
		return fmt.Errorf("%s: %w", doing, Classify(err))
	}
	return fmt.Errorf("%s: %w", doing, damaged("the database could not do it"))
}

// systemError finds the error of the system in one of Badger's. Badger passes on
// only the words, not the error; so it is known by its words.
func systemError(err error) error {
	var system syscall.Errno
	if errors.As(err, &system) {
		return system
	}
	for _, e := range systemErrors() {
		if strings.Contains(err.Error(), e.Error()) {
			return e
		}
	}
	return err
}

// isSystemError tells what systemError found from what it passed through.
func isSystemError(err error) bool {
	var errno syscall.Errno
	return errors.As(err, &errno)
}
