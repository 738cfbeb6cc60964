package people

import (
	"strings"

	"fyne.io/fyne/v2"
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
	rows     *kit.Chooser
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
	l.rows = kit.NewChooser(func() int { return len(s.state.shown) }, func() fyne.CanvasObject { return newFolkRow() }, s.setRow)
	l.rows.Tapped, l.rows.Key, l.rows.Typed = s.onTapRow, s.onKey, s.onLetter
	l.archived = widget.NewCheck(kit.T("people.archived", "Show archived people"), s.onArchivedToo)
	title := kit.Title(kit.T("people.title", "People"))
	title.Wrapping = fyne.TextWrapOff
	contact := kit.IconButton(kit.Icon("two-way"), kit.T("people.contactwith", "Log a contact with anybody"), func() { s.form.begin(data.ID{}) })
	bring := kit.IconButton(kit.Icon("import"), kit.T("people.import.open", "Bring people in from a file"), s.onImport)
	head := kit.Stack(kit.Tight, kit.Line(0, title, layout.NewSpacer(), bring, contact), l.field, l.hint, l.nobody)
	foot := container.NewHBox(l.archived)
	l.content = kit.Inset(kit.Medium, container.New(layout.NewBorderLayout(head, foot, nil, nil), head, l.rows, foot))
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
		r.set(s.rowText(p), chosen, chosen && s.list.rows.HasFocus())
	}
}

// rowText is what a row says of somebody.
func (s *Screen) rowText(p *data.Person) kit.RowText {
	var parts []string
	if p.Archived {
		parts = append(parts, kit.T("people.isarchived", "archived"))
	}
	if p.Ring > 0 {
		parts = append(parts, kit.RingWord(p.Ring))
	}
	if len(p.Roles) > 0 {
		parts = append(parts, roleWords(p.Roles))
	}
	if len(parts) == 0 {
		parts = append(parts, kit.RingWord(0))
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
