package journal

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// reader shows one entry.
type reader struct {
	date   *widget.Label
	title  *widget.Label
	prompt *widget.Label
	mood   *widget.Label
	files  *widget.Label
	text   *widget.RichText
	people *fyne.Container
	tags   *fyne.Container
	star   *kit.Button
	more   *kit.Button // shows the rest of a very long text
	page   *page
	stage  *kit.Stage
	empty  fyne.CanvasObject // nothing is chosen
	blank  fyne.CanvasObject // nothing is written

	shown shown // what the widgets show now
	whole bool  // a very long text is shown to its end
}

// shown says what is laid out.
type shown struct {
	id       data.ID
	revision uint32
	starred  bool
	query    string // what is marked
	names    string
	whole    bool
}

// longText is where a text is cut at first: laying out more takes too long for
// leafing through the journal. In bytes.
const longText = 16 << 10

// buildReader makes the right side.
func (s *Screen) buildReader() {
	r := &s.reader
	r.date, r.title, r.prompt = kit.Quiet(""), kit.Title(""), kit.Quiet("")
	r.prompt.TextStyle.Italic = true
	r.mood, r.files = kit.Quiet(""), kit.Quiet("")
	r.text = widget.NewRichText()
	r.text.Wrapping = fyne.TextWrapWord
	r.people, r.tags = kit.Wrap(kit.Small), kit.Wrap(kit.Small)
	r.star = kit.IconButton(kit.Icon("star"), kit.T("journal.star", "Star"), s.onStar)
	r.more = kit.NewButton(kit.T("journal.whole", "Show all of it"), kit.Icon("down"), s.onWhole)
	edit := kit.NewButton(kit.T("journal.edit", "Edit"), kit.Icon("edit"), s.onEdit)
	away := kit.IconButton(kit.Icon("trash"), kit.T("journal.delete", "Delete"), s.onDelete)
	head := container.NewBorder(nil, nil, nil, kit.Line(kit.Tight, r.star, edit, away), r.date)
	body := kit.Stack(kit.Small, head, r.title, r.prompt, r.text,
		container.NewHBox(r.more), r.mood, flush(r.people), flush(r.tags), r.files)
	r.page = newPage(kit.Column(kit.ReadingWidth, kit.Inset(kit.Large, body)), s.onLeaveReader)
	r.stage = kit.NewStage(r.page)
	r.empty = kit.Empty(kit.Icon("journal"), kit.T("journal.choose", "Choose an entry"),
		kit.T("journal.chooseline", "The arrow keys leaf through the list; Enter goes into the text."), nil)
	r.stage.Empty(r.empty)
}

// flush lets a line of chips begin where the words above it begin.
func flush(chips fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), chips)
}

// refreshReader shows the chosen entry, why it cannot be shown, or that none is.
func (s *Screen) refreshReader() {
	r := &s.reader
	switch e := &s.state.entry; {
	case s.state.chosen.IsZero():
		r.stage.Empty(r.empty)
	case s.state.entryErr != nil:
		r.stage.Failed(s.state.entryErr, s.readChosen)
	case e.ID == s.state.chosen:
		s.fillReader(e)
		r.stage.Full()
	case e.ID.IsZero():
		r.stage.Loading()
	} // else the entry before stays until the chosen one is read
}

// fillReader copies an entry into the widgets, unless they show it already:
// laying a text out takes long enough to be done once.
func (s *Screen) fillReader(e *data.Entry) {
	r := &s.reader
	if r.shown.id != e.ID {
		r.whole = false
		r.page.scroll.ScrollToTop()
	}
	now := shown{e.ID, e.Revision, e.Starred, s.state.found.Query.String(), s.names(e.People), r.whole}
	if r.shown == now {
		return
	}
	r.shown = now
	say(r.date, s.when(e))
	say(r.title, e.Title)
	say(r.prompt, e.Prompt)
	say(r.mood, moodLine(e.Mood))
	files := ""
	if n := len(e.Attachments); n > 0 {
		files = kit.TN("journal.files", "{{.Count}} file belongs to this entry", "{{.Count}} files belong to this entry", n)
	}
	say(r.files, files)
	r.star.Icon, r.star.Name = kit.Icon("star"), kit.T("journal.star", "Star")
	if e.Starred {
		r.star.Icon, r.star.Name = kit.IconIn("star-filled", theme.ColorNamePrimary), kit.T("journal.unstar", "Take the star away")
	}
	s.fillText(e.Body)
	fill(r.people, s.peopleChips(e))
	fill(r.tags, s.tagChips(e))
	r.page.content.Refresh()
}

// moodLine says how the day was.
func moodLine(m data.Rating) string {
	if !m.Set {
		return ""
	}
	return kit.T("journal.moodwas", "The day was {{.Mood}}", "Mood", moodWord(m))
}

// fillText cuts a very long text and gives the rest to the widget.
func (s *Screen) fillText(body string) {
	r := &s.reader
	r.more.Hidden = r.whole || len(body) <= longText
	if !r.more.Hidden {
		body = firstPart(body)
	}
	r.text.Segments = segmentsOf(body, s.state.found.Query, s.onLink)
	r.text.Hidden = len(r.text.Segments) == 0
}

// firstPart cuts a very long text at the end of a paragraph, or of a word.
func firstPart(body string) string {
	for _, end := range []string{"\n\n", "\n", " "} {
		if at := strings.LastIndex(body[:longText], end); at > longText/2 {
			return body[:at]
		}
	}
	cut := longText
	for cut > 0 && !utf8.RuneStart(body[cut]) {
		cut--
	}
	return body[:cut]
}

// when is the day and, if it means something, the time.
func (s *Screen) when(e *data.Entry) string {
	if e.AllDay || e.Created.IsZero() {
		return kit.LongDay(e.Day)
	}
	return kit.LongDay(e.Day) + "  ·  " + kit.Clock(e.Created.In(s.env.Now().Location()))
}

// peopleChips are the people of an entry; each leads to their page.
func (s *Screen) peopleChips(e *data.Entry) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, id := range e.People {
		if name := s.state.folk[id]; name != "" {
			c := kit.NewChip(name, nil)
			c.Icon = kit.Icon("people")
			c.OnTapped = func() { s.env.Go(kit.Place{Room: "people", ID: id.String()}) }
			out = append(out, c)
		}
	}
	return out
}

// tagChips are the tags of an entry; each shows what else has it.
func (s *Screen) tagChips(e *data.Entry) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, tag := range e.Tags {
		c := kit.NewChip("#"+tag, nil)
		c.OnTapped = func() { s.Search(tagQuery(tag)) }
		out = append(out, c)
	}
	return out
}

// say shows a text, or nothing at all for none.
func say(l *widget.Label, text string) {
	l.Hidden = text == ""
	l.SetText(text)
}

// fill shows some objects, or nothing at all for none.
func fill(c *fyne.Container, objects []fyne.CanvasObject) {
	c.Objects, c.Hidden = objects, len(objects) == 0
	c.Refresh()
}

// page is a text that scrolls by the keyboard too.
type page struct {
	widget.BaseWidget
	content fyne.CanvasObject
	scroll  *container.Scroll
	ring    *canvas.Rectangle
	escaped func()
}

var _ fyne.Focusable = (*page)(nil)

func newPage(content fyne.CanvasObject, escaped func()) *page {
	p := &page{content: content, scroll: container.NewVScroll(content), escaped: escaped}
	p.ring = kit.NewRowRing()
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer belongs to fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer {
	return kit.Drawing{
		Objects: []fyne.CanvasObject{p.scroll, p.ring},
		Least:   func() fyne.Size { return p.scroll.MinSize() },
		Layout:  func(size fyne.Size) { p.scroll.Resize(size); kit.PlaceRowRing(p.ring, size) },
		Paint:   func() {},
	}.Renderer()
}

// FocusGained shows the ring.
func (p *page) FocusGained() { p.focus(true) }

// FocusLost hides the ring.
func (p *page) FocusLost() { p.focus(false) }

func (p *page) focus(on bool) {
	kit.PaintRowRing(p.ring, on)
	p.ring.Refresh()
}

// TypedRune belongs to fyne.Focusable.
func (p *page) TypedRune(rune) {}

// TypedKey scrolls.
func (p *page) TypedKey(key *fyne.KeyEvent) {
	line, screen := 3*theme.TextSize(), p.scroll.Size().Height-3*theme.TextSize()
	switch key.Name {
	case fyne.KeyDown:
		p.by(line)
	case fyne.KeyUp:
		p.by(-line)
	case fyne.KeyPageDown, fyne.KeySpace:
		p.by(screen)
	case fyne.KeyPageUp:
		p.by(-screen)
	case fyne.KeyHome:
		p.scroll.ScrollToTop()
	case fyne.KeyEnd:
		p.scroll.ScrollToBottom()
	case fyne.KeyEscape:
		p.escaped()
	}
}

func (p *page) by(y float32) {
	last := max(0, p.content.MinSize().Height-p.scroll.Size().Height)
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(max(p.scroll.Offset.Y+y, 0), last)))
}
