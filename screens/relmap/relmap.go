// Package relmap is the room with the relationship map: everybody in rings of
// closeness around the person in the middle, and beside each other what goes
// out and what comes in. It shows how the person sees it, in words, not scores.
//
// The board (board*.go) is what the hands are on: it moves a drawn picture and
// tells the room what was done. The room decides what that means (hands.go),
// writes it as deeds that can be undone (deeds.go), and paints what it knows.
package relmap

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// Store is what this room needs of the data.
type Store interface {
	ecomap.Records
	ecomap.Files
	Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error
	Undo(ctx context.Context, at time.Time) (data.Step, error)
	Redo(ctx context.Context, at time.Time) (data.Step, error)
	PutPref(ctx context.Context, name string, v any) error
	Items(context.Context) ([]data.Item, error)
	Records(context.Context, data.Span) ([]data.Record, error)
}

// Screen is the room.
type Screen struct {
	env    kit.Env
	store  Store
	prefs  func() kit.Settings
	fonts  *picture.Fonts
	state  state
	reads  kit.Latest
	builds kit.Latest

	board   *board
	sight   sight // what the board shows
	search  *kit.Picker
	add     *adder
	note    *widget.Label
	hidden  *kit.Chip
	list    *people
	card    *card
	several *several
	filters *filters
	times   *times
	sheets  *sheets
	compare *compare
	family  *family
	prompt  *prompt
	notices *kit.Notices
	modes   *kit.Segmented
	stage   *kit.Stage
	empty   fyne.CanvasObject
	listed  fyne.CanvasObject
	side    fyne.CanvasObject
	tools   *tools
	frame   *fyne.Container
	middle  *fyne.Container
	root    fyne.CanvasObject

	arranged [4]bool // what was visible when the room was last laid out
}

// state is all that the room shows.
type state struct {
	loaded bool
	err    error
	life   ecomap.Life
	before ecomap.Places // as last kept
	photos ecomap.Portraits
	drawn  drawn

	chosen    data.ID   // whose card is open
	several   []data.ID // more than one, who are changed together
	filter    filter
	filtering bool // the filters are open
	asList    bool
	order     order    // of the list
	day       data.Day // that is looked back to; 0 = today
	looking   bool     // the slider is open
	tying     bool     // a drag draws a line
	tieFrom   string   // the one from whom the keyboard draws a line
	placing   string   // the name that waits for its ring
	looks     looks
}

// drawn is what one building gives.
type drawn struct {
	scene  *ecomap.Scene
	places ecomap.Places
	last   map[data.ID]data.Day // newest contact until the day
	day    data.Day
}

// New builds the room; it reads nothing. fonts serve names in any script.
func New(env kit.Env, store Store, prefs func() kit.Settings, fonts *picture.Fonts) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs, fonts: fonts}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the map.
func (s *Screen) Show() { s.load() }

// Hide stops reading.
func (s *Screen) Hide() {
	s.reads.Stop()
	s.builds.Stop()
	s.times.stop()
}

// Focus gives the keyboard to the map.
func (s *Screen) Focus() {
	switch {
	case !s.full():
	case s.state.asList:
		s.list.focus()
	default:
		s.env.Window.Canvas().Focus(s.board)
	}
}

// full says that there is a map to look at.
func (s *Screen) full() bool {
	return s.state.loaded && s.state.err == nil && s.state.drawn.scene != nil && len(s.state.life.People) > 0
}

// Open puts the map on a person.
func (s *Screen) Open(id string) {
	if s.openSheet(id) {
		return
	}
	if got, err := data.ParseID(id); err == nil {
		s.onChoose(got)
		s.jump(got)
	}
}

// Board is what the hands are on, for measuring how long a frame takes.
type Board interface {
	fyne.CanvasObject
	fyne.Draggable
	fyne.Scrollable
	desktop.Hoverable
	desktop.Mouseable
}

// Board gives what the hands are on.
func (s *Screen) Board() Board { return s.board }

// Search puts the cursor where one types a name to jump to.
func (s *Screen) Search(string) {
	if s.full() {
		s.env.Window.Canvas().Focus(s.search.Focusable())
	}
}

// Changed reads again when something on the map changed.
func (s *Screen) Changed(cs []data.Change) {
	for _, c := range cs {
		switch c.Kind {
		case data.KindPerson, data.KindTie, data.KindGroup, data.KindContact, data.KindFeeling:
			s.load()
			return
		case data.KindItem, data.KindRecord:
			s.readSheet()
		default: // nothing else is on the map
		}
	}
}

// today is the person's day.
func (s *Screen) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// day is the day that the map shows.
func (s *Screen) day() data.Day {
	if s.state.day != 0 {
		return s.state.day
	}
	return s.today()
}

// asked is how the map is wanted now.
func (s *Screen) asked() ecomap.Asked {
	p := reciprocity.Default()
	p.HalfLife = float64(s.prefs().HalfLife)
	day := s.day()
	return ecomap.Asked{
		Day: day, Past: day < s.today(), Week: day.Week(s.prefs().WeekStart) - 1, Params: p, Before: s.state.before,
		Paused: s.prefs().PauseBalance, Show: s.state.filter.shower(s.today(), s.lastOf(day)), Words: words(),
	}
}

// reading is what one visit to the store gives.
type reading struct {
	life   ecomap.Life
	before ecomap.Places
	looks  looks
	photos ecomap.Portraits
}

// load reads the records, then builds the map.
func (s *Screen) load() {
	known := s.state.photos
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (reading, error) { return s.read(ctx, known) }, func(r reading, err error) {
		if s.state.err = err; err != nil {
			s.Refresh()
			return
		}
		s.state.life, s.state.before, s.state.looks, s.state.photos = r.life, r.before, r.looks, r.photos
		s.rebuild()
	})
}

// read gathers everything in the background.
func (s *Screen) read(ctx context.Context, known ecomap.Portraits) (r reading, err error) {
	if r.life, r.before, err = ecomap.Read(ctx, s.store); err != nil {
		return r, err
	}
	r.photos = ecomap.ReadPortraits(ctx, s.store, r.life.People, known)
	return r, s.store.Pref(ctx, looksPref, &r.looks)
}

// rebuild makes the map anew from what was read, and keeps the places.
func (s *Screen) rebuild() {
	life, asked, mode := s.state.life, s.asked(), s.facts()
	kit.Load(s.env.Run, &s.builds, func(ctx context.Context) (d drawn, err error) {
		d.day, d.last = asked.Day, lastContacts(life.Contacts, asked.Day)
		if d.scene, d.places, err = ecomap.Build(life, asked); err != nil {
			return d, err
		}
		mode.tell(d.scene, life, d.last)
		if !d.places.Same(asked.Before) {
			err = s.store.PutPref(ctx, ecomap.PlacesPref, d.places)
		}
		return d, err
	}, func(d drawn, err error) {
		if s.state.err = err; err == nil {
			first := !s.state.loaded
			s.state.drawn, s.state.before, s.state.loaded = d, d.places, true
			s.settleChoice()
			if first && s.env.Window.Canvas().Focused() == nil {
				defer s.Focus() // Focus was asked for before there was a map
			}
		}
		s.Refresh()
	})
}

// settleChoice lets go of people who are not on the map any more.
func (s *Screen) settleChoice() {
	if _, ok := s.person(s.state.chosen); !ok {
		s.state.chosen = data.ID{}
	}
	var kept []data.ID
	for _, id := range s.state.several {
		if p, ok := s.person(id); ok && !p.Archived {
			kept = append(kept, id)
		}
	}
	s.state.several = kept
}

// lastContacts gives the day of the newest contact with each person up to a day.
func lastContacts(list []data.Contact, day data.Day) map[data.ID]data.Day {
	out := map[data.ID]data.Day{}
	for _, c := range list {
		if c.Day <= day {
			out[c.Person] = max(out[c.Person], c.Day)
		}
	}
	return out
}

// lastOf is lastContacts of what was read.
func (s *Screen) lastOf(day data.Day) map[data.ID]data.Day {
	if s.state.filter.last == anyTime {
		return nil
	}
	return lastContacts(s.state.life.Contacts, day)
}

// person gives somebody from what was read.
func (s *Screen) person(id data.ID) (data.Person, bool) {
	for _, p := range s.state.life.People {
		if p.ID == id && !id.IsZero() {
			return p, true
		}
	}
	return data.Person{}, false
}
