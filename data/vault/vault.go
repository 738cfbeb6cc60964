package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/dgraph-io/badger/v4"
)

// Vault is an open vault. Its methods may be called from any goroutine.
type Vault struct {
	*ring
	dir     string // empty in memory
	opts    Options
	secrets *secrets
	lock    *lockFile
	base    sealed // the seal on the disk; see setBase
	db      *badger.DB
	counter *counter // nil in memory
	spool   *spool   // nil when off
	space   *space   // nil in memory
	checks  *checks  // nil when all files were read while opening
	media   media    // the attachments

	placing sync.RWMutex // read: a file and its row are written; write: files are removed

	write  sync.Mutex // one Update at a time; guards the two below
	census census     // as of the last commit
	failed error      // a commit of unknown outcome; no more writes until reopened

	life    sync.Mutex // guards the rest
	changed *sync.Cond // signalled when users drops to 0 and when closing ends
	users   int        // Views and Updates under way
	state   lifeState
	notices []Notice
}

// lifeState says whether a vault lets users in.
type lifeState int

const (
	lifeOpen lifeState = iota
	lifeClosing
	lifeClosed
)

// newVault has all but files and database; v.lock is set by the caller.
func newVault(dir string, s *secrets, o Options) (*Vault, error) {
	k, err := newRing(s, o)
	if err != nil {
		return nil, err
	}
	v := &Vault{ring: k, dir: dir, opts: o, secrets: s, census: newCensus()}
	v.changed = sync.NewCond(&v.life)
	v.media = newMemoryMedia()
	if dir != "" {
		v.space = &space{dir: dir, opts: o}
		v.media = folderMedia{v.at(dirFiles)}
	}
	return v, nil
}

// Exists reports whether there is a vault in dir. What an interrupted Create
// left behind is none.
func Exists(dir string) bool {
	there := func(name string) bool {
		_, err := os.Lstat(filepath.Join(dir, name))
		return err == nil
	}
	return there(fileHeader) || there(fileKey) && !there(fileCreating)
}

// ID is the vault's id, a UUID that is also in vault.json.
func (v *Vault) ID() string { return v.secrets.VaultID }

// Dir is the vault's folder; empty for a vault in memory.
func (v *Vault) Dir() string { return v.dir }

// SubKey derives a key of 32 bytes for another part of the program, by HKDF
// over the master key. The same label always gives the same key; no label
// gives a key that the vault uses itself. nil after Close.
func (v *Vault) SubKey(label string) []byte {
	if v.enter() != nil {
		return nil
	}
	defer v.leave()
	return derive(v.secrets.master, labelSub+label)
}

// Recipients are the public keys (age1…) that a backup is written to: the
// vault's own, which key.age opens, and the recovery key's.
func (v *Vault) Recipients() []string {
	v.life.Lock()
	defer v.life.Unlock()
	return append([]string{}, v.base.Recipients...)
}

// setBase remembers the seal that is on the disk now.
func (v *Vault) setBase(s sealed) {
	v.life.Lock()
	defer v.life.Unlock()
	v.base = s
}

// Identity is the age secret key (AGE-SECRET-KEY-1…) that opens this vault's
// backups. It is as good as the passphrase: keep it in memory only.
func (v *Vault) Identity() string { return v.secrets.identity.String() }

// KeyFile gives the bytes of key.age, to be put beside a backup.
func (v *Vault) KeyFile() ([]byte, error) {
	if v.dir == "" {
		return nil, errInMemory
	}
	b, err := readFile(filepath.Join(v.dir, fileKey), maxKeyFile)
	if err != nil {
		return nil, fmt.Errorf("read the key file: %w", err)
	}
	return b, nil
}

// errInMemory is for what needs a folder.
var errInMemory = fmt.Errorf("a vault in memory has no files: %w", errors.ErrUnsupported)

// enter counts a user in; ErrClosed once Close has begun.
func (v *Vault) enter() error {
	v.life.Lock()
	defer v.life.Unlock()
	if v.state != lifeOpen {
		return ErrClosed
	}
	v.users++
	return nil
}

// leave counts a user out.
func (v *Vault) leave() {
	v.life.Lock()
	defer v.life.Unlock()
	if v.users--; v.users == 0 {
		v.changed.Broadcast()
	}
}

// View runs fn over one consistent state of the vault, which does not change
// while it runs, however long that is. Writing goes on beside it.
func (v *Vault) View(fn func(*Tx) error) error {
	if err := v.enter(); err != nil {
		return err
	}
	defer v.leave()
	txn := v.db.NewTransaction(false)
	defer txn.Discard()
	tx := &Tx{v: v, txn: txn}
	defer func() { tx.over = true }()
	return fn(tx)
}

// Update runs fn and then makes all that it wrote durable, or, if it returns an
// error, none of it. One Update runs at a time; an Update inside an Update
// waits for itself for ever. When Update returns nil the write is on the disk.
// ErrFull if there is no room: nothing was written, and it can be tried again.
func (v *Vault) Update(fn func(*Tx) error) error {
	if err := v.enter(); err != nil {
		return err
	}
	defer v.leave()
	v.write.Lock()
	defer v.write.Unlock()
	if v.failed != nil {
		return fmt.Errorf("the vault must be opened again after an earlier failure: %w", v.failed)
	}
	txn := v.db.NewTransaction(true)
	defer txn.Discard()
	tx := &Tx{v: v, txn: txn, write: true, census: v.census.clone()}
	defer func() { tx.over = true }()
	if err := fn(tx); err != nil {
		return err
	}
	return v.commit(tx)
}

// commit makes an update durable: spool, Badger, counter, in this order. The
// end of the process between any two leaves a write that was not acknowledged
// and is there wholly or not at all.
func (v *Vault) commit(tx *Tx) error {
	if tx.rows == 0 {
		return nil
	}
	low, err := v.space.claim(int(tx.bytes))
	if low {
		v.notice(NoticeLowSpace)
	}
	if err != nil {
		return fmt.Errorf("save: %w", err)
	}
	if err := v.handles(); err != nil {
		return fmt.Errorf("save: %w", err)
	}
	// The census goes into the same transaction, so it cannot be one write off.
	tx.census.seq++
	key := []byte(censusKey)
	if err := tx.apply(key, v.seal.seal(key, tx.census.encode())); err != nil {
		return err
	}
	if v.spool != nil {
		if err := v.spool.add(frame{tx.census.seq, tx.ops}); err != nil {
			return fmt.Errorf("save: %w", err)
		}
		v.moment("spool written")
	}
	// With SyncWrites this returns when the log is on the disk.
	if err := tx.txn.Commit(); err != nil {
		// It may be there or not: let the next opening find out.
		v.failed = scrub("save", err)
		return v.failed
	}
	v.moment("database written")
	if err := v.stillThere(); err != nil {
		v.failed = err
		return fmt.Errorf("save: %w", err)
	}
	v.census = tx.census
	v.counter.set(v.census.seq)
	v.moment("counter written")
	return nil
}

// spareHandles is how many more files a write may need: a fresh log, and the names
// of the folder. Badger, which finds none, is of no use afterwards.
const spareHandles = 4

// handles makes sure, before anything is written, that files can be opened.
func (v *Vault) handles() error {
	if v.lock == nil {
		return nil
	}
	for range spareHandles {
		f, err := os.Open(v.at(fileLock))
		if outOfHandles(err) {
			return ErrHandles
		}
		if err == nil { // one that is gone is told by stillThere
			defer f.Close()
		}
	}
	return nil
}

// stillThere makes sure that what was written can be found again: a system goes on
// taking writes into a file whose name, folder or disk is gone. It is asked after
// the write, when the answer holds for it.
func (v *Vault) stillThere() error {
	if v.lock == nil {
		return nil
	}
	mine, err := v.lock.f.Stat()
	if err != nil {
		return fmt.Errorf("look after the vault: %w", ErrGone)
	}
	there, err := os.Stat(v.at(fileLock))
	if err != nil || !os.SameFile(mine, there) {
		return ErrGone
	}
	if !exists(filepath.Join(v.at(dirDB), nameManifest)) {
		return ErrGone
	}
	names, err := os.ReadDir(v.at(dirDB))
	if outOfHandles(err) {
		return nil // the names above are there, and asking for those needs no handle
	}
	if !slices.ContainsFunc(names, func(e os.DirEntry) bool { return filepath.Ext(e.Name()) == extLog }) {
		return ErrGone
	}
	return nil
}

// unsure reports whether a commit failed in a way that leaves open what is on
// the disk.
func (v *Vault) unsure() bool {
	v.write.Lock()
	defer v.write.Unlock()
	return v.failed != nil
}

// Close waits for Views and Updates under way, then closes and writes the seal.
// Closing again does nothing. ErrFull if there is no room on the disk to close
// properly, ErrNoPermission if the folder cannot be written any more: then the vault
// stays open; to end the program without closing loses nothing. ErrGone if the
// folder is gone: then it is closed as far as it can be. Do not call Close from inside a View or Update.
func (v *Vault) Close() error {
	if !v.startClosing() {
		return nil
	}
	if err := v.stillThere(); err != nil {
		v.leaveBehind()
		v.endClosing(lifeClosed)
		return fmt.Errorf("close the vault: %w", err)
	}
	if err := v.roomToClose(); err != nil {
		v.endClosing(lifeOpen)
		return fmt.Errorf("close the vault: %w", err)
	}
	err := v.end()
	v.endClosing(lifeClosed)
	if err != nil {
		return fmt.Errorf("close the vault: %w", err)
	}
	return nil
}

// startClosing keeps new users out and waits for those inside. false if the
// vault is closed already.
func (v *Vault) startClosing() bool {
	v.life.Lock()
	defer v.life.Unlock()
	// Another Close may be at it, and may yet fail and leave the vault open.
	for v.state == lifeClosing {
		v.changed.Wait()
	}
	if v.state == lifeClosed {
		return false
	}
	v.state = lifeClosing
	for v.users > 0 {
		v.changed.Wait()
	}
	return true
}

// endClosing says how closing ended, to those who wait for it.
func (v *Vault) endClosing(s lifeState) {
	v.life.Lock()
	defer v.life.Unlock()
	v.state = s
	v.changed.Broadcast()
}
