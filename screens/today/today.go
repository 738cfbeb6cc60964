// Package today is the room one comes home to: an open page with the cursor in
// it. What is typed is in the store before a second has passed.
package today

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/editor"
)

// Store is what this room needs of the data.
type Store interface {
	Entries(context.Context, data.Span) ([]data.Entry, error)
	Entry(context.Context, data.ID) (data.Entry, error)
	People(context.Context) ([]data.Person, error)
	Update(context.Context, func(*data.Writer) error) error
}

// Screen is the room.
type Screen struct {
	env   kit.Env
	store Store
	prefs func() kit.Settings
	state state
	pen   pen
	reads kit.Latest // of the day
	finds kit.Latest // of one page

	date   *widget.Label
	sign   *widget.Label
	again  *kit.Button
	copy   *kit.Button
	title  *widget.Entry
	text   *editor.Editor
	pages  *fyne.Container // the other pages of today
	people *fyne.Container
	picker *kit.Picker
	mood   *kit.Segmented
	root   fyne.CanvasObject
}

// state is all that the room shows, apart from the text being typed, which
// belongs to the fields.
type state struct {
	entry   data.Entry    // the page that is open; its text as it was last handed to the pen
	pages   []data.Entry  // today's entries, oldest first
	folk    []data.Person // everybody, for names
	saveErr error         // why saving failed, or nil
	readErr error         // why reading failed, or nil
	saved   time.Time     // of the last save of this page, zero before
	settled bool          // the page was chosen: reading today's pages does not change it
}

// New builds the room; it reads nothing.
func New(env kit.Env, store Store, prefs func() kit.Settings) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs}
	s.pen = pen{screen: s}
	s.build()
	s.openPage(s.blank())
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show opens today's newest page, or a blank one, and leaves a page open that
// is still of today. A blank page is there at once, so that nothing typed before
// the reading is done can be lost.
func (s *Screen) Show() {
	if s.state.entry.Day != s.today() && !s.pen.busy() {
		s.openPage(s.blank())
		s.state.settled = false
		s.Refresh()
	}
	s.load()
}

// Hide stops reading; what was typed has been flushed before.
func (s *Screen) Hide() {
	s.reads.Stop()
	s.finds.Stop()
}

// Focus puts the cursor into the text.
func (s *Screen) Focus() { s.env.Window.Canvas().Focus(s.text) }

// Changed reads again when entries or people changed.
func (s *Screen) Changed(cs []data.Change) {
	for _, c := range cs {
		if c.Kind == data.KindEntry || c.Kind == data.KindPerson {
			s.load()
			return
		}
	}
}

// Open opens a page: "new" a blank one, an id that entry.
func (s *Screen) Open(id string) {
	if id == "new" {
		s.onNew()
		return
	}
	want, err := data.ParseID(id)
	if err != nil {
		return
	}
	s.turnTo(want)
}

// today is the day it is for this person.
func (s *Screen) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// day is what load reads.
type day struct {
	pages []data.Entry
	folk  []data.Person
}

// load reads today's pages and the people.
func (s *Screen) load() {
	today := s.today()
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (day, error) {
		pages, err := s.store.Entries(ctx, data.Span{From: today, To: today})
		if err != nil {
			return day{}, err
		}
		folk, err := s.store.People(ctx)
		return day{pages, folk}, err
	}, s.loaded)
}

// loaded takes what load read. A page being written is left alone.
func (s *Screen) loaded(d day, err error) {
	s.state.readErr = err
	if err != nil {
		s.Refresh()
		return
	}
	s.state.folk = d.folk
	s.state.pages = s.state.pages[:0]
	for i := len(d.pages) - 1; i >= 0; i-- {
		s.state.pages = append(s.state.pages, d.pages[i])
	}
	untouched := !s.pen.busy() && s.state.entry.Revision == 0 && s.written().Blank()
	switch {
	case untouched && !s.state.settled && len(d.pages) > 0:
		s.openPage(d.pages[0])
	case untouched && s.state.entry.Day != s.today():
		s.openPage(s.blank())
	default:
		s.meet(d.pages)
	}
	s.state.settled = true
	s.Refresh()
}

// meet takes over what changed elsewhere in the open page, unless the person is
// writing in it. A page that was deleted elsewhere gives way to a fresh one.
func (s *Screen) meet(pages []data.Entry) {
	if s.pen.busy() {
		return
	}
	for _, e := range pages {
		if e.ID == s.state.entry.ID {
			s.state.entry.Revision = e.Revision
			s.state.entry.People, s.state.entry.Mood = e.People, e.Mood
			return
		}
	}
	if s.state.entry.Revision > 0 && s.state.entry.Day == s.today() {
		s.openPage(s.blank())
	}
}

// blank is a fresh page of today.
func (s *Screen) blank() data.Entry {
	now := s.env.Now()
	return data.Entry{
		ID: data.NewID(), Day: s.today(), Created: now, Modified: now, Zone: now.Location().String(),
	}
}

// stamp makes the open page one of now: the page may have lain open since yesterday.
func (s *Screen) stamp() {
	now := s.env.Now()
	s.state.entry.Day, s.state.entry.Created, s.state.entry.Zone = s.today(), now, now.Location().String()
}

// openPage fills the fields with an entry. The pen begins a new session.
func (s *Screen) openPage(e data.Entry) {
	s.state.entry = e
	s.state.saved, s.state.saveErr = time.Time{}, nil
	if e.Revision > 0 {
		s.state.saved = e.Modified
	}
	s.pen.begin(e)
	s.pen.quiet = true
	s.title.SetText(e.Title)
	s.text.SetText(e.Body)
	s.pen.quiet = false
}

// turnTo saves the open page and opens another as the store has it now.
func (s *Screen) turnTo(id data.ID) {
	if err := s.Flush(); err != nil {
		return // the sign says so; nothing is lost
	}
	kit.Load(s.env.Run, &s.finds, func(ctx context.Context) (data.Entry, error) {
		return s.store.Entry(ctx, id)
	}, func(e data.Entry, err error) {
		if err != nil {
			s.env.Fail(kit.T("today.opening", "opening a page"), err)
			return
		}
		if s.Flush() != nil { // typed while it was being read
			return
		}
		s.openPage(e)
		s.state.settled = true
		s.Refresh()
		s.Focus()
	})
}

// onNew begins a fresh page.
func (s *Screen) onNew() {
	if s.Flush() != nil {
		return // the sign says so; nothing is lost
	}
	s.state.settled = true
	if s.state.entry.Revision > 0 {
		s.openPage(s.blank())
	}
	s.Refresh()
	s.Focus()
	s.load()
}

// written is the open page with the text as it stands in the fields. What was
// pasted may hold bytes that are no text: they must not keep the rest from
// being saved.
func (s *Screen) written() *data.Entry {
	e := s.state.entry
	e.Title = strings.Map(oneLine, strings.ToValidUTF8(s.title.Text, "\uFFFD"))
	e.Body = strings.ToValidUTF8(s.text.Text(), "\uFFFD")
	return &e
}

// oneLine turns what would break a title into blanks.
func oneLine(r rune) rune {
	if r == '\n' || r == '\r' || r == 0 {
		return ' '
	}
	return r
}

// Flush saves what was typed, and takes a page away that turned out blank.
func (s *Screen) Flush() error { return s.pen.flush() }

// Busy says that the store does not have all that was typed yet.
func (s *Screen) Busy() bool { return s.pen.busy() }

// onPerson adds or takes away somebody the page speaks of.
func (s *Screen) onPerson(id data.ID, on bool) {
	var list []data.ID
	for _, p := range s.state.entry.People {
		if p != id {
			list = append(list, p)
		}
	}
	if on {
		list = append(list, id)
	}
	s.state.entry.People = list
	s.pen.touch()
	s.Refresh()
}

// onAddPerson makes somebody new and adds them to the page.
func (s *Screen) onAddPerson(name string) {
	now := s.env.Now()
	p := data.Person{ID: data.NewID(), Name: name, Created: now, Modified: now}
	page := s.state.entry.ID
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Update(ctx, func(w *data.Writer) error { return w.PutPerson(&p) })
	}, func(err error) {
		if err != nil {
			s.env.Fail(kit.T("today.addingperson", "adding a person"), err)
			return
		}
		s.state.folk = append(s.state.folk, p)
		if s.state.entry.ID == page { // else another page was opened meanwhile
			s.onPerson(p.ID, true)
		}
	})
}

// onMood notes how it is today; the same again takes it back.
func (s *Screen) onMood(index int) {
	mood := data.Rated(float64(index - 2))
	if index < 0 {
		mood = data.Rating{}
	}
	s.state.entry.Mood = mood
	s.pen.touch()
}
