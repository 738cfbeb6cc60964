package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kith/data"
	"kith/data/vault"
)

// Settings are what the person chose, and what is known of the backups that were
// made. They are kept in the vault.
type Settings struct {
	// Off ends the backups that are made by themselves.
	Off bool `json:"off,omitempty"`
	// Folder is where they go; "" is beside the vault (see DefaultFolder).
	Folder string `json:"folder,omitempty"`
	// Made are the backups that are known to be whole, newest first.
	Made []Made `json:"made,omitempty"`
	// Seq is the number of the last write that is in the newest.
	Seq uint64 `json:"seq,omitempty"`
}

// Made is a backup that was read back, or read again later, and found whole.
type Made struct {
	Name    string    `json:"name"` // of the file, without its folder
	At      time.Time `json:"at"`   // when it was made
	Entries int       `json:"entries"`
	Records int       `json:"records"`
	Files   int       `json:"files"`
	Bytes   int64     `json:"bytes"`
	Checked time.Time `json:"checked"` // when it was last read to its end
	Broken  int       `json:"broken,omitempty"`
}

// ErrNoFolder says that the folder that was chosen for backups is not there: moved,
// or on a disk that is not connected.
var ErrNoFolder = errors.New("the folder for backups is not there")

// ErrNone says that there is no backup yet.
var ErrNone = errors.New("there is no backup yet")

// prefName is where Settings are kept.
const prefName = "backup"

// Load reads the settings.
func Load(ctx context.Context, s *data.Store) (set Settings, err error) {
	if err := s.Pref(ctx, prefName, &set); err != nil && !errors.Is(err, data.ErrUnreadable) {
		return Settings{}, fmt.Errorf("read backup settings: %w", err)
	}
	return set, nil
}

// Choose keeps what the person chose: whether, and where. "" is the default folder;
// another one must be there (ErrNoFolder) and lie outside the vault (ErrInside).
func Choose(ctx context.Context, s *data.Store, off bool, folder string) error {
	if folder != "" {
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			return fmt.Errorf("choose folder for backups: %w", ErrNoFolder)
		}
		if err := free(s.Vault().Dir(), filepath.Join(folder, "x"+Ending)); errors.Is(err, ErrInside) {
			return fmt.Errorf("choose folder for backups: %w", err)
		}
	}
	set, err := Load(ctx, s)
	if err != nil {
		return err
	}
	if folder != set.Folder {
		set.Made, set.Seq = nil, 0 // of another folder
	}
	set.Off, set.Folder = off, folder
	return set.save(ctx, s)
}

// DefaultFolder is where backups go if nothing else was chosen: beside the vault.
func DefaultFolder(vaultDir string) string { return filepath.Clean(vaultDir) + ".backups" }

// folderOf gives the folder of these settings.
func (set Settings) folderOf(s *data.Store) string {
	if set.Folder != "" {
		return set.Folder
	}
	return DefaultFolder(s.Vault().Dir())
}

// every is how long after a backup the next one is due, if anything was written.
const every = 20 * time.Hour

// Due tells whether a backup should be made now: the last one is of an earlier day
// or 20 hours old, and something was written since. It reads the settings only and
// may be asked often.
func Due(ctx context.Context, s *data.Store, now time.Time) (bool, error) {
	set, err := Load(ctx, s)
	if err != nil || set.Off || s.Vault().Dir() == "" || s.Vault().Seq() <= set.Seq {
		return false, err
	}
	if len(set.Made) == 0 {
		return true, nil
	}
	last := set.Made[0].At
	return now.Sub(last) >= every || data.DayOf(now) != data.DayOf(last.In(now.Location())), nil
}

// Report says what a run did.
type Report struct {
	Summary
	Folder  string   `json:"folder"`
	Name    string   `json:"name"`    // of the new file
	Removed []string `json:"removed"` // older ones that made room, see Keep
}

// Run makes a backup in the folder of the settings and removes those that are not
// kept any more: see Keep. The key file goes beside it, so that today's passphrase
// opens every backup there. ErrNoFolder if a chosen folder is not there; the
// default one is made. now is in the person's zone.
func Run(ctx context.Context, s *data.Store, now time.Time, progress func(done, total int64)) (Report, error) {
	set, err := Load(ctx, s)
	if err != nil {
		return Report{}, err
	}
	folder := set.folderOf(s)
	if set.Folder == "" {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return Report{}, fmt.Errorf("make backup: %w", vault.Classify(withoutPath(err)))
		}
	}
	r, made, err := into(ctx, s, folder, set.Made, now, progress)
	if err != nil {
		return r, err
	}
	set.Made, set.Seq = made, r.Seq
	return r, set.save(ctx, s)
}

// save keeps the settings. The note itself is a write, and no reason for a backup.
func (set Settings) save(ctx context.Context, s *data.Store) error {
	if s.Vault().Seq() == set.Seq {
		set.Seq++
	}
	if err := s.PutPref(ctx, prefName, set); err != nil {
		return fmt.Errorf("keep backup settings: %w", err)
	}
	return nil
}

// Into is Run for a folder that is no setting, as for work by the clock: what is
// there is read anew, and nothing is noted in the vault.
func Into(ctx context.Context, s *data.Store, folder string, now time.Time, progress func(done, total int64)) (Report, error) {
	r, _, err := into(ctx, s, folder, nil, now, progress)
	return r, err
}

// into does the work of both.
func into(ctx context.Context, s *data.Store, folder string, known []Made, now time.Time, progress func(done, total int64)) (Report, []Made, error) {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return Report{}, known, fmt.Errorf("make backup: %w", ErrNoFolder)
	}
	clearParts(s, folder)
	r := Report{Folder: folder, Name: fileName(s, now)}
	for n := 2; ; n++ { // two in one second
		if _, err := os.Lstat(filepath.Join(folder, r.Name)); errors.Is(err, fs.ErrNotExist) {
			break
		}
		r.Name = strings.TrimSuffix(fileName(s, now), Ending) + fmt.Sprintf("-%d", n) + Ending
	}
	sum, err := Write(ctx, s, filepath.Join(folder, r.Name), now, progress)
	if err != nil {
		return r, known, err
	}
	r.Summary = sum
	if err := keepKey(s, folder); err != nil {
		return r, known, err
	}
	made, err := survey(ctx, s, folder, known)
	if err != nil {
		return r, known, err
	}
	newest := madeOf(r.Name, sum, now)
	made = append([]Made{newest}, slices.DeleteFunc(made, func(m Made) bool { return m.Name == r.Name })...)
	keep := Keep(made, now.Location())
	made = slices.DeleteFunc(made, func(m Made) bool {
		if keep[m.Name] || os.Remove(filepath.Join(folder, m.Name)) != nil {
			return false
		}
		r.Removed = append(r.Removed, m.Name)
		return true
	})
	return r, made, nil
}

// madeOf notes a backup.
func madeOf(name string, sum Summary, checked time.Time) Made {
	return Made{Name: name, At: sum.Created, Entries: sum.Entries, Records: sum.Records, Files: sum.Files, Bytes: sum.Bytes,
		Checked: checked.UTC(), Broken: sum.Broken + sum.Lost}
}

// shortID is enough of a vault's id to keep the files of two apart.
func shortID(s *data.Store) string { return s.Vault().ID()[:8] }

// fileName names a backup: it tells when and of which vault, and nothing else.
func fileName(s *data.Store, now time.Time) string {
	return "kith-" + now.UTC().Format("2006-01-02T150405Z") + "-" + shortID(s) + Ending
}

// isOurs tells the backups of this vault that Run made.
func isOurs(s *data.Store, name string) bool {
	return strings.HasPrefix(name, "kith-") && strings.HasSuffix(name, Ending) && strings.Contains(name, "-"+shortID(s))
}

// clearParts removes what interrupted runs left.
func clearParts(s *data.Store, folder string) {
	entries, _ := os.ReadDir(folder) // what cannot be listed stays
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), partEnding); ok && isOurs(s, name) {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// keepKey puts the key file beside the backups, unless it is there.
func keepKey(s *data.Store, folder string) error {
	b, err := s.Vault().KeyFile()
	if err != nil {
		return fmt.Errorf("make backup: %w", err)
	}
	path := filepath.Join(folder, "kith-"+shortID(s)+".key.age")
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, b) {
		return nil
	}
	if err := vault.WriteFile(path, b); err != nil {
		return fmt.Errorf("make backup: %w", withoutPath(err))
	}
	return nil
}

// survey lists the backups of this vault that are in the folder and whole, newest
// first. What is known already is not read again; what cannot be read is left where
// it is and counts as none.
func survey(ctx context.Context, s *data.Store, folder string, known []Made) (list []Made, err error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("list backups: %w", withoutPath(err))
	}
	for _, e := range entries {
		if !isOurs(s, e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue
		}
		at := slices.IndexFunc(known, func(m Made) bool { return m.Name == e.Name() && m.Bytes == info.Size() })
		if at >= 0 {
			list = append(list, known[at])
			continue
		}
		m, err := learn(ctx, s, folder, e.Name())
		if cerr := ctx.Err(); cerr != nil {
			return nil, cerr
		}
		if err == nil {
			list = append(list, m)
		}
	}
	slices.SortFunc(list, func(a, b Made) int { return b.At.Compare(a.At) })
	return list, nil
}

// learn reads a backup that is not known.
func learn(ctx context.Context, s *data.Store, folder, name string) (Made, error) {
	key, err := OfVault(s.Vault())
	if err != nil {
		return Made{}, err
	}
	defer key.Wipe()
	sum, err := Verify(ctx, filepath.Join(folder, name), key, nil)
	return madeOf(name, sum, sum.Created), err
}

// Drill reads the newest backup of the settings' folder to its end, as a restore
// would, and says what it holds. ErrNone if there is none; else as Verify.
func Drill(ctx context.Context, s *data.Store, now time.Time, progress func(done, total int64)) (Summary, error) {
	set, err := Load(ctx, s)
	if err != nil {
		return Summary{}, err
	}
	if len(set.Made) == 0 {
		return Summary{}, ErrNone
	}
	key, err := OfVault(s.Vault())
	if err != nil {
		return Summary{}, err
	}
	defer key.Wipe()
	sum, err := Verify(ctx, filepath.Join(set.folderOf(s), set.Made[0].Name), key, progress)
	if err != nil {
		return Summary{}, err
	}
	set.Made[0].Checked = now.UTC()
	return sum, set.save(ctx, s)
}

// BeforeChange gives what data.Options.Before wants: a backup of the store as it is,
// read back, beside the vault. It has a name that Run never removes.
func BeforeChange(ctx context.Context, now time.Time) func(*data.Store) error {
	return func(s *data.Store) error {
		if s.Vault().Dir() == "" {
			return nil
		}
		folder := DefaultFolder(s.Vault().Dir())
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return fmt.Errorf("make backup: %w", vault.Classify(withoutPath(err)))
		}
		name := "before-update-" + now.UTC().Format("2006-01-02T150405Z") + "-" + shortID(s) + Ending
		_, err := Write(ctx, s, filepath.Join(folder, name), now, nil)
		return err
	}
}
