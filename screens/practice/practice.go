// Package practice is the room of small deliberate acts and of the longer things
// that they belong to. Three strands stand side by side; nothing is unlocked,
// counted up or compared, and everything can be taken back.
package practice

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// Store is what this room needs of the data.
type Store interface {
	Items(context.Context) ([]data.Item, error)
	Records(context.Context, data.Span) ([]data.Record, error)
	People(context.Context) ([]data.Person, error)
	Definitions(ctx context.Context, kind string) ([]data.Definition, error)
	CheckIns(context.Context, data.Span) ([]data.CheckIn, error)
	Drafts(context.Context) ([]data.Draft, error)
	PutDraft(context.Context, *data.Draft) error
	DropDraft(context.Context, data.ID) error
	Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error
}

// weekly is for how many days a look at the week is not offered again.
const weekly = 7

// Screen is the room.
type Screen struct {
	env     kit.Env
	store   Store
	prefs   func() kit.Settings
	shipped func() (*practice.Set, error) // the practices that come with the program
	state   state
	reads   kit.Latest
	drafts  kit.Latest
	notices *kit.Notices

	board   board
	page    page
	form    form
	guide   fyne.CanvasObject
	builder builder
	faces   *fyne.Container // one of the five is seen
	stage   *kit.Stage
	root    fyne.CanvasObject
}

// face is one of the things that the room can show.
type face int

// The faces.
const (
	faceBoard face = iota
	facePage
	faceForm
	faceGuide
	faceBuilder
)

// state is all that the room shows, apart from what is being filled in.
type state struct {
	loaded  bool
	err     error // why reading failed, or nil
	set     *practice.Set
	own     []data.Definition
	unread  int // practices of one's own that cannot be read
	items   []data.Item
	records []data.Record // newest first
	folk    []data.Person
	looked  bool // at this week already
	face    face
	all     map[practice.Strand]bool // what rests and is done is listed too
}

// New builds the room; it reads nothing. Shipped gives the practices that come with
// the program, in the person's language.
func New(env kit.Env, store Store, prefs func() kit.Settings, shipped func() (*practice.Set, error)) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs, shipped: shipped}
	s.state.all = map[practice.Strand]bool{}
	s.build()
	return s
}

// build makes the widgets.
func (s *Screen) build() {
	s.notices = kit.NewNotices(s.env.Run)
	s.buildBoard()
	s.buildPage()
	s.buildForm()
	s.buildBuilder()
	s.guide = s.buildGuide()
	s.faces = container.NewStack(s.board.root, s.page.root, s.form.root, s.guide, s.builder.root)
	s.stage = kit.NewStage(s.faces)
	s.root = s.notices.Over(s.stage)
	s.Refresh()
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads what the room shows.
func (s *Screen) Show() {
	s.form.shortcuts(true)
	s.load()
}

// Hide stops reading; what was typed has been flushed before.
func (s *Screen) Hide() {
	s.form.shortcuts(false)
	s.reads.Stop()
	s.drafts.Stop()
	s.notices.Hide()
}

// Focus puts the cursor where one goes on.
func (s *Screen) Focus() {
	canvas := s.env.Window.Canvas()
	switch {
	case !s.state.loaded:
	case s.state.face == faceForm && s.form.first() != nil:
		canvas.Focus(s.form.first())
	case s.state.face == faceBuilder:
		canvas.Focus(s.builder.title)
	case s.state.face == facePage:
		canvas.Focus(s.page.back)
	case s.state.face == faceBoard:
		canvas.Focus(s.board.lapse)
	}
}

// Flush keeps what is being filled in as a draft.
func (s *Screen) Flush() error { return errors.Join(s.form.flush(), s.builder.flush()) }

// Busy says that something filled in is not in the store yet.
func (s *Screen) Busy() bool { return s.form.busy() || s.builder.busy() }

// Changed reads again what concerns the room.
func (s *Screen) Changed(cs []data.Change) {
	for _, c := range cs {
		switch c.Kind {
		case data.KindItem, data.KindRecord, data.KindPerson, data.KindDefinition, data.KindCheckIn:
			s.load()
			return
		}
	}
}

// Open shows one thing of the room: "guide"; "new:ID" the form of a practice or of a
// kind of item; "record:ID" the form of a record; or the id of an item, its page.
func (s *Screen) Open(id string) {
	word, rest, _ := strings.Cut(id, ":")
	switch word {
	case "guide":
		s.show(faceGuide)
		return
	case "new":
		s.whenLoaded(func() { s.onDo(rest) })
		return
	case "record":
		s.whenLoaded(func() { s.openRecord(rest) })
		return
	}
	if want, err := data.ParseID(id); err == nil {
		s.whenLoaded(func() { s.openItem(want) })
	}
}

// whenLoaded does something at once, or after the first reading.
func (s *Screen) whenLoaded(do func()) {
	if s.state.loaded {
		do()
		return
	}
	s.form.waiting = do
}

// everything is what load reads.
type everything struct {
	set     *practice.Set
	own     []data.Definition
	unread  int
	items   []data.Item
	records []data.Record
	folk    []data.Person
	looked  bool
}

// load reads all that the room shows.
func (s *Screen) load() {
	today := s.today()
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (all everything, err error) {
		shipped, err := s.shipped()
		if err != nil {
			return all, err
		}
		if all.own, err = s.store.Definitions(ctx, data.DefPractice); err != nil {
			return all, err
		}
		all.set = shipped.Copy()
		all.unread = all.set.Own(all.own)
		if all.items, err = s.store.Items(ctx); err != nil {
			return all, err
		}
		if all.records, err = s.store.Records(ctx, data.Span{}); err != nil {
			return all, err
		}
		if all.folk, err = s.store.People(ctx); err != nil {
			return all, err
		}
		weeks, err := s.store.CheckIns(ctx, data.Span{From: today - weekly + 1, To: today})
		all.looked = len(weeks) > 0
		return all, err
	}, s.loaded)
}

// loaded takes over what was read. What is being filled in stays as it is.
func (s *Screen) loaded(all everything, err error) {
	first := !s.state.loaded
	s.state.err = err
	if err == nil {
		s.state.set, s.state.own, s.state.unread = all.set, all.own, all.unread
		s.state.items, s.state.records, s.state.folk = all.items, all.records, all.folk
		s.state.looked = all.looked
		s.state.loaded = true
	}
	s.Refresh()
	if err != nil || !first {
		return
	}
	if do := s.form.waiting; do != nil {
		s.form.waiting = nil
		do()
	}
	s.Focus()
}

// show turns to another face.
func (s *Screen) show(f face) {
	s.state.face = f
	s.Refresh()
	s.Focus()
}

// onBoard goes back to the three strands.
func (s *Screen) onBoard() { s.show(faceBoard) }

// Refresh copies the state into the widgets; it never touches what is typed.
func (s *Screen) Refresh() {
	switch {
	case s.state.face == faceGuide: // needs nothing of the store
	case s.state.err != nil && !s.state.loaded:
		s.stage.Failed(s.state.err, s.load)
		return
	case !s.state.loaded:
		s.stage.Loading()
		return
	}
	s.stage.Full()
	for i, o := range s.faces.Objects {
		if face(i) == s.state.face {
			o.Show()
		} else {
			o.Hide()
		}
	}
	switch s.state.face {
	case faceBoard:
		s.refreshBoard()
	case facePage:
		s.refreshPage()
	case faceForm:
		s.form.refresh()
	case faceBuilder:
		s.builder.refresh()
	case faceGuide:
	}
	if s.state.err != nil {
		s.notices.Say(kit.T("practice.stale", "This could not be read again just now; it may not be the newest."))
	}
}

// today is the day it is for this person.
func (s *Screen) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// item gives an item by its id, or nil.
func (s *Screen) item(id data.ID) *data.Item {
	for i := range s.state.items {
		if s.state.items[i].ID == id && !id.IsZero() {
			return &s.state.items[i]
		}
	}
	return nil
}

// record gives a record by its id, or nil.
func (s *Screen) record(id data.ID) *data.Record {
	for i := range s.state.records {
		if s.state.records[i].ID == id {
			return &s.state.records[i]
		}
	}
	return nil
}

// lastOf gives the newest record of a practice about an item, or nil.
func (s *Screen) lastOf(id string, about data.ID) *data.Record {
	for i := range s.state.records {
		if r := &s.state.records[i]; r.Practice == id && r.Item == about {
			return r
		}
	}
	return nil
}

// person gives somebody's name, "" for nobody.
func (s *Screen) person(id data.ID) string {
	for i := range s.state.folk {
		if s.state.folk[i].ID == id {
			return s.state.folk[i].Name
		}
	}
	return ""
}

// write does one act that can be undone, and then what follows from it, or says that
// it failed. Name is the act's word in the store, doing its words for people.
func (s *Screen) write(name, doing string, do func(*data.Writer) error, then func()) {
	kit.Act(s.env, s.store, name, doing, do, then)
}

// onDo opens what a practice is done with: its form, or the room that it points to.
// A kind of item opens the form of a new item.
func (s *Screen) onDo(id string) {
	p := s.state.set.Named(id)
	if kind, ok := strings.CutPrefix(id, "item:"); ok {
		p = s.state.set.Item(kind)
	}
	if p == nil {
		return
	}
	switch p.Makes {
	case practice.MakesContact:
		s.env.Go(kit.Place{Room: "people", ID: "contact"})
	case practice.MakesCheckIn:
		s.env.Go(kit.Place{Room: "progress", ID: "look"})
	case practice.MakesEntry:
		s.env.Go(kit.Place{Room: "today", ID: "new"})
	case practice.MakesItem, practice.MakesRecord:
		s.form.begin(p, data.ID{})
	}
}

// openRecord opens the form of a record that is there.
func (s *Screen) openRecord(id string) {
	want, err := data.ParseID(id)
	if r := s.record(want); err == nil && r != nil {
		s.form.change(r)
	}
}

// openItem opens the page of an item that is there.
func (s *Screen) openItem(id data.ID) {
	if s.item(id) == nil {
		return
	}
	s.page.open(id, "")
	s.show(facePage)
}
