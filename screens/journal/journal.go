// Package journal is the room in which one rereads what was written and writes on:
// the timeline and the calendar at the left, one entry at the right, and a search
// above both.
package journal

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/search"
	"kith/screens/kit"
	"kith/screens/kit/history"
	"kith/screens/kit/page"
)

// Store is what this room needs of the data.
type Store interface {
	page.Store
	history.Store
	EntryRefs(ctx context.Context, span data.Span, limit int) ([]data.Ref, error)
	Search(context.Context, string, data.FindOptions) (data.Finding, error)
	SavedSearches(context.Context) ([]data.SavedSearch, error)
	SearchForms(context.Context) (search.Stem, error)
	SetSearchForms(context.Context, search.Stem, time.Time) error
	Memories(ctx context.Context, day, latest data.Day) ([]data.Memory, error)
	AnyMemory(ctx context.Context, latest data.Day, pick func(n int) int) (data.Entry, error)
	Mutes(context.Context) ([]data.Mute, error)
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
	forms   kit.Latest // of the language of word forms
	kepts   kit.Latest // of the saved searches
	pasts   kit.Latest // of the memories
	randoms kit.Latest // of one memory at random
	seen    memory
	notices *kit.Notices

	timeline *kit.Chooser
	month    *kit.Month
	finder   finder
	past     pastSide
	paper    paper
	count    *widget.Label
	lists    *kit.Stage // the timeline, the memories or the results
	stage    *kit.Stage // the whole room
	split    *kit.Split
	left     *fyne.Container
	under    *fyne.Container   // the calendar above the list
	blank    fyne.CanvasObject // before anything was written
	root     fyne.CanvasObject

	keys     func(*fyne.KeyEvent) // of the window, before the room was shown
	shift    func() bool          // a shift key is down
	painting bool                 // a row is being filled
}

// state is all that the room shows, apart from what is typed into the search and on
// the page.
type state struct {
	lines  []line
	count  int                // entries in the timeline
	counts map[data.Day]int   // entries of a day
	folk   map[data.ID]string // names
	loaded bool
	err    error // why the timeline cannot be read, or nil

	chosen   data.ID // on the page; zero for none
	shown    bool    // an entry was laid on the page once
	entryErr error   // why the chosen one cannot be read, or nil
	day      data.Day
	leaf     int // days to leaf as soon as the timeline is there
	month    monthShown
	past     past

	query     string // what is shown as found; "" for the timeline
	order     search.Sort
	forms     search.Stem
	limit     int // most results
	found     data.Finding
	findErr   error
	searching bool // the first answer is not there yet
	helping   bool // the line of help is shown

	wish wish // where the cursor goes when all is there
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
	s := &Screen{env: env, store: store, prefs: prefs, shift: kit.ShiftHeld}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the timeline.
func (s *Screen) Show() {
	canvas := s.env.Window.Canvas()
	canvas.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.notices.Undo() })
	s.keys = canvas.OnTypedKey()
	canvas.SetOnTypedKey(s.onWindowKey)
	s.month.FirstWeekday = s.prefs().WeekStart
	s.month.SetToday(s.today())
	s.paper.page.Show()
	s.load()
	s.loadForms()
	s.findAgain()
	if s.state.past.on {
		s.loadPast()
	}
}

// Hide stops reading; what was typed has been flushed before.
func (s *Screen) Hide() {
	canvas := s.env.Window.Canvas()
	canvas.RemoveShortcut(&fyne.ShortcutUndo{})
	canvas.SetOnTypedKey(s.keys)
	for _, l := range []*kit.Latest{&s.reads, &s.entry, &s.glances, &s.finds, &s.forms, &s.kepts, &s.pasts, &s.randoms} {
		l.Stop()
	}
	s.paper.page.Hide()
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
		s.split.Enter(false)
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
	case s.state.past.on && len(s.state.past.lines) > 0:
		canvas.Focus(s.past.list)
	case !s.under.Objects[1].Visible():
		canvas.Focus(s.month)
	default:
		canvas.Focus(s.timeline)
	}
}

// Changed reads again what changed.
func (s *Screen) Changed(cs []data.Change) {
	s.paper.page.Changed(cs)
	entries, people, memories := false, false, false
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
		case data.KindDefinition:
			memories = true
		}
	}
	if entries || people {
		s.load()
		s.findAgain()
	}
	if memories {
		s.loadForms()
	}
	if s.state.past.on && (entries || memories) {
		s.loadPast()
	}
}

// Open shows an entry.
func (s *Screen) Open(id string) {
	want, err := data.ParseID(id)
	if err != nil || !s.leave() {
		return
	}
	s.clearSearch()
	s.state.chosen, s.state.past = want, past{}
	s.split.Enter(true)
	s.reveal()
	s.readChosen()
}

// whole is what load reads.
type whole struct {
	lines  []line
	count  int
	counts map[data.Day]int
	folk   map[data.ID]string
}

// load reads where the entries stand, not the entries.
func (s *Screen) load() {
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (whole, error) {
		refs, err := s.store.EntryRefs(ctx, data.Span{}, 0)
		if err != nil {
			return whole{}, err
		}
		counts := map[data.Day]int{}
		for _, r := range refs {
			counts[r.Day]++
		}
		people, err := s.store.People(ctx)
		folk := make(map[data.ID]string, len(people))
		for _, p := range people {
			folk[p.ID] = p.Name
		}
		return whole{linesOf(refs), len(refs), counts, folk}, err
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
	s.state.lines, s.state.count, s.state.counts, s.state.folk, s.state.loaded = w.lines, w.count, w.counts, w.folk, true
	s.seen.forgetLost()
	s.month.Refresh()
	s.Refresh()
	if at := indexOf(s.state.lines, anchor); at >= 0 {
		s.timeline.SetTop(at, beyond)
	}
	if first && s.state.chosen.IsZero() && !s.split.Narrow() && s.state.leaf == 0 {
		s.choose(step(s.state.lines, -1, 0))
	}
	if first && !s.state.chosen.IsZero() {
		s.reveal()
	}
	if by := s.state.leaf; by != 0 {
		s.state.leaf = 0
		s.Leaf(by)
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

// choose shows the entry of a line on the page; the head of a month is none.
func (s *Screen) choose(index int) {
	if index < 0 || index >= len(s.state.lines) || s.state.lines[index].head() {
		return
	}
	s.chooseID(s.state.lines[index].id)
	s.timeline.ScrollTo(index)
}

// chooseID shows an entry on the page, once what was typed there is saved.
func (s *Screen) chooseID(id data.ID) {
	if id == s.state.chosen && s.state.entryErr == nil || !s.leave() {
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
		if errors.Is(err, data.ErrNotFound) {
			s.lose(id)
			return
		}
		s.state.entryErr = err
		if err == nil {
			s.state.shown = true
			s.lay(e)
		}
		s.Refresh()
	})
	s.Refresh()
}

// lose takes an entry that is gone off the page, unless something is being written
// on it, which puts it back.
func (s *Screen) lose(id data.ID) {
	if s.state.chosen == id && !(s.paper.page.Busy() || s.paper.page.Untouched()) {
		s.chooseNone()
		s.split.Enter(false)
	}
	s.Refresh()
}
