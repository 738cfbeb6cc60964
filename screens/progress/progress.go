// Package progress is the room of charts: what was noted over time, drawn with
// care for what it can and cannot say. There are no streaks and no scores.
package progress

import (
	"context"
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
}

// Screen is the room.
type Screen struct {
	env    kit.Env
	store  Store
	prefs  func() kit.Settings
	fonts  *picture.Fonts
	state  state
	reads  kit.Latest // of the series
	drafts kit.Latest // of the look that is not saved yet

	look     *look
	page     fyne.CanvasObject // the charts
	series   *fyne.Container   // one toggle for each series
	ranges   *kit.Segmented
	faces    *kit.Segmented
	view     *kit.PictureView
	sentence *widget.Label
	holding  *widget.Label
	table    *widget.Table
	stage    *kit.Stage
	root     fyne.CanvasObject
}

// state is all that the room shows.
type state struct {
	name    string // the series
	months  int    // how far back, 0 = all
	asTable bool
	loaded  bool
	err     error
	points  []chart.Point
	drawn   chart.Chart
}

// New builds the room; it reads nothing. fonts serve words in any script.
func New(env kit.Env, store Store, prefs func() kit.Settings, fonts *picture.Fonts) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs, fonts: fonts, state: state{name: chart.Sources()[0].Name, months: 12}}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the series.
func (s *Screen) Show() { s.load() }

// Hide stops reading.
func (s *Screen) Hide() {
	s.reads.Stop()
	s.drafts.Stop()
}

// Focus gives the keyboard to the chart.
func (s *Screen) Focus() {
	if s.state.loaded && !s.state.asTable && !s.look.shown {
		s.env.Window.Canvas().Focus(s.view)
	}
}

// Open shows a series by its name, or the form of the weekly look for "look".
func (s *Screen) Open(name string) {
	if name == "look" {
		s.look.show(true)
	}
	if _, ok := chart.SourceNamed(name); ok {
		s.onSeries(name)
	}
}

// Changed reads again when something charted changed.
func (s *Screen) Changed(cs []data.Change) {
	for _, c := range cs {
		if c.Kind == data.KindCheckIn || c.Kind == data.KindContact || c.Kind == data.KindEntry {
			s.load()
			return
		}
	}
}

// load reads the points of the series.
func (s *Screen) load() {
	source, ok := chart.SourceNamed(s.state.name)
	if !ok {
		return
	}
	span := s.span()
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) ([]chart.Point, error) {
		return source.Read(ctx, s.store, span)
	}, func(points []chart.Point, err error) {
		s.state.err = err
		if err == nil {
			s.state.points, s.state.loaded = points, true
		}
		s.Refresh()
	})
}

// span is the days that are asked for.
func (s *Screen) span() data.Span {
	today := data.LivedDay(s.env.Now(), s.prefs().DayEnds)
	if s.state.months == 0 {
		return data.Span{}
	}
	year, month, day := today.Date()
	return data.Span{From: data.DateOf(year, month, day-s.state.months*365/12), To: today}
}

// onSeries chooses a series.
func (s *Screen) onSeries(name string) {
	s.state.name = name
	s.load()
}

// ranges are how far back, in months; 0 = all.
func ranges() []int { return []int{3, 12, 60, 0} }

// onRange chooses how far back.
func (s *Screen) onRange(index int) {
	if index >= 0 && index < len(ranges()) && s.state.months != ranges()[index] {
		s.state.months = ranges()[index]
		s.load()
	}
}

// onFace changes between picture and table.
func (s *Screen) onFace(index int) {
	s.state.asTable = index == 1
	s.Refresh()
}

// onOpen opens the entry behind a point.
func (s *Screen) onOpen(id string) {
	for _, p := range s.state.points {
		if p.ID == id && (s.state.name == "mood" || strings.TrimSpace(id) != "") {
			s.env.Go(kit.Place{Room: "journal", ID: id})
			return
		}
	}
}
