package data

import "errors"

// The errors that a caller tells apart, grouped by when they occur. Each comes
// wrapped with what was being done; screens/kit/explain.go has the words for
// people. The errors of the locked box itself (wrong passphrase, damaged, full,
// in use, …) are those of data/vault and pass through unchanged.

// While reading.
var (
	// ErrNotFound says that no record has this id.
	ErrNotFound = errors.New("no such record")
	// ErrUnreadable says that a record was there and its seal held, but its
	// bytes are not a record that this version can read.
	ErrUnreadable = errors.New("record cannot be read")
)

// While writing.
var (
	// ErrInvalid says that a record breaks a rule of its noun; the message
	// names the field and the rule, never the text.
	ErrInvalid = errors.New("not valid")
	// ErrConflict says that the record changed since it was read, so that
	// writing would lose the other change.
	ErrConflict = errors.New("changed elsewhere")
)

// While opening.
var (
	// ErrNewerSchema says that the records were written by a newer version.
	ErrNewerSchema = errors.New("written by a newer version")
	// ErrClosed says that the store has been closed.
	ErrClosed = errors.New("store is closed")
)

// While bringing files in and out.
var (
	// ErrFile says that a file is not what it should be: of another kind, cut off,
	// or damaged.
	ErrFile = errors.New("unreadable file")
	// ErrFileThere says that a file or folder stands where one was to be written.
	ErrFileThere = errors.New("there is a file of this name already")
)

// FieldError is an ErrInvalid that names the field, so that a screen can show
// the sentence beside it.
type FieldError struct {
	Noun  string // "entry", "person", …
	Field string // the field's name in the code, e.g. "Name"
	Rule  string // what is wanted, in words without the person's text
}

// Error gives the noun, the field and the rule.
func (e *FieldError) Error() string { return e.Noun + " " + e.Field + ": " + e.Rule }

// Is makes errors.Is(err, ErrInvalid) true for every FieldError.
func (e *FieldError) Is(target error) bool { return target == ErrInvalid }
