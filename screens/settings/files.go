package settings

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/carry"
	"kith/data/port"
	"kith/screens/kit"
)

// FilesPage is the page that brings journals in and writes them out. It hands the
// whole store to data/carry, which does the work.
type FilesPage struct {
	env   kit.Env
	store *data.Store
	out   []carry.Format
	state filesState

	path   *widget.Entry
	format *widget.Select
	secret *widget.Entry
	look   *kit.Button
	bring  *kit.Button
	report *fyne.Container

	into     *widget.Select
	from, to *kit.DateField
	query    *widget.Entry
	initials *widget.Check
	write    *kit.Button
	written  *widget.Label
	root     fyne.CanvasObject
}

// filesState is all that the page shows. What is typed belongs to the fields.
type filesState struct {
	busy   bool
	report *carry.Report // of the last look or import
	failed error         // why there is none
	wrote  string        // what the last export came to, in words
	span   data.Span
}

// NewFilesPage builds the page; it reads nothing. more are formats that are written
// elsewhere, such as PDF.
func NewFilesPage(env kit.Env, store *data.Store, more ...carry.Format) *FilesPage {
	p := &FilesPage{env: env, store: store, out: append(carry.Formats(), more...)}
	p.buildIn()
	p.buildOut()
	p.root = kit.Page(kit.ReadingWidth, kit.Stack(kit.Wide, p.inside(), p.outside()))
	return p
}

// Content is what goes into the window.
func (p *FilesPage) Content() fyne.CanvasObject { return p.root }

// Show has nothing to read.
func (p *FilesPage) Show() { p.Refresh() }

// Hide forgets the passphrase of another program's file, and what its report showed.
func (p *FilesPage) Hide() {
	p.secret.SetText("")
	p.state.report, p.state.failed, p.state.wrote = nil, nil, ""
	p.Refresh()
}

// Changed does nothing: the page shows no records.
func (p *FilesPage) Changed([]data.Change) {}

// onPath forgets a report that belongs to another file.
func (p *FilesPage) onPath(string) {
	p.state.report, p.state.failed = nil, nil
	p.Refresh()
}

// onLook reads the file and keeps nothing.
func (p *FilesPage) onLook() { p.run(true) }

// onBring imports what was looked at.
func (p *FilesPage) onBring() { p.run(false) }

// run looks or imports, once at a time.
func (p *FilesPage) run(dry bool) {
	path := strings.TrimSpace(p.path.Text)
	if path == "" || p.state.busy {
		return
	}
	p.state.busy, p.state.failed = true, nil
	p.Refresh()
	secret := []byte(p.secret.Text)
	format := p.chosenFormat()
	name := kit.T("settings.importing", "Bringing a journal in")
	if dry {
		name = kit.T("settings.looking", "Looking at a journal")
	}
	var got carry.Report
	kit.Start(p.env, name, func(ctx context.Context, report func(kit.Progress)) (err error) {
		in, err := port.OpenInput(path, p.env.Now().Location())
		if err != nil {
			return err
		}
		in.Passphrase = secret
		defer func() { err = errors.Join(err, in.Close()) }()
		got, err = carry.Import(ctx, p.store, in, carry.Options{
			Format: format, DryRun: dry, Now: p.env.Now(),
			Progress: func(done int) { report(kit.Progress{Done: int64(done)}) },
		})
		return err
	}, func(err error) {
		p.state.busy, p.state.report, p.state.failed = false, &got, err
		if err != nil && got.Found == 0 {
			p.state.report = nil
		}
		p.Refresh()
	})
}

// chosenFormat is nil when it is to be found out.
func (p *FilesPage) chosenFormat() *port.Format {
	if i := p.format.SelectedIndex(); i > 0 {
		return &port.Formats()[i-1]
	}
	return nil
}

// onWrite asks where the export shall lie.
func (p *FilesPage) onWrite() {
	f := p.out[max(0, p.into.SelectedIndex())]
	name := "kith-" + data.DayOf(p.env.Now()).String() + f.Ending
	if f.Folder() {
		name = "kith-" + f.Name + "-" + data.DayOf(p.env.Now()).String()
	}
	kit.AskSave(p.env.Window, kit.FileAsk{
		Title: kit.T("settings.writewhere", "Where shall it lie?"),
		Why:   kit.T("settings.writewarn", "What is written there is not encrypted: whoever gets it can read it."),
		Verb:  kit.T("settings.dowrite", "Write it"),
		Name:  name,
	}, func(path string) { p.export(f, path) })
}

// export writes the file or folder.
func (p *FilesPage) export(f carry.Format, path string) {
	if p.state.busy {
		return
	}
	p.state.busy, p.state.wrote = true, ""
	p.Refresh()
	sel := carry.Selection{Span: p.state.span, Query: strings.TrimSpace(p.query.Text), Initials: p.initials.Checked, Today: data.DayOf(p.env.Now())}
	var got carry.Outcome
	stopped := false
	kit.Start(p.env, kit.T("settings.exporting", "Writing the journal into files"), func(ctx context.Context, report func(kit.Progress)) (err error) {
		got, err = f.Write(ctx, p.store, sel, path, true, func(done, total int) { report(kit.Progress{Done: int64(done), Total: int64(total)}) })
		stopped = ctx.Err() != nil
		return err
	}, func(err error) {
		p.state.busy = false
		p.env.Fail(kit.T("settings.exportfail", "writing the journal into files"), err)
		if err == nil && !stopped {
			p.state.wrote = kit.TN("settings.wrote", "{{.Count}} entry is written to {{.Name}}.", "{{.Count}} entries are written to {{.Name}}.", got.Entries, "Name", filepath.Base(path))
		}
		p.Refresh()
	})
}

// Refresh shows the state.
func (p *FilesPage) Refresh() {
	typed := strings.TrimSpace(p.path.Text) != ""
	setEnabled(p.look, typed && !p.state.busy)
	setEnabled(p.bring, typed && !p.state.busy && p.state.report != nil && p.state.report.DryRun && p.state.report.Added+p.state.report.Others > 0)
	setEnabled(p.write, !p.state.busy)
	p.showReport()
	p.written.SetText(p.state.wrote)
	p.written.Hidden = p.state.wrote == ""
	p.root.Refresh()
}

// setEnabled turns a button on or off.
func setEnabled(b *kit.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// line is a row of buttons under a field.
func line(objects ...fyne.CanvasObject) fyne.CanvasObject { return container.NewHBox(objects...) }
