// Package today is the room one comes home to: an open page with the cursor in
// it. What is typed is in the store before a second has passed.
package today

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/page"
)

// Store is what this room needs of the data.
type Store interface {
	page.Store
	Entries(context.Context, data.Span) ([]data.Entry, error)
	Memories(ctx context.Context, day, latest data.Day) ([]data.Memory, error)
}

// Screen is the room.
type Screen struct {
	env   kit.Env
	store Store
	prefs func() kit.Settings
	state state
	page  *page.Page
	reads kit.Latest // of the day
	finds kit.Latest // of one page
	backs kit.Latest // of what the day brings back

	pages *fyne.Container // the other pages of today
}

// state is all that the room shows around its page.
type state struct {
	pages   []data.Entry // today's entries, oldest first
	readErr error        // why reading failed, or nil
	settled bool         // the page was chosen: reading today's pages does not change it
}

// New builds the room; it reads nothing.
func New(env kit.Env, store Store, prefs func() kit.Settings) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs}
	s.pages = kit.Wrap(kit.Small)
	s.page = page.New(env, store, prefs, page.Around{
		Top: s.pages, Prompts: true,
		Buttons: []fyne.CanvasObject{
			kit.QuietButton(kit.T("today.new", "New page"), kit.Icon("add"), s.onNew),
			kit.QuietButton(kit.T("today.contact", "Log a contact"), kit.Icon("two-way"), s.onContact),
		},
		Fresh:   s.blank,
		Emptied: func() { s.page.Open(s.blank()) },
	})
	s.Refresh()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.page.Content() }

// Show opens today's newest page, or a blank one, and leaves a page open that
// is still of today. A blank page is there at once, so that nothing typed before
// the reading is done can be lost.
func (s *Screen) Show() {
	if s.page.Entry().Day != s.today() && !s.page.Busy() {
		s.page.Open(s.blank())
		s.state.settled = false
		s.Refresh()
	}
	s.page.Show()
	s.load()
	s.recall()
}

// Hide stops reading; what was typed has been flushed before.
func (s *Screen) Hide() {
	s.reads.Stop()
	s.finds.Stop()
	s.backs.Stop()
	s.page.Hide()
}

// Focus puts the cursor into the text.
func (s *Screen) Focus() { s.page.Focus() }

// Changed reads again when entries changed.
func (s *Screen) Changed(cs []data.Change) {
	s.page.Changed(cs)
	if s.page.Untouched() && slices.ContainsFunc(cs, changesMemories) {
		s.recall()
	}
	for _, c := range cs {
		if c.Kind == data.KindEntry {
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

// Flush saves what was typed, and takes a page away that turned out blank.
func (s *Screen) Flush() error { return s.page.Flush() }

// Busy says that the store does not have all that was typed yet.
func (s *Screen) Busy() bool { return s.page.Busy() }

// today is the day it is for this person.
func (s *Screen) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// load reads today's pages.
func (s *Screen) load() {
	today := s.today()
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) ([]data.Entry, error) {
		return s.store.Entries(ctx, data.Span{From: today, To: today})
	}, s.loaded)
}

// loaded takes what load read. A page being written is left alone.
func (s *Screen) loaded(pages []data.Entry, err error) {
	s.state.readErr = err
	s.page.SetReadError(err)
	if err != nil {
		return
	}
	s.state.pages = s.state.pages[:0]
	for i := len(pages) - 1; i >= 0; i-- {
		s.state.pages = append(s.state.pages, pages[i])
	}
	untouched := s.page.Untouched()
	switch {
	case untouched && !s.state.settled && len(pages) > 0:
		s.page.Open(pages[0])
		s.page.GoOn()
	case untouched && s.page.Entry().Day != s.today():
		s.page.Open(s.blank())
	default:
		s.meet(pages)
	}
	s.state.settled = true
	s.Refresh()
}

// meet takes over what changed elsewhere in the open page. A page that was deleted
// elsewhere gives way to a fresh one.
func (s *Screen) meet(pages []data.Entry) {
	open := s.page.Entry()
	for _, e := range pages {
		if e.ID == open.ID {
			s.page.Meet(e)
			return
		}
	}
	if open.Revision > 0 && open.Day == s.today() && !s.page.Busy() {
		s.page.Open(s.blank())
	}
}

// blank is a fresh page of today.
func (s *Screen) blank() data.Entry {
	now := s.env.Now()
	return data.Entry{
		ID: data.NewID(), Day: s.today(), Created: now, Modified: now, Zone: now.Location().String(),
	}
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
		s.page.Open(e)
		s.page.GoOn()
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
	if s.page.Entry().Revision > 0 {
		s.page.Open(s.blank())
	}
	s.Refresh()
	s.Focus()
	s.load()
}

// onContact goes where a time of giving and receiving is noted.
func (s *Screen) onContact() { s.env.Go(kit.Place{Room: "people", ID: "contact"}) }

// Refresh copies the state into the widgets; it never touches the text.
func (s *Screen) Refresh() {
	s.pages.Objects = s.pageChips()
	s.pages.Hidden = len(s.pages.Objects) == 0
	s.page.Refresh()
}

// pageChips are the pages of today, when there is another than the one that is open.
func (s *Screen) pageChips() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	open := s.page.Entry().ID
	if len(s.state.pages) < 2 && (len(s.state.pages) == 0 || s.state.pages[0].ID == open) {
		return nil
	}
	for _, e := range s.state.pages {
		name := kit.Clock(e.Created.In(s.env.Now().Location()))
		if h := e.Headline(); h != "" {
			name += "  " + shorten(h, 28)
		}
		out = append(out, kit.NewToggle(name, e.ID == open, func() {
			if e.ID != s.page.Entry().ID {
				s.turnTo(e.ID)
			}
		}))
	}
	return out
}

// shorten cuts a text to n characters with a sign that it goes on.
func shorten(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n-1]) + "…"
}
