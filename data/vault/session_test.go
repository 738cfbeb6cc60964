package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// dropDead leaves a vault as the end of its process would: nothing is flushed,
// closed or sealed by the vault. (What Badger keeps in memory maps is in the
// files already; it is closed here only to free the files, in a copy's stead.)
func dropDead(t *testing.T, v *Vault) (dir string) {
	t.Helper()
	dir = newDir(t)
	copyLive(t, v.dir, dir)
	mustClose(t, v)
	return dir
}

// copyDir copies a vault, open or not, with holes for trailing zeros.
func copyDir(t testing.TB, from, to string) {
	t.Helper()
	if err := copyTree(from, to); err != nil {
		t.Fatal(err)
	}
}

// copyLive copies an open vault as the end of its process would leave it. Since
// copying takes time and Badger merges tables meanwhile, it is done again until
// the list of tables was the same before and after.
func copyLive(t testing.TB, from, to string) string {
	t.Helper()
	manifest := func() string {
		b, _ := os.ReadFile(filepath.Join(from, dirDB, nameManifest))
		return string(b) + strings.Join(filesWith(filepath.Join(from, dirDB), extTable), " ") +
			strings.Join(filesWith(filepath.Join(from, dirDB), extLog), " ")
	}
	for range 100 {
		before := manifest()
		copyDir(t, from, to)
		if manifest() == before {
			return to
		}
		os.RemoveAll(to)
	}
	t.Fatal("copy of an open vault: its tables never stood still")
	return ""
}

func copyTree(from, to string) error {
	for _, name := range filesIn(from) {
		b, err := os.ReadFile(filepath.Join(from, name))
		if errors.Is(err, os.ErrNotExist) {
			continue // removed meanwhile
		}
		if filepath.Ext(name) == extValueLog {
			b = b[:min(len(b), 1<<16)] // 32 MB of nothing
		}
		path := filepath.Join(to, name)
		err = errors.Join(err, os.MkdirAll(filepath.Dir(path), 0o700))
		err = errors.Join(err, os.WriteFile(path, bytes.TrimRight(b, "\x00"), 0o600), os.Truncate(path, int64(len(b))))
		if err != nil {
			return err
		}
	}
	return nil
}

func spoolOptions() Options {
	o := quick()
	o.Spool = SpoolOn
	return o
}

func TestAfterAnUnexpectedEndAllIsCheckedAndSaid(t *testing.T) {
	for _, o := range []Options{quick(), spoolOptions()} {
		v := mustCreate(t, newDir(t), o)
		mustPut(t, v, "e/1", "saved")
		dir := dropDead(t, v)
		var done, total int64
		o.Progress = func(d, all int64) { done, total = d, all }
		v = mustOpen(t, dir, o)
		wantNotices(t, v, NoticeUnclean)
		if done == 0 || done != total {
			t.Errorf("progress: got %d of %d bytes at the end, want all of some", done, total)
		}
		wantValue(t, v, "e/1", "saved")
		mustClose(t, v)
		v = mustOpen(t, dir, o)
		wantNotices(t, v)
	}
}

func TestAnEndWithoutAnyWriteIsNothingToSpeakOf(t *testing.T) {
	v := mustCreate(t, newDir(t), quick())
	v = mustOpen(t, dropDead(t, v), quick())
	wantNotices(t, v)
}

func TestAWriteThatOnlyTheSpoolHasIsBroughtBack(t *testing.T) {
	// The process ends after the spool was synced and before Badger was told.
	v := mustCreate(t, newDir(t), spoolOptions())
	mustPut(t, v, "e/1", "one")
	key, value := []byte("e/2"), []byte("two")
	stored := v.seal.seal(key, value)
	c := v.census.clone()
	c.add('e', v.seal.fingerprint(key, stored), +1)
	c.seq++
	row := []byte(censusKey)
	if err := v.spool.add(frame{c.seq, []op{{key, stored}, {row, v.seal.seal(row, c.encode())}}}); err != nil {
		t.Fatal(err)
	}
	v = mustOpen(t, dropDead(t, v), spoolOptions())
	wantNotices(t, v, NoticeReplayed)
	wantValue(t, v, "e/1", "one")
	wantValue(t, v, "e/2", "two")
	if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() || r.Records != 2 {
		t.Errorf("Verify: got %+v, %v, want two records", r, err)
	}
}

func TestWithTheSpoolAPowerCutThatSpoilsTheDatabaseLosesNothing(t *testing.T) {
	// What a system that does not sync memory maps may leave: the log full of
	// zeros, new tables empty, MANIFEST naming them.
	o := spoolOptions()
	dir := newDir(t)
	v := mustCreate(t, dir, o)
	n := 0
	write := func(count int) {
		for range count {
			if err := v.Update(func(tx *Tx) error { return writeNumber(tx, n) }); err != nil {
				t.Fatal(err)
			}
			n++
		}
	}
	write(30)
	mustClose(t, v)
	v = mustOpen(t, dir, o)
	write(30)
	if _, err := v.UpdateMany(10, func(tx *Tx, i int) error { // enough to make new tables
		return tx.Put(fmt.Appendf(nil, "big/%d", i), make([]byte, 1000<<10))
	}); err != nil {
		t.Fatal(err)
	}
	sealedTables := len(v.base.Files)
	for range 500 {
		if names, _ := sealedNames(v.at(dirDB)); len(names) > sealedTables {
			break
		}
		time.Sleep(time.Millisecond) // Badger writes tables in its own time
	}
	write(30)
	dir = dropDead(t, v)
	for _, path := range append(filesWith(filepath.Join(dir, dirDB), extLog), newTables(t, dir, o)...) {
		info, _ := os.Stat(path)
		os.WriteFile(path, make([]byte, info.Size()), 0o600)
	}
	v = mustOpen(t, dir, o)
	wantNotices(t, v, NoticeReplayed)
	if got, err := numbersIn(v); got != n || err != nil {
		t.Errorf("writes: got %d, %v, want all %d", got, err, n)
	}
	v.View(func(tx *Tx) error {
		if got := tx.Count('b'); got != 10 {
			t.Errorf("big records: got %d, want 10", got)
		}
		return nil
	})
	mustClose(t, v)
	wantNotices(t, mustOpen(t, dir, o))
}

// newTables lists the tables that the seal of a vault does not know.
func newTables(t *testing.T, dir string, o Options) (out []string) {
	t.Helper()
	s, _, err := loadKey(dir, pass)
	if err != nil {
		t.Fatal(err)
	}
	k, err := newRing(s, o)
	if err != nil {
		t.Fatal(err)
	}
	base, ok, err := k.files.loadSeal(dir)
	if !ok || err != nil {
		t.Fatalf("seal: got %v, %v, want one", ok, err)
	}
	for _, path := range filesWith(filepath.Join(dir, dirDB), extTable) {
		if _, ok := base.file(filepath.Base(path)); !ok {
			out = append(out, path)
		}
	}
	if len(out) == 0 {
		t.Fatal("new tables: got none, want some to spoil")
	}
	return out
}

func TestLostWritesAreSaidAndNeverPassedOver(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustPut(t, v, "e/1", "kept")
	mustClose(t, v)
	v = mustOpen(t, dir, quick())
	for i := range 3 {
		mustPut(t, v, fmt.Sprint("e/2", i), "lost")
	}
	dir = dropDead(t, v)
	for _, path := range filesWith(filepath.Join(dir, dirDB), extLog) {
		os.Remove(path)
	}
	before := snapshot(t, dir)
	_, err := Open(dir, pass, quick())
	wantErr(t, err, ErrDamaged)
	var damage *DamageError
	if !errors.As(err, &damage) || damage.Lost != 3 || !damage.Whole || !strings.Contains(err.Error(), "last 3 saved changes") {
		t.Errorf("damage: got %+v (%v), want 3 lost changes and all else whole", damage, err)
	}
	wantSame(t, dir, before)
	o := quick()
	o.AcceptLoss = true
	v = mustOpen(t, dir, o)
	wantNotices(t, v, NoticeLossAccepted)
	wantValue(t, v, "e/1", "kept")
	mustPut(t, v, "e/3", "new")
	mustClose(t, v)
	v = mustOpen(t, dir, quick())
	wantNotices(t, v)
	wantValue(t, v, "e/3", "new")
}

func TestAcceptingLossDoesNotOpenADamagedVault(t *testing.T) {
	dir, _ := closedVault(t, quick())
	os.Truncate(filepath.Join(dir, dirDB, nameManifest), 20)
	o := quick()
	o.AcceptLoss = true
	before := snapshot(t, dir)
	_, err := Open(dir, pass, o)
	wantErr(t, err, ErrDamaged)
	wantSame(t, dir, before)
}

func TestAVaultTooLargeToReadAtOnceIsCheckedWhileItIsOpen(t *testing.T) {
	dir, n := closedVault(t, quick())
	o := quick()
	o.sumBudget = 1
	v := mustOpen(t, dir, o)
	<-v.checks.done
	wantNotices(t, v)
	if got, err := numbersIn(v); got != n || err != nil {
		t.Errorf("writes: got %d, %v, want %d", got, err, n)
	}
	mustClose(t, v)

	path := largestTable(t, dir)
	info, _ := os.Stat(path)
	harm{File: filepath.Base(path), Kind: "flip", At: info.Size() / 2}.do(filepath.Dir(path))
	v = mustOpen(t, dir, o)
	<-v.checks.done
	wantNotices(t, v, NoticeDamage)
	if r, err := v.Verify(t.Context(), nil); err != nil || r.OK() {
		t.Errorf("Verify: got %+v, %v, want the damage found", r, err)
	}
	mustClose(t, v)

	harm{File: filepath.Base(path), Kind: "flip", At: info.Size() - 20}.do(filepath.Dir(path))
	_, err := Open(dir, pass, o)
	wantErr(t, err, ErrDamaged) // its index: this would end the process
}

func largestTable(t *testing.T, dir string) (path string) {
	t.Helper()
	var size int64
	for _, p := range filesWith(filepath.Join(dir, dirDB), extTable) {
		if info, err := os.Stat(p); err == nil && info.Size() > size {
			path, size = p, info.Size()
		}
	}
	return path
}

func TestClosingStopsTheChecksOfALargeVault(t *testing.T) {
	dir, _ := closedVault(t, quick())
	o := quick()
	o.sumBudget = 1
	v := mustOpen(t, dir, o)
	mustClose(t, v)
	select {
	case <-v.checks.done:
	default:
		t.Error("checks after Close: still running, want them ended")
	}
}

func TestWithTheSpoolTablesAreMergedWhenThereAreMany(t *testing.T) {
	o := spoolOptions()
	o.tidyAt = 6
	const sessions = 7
	dir := newDir(t)
	mustClose(t, mustCreate(t, dir, o))
	for i := range sessions {
		v := mustOpen(t, dir, o)
		mustPut(t, v, fmt.Sprintf("e/%02d", i%5), fmt.Sprint("session ", i))
		mustClose(t, v)
	}
	v := mustOpen(t, dir, o)
	if m, err := readManifest(v.at(dirDB)); err != nil || len(m.Tables) > sessions/2 {
		t.Errorf("tables after %d sessions: got %d, %v, want them merged", sessions, len(m.Tables), err)
	}
	wantNotices(t, v)
	for i := range 5 {
		want := fmt.Sprint("session ", i)
		if i+5 < sessions {
			want = fmt.Sprint("session ", i+5)
		}
		wantValue(t, v, fmt.Sprintf("e/%02d", i), want)
	}
	if exists(v.at(dirBase)) || exists(v.at(dirBasePart)) {
		t.Error("the copy made for merging: is left over, want it removed")
	}
}

func TestAnInterruptedMergeIsUndone(t *testing.T) {
	o := spoolOptions()
	whole, n := closedVault(t, o)
	for name, at := range map[string]func(db, base string){
		"while copying": func(db, base string) {
			os.Rename(base, base+".part")
			os.Remove(filepath.Join(base+".part", nameManifest))
		},
		"after copying":       func(db, base string) {},
		"tables gone":         func(db, base string) { os.Remove(largestTable(t, filepath.Dir(db))) },
		"new table unwritten": func(db, base string) { os.WriteFile(filepath.Join(db, "000099.sst"), make([]byte, 100), 0o600) },
		"database gone":       func(db, base string) { os.RemoveAll(db) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := newDir(t)
			copyDir(t, whole, dir)
			copyDir(t, filepath.Join(dir, dirDB), filepath.Join(dir, dirBase))
			at(filepath.Join(dir, dirDB), filepath.Join(dir, dirBase))
			v := mustOpen(t, dir, o)
			if got, err := numbersIn(v); got != n || err != nil {
				t.Errorf("writes: got %d, %v, want %d", got, err, n)
			}
			wantNotices(t, v)
			if exists(v.at(dirBase)) || exists(v.at(dirBasePart)) {
				t.Error("the copy made for merging: is left over, want it removed")
			}
		})
	}
}

func TestAFileSystemFullOfLeftoversOpens(t *testing.T) {
	dir, n := closedVault(t, quick())
	db := filepath.Join(dir, dirDB)
	for _, name := range []string{"00009.mem", "000009.vlog"} {
		os.WriteFile(filepath.Join(db, name), nil, 0o600)
	}
	os.WriteFile(filepath.Join(db, "00010.mem"), make([]byte, 16<<20), 0o600)
	os.WriteFile(filepath.Join(dir, "seal.part-123"), []byte("torn"), 0o600)
	v := mustOpen(t, dir, quick())
	if got, err := numbersIn(v); got != n || err != nil {
		t.Errorf("writes: got %d, %v, want %d", got, err, n)
	}
	wantNotices(t, v)
	if exists(filepath.Join(dir, "seal.part-123")) {
		t.Error("a file that was cut off: is there still, want it removed")
	}
}

func TestASessionEndsSealed(t *testing.T) {
	for _, o := range []Options{quick(), spoolOptions()} {
		dir, _ := closedVault(t, o)
		for _, name := range []string{fileCounter, fileSpool, fileCreating} {
			if exists(filepath.Join(dir, name)) {
				t.Errorf("%s after Close: is there, want it gone", name)
			}
		}
		if logs := filesWith(filepath.Join(dir, dirDB), extLog); len(logs) != 0 {
			t.Errorf("logs after Close: got %v, want none", logs)
		}
	}
}

func TestADatabaseOfAnOlderDayIsNoticed(t *testing.T) {
	dir := newDir(t)
	v := mustCreate(t, dir, quick())
	mustPut(t, v, "e/1", "x")
	mustClose(t, v)
	old := filepath.Join(t.TempDir(), "old")
	copyDir(t, filepath.Join(dir, dirDB), old)
	v = mustOpen(t, dir, quick())
	mustPut(t, v, "e/2", "x")
	mustClose(t, v)
	os.RemoveAll(filepath.Join(dir, dirDB))
	copyDir(t, old, filepath.Join(dir, dirDB))
	_, err := Open(dir, pass, quick())
	wantErr(t, err, ErrDamaged)
	var damage *DamageError
	if errors.As(err, &damage); damage.Lost != 1 || !damage.Whole {
		t.Errorf("damage: got %+v, want one lost change", damage)
	}
}
