package practice

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// pageFirst is how many records a page lists at first.
const pageFirst = 20

// page is the history of an item, or of a practice that is about none.
type page struct {
	item     data.ID
	practice string
	limit    int

	back   *kit.Button
	body   *fyne.Container
	scroll *container.Scroll
	root   fyne.CanvasObject
}

// open turns the page to an item or a practice.
func (p *page) open(item data.ID, id string) {
	p.item, p.practice, p.limit = item, id, pageFirst
	p.scroll.ScrollToTop()
}

// buildPage makes the widgets that stay.
func (s *Screen) buildPage() {
	p := &s.page
	p.back = kit.QuietButton(kit.T("practice.all", "All of Practice"), kit.Icon("back"), s.onBoard)
	p.body = kit.Stack(kit.Wide)
	p.scroll = kit.Page(kit.ReadingWidth, kit.Stack(kit.Small, container.NewHBox(p.back), p.body))
	p.root = p.scroll
}

// refreshPage shows the page as it is now. What is gone leads back to the strands.
func (s *Screen) refreshPage() {
	p := &s.page
	p.body.RemoveAll()
	item := s.item(p.item)
	def := s.state.set.Named(p.practice)
	switch {
	case item != nil:
		s.itemHead(item)
	case def != nil && p.item.IsZero():
		p.body.Add(kit.Heading(kit.Title(def.Title), kit.Quiet(def.Brief)))
		p.body.Add(container.NewHBox(kit.MainButton(kit.T("practice.another", "Note one"), kit.Icon("edit"), func() { s.form.begin(def, data.ID{}) })))
	default:
		p.body.Add(kit.Text(kit.T("practice.gone", "This is not here any more. The trash may still have it.")))
		return
	}
	s.history()
	p.body.Refresh()
}

// itemHead is what an item is and what can be done about it.
func (s *Screen) itemHead(i *data.Item) {
	body := s.page.body
	kind := s.state.set.Item(i.Kind)
	title := i.Kind
	if kind != nil {
		title = kind.Title
	}
	if since := kit.DayText(i.Started); since != "" {
		title = kit.T("practice.kindsince", "{{.Kind}}, since {{.Day}}", "Kind", title, "Day", since)
	}
	body.Add(kit.Heading(kit.Title(i.Title), kit.Quiet(title)))
	states := []data.State{data.Active, data.Resting, data.Done}
	words := make([]string, len(states))
	for n, st := range states {
		words[n] = stateWord(kind, st)
	}
	choice := kit.NewSegmented(words, nil)
	choice.SetSelected(int(i.State))
	choice.OnChanged = func(n int) { s.onState(*i, n) }
	body.Add(container.NewHBox(choice))
	if kind != nil && kind.Care != "" {
		body.Add(careCard(kind.Care, s.env.Go))
	}
	if lines := s.answers(kind, s.unlisted(i), i.People); len(lines) > 0 {
		body.Add(kit.Card(kit.Stack(kit.Small, lines...)))
	}
	s.rungs(i)
	row := kit.Wrap(kit.Small)
	for n, p := range s.state.set.About(i.Kind) {
		if n == 0 {
			row.Add(kit.MainButton(p.Title, nil, func() { s.form.begin(p, i.ID) }))
			continue
		}
		row.Add(kit.NewButton(p.Title, nil, func() { s.form.begin(p, i.ID) }))
	}
	if kind != nil {
		row.Add(kit.QuietButton(kit.T("practice.edit", "Change"), kit.Icon("edit"), func() { s.form.changeItem(i) }))
	}
	body.Add(row)
}

// rungs lists the lines of an item that a practice takes one of, such as the steps of
// a ladder: how often each was tried, and a tap to try it. There is no order to keep.
func (s *Screen) rungs(i *data.Item) {
	for _, p := range s.state.set.About(i.Kind) {
		for _, q := range p.Fields {
			key, ok := strings.CutPrefix(q.From, "lines:")
			if !ok {
				continue
			}
			var rows []fyne.CanvasObject
			for line := range strings.SplitSeq(answerTo(i.Fields, key).Text, "\n") {
				if line = strings.TrimSpace(line); line != "" {
					rows = append(rows, kit.NewRowButton(kit.RowText{Title: line, Aside: s.tried(p.ID, i.ID, q.Key, line)}, func() {
						s.form.begin(p, i.ID, data.Field{Key: q.Key, Text: line})
					}))
				}
			}
			if len(rows) > 0 {
				s.page.body.Add(kit.Card(kit.Stack(0, rows...)))
			}
		}
	}
}

// unlisted gives an item's answers without those that rungs lists.
func (s *Screen) unlisted(i *data.Item) []data.Field {
	fields := i.Fields
	for _, p := range s.state.set.About(i.Kind) {
		for _, q := range p.Fields {
			if key, ok := strings.CutPrefix(q.From, "lines:"); ok {
				fields = withAnswer(fields, data.Field{Key: key})
			}
		}
	}
	return fields
}

// tried says how often one line was noted, "" for never.
func (s *Screen) tried(id string, about data.ID, key, line string) string {
	n := 0
	for j := range s.state.records {
		if r := &s.state.records[j]; r.Practice == id && r.Item == about && r.Field(key).Text == line {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return kit.TN("practice.tried", "once", "{{.Count}} times", n)
}

// onState moves an item to another state; each can be left again.
func (s *Screen) onState(i data.Item, n int) {
	before := i
	if n < 0 || n > int(data.Done) || data.State(n) == i.State {
		s.Refresh()
		return
	}
	i.State, i.Modified = data.State(n), s.env.Now()
	s.write("practice.state", kit.T("practice.saving", "keeping what was filled in"), func(w *data.Writer) error { return w.PutItem(&i) }, func() {
		s.load()
		s.notices.SayUndo(stateWord(s.state.set.Item(i.Kind), i.State), func() {
			before.Revision = i.Revision
			s.undoing(func(w *data.Writer) error { return w.PutItem(&before) })
		})
	})
}

// answers are lines with a question and its answer each. A practice that is not known
// any more is shown with the keys that it had.
func (s *Screen) answers(def *practice.Practice, fields []data.Field, people []data.ID) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, kit.Labelled(label, kit.Text(text)))
		}
	}
	if def != nil {
		for _, q := range def.Fields {
			add(q.Label, answerText(q, answerTo(fields, q.Key), s.person))
		}
	}
	for _, f := range fields {
		if f.Key == practice.Begun {
			continue
		}
		if def == nil {
			add(f.Key, answerText(guess(f), f, s.person))
		} else if _, known := def.Field(f.Key); !known {
			add(f.Key, answerText(guess(f), f, s.person))
		}
	}
	names := ""
	for _, id := range people {
		if name := s.person(id); name != "" {
			if names != "" {
				names += ", "
			}
			names += name
		}
	}
	add(kit.T("practice.with", "With"), names)
	return lines
}

// guess is a question that would have such an answer.
func guess(f data.Field) practice.Field {
	switch {
	case f.Number.Set:
		return practice.Field{Type: practice.Scale, Max: 10}
	case f.Day != 0:
		return practice.Field{Type: practice.Date}
	case !f.Person.IsZero():
		return practice.Field{Type: practice.Person}
	case f.Answer != data.NoAnswer:
		return practice.Field{Type: practice.Answer}
	}
	return practice.Field{Type: practice.Text}
}

// history lists the records of the page, newest first.
func (s *Screen) history() {
	p := &s.page
	var list []data.Record
	for _, r := range s.state.records {
		if p.item.IsZero() && r.Practice == p.practice || !p.item.IsZero() && r.Item == p.item {
			list = append(list, r)
		}
	}
	if len(list) == 0 {
		p.body.Add(kit.Quiet(kit.T("practice.nohistory", "Nothing noted here yet. There is no hurry.")))
		return
	}
	p.body.Add(kit.SectionTitle(kit.TN("practice.history", "One note", "{{.Count}} notes", len(list))))
	for n := range list {
		if n == p.limit {
			p.body.Add(container.NewHBox(kit.QuietButton(kit.T("practice.older", "Older ones"), kit.Icon("down"), s.onOlder)))
			break
		}
		p.body.Add(s.recordCard(list[n]))
	}
}

// onOlder lists more of the history.
func (s *Screen) onOlder() {
	s.page.limit += 2 * pageFirst
	s.Refresh()
}

// recordCard is one record: its day, its answers, and what can be done with it.
func (s *Screen) recordCard(r data.Record) fyne.CanvasObject {
	def := s.state.set.Named(r.Practice)
	title := r.Practice
	if def != nil {
		title = def.Title
	}
	row := kit.Wrap(kit.Small)
	if def != nil && practice.Open(&r) {
		row.Add(kit.NewButton(kit.T("practice.tell", "Note how it went"), kit.Icon("edit"), func() { s.form.change(&r) }))
	} else if def != nil {
		change := kit.T("practice.edit", "Change")
		if def.Locks() && def.Follow.When.Key == "" && !def.Started(&r) {
			change = kit.T("practice.toplan", "Planned: change or begin")
		}
		row.Add(kit.QuietButton(change, kit.Icon("edit"), func() { s.form.change(&r) }))
	}
	if !r.Entry.IsZero() {
		row.Add(kit.QuietButton(kit.T("practice.entry", "The page it stands in"), kit.Icon("journal"), func() {
			s.env.Go(kit.Place{Room: "journal", ID: r.Entry.String()})
		}))
	}
	day := kit.Ends(kit.Quiet(title), kit.QuietWord(kit.NearDay(r.Day, s.today())))
	content := kit.Stack(kit.Tight, append([]fyne.CanvasObject{day}, s.answers(def, r.Fields, r.People)...)...)
	if len(row.Objects) > 0 {
		content.Add(row)
	}
	return kit.SlimCard(content)
}
