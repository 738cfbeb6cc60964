package vault

import (
	"context"
	"fmt"
	"slices"
)

// Repair makes a new vault in the folder into (as Create wants it: new or
// empty) out of all that can still be read in the damaged vault in dir, which
// is not changed. The new vault has the same id, passphrase and recovery key.
//
// The Report says what was kept and what is missing. It is the newest state
// that can be had; where the only whole copy of a record is an earlier one,
// that is kept and reported.
func Repair(dir string, passphrase []byte, into string, o Options) (Report, error) {
	return repair(dir, into, o, func() (*secrets, string, error) { return loadKey(dir, passphrase) })
}

// RepairWithRecovery is Repair with the printed recovery key.
func RepairWithRecovery(dir, recoveryKey, into string, o Options) (Report, error) {
	return repair(dir, into, o, func() (*secrets, string, error) { return loadRecovery(dir, recoveryKey) })
}

// repair does the work of both.
func repair(dir, into string, o Options, unlock unlocker) (Report, error) {
	o = o.filled()
	restrictNewFiles()
	old, err := openDamaged(dir, o, unlock)
	if err != nil {
		return Report{}, fmt.Errorf("repair vault: %w", err)
	}
	defer old.release()
	how, err := old.bestReading()
	if err != nil {
		return Report{}, fmt.Errorf("repair vault: %w", err)
	}
	// Each vault wipes its own master key.
	s := *old.secrets
	s.master = slices.Clone(s.master)
	v, err := create(into, &s, o, func(v *Vault) error { return v.takeKeys(old) })
	if err != nil {
		return Report{}, fmt.Errorf("repair vault: %w", err)
	}
	r, err := v.fillFrom(old, how)
	if cerr := v.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return r, fmt.Errorf("repair vault: %w", err)
	}
	return r, nil
}

// openDamaged opens all of a vault but its database.
func openDamaged(dir string, o Options, unlock unlocker) (*Vault, error) {
	if err := present(dir); err != nil {
		return nil, err
	}
	lock, err := takeLock(dir, o.Now())
	if err != nil {
		return nil, err
	}
	s, _, err := unlock()
	if err == nil && s.MinReader > formatVersion {
		err = ErrNewer
	}
	if err != nil {
		lock.release()
		return nil, err
	}
	v, err := newVault(dir, s, o)
	if err != nil {
		lock.release()
		return nil, err
	}
	v.lock = lock
	// Without a seal there is less to go by, and it is tried all the same.
	if v.base, _, err = v.files.loadSeal(dir); err != nil {
		v.release()
		return nil, err
	}
	return v, nil
}

// bestReading tries what MANIFEST names first. When that is not whole, all that
// lies in db/ is tried too, and taken if it lacks less.
func (v *Vault) bestReading() (reading, error) {
	// Tables that MANIFEST does not name may be left over from merging, with records
	// in them that were deleted since: they are a last resort.
	plain := reading{registry: v.base.Registry}
	a, err := v.inspect(v.at(dirDB), plain)
	if err != nil || len(a.judge()) == 0 {
		return plain, err
	}
	all := plain
	all.everything = true
	reach, err := v.spoolReach(v.base.census.seq)
	if err != nil {
		return plain, err
	}
	// The spool's rows count as the newest of all.
	if reach >= a.known.seq { // else the spool is the older one
		all.spool = v.dir
	}
	b, err := v.inspect(v.at(dirDB), all)
	if err != nil {
		return plain, err
	}
	// Both are measured by the newest census that either found.
	newest := v.base.census
	for _, in := range []*inspection{a, b} {
		if in.counted && in.known.seq >= newest.seq {
			newest = in.known
		}
	}
	if b.lacks(newest) < a.lacks(newest) {
		return all, nil
	}
	return plain, nil
}

// lacks counts the records of a census that were not read.
func (in *inspection) lacks(known census) (n uint64) {
	for class, t := range known.classes {
		if f := in.found.classes[class]; f.count < t.count {
			n += t.count - f.count
		} else if f != t {
			n++
		}
		n += in.report.Broken[class]
	}
	return n
}

// takeKeys gives a new vault the key files of an old one.
func (v *Vault) takeKeys(old *Vault) error {
	for _, names := range [][]string{{fileKey, fileKeyCopy}, {fileRecovery, fileRecoveryCopy}} {
		for _, name := range names {
			if file, err := readFile(old.at(name), maxKeyFile); err == nil {
				if err := WriteFile(v.at(name), file); err != nil {
					return err
				}
			}
		}
	}
	next := v.base
	next.Recipients, next.Recovery = old.base.Recipients, old.base.Recovery
	// Without the old seal it is not known who else may read the backups; opening
	// the new vault then asks for a new recovery key.
	if next.Recipients == nil {
		next.Recipients = []string{v.secrets.identity.Recipient().String()}
	}
	if err := v.files.saveSeal(v.dir, next); err != nil {
		return err
	}
	v.setBase(next)
	return nil
}

// fillFrom writes all readable rows of the old vault into this one.
func (v *Vault) fillFrom(old *Vault, how reading) (Report, error) {
	// As many rows to a commit as surely fit into one.
	var rows []op
	size := 0
	flush := func() error {
		err := v.Update(func(tx *Tx) error {
			for _, o := range rows {
				if err := tx.set(o.key, o.value); err != nil {
					return err
				}
			}
			return nil
		})
		rows, size = rows[:0], 0
		return err
	}
	// The rows keep their seals: id and keys of both vaults are the same. Those of
	// attachments wait until their files are there.
	var files []op
	how.row = func(key, stored []byte) error {
		if key[0] == classFile {
			files = append(files, op{slices.Clone(key), slices.Clone(stored)})
			return nil
		}
		cost := len(key) + len(stored) + rowCost
		if size += cost; size > 512<<10 && len(rows) > 0 || len(rows) == 2000 {
			if err := flush(); err != nil {
				return err
			}
			size = cost
		}
		rows = append(rows, op{slices.Clone(key), slices.Clone(stored)})
		return nil
	}
	in, err := old.inspect(old.at(dirDB), how)
	if err == nil {
		err = flush()
	}
	if err == nil {
		err = v.takeFiles(old, files, in)
	}
	if err != nil {
		return in.report, err
	}
	if !in.counted {
		in.known = old.base.census
	}
	in.judge()
	// Writes may be gone together with the census that counted them.
	seq, _ := readCounter(old.dir, old.files)
	if least := max(seq, old.base.census.seq); in.known.seq < least {
		in.find("%s", lostText(least-in.known.seq))
	}
	in.report.Findings = append(in.findings, in.report.Findings...)
	return in.report, nil
}

// takeFiles copies the attachments that are whole, and then writes their rows.
func (v *Vault) takeFiles(old *Vault, rows []op, in *inspection) error {
	var whole []op
	for _, o := range rows {
		info, err := old.seal.openFileRow(o.key, o.value)
		if err == nil {
			err = old.checkFile(context.Background(), info)
		}
		if err != nil {
			in.report.BadFiles = append(in.report.BadFiles, info.ID)
			continue
		}
		if err := v.copySealed(old, info); err != nil {
			return err
		}
		whole = append(whole, o)
		in.report.Files++
	}
	if n := len(in.report.BadFiles); n > 0 {
		in.find("%d of %d attached files are missing or damaged and were left out", n, len(rows))
	}
	_, err := v.UpdateMany(len(whole), func(tx *Tx, i int) error { return tx.set(whole[i].key, whole[i].value) })
	return err
}
