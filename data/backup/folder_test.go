package backup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/data/datatest"
)

func TestADailyBackupKeepsSevenDaysFourWeeksTwelveMonths(t *testing.T) {
	var made []Made
	day := datatest.Clock()
	for n := range 500 { // one a day, and each time those that are not kept go
		at := day.AddDate(0, 0, n)
		made = append([]Made{{Name: fmt.Sprint(n), At: at, Entries: n}}, made...)
		keep := Keep(made, time.UTC)
		made = slices.DeleteFunc(made, func(m Made) bool { return !keep[m.Name] })
	}
	if n := len(made); n < 18 || n > 23 {
		t.Errorf("after 500 days: got %d kept, want some 20", n)
	}
	for n := range keepDays {
		if want := fmt.Sprint(499 - n); made[n].Name != want {
			t.Errorf("day %d: got %s, want %s", n, made[n].Name, want)
		}
	}
	if oldest := made[len(made)-1].At; day.AddDate(0, 0, 499).Sub(oldest) < 300*24*time.Hour {
		t.Errorf("oldest: got %s, want most of a year back", oldest)
	}
}

func TestWhatHoldsMoreThanTheNewestIsNeverRemoved(t *testing.T) {
	day := datatest.Clock()
	var made []Made
	for n := range 40 {
		made = append(made, Made{Name: fmt.Sprint(n), At: day.AddDate(0, 0, -n), Entries: 10})
	}
	made[37].Entries = 12
	keep := Keep(made, time.UTC)
	if !keep["37"] || keep["36"] || !keep["0"] {
		t.Errorf("got %v, want the newest and the one with more entries among them", keep)
	}
	made[0].Broken = 3 // the newest is not whole: those that are stay
	if keep := Keep(made, time.UTC); len(keep) != 40 {
		t.Errorf("beside a newest that lacks records: got %d kept, want all", len(keep))
	}
}

func TestARunMakesOneAndClearsUp(t *testing.T) {
	l := newLife(t)
	now := datatest.Clock()
	due := func(want bool) {
		t.Helper()
		if got, err := Due(t.Context(), l.Store, now); err != nil || got != want {
			t.Errorf("due: got %v, %v, want %v", got, err, want)
		}
	}
	if _, err := Drill(t.Context(), l.Store, now, nil); !errors.Is(err, ErrNone) {
		t.Errorf("a drill without a backup: got %v, want %v", err, ErrNone)
	}
	due(true)
	folder := DefaultFolder(l.dir)
	var last Report
	for n := range 12 {
		e := datatest.Entry(datatest.Today(), "more", fmt.Sprint(n))
		datatest.Must(t, l.PutEntry(t.Context(), &e))
		r, err := Run(t.Context(), l.Store, now, nil)
		if err != nil || r.Folder != folder || r.Entries != 5+n {
			t.Fatalf("Run: got %+v, %v", r, err)
		}
		due(false)
		now = now.Add(24 * time.Hour)
		due(false) // nothing was written since
		last = r
	}
	names := namesIn(t, folder)
	if n := len(names); n < 8 || n > 11 || !slices.Contains(names, last.Name) || !slices.Contains(names, "kith-"+l.Vault().ID()[:8]+".key.age") {
		t.Errorf("after 12 days: got %v, want seven days, some weeks and the key file", names)
	}
	for _, name := range names {
		if strings.Contains(strings.TrimPrefix(name, "kith-"), "journal") {
			t.Errorf("name %s tells too much", name)
		}
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: got %v, %v, want it for the person alone", name, info.Mode(), err)
		}
	}
	sum, err := Drill(t.Context(), l.Store, now, nil)
	if err != nil || sum.Entries != last.Entries {
		t.Errorf("Drill: got %+v, %v, want %d entries", sum, err, last.Entries)
	}
	due(false)
	e := datatest.Entry(datatest.Today(), "more", "still")
	datatest.Must(t, l.PutEntry(t.Context(), &e))
	due(true)
	datatest.Must(t, Choose(t.Context(), l.Store, true, ""))
	due(false)
}

// namesIn lists a folder.
func namesIn(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	datatest.Must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestAFolderKeepsWhatIsNotOurs(t *testing.T) {
	l := newLife(t)
	folder := t.TempDir()
	id := l.Vault().ID()[:8]
	others := []string{"letter.txt", "kith-2020-01-01T000000Z-ffffffff" + Ending, "kith-2020-01-01T000000Z-" + id + Ending}
	for _, name := range others {
		datatest.Must(t, os.WriteFile(filepath.Join(folder, name), []byte("not a backup"), 0o600))
	}
	part := filepath.Join(folder, "kith-2020-01-01T000000Z-"+id+Ending+partEnding)
	datatest.Must(t, os.WriteFile(part, []byte("half"), 0o600))
	now := datatest.Clock()
	for range 3 { // three in one second
		if _, err := Into(t.Context(), l.Store, folder, now, nil); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 9 {
		if _, err := Into(t.Context(), l.Store, folder, now.AddDate(0, 0, n+1), nil); err != nil {
			t.Fatal(err)
		}
	}
	names := namesIn(t, folder)
	for _, name := range others {
		if !slices.Contains(names, name) {
			t.Errorf("%s: got it removed, want what is no backup of this vault left alone", name)
		}
	}
	if slices.Contains(names, filepath.Base(part)) {
		t.Error("what an interrupted run left: got it still there")
	}
	if n := len(names) - len(others) - 1; n < 7 || n > 9 {
		t.Errorf("after ten days: got %d backups, want some eight", n)
	}
	if _, err := Into(t.Context(), l.Store, filepath.Join(folder, "nowhere"), now, nil); !errors.Is(err, ErrNoFolder) {
		t.Errorf("a folder that is not there: got %v, want %v", err, ErrNoFolder)
	}
}

func TestTheFolderIsChosenWithCare(t *testing.T) {
	l := newLife(t)
	stick := t.TempDir()
	for folder, want := range map[string]error{filepath.Join(stick, "nowhere"): ErrNoFolder, l.dir: ErrInside, stick: nil} {
		if err := Choose(t.Context(), l.Store, false, folder); !errors.Is(err, want) {
			t.Errorf("choose %s: got %v, want %v", folder, err, want)
		}
	}
	if r, err := Run(t.Context(), l.Store, datatest.Clock(), nil); err != nil || r.Folder != stick {
		t.Errorf("Run: got %v, %v, want it in the chosen folder", r.Folder, err)
	}
	datatest.Must(t, os.RemoveAll(stick)) // the stick is pulled out
	if _, err := Run(t.Context(), l.Store, datatest.Clock(), nil); !errors.Is(err, ErrNoFolder) {
		t.Errorf("Run without the stick: got %v, want %v", err, ErrNoFolder)
	}
}
