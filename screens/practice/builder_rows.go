package practice

import (
	"encoding/json"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data/practice"
	"kith/screens/kit"
)

// builderTypes are the kinds of question that can be added, the commonest first.
func builderTypes() []practice.Type {
	return []practice.Type{
		practice.Text, practice.Line, practice.Scale, practice.Choice, practice.Choices, practice.Answer, practice.YesNo, practice.Date, practice.Person, practice.Tags,
	}
}

// typeWord is what a kind of question is called.
func typeWord(t practice.Type) string {
	switch t {
	case practice.Text:
		return kit.T("practice.type.text", "some lines")
	case practice.Line:
		return kit.T("practice.type.line", "one line")
	case practice.Tags:
		return kit.T("practice.type.tags", "a few words")
	case practice.Scale:
		return kit.T("practice.type.scale", "a scale")
	case practice.Choice:
		return kit.T("practice.type.choice", "one of several")
	case practice.Choices:
		return kit.T("practice.type.choices", "several of several")
	case practice.Person:
		return kit.T("practice.type.person", "a person")
	case practice.Date:
		return kit.T("practice.type.date", "a day")
	case practice.Answer:
		return kit.T("practice.type.answer", "yes, partly, no")
	case practice.YesNo:
		return kit.T("practice.type.yesno", "yes or no")
	}
	return string(t)
}

// onAdd adds a question.
func (b *builder) onAdd(t practice.Type) {
	f := practice.Field{Key: b.freeKey(), Type: t}
	switch t {
	case practice.Scale:
		f.Max = 10
	case practice.Choice, practice.Choices:
		f.Options = options(kit.T("practice.builder.twooptions", "one, another"), nil)
	}
	b.state.def.Fields = append(b.state.def.Fields, f)
	b.makeRows()
	b.changed()
	if rows := b.rows.Objects; len(rows) > 0 {
		if row, ok := rows[len(rows)-1].(*builderRow); ok {
			b.screen.env.Window.Canvas().Focus(row.label)
		}
	}
}

// freeKey is a key that no question has. Keys are kept for ever, labels may change.
func (b *builder) freeKey() string {
	for n := len(b.state.def.Fields) + 1; ; n++ {
		key := fmt.Sprintf("q%d", n)
		if _, taken := b.state.def.Field(key); !taken {
			return key
		}
	}
}

// builderRow is the making of one question.
type builderRow struct {
	widget.BaseWidget
	label *widget.Entry
	root  fyne.CanvasObject
}

// Held gives what the row is made of.
func (r *builderRow) Held() []fyne.CanvasObject { return []fyne.CanvasObject{r.root} }

// CreateRenderer belongs to fyne.Widget.
func (r *builderRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.root) }

// makeRows makes the rows anew: questions came, went or changed places.
func (b *builder) makeRows() {
	b.rows.RemoveAll()
	for n := range b.state.def.Fields {
		b.rows.Add(b.row(n))
	}
	b.rows.Refresh()
}

// row is the making of question n.
func (b *builder) row(n int) *builderRow {
	f := &b.state.def.Fields[n]
	r := &builderRow{label: widget.NewEntry()}
	r.label.SetPlaceHolder(kit.T("practice.builder.label", "The question"))
	r.label.SetText(f.Label)
	r.label.OnChanged = func(text string) { f.Label = oneLine(text); b.changed() }
	up := kit.IconButton(kit.Icon("up"), kit.T("practice.builder.up", "Further up"), func() { b.onMove(n, n-1) })
	down := kit.IconButton(kit.Icon("down"), kit.T("practice.builder.down", "Further down"), func() { b.onMove(n, n+1) })
	gone := kit.IconButton(kit.Icon("trash"), kit.T("practice.builder.remove", "Remove the question"), func() { b.onRemove(n) })
	if n == 0 {
		up.Disable()
	}
	if n == len(b.state.def.Fields)-1 {
		down.Disable()
	}
	content := kit.Stack(kit.Tight,
		kit.Ends(kit.Quiet(typeWord(f.Type)), container.NewHBox(up, down, gone)), r.label)
	b.detail(content, f)
	r.root = kit.SlimCard(content)
	r.ExtendBaseWidget(r)
	return r
}

// detail asks for what only some questions have.
func (b *builder) detail(content *fyne.Container, f *practice.Field) {
	entry := func(hint, text string, said func(string)) *widget.Entry {
		e := widget.NewEntry()
		e.SetPlaceHolder(hint)
		e.SetText(text)
		e.OnChanged = func(text string) { said(oneLine(text)); b.changed() }
		return e
	}
	switch f.Type {
	case practice.Scale:
		if len(f.Labels) > 0 {
			return // made in a file: its words stay as they are
		}
		most := kit.NewSegmented([]string{"0–10", "0–100"}, func(at int) { f.Max = []int{10, 100}[max(0, at)]; b.changed() })
		most.SetSelected(f.Max / 100)
		content.Add(container.NewHBox(most))
		content.Add(container.NewGridWithColumns(2,
			entry(kit.T("practice.builder.low", "what 0 means"), f.Low, func(t string) { f.Low = t }),
			entry(kit.T("practice.builder.high", "what the most means"), f.High, func(t string) { f.High = t })))
	case practice.Choice, practice.Choices:
		if f.From != "" {
			return
		}
		var words []string
		for _, o := range f.Options {
			words = append(words, o.Label)
		}
		content.Add(entry(kit.T("practice.builder.options", "The answers, with commas between"), strings.Join(words, ", "), func(t string) { f.Options = options(t, f.Options) }))
	}
}

// options reads words with commas between. An option that was there keeps its value,
// so that older records stay what they are.
func options(text string, old []practice.Option) []practice.Option {
	var out []practice.Option
	for _, word := range practice.Words(text) {
		o := practice.Option{Value: word, Label: word}
		for _, was := range old {
			if was.Label == word {
				o.Value = was.Value
			}
		}
		out = append(out, o)
	}
	return out
}

// onMove changes the places of two questions.
func (b *builder) onMove(from, to int) {
	fields := b.state.def.Fields
	if to < 0 || to >= len(fields) {
		return
	}
	fields[from], fields[to] = fields[to], fields[from]
	b.makeRows()
	b.changed()
}

// onRemove takes a question out; for a moment it can be had back.
func (b *builder) onRemove(n int) {
	before := b.state.def.Fields
	b.state.def.Fields = append(append([]practice.Field{}, before[:n]...), before[n+1:]...)
	b.makeRows()
	b.changed()
	b.screen.notices.SayUndo(kit.T("practice.builder.removed", "The question is out."), func() {
		b.state.def.Fields = before
		b.makeRows()
		b.changed()
	})
}

// toDraft writes a practice that may not be whole yet.
func toDraft(p *practice.Practice) string {
	text, err := json.Marshal(p)
	if err != nil {
		return "" // texts and numbers: it does not happen
	}
	return string(text)
}

// fromDraft reads what toDraft wrote.
func fromDraft(text string) (p practice.Practice, ok bool) {
	err := json.Unmarshal([]byte(text), &p)
	return p, err == nil && p.Format == practice.Format
}
