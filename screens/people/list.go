package people

import (
	"context"
	"sort"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// list is the left side: a field to add or find somebody, and everybody.
type list struct {
	field    *nameField
	hint     *widget.Label // what Enter would do
	rows     *chooser
	archived *widget.Check
	nobody   *widget.Label
	content  *fyne.Container
}

// buildList makes the left side.
func (s *Screen) buildList() {
	l := &s.list
	l.field = newNameField(kit.T("people.add", "Add or find somebody"))
	l.field.changed, l.field.enter, l.field.down, l.field.escape = s.onTyped, s.onAdd, s.onFieldDown, s.onEscape
	l.field.ActionItem = widget.NewIcon(kit.IconIn("add", kit.ColorQuiet))
	l.hint = kit.QuietLine("")
	l.nobody = kit.Quiet(kit.T("people.nobodysuch", "Nobody of that name."))
	l.rows = newChooser(func() int { return len(s.state.shown) }, func() fyne.CanvasObject { return newFolkRow() }, s.setRow)
	l.rows.tapped, l.rows.key, l.rows.typed = s.onTapRow, s.onKey, s.onLetter
	l.archived = widget.NewCheck(kit.T("people.archived", "Show archived people"), s.onArchivedToo)
	title := kit.Title(kit.T("people.title", "People"))
	title.Wrapping = fyne.TextWrapOff
	contact := kit.IconButton(kit.Icon("two-way"), kit.T("people.contactwith", "Log a contact with anybody"), func() { s.form.begin(data.ID{}) })
	head := kit.Stack(kit.Tight, kit.Line(0, title, layout.NewSpacer(), contact), l.field, l.hint, l.nobody)
	foot := container.NewHBox(l.archived)
	l.content = kit.Inset(kit.Medium, container.New(layout.NewBorderLayout(head, foot, nil, nil), head, l.rows, foot))
}

// arrange decides who is listed, in which order: by closeness and then by name,
// those not placed later, archived ones last.
func (s *Screen) arrange() {
	var list []data.Person
	typed := data.Fold(s.list.field.Text)
	for _, p := range s.state.folk {
		if (!p.Archived || s.state.archived) && fits(p.Name, typed) {
			list = append(list, p)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := rank(list[i]), rank(list[j])
		if a != b {
			return a < b
		}
		return data.Fold(list[i].Name) < data.Fold(list[j].Name)
	})
	s.state.shown = s.state.shown[:0]
	for _, p := range list {
		s.state.shown = append(s.state.shown, p.ID)
	}
}

// rank sorts by ring.
func rank(p data.Person) int {
	switch {
	case p.Archived:
		return data.MaxRing + 2
	case p.Ring == 0:
		return data.MaxRing + 1
	}
	return p.Ring
}

// fits says that a word of a name begins with what was typed (folded).
func fits(name, typed string) bool {
	return strings.Contains(" "+data.Fold(name), " "+typed)
}

// named gives somebody of exactly this name, archived ones last, or nil.
func (s *Screen) named(name string) *data.Person {
	var found *data.Person
	for i := range s.state.folk {
		p := &s.state.folk[i]
		if data.Fold(p.Name) == data.Fold(name) && (found == nil || found.Archived) {
			found = p
		}
	}
	return found
}

// onTyped lists who fits.
func (s *Screen) onTyped(string) {
	s.arrange()
	s.list.rows.ScrollToTop()
	s.Refresh()
}

// onAdd adds somebody, or opens the page of somebody who is there already. The
// cursor stays, for the next name.
func (s *Screen) onAdd() {
	name := strings.TrimSpace(s.list.field.Text)
	if name == "" || !s.state.loaded {
		return
	}
	s.list.field.SetText("")
	if p := s.named(name); p != nil {
		s.choose(p.ID)
		return
	}
	s.addPerson(name, func(p data.Person) { s.choose(p.ID) }, func() {
		if s.list.field.Text == "" {
			s.list.field.SetText(name) // a name that could not be kept is not lost
		}
	})
}

// addPerson makes somebody new and then does what follows; lost is called when
// they could not be kept.
func (s *Screen) addPerson(name string, then func(data.Person), lost func()) {
	now := s.env.Now()
	p := data.Person{ID: data.NewID(), Name: name, Created: now, Modified: now}
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Update(ctx, func(w *data.Writer) error { return w.PutPerson(&p) })
	}, func(err error) {
		if err != nil {
			lost()
			s.env.Fail(kit.T("people.adding", "adding a person"), err)
			return
		}
		if s.find(p.ID) == nil { // unless reading them again was faster
			s.state.folk = append(s.state.folk, p)
		}
		s.arrange()
		then(p)
		s.Refresh()
	})
}

// onFieldDown goes from the field into the list.
func (s *Screen) onFieldDown() {
	if len(s.state.shown) == 0 {
		return
	}
	if s.row() < 0 {
		s.choose(s.state.shown[0])
	}
	s.env.Window.Canvas().Focus(s.list.rows)
}

// onEscape empties the field; an empty one hands the key to the window.
func (s *Screen) onEscape(key *fyne.KeyEvent) {
	if s.list.field.Text != "" {
		s.list.field.SetText("")
		return
	}
	if f := s.env.Window.Canvas().OnTypedKey(); f != nil {
		f(key)
	}
}

// onLetter begins to find somebody with a letter typed over the list.
func (s *Screen) onLetter(r rune) {
	s.env.Window.Canvas().Focus(s.list.field)
	s.list.field.TypedRune(r)
}

// onTapRow opens a page.
func (s *Screen) onTapRow(index int) {
	s.form.close()
	s.choose(s.state.shown[index])
	s.split.enter(true)
}

// row is the place of the open page in the list, or -1.
func (s *Screen) row() int {
	for i, id := range s.state.shown {
		if id == s.state.chosen {
			return i
		}
	}
	return -1
}

// onKey answers to the keys of the list.
func (s *Screen) onKey(key *fyne.KeyEvent) {
	by := 0
	switch key.Name {
	case fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyPageDown:
		by = s.list.rows.page()
	case fyne.KeyPageUp:
		by = -s.list.rows.page()
	case fyne.KeyEnd:
		by = len(s.state.shown)
	case fyne.KeyHome:
		by = -len(s.state.shown)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.onEnter()
	case fyne.KeyEscape:
		s.onEscape(key)
	}
	if by != 0 && len(s.state.shown) > 0 {
		at := min(max(s.row()+by, 0), len(s.state.shown)-1)
		s.form.close()
		s.choose(s.state.shown[at])
		s.list.rows.ScrollTo(at)
	}
}

// onEnter goes from the list onto the page.
func (s *Screen) onEnter() {
	if s.state.chosen.IsZero() {
		return
	}
	s.split.enter(true)
	s.env.Window.Canvas().Focus(s.page.contact)
}

// onArchivedToo lists archived people too, or no longer.
func (s *Screen) onArchivedToo(on bool) {
	if s.state.archived != on {
		s.state.archived = on
		s.arrange()
		s.Refresh()
	}
}

// onBack goes back to the list where only one side fits.
func (s *Screen) onBack() {
	s.split.enter(false)
	s.env.Window.Canvas().Focus(s.list.rows)
}

// refreshList shows everybody, and what Enter would do.
func (s *Screen) refreshList() {
	l := &s.list
	name, hint := strings.TrimSpace(l.field.Text), ""
	if p := s.named(name); p != nil && name != "" {
		hint = kit.T("people.enteropens", "Enter opens the page of {{.Name}}", "Name", p.Name)
	} else if name != "" {
		hint = kit.T("people.enteradds", "Enter adds “{{.Name}}”", "Name", name)
	}
	l.hint.SetText(hint)
	l.hint.Hidden = hint == ""
	l.nobody.Hidden = len(s.state.shown) > 0 || len(s.state.folk) == 0
	l.archived.Checked = s.state.archived
	l.archived.Hidden = !s.hasArchived()
	l.archived.Refresh()
	l.content.Refresh()
}

func (s *Screen) hasArchived() bool {
	for _, p := range s.state.folk {
		if p.Archived {
			return true
		}
	}
	return false
}

// setRow fills one row.
func (s *Screen) setRow(index int, o fyne.CanvasObject) {
	r, ok := o.(*folkRow)
	if !ok || index >= len(s.state.shown) {
		return
	}
	if p := s.find(s.state.shown[index]); p != nil {
		chosen := p.ID == s.state.chosen && !s.form.state.open
		r.set(s.rowText(p), chosen, chosen && s.list.rows.focused)
	}
}

// rowText is what a row says of somebody.
func (s *Screen) rowText(p *data.Person) kit.RowText {
	var parts []string
	if p.Archived {
		parts = append(parts, kit.T("people.isarchived", "archived"))
	}
	if p.Ring > 0 {
		parts = append(parts, ringWord(p.Ring))
	}
	if len(p.Roles) > 0 {
		parts = append(parts, roleWords(p.Roles))
	}
	if len(parts) == 0 {
		parts = append(parts, ringWord(0))
	}
	text := kit.RowText{Title: p.Name, Detail: strings.Join(parts, "  ·  ")}
	if day, ok := s.state.last[p.ID]; ok {
		text.Aside = ago(day, s.today())
	}
	if p.ModelsSecurity {
		text.Icon = kit.IconIn("heart", kit.ColorQuiet)
	}
	return text
}

// folkRow is one person in the list.
type folkRow struct {
	widget.BaseWidget
	row             *kit.Row
	text            kit.RowText
	chosen, focused bool
}

func newFolkRow() *folkRow {
	r := &folkRow{row: kit.NewRow(true)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *folkRow) set(text kit.RowText, chosen, focused bool) {
	r.text, r.chosen, r.focused = text, chosen, focused
	r.row.Set(text)
	r.Refresh()
}

// TestName is the person's name.
func (r *folkRow) TestName() string { return r.text.Title }

// TestState is the rest of the row.
func (r *folkRow) TestState() string {
	state := strconv.Quote(r.text.Detail)
	for _, more := range []struct {
		on   bool
		word string
	}{{r.text.Aside != "", strconv.Quote(r.text.Aside)}, {r.text.Icon != nil, "heart"}, {r.chosen, "chosen"}, {r.focused, "focused"}} {
		if more.on {
			state += " " + more.word
		}
	}
	return state
}

// TestClosed says that its parts add nothing.
func (r *folkRow) TestClosed() {}

// CreateRenderer belongs to fyne.Widget.
func (r *folkRow) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := newGround(), newRing()
	return newDrawn(drawn{
		objects: []fyne.CanvasObject{ground, ring, r.row},
		least:   func() fyne.Size { return r.row.MinSize() },
		layout: func(size fyne.Size) {
			ground.Resize(size)
			placeRing(ring, size)
			r.row.Resize(size)
		},
		paint: func() { r.paint(ground, ring) },
	})
}

func (r *folkRow) paint(ground, ring *canvas.Rectangle) {
	paintGround(ground, r.chosen)
	paintRing(ring, r.focused)
}

// nameField is a field of one line that hands some keys over.
type nameField struct {
	widget.Entry
	changed     func(string)
	enter, down func()
	escape      func(*fyne.KeyEvent)
	left        func() // the cursor left it; nil does nothing
}

func newNameField(hint string) *nameField {
	f := &nameField{down: func() {}}
	f.PlaceHolder = hint
	f.OnChanged = func(text string) { f.changed(text) }
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey keeps the keys of the list and hands the others to the entry.
func (f *nameField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		f.escape(key)
	case fyne.KeyDown:
		f.down()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.enter()
	default:
		f.Entry.TypedKey(key)
	}
}

// FocusLost tells that the cursor left.
func (f *nameField) FocusLost() {
	f.Entry.FocusLost()
	if f.left != nil {
		f.left()
	}
}

// TestEntry gives the entry inside.
func (f *nameField) TestEntry() *widget.Entry { return &f.Entry }
