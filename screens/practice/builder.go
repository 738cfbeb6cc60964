package practice

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// builderForm names the draft of a practice that is not saved yet.
const builderForm = "practice builder"

// builder is where a person makes a practice of their own, beside a picture of the
// form that it will be.
type builder struct {
	screen *Screen
	state  builderState
	stop   func() // of the timer that keeps a draft

	title, brief *widget.Entry
	care         *kit.TextArea
	strand       *kit.Segmented
	people       *widget.Check
	rows         *fyne.Container
	preview      *fyne.Container
	fault        *widget.Label
	foot         *fyne.Container
	root         fyne.CanvasObject
}

// builderState is what is being made.
type builderState struct {
	open  bool
	old   *data.Definition // what is being changed, or nil
	def   practice.Practice
	draft data.ID
	dirty bool
}

// buildBuilder makes the widgets that stay.
func (s *Screen) buildBuilder() {
	b := &s.builder
	b.screen = s
	b.title, b.brief = widget.NewEntry(), widget.NewEntry()
	b.title.SetPlaceHolder(kit.T("practice.builder.titlehint", "A walk before answering"))
	b.brief.SetPlaceHolder(kit.T("practice.builder.briefhint", "What one does, in a line"))
	b.title.OnChanged = func(text string) { b.state.def.Title = oneLine(text); b.changed() }
	b.brief.OnChanged = func(text string) { b.state.def.Brief = oneLine(text); b.changed() }
	b.care = kit.NewTextArea(kit.T("practice.builder.carehint", "When is it not for now? What should one know before?"), func(text string) { b.state.def.Care = text; b.changed() })
	var names []string
	for _, strand := range practice.Strands() {
		name, _ := strandWords(strand)
		names = append(names, name)
	}
	b.strand = kit.NewSegmented(names, func(n int) { b.state.def.Strand = practice.Strands()[max(0, n)]; b.changed() })
	b.people = widget.NewCheck(kit.T("practice.builder.people", "Ask with whom"), func(on bool) { b.state.def.People = on; b.changed() })
	b.rows, b.preview, b.foot = kit.Stack(kit.Medium), kit.Stack(kit.Wide), kit.Wrap(kit.Small)
	b.fault = kit.Text("")
	b.fault.Importance = widget.WarningImportance
	add := kit.Wrap(kit.Small)
	for _, t := range builderTypes() {
		chip := kit.NewChip(typeWord(t), nil)
		chip.Icon = kit.Icon("add")
		chip.OnTapped = func() { b.onAdd(t) }
		add.Add(chip)
	}
	left := kit.Stack(kit.Wide,
		kit.Labelled(kit.T("practice.builder.title", "What is it called?"), b.title),
		kit.Labelled(kit.T("practice.builder.brief", "What does one do?"), b.brief),
		kit.Labelled(kit.T("practice.builder.strand", "Where does it belong?"), container.NewHBox(b.strand)),
		b.people, kit.Labelled(kit.T("practice.builder.care", "A note before it, if needed"), b.care),
		kit.SectionTitle(kit.T("practice.builder.questions", "Its questions")),
		b.rows, kit.Quiet(kit.T("practice.builder.add", "Add one:")), add)
	right := kit.Card(kit.Stack(kit.Small, kit.Quiet(kit.T("practice.builder.preview", "This is how it will look")), b.preview))
	columns := container.New(&columnsLayout{least: 24, gap: kit.Large}, left, right)
	back := kit.QuietButton(kit.T("practice.back", "Back"), kit.Icon("back"), b.close)
	body := kit.Stack(kit.Wide, container.NewHBox(back), kit.Title(kit.T("practice.own", "Make your own")), columns)
	foot := kit.Inset(kit.Medium, kit.Stack(0, b.fault, b.foot))
	b.root = container.NewBorder(nil, foot, nil, nil, container.NewVScroll(kit.Inset(kit.Large, body)))
}

// begin opens the builder, with a practice of one's own or for a new one, whose
// unfinished draft is found again.
func (b *builder) begin(old *data.Definition) {
	s := b.screen
	id := data.NewID()
	def := practice.Practice{
		Format: practice.Format, ID: "own_" + strings.ReplaceAll(id.String(), "-", "_"), Language: s.state.set.Named(practice.RestID).Language,
		Makes: practice.MakesRecord, Strand: practice.Intention, Order: 900,
	}
	if old != nil {
		p, err := practice.Parse(old.Body)
		if err != nil {
			s.env.Fail(kit.T("practice.builder.opening", "opening a practice of your own"), err)
			return
		}
		def = *p
	}
	b.state = builderState{open: true, old: old, def: def, draft: id}
	b.fill()
	s.show(faceBuilder)
	kit.Load(s.env.Run, &s.drafts, s.store.Drafts, func(list []data.Draft, err error) {
		for _, d := range list {
			if err == nil && d.Form == b.formName() && !b.state.dirty {
				b.restore(d)
			}
		}
	})
}

// formName names the builder's draft.
func (b *builder) formName() string {
	if b.state.old != nil {
		return builderForm + "=" + b.state.old.ID.String()
	}
	return builderForm
}

// restore goes on with what was left unfinished.
func (b *builder) restore(d data.Draft) {
	for _, f := range d.Fields {
		if def, ok := fromDraft(f.Text); f.Key == draftTitle && ok {
			b.state.def, b.state.draft = def, d.ID
			b.fill()
		}
	}
}

// fill brings the practice into the fields.
func (b *builder) fill() {
	def := &b.state.def
	quietly(b.title, def.Title)
	quietly(b.brief, def.Brief)
	quietly(&b.care.Entry, def.Care)
	b.strand.SetSelected(slices.Index(practice.Strands(), def.Strand))
	b.people.Checked = def.People
	b.people.Refresh()
	b.makeRows()
	b.makeFoot()
	b.refresh()
}

// makeFoot makes what ends the builder.
func (b *builder) makeFoot() {
	b.foot.RemoveAll()
	b.foot.Add(kit.MainButton(kit.T("practice.save", "Save"), kit.Icon("check"), b.onSave))
	b.foot.Add(kit.NewButton(kit.T("practice.builder.share", "Share as a file"), kit.Icon("export"), b.onShare))
	if b.state.old != nil {
		b.foot.Add(kit.QuietButton(kit.T("practice.delete", "Delete"), kit.Icon("trash"), b.onDelete))
	}
}

// changed keeps a draft soon and shows the form anew.
func (b *builder) changed() {
	if !b.state.open {
		return
	}
	b.state.dirty = true
	b.refresh()
	if b.stop == nil {
		b.stop = b.screen.env.Run.After(b.screen.prefs().Autosave, b.keep)
	}
}

// refresh shows the form as it will be.
func (b *builder) refresh() {
	if !b.state.open {
		return
	}
	b.preview.RemoveAll()
	def := &b.state.def
	title := def.Title
	if title == "" {
		title = b.title.PlaceHolder
	}
	b.preview.Add(kit.Heading(kit.SectionTitle(title), kit.Quiet(def.Brief)))
	if def.Care != "" {
		b.preview.Add(kit.SlimCard(kit.Text(def.Care)))
	}
	if len(def.Fields) == 0 {
		b.preview.Add(kit.Quiet(kit.T("practice.builder.none", "No questions yet. A practice may have none: then only the day is kept.")))
	}
	asker := asker{
		today: b.screen.today, person: func(data.ID) string { return "" }, said: func(data.Field) {},
		people:  func(string) []kit.Choice { return nil },
		options: func(f practice.Field) []practice.Option { return f.Options },
		seen:    func(fyne.CanvasObject) {}, save: func() {},
	}
	for _, f := range def.Fields {
		if f.Label == "" {
			f.Label = "…"
		}
		b.preview.Add(newQuestion(f, asker).root)
	}
	b.preview.Refresh()
	b.fault.Hide()
}

// close puts the builder away; what was made stays as a draft.
func (b *builder) close() {
	if err := b.flush(); err != nil {
		b.screen.env.Fail(kit.T("practice.keeping", "keeping what was filled in"), err)
		return
	}
	b.state = builderState{}
	b.screen.show(faceBoard)
}

// busy says that something is not in the store yet.
func (b *builder) busy() bool { return b.state.dirty }

// asDraft is the practice as it stands.
func (b *builder) asDraft() data.Draft {
	return data.Draft{ID: b.state.draft, Form: b.formName(), At: b.screen.env.Now(), Fields: []data.Field{{Key: draftTitle, Text: toDraft(&b.state.def)}}}
}

// keep keeps a draft.
func (b *builder) keep() {
	b.stop = nil
	if err := b.flush(); err != nil {
		b.screen.notices.Say(kit.T("practice.notkept", "This is not kept yet. It is tried again with the next key."))
	}
}

// flush keeps a draft and waits for that.
func (b *builder) flush() error {
	if b.stop != nil {
		b.stop()
		b.stop = nil
	}
	if !b.state.open || !b.state.dirty {
		return nil
	}
	d, s := b.asDraft(), b.screen
	if err := kit.DoNow(s.env.Run, func(ctx context.Context) error { return s.store.PutDraft(ctx, &d) }); err != nil {
		return fmt.Errorf("keep an unfinished practice of one's own: %w", err)
	}
	b.state.dirty = false
	return nil
}
