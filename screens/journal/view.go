package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// build makes the widgets.
func (s *Screen) build() {
	s.notices = kit.NewNotices(s.env.Run)
	s.timeline = kit.NewChooser(func() int { return len(s.state.lines) },
		func() fyne.CanvasObject { return newRow() }, s.setRow)
	s.timeline.Tapped, s.timeline.Key, s.timeline.Typed = s.onTapLine, s.onKey, s.onLetter
	s.buildFinder()
	s.buildMonth()
	s.buildPast()
	s.buildPaper()
	s.lists = kit.NewStage(s.timeline)
	s.lists.Full()
	back := kit.QuietButton(kit.T("journal.back", "All entries"), kit.Icon("back"), s.onBack)
	head := s.buildHead() // first, so that Tab goes from top to bottom
	s.under = container.New(underMonth{s}, s.month, s.lists)
	s.left = kit.Inset(kit.Medium, container.New(layout.NewBorderLayout(head, s.finder.more, nil, nil), head, s.under, s.finder.more))
	s.split = kit.NewSplit(s.left, s.paper.stage, back)
	s.stage = kit.NewStage(s.split)
	s.root = s.notices.Over(s.stage)
}

// buildHead makes what stands above the list.
func (s *Screen) buildHead() fyne.CanvasObject {
	f := &s.finder
	s.count = kit.QuietLine("")
	fresh := kit.IconButton(kit.Icon("add"), kit.T("journal.new", "New page"), s.onNew)
	month := kit.IconButton(kit.Icon("calendar"), kit.T("journal.calendar", "Calendar"), s.onMonth)
	back := kit.IconButton(kit.Icon("clock"), kit.T("journal.past", "On this day"), s.onPast)
	searches := kit.IconButton(kit.Icon("filter"), kit.T("journal.kept", "Saved searches and help"), s.onKept)
	title := kit.Title(kit.T("journal.title", "Journal"))
	title.Wrapping = fyne.TextWrapOff
	return kit.Stack(kit.Tight,
		container.NewBorder(nil, nil, nil, kit.Line(0, back, month, fresh), kit.Heading(title, s.count)),
		container.NewBorder(nil, nil, nil, searches, f.field), f.help, f.bar, s.past.bar,
	)
}

// buildFinder makes the search.
func (s *Screen) buildFinder() {
	f := &s.finder
	f.field = newFindField(kit.T("journal.find", "Search"))
	f.field.ActionItem = widget.NewIcon(kit.IconIn("search", kit.ColorQuiet))
	f.field.changed, f.field.escape = s.onTyped, s.onEscape
	f.field.down, f.field.enter = s.onFieldDown, s.onFieldEnter
	f.field.next, f.field.seen = s.onNextMark, s.onHelp
	f.help = kit.Quiet(kit.T("journal.hint", "“felt safe”   calm OR close   -work   #tag   @Anna   date:2024-03   mood:<0"))
	f.results = kit.NewChooser(func() int { return len(s.state.found.Hits) },
		func() fyne.CanvasObject { return newResult() }, s.setResult)
	f.results.Tapped, f.results.Key, f.results.Typed = s.onTapHit, s.onKey, s.onLetter
	f.count = kit.QuietLine("")
	f.order = kit.NewSegmented([]string{
		kit.T("journal.best", "best"), kit.T("journal.newest", "newest"), kit.T("journal.oldest", "oldest"),
	}, s.onOrder)
	f.chips = kit.Wrap(kit.Tight)
	f.bar = kit.Stack(kit.Tight, f.order, f.chips, f.count)
	f.more = kit.QuietButton(kit.T("journal.more", "Show more"), kit.Icon("down"), s.onMore)
	f.nothing = kit.Empty(kit.Icon("search"), kit.T("journal.nothing", "Nothing found"),
		kit.T("journal.nothingline", "Fewer or shorter words find more. “felt safe” looks for the words side by side, #tag for a tag, @Anna for a person, date:2024-03 for a month."), nil)
}

// setRow fills one row of the timeline.
func (s *Screen) setRow(index int, o fyne.CanvasObject) {
	r, ok := o.(*row)
	if !ok || index >= len(s.state.lines) {
		return
	}
	s.painting = true
	r.set(s.lookOf(s.state.lines[index]))
	s.painting = false
}

// setResult fills one row of the results.
func (s *Screen) setResult(index int, o fyne.CanvasObject) {
	r, ok := o.(*result)
	if !ok || index >= len(s.state.found.Hits) {
		return
	}
	h := s.state.found.Hits[index]
	r.set(h, kit.DayText(h.Day), h.ID == s.state.chosen, s.finder.results.HasFocus())
}

// Refresh copies the state into the widgets; it never touches the search's text.
func (s *Screen) Refresh() {
	switch {
	case s.state.err != nil && !s.state.loaded:
		s.stage.Failed(s.state.err, s.load)
		return
	case !s.state.loaded:
		s.stage.Loading()
		return
	case len(s.state.lines) == 0:
		s.stage.Empty(s.begin())
		return
	}
	s.stage.Full()
	s.count.SetText(kit.TN("journal.count", "{{.Count}} entry", "{{.Count}} entries", s.state.count))
	s.count.Hidden = s.state.query != ""
	s.refreshFinder()
	s.refreshPast()
	s.refreshLists()
	s.refreshPaper()
	s.left.Refresh() // with the list in it: what stands above may have another height
	s.split.Refresh()
}

// refreshLists shows the timeline, the results, or why there is neither.
func (s *Screen) refreshLists() {
	switch {
	case s.state.err != nil:
		s.lists.Failed(s.state.err, s.load)
	case s.state.query == "" && s.state.past.on:
		s.pastStage()
	case s.state.query == "":
		s.lists.Full()
	case s.state.searching:
		s.lists.Loading()
	case s.state.findErr != nil:
		s.lists.Failed(s.state.findErr, s.find)
	case len(s.state.found.Hits) == 0:
		s.lists.Empty(s.finder.nothing)
	default:
		s.lists.Empty(s.finder.results)
	}
}

// blank is the room before anything was written.
func (s *Screen) begin() fyne.CanvasObject {
	if s.blank == nil {
		s.blank = kit.Empty(kit.Icon("journal"), kit.T("journal.empty", "Nothing written yet"),
			kit.T("journal.emptyline", "Whatever you write comes to stand here, newest first. One honest line is a whole entry."),
			kit.MainButton(kit.T("journal.begin", "Write the first page"), kit.Icon("add"), s.onNew))
	}
	return s.blank
}
