package page

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/screens/kit"
)

// shelf is the dialog of templates and questions: one takes from it, and adds, changes
// and deletes one's own.
type shelf struct {
	page *Page
	kind string  // data.DefTemplate or data.DefPrompt
	open data.ID // what is being changed, zero for a new one

	rows *fyne.Container
	name *kit.Field
	body *kit.TextArea
	save *kit.Button
	all  *kit.Dialog
}

// onShelf opens the dialog.
func (p *Page) onShelf() {
	s := &shelf{page: p, kind: data.DefTemplate, rows: kit.Stack(0)}
	s.name = kit.NewField("")
	s.body = kit.NewTextArea("", nil)
	s.body.SetMinRowsVisible(4)
	s.save = kit.NewButton("", kit.Icon("check"), s.onSave)
	kinds := kit.NewSegmented([]string{kit.T("page.shelf.templates", "Templates"), kit.T("page.shelf.questions", "Questions")}, func(i int) {
		s.kind = [...]string{data.DefTemplate, data.DefPrompt}[max(i, 0)]
		s.edit(data.Definition{})
	})
	kinds.SetSelected(0)
	list := container.NewVScroll(s.rows)
	list.SetMinSize(fyne.NewSize(kit.Ems(26), kit.Ems(13)))
	s.all = kit.ShowDialog(p.env.Window, kit.T("page.shelf", "Templates and questions"),
		kit.Stack(kit.Small, kinds, list, s.name, s.body, container.NewHBox(s.save)),
		kit.MainButton(kit.T("page.close", "Close"), nil, func() { s.all.Close() }))
	s.edit(data.Definition{})
}

// edit shows a definition in the fields; the zero one is a new one.
func (s *shelf) edit(d data.Definition) {
	s.open = d.ID
	s.name.SetPlaceHolder(kit.T("page.shelf.name", "Name of a template of your own"))
	s.body.SetPlaceHolder(kit.T("page.shelf.body", "What it begins with; Markdown"))
	s.name.Show()
	if s.kind == data.DefPrompt {
		s.body.SetPlaceHolder(kit.T("page.shelf.question", "A question of your own"))
		s.name.Hide()
	}
	s.name.SetText(d.Name)
	s.body.SetText(string(d.Body))
	s.save.SetText(kit.T("page.shelf.add", "Add"))
	if !d.ID.IsZero() {
		s.save.SetText(kit.T("page.shelf.save", "Save"))
	}
	s.show()
}

// show lists what there is.
func (s *shelf) show() {
	s.rows.RemoveAll()
	if s.kind == data.DefPrompt {
		for _, d := range s.page.state.own {
			if d.Kind == data.DefPrompt {
				s.rows.Add(s.row(string(d.Body), func() { s.ask(string(d.Body)) }, d.ID))
			}
		}
		for _, q := range questions(nil, s.page.shipped) {
			s.rows.Add(s.row(q, func() { s.ask(q) }, data.ID{}))
		}
	} else {
		for _, t := range s.page.templates() {
			s.rows.Add(s.row(t.Name, func() { s.all.Close(); s.page.insertTemplate(t) }, t.ID))
		}
	}
	s.rows.Refresh()
}

// row is one thing; one's own can be changed and deleted.
func (s *shelf) row(name string, take func(), id data.ID) fyne.CanvasObject {
	main := kit.NewRowButton(kit.RowText{Title: name}, take)
	if id.IsZero() {
		return main
	}
	change := kit.IconButton(kit.Icon("edit"), kit.T("page.shelf.edit", "Change"), func() {
		if d := s.page.own(id); d != nil {
			s.edit(*d)
		}
	})
	away := kit.IconButton(kit.Icon("trash"), kit.T("page.shelf.delete", "Delete"), func() { s.onDelete(id) })
	return container.NewBorder(nil, nil, nil, kit.Line(0, change, away), main)
}

// ask has the entry answer a question.
func (s *shelf) ask(question string) {
	s.all.Close()
	s.page.state.entry.Prompt = question
	s.page.pen.touch()
	s.page.refreshPrompt()
	s.page.Focus()
}

// onSave keeps what is in the fields.
func (s *shelf) onSave() {
	p, now := s.page, s.page.env.Now()
	d := data.Definition{ID: data.NewID(), Created: now}
	if old := p.own(s.open); old != nil {
		d = *old
	}
	body := strings.TrimSpace(s.body.Text)
	d.Kind, d.Name, d.Body, d.Modified = s.kind, strings.TrimSpace(s.name.Text), []byte(s.body.Text), now
	if s.kind == data.DefPrompt {
		d.Name, d.Body = shortened(strings.Join(strings.Fields(body), " ")), []byte(body)
	}
	if d.Name == "" || body == "" {
		p.env.Window.Canvas().Focus(s.body)
		return
	}
	kit.Do(p.env.Run, func(ctx context.Context) error {
		return p.store.Act(ctx, "page.shelf", now, func(w *data.Writer) error { return w.PutDefinition(&d) })
	}, func(err error) {
		if err != nil {
			p.env.Fail(kit.T("page.shelf.saving", "saving a template or a question"), err)
			return
		}
		p.state.own = append(slices.DeleteFunc(slices.Clone(p.state.own), func(o data.Definition) bool { return o.ID == d.ID }), d)
		s.edit(data.Definition{})
	})
}

// onDelete moves one's own to the trash.
func (s *shelf) onDelete(id data.ID) {
	p, now := s.page, s.page.env.Now()
	kit.Do(p.env.Run, func(ctx context.Context) error {
		return p.store.Act(ctx, "page.shelf", now, func(w *data.Writer) error { return w.DeleteDefinition(id, now) })
	}, func(err error) {
		if err != nil {
			p.env.Fail(kit.T("page.shelf.deleting", "deleting a template or a question"), err)
			return
		}
		p.state.own = slices.DeleteFunc(slices.Clone(p.state.own), func(o data.Definition) bool { return o.ID == id })
		s.edit(data.Definition{})
	})
}
