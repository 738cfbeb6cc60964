package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// A session is the time between opening and closing. It begins with a database
// that fits its seal exactly, and, if it is closed, ends with one:
//
//	begin: spool and counter are made, durable; then Badger opens
//	end:   Badger closes; its files are synced; the seal is written;
//	       then counter and spool are removed
//
// So whenever the process or the machine stops, the next opening finds either
// a database that fits the seal, or the counter and what is needed to check,
// and with a spool to mend, everything.

// at gives the path of one of the vault's files.
func (v *Vault) at(name string) string { return filepath.Join(v.dir, name) }

// moment marks a point between two steps that change the disk. The tests end
// the process there, as it were, and see that the next opening copes.
func (v *Vault) moment(name string) {
	if v.opts.moment != nil {
		v.opts.moment(name)
	}
}

// begin opens the database of a vault whose files fit v.base.
func (v *Vault) begin() error {
	low, err := v.space.claim(0)
	if err != nil {
		return err
	}
	if low {
		v.notice(NoticeLowSpace)
	}
	if err := v.removeParts(); err != nil {
		return err
	}
	if err := tidyDB(v.at(dirDB)); err != nil {
		return err
	}
	// From here on the sealed state is the one that the spool adds to.
	if v.opts.Spool == SpoolOn {
		if v.spool, err = startSpool(v.dir, v.files); err != nil {
			return err
		}
	} else if err := removeFile(v.at(fileSpool)); err != nil {
		return err
	}
	v.moment("spool started")
	if v.counter, err = startCounter(v.dir, v.files, v.base.census.seq); err != nil {
		return err
	}
	v.moment("counter started")
	// Without its key Badger would open as well, and write everything in clear.
	if err := v.checkRegistry(v.base.Registry); err != nil {
		return err
	}
	if v.db, err = openBadger(v.badgerOptions(low)); err != nil {
		return err
	}
	if err := v.readOwnCensus(); err != nil {
		return err
	}
	// The files fit; so this can only fail if Badger reads them in another way
	// than this package does. Better to stop than to build on that.
	if v.census.seq != v.base.census.seq || !v.census.sameRecords(v.base.census) {
		return damaged("the database does not hold what was sealed")
	}
	v.moment("database open")
	if !low {
		v.space.refill()
	}
	return v.writeRecipients()
}

// badgerOptions are those of this session. Merging of tables is off while the
// disk is nearly full, since it needs room, and with the spool on, since then
// the sealed tables must stay until what replaces them is surely on the disk.
func (v *Vault) badgerOptions(low bool) badger.Options {
	o := badgerOptions(v.at(dirDB), v.badgerKey)
	if low || v.opts.Spool == SpoolOn {
		o.NumCompactors, o.NumLevelZeroTablesStall = 0, 1<<20
	}
	return o
}

// openBadger opens the database. One failure is known to pass at the second
// try: a file that was made and not yet filled when the process ended.
func openBadger(o badger.Options) (*badger.DB, error) {
	db, err := badger.Open(o)
	if err != nil && !errors.Is(err, badger.ErrEncryptionKeyMismatch) {
		db, err = badger.Open(o)
	}
	if err != nil {
		return nil, scrub("open the database", err)
	}
	return db, nil
}

// readOwnCensus takes the census out of the open database.
func (v *Vault) readOwnCensus() error {
	txn := v.db.NewTransaction(false)
	defer txn.Discard()
	c, err := (&Tx{v: v, txn: txn}).readCensus()
	if err != nil {
		return damaged("the census of the records is missing or damaged")
	}
	v.census = c
	return nil
}

// removeParts removes files whose writing was cut off; none of them ever got
// its name.
func (v *Vault) removeParts() error {
	for _, dir := range []string{v.dir, v.at(dirFiles)} {
		entries, err := os.ReadDir(dir)
		if err != nil && !(errors.Is(err, os.ErrNotExist) && dir != v.dir) {
			return Classify(err)
		}
		for _, e := range entries {
			if strings.Contains(e.Name(), partMark) {
				if err := removeFile(filepath.Join(dir, e.Name())); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// tidyDB removes what Badger makes anew at every opening and may trip over:
// empty logs, and the value log, which holds nothing in a vault.
func tidyDB(db string) error {
	for _, path := range append(filesWith(db, extLog), filesWith(db, extValueLog)...) {
		empty, err := emptyLog(path)
		if err != nil {
			return err
		}
		if empty {
			if err := removeFile(path); err != nil {
				return err
			}
		}
	}
	return removeFile(filepath.Join(db, "DISCARD"))
}

// emptyLog tells whether a log has nothing behind its head.
func emptyLog(path string) (bool, error) {
	b, err := readFile(path, 1<<30)
	if err != nil {
		return false, err
	}
	for _, c := range b[min(logHead, len(b)):] {
		if c != 0 {
			return false, nil
		}
	}
	return true, nil
}

// abandon lets go of everything after a failed opening, changing nothing more.
// A counter or spool that begin has made stays; the next opening finds that the
// database fits its seal and makes them anew.
func (v *Vault) abandon() {
	v.checks.stop()
	if v.db != nil {
		_ = v.db.Close()
	}
	v.release()
}

// release lets go of files, lock and keys, in this order: who takes the lock
// next must find the rest free.
func (v *Vault) release() {
	v.counter.close() // again, after end: does no harm
	v.spool.close()
	v.lock.release()
	v.secrets.wipe()
	v.wipe()
}

// roomToClose checks that Badger can write out its memory table: where it cannot,
// it tries again for ever.
func (v *Vault) roomToClose() error {
	if v.space == nil || v.census.seq == v.base.census.seq {
		return nil // nothing to write out
	}
	if err := v.space.roomToClose(); err != nil {
		return err
	}
	f, err := os.CreateTemp(v.at(dirDB), "probe"+partMark+"*")
	if err != nil {
		return Classify(err)
	}
	_ = f.Close()
	return removeFile(f.Name())
}

// leaveBehind lets go of everything when the folder is gone, and with it all that a
// proper end would write. Badger is left as it is: see roomToClose.
func (v *Vault) leaveBehind() {
	v.checks.stop()
	v.db = nil
	v.release()
}

// end closes the session. On an error the counter stays, and with it the check
// of everything at the next opening.
func (v *Vault) end() error {
	v.checks.stop()
	// Badger writes out its memory table here, and truncates or removes its logs.
	err := v.db.Close()
	v.db = nil        // whoever still holds the vault does not hold its caches
	v.counter.close() // some systems do not remove an open file
	v.spool.close()
	if err != nil {
		err = scrub("close the database", err)
	}
	v.moment("database closed")
	if err == nil && v.failed == nil && v.dir != "" {
		err = v.sealUp()
	}
	v.release()
	return err
}

// sealUp makes the closed database durable, writes the seal and ends the session.
func (v *Vault) sealUp() error {
	s, err := v.newSeal()
	if err != nil {
		return err
	}
	if err := v.files.saveSeal(v.dir, s); err != nil {
		return err
	}
	v.setBase(s)
	v.moment("seal written")
	if err := removeFile(v.at(fileCounter)); err != nil {
		return err
	}
	v.moment("counter removed")
	return removeFile(v.at(fileSpool))
}

// newSeal syncs and sums the files of the closed database. A table never
// changes, so one that was sealed before keeps its sum.
func (v *Vault) newSeal() (sealed, error) {
	db := v.at(dirDB)
	names, err := sealedNames(db)
	if err != nil {
		return sealed{}, err
	}
	s := sealed{Format: formatVersion, Census: v.census.encode(), census: v.census, Registry: v.base.Registry,
		Recipients: v.base.Recipients, Recovery: v.base.Recovery, Written: v.opts.Now().UTC().Format(time.RFC3339)}
	for _, name := range names {
		path := filepath.Join(db, name)
		// Reading a sealed table again would seal what became of it since.
		if f, ok := v.base.file(name); ok && filepath.Ext(name) == extTable {
			if info, err := os.Stat(path); err == nil && info.Size() == f.Size {
				s.Files = append(s.Files, f)
				continue
			}
		}
		if err := syncFile(path); err != nil {
			return sealed{}, fmt.Errorf("sync the database: %w", err)
		}
		f, err := sumFile(path)
		if err != nil {
			return sealed{}, fmt.Errorf("sum the database: %w", err)
		}
		s.Files = append(s.Files, f)
	}
	if s.Registry == nil { // of a new vault, or one whose seal was lost
		if s.Registry, err = readFile(filepath.Join(db, nameRegistry), 1<<20); err != nil {
			return sealed{}, fmt.Errorf("read the database keys: %w", err)
		}
	}
	return s, SyncDir(db)
}
