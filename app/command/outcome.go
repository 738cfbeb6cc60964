package command

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"kith/data"
	"kith/data/vault"
	"kith/screens/kit"
)

// usageError says that the words of a command do not fit together.
type usageError struct{ text string }

// Error gives the sentence.
func (e usageError) Error() string { return e.text }

// inputError says that a file or the standard input cannot be used as it is.
type inputError struct {
	doing string
	err   error
}

// Error gives what was being done and what is wrong.
func (e inputError) Error() string { return e.doing + ": " + e.err.Error() }

// Unwrap gives what is wrong.
func (e inputError) Unwrap() error { return e.err }

// errDamage says that something in the vault cannot be read. What could be read
// has been printed by then.
var errDamage = errors.New("damage was found; kith verify says where")

// report says in one sentence what went wrong and gives the exit code.
func (w World) report(err error) int {
	if err == nil {
		return Done
	}
	_, _ = fmt.Fprintf(w.Err, "kith: %s\n", sentence(err)) // nobody is left to tell of a failure here
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return WrongUsage
	case errors.Is(err, vault.ErrWrongPassphrase), errors.Is(err, vault.ErrWrongRecovery):
		return WrongPassphrase
	case errors.Is(err, vault.ErrInUse):
		return InUse
	case isDamage(err), errors.Is(err, errDamage), errors.Is(err, vault.ErrDamagedKey):
		return DamageFound
	}
	return Failed
}

// sentence puts an error on one line: what it is in the words that the window
// has for it, and in brackets exactly where it happened.
func sentence(err error) string {
	exact := strings.Join(strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
	var usage usageError
	var input inputError
	if errors.As(err, &usage) || errors.As(err, &input) || errors.Is(err, errDamage) {
		return exact
	}
	what, _, _ := kit.Explain(err)
	return fmt.Sprintf("%s (%s).", strings.TrimSuffix(what, "."), exact)
}

// isDamage says that one record cannot be read, while others may.
func isDamage(err error) bool {
	return errors.Is(err, vault.ErrDamaged) || errors.Is(err, data.ErrUnreadable)
}

// unwind turns a panic into an exit code: the one that --help asked for, or a
// calm word about a mistake in the program. A panic's own value is not printed,
// for it may carry the person's words; where it happened is.
func (w World) unwind(value any, code *int) {
	switch value := value.(type) {
	case nil:
	case exitNow:
		*code = value.code
	default:
		cause := fmt.Sprintf("%T", value)
		if err, ok := value.(runtime.Error); ok {
			cause = err.Error()
		}
		*code = w.report(&kit.PanicError{Cause: cause})
		_, _ = w.Err.Write(debug.Stack()) // as above
	}
}
