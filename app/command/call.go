package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"unicode"

	"github.com/alecthomas/kong"

	"kith/data"
	"kith/data/backup"
	"kith/data/vault"
)

// call is one command under way.
type call struct {
	World
	line   *line
	model  *kong.Node // the list of commands
	onView bool       // the answer goes to a terminal
	unsaw  int        // records that could not be read and were left out
}

// dir is the folder of the vault.
func (c *call) dir() string {
	if c.line.Vault != nil {
		return *c.line.Vault
	}
	return c.World.Vault
}

// open asks for the passphrase and opens the vault and the store in it.
func (c *call) open(o data.Options) (*data.Store, error) {
	passphrase, err := c.passphrase()
	if err != nil {
		return nil, err
	}
	defer clear(passphrase)
	v, err := vault.Open(c.dir(), passphrase, c.Options)
	if err != nil {
		return nil, err
	}
	return c.store(v, o)
}

// store puts a store over an open vault, which is closed again if that fails.
func (c *call) store(v *vault.Vault, o data.Options) (*data.Store, error) {
	o.Now, o.Before = c.Now, backup.BeforeChange(context.Background(), c.Now())
	s, err := data.Open(v, o)
	if err != nil {
		return nil, errors.Join(err, v.Close())
	}
	return s, nil
}

// withStore opens the vault, runs fn on it and closes it again, whatever
// happens. Records that cannot be read do not stop a list, but they are never
// passed over in silence: the exit code tells.
func (c *call) withStore(o data.Options, fn func(context.Context, *data.Store) error) (err error) {
	s, err := c.open(o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if err := fn(context.Background(), s); err != nil {
		return err
	}
	damaged := s.Damage()+c.unsaw > 0
	for _, n := range s.Vault().Notices() {
		_, _ = fmt.Fprintf(c.Err, "kith: %v\n", n) // a notice that cannot be told stays in the window
		damaged = damaged || n == vault.NoticeDamage
	}
	if damaged {
		return errDamage
	}
	return nil
}

// skip lets a list go on past a record that cannot be read, and notes it.
func (c *call) skip(err error) error {
	if !isDamage(err) && !errors.Is(err, data.ErrNotFound) {
		return err
	}
	c.unsaw++
	return nil
}

// quiet is for commands that never search.
func quiet() data.Options { return data.Options{NoSearch: true} }

// json prints a value as JSON.
func (c *call) json(v any) error {
	e := json.NewEncoder(c.Out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("print the answer: %w", err)
	}
	return nil
}

// say prints a line for people. That it failed is found when Run flushes.
func (c *call) say(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if c.onView {
		text = harmless(text)
	}
	_, _ = fmt.Fprintln(c.Out, text)
}

// harmless takes the control characters out of a text, since an imported entry
// could otherwise give orders to the terminal.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// interruptible gives a context that ends when the person stops the program, so
// that long work ends between two records and the vault is closed in order.
func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// progress gives a function that tells how far the work is, on standard error
// and only when somebody sits there.
func (c *call) progress(what string) func(done, total int) {
	if !onTerminal(c.Err) {
		return func(int, int) {}
	}
	return func(done, total int) {
		end := ""
		if done == total {
			end = "\n"
		}
		_, _ = fmt.Fprintf(c.Err, "\r%s: %d of %d%s", what, done, total, end) // only for the eye
	}
}

// progress64 is progress for work that is counted in bytes or pieces.
func (c *call) progress64(what string) func(done, total int64) {
	tell, last := c.progress(what), -1
	return func(done, total int64) {
		if percent := int(100 * done / max(1, total)); percent != last {
			last = percent
			tell(percent, 100)
		}
	}
}

// between makes a span of two days given by hand.
func between(from, to data.Day) (data.Span, error) {
	if from != 0 && to != 0 && from > to {
		return data.Span{}, usageError{"--from must not lie after --to"}
	}
	return data.Span{From: from, To: to}, nil
}

// atMost refuses a limit below nothing.
func atMost(limit int) error {
	if limit < 0 {
		return usageError{"--limit must be 0 (for all) or more"}
	}
	return nil
}
