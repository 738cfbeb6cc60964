package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A moment is the disk as it was between two steps.
type moment struct {
	name   string
	dir    string
	writes int // acknowledged by then
}

// watch gives options that copy the vault at every moment.
func watch(t *testing.T, o Options, dir *string, writes *int, seen *[]moment) Options {
	top := t.TempDir()
	o.moment = func(name string) {
		to := filepath.Join(top, fmt.Sprintf("%03d %s", len(*seen), name))
		*seen = append(*seen, moment{name, copyLive(t, *dir, to), *writes})
	}
	return o
}

// openEach opens the vault of every moment as the next start of the program would.
func openEach(t *testing.T, seen []moment, o Options) {
	t.Helper()
	for _, m := range seen {
		v, err := Open(m.dir, pass, o)
		if err != nil {
			t.Errorf("ended at %q: Open got %v, want no error", m.name, err)
			continue
		}
		n, err := numbersIn(v)
		if err != nil || n < m.writes || n > m.writes+1 {
			t.Errorf("ended at %q: got %d writes, %v, want %d, or one more", m.name, n, err, m.writes)
		}
		if r, err := v.Verify(t.Context(), nil); err != nil || !r.OK() {
			t.Errorf("ended at %q: Verify got %v, %v, want nothing wrong", m.name, r.Findings, err)
		}
		mustClose(t, v)
	}
}

func wantMoments(t *testing.T, seen []moment, names ...string) {
	t.Helper()
	for _, name := range names {
		if !slices.ContainsFunc(seen, func(m moment) bool { return m.name == name }) {
			t.Errorf("moments: got none of %q, want it among them", name)
		}
	}
}

func TestEveryMomentOfASessionMayBeItsLast(t *testing.T) {
	for _, o := range []Options{quick(), spoolOptions()} {
		dir, writes := closedVault(t, o)
		var seen []moment
		watched := watch(t, o, &dir, &writes, &seen)
		v := mustOpen(t, dir, watched)
		for range 3 {
			if err := v.Update(func(tx *Tx) error { return writeNumber(tx, writes) }); err != nil {
				t.Fatal(err)
			}
			writes++
		}
		mustClose(t, v)
		wantMoments(t, seen, "counter started", "database open", "database written", "counter written", "database closed", "seal written", "counter removed")
		if o.Spool == SpoolOn {
			wantMoments(t, seen, "spool started", "spool written")
		}
		openEach(t, seen, o)
	}
}

func TestEveryMomentOfARecoveryMayBeItsLast(t *testing.T) {
	for _, spoil := range []bool{false, true} { // whether the log is lost, and all comes from the spool
		o := spoolOptions()
		dir, writes := closedVault(t, o)
		v := mustOpen(t, dir, o)
		for range 3 {
			if err := v.Update(func(tx *Tx) error { return writeNumber(tx, writes) }); err != nil {
				t.Fatal(err)
			}
			writes++
		}
		dir = dropDead(t, v)
		want := []string{"database open to catch up", "caught up", "seal written", "counter removed"}
		if spoil {
			for _, path := range filesWith(filepath.Join(dir, dirDB), extLog) {
				if err := (harm{File: filepath.Base(path), Kind: "flip", At: 1000}).do(filepath.Dir(path)); err != nil {
					t.Fatal(err)
				}
			}
			want = append(want, "list of tables cut back", "new tables removed", "logs removed", "frame replayed")
		}
		var seen []moment
		mustClose(t, mustOpen(t, dir, watch(t, o, &dir, &writes, &seen)))
		wantMoments(t, seen, want...)
		openEach(t, seen, o)
	}
}

func TestEveryMomentOfMergingMayBeItsLast(t *testing.T) {
	o := spoolOptions()
	dir, writes := closedVault(t, o)
	o.tidyAt = 2
	var seen []moment
	mustClose(t, mustOpen(t, dir, watch(t, o, &dir, &writes, &seen)))
	wantMoments(t, seen, "tables copied", "tables merged", "seal written", "merged tables sealed")
	openEach(t, seen, o)

	// And one that is undone may be interrupted too.
	i := slices.IndexFunc(seen, func(m moment) bool { return m.name == "tables merged" })
	dir, _ = closedVault(t, spoolOptions())
	copyDir(t, filepath.Join(dir, dirDB), filepath.Join(dir, dirBase))
	os.Remove(largestTable(t, dir))
	var again []moment
	mustClose(t, mustOpen(t, dir, watch(t, o, &dir, &seen[i].writes, &again)))
	wantMoments(t, again, "merging undone by half")
	openEach(t, again, o)
}

func TestEveryMomentOfCreateMayBeItsLast(t *testing.T) {
	dir, none := newDir(t), 0
	var seen []moment
	mustClose(t, mustCreate(t, dir, watch(t, quick(), &dir, &none, &seen)))
	wantMoments(t, seen, "folder made", "database made", "new key file written", "keys made", "header written", "database open")
	for _, m := range seen {
		if !Exists(m.dir) {
			v, _, err := Create(m.dir, pass, quick())
			if err != nil {
				t.Errorf("ended at %q: Create got %v, want it to begin anew", m.name, err)
				continue
			}
			mustClose(t, v)
		}
		openEach(t, []moment{m}, quick())
	}
}

func TestEveryMomentOfAChangeOfKeysMayBeItsLast(t *testing.T) {
	dir, writes := closedVault(t, quick())
	var seen []moment
	v := mustOpen(t, dir, quick())
	first, err := v.NewRecovery(pass)
	if err != nil {
		t.Fatal(err)
	}
	v.opts = watch(t, v.opts, &dir, &writes, &seen)
	next := []byte("another passphrase")
	if err := v.ChangePassphrase(pass, next); err != nil {
		t.Fatal(err)
	}
	second, err := v.NewRecovery(next)
	if err != nil {
		t.Fatal(err)
	}
	wantMoments(t, seen, "new key file written", "old key file put away", "new key file in place", "key file copied",
		"recovery file in place", "recovery file sealed")
	mustClose(t, v)
	for _, m := range seen {
		opened := 0
		for _, passphrase := range [][]byte{pass, next} {
			v, err := Open(m.dir, passphrase, quick())
			if errors.Is(err, ErrWrongPassphrase) {
				continue
			}
			if err != nil {
				t.Fatalf("ended at %q: Open got %v, want it open or the passphrase wrong", m.name, err)
			}
			opened++
			if v.noticed(NoticeRecoveryDamaged) {
				t.Errorf("ended at %q: the recovery file is called damaged, want it right", m.name)
			}
			mustClose(t, v)
		}
		recovered := 0
		for _, key := range []string{first, second} {
			v, err := OpenWithRecovery(m.dir, key, quick())
			if err == nil {
				recovered++
				mustClose(t, v)
			}
		}
		if opened == 0 || recovered == 0 {
			t.Errorf("ended at %q: %d passphrases and %d recovery keys open it, want one of each at least", m.name, opened, recovered)
		}
		if strings.HasPrefix(m.name, "recovery") && opened != 1 {
			t.Errorf("ended at %q: %d passphrases open it, want the new one alone", m.name, opened)
		}
	}
}
