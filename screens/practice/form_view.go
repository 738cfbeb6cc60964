package practice

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// make builds the form anew: its head, its questions, and what ends it.
func (f *form) make() {
	s, st := f.screen, &f.state
	f.body.RemoveAll()
	f.asked, f.name = nil, nil
	f.fault.Hide()
	f.head()
	if st.def.Makes == practice.MakesItem {
		f.askName()
	} else if st.def.About.Kind != "" {
		f.askAbout()
	}
	f.echo.RemoveAll()
	asker := f.asker()
	for _, q := range st.def.Fields {
		if q.Locked && f.begun() {
			f.body.Add(stands(q, answerTo(st.answers, q.Key), s.person))
			continue
		}
		asked := newQuestion(q, asker)
		asked.set(answerTo(st.answers, q.Key))
		f.asked = append(f.asked, asked)
		f.body.Add(asked.root)
		if q.Key == st.def.Echo.By {
			f.body.Add(f.echo)
		}
	}
	f.more = kit.QuietButton(kit.T("practice.more", "More, if you like"), kit.Icon("down"), f.onMore)
	f.body.Add(container.NewHBox(f.more))
	if st.def.People {
		f.body.Add(kit.Labelled(kit.T("practice.withwhom", "With whom?"), inField(f.askPeople())))
	}
	f.body.Add(kit.Labelled(f.dayLabel(), inField(f.askDay())))
	if why := st.def.Why; why.Text != "" {
		f.body.Add(whyText(why))
	}
	f.makeFoot()
	f.scroll.ScrollToTop()
	f.refresh()
}

// head is what stands above the questions.
func (f *form) head() {
	def := f.state.def
	back := kit.QuietButton(kit.T("practice.back", "Back"), kit.Icon("back"), f.close)
	row := container.NewHBox(back)
	if own := f.screen.ownOf(def.ID); own != nil {
		row.Add(kit.QuietButton(kit.T("practice.builder.change", "Change or share this practice"), kit.Icon("edit"), func() { f.screen.builder.begin(own) }))
	}
	f.body.Add(row)
	f.body.Add(kit.Heading(kit.Title(def.Title), kit.Quiet(def.Brief)))
	if def.Care != "" {
		f.body.Add(careCard(def.Care, f.screen.env.Go))
	}
	if def.How != "" {
		f.body.Add(kit.Text(def.How))
	}
}

// careCard says when something is not for now, with the way to the page that helps.
func careCard(text string, away func(kit.Place)) fyne.CanvasObject {
	help := kit.QuietButton(kit.T("practice.notalone", "Not alone"), kit.Icon("notalone"), func() { away(kit.Place{Room: "notalone"}) })
	return kit.SlimCard(kit.Stack(0, kit.Text(text), container.NewHBox(help)))
}

// whyText gives the reason and its source, quietly.
func whyText(why practice.Why) fyne.CanvasObject {
	text := why.Text
	if why.Source != "" {
		text += "\n" + kit.T("practice.source", "After: {{.Source}}", "Source", why.Source)
	}
	return kit.Quiet(text)
}

// stands is an answer that cannot be changed any more.
func stands(q practice.Field, a data.Field, person func(data.ID) string) fyne.CanvasObject {
	text := answerText(q, a, person)
	if text == "" {
		text = "–"
	}
	return kit.Labelled(q.Label, kit.Text(text))
}

// asker gives the questions what they need.
func (f *form) asker() asker {
	s := f.screen
	return asker{
		today: s.today, person: s.person, said: f.onAnswer,
		people:  func(typed string) []kit.Choice { return s.matching(typed, nil) },
		options: f.options, seen: f.reveal, save: func() { f.onSave(true) },
	}
}

// matching gives the people whose name fits, without some.
func (s *Screen) matching(typed string, without []data.ID) []kit.Choice {
	var all []kit.Choice
	for _, p := range s.state.folk {
		if !p.Archived && !slices.Contains(without, p.ID) {
			all = append(all, kit.Choice{ID: p.ID, Name: p.Name})
		}
	}
	return kit.MatchNames(all, typed)
}

// options gives what a choice offers: its own options, titles of items, or the lines
// of a text of the item.
func (f *form) options(q practice.Field) []practice.Option {
	kind, rest, _ := strings.Cut(q.From, ":")
	var out []practice.Option
	add := func(text string) {
		if text = strings.TrimSpace(text); text != "" && !slices.ContainsFunc(out, func(o practice.Option) bool { return o.Value == text }) {
			out = append(out, practice.Option{Value: text, Label: text})
		}
	}
	switch kind {
	case "items":
		for _, i := range f.screen.state.items {
			if i.Kind == rest && i.State != data.Done {
				add(oneLine(i.Title))
			}
		}
	case "lines":
		if i := f.screen.item(f.state.about); i != nil {
			for line := range strings.SplitSeq(answerTo(i.Fields, rest).Text, "\n") {
				add(line)
			}
		}
	default:
		return q.Options
	}
	add(answerTo(f.state.answers, q.Key).Text) // what was chosen before stays to be seen
	return out
}

// askName asks for the title of an item.
func (f *form) askName() {
	name := f.state.def.Name
	f.name = newLineField(name.Hint, hand{seen: f.scroll.ScrollToTop, save: func() { f.onSave(true) }}, f.onName)
	quietly(&f.name.Entry, f.state.title)
	body := kit.Stack(kit.Tight, f.name)
	if f.state.title == "" && len(name.Examples) > 0 {
		row := kit.Wrap(kit.Tight)
		for _, e := range name.Examples {
			chip := kit.NewChip(e, nil)
			chip.OnTapped = func() { f.name.SetText(e) }
			row.Add(chip)
		}
		body.Add(row)
	}
	f.body.Add(kit.Labelled(name.Label, inField(body)))
}

// askAbout asks which of the longer things it is about.
func (f *form) askAbout() {
	f.things = kit.Wrap(kit.Small)
	title := f.state.def.About.Kind
	if kind := f.screen.state.set.Item(title); kind != nil {
		title = kind.Title
	}
	f.body.Add(kit.Labelled(title, inField(f.things)))
}

// refreshAbout shows what it can be about.
func (f *form) refreshAbout() {
	s, st := f.screen, &f.state
	if st.def.About.Kind == "" || f.things == nil {
		return
	}
	if len(f.things.Objects) > 0 {
		for _, o := range f.things.Objects {
			if chip, ok := o.(*thing); ok {
				chip.On = chip.id == st.about
				chip.Refresh()
			}
		}
		return
	}
	for _, i := range s.state.items {
		if i.Kind == st.def.About.Kind && (i.State == data.Active || i.ID == st.about) {
			f.things.Add(newThing(i.Title, i.ID, i.ID == st.about, f.onAbout))
		}
	}
	if kind := s.state.set.Item(st.def.About.Kind); kind != nil {
		f.things.Add(kit.QuietButton(kit.T("practice.newthing", "A new one"), kit.Icon("add"), func() { f.begin(kind, data.ID{}) }))
	}
}

// thing is a chip that stands for an item.
type thing struct {
	kit.Chip
	id data.ID
}

func newThing(text string, id data.ID, on bool, tapped func(data.ID)) *thing {
	t := &thing{id: id}
	t.Text, t.On, t.Toggles = text, on, true
	t.OnTapped = func() { tapped(id) }
	t.ExtendBaseWidget(t)
	return t
}

// dayLabel asks for the day in the words that fit.
func (f *form) dayLabel() string {
	if f.state.def.Makes == practice.MakesItem {
		return kit.T("practice.since", "Since when?")
	}
	return kit.T("practice.day", "On which day?")
}

func (f *form) askDay() fyne.CanvasObject {
	field := kit.NewDateField(f.screen.today, func(d data.Day) {
		f.state.day = d
		f.touch()
	})
	field.Optional = f.state.def.Makes == practice.MakesItem
	field.SetDay(f.state.day)
	return field
}

func (f *form) askPeople() fyne.CanvasObject {
	f.picked = kit.Wrap(kit.Small)
	picker := kit.NewPicker(kit.T("practice.who", "A name"), func(typed string) []kit.Choice {
		return f.screen.matching(typed, f.state.people)
	}, func(c kit.Choice) {
		f.state.people = append(f.state.people, c.ID)
		f.touch()
		f.refresh()
	})
	return kit.Stack(kit.Tight, f.picked, picker)
}

// refresh copies the state into the form; it never touches what is typed.
func (f *form) refresh() {
	if f.state.def == nil {
		return
	}
	folded := false
	for _, q := range f.asked {
		shown := f.asks(q.def)
		if shown {
			q.root.Show()
		} else {
			q.root.Hide()
		}
		folded = folded || !shown && q.def.More && !q.def.After && !f.state.more
	}
	f.more.Hidden = !folded
	f.refreshAbout()
	f.refreshEcho()
	if f.state.def.People && f.picked != nil {
		f.picked.RemoveAll()
		for _, id := range f.state.people {
			if name := f.screen.person(id); name != "" {
				f.picked.Add(kit.NewChip(name, func() { f.onNotWith(id) }))
			}
		}
	}
	f.body.Refresh()
}

// reveal brings a part of the form into view.
func (f *form) reveal(part fyne.CanvasObject) {
	y := part.Position().Y + kit.Large // the margin above the body
	top, high := f.scroll.Offset.Y, f.scroll.Size().Height
	switch end := y + part.Size().Height + kit.Large; {
	case y-kit.Large < top:
		f.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-kit.Large)))
	case end > top+high:
		f.scroll.ScrollToOffset(fyne.NewPos(0, end-high))
	}
}

// refreshEcho shows what was learnt the last time.
func (f *form) refreshEcho() {
	f.echo.RemoveAll()
	def := f.state.def
	except := data.ID{}
	if f.state.record != nil {
		except = f.state.record.ID
	}
	said := def.Echoes(f.state.answers, f.screen.state.records, except)
	if len(said) > 0 {
		f.echo.Add(kit.SlimCard(kit.Stack(0, kit.Quiet(def.Echo.Say), kit.Text(strings.Join(said, "\n")))))
	}
}

// first is where the cursor goes when the form opens.
func (f *form) first() fyne.Focusable {
	if f.name != nil {
		return f.name
	}
	for _, q := range f.asked {
		if q.root.Visible() && q.focus != nil {
			return q.focus
		}
	}
	return nil
}

// answerText gives an answer in words, "" where there is none.
func answerText(q practice.Field, a data.Field, person func(data.ID) string) string {
	switch q.Type {
	case practice.Scale:
		return scaleText(q, a.Number)
	case practice.Choice:
		return q.Shows(a.Text)
	case practice.Choices:
		words := practice.Words(a.Text)
		for i, w := range words {
			words[i] = q.Shows(w)
		}
		return kit.List(words)
	case practice.Person:
		return person(a.Person)
	case practice.Date:
		return kit.DayText(a.Day)
	case practice.Answer, practice.YesNo:
		return answerWord(a.Answer)
	}
	return a.Text
}

// scaleText gives a place on a scale in words.
func scaleText(q practice.Field, r data.Rating) string {
	if !r.Set {
		return ""
	}
	if at := int(r.Value) - q.Min; at >= 0 && at < len(q.Labels) {
		return q.Labels[at]
	}
	return kit.T("practice.of", "{{.Number}} of {{.Most}}", "Number", int(r.Value), "Most", q.Max)
}
