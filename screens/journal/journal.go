// Package journal is the room in which one rereads what was written: the
// timeline at the left, one entry at the right, and a search above both.
package journal

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/search"
	"kith/screens/kit"
)

// Store is what this room needs of the data.
type Store interface {
	EntryRefs(ctx context.Context, span data.Span, limit int) ([]data.Ref, error)
	Entry(context.Context, data.ID) (data.Entry, error)
	People(context.Context) ([]data.Person, error)
	Search(context.Context, string, data.FindOptions) (data.Finding, error)
	Update(context.Context, func(*data.Writer) error) error
}

// Screen is the room.
type Screen struct {
	env     kit.Env
	store   Store
	prefs   func() kit.Settings
	state   state
	reads   kit.Latest // of the timeline
	entry   kit.Latest // of the chosen entry
	glances kit.Latest // of what rows show
	finds   kit.Latest // of a search
	seen    memory
	notices *kit.Notices

	timeline *kit.Chooser
	finder   finder
	reader   reader
	jump     *kit.DateField
	count    *widget.Label
	lists    *kit.Stage // the timeline or the results
	stage    *kit.Stage // the whole room
	split    *kit.Split
	left     *fyne.Container
	root     fyne.CanvasObject

	painting bool // a row is being filled
}

// state is all that the room shows, apart from what is typed into the search.
type state struct {
	lines  []line
	count  int                // entries in the timeline
	folk   map[data.ID]string // names
	loaded bool
	err    error // why the timeline cannot be read, or nil

	chosen   data.ID    // in the reader; zero for none
	entry    data.Entry // the entry that was read last
	entryErr error      // why the chosen one cannot be read, or nil

	query     string // what is shown as found; "" for the timeline
	order     search.Sort
	limit     int // most results
	found     data.Finding
	findErr   error
	searching bool // the first answer is not there yet

	jumping bool // the field for a day is shown
	wish    wish // where the cursor goes when all is there
}

// wish is a place for the cursor that was asked for before the room was read.
type wish int

// The wishes.
const (
	noWish wish = iota
	wishList
	wishSearch
)

// New builds the room; it reads nothing.
func New(env kit.Env, store Store, prefs func() kit.Settings) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the timeline.
func (s *Screen) Show() {
	s.env.Window.Canvas().AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.notices.Undo() })
	s.load()
	s.findAgain()
}

// Hide stops reading.
func (s *Screen) Hide() {
	s.env.Window.Canvas().RemoveShortcut(&fyne.ShortcutUndo{})
	for _, l := range []*kit.Latest{&s.reads, &s.entry, &s.glances, &s.finds} {
		l.Stop()
	}
	s.finder.cease()
	s.notices.Hide()
}

// Focus puts the cursor into the list, as soon as there is one.
func (s *Screen) Focus() { s.fulfil(wishList) }

// fulfil puts the cursor where it is wanted, or remembers that until the room is
// read: what is not in the window cannot have the cursor.
func (s *Screen) fulfil(w wish) {
	s.state.wish = w
	if !s.state.loaded {
		return
	}
	s.state.wish = noWish
	switch {
	case w == wishList:
		s.focusList()
	case w == wishSearch && len(s.state.lines) > 0:
		s.env.Window.Canvas().Focus(s.finder.field)
	}
}

// focusList puts the cursor into the list that is seen.
func (s *Screen) focusList() {
	canvas := s.env.Window.Canvas()
	switch {
	case s.state.err != nil || len(s.state.lines) == 0:
	case s.state.query != "" && len(s.state.found.Hits) > 0:
		canvas.Focus(s.finder.results)
	case s.state.query != "":
		canvas.Focus(s.finder.field)
	default:
		canvas.Focus(s.timeline)
	}
}

// Changed reads again what changed.
func (s *Screen) Changed(cs []data.Change) {
	entries, people := false, false
	for _, c := range cs {
		switch c.Kind {
		case data.KindEntry:
			entries = true
			s.seen.forget(c.ID)
			if c.ID == s.state.chosen {
				s.readChosen()
			}
		case data.KindPerson:
			people = true
		}
	}
	if entries || people {
		s.load()
		s.findAgain()
	}
}

// Open shows an entry.
func (s *Screen) Open(id string) {
	want, err := data.ParseID(id)
	if err != nil {
		return
	}
	s.clearSearch()
	s.state.chosen = want
	s.split.Enter(true)
	s.reveal()
	s.readChosen()
}

// whole is what load reads.
type whole struct {
	lines []line
	count int
	folk  map[data.ID]string
}

// load reads where the entries stand, not the entries.
func (s *Screen) load() {
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (whole, error) {
		refs, err := s.store.EntryRefs(ctx, data.Span{}, 0)
		if err != nil {
			return whole{}, err
		}
		people, err := s.store.People(ctx)
		folk := make(map[data.ID]string, len(people))
		for _, p := range people {
			folk[p.ID] = p.Name
		}
		return whole{linesOf(refs), len(refs), folk}, err
	}, s.loaded)
}

// loaded takes the timeline over. What is chosen stays so, and what is seen stays in its place.
func (s *Screen) loaded(w whole, err error) {
	s.state.err = err
	if err != nil {
		s.Refresh()
		return
	}
	first := !s.state.loaded
	anchor, beyond := s.anchor()
	s.state.lines, s.state.count, s.state.folk, s.state.loaded = w.lines, w.count, w.folk, true
	s.seen.forgetLost()
	s.Refresh()
	if at := indexOf(s.state.lines, anchor); at >= 0 {
		s.timeline.SetTop(at, beyond)
	}
	if first && s.state.chosen.IsZero() && !s.split.Narrow() {
		s.choose(step(s.state.lines, -1, 0))
	}
	if first && !s.state.chosen.IsZero() {
		s.reveal()
	}
	s.fulfil(s.state.wish)
}

// anchor is the uppermost entry that is seen, and how far it is scrolled away;
// none at the very top, where what is new should be seen.
func (s *Screen) anchor() (id data.ID, beyond float32) {
	at, beyond := s.timeline.Top()
	if at == 0 && beyond < s.timeline.RowHeight() {
		return data.ID{}, 0
	}
	for i := at; i < len(s.state.lines); i++ {
		if !s.state.lines[i].head() {
			return s.state.lines[i].id, beyond - float32(i-at)*s.timeline.RowHeight()
		}
	}
	return data.ID{}, 0
}

// choose shows the entry of a line in the reader; the head of a month is none.
func (s *Screen) choose(index int) {
	if index < 0 || index >= len(s.state.lines) || s.state.lines[index].head() {
		return
	}
	s.chooseID(s.state.lines[index].id)
	s.timeline.ScrollTo(index)
}

// chooseID shows an entry in the reader.
func (s *Screen) chooseID(id data.ID) {
	if id == s.state.chosen && s.state.entryErr == nil {
		return
	}
	s.state.chosen = id
	s.readChosen()
}

// reveal scrolls the timeline to what is chosen.
func (s *Screen) reveal() {
	if at := indexOf(s.state.lines, s.state.chosen); at >= 0 {
		s.timeline.ScrollTo(at)
	}
}

// readChosen reads the chosen entry.
func (s *Screen) readChosen() {
	id := s.state.chosen
	kit.Load(s.env.Run, &s.entry, func(ctx context.Context) (data.Entry, error) {
		return s.store.Entry(ctx, id)
	}, func(e data.Entry, err error) {
		s.state.entryErr = err
		switch {
		case errors.Is(err, data.ErrNotFound):
			s.lose(id)
			return
		case err == nil:
			s.state.entry = e
		}
		s.Refresh()
	})
	s.Refresh()
}

// lose takes an entry that is gone out of the reader.
func (s *Screen) lose(id data.ID) {
	if s.state.chosen == id {
		s.state.chosen, s.state.entry, s.state.entryErr = data.ID{}, data.Entry{}, nil
		s.split.Enter(false)
	}
	s.Refresh()
}
