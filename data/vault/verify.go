package vault

import (
	"bytes"
	"context"
	"fmt"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/table"
)

// Report is what Verify or Repair found. Classes are the first bytes of keys.
type Report struct {
	Records  uint64          // sealed records that were read and opened
	Index    uint64          // index rows seen
	Broken   map[byte]uint64 // records whose seal is broken
	Missing  map[byte]uint64 // records that the census knows and that were not found
	Extra    map[byte]uint64 // records found that the census does not know
	Files    uint64          // attached files that were read to their end
	BadFiles []FileID        // attached files that are known and missing or damaged
	Findings []string        // all that is wrong, in words; empty when all is well
}

// OK reports whether everything was found as it was written.
func (r Report) OK() bool { return len(r.Findings) == 0 }

// newReport is an empty report, its maps ready.
func newReport() Report {
	return Report{Broken: map[byte]uint64{}, Missing: map[byte]uint64{}, Extra: map[byte]uint64{}}
}

// Verify reads every record of one consistent state, opens its seal and checks
// the whole against the census. It changes nothing. progress, which may be nil,
// is called now and then with the records done and the total. An error means
// that verifying itself was stopped (ctx, a closed vault); damage is in the
// Report.
func (v *Vault) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	r := newReport()
	err := v.View(func(tx *Tx) error {
		known, err := tx.readCensus()
		if err != nil {
			r.Findings = append(r.Findings, "The census of the records is missing or damaged.")
		}
		total := 0
		for _, t := range known.classes {
			total += int(t.count)
		}
		found, err := tx.recount(ctx, &r, func(done int) {
			if progress != nil {
				progress(min(done, total), total)
			}
		})
		if err != nil {
			return err
		}
		r.compare(known, found)
		return nil
	})
	if err == nil {
		err = v.verifyAttachments(ctx, &r)
	}
	if err == nil && v.dir != "" {
		err = v.verifyFiles(ctx, &r)
	}
	return r, err
}

// verifyFiles reads the tables block by block, so that damage to index rows and
// to earlier versions is found too, and compares the key files with their copies.
func (v *Vault) verifyFiles(ctx context.Context, r *Report) error {
	if err := v.enter(); err != nil {
		return err
	}
	defer v.leave()
	db := v.at(dirDB)
	keys, err := readRegistry(v.base.Registry, v.badgerKey)
	if err != nil {
		return err
	}
	m, err := readManifest(db) // names a table only when it is written out
	if err != nil {
		r.Findings = append(r.Findings, finding(err))
	}
	for id := range m.Tables {
		bad, err := verifyTable(ctx, table.NewFilename(id, db), keys[1])
		if err != nil {
			return err
		}
		if bad > 0 && stillNamed(db, id) {
			r.Findings = append(r.Findings, fmt.Sprintf("%d parts of a file of the store are damaged.", bad))
		}
	}
	v.write.Lock()
	defer v.write.Unlock()
	for _, pair := range [][2]string{{fileKey, fileKeyCopy}, {fileRecovery, fileRecoveryCopy}} {
		a, aerr := readFile(v.at(pair[0]), maxKeyFile)
		b, berr := readFile(v.at(pair[1]), maxKeyFile)
		same := aerr == nil && berr == nil && bytes.Equal(a, b)
		if !same && !(pair[0] == fileKey && v.halfChanged(b)) {
			r.Findings = append(r.Findings, fmt.Sprintf("The file %s and its copy are not the same.", pair[0]))
		}
	}
	return nil
}

// halfChanged says that a change of passphrase came half way: the copy of the key file
// is still the old file, which was put away. NoticePassphraseUnsettled tells of it.
func (v *Vault) halfChanged(keyCopy []byte) bool {
	old, err := readFile(v.at(fileKeyOld), maxKeyFile)
	return err == nil && bytes.Equal(keyCopy, old)
}

// verifyTable counts the blocks of a table that cannot be read; a table whose
// index cannot be read counts as one.
func verifyTable(ctx context.Context, path string, key []byte) (bad int, err error) {
	t, err := openRawTable(path, key)
	if err != nil {
		return 1, nil
	}
	defer t.close()
	for i := range t.blocks {
		if err := ctx.Err(); err != nil {
			return bad, err
		}
		if _, err := t.rows(i); err != nil {
			bad++
		}
	}
	return bad, nil
}

// stillNamed tells a table from one that was merged into another, and removed,
// while it was read.
func stillNamed(db string, id uint64) bool {
	m, err := readManifest(db)
	_, ok := m.Tables[id]
	return ok || err != nil
}

// recount reads all rows and counts them anew.
func (tx *Tx) recount(ctx context.Context, r *Report, progress func(done int)) (census, error) {
	found := newCensus()
	err := tx.each(nil, nil, false, func(item *badger.Item) (bool, error) {
		if n := r.Records + r.Index; n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return false, err
			}
			progress(int(r.Records))
		}
		return true, item.Value(func(stored []byte) error {
			r.count(tx.v.seal, item.Key(), stored, &found)
			return nil
		})
	})
	progress(int(r.Records))
	return found, err
}

// count takes one row into the report and into a census.
func (r *Report) count(s sealer, key, stored []byte, found *census) {
	if isIndexRow(stored) {
		r.Index++
		return
	}
	found.add(key[0], s.fingerprint(key, stored), +1)
	if _, err := s.open(key, stored); err != nil {
		r.Broken[key[0]]++
		return
	}
	r.Records++
}

// compare writes down how what was found differs from what the census knows.
func (r *Report) compare(known, found census) {
	for class := range 256 {
		c := byte(class)
		k, f, what := known.classes[c], found.classes[c], className(c)
		switch {
		case k.count > f.count:
			r.Missing[c] = k.count - f.count
			r.Findings = append(r.Findings, fmt.Sprintf("%d of %d %s are missing.", k.count-f.count, k.count, what))
		case k.count < f.count:
			r.Extra[c] = f.count - k.count
			r.Findings = append(r.Findings, fmt.Sprintf("%d %s are more than were counted.", f.count-k.count, what))
		case k != f:
			r.Findings = append(r.Findings, fmt.Sprintf("Among the %d %s, some are not the ones that were saved last.", k.count, what))
		}
		if n := r.Broken[c]; n > 0 {
			r.Findings = append(r.Findings, fmt.Sprintf("%d %s have a broken seal.", n, what))
		}
	}
}

// className names the records of a class in a finding.
func className(c byte) string {
	if c == classFile {
		return "records of attached files"
	}
	return fmt.Sprintf("records of kind %q", c)
}
