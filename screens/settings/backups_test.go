package settings

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"kith/data/backup"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// shelf stands for the folder of backups.
type shelf struct {
	Backups
	readErr, err error
	ran, drilled int
	path, into   string
	passphrase   string
}

// keeperOfShelf gives the methods, whose names meet those of the fields.
type keeperOfShelf struct{ *shelf }

func (k keeperOfShelf) Backups(context.Context) (Backups, error) { return k.shelf.Backups, k.readErr }
func (k keeperOfShelf) ChooseBackups(_ context.Context, off bool, folder string) error {
	if k.err == nil {
		k.shelf.Off, k.shelf.Folder, k.shelf.Place = off, folder, folder
	}
	return k.err
}
func (k keeperOfShelf) BackUp(_ context.Context, progress func(done, total int64)) (backup.Report, error) {
	k.ran++
	progress(1, 2)
	return backup.Report{Summary: backup.Summary{Entries: 1234}}, k.err
}
func (k keeperOfShelf) DrillBackup(context.Context, func(done, total int64)) (backup.Summary, error) {
	k.drilled++
	return backup.Summary{Entries: 1234}, k.err
}
func (k keeperOfShelf) RestoreBackup(_ context.Context, path, into string, passphrase []byte, _ func(done, total int64)) (backup.Summary, error) {
	k.path, k.into, k.passphrase = path, into, string(passphrase)
	return backup.Summary{Created: datatest.Clock()}, k.err
}

// fullShelf holds two backups.
func fullShelf() *shelf {
	return &shelf{Backups: Backups{Place: "/home/somebody/kith.backups", Settings: backup.Settings{Made: []backup.Made{
		{Name: "b.backup.age", At: datatest.Clock().Add(-2 * time.Hour), Entries: 1234, Bytes: 3_400_000, Checked: datatest.Clock()},
		{Name: "a.backup.age", At: datatest.Clock().Add(-30 * time.Hour), Entries: 1, Bytes: 900_000, Broken: 2},
	}}}}
}

func openShelf(t *testing.T, s *shelf, opts ...kittest.Option) *kittest.Window {
	t.Helper()
	return kittest.Open(t, func(env kit.Env) kit.Screen { return NewBackupPage(env, keeperOfShelf{s}) }, opts...)
}

func TestABackupIsMadeAndTried(t *testing.T) {
	s := fullShelf()
	w := openShelf(t, s)
	w.Tap("Make a backup now")
	if s.ran != 1 || !w.Shows("The backup was read back and holds 1,234 entries.") {
		t.Errorf("ran %d times, got %q", s.ran, w.Texts())
	}
	w.Tap("Try the newest one")
	if s.drilled != 1 || !w.Shows("Your newest backup opens and holds 1,234 entries.") {
		t.Errorf("drilled %d times, got %q", s.drilled, w.Texts())
	}
}

func TestWithoutABackupThereIsNothingToTry(t *testing.T) {
	w := openShelf(t, &shelf{})
	if !w.Shows("There is no backup yet.") || w.CanTap("Try the newest one") || !w.CanTap("Make a backup now") {
		t.Errorf("got %q", w.Texts())
	}
}

func TestABackupThatFailsIsSaid(t *testing.T) {
	for _, err := range []error{vault.ErrFull, backup.ErrNoFolder, backup.ErrNone} {
		s := fullShelf()
		s.err = err
		w := openShelf(t, s)
		w.Tap("Make a backup now")
		what, _, _ := kit.Explain(err)
		if !strings.Contains(strings.Join(w.Texts(), "\n"), what) || what == "This did not work." {
			t.Errorf("%v: got %q, want a sentence of its own", err, w.Texts())
		}
	}
}

func TestBackupsThatCannotBeReadAreTriedAgain(t *testing.T) {
	s := fullShelf()
	s.readErr = errors.New("disk")
	w := openShelf(t, s)
	s.readErr = nil
	w.Tap("Try again")
	if !w.Shows("1,234 entries") {
		t.Errorf("got %q, want the list", w.Texts())
	}
}

func TestDailyBackupsAreTurnedOff(t *testing.T) {
	s := fullShelf()
	w := openShelf(t, s)
	w.Tap("Make a backup every day on which something was written")
	if !s.Off {
		t.Error("want it off")
	}
	s.err = backup.ErrNoFolder
	w.Tap("Make a backup every day on which something was written")
	if f := w.TakeFailure(); !errors.Is(f.Err, backup.ErrNoFolder) || !s.Off {
		t.Errorf("got %v, want it said and left as it was", f)
	}
}

func TestABackupIsBroughtBackIntoANewFolder(t *testing.T) {
	s := fullShelf()
	w := openShelf(t, s)
	w.Tap("Bring a backup back…")
	w.Tap("Next")
	w.Press("Tab")
	w.Type("four words")
	w.Tap("Bring it back")
	if s.path != "/home/somebody/kith.backups/b.backup.age" || !strings.Contains(s.into, "kith-restored-") || s.passphrase != "four words" {
		t.Errorf("got %q into %q with %q", s.path, s.into, s.passphrase)
	}
	if !w.Shows("start Kith with --vault") {
		t.Errorf("got %q, want it said where it lies", w.Texts())
	}
}

func TestPicturesOfBackups(t *testing.T) {
	for name, look := range map[string]kit.Look{"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5}} {
		openShelf(t, fullShelf(), kittest.Look(look), kittest.Size(800, 700)).Picture("settings-backups-" + name)
	}
	openShelf(t, &shelf{}, kittest.Size(800, 700)).Picture("settings-backups-empty")
}
