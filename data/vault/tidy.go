package vault

import (
	"io"
	"os"
	"path/filepath"
)

// With the spool on, tables are not merged during a session, and each session
// that wrote leaves one more. When there are many they are merged in one go
// before a session begins, with a copy of the sealed files beside it: what
// replaces a table may not be on the disk yet when the table is gone.

const (
	dirBase     = "db.base"      // the copy, complete
	dirBasePart = "db.base.part" // the copy while it is made
	defaultTidy = 32             // so many tables on the first level are merged
)

// tidyTables merges the tables when it is time.
func (v *Vault) tidyTables() error {
	db := v.at(dirDB)
	if v.opts.Spool != SpoolOn {
		return nil
	}
	// Badger calls the level that new tables go to level 0.
	m, err := readManifest(db)
	if err != nil {
		return err
	}
	first := 0
	for _, t := range m.Tables {
		if t.Level == 0 {
			first++
		}
	}
	if first < v.opts.tidyAt || !v.roomToTidy() {
		return nil
	}
	v.checks.stop()
	if err := v.copyBase(); err != nil {
		return err
	}
	v.moment("tables copied")
	if v.db, err = openBadger(badgerOptions(db, v.badgerKey)); err != nil {
		return err
	}
	// Merging changes how the records lie, not which there are.
	v.census = v.base.census
	err = v.db.Flatten(2)
	if cerr := v.db.Close(); err == nil {
		err = cerr
	}
	v.db = nil
	if err != nil {
		return scrub("merge tables", err)
	}
	v.moment("tables merged")
	if err := v.sealUp(); err != nil {
		return err
	}
	v.moment("merged tables sealed")
	return removeAll(v.at(dirBase))
}

// roomToTidy reports whether the disk takes the tables three times more.
func (v *Vault) roomToTidy() bool {
	var total uint64
	for _, f := range v.base.Files {
		total += uint64(f.Size)
	}
	free, err := v.opts.Free(v.dir)
	return err != nil || free > v.opts.MinFree+3*total
}

// copyBase copies the sealed files, durable before the copy gets its name.
func (v *Vault) copyBase() error {
	part := v.at(dirBasePart)
	if err := removeAll(part); err != nil {
		return err
	}
	if err := os.Mkdir(part, 0o700); err != nil {
		return Classify(err)
	}
	for _, f := range v.base.Files {
		if err := copyFile(filepath.Join(v.at(dirDB), f.Name), filepath.Join(part, f.Name)); err != nil {
			return err
		}
	}
	if err := SyncDir(part); err != nil {
		return err
	}
	return renameFile(part, v.at(dirBase))
}

// undoTidy puts the copy back if merging did not come to its end, and gives the
// files as they are then.
func (v *Vault) undoTidy(found map[string]sealedFile) (map[string]sealedFile, error) {
	if err := removeAll(v.at(dirBasePart)); err != nil {
		return nil, err
	}
	if !exists(v.at(dirBase)) {
		return found, nil
	}
	// Merging had not begun, or it came to its end and was sealed.
	if v.base.fits(found) {
		return found, removeAll(v.at(dirBase))
	}
	copied, err := startSums(v.at(dirBase), v.opts.sumBudget).wait()
	if err != nil || !v.base.fits(copied) {
		return found, err // no help; what is in db/ will be read and judged
	}
	if err := removeAll(v.at(dirDB)); err != nil {
		return nil, err
	}
	v.moment("merging undone by half")
	return copied, renameFile(v.at(dirBase), v.at(dirDB))
}

// copyFile copies a file and makes its bytes durable.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return Classify(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return Classify(err)
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if cerr := out.Close(); err == nil {
		err = cerr
	}
	return Classify(err)
}

// removeAll removes a folder of this package's own making.
func removeAll(path string) error { return Classify(os.RemoveAll(path)) }
