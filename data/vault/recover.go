package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
)

// check makes sure that the database is what it was before Badger sees it, and
// leaves v.base and the files fitting each other. After a clean close that is a
// comparison of sums. After anything else all files are read and counted; what
// is whole is sealed anew, what is not is left untouched: ErrDamaged.
func (v *Vault) check(found map[string]sealedFile) error {
	base, have, err := v.files.loadSeal(v.dir)
	if err != nil {
		return err
	}
	// What can be mended without reading the database is mended first.
	if have {
		v.base = base
		if found, err = v.undoTidy(found); err != nil {
			return err
		}
		if err := v.mendRegistry(found); err != nil {
			return err
		}
		if err := v.mendRecovery(); err != nil {
			return err
		}
	} else {
		v.base.Recipients = []string{v.secrets.identity.Recipient().String()}
	}
	// The usual case: nothing was touched since the vault was closed. A counter may
	// be there still when the end came between two steps of closing or opening.
	seq, running := readCounter(v.dir, v.files)
	if have && seq <= base.census.seq && base.fits(found) && v.noLogs() && v.structureFits(found) {
		v.checks = v.startChecks(found)
		return v.tidyTables()
	}
	// Something differs, or the last session did not end. What the files hold
	// decides, not what they look like.
	if err := v.recover(max(seq, base.census.seq), have); err != nil {
		return err
	}
	switch {
	case !have:
		v.notice(NoticeSealMade)
		v.notice(NoticeRecoveryDamaged) // who else may read the backups is not known any more
	case !running:
		v.notice(NoticeFilesDiffer)
	case !v.noticed(NoticeReplayed) && !v.noticed(NoticeLossAccepted):
		v.notice(NoticeUnclean)
	}
	return v.tidyTables()
}

// fits compares the sealed files with those found: the same names, sizes and,
// where they were reckoned, sums.
func (s sealed) fits(found map[string]sealedFile) bool {
	if len(found) != len(s.Files) {
		return false
	}
	for _, f := range s.Files {
		g, ok := found[f.Name]
		if g.Sum == nil { // too large; see structureFits and checks
			g.Sum = f.Sum
		}
		if !ok || !f.same(g) {
			return false
		}
	}
	return true
}

// noLogs reports whether every log of db/ is empty, as after a clean close.
func (v *Vault) noLogs() bool {
	for _, path := range filesWith(v.at(dirDB), extLog) {
		if empty, err := emptyLog(path); err != nil || !empty {
			return false
		}
	}
	return true
}

// structureFits looks at the tables that were too large to be summed: index,
// first and last block, which is all that Badger reads when it opens.
func (v *Vault) structureFits(found map[string]sealedFile) bool {
	db := v.at(dirDB)
	for name, f := range found {
		if f.Sum != nil {
			continue
		}
		keys, err := readRegistry(v.base.Registry, v.badgerKey)
		if err != nil {
			return false
		}
		t, err := openRawTable(filepath.Join(db, name), keys[1])
		if err != nil {
			return false
		}
		_, first := t.rows(0)
		_, last := t.rows(len(t.blocks) - 1)
		t.close()
		if first != nil || last != nil {
			return false
		}
	}
	return true
}

// mendRegistry puts KEYREGISTRY back from the seal when it differs. It is
// written once in the life of a vault, so the sealed bytes are the right ones.
func (v *Vault) mendRegistry(found map[string]sealedFile) error {
	path := filepath.Join(v.at(dirDB), nameRegistry)
	b, err := readFile(path, 1<<20)
	if errors.Is(err, ErrNoPermission) {
		return fmt.Errorf("read the database keys: %w", err)
	}
	if err == nil && bytes.Equal(b, v.base.Registry) {
		return nil
	}
	// This is done even if the rest turns out to be damaged: it can only help.
	if err := os.MkdirAll(v.at(dirDB), 0o700); err != nil {
		return fmt.Errorf("mend the database keys: %w", Classify(err))
	}
	if err := WriteFile(path, v.base.Registry); err != nil {
		return fmt.Errorf("mend the database keys: %w", err)
	}
	v.notice(NoticeRegistryMended)
	f, err := sumFile(path)
	if err != nil {
		return err
	}
	found[nameRegistry] = f
	return nil
}

// recover reads everything, and if it is whole, opens and closes the database
// once so that it is sealed again. least is the number that the last write has
// at the least.
func (v *Vault) recover(least uint64, have bool) error {
	in, err := v.inspect(v.at(dirDB), reading{progress: v.opts.Progress})
	if err != nil {
		return err
	}
	findings := in.judge()
	reach, err := v.spoolReach(in.known.seq)
	if err != nil {
		return err
	}
	// Whole, and nothing missing that the spool cannot give.
	if len(findings) == 0 && reach >= least {
		return v.reseal(in.known)
	}
	// The database is not whole. With the spool on it was only added to since the
	// seal, so the sealed state is under it, and the spool has the rest.
	if have {
		again, err := v.spoolReach(v.base.census.seq)
		if err != nil {
			return err
		}
		if again > v.base.census.seq && again >= max(least, in.known.seq) && v.backToBase() {
			return v.reseal(v.base.census)
		}
	}
	// Nothing here can make it whole. It is left as it is, for Repair, or, if only
	// the last writes are gone, for the person to decide.
	damage := &DamageError{Findings: findings, Whole: len(findings) == 0}
	if in.counted && reach < least {
		damage.Lost = least - reach
	}
	if damage.Whole && v.opts.AcceptLoss {
		v.notice(NoticeLossAccepted)
		return v.reseal(in.known)
	}
	return damage
}

// spoolReach gives the number of the last write that the spool leads to, going
// on from the write with number from; from itself if it has nothing to add.
func (v *Vault) spoolReach(from uint64) (uint64, error) {
	err := v.files.replay(v.dir, func(w frame) error {
		if w.seq == from+1 {
			from = w.seq
		}
		return nil
	})
	return from, err
}

// backToBase brings db/ back to the sealed state: during a session with the
// spool on, nothing of it is removed, tables are only added and MANIFEST only
// grows. Afterwards the spool gives all that was written since.
func (v *Vault) backToBase() bool {
	db := v.at(dirDB)
	if !v.baseWhole(db) {
		return false
	}
	// First the list, then what it no longer names: in any other order Badger
	// could meet a list with a table that is gone.
	f, _ := v.base.file(nameManifest)
	if os.Truncate(filepath.Join(db, nameManifest), f.Size) != nil || syncFile(filepath.Join(db, nameManifest)) != nil {
		return false
	}
	v.moment("list of tables cut back")
	names, err := sealedNames(db)
	if err != nil {
		return false
	}
	for _, name := range tables(names) {
		if _, ok := v.base.file(name); !ok && removeFile(filepath.Join(db, name)) != nil {
			return false
		}
	}
	v.moment("new tables removed")
	for _, path := range filesWith(db, extLog) {
		if removeFile(path) != nil {
			return false
		}
	}
	v.moment("logs removed")
	return true
}

// baseWhole reports whether all that was sealed is still there, before anything
// is changed.
func (v *Vault) baseWhole(db string) bool {
	for _, want := range v.base.Files {
		path := filepath.Join(db, want.Name)
		got, err := sumFile(path)
		if want.Name == nameManifest {
			got, err = sumHead(path, want.Size)
		}
		if err != nil || !got.same(want) {
			return false
		}
	}
	return true
}

// reseal opens the checked database, writes into it what only the spool has,
// and closes it under a new seal. expect is the census it must have.
func (v *Vault) reseal(expect census) error {
	low, err := v.space.claim(0)
	if err != nil {
		return err
	}
	if err := tidyDB(v.at(dirDB)); err != nil {
		return err
	}
	if v.db, err = openBadger(v.badgerOptions(low)); err != nil {
		return err
	}
	v.moment("database open to catch up")
	err = v.catchUp(expect)
	if cerr := v.db.Close(); err == nil && cerr != nil {
		err = scrub("close the database", cerr)
	}
	v.db = nil
	if err != nil {
		return err
	}
	v.moment("caught up")
	return v.sealUp()
}

// catchUp checks the open database against expect and replays the spool.
func (v *Vault) catchUp(expect census) error {
	if err := v.readOwnCensus(); err != nil {
		return err
	}
	// Badger must have read the same out of the files as inspect did.
	if v.census.seq != expect.seq || !v.census.sameRecords(expect) {
		return damaged("the database does not hold what its files hold")
	}
	return v.files.replay(v.dir, func(w frame) error {
		if w.seq <= v.census.seq {
			return nil
		}
		if w.seq != v.census.seq+1 {
			return damaged("a saved change is missing from the spool")
		}
		v.notice(NoticeReplayed)
		if err := v.applyFrame(w); err != nil {
			return err
		}
		v.moment("frame replayed")
		return v.readOwnCensus()
	})
}

// applyFrame writes one frame of the spool into the database. The rows are as
// they were stored, seals, census and all, so to do it twice does no harm.
func (v *Vault) applyFrame(w frame) error {
	err := v.db.Update(func(txn *badger.Txn) error {
		for _, o := range w.ops {
			var err error
			if o.value == nil {
				err = txn.Delete(o.key)
			} else {
				err = txn.Set(o.key, o.value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return scrub("replay the spool", err)
	}
	return nil
}
