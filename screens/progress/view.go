package progress

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/chart"
)

// build makes the widgets.
func (s *Screen) build() {
	s.rows = kit.Stack(0)
	s.buildChart()
	s.look = newLook(s)
	s.back = newLookBack(s)
	s.loaded = newLoaded(s)
	s.pages = container.NewStack(s.charts, s.look.root, s.back.root, s.loaded.root)
	s.root = s.pages
	s.Refresh()
}

// buildChart makes the list of charts and the chart that is seen.
func (s *Screen) buildChart() {
	s.ranges = kit.NewSegmented([]string{
		kit.T("progress.months3", "3 months"), kit.T("progress.year", "a year"), kit.T("progress.years5", "5 years"),
		kit.T("progress.years10", "10 years"), kit.T("progress.all", "all"),
	}, s.onRange)
	s.faces = kit.NewSegmented([]string{kit.T("progress.picture", "Chart"), kit.T("progress.table", "Table")}, s.onFace)
	s.view = kit.NewPictureView(s.env.Run, fyne.NewSize(300, 220))
	s.view.Opened, s.view.Panned, s.view.Zoomed, s.view.OnKey = s.onOpen, s.onPan, s.onZoom, s.onKey
	s.sentence, s.holding = kit.Text(""), kit.Quiet("")
	s.buildTable()
	s.stage = kit.NewStage(container.NewStack(s.view, s.table))
	s.picks = kit.Wrap(kit.Small)
	s.title = kit.SectionTitle("")
	save := kit.QuietButton(kit.T("progress.save", "Save as a picture"), kit.Icon("export"), s.onSave)
	head := kit.Stack(kit.Small, s.title, kit.Wrap(kit.Medium, s.ranges, s.faces, save), s.picks)
	foot := kit.Stack(0, s.sentence, s.holding,
		kit.Quiet(kit.T("progress.scope", "Your own notes, drawn. Not a test and no diagnosis; a dip after a good month is only a dip.")))
	right := container.NewVScroll(kit.Inset(kit.Large, container.NewBorder(head, foot, nil, nil, s.stage)))
	back := kit.QuietButton(kit.T("progress.charts", "All charts"), kit.Icon("back"), func() { s.charts.Enter(false) })
	s.charts = kit.NewSplit(s.buildList(), right, back)
}

// buildList makes the list of charts and the ways to the further pages.
func (s *Screen) buildList() fyne.CanvasObject {
	pages := kit.Stack(kit.Tight,
		kit.Title(kit.T("progress.heading", "Progress")),
		kit.NewRowButton(kit.RowText{Title: kit.T("progress.lookbutton", "A look at the week")}, func() { s.look.show(true) }),
		kit.NewRowButton(kit.RowText{Title: kit.T("progress.backbutton", "Looking back")}, func() { s.onPage(pageBack) }),
		kit.NewRowButton(kit.RowText{Title: kit.T("progress.loadedbutton", "Questionnaires")}, func() { s.onPage(pageLoaded) }),
		kit.NewRowButton(kit.RowText{Title: kit.T("progress.reportbutton", "A report to take along")}, s.onReport),
		kit.SectionTitle(kit.T("progress.chartlist", "Charts")))
	choose := kit.QuietButton(kit.T("progress.choose", "Choose and order"), kit.Icon("filter"), s.onChoose)
	return container.NewVScroll(kit.Inset(kit.Medium, kit.Stack(kit.Small, pages, s.rows, choose)))
}

// buildTable makes the table that holds the same as the picture.
func (s *Screen) buildTable() {
	s.table = widget.NewTable(s.tableSize, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, s.fillCell)
	s.table.ShowHeaderRow = true
	s.table.CreateHeader = func() fyne.CanvasObject { return widget.NewLabel("") }
	s.table.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) {
		l := o.(*widget.Label)
		l.TextStyle.Bold = true
		if id.Col >= 0 && id.Col < len(s.state.drawn.Table.Head) {
			l.SetText(s.state.drawn.Table.Head[id.Col])
		}
	}
	s.table.OnSelected = func(id widget.TableCellID) {
		s.table.UnselectAll()
		if rows := s.state.drawn.Table.Rows; id.Row >= 0 && id.Row < len(rows) {
			s.onOpen(rows[id.Row].ID)
		}
	}
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	for p, o := range map[page]fyne.CanvasObject{pageCharts: s.charts, pageLook: s.look.root, pageBack: s.back.root, pageLoaded: s.loaded.root} {
		if p == s.state.page {
			o.Show()
		} else {
			o.Hide()
		}
	}
	s.refreshList()
	s.refreshPicks()
	s.ranges.SetSelected(slices.Index(ranges(), s.state.months))
	s.faces.SetSelected(0)
	if s.state.asTable {
		s.faces.SetSelected(1)
	}
	switch {
	case s.state.err != nil:
		s.stage.Failed(s.state.err, func() { s.loadList(); s.load() })
	case s.state.drawing == nil:
		s.stage.Loading()
	default:
		s.stage.Full()
		s.refreshChart()
	}
	for _, l := range []*widget.Label{s.sentence, s.holding} {
		l.Hidden = l.Text == "" || s.state.err != nil
	}
}

// refreshList shows the names of the charts.
func (s *Screen) refreshList() {
	kinds := s.seen()
	for len(s.rows.Objects) > len(kinds) {
		s.rows.Objects = s.rows.Objects[:len(s.rows.Objects)-1]
	}
	for i, k := range kinds {
		if i == len(s.rows.Objects) {
			s.rows.Add(kit.NewRowButton(kit.RowText{}, func() { s.onRow(i) }))
		}
		row := s.rows.Objects[i].(*kit.RowButton)
		row.Chosen = k.Name == s.state.name
		row.Set(kit.RowText{Title: k.Title(words())})
	}
	s.rows.Refresh()
}

// onRow chooses the chart in a row.
func (s *Screen) onRow(i int) {
	if kinds := s.seen(); i < len(kinds) {
		s.onChart(kinds[i].Name)
	}
}

// refreshChart fills picture, table and sentences.
func (s *Screen) refreshChart() {
	s.refreshWords()
	s.view.Draw(s.drawer())
	s.view.Hidden, s.table.Hidden = s.state.asTable, !s.state.asTable
	for i := range s.state.drawn.Table.Head {
		s.table.SetColumnWidth(i, kit.Ems(max(7, 44/float32(len(s.state.drawn.Table.Head)))))
	}
	s.table.Refresh()
	s.stage.Refresh()
}

// refreshWords says what may be said about the days in sight.
func (s *Screen) refreshWords() {
	kind, _ := chart.KindNamed(s.state.kinds, s.state.name)
	s.title.SetText(kind.Title(words()))
	s.state.drawn = s.state.drawing.Draw(s.state.span, s.style(), 800, 300) // for the words; the picture is drawn to measure
	s.sentence.SetText(s.state.drawn.Sentence)
	s.holding.SetText(s.state.drawn.Holding)
}

// drawer draws what is in sight at any size.
func (s *Screen) drawer() func(w, h float64) *picture.Picture {
	drawing, span, style := s.state.drawing, s.state.span, s.style()
	return func(w, h float64) *picture.Picture { return drawing.Draw(span, style, w, h).Picture }
}

// style takes the looks from the theme and the settings in force.
func (s *Screen) style() chart.Style {
	prefs := s.prefs()
	st := chart.Style{
		Palette: chart.Paper(), Text: float64(prefs.Scale), Fonts: s.fonts, Words: words(),
		WeekStart: prefs.WeekStart, HideNumbers: prefs.PlainCharts, Bare: true,
	}
	switch kit.Variant() {
	case kit.DarkLook:
		st.Palette = chart.Dark()
	case kit.ContrastLook:
		st.Palette = chart.HighContrast()
	case kit.LightLook:
	}
	st.Palette.Background = kit.Ground()
	return st
}

// onSave saves what is seen as a picture, light for paper, with its sentence.
func (s *Screen) onSave() {
	if s.state.drawing == nil {
		return
	}
	style := s.style()
	style.Palette, style.Bare, style.Caption, style.Text = chart.Paper(), false, true, 1
	drawing, span := s.state.drawing, s.state.span
	kit.AskSave(s.env.Window, kit.FileAsk{
		Title: kit.T("progress.savetitle", "Save the chart"), Verb: kit.T("progress.saveverb", "Save"), Name: "chart.png",
		Why: kit.T("progress.savewhy", "The ending says what it becomes: .png, .svg or .pdf. The file is not encrypted."),
	}, func(path string) {
		kit.Start(s.env, kit.T("progress.savejob", "Saving a chart"), writing(func() error {
			return drawing.Draw(span, style, 1000, 460).Picture.Save(path)
		}), func(err error) { s.env.Fail(kit.T("progress.savefail", "saving the chart"), err) })
	})
}

// tableSize is how large the table is.
func (s *Screen) tableSize() (rows, cols int) {
	return len(s.state.drawn.Table.Rows), len(s.state.drawn.Table.Head)
}

// fillCell writes one cell.
func (s *Screen) fillCell(id widget.TableCellID, o fyne.CanvasObject) {
	rows := s.state.drawn.Table.Rows
	if id.Row < len(rows) && id.Col < len(rows[id.Row].Cells) {
		o.(*widget.Label).SetText(rows[id.Row].Cells[id.Col])
	}
}

// words gives the charts' words in the person's language.
func words() chart.Words {
	w := chart.English()
	w.T, w.TN = kit.T, kit.TN
	for i := range w.Months {
		w.Months[i] = kit.ShortMonth(time.Month(i + 1))
	}
	for i := range w.Weekdays {
		w.Weekdays[i] = kit.ShortWeekday(time.Weekday(i))
	}
	w.Decimal = kit.DecimalMark()
	w.Language = kit.SpokenLanguage()
	return w
}
