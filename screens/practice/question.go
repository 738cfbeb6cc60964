package practice

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// question is one field of a form on the screen.
type question struct {
	def   practice.Field
	root  fyne.CanvasObject
	focus fyne.Focusable
	set   func(data.Field) // shows an answer without telling anybody
	said  func(data.Field) // told of each answer that the person gives
	hand  hand
}

// asker is what a question needs of where it is asked.
type asker struct {
	today   func() data.Day
	people  func(typed string) []kit.Choice
	person  func(data.ID) string
	options func(practice.Field) []practice.Option
	said    func(data.Field)
	seen    func(fyne.CanvasObject) // brings a question into view
	save    func()
}

// newQuestion makes the widgets of a question, without an answer.
func newQuestion(def practice.Field, a asker) *question {
	q := &question{def: def, said: a.said}
	q.hand = hand{seen: func() { a.seen(q.root) }, save: a.save}
	var body fyne.CanvasObject
	switch def.Type {
	case practice.Line:
		body = q.line()
	case practice.Tags:
		body = q.tags()
	case practice.Scale:
		body = q.scale()
	case practice.Choice, practice.Choices:
		body = q.choice(a.options(def))
	case practice.Answer:
		body = q.answer(data.Yes, data.Partly, data.No)
	case practice.YesNo:
		body = q.answer(data.Yes, data.No)
	case practice.Date:
		body = q.date(a.today)
	case practice.Person:
		body = q.person(a)
	default:
		body = q.text()
	}
	if examples := q.examples(); examples != nil {
		body = kit.Stack(kit.Tight, body, examples)
	}
	q.root = kit.Labelled(def.Label, inField(body))
	return q
}

// inField leaves the margin around a field that brings it under its label.
func inField(body fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(kit.Tight, 0, kit.Small, kit.Small), body)
}

// tell tells of an answer under the question's key.
func (q *question) tell(f data.Field) {
	f.Key = q.def.Key
	q.said(f)
}

func (q *question) text() fyne.CanvasObject {
	area := newAreaField(q.def.Hint, q.hand, func(text string) { q.tell(data.Field{Text: text}) })
	area.SetMinRowsVisible(2)
	if strings.Contains(q.def.Hint, "\n") || q.def.Copies != "" {
		area.SetMinRowsVisible(5)
	}
	q.focus = area
	q.set = func(f data.Field) { quietly(&area.Entry, f.Text) }
	return area
}

func (q *question) line() fyne.CanvasObject {
	entry := newLineField(q.def.Hint, q.hand, func(text string) { q.tell(data.Field{Text: oneLine(text)}) })
	q.focus = entry
	q.set = func(f data.Field) { quietly(&entry.Entry, f.Text) }
	return entry
}

// quietly sets a text without telling of it, and not at all where it stands already.
func quietly(entry *widget.Entry, text string) {
	if entry.Text == text {
		return
	}
	told := entry.OnChanged
	entry.OnChanged = nil
	entry.SetText(text)
	entry.OnChanged = told
}

// oneLine turns what would break a line into blanks.
func oneLine(text string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\x00", " ").Replace(strings.ToValidUTF8(text, "\uFFFD"))
}

func (q *question) tags() fyne.CanvasObject {
	chips := kit.NewTagChips(q.def.Hint, nil, func(tags []string) { q.tell(data.Field{Text: strings.Join(tags, ", ")}) })
	q.focus = chips.Focusable()
	q.set = func(f data.Field) { chips.SetTags(practice.Words(f.Text)) }
	return chips
}

func (q *question) scale() fyne.CanvasObject {
	if len(q.def.Labels) > 0 {
		options := make([]practice.Option, len(q.def.Labels))
		for i, l := range q.def.Labels {
			options[i] = practice.Option{Value: string(rune('a' + i)), Label: l}
		}
		at := func(f data.Field) string {
			if i := int(f.Number.Value) - q.def.Min; f.Number.Set && i >= 0 && i < len(options) {
				return options[i].Value
			}
			return ""
		}
		return q.toggles(options, false, at, func(v string) data.Field {
			if v == "" {
				return data.Field{}
			}
			return data.Field{Number: data.Rated(float64(q.def.Min + int(v[0]-'a')))}
		})
	}
	scale := newScaleField(q.def.Max, q.def.Low, q.def.High, q.hand, func(r data.Rating) { q.tell(data.Field{Number: r}) })
	q.focus = scale
	q.set = func(f data.Field) { scale.SetRating(f.Number) }
	return scale
}

func (q *question) choice(options []practice.Option) fyne.CanvasObject {
	if len(options) == 0 {
		q.set = func(data.Field) {}
		return kit.Quiet(kit.T("practice.nooptions", "There is nothing to choose from yet."))
	}
	return q.toggles(options, q.def.Type == practice.Choices,
		func(f data.Field) string { return f.Text }, func(v string) data.Field { return data.Field{Text: v} })
}

// toggles are chips of which one or several are chosen; the same again takes it back.
func (q *question) toggles(options []practice.Option, several bool, from func(data.Field) string, to func(string) data.Field) fyne.CanvasObject {
	row := kit.Wrap(kit.Small)
	var chips []*chipField
	chosen := ""
	show := func() {
		for i, o := range options {
			on := chosen == o.Value || several && slices.Contains(practice.Words(chosen), o.Value)
			if chips[i].On != on {
				chips[i].On = on
				chips[i].Refresh()
			}
		}
	}
	for _, o := range options {
		chip := newChipField(o.Label, q.hand, func() {
			chosen = toggled(chosen, o.Value, several)
			show()
			q.tell(to(chosen))
		})
		chips = append(chips, chip)
		row.Add(chip)
	}
	q.focus = chips[0]
	q.set = func(f data.Field) {
		chosen = from(f)
		show()
	}
	return row
}

// toggled puts a value into what is chosen, or takes it out.
func toggled(chosen, value string, several bool) string {
	if !several {
		if chosen == value {
			return ""
		}
		return value
	}
	words := practice.Words(chosen)
	if i := slices.Index(words, value); i >= 0 {
		return strings.Join(slices.Delete(words, i, i+1), ", ")
	}
	return strings.Join(append(words, value), ", ")
}

func (q *question) answer(list ...data.Answer) fyne.CanvasObject {
	var options []practice.Option
	for _, a := range list {
		options = append(options, practice.Option{Value: a.String(), Label: answerWord(a)})
	}
	return q.toggles(options, false, func(f data.Field) string { return f.Answer.String() }, func(v string) data.Field {
		for _, a := range list {
			if a.String() == v {
				return data.Field{Answer: a}
			}
		}
		return data.Field{}
	})
}

func answerWord(a data.Answer) string {
	switch a {
	case data.Yes:
		return kit.T("practice.yes", "yes")
	case data.Partly:
		return kit.T("practice.partly", "partly")
	case data.No:
		return kit.T("practice.no", "no")
	case data.NoAnswer:
	}
	return ""
}

func (q *question) date(today func() data.Day) fyne.CanvasObject {
	field := kit.NewDateField(today, func(d data.Day) { q.tell(data.Field{Day: d}) })
	field.Optional = true
	q.focus = field.Focusable()
	q.set = func(f data.Field) { field.SetDay(f.Day) }
	return field
}

func (q *question) person(a asker) fyne.CanvasObject {
	row := kit.Wrap(kit.Small)
	var show func(data.ID)
	picker := kit.NewPicker(q.def.Hint, a.people, func(c kit.Choice) {
		show(c.ID)
		q.tell(data.Field{Person: c.ID})
	})
	show = func(id data.ID) {
		row.RemoveAll()
		if name := a.person(id); name != "" {
			row.Add(kit.NewChip(name, func() {
				show(data.ID{})
				q.tell(data.Field{})
			}))
		}
	}
	q.focus = picker.Focusable()
	q.set = func(f data.Field) { show(f.Person) }
	return kit.Stack(kit.Tight, row, picker)
}

// examples are answers that can be taken over by a tap; nil if there are none.
func (q *question) examples() fyne.CanvasObject {
	if len(q.def.Examples) == 0 {
		return nil
	}
	row := kit.Wrap(kit.Tight)
	for _, e := range q.def.Examples {
		chip := kit.NewChip(e, nil)
		chip.OnTapped = func() { q.onExample(e) }
		row.Add(chip)
	}
	return row
}

// onExample takes an example over.
func (q *question) onExample(text string) {
	if q.def.Type == practice.Tags {
		q.said(data.Field{Key: q.def.Key, Text: "+" + text})
		return
	}
	f := data.Field{Key: q.def.Key, Text: text}
	q.set(f)
	q.said(f)
}
