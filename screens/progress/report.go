package progress

import (
	"context"
	"io"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/chart"
	"kith/screens/picture/report"
)

// reportAsk is the dialog for a report to take along.
type reportAsk struct {
	screen   *Screen
	from, to *kit.DateField
	charts   map[string]*widget.Check
	tables   *widget.Check
	initials *widget.Check
	pages    *kit.Segmented // which pages of the journal go along
	note     *kit.TextArea
	said     *widget.Label
}

// onReport asks what a report shall hold. It starts with the last three months and
// the chart that is seen.
func (s *Screen) onReport() {
	today := s.today()
	r := &reportAsk{screen: s, charts: map[string]*widget.Check{}, said: kit.QuietLine("")}
	r.from, r.to = kit.NewDateField(s.today, nil), kit.NewDateField(s.today, nil)
	r.from.SetDay(today - 91)
	r.to.SetDay(today)
	r.note = kit.NewTextArea(kit.T("progress.reporthint", "A word to begin with, if you like"), nil)
	r.tables = widget.NewCheck(kit.T("progress.reporttables", "The figures as tables too"), nil)
	r.initials = widget.NewCheck(kit.T("progress.reportinitials", "People as initials (pages stay as you wrote them)"), nil)
	r.pages = kit.NewSegmented([]string{kit.T("progress.reportnone", "None"), kit.T("progress.reportstarred", "Starred"), kit.T("progress.reportall", "All")}, nil)
	r.pages.SetSelected(0)
	list := kit.Stack(0)
	for _, k := range s.seen() {
		c := widget.NewCheck(k.Title(words()), nil)
		c.Checked = k.Group == chart.GroupCheckIn || k.Name == s.state.name
		r.charts[k.Name] = c
		list.Add(c)
	}
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(kit.Ems(30), kit.Ems(11)))
	body := kit.Stack(kit.Small,
		kit.Quiet(kit.T("progress.reportwhy", "A PDF on A4, to print or to show to somebody you trust. It is not encrypted, and you decide what is in it.")),
		container.NewGridWithColumns(2, kit.Labelled(kit.T("progress.reportfrom", "From"), r.from), kit.Labelled(kit.T("progress.reportto", "To"), r.to)),
		kit.Labelled(kit.T("progress.reportcharts", "Charts"), scroll), r.tables, r.initials,
		kit.Labelled(kit.T("progress.reportpages", "Pages of the journal"), r.pages), r.note, r.said)
	var d *kit.Dialog
	d = kit.ShowDialog(s.env.Window, kit.T("progress.reporttitle", "A report to take along"), body,
		kit.QuietButton(kit.T("progress.cancel", "Cancel"), nil, func() { d.Close() }),
		kit.MainButton(kit.T("progress.reportgo", "Where to save it"), nil, func() {
			if r.ready() {
				d.Close()
				r.where()
			}
		}))
}

// ready says that the days are in order, or says what is not.
func (r *reportAsk) ready() bool {
	if r.from.Wrong() || r.to.Wrong() || !r.from.Day().Valid() || !r.to.Day().Valid() || r.from.Day() > r.to.Day() {
		r.said.SetText(kit.T("progress.reportdays", "The first day must come before the last one."))
		return false
	}
	return true
}

// where asks for the file and writes it.
func (r *reportAsk) where() {
	s := r.screen
	kit.AskSave(s.env.Window, kit.FileAsk{
		Title: kit.T("progress.reportsave", "Save the report"), Verb: kit.T("progress.saveverb", "Save"), Name: "report.pdf",
	}, func(path string) {
		ask, style, store, only := r.ask(), s.style(), s.store, r.pages.Selected == 1
		kit.Start(s.env, kit.T("progress.reportjob", "Writing the report"), func(ctx context.Context, _ func(kit.Progress)) error {
			if only {
				var err error
				if ask.Entries, err = starred(ctx, store, ask.Days); err != nil {
					return err
				}
			}
			return picture.WriteFile(path, func(w io.Writer) error { return report.Write(ctx, w, store, ask, style) })
		}, func(err error) { s.env.Fail(kit.T("progress.reportfail", "writing the report"), err) })
	})
}

// ask is what the report shall hold.
func (r *reportAsk) ask() report.Ask {
	s := r.screen
	a := report.Ask{
		Days: data.Span{From: r.from.Day(), To: r.to.Day()}, Tables: r.tables.Checked, Initials: r.initials.Checked,
		All: r.pages.Selected == 2, Note: r.note.Text, Made: s.today(), Created: s.env.Now(), Lang: kit.SpokenLanguage(),
	}
	for _, k := range s.seen() {
		if c := r.charts[k.Name]; c != nil && c.Checked {
			a.Kinds = append(a.Kinds, k)
		}
	}
	return a
}

// starred are the pages of some days that the person put a star on.
func starred(ctx context.Context, r chart.Records, days data.Span) ([]data.ID, error) {
	list, err := r.Entries(ctx, days)
	var out []data.ID
	for _, e := range list {
		if e.Starred {
			out = append(out, e.ID)
		}
	}
	return out, err
}

// writing makes short work of a file into the work of a job.
func writing(fn func() error) func(context.Context, func(kit.Progress)) error {
	return func(context.Context, func(kit.Progress)) error { return fn() }
}
