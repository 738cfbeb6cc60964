package settings

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/backup"
	"kith/screens/kit"
)

// Backups is what the page shows of the backups.
type Backups struct {
	backup.Settings
	Place string // the folder in force
}

// BackupStore is what the page of backups needs of the program.
type BackupStore interface {
	Backups(context.Context) (Backups, error)
	ChooseBackups(ctx context.Context, off bool, folder string) error
	BackUp(ctx context.Context, progress func(done, total int64)) (backup.Report, error)
	DrillBackup(ctx context.Context, progress func(done, total int64)) (backup.Summary, error)
	RestoreBackup(ctx context.Context, path, into string, passphrase []byte, progress func(done, total int64)) (backup.Summary, error)
}

// BackupPage is the page about backups.
type BackupPage struct {
	env    kit.Env
	store  BackupStore
	state  backupState
	latest kit.Latest

	auto   *widget.Check
	folder *widget.Label
	said   *widget.Label
	newest *widget.Label
	rows   *fyne.Container
	now    *kit.Button
	drill  *kit.Button
	stage  *kit.Stage
	root   fyne.CanvasObject
}

// backupState is all that the page shows.
type backupState struct {
	Backups
	loaded bool
	err    error  // why it could not be read
	busy   bool   // a backup, a drill or a restore is under way
	said   string // what the last work found
	wrong  error  // or why it failed
}

// shownBackups is how many backups the list shows.
const shownBackups = 12

// NewBackupPage builds the page; it reads nothing.
func NewBackupPage(env kit.Env, store BackupStore) *BackupPage {
	p := &BackupPage{env: env, store: store, folder: kit.Text(""), said: kit.Text(""), newest: kit.Text(""), rows: kit.Stack(0)}
	p.folder.Wrapping, p.folder.Selectable = fyne.TextWrapBreak, true
	p.auto = widget.NewCheck(kit.T("settings.backupauto", "Make a backup every day on which something was written"), p.onAuto)
	p.now = kit.MainButton(kit.T("settings.backupnow", "Make a backup now"), kit.Icon("export"), p.onNow)
	p.drill = kit.NewButton(kit.T("settings.drill", "Try the newest one"), kit.Icon("check"), p.onDrill)
	full := kit.Stack(kit.Wide,
		kit.Stack(kit.Small, p.newest, kit.Wrap(kit.Small, p.now, p.drill), p.said),
		kit.Stack(kit.Small, kit.SectionTitle(kit.T("settings.backupwhen", "When and where")), p.auto, p.folder,
			kit.Wrap(kit.Small,
				kit.NewButton(kit.T("settings.backupelse", "Another folder…"), nil, p.onFolder),
				kit.QuietButton(kit.T("settings.backupbeside", "Beside the notebook"), nil, func() { p.choose(p.state.Off, "") })),
			kit.Quiet(kit.T("settings.backupkeep", "Kept are the newest of 7 days, 4 weeks and 12 months. A folder on another disk protects from a broken one; the backups are encrypted and may lie in a folder that is copied elsewhere."))),
		kit.Stack(kit.Small, kit.SectionTitle(kit.T("settings.backuplist", "Backups")), p.rows),
		kit.Stack(kit.Small, kit.SectionTitle(kit.T("settings.restore", "Bring a backup back")),
			kit.Text(kit.T("settings.restorewhy", "A backup is brought back into a new folder. The notebook that is open is not touched.")),
			container.NewHBox(kit.NewButton(kit.T("settings.dorestore", "Bring a backup back…"), kit.Icon("import"), p.onRestore))),
	)
	p.stage = kit.NewStage(full)
	p.root = kit.Page(kit.ReadingWidth, kit.Stack(kit.Wide, kit.Title(kit.T("settings.backups", "Backups")), p.stage))
	return p
}

// Content is what goes into the window.
func (p *BackupPage) Content() fyne.CanvasObject { return p.root }

// Show loads what is known of the backups.
func (p *BackupPage) Show() { p.load() }

// Hide forgets what the last work found.
func (p *BackupPage) Hide() {
	p.latest.Stop()
	p.state.said, p.state.wrong = "", nil
}

// Changed loads again when a setting of the vault changed: a backup was made.
func (p *BackupPage) Changed(cs []data.Change) {
	for _, c := range cs {
		if c.Kind == data.KindMeta {
			p.load()
			return
		}
	}
}

func (p *BackupPage) load() {
	kit.Load(p.env.Run, &p.latest, p.store.Backups, func(b Backups, err error) {
		p.state.Backups, p.state.err, p.state.loaded = b, err, true
		p.Refresh()
	})
}

// onAuto turns the daily backups on or off.
func (p *BackupPage) onAuto(on bool) {
	if on == p.state.Off {
		p.choose(!on, p.state.Folder)
	}
}

// onFolder asks for another folder.
func (p *BackupPage) onFolder() {
	kit.AskFolder(p.env.Window, func(folder string) { p.choose(p.state.Off, folder) })
}

// choose keeps whether and where.
func (p *BackupPage) choose(off bool, folder string) {
	kit.Do(p.env.Run, func(ctx context.Context) error { return p.store.ChooseBackups(ctx, off, folder) }, func(err error) {
		p.env.Fail(kit.T("settings.choosing", "choosing the folder for backups"), err)
		p.load()
	})
}

// onNow makes a backup.
func (p *BackupPage) onNow() {
	p.work(kit.T("settings.making", "Making a backup"), func(ctx context.Context, report func(done, total int64)) (string, error) {
		r, err := p.store.BackUp(ctx, report)
		return kit.TN("settings.made", "The backup was read back and holds an entry.", "The backup was read back and holds {{.Count}} entries.", r.Entries), err
	})
}

// onDrill reads the newest backup as a restore would.
func (p *BackupPage) onDrill() {
	p.work(kit.T("settings.drilling", "Trying the newest backup"), func(ctx context.Context, report func(done, total int64)) (string, error) {
		s, err := p.store.DrillBackup(ctx, report)
		return kit.TN("settings.drilled", "Your newest backup opens and holds an entry.", "Your newest backup opens and holds {{.Count}} entries.", s.Entries), err
	})
}

// onRestore asks for a backup, a place and the passphrase.
func (p *BackupPage) onRestore() {
	kit.AskOpen(p.env.Window, kit.FileAsk{
		Title: kit.T("settings.restorefile", "Which backup?"), Verb: kit.T("settings.next", "Next"),
		Name: p.newestPath(), Endings: []string{".age"},
	}, func(path string) { p.askPlace(path) })
}

// newestPath offers the newest backup.
func (p *BackupPage) newestPath() string {
	if len(p.state.Made) == 0 {
		return p.state.Place
	}
	return filepath.Join(p.state.Place, p.state.Made[0].Name)
}

// askPlace asks where the restored notebook shall lie, and for the passphrase.
func (p *BackupPage) askPlace(path string) {
	into, secret := kit.NewField(""), widget.NewPasswordEntry()
	into.SetText(filepath.Join(filepath.Dir(filepath.Dir(p.newestPath())), "kith-restored-"+p.env.Now().Format(time.DateOnly)))
	var d *kit.Dialog
	d = kit.ShowDialog(p.env.Window, kit.T("settings.restorewhere", "Where shall it go?"), kit.Stack(kit.Small,
		kit.Labelled(kit.T("settings.newfolder", "A new folder"), into),
		kit.Labelled(kit.T("settings.backuppass", "The passphrase of that day, or the recovery key"), secret)),
		kit.QuietButton(kit.T("settings.cancel", "Cancel"), nil, func() { d.Close() }),
		kit.MainButton(kit.T("settings.dorestorenow", "Bring it back"), nil, func() {
			d.Close()
			p.restore(path, into.Text, []byte(secret.Text))
		}))
	p.env.Window.Canvas().Focus(into)
}

// restore fills the new folder.
func (p *BackupPage) restore(path, into string, passphrase []byte) {
	p.work(kit.T("settings.restoringbackup", "Bringing a backup back"), func(ctx context.Context, report func(done, total int64)) (string, error) {
		s, err := p.store.RestoreBackup(ctx, path, into, passphrase, report)
		return kit.T("settings.restored", "The notebook of {{.Day}} lies in {{.Folder}}. To open it, start Kith with --vault and that folder.",
			"Day", kit.DayText(data.DayOf(s.Created.In(p.env.Now().Location()))), "Folder", into), err
	})
}

// work runs one long work at a time, with progress and a way to stop it at the foot
// of the window.
func (p *BackupPage) work(name string, do func(context.Context, func(done, total int64)) (string, error)) {
	if p.state.busy {
		return
	}
	p.state.busy, p.state.said, p.state.wrong = true, "", nil
	p.Refresh()
	var said string
	var stopped bool
	kit.Start(p.env, name, func(ctx context.Context, report func(kit.Progress)) (err error) {
		said, err = do(ctx, func(done, total int64) { report(kit.Progress{Done: done, Total: total}) })
		stopped = ctx.Err() != nil
		return err
	}, func(err error) {
		p.state.busy = false
		if p.state.wrong = err; err == nil && !stopped {
			p.state.said = said
		}
		p.load()
	})
}

// Refresh copies the state into the widgets.
func (p *BackupPage) Refresh() {
	s := p.state
	if s.err != nil {
		p.stage.Failed(s.err, p.load)
		return
	}
	if !s.loaded {
		p.stage.Loading()
		return
	}
	p.auto.Checked = !s.Off
	p.auto.Refresh()
	p.folder.SetText(s.Place)
	for _, b := range []*kit.Button{p.now, p.drill} {
		b.Enable()
		if s.busy || b == p.drill && len(s.Made) == 0 {
			b.Disable()
		}
	}
	p.said.Importance = widget.MediumImportance
	said := s.said
	if s.wrong != nil {
		what, why, todo := kit.Explain(s.wrong)
		said, p.said.Importance = what+" "+why+" "+todo, widget.DangerImportance
	}
	p.said.SetText(said)
	p.said.Hidden = said == ""
	p.fillList()
	p.stage.Full()
}

// fillList shows the newest backups.
func (p *BackupPage) fillList() {
	s, now := p.state, p.env.Now()
	p.newest.SetText(kit.T("settings.nobackup", "There is no backup yet."))
	p.rows.Objects = nil
	for i, m := range s.Made {
		at := m.At.In(now.Location())
		when := kit.NearDay(data.DayOf(at), data.DayOf(now)) + ", " + kit.Clock(at)
		if i == 0 {
			p.newest.SetText(kit.T("settings.newestbackup", "The newest backup is of {{.When}}.", "When", when))
		}
		if i == shownBackups {
			break
		}
		row := kit.NewRow(true)
		row.Set(kit.RowText{Icon: kit.Icon("export"), Title: when, Detail: p.holds(m, now)})
		p.rows.Add(row)
	}
	p.rows.Refresh()
}

// holds says what a backup holds, and when it was last read to its end.
func (p *BackupPage) holds(m backup.Made, now time.Time) string {
	text := kit.TN("settings.holds", "an entry", "{{.Count}} entries", m.Entries) + " · " + kit.Bytes(m.Bytes)
	if !m.Checked.IsZero() {
		text += " · " + kit.T("settings.checkedon", "read to its end {{.Day}}", "Day", kit.NearDay(data.DayOf(m.Checked.In(now.Location())), data.DayOf(now)))
	}
	if m.Broken > 0 {
		text += " · " + kit.TN("settings.brokenbackup", "without one record that could not be read", "without {{.Count}} records that could not be read", m.Broken)
	}
	return text
}
