package progress

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/chart"
)

// build makes the widgets.
func (s *Screen) build() {
	s.series = kit.Wrap(kit.Small)
	s.ranges = kit.NewSegmented([]string{
		kit.T("progress.months3", "3 months"), kit.T("progress.year", "a year"),
		kit.T("progress.years5", "5 years"), kit.T("progress.all", "all"),
	}, s.onRange)
	s.faces = kit.NewSegmented([]string{kit.T("progress.picture", "Chart"), kit.T("progress.table", "Table")}, s.onFace)
	s.view = kit.NewPictureView(s.env.Run, fyne.NewSize(360, 260))
	s.view.Opened = s.onOpen
	s.sentence, s.holding = kit.Text(""), kit.Quiet("")
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
	s.stage = kit.NewStage(container.NewStack(s.view, s.table))
	week := kit.NewButton(kit.T("progress.lookbutton", "A look at the week"), kit.Icon("edit"), func() { s.look.show(true) })
	head := kit.Stack(kit.Small,
		kit.Wrap(kit.Medium, kit.TitleWord(kit.T("progress.heading", "Progress")), s.ranges, s.faces, week),
		s.series)
	foot := kit.Stack(0, s.sentence, s.holding,
		kit.Quiet(kit.T("progress.scope", "Your own notes, drawn. Not a test and no diagnosis; a dip after a good month is only a dip.")))
	s.page = container.NewVScroll(kit.Inset(kit.Large, container.NewBorder(head, foot, nil, nil, s.stage)))
	s.look = newLook(s)
	s.root = container.NewStack(s.page, s.look.root)
	s.Refresh()
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	if s.look.shown {
		s.page.Hide()
		s.look.root.Show()
	} else {
		s.look.root.Hide()
		s.page.Show()
	}
	s.series.Objects = nil
	for _, source := range chart.Sources() {
		name := source.Name
		s.series.Add(kit.NewToggle(title(source), name == s.state.name, func() { s.onSeries(name) }))
	}
	s.series.Refresh()
	s.ranges.SetSelected(slices.Index(ranges(), s.state.months))
	s.faces.SetSelected(0)
	if s.state.asTable {
		s.faces.SetSelected(1)
	}
	switch {
	case s.state.err != nil:
		s.stage.Failed(s.state.err, s.load)
	case !s.state.loaded:
		s.stage.Loading()
	default:
		s.stage.Full()
		s.refreshChart()
	}
	for _, l := range []*widget.Label{s.sentence, s.holding} {
		l.Hidden = l.Text == "" || s.state.err != nil
	}
}

// refreshChart fills picture, table and sentences.
func (s *Screen) refreshChart() {
	source, _ := chart.SourceNamed(s.state.name)
	d := source.Data(title(source), s.state.points)
	d.Shown = s.span()
	style := s.style()
	s.state.drawn = chart.Trend(d, style, 800, 300) // for the words; the picture is drawn to measure
	s.view.Draw(func(w, h float64) *picture.Picture { return chart.Trend(d, style, w, h).Picture })
	s.sentence.SetText(s.state.drawn.Sentence)
	s.holding.SetText(s.state.drawn.Holding)
	s.view.Hidden, s.table.Hidden = s.state.asTable, !s.state.asTable
	s.table.SetColumnWidth(0, kit.Ems(10))
	s.table.SetColumnWidth(1, kit.Ems(8))
	s.table.SetColumnWidth(2, kit.Ems(30))
	s.table.Refresh()
	s.stage.Refresh()
}

// style takes the looks from the theme and the settings in force.
func (s *Screen) style() chart.Style {
	prefs := s.prefs()
	st := chart.Style{
		Palette: chart.Paper(), Text: float64(prefs.Scale), Fonts: s.fonts, Words: words(),
		WeekStart: prefs.WeekStart, HideNumbers: prefs.PlainCharts,
	}
	switch kit.Variant() {
	case kit.DarkLook:
		st.Palette = chart.Dark()
	case kit.ContrastLook:
		st.Palette = chart.HighContrast()
	case kit.LightLook:
	}
	st.Palette.Background = kit.Colour(theme.ColorNameBackground)
	return st
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

// title gives a series' name in the person's language.
func title(s chart.Source) string {
	switch s.Name {
	case "worry":
		return kit.T("progress.series.worry", "Worry")
	case "distance":
		return kit.T("progress.series.distance", "Distance")
	case "worth":
		return kit.T("progress.series.worth", "Own worth")
	case "held":
		return kit.T("progress.series.held", "Someone to turn to")
	case "mood":
		return kit.T("progress.series.mood", "How the days were")
	case "safe":
		return kit.T("progress.series.safe", "How safe it felt with people")
	case "energy":
		return kit.T("progress.series.energy", "Energy after being with people")
	case "inline":
		return kit.T("progress.series.inline", "Acting as I mean to")
	}
	return s.Title
}

// words gives the chart's words.
func words() chart.Words { return chart.English() }
