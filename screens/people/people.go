// Package people is the room of the people in the life of the one who writes: a
// list of them, a page for each, and the form for one time of giving and
// receiving.
package people

import (
	"context"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/carry"
	"kith/data/practice"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// Store is what this room needs of the data.
type Store interface {
	Person(context.Context, data.ID) (data.Person, error)
	LastContact(context.Context) (map[data.ID]data.Day, error)
	ContactsWith(context.Context, data.ID, data.Span) ([]data.Contact, error)
	FeelingsAbout(context.Context, data.ID, data.Span) ([]data.Feeling, error)
	EntriesAbout(context.Context, data.ID, data.Span) ([]data.Entry, error)
	RecordsAbout(context.Context, data.ID, data.Span) ([]data.Record, error)
	Item(context.Context, data.ID) (data.Item, error)
	Definitions(ctx context.Context, kind string) ([]data.Definition, error)
	AddFile(context.Context, io.Reader) (data.Attachment, error)
	OpenFile(context.Context, data.ID) (io.ReadSeekCloser, error)
	EntryRefs(ctx context.Context, span data.Span, limit int) ([]data.Ref, error)
	Drafts(context.Context) ([]data.Draft, error)
	PutDraft(context.Context, *data.Draft) error
	DropDraft(context.Context, data.ID) error
	Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error
	ActTyping(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error
	carry.Host
	Undo(ctx context.Context, at time.Time) (data.Step, error)
	RenamePerson(ctx context.Context, id data.ID, name string, at time.Time) error
}

// Screen is the room.
type Screen struct {
	env     kit.Env
	store   Store
	prefs   func() kit.Settings
	shipped func() (*practice.Set, error)
	state   state
	reads   kit.Latest // of everybody
	pages   kit.Latest // of one page
	drafts  kit.Latest // of an unfinished note
	imports kit.Latest // of a file with people
	faces   kit.Latest // of a photo
	pen     pen
	notices *kit.Notices

	list  list
	page  page
	form  form
	stage *kit.Stage // the whole room
	split *kit.Split
	root  fyne.CanvasObject
}

// state is all that the room shows, apart from what is being typed and the form,
// which keeps its own.
type state struct {
	folk     []data.Person // everybody, archived ones too
	groups   []data.Group
	last     map[data.ID]data.Day // of the last contact
	loaded   bool
	err      error // why reading failed, or nil
	archived bool  // archived people are listed too
	shown    []data.ID

	chosen  data.ID // whose page is open; zero for nobody's
	person  data.Person
	details details
	faces   ecomap.Portraits // the photo of the open page
	turn    int              // counts the readings of details
	pageErr error            // why the rest of the page cannot be read, or nil
	limit   int              // most entries, contacts and records listed on the page

	waiting bool // the cursor goes to its place when all is there
}

// New builds the room; it reads nothing. shipped gives the practices that come with
// the program, in the person's language.
func New(env kit.Env, store Store, prefs func() kit.Settings, shipped func() (*practice.Set, error)) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs, shipped: shipped}
	s.pen = pen{screen: s}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads everybody.
func (s *Screen) Show() {
	s.env.Window.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.notices.Undo() })
	s.form.shortcuts(true)
	s.load()
}

// Hide stops reading; what was typed has been flushed before.
func (s *Screen) Hide() {
	s.env.Window.Canvas().RemoveShortcut(&fyne.ShortcutUndo{})
	s.form.shortcuts(false)
	for _, l := range []*kit.Latest{&s.reads, &s.pages, &s.drafts, &s.imports, &s.faces} {
		l.Stop()
	}
	s.notices.Hide()
}

// Focus puts the cursor into the form if it is open, else into the list, or
// where the first name is written.
func (s *Screen) Focus() {
	s.state.waiting = !s.state.loaded || s.form.state.loading
	if s.state.waiting {
		return
	}
	canvas := s.env.Window.Canvas()
	switch {
	case s.form.state.open && len(s.form.state.people) > 0:
		canvas.Focus(s.form.received[0])
	case s.form.state.open:
		canvas.Focus(s.form.who.Focusable())
	case len(s.state.shown) == 0:
		canvas.Focus(s.list.field)
	default:
		canvas.Focus(s.list.rows)
	}
}

// focusWaiting puts the cursor where it was wanted before all was there.
func (s *Screen) focusWaiting() {
	if s.state.waiting {
		s.Focus()
	}
}

// Changed reads again what concerns the room.
func (s *Screen) Changed(cs []data.Change) {
	for _, c := range cs {
		switch c.Kind {
		case data.KindPerson, data.KindContact, data.KindGroup, data.KindFeeling, data.KindEntry, data.KindRecord, data.KindItem:
			s.load()
			return
		}
	}
}

// Open opens a person's page by their id; "contact" opens the form for one time
// of giving and receiving, "contact:" and an id opens it with that person.
func (s *Screen) Open(id string) {
	word, rest, _ := strings.Cut(id, ":")
	if word == "contact" {
		with, _ := data.ParseID(rest) // without one the form asks who it was
		s.form.begin(with)
		return
	}
	want, err := data.ParseID(id)
	if err != nil {
		return
	}
	s.form.close()
	if s.state.loaded && s.find(want) == nil {
		return
	}
	s.choose(want)
	s.split.Enter(true)
}

// everybody is what load reads.
type everybody struct {
	folk   []data.Person
	groups []data.Group
	last   map[data.ID]data.Day
}

// load reads everybody, and the open page again.
func (s *Screen) load() {
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (all everybody, err error) {
		if all.folk, err = s.store.People(ctx); err != nil {
			return all, err
		}
		if all.groups, err = s.store.Groups(ctx); err != nil {
			return all, err
		}
		all.last, err = s.store.LastContact(ctx)
		return all, err
	}, s.loaded)
}

// loaded takes over what was read. The page that is open stays open, and what is
// being typed on it stays as it is.
func (s *Screen) loaded(all everybody, err error) {
	s.state.err = err
	if err == nil {
		s.state.folk, s.state.groups, s.state.last, s.state.loaded = all.folk, all.groups, all.last, true
		s.arrange()
		s.Refresh() // lays the room out, so that meet knows how wide it is
		s.meet()
	}
	s.Refresh()
	s.focusWaiting()
}

// meet brings the open page up to what was read; with none open it opens the
// first one where there is room beside the list.
func (s *Screen) meet() {
	p := s.find(s.state.chosen)
	switch {
	case p != nil:
		s.meetPerson(*p)
		s.readPage()
	case s.pen.busy():
		// being deleted elsewhere must not take away what is typed; saving says so
	case len(s.state.shown) > 0 && !s.split.Narrow():
		s.turnTo(s.state.shown[0])
	default:
		s.state.chosen = data.ID{}
	}
}

// find gives somebody by their id, or nil.
func (s *Screen) find(id data.ID) *data.Person {
	for i := range s.state.folk {
		if s.state.folk[i].ID == id && !id.IsZero() {
			return &s.state.folk[i]
		}
	}
	return nil
}

// choose opens somebody's page. What was typed on the page before is saved
// first; if that fails the person stays there.
func (s *Screen) choose(id data.ID) {
	if id == s.state.chosen {
		return
	}
	if err := s.pen.flush(); err != nil {
		s.Refresh()
		return
	}
	s.turnTo(id)
	s.Refresh()
}

// turnTo opens a page on which nothing is unsaved.
func (s *Screen) turnTo(id data.ID) {
	s.state.chosen, s.state.limit = id, pageFirst
	s.state.details, s.state.pageErr = details{}, nil
	s.state.person = data.Person{}
	if p := s.find(id); p != nil {
		s.meetPerson(*p)
	}
	s.page.scroll.ScrollToTop()
	s.readPage()
}

// today is the day it is for this person.
func (s *Screen) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// Flush saves what was typed on the page, and keeps an unfinished form.
func (s *Screen) Flush() error {
	if err := s.pen.flush(); err != nil {
		return err
	}
	return s.form.flush()
}

// write does one write and then what follows from it, or says that it failed.
func (s *Screen) write(doing string, do func(*data.Writer) error, then func()) {
	kit.Act(s.env, s.store, "people.change", doing, do, then)
}
