// Package progress is the room of charts: what was noted over time, drawn with
// care for what it can and cannot say. There are no streaks and no scores.
//
// progress.go holds what is shown and reads it; view.go makes the widgets; span.go
// the days, zoom and pan; pick.go whom and what a chart is about; choose.go which
// charts are shown. lookback.go, report.go and loaded.go are its further pages.
package progress

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/chart"
)

// Store is what this room needs of the data.
type Store interface {
	chart.Records
	Drafts(context.Context) ([]data.Draft, error)
	PutDraft(context.Context, *data.Draft) error
	DropDraft(context.Context, data.ID) error
	PutCheckIn(context.Context, *data.CheckIn) error
	PutDefinition(context.Context, *data.Definition) error
	Update(context.Context, func(*data.Writer) error) error
	Pref(ctx context.Context, name string, v any) error
	PutPref(ctx context.Context, name string, v any) error
}

// Screen is the room.
type Screen struct {
	env    kit.Env
	store  Store
	prefs  func() kit.Settings
	fonts  *picture.Fonts
	state  state
	reads  kit.Latest // of the chart
	lists  kit.Latest // of the charts there are
	drafts kit.Latest // of the look that is not saved yet

	look     *look
	back     *lookBack
	loaded   *loaded
	pages    *fyne.Container // the charts, and the further pages
	charts   *kit.Split
	rows     *fyne.Container // one row for each chart
	title    *widget.Label
	ranges   *kit.Segmented
	faces    *kit.Segmented
	picks    *fyne.Container
	view     *kit.PictureView
	sentence *widget.Label
	holding  *widget.Label
	table    *widget.Table
	stage    *kit.Stage
	root     fyne.CanvasObject
}

// page is one of the pages of the room.
type page uint8

const (
	pageCharts page = iota
	pageLook
	pageBack
	pageLoaded
)

// state is all that the room shows.
type state struct {
	page        page
	name        string // the chart
	span        data.Span
	months      int // how far back, 0 = all, -1 = as zoomed
	asTable     bool
	kinds       []chart.Kind
	view        view
	people      []data.Person
	items       []data.Item
	practices   []string // that may be looked at alone, by title
	practiceIDs []string
	ask         chart.Ask // whom and what the chart is about
	read        data.Span // the days that were read
	drawing     chart.Drawing
	drawn       chart.Chart
	err         error
}

// view is which charts are shown, kept as a preference.
type view struct {
	Order  []string `json:"order,omitempty"`  // names, first to last; others follow
	Hidden []string `json:"hidden,omitempty"` // names
}

// viewPref names the preference.
const viewPref = "charts"

// New builds the room; it reads nothing. fonts serve words in any script.
func New(env kit.Env, store Store, prefs func() kit.Settings, fonts *picture.Fonts) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs, fonts: fonts, state: state{name: "worry", months: 12, kinds: chart.Kinds()}}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the charts there are and the one that is seen.
func (s *Screen) Show() {
	if s.state.months >= 0 {
		s.state.span = s.back12(s.state.months)
	}
	s.loadList()
	s.load()
}

// Hide stops reading.
func (s *Screen) Hide() {
	s.reads.Stop()
	s.lists.Stop()
	s.drafts.Stop()
	s.back.reads.Stop()
}

// Focus gives the keyboard to the chart.
func (s *Screen) Focus() {
	if s.state.drawing != nil && !s.state.asTable && s.state.page == pageCharts {
		s.env.Window.Canvas().Focus(s.view)
	}
}

// Open shows a chart by its name, or a page: "look", "back", "loaded".
func (s *Screen) Open(name string) {
	switch name {
	case "look":
		s.look.show(true)
	case "back":
		s.onPage(pageBack)
	case "loaded":
		s.onPage(pageLoaded)
	}
	if _, ok := chart.KindNamed(s.state.kinds, name); ok {
		s.onChart(name)
	}
}

// Changed reads again when something charted changed.
func (s *Screen) Changed(cs []data.Change) {
	list := false
	charted := false
	for _, c := range cs {
		switch c.Kind {
		case data.KindCheckIn, data.KindContact, data.KindEntry, data.KindRecord, data.KindFeeling:
			charted = true
		case data.KindItem, data.KindPerson, data.KindDefinition:
			charted, list = true, true
		default:
		}
	}
	if list {
		s.loadList()
	}
	if charted {
		s.load()
		if s.state.page == pageBack {
			s.back.load()
		}
	}
}

// lists is what the room offers to choose from.
type lists struct {
	kinds  []chart.Kind
	people []data.Person
	items  []data.Item
	view   view

	practices   []string // by title
	practiceIDs []string
}

// loadList reads which charts, people and items there are.
func (s *Screen) loadList() {
	w := words()
	kit.Load(s.env.Run, &s.lists, func(ctx context.Context) (lists, error) { return s.readList(ctx, w) }, func(l lists, err error) {
		if err != nil {
			s.state.err = err
		} else {
			s.state.kinds, s.state.people, s.state.items, s.state.view = l.kinds, l.people, l.items, l.view
			s.state.practices, s.state.practiceIDs = l.practices, l.practiceIDs
			s.loaded.refresh()
		}
		s.Refresh()
	})
}

func (s *Screen) readList(ctx context.Context, words chart.Words) (l lists, err error) {
	if l.kinds, err = chart.AllKinds(ctx, s.store, words); err != nil {
		return l, err
	}
	noted, err := s.store.Records(ctx, data.Span{})
	if err != nil {
		return l, err
	}
	l.kinds = slices.DeleteFunc(l.kinds, func(k chart.Kind) bool { // a practice that was never noted has nothing to show
		of, _, _ := strings.Cut(k.Name, ".")
		return k.Group == chart.GroupSeries && !slices.ContainsFunc(noted, func(r data.Record) bool { return r.Practice == of })
	})
	if l.people, err = s.store.People(ctx); err != nil {
		return l, err
	}
	if l.items, err = s.store.Items(ctx); err != nil {
		return l, err
	}
	if l.practices, l.practiceIDs, err = chart.Practices(ctx, s.store, words); err != nil {
		return l, err
	}
	return l, s.store.Pref(ctx, viewPref, &l.view)
}

// load reads the chart.
func (s *Screen) load() {
	kind, ok := chart.KindNamed(s.state.kinds, s.state.name)
	if !ok {
		return
	}
	ask := s.asked(kind)
	ask.Days = s.state.span
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (chart.Drawing, error) {
		return kind.Read(ctx, s.store, ask)
	}, func(d chart.Drawing, err error) {
		s.state.err = err
		if err == nil {
			s.state.drawing, s.state.read = d, ask.Days
		}
		s.Refresh()
	})
}

// asked is what the chart is asked for, without what it does not pick.
func (s *Screen) asked(kind chart.Kind) chart.Ask {
	a := chart.Ask{WeekStart: s.prefs().WeekStart, Words: words()}
	switch kind.Pick {
	case chart.PickPerson, chart.PickTwo:
		a.People = s.state.ask.People
	case chart.PickItem:
		a.Item = s.state.ask.Item
	case chart.PickPractice:
		a.Practice = s.state.ask.Practice
	case chart.PickNothing:
	}
	return a
}

// onChart chooses a chart.
func (s *Screen) onChart(name string) {
	if name != s.state.name {
		s.state.name, s.state.ask, s.state.drawing = name, chart.Ask{}, nil
	}
	s.state.page = pageCharts
	s.charts.Enter(true)
	s.Refresh()
	s.load()
}

// onPage goes to another page of the room.
func (s *Screen) onPage(p page) {
	s.state.page = p
	s.Refresh()
	if p == pageBack {
		s.back.load()
	}
}

// onFace changes between picture and table.
func (s *Screen) onFace(index int) {
	s.state.asTable = index == 1
	s.Refresh()
}

// onOpen opens what is behind a point.
func (s *Screen) onOpen(ref string) {
	room, id, ok := chart.ParseRef(ref)
	switch {
	case !ok:
	case room == "progress":
		s.showCheckIn(id)
	default:
		s.env.Go(kit.Place{Room: room, ID: id})
	}
}
