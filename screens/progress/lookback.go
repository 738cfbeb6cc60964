package progress

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture/report"
)

// lookBack is the page that looks back at a week or a year.
type lookBack struct {
	screen *Screen
	reads  kit.Latest
	days   data.Span
	yearly bool
	found  *report.LookBack

	kind  *kit.Segmented
	title *widget.Label
	next  *kit.Button
	body  *fyne.Container
	stage *kit.Stage
	root  fyne.CanvasObject
}

func newLookBack(s *Screen) *lookBack {
	b := &lookBack{screen: s, title: kit.SectionTitle(""), body: kit.Stack(kit.Medium)}
	b.kind = kit.NewSegmented([]string{kit.T("progress.week", "A week"), kit.T("progress.ayear", "A year")}, b.onKind)
	b.kind.SetSelected(0)
	home := kit.QuietButton(kit.T("progress.backtocharts", "Back to the charts"), kit.Icon("back"), func() { s.onPage(pageCharts) })
	earlier := kit.IconButton(kit.Icon("back"), kit.T("progress.earlier", "Earlier"), func() { b.onMove(-1) })
	b.next = kit.IconButton(kit.Icon("forward"), kit.T("progress.later", "Later"), func() { b.onMove(+1) })
	b.stage = kit.NewStage(b.body)
	page := kit.Stack(kit.Wide, container.NewHBox(home), kit.Title(kit.T("progress.backheading", "Looking back")),
		kit.Wrap(kit.Medium, b.kind, container.NewHBox(earlier, b.next)), b.title, b.stage)
	b.root = kit.Page(kit.ReadingWidth, page)
	return b
}

// onKind changes between a week and a year.
func (b *lookBack) onKind(index int) {
	b.yearly = index == 1
	b.days = data.Span{}
	b.load()
}

// onMove goes to the stretch before or after.
func (b *lookBack) onMove(by int) {
	at := b.days.From - 1
	if by > 0 {
		at = b.days.To + 1
	}
	b.days = b.stretch(at)
	b.load()
}

// stretch is the week or the year that a day lies in.
func (b *lookBack) stretch(d data.Day) data.Span {
	if b.yearly {
		return report.Year(d)
	}
	return report.Week(d, b.screen.prefs().WeekStart)
}

// load reads what is looked back at: the last whole week, or this year so far.
func (b *lookBack) load() {
	s := b.screen
	if b.days.From == 0 {
		b.days = b.stretch(s.today())
		if !b.yearly && b.days.To > s.today() {
			b.days = b.stretch(b.days.From - 1)
		}
	}
	b.title.SetText(kit.T("progress.stretch", "{{.From}} to {{.To}}", "From", kit.DayText(b.days.From), "To", kit.DayText(b.days.To)))
	if b.days.To >= s.today() {
		b.next.Disable()
	} else {
		b.next.Enable()
	}
	days, style, kinds := b.days, s.style(), s.seen()
	days.To = min(days.To, s.today())
	kit.Load(s.env.Run, &b.reads, func(ctx context.Context) (*report.LookBack, error) {
		return report.Back(ctx, s.store, kinds, days, style)
	}, func(found *report.LookBack, err error) {
		if err != nil {
			b.stage.Failed(err, b.load)
			return
		}
		b.found = found
		b.show()
	})
}

// show fills the page.
func (b *lookBack) show() {
	f := b.found
	b.body.Objects = nil
	counted := report.Counted(words(), f)
	if b.screen.prefs().PlainCharts {
		counted = kit.T("progress.plainback", "What was noted in these days, without numbers.")
	}
	b.body.Add(kit.Text(counted))
	if len(f.People) > 0 {
		b.body.Add(kit.Quiet(kit.T("progress.met", "Noted with: {{.People}}", "People", kit.List(f.People))))
	}
	if len(f.Own) > 0 {
		b.body.Add(kit.SectionTitle(kit.T("progress.own", "In your own words")))
		for _, o := range f.Own {
			b.body.Add(kit.NewRowButton(kit.RowText{Title: o.Line, Detail: kit.DayText(o.Day)}, func() {
				b.screen.env.Go(kit.Place{Room: "journal", ID: o.ID.String()})
			}))
		}
	}
	if len(f.Lines) > 0 {
		b.body.Add(kit.SectionTitle(kit.T("progress.said", "What the charts may say, over the year until then")))
	}
	for _, l := range f.Lines {
		b.body.Add(b.line(l))
	}
	b.body.Add(kit.NewRowButton(kit.RowText{Title: kit.T("progress.thenandnow", "The map, then and now")}, func() {
		b.screen.env.Go(kit.Place{Room: "relmap", ID: "thennow"})
	}))
	if f.Pages+f.Contacts+f.Practices+f.CheckIns == 0 {
		b.body.Add(kit.Quiet(kit.T("progress.nothingthen", "Nothing was noted in these days, and that is all it means.")))
	}
	b.stage.Full()
	b.root.Refresh()
}

// line is what one chart says; a press opens the chart.
func (b *lookBack) line(l report.Line) fyne.CanvasObject {
	said := l.Sentence
	if l.Holding != "" {
		said += " " + l.Holding
	}
	open := kit.QuietButton(l.Title, kit.Icon("progress"), func() { b.screen.onChart(l.Chart) })
	return kit.Stack(0, container.NewHBox(open), kit.Text(said))
}

// showCheckIn shows the raw answers of a filled questionnaire.
func (s *Screen) showCheckIn(id string) {
	kit.Load(s.env.Run, &s.back.reads, func(ctx context.Context) (data.CheckIn, error) {
		list, err := s.store.CheckIns(ctx, data.Span{})
		for _, k := range list {
			if k.ID.String() == id {
				return k, err
			}
		}
		return data.CheckIn{}, err
	}, func(k data.CheckIn, err error) {
		if err != nil || k.ID.IsZero() {
			s.env.Fail(kit.T("progress.readcheckin", "reading the answers"), err)
			return
		}
		s.showAnswers(k)
	})
}

// showAnswers shows one filled questionnaire, question by question.
func (s *Screen) showAnswers(k data.CheckIn) {
	asked := map[string]string{}
	in := s.look.in
	for _, q := range s.loaded.list {
		if q.Instrument.ID == k.Instrument {
			in = q.Instrument
		}
	}
	for _, item := range in.Items {
		asked[item.ID] = item.Text
	}
	body := kit.Stack(kit.Small)
	for _, a := range k.Answers {
		value := kit.T("progress.skipped", "left out")
		if a.Value.Set {
			value = kit.Number(a.Value.Value, 6)
		}
		text := asked[a.Item]
		if text == "" {
			text = a.Item
		}
		bold := kit.Text(value)
		bold.TextStyle.Bold = true
		body.Add(container.NewBorder(nil, nil, nil, bold, kit.Text(text)))
	}
	if k.Note != "" {
		body.Add(kit.Quiet(k.Note))
	}
	scroll := container.NewVScroll(body)
	scroll.SetMinSize(fyne.NewSize(kit.Ems(30), kit.Ems(20)))
	var d *kit.Dialog
	d = kit.ShowDialog(s.env.Window, kit.LongDay(k.Day), scroll, kit.MainButton(kit.T("progress.understood", "Close"), nil, func() { d.Close() }))
}
