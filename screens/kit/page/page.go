// Package page is the sheet of paper on which an entry is written: title, text, who
// it is about, tags, mood, files, and a sign that says honestly where the text is. The
// rooms that let one write share it; each decides which entry lies on it.
//
//	p := page.New(env, store, prefs, page.Around{})
//	p.Show()        // the room is seen: people, tags and templates are read
//	p.Open(entry)   // what was typed before must have been flushed
//	p.Flush()       // saved, or an error and the sign says so
//
// What is typed is in the store before a second has passed (pen.go). The text belongs
// to the fields; everything else that is shown is in state.
package page

import (
	"context"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/editor"
)

// Store is what the page needs of the data.
type Store interface {
	Entry(context.Context, data.ID) (data.Entry, error)
	People(context.Context) ([]data.Person, error)
	Tags(context.Context) ([]data.TagCount, error)
	Definitions(ctx context.Context, kind string) ([]data.Definition, error)
	Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error
	Search(ctx context.Context, text string, o data.FindOptions) (data.Finding, error)
	EntryRefs(ctx context.Context, span data.Span, limit int) ([]data.Ref, error)
	AddFile(context.Context, io.Reader) (data.Attachment, error)
	OpenFile(context.Context, data.ID) (io.ReadSeekCloser, error)
	Pref(ctx context.Context, name string, into any) error
	PutPref(ctx context.Context, name string, value any) error
	Update(context.Context, func(*data.Writer) error) error
}

// Around is what a room adds to the page; all of it may be left out.
type Around struct {
	// Top stands between the date and the title.
	Top fyne.CanvasObject
	// Buttons stand at the right end of the page's foot.
	Buttons []fyne.CanvasObject
	// Prompts says that a question may be offered on an empty page.
	Prompts bool
	// OnTag is called when a tag is pressed; nil does nothing.
	OnTag func(tag string)
	// Fresh gives a new entry of now. A page that was opened fresh takes its day and
	// time from it with the first key, since it may have lain open for long.
	Fresh func() data.Entry
	// Emptied is called after a fresh page turned out blank and was taken away; the
	// room lays another one out.
	Emptied func()
}

// Page is the sheet. It belongs to the window's goroutine.
type Page struct {
	env    kit.Env
	store  Store
	prefs  func() kit.Settings
	around Around
	state  state
	pen    pen
	reads  kit.Latest // of people and tags

	complete completion
	files    files
	notices  *kit.Notices
	finder   finder
	prompt   prompter
	peace    peace
	shipped  shipped

	date  *widget.Label
	sign  *widget.Label
	again *kit.Button
	copy  *kit.Button
	star  *kit.Button
	more  *kit.Button

	elsewhere *kit.Button // saves a copy where the person says

	title  *kit.Field
	text   *editor.Editor
	chips  *fyne.Container // people and tags
	picker *kit.Picker
	tagger *kit.Picker
	mood   *kit.Segmented
	count  *widget.Label
	root   fyne.CanvasObject
	found  func(text string) [][2]int // what is marked in the text, or nil

	sheet     fyne.CanvasObject // the text with what lies over it
	middle    *fyne.Container   // where the sheet is, unless one writes in peace
	signPlace *fyne.Container

	warning    *widget.Label   // why the text is not saved
	alarm      *fyne.Container // the warning with the ways out
	alarmPlace *fyne.Container
}

// state is all that the page shows, apart from the text being typed, which belongs
// to the fields.
type state struct {
	entry   data.Entry // that lies here; its text as it was last handed to the pen
	folk    []data.Person
	names   *data.Names
	tags    []data.TagCount
	own     []data.Definition // templates and questions of the person's own
	choices choices
	saveErr error     // why saving failed, or nil
	readErr error     // why reading people and tags failed, or nil
	roomErr error     // why the room could not read what it shows around the page
	saved   time.Time // of the last save of this page, zero before
	adding  adding
	placed  bool // the person chose the day of a page on which nothing is written yet
}

// adding says which picker is open.
type adding int

const (
	addNothing adding = iota
	addPerson
	addTag
)

// New makes the page, with a fresh entry on it if around can give one; it reads
// nothing.
func New(env kit.Env, store Store, prefs func() kit.Settings, around Around) *Page {
	p := &Page{env: env, store: store, prefs: prefs, around: around}
	p.state.names = data.NamesOf(nil)
	p.pen = pen{page: p}
	p.shipped, _ = readShipped() // ours; a test reads them
	p.build()
	if around.Fresh != nil {
		p.Open(around.Fresh())
	}
	return p
}

// Content is what goes into the room: the same object on every call.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Show reads people and tags; the room is seen.
func (p *Page) Show() {
	p.env.Window.SetOnDropped(p.onDropped)
	p.loadPictures()
	kit.Load(p.env.Run, &p.reads, p.read, func(k known, err error) {
		p.state.readErr = err
		if err == nil {
			p.state.tags, p.state.own, p.state.choices = k.tags, k.own, k.choices
			p.know(k.folk)
		}
		p.Refresh()
	})
}

// known is what the page knows of the rest of the notebook.
type known struct {
	folk []data.Person
	tags []data.TagCount
	own  []data.Definition

	choices choices
}

func (p *Page) read(ctx context.Context) (k known, err error) {
	if k.folk, err = p.store.People(ctx); err != nil {
		return k, err
	}
	if k.own, err = p.store.Definitions(ctx, ""); err != nil {
		return k, err
	}
	if err = p.store.Pref(ctx, choicesName, &k.choices); err != nil {
		return k, err
	}
	k.tags, err = p.store.Tags(ctx)
	return k, err
}

// know takes the people over: what the text names is heard with their names.
func (p *Page) know(folk []data.Person) {
	p.state.folk, p.state.names = folk, data.NamesOf(folk)
	p.pen.heard = p.hear(p.pen.said)
	p.text.Restyle()
}

// Hide stops reading; what was typed has been flushed before.
func (p *Page) Hide() {
	p.reads.Stop()
	p.files.reads.Stop()
	p.env.Window.SetOnDropped(nil)
	p.notices.Hide()
	p.endPeace()
	p.complete.finds.Stop()
	p.offer(nil, -1)
}

// Changed reads people and tags again when they changed.
func (p *Page) Changed(cs []data.Change) {
	for _, c := range cs {
		if c.Kind == data.KindEntry || c.Kind == data.KindPerson || c.Kind == data.KindDefinition {
			p.Show()
			return
		}
	}
}

// Focus puts the cursor into the text.
func (p *Page) Focus() { p.env.Window.Canvas().Focus(p.text) }

// GoOn puts the cursor behind the last word, where one writes on.
func (p *Page) GoOn() { p.text.SetSelection(p.text.Len(), p.text.Len()) }

// Open lays an entry on the page and begins a session with it. What was typed before
// is gone unless it was flushed.
func (p *Page) Open(e data.Entry) {
	p.state.entry = e
	p.state.saved, p.state.saveErr, p.state.adding, p.state.placed = time.Time{}, nil, addNothing, false
	if e.Revision > 0 {
		p.state.saved = e.Modified
	}
	p.pen.begin(e)
	p.files.forget()
	p.fill(e.Title, e.Body)
	p.loadPictures()
	p.Refresh()
}

// fill puts a text into the fields.
func (p *Page) fill(title, body string) {
	p.pen.quiet = true
	p.title.SetText(title)
	p.text.SetText(body)
	p.pen.quiet = false
}

// Meet takes over how the entry of the page was changed elsewhere, unless the person
// is ahead of the store, whose changes will be put over these.
func (p *Page) Meet(e data.Entry) {
	if e.ID == p.state.entry.ID && e.Revision != p.state.entry.Revision {
		p.adopt(e)
	}
}

// adopt shows the entry as the store has it, unless the person is ahead of it.
func (p *Page) adopt(e data.Entry) {
	if p.pen.busy() {
		return
	}
	written := p.Entry()
	p.state.entry = e
	p.pen.meet(e)
	if e.Title != written.Title || e.Body != written.Body {
		at := p.text.CursorTextOffset()
		p.fill(e.Title, e.Body)
		p.text.SetSelection(at, at)
		p.Refresh()
		return
	}
	p.refreshChips()
}

// Entry is the entry with the text as it stands in the fields. What was pasted may
// hold bytes that are no text: they must not keep the rest from being saved.
func (p *Page) Entry() data.Entry {
	e := p.state.entry
	e.Title = strings.Map(oneLine, strings.ToValidUTF8(p.title.Text, "\uFFFD"))
	e.Body = strings.ToValidUTF8(p.text.Text(), "\uFFFD")
	return e
}

// oneLine turns what would break a title into blanks.
func oneLine(r rune) rune {
	if r == '\n' || r == '\r' || r == 0 {
		return ' '
	}
	return r
}

// Flush saves what was typed, and takes a fresh page away that turned out blank. It
// returns when that is done, or cannot be.
func (p *Page) Flush() error { return p.pen.flush() }

// Busy says that the store does not have all that was typed yet.
func (p *Page) Busy() bool { return p.pen.busy() }

// Untouched says that nothing is written on a page that the store does not know.
func (p *Page) Untouched() bool {
	e := p.Entry()
	return !p.pen.busy() && e.Revision == 0 && bare(&e)
}
