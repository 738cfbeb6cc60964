package progress

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/measure"
	"kith/screens/kit"
	"kith/screens/picture/chart"
)

// instrumentEnding is the ending of questionnaire files.
const instrumentEnding = ".json"

// loaded is the page of questionnaires that the person loaded.
type loaded struct {
	screen *Screen
	reads  kit.Latest
	list   []chart.Loaded
	unread int
	form   *form // the one being filled in, nil for none

	rows  *fyne.Container
	empty fyne.CanvasObject
	pages *fyne.Container
	root  fyne.CanvasObject
}

func newLoaded(s *Screen) *loaded {
	l := &loaded{screen: s, rows: kit.Stack(kit.Medium)}
	load := kit.MainButton(kit.T("progress.loadfile", "Load a questionnaire"), kit.Icon("import"), l.onLoad)
	back := kit.QuietButton(kit.T("progress.backtocharts", "Back to the charts"), kit.Icon("back"), func() { s.onPage(pageCharts) })
	l.empty = kit.Text(kit.T("progress.loadednone", "None is loaded. Kith brings no published questionnaire, since most may not be passed on. If you or your therapist may use one, it can be loaded from a file (.instrument.json); its answers stay in your vault."))
	page := kit.Stack(kit.Wide,
		container.NewHBox(back),
		kit.Title(kit.T("progress.loadedheading", "Questionnaires")),
		kit.Quiet(kit.T("progress.loadedscope", "A questionnaire is only ever one look at you. Scores are no diagnosis, and Kith says nothing about a change unless the file tells how exact the scores are.")),
		l.empty, l.rows, container.NewHBox(load))
	l.pages = container.NewStack(kit.Page(kit.ReadingWidth, page))
	l.root = l.pages
	return l
}

// refresh reads the loaded questionnaires once more.
func (l *loaded) refresh() {
	s := l.screen
	kit.Load(s.env.Run, &l.reads, func(ctx context.Context) ([]data.Definition, error) {
		return s.store.Definitions(ctx, data.DefInstrument)
	}, func(defs []data.Definition, err error) {
		if err != nil {
			s.env.Fail(kit.T("progress.readloaded", "reading your questionnaires"), err)
			return
		}
		l.list, l.unread = chart.LoadedOf(defs)
		l.show()
	})
}

// show fills the page.
func (l *loaded) show() {
	l.rows.Objects = nil
	for _, q := range l.list {
		l.rows.Add(l.card(q))
	}
	if l.unread > 0 {
		l.rows.Add(kit.Quiet(kit.TN("progress.loadedunread", "One questionnaire cannot be read by this version and is left as it is.",
			"{{.Count}} questionnaires cannot be read by this version and are left as they are.", l.unread)))
	}
	l.empty.(*widget.Label).Hidden = len(l.list)+l.unread > 0
	l.root.Refresh()
}

// card is one questionnaire on the page.
func (l *loaded) card(q chart.Loaded) fyne.CanvasObject {
	in := q.Instrument
	said := []string{in.Citation, licenceLine(in)}
	if day := allowedOn(q.Definition); day.Valid() {
		said = append(said, kit.T("progress.allowedon", "Loaded for private use on {{.Day}}.", "Day", kit.DayText(day)))
	}
	fill := kit.NewButton(kit.T("progress.fill", "Fill it in"), kit.Icon("edit"), func() { l.onFill(in) })
	drop := kit.QuietButton(kit.T("progress.drop", "Put into the trash"), kit.Icon("trash"), func() { l.onDrop(q.Definition.ID) })
	return kit.Card(kit.Stack(kit.Small, kit.SectionTitle(in.Title), kit.Quiet(strings.TrimSpace(strings.Join(said, "\n"))), container.NewHBox(fill, drop)))
}

func licenceLine(in *measure.Instrument) string {
	if in.Licence.Name == "" {
		return ""
	}
	return kit.T("progress.licence", "Licence: {{.Name}}", "Name", in.Licence.Name)
}

// permission is what Source.Extras of a loaded questionnaire holds: the day on
// which the person said that they may use its wording privately.
type permission struct {
	AllowedOn data.Day `json:"allowed_on"`
}

func allowedOn(d data.Definition) data.Day {
	var p permission
	if json.Unmarshal(d.Source.Extras, &p) != nil {
		return 0
	}
	return p.AllowedOn
}

// onLoad asks for a file.
func (l *loaded) onLoad() {
	kit.AskOpen(l.screen.env.Window, kit.FileAsk{
		Title: kit.T("progress.loadtitle", "Load a questionnaire"), Verb: kit.T("progress.loadverb", "Look at it"), Endings: []string{instrumentEnding},
	}, l.onFile)
}

// file is a questionnaire file that was read.
type file struct {
	body   []byte
	report measure.Report
	in     *measure.Instrument
}

// onFile reads a file and asks what it may be used for, or says what is wrong with it.
func (l *loaded) onFile(path string) {
	s := l.screen
	kit.Load(s.env.Run, &l.reads, func(context.Context) (file, error) { return readFile(path) }, func(f file, err error) {
		switch {
		case err != nil:
			s.env.Fail(kit.T("progress.loading", "reading the questionnaire"), err)
		case f.in == nil:
			l.refuse(f.report)
		default:
			l.ask(f)
		}
	})
}

func readFile(path string) (out file, err error) {
	f, err := os.Open(path)
	if err != nil {
		return out, fmt.Errorf("open the questionnaire: %w", err)
	}
	defer func() { _ = f.Close() }() // only read
	if out.body, err = io.ReadAll(io.LimitReader(f, measure.MaxBytes+1)); err != nil {
		return out, fmt.Errorf("read the questionnaire: %w", err)
	}
	out.report = measure.Check(out.body)
	if out.report.OK {
		out.in, err = measure.Parse(out.body)
	}
	return out, err
}

// refuse says what is wrong with a file, all of it at once.
func (l *loaded) refuse(r measure.Report) {
	var lines []string
	for _, p := range r.Problems {
		lines = append(lines, "• "+p.String())
	}
	text := kit.Text(strings.Join(lines, "\n"))
	text.Selectable = true
	scroll := container.NewVScroll(text)
	scroll.SetMinSize(fyne.NewSize(kit.Ems(30), kit.Ems(12)))
	body := kit.Stack(kit.Small, kit.Text(kit.T("progress.refusedwhy", "A score from it could be wrong without a sign, so it is not loaded. This is what the file would have to mend:")), scroll)
	var d *kit.Dialog
	d = kit.ShowDialog(l.screen.env.Window, kit.T("progress.refused", "This file cannot be used as it is"), body,
		kit.MainButton(kit.T("progress.understood", "Close"), nil, func() { d.Close() }))
}

// ask shows title, source and licence, and loads it once the person says that they may.
func (l *loaded) ask(f file) {
	in := f.in
	body := kit.Stack(kit.Small, kit.Text(in.Title))
	for _, line := range []string{in.Citation, in.SourceURL, licenceLine(in), in.Licence.Text} {
		if strings.TrimSpace(line) != "" {
			quiet := kit.Quiet(line)
			quiet.Selectable = true
			body.Add(quiet)
		}
	}
	for _, a := range in.Advice {
		body.Add(kit.Quiet("• " + a.String()))
	}
	var d *kit.Dialog
	load := kit.MainButton(kit.T("progress.doload", "Load it"), nil, func() {
		d.Close()
		l.keep(f)
	})
	load.Disable()
	may := widget.NewCheck(kit.T("progress.may", "I am allowed to use this wording privately"), func(yes bool) {
		if yes {
			load.Enable()
		} else {
			load.Disable()
		}
	})
	body.Add(may)
	d = kit.ShowDialog(l.screen.env.Window, kit.T("progress.loadask", "Load this questionnaire?"), body,
		kit.QuietButton(kit.T("progress.cancel", "Cancel"), nil, func() { d.Close() }), load)
}

// keep writes the questionnaire into the vault, in the place of an earlier version.
func (l *loaded) keep(f file) {
	s := l.screen
	extras, err := json.Marshal(permission{s.today()})
	if err != nil {
		s.env.Fail(kit.T("progress.keeploaded", "keeping the questionnaire"), err)
		return
	}
	now := s.env.Now()
	def := data.Definition{ID: data.NewID(), Kind: data.DefInstrument, Name: clip(f.in.Title), Body: f.body, Created: now, Modified: now,
		Source: data.Source{App: "instrument", ID: f.in.ID, Extras: extras}}
	for _, q := range l.list {
		if q.Instrument.ID == f.in.ID {
			def.ID, def.Created, def.Revision = q.Definition.ID, q.Definition.Created, q.Definition.Revision
		}
	}
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.PutDefinition(ctx, &def) }, func(err error) {
		s.env.Fail(kit.T("progress.keeploaded", "keeping the questionnaire"), err)
		s.loadList()
	})
}

// clip keeps a title within what a name may be long.
func clip(title string) string {
	if r := []rune(title); len(r) > 120 {
		return string(r[:120])
	}
	return title
}

// onDrop moves a questionnaire to the trash; its answers stay.
func (l *loaded) onDrop(id data.ID) {
	s := l.screen
	now := s.env.Now()
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Update(ctx, func(w *data.Writer) error { return w.DeleteDefinition(id, now) })
	}, func(err error) {
		s.env.Fail(kit.T("progress.droploaded", "putting the questionnaire into the trash"), err)
		s.loadList()
	})
}

// onFill opens the form of a questionnaire.
func (l *loaded) onFill(in *measure.Instrument) {
	l.form = newForm(l, in)
	l.pages.Objects = append(l.pages.Objects[:1], l.form.root)
	l.pages.Objects[0].Hide()
	l.pages.Refresh()
	l.form.load()
}

// closeForm goes back to the list.
func (l *loaded) closeForm() {
	l.form = nil
	l.pages.Objects = l.pages.Objects[:1]
	l.pages.Objects[0].Show()
	l.pages.Refresh()
}
