package app

import (
	"context"
	"errors"
	"time"

	"kith/data"
	"kith/data/backup"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/settings"
)

// backupKeeper is what the page of backups needs: the open store, and the clock.
type backupKeeper struct {
	store   *data.Store
	now     func() time.Time
	options vault.Options
}

var _ settings.BackupStore = (*backupKeeper)(nil)

// Backups reads the settings and what is known of the backups.
func (k *backupKeeper) Backups(ctx context.Context) (settings.Backups, error) {
	set, err := backup.Load(ctx, k.store)
	place := set.Folder
	if place == "" {
		place = backup.DefaultFolder(k.store.Vault().Dir())
	}
	return settings.Backups{Settings: set, Place: place}, err
}

// ChooseBackups keeps whether and where backups are made.
func (k *backupKeeper) ChooseBackups(ctx context.Context, off bool, folder string) error {
	return backup.Choose(ctx, k.store, off, folder)
}

// BackUp makes a backup.
func (k *backupKeeper) BackUp(ctx context.Context, progress func(done, total int64)) (backup.Report, error) {
	return backup.Run(ctx, k.store, k.now(), progress)
}

// DrillBackup reads the newest backup to its end.
func (k *backupKeeper) DrillBackup(ctx context.Context, progress func(done, total int64)) (backup.Summary, error) {
	return backup.Drill(ctx, k.store, k.now(), progress)
}

// RestoreBackup makes a new vault out of a backup.
func (k *backupKeeper) RestoreBackup(ctx context.Context, path, into string, secret []byte, progress func(done, total int64)) (backup.Summary, error) {
	return restore(ctx, path, into, secret, k.options, progress)
}

// restore makes a new vault out of a backup. The secret, which is wiped, may be the
// passphrase of that day or the recovery key: who has lost one should not have to say
// which this is.
func restore(ctx context.Context, path, into string, secret []byte, o vault.Options, progress func(done, total int64)) (backup.Summary, error) {
	defer clear(secret)
	key := backup.WithPassphrase(secret)
	defer key.Wipe()
	sum, err := backup.Restore(ctx, path, key, into, o, progress)
	if !errors.Is(err, vault.ErrWrongPassphrase) {
		return sum, err
	}
	other := backup.WithRecovery(string(secret))
	defer other.Wipe()
	if sum, second := backup.Restore(ctx, path, other, into, o, progress); second == nil {
		return sum, nil
	}
	return backup.Summary{}, err
}

// When the window looks whether a backup is due: shortly after the vault was
// opened, so that nobody waits for it, and then now and again.
const (
	firstBackupLook = time.Minute
	nextBackupLook  = 10 * time.Minute
)

// unnamedStay is how long a file stays that nothing names any more.
const unnamedStay = 30 * 24 * time.Hour

// scheduler makes the backups that are due while the vault is open.
type scheduler struct {
	app   *App
	keep  *backupKeeper
	reads kit.Latest
	told  bool // a failure was shown; once for each opening is enough
	stop  func()
}

// newScheduler begins to look.
func newScheduler(a *App, keep *backupKeeper) *scheduler {
	s := &scheduler{app: a, keep: keep}
	s.stop = a.run.After(firstBackupLook, s.look)
	return s
}

// end looks no more. A backup under way is a job like any other.
func (s *scheduler) end() {
	s.stop()
	s.reads.Stop()
}

// look makes a backup if one is due, and looks again later.
func (s *scheduler) look() {
	s.stop = s.app.run.After(nextBackupLook, s.look)
	kit.Load(s.app.run, &s.reads, func(ctx context.Context) (bool, error) {
		return backup.Due(ctx, s.keep.store, s.keep.now())
	}, func(due bool, err error) {
		if err != nil || due {
			s.make(err)
		}
	})
}

// make makes the backup that is due. A failure is shown once, and tried again
// quietly: a disk that is not connected is no reason to nag.
func (s *scheduler) make(err error) {
	doing := kit.T("app.backup", "Making the daily backup")
	if err != nil {
		s.tell(doing, err)
		return
	}
	kit.Start(s.app.env(), doing, func(ctx context.Context, report func(kit.Progress)) error {
		_, err := s.keep.BackUp(ctx, func(done, total int64) { report(kit.Progress{Done: done, Total: total}) })
		if err == nil { // what nothing names any more is in that backup too
			_, err = s.keep.store.SweepFiles(ctx, unnamedStay)
		}
		return err
	}, func(err error) { s.tell(doing, err) })
}

// tell shows the first failure of this opening.
func (s *scheduler) tell(doing string, err error) {
	if err == nil || s.told || errors.Is(err, data.ErrClosed) || errors.Is(err, context.Canceled) {
		return
	}
	s.told = true
	s.app.fail(doing, err)
}
