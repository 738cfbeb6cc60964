package app

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"
	"time"

	"kith/data"
	"kith/data/backup"
	"kith/data/vault"
)

// box opens and makes the vault for the room before it. Its slow methods are
// called in the background; take is called on the window's goroutine.
type box struct {
	dir      string
	options  vault.Options
	keychain keychain

	mu    sync.Mutex // guards the variable below
	store *data.Store
}

// Exists says whether there is a vault to open.
func (b *box) Exists() bool { return vault.Exists(b.dir) }

// Create makes a vault and opens it.
func (b *box) Create(_ context.Context, passphrase []byte) (recovery string, err error) {
	defer clear(passphrase)
	v, recovery, err := vault.Create(b.dir, passphrase, b.options)
	if err != nil {
		return "", err
	}
	return recovery, b.open(v)
}

// Open opens the vault with the passphrase.
func (b *box) Open(_ context.Context, passphrase []byte) error {
	defer clear(passphrase)
	if s := b.take(); s != nil { // opened before and not entered
		if err := s.Close(); err != nil {
			return err
		}
	}
	v, err := vault.Open(b.dir, passphrase, b.options)
	if err != nil {
		return err
	}
	return b.open(v)
}

// Rescue opens the vault with the recovery key and sets a new passphrase.
func (b *box) Rescue(_ context.Context, recovery string, passphrase []byte) error {
	defer clear(passphrase)
	v, err := vault.OpenWithRecovery(b.dir, recovery, b.options)
	if err != nil {
		return err
	}
	if err := v.ResetPassphrase(recovery, passphrase); err != nil {
		return errors.Join(err, v.Close())
	}
	return b.open(v)
}

// Restore makes the vault out of a backup.
func (b *box) Restore(ctx context.Context, path string, secret []byte) error {
	_, err := restore(ctx, path, b.dir, secret, b.options, nil)
	return err
}

// open puts a store over an open vault.
func (b *box) open(v *vault.Vault) error {
	s, err := data.Open(v, data.Options{Before: backup.BeforeChange(context.Background(), time.Now())})
	if err != nil {
		return errors.Join(err, v.Close())
	}
	debug.FreeOSMemory() // guarding the passphrase took 256 MB, which is not needed again
	b.mu.Lock()
	defer b.mu.Unlock()
	b.store = s
	return nil
}

// take hands the open store over; nil if there is none.
func (b *box) take() *data.Store {
	b.mu.Lock()
	defer b.mu.Unlock()
	s := b.store
	b.store = nil
	return s
}
