package practice

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// form is where a practice is filled in, or a longer thing described. Every question
// may be left out; what is filled in is kept as a draft until it is saved.
type form struct {
	screen  *Screen
	state   formState
	waiting func() // to be done when all is read
	stop    func() // of the timer that keeps a draft

	body    *fyne.Container
	foot    *fyne.Container
	fault   *widget.Label
	echo    *fyne.Container
	scroll  *container.Scroll
	root    *fyne.Container
	asked   []*question
	name    *lineField // the title of an item
	more    *kit.Button
	picked  *fyne.Container // with whom
	things  *fyne.Container // what it is about
	titles  *kit.Picker
	save    *kit.Button
	planned *kit.Button
}

// formState is what the form holds.
type formState struct {
	def     *practice.Practice
	name    string       // of the form, as its draft has it
	draft   data.ID      // of the draft
	item    *data.Item   // the item being changed, or nil
	record  *data.Record // the record being changed, or nil
	about   data.ID
	people  []data.ID
	day     data.Day
	title   string
	answers []data.Field
	more    bool
	dirty   bool
	way     int     // writes of drafts under way
	saving  *saving // the whole on its way, or nil
}

// buildForm makes the widgets that stay.
func (s *Screen) buildForm() {
	f := &s.form
	f.screen = s
	f.body, f.foot, f.echo = kit.Stack(kit.Wide), kit.Wrap(kit.Small), kit.Stack(kit.Tight)
	f.fault = kit.Text("")
	f.fault.Importance = widget.WarningImportance
	f.fault.Hide()
	f.scroll = container.NewVScroll(kit.Column(kit.ReadingWidth, kit.Inset(kit.Large, f.body)))
	foot := kit.Column(kit.ReadingWidth, container.New(layout.NewCustomPaddedLayout(kit.Small, kit.Small, kit.Large+kit.Small, kit.Large), kit.Stack(0, f.fault, f.foot)))
	f.root = container.NewBorder(nil, foot, nil, nil, f.scroll)
}

// begin opens the form of a practice, about an item if the id is one, with answers
// that are known already.
func (f *form) begin(p *practice.Practice, about data.ID, known ...data.Field) {
	st := formState{def: p, about: about, day: f.screen.today(), name: "practice:" + string(p.Makes) + ":" + p.ID}
	if !about.IsZero() {
		st.name += ":" + about.String()
	}
	if p.ID == practice.RestID {
		st.answers = []data.Field{{Key: "from", Day: st.day}}
	}
	st.answers = append(f.copied(p, about, st.answers), known...)
	if i := f.screen.item(about); i != nil {
		st.people = slices.Clone(i.People)
	}
	f.open(st)
}

// copied fills in what a question copies of the item: as it was noted last, or as the
// item has it.
func (f *form) copied(p *practice.Practice, about data.ID, answers []data.Field) []data.Field {
	i := f.screen.item(about)
	for _, q := range p.Fields {
		if q.Copies != "" && i != nil {
			a := answerTo(i.Fields, q.Copies)
			if r := f.screen.lastOf(p.ID, about); r != nil && r.Field(q.Key).Text != "" {
				a = r.Field(q.Key)
			}
			answers = withAnswer(answers, data.Field{Key: q.Key, Text: a.Text})
		}
	}
	return answers
}

// change opens the form of a record that is there.
func (f *form) change(r *data.Record) {
	p := f.screen.state.set.Named(r.Practice)
	if p == nil || p.Makes != practice.MakesRecord {
		return
	}
	old := *r
	f.open(formState{def: p, record: &old, name: "practice=" + r.ID.String(), about: r.Item, people: slices.Clone(r.People), day: r.Day, answers: slices.Clone(r.Fields), more: true})
}

// changeItem opens the form of an item that is there.
func (f *form) changeItem(i *data.Item) {
	p := f.screen.state.set.Item(i.Kind)
	if p == nil {
		return
	}
	old := *i
	f.open(formState{def: p, item: &old, name: "practice=" + i.ID.String(), title: i.Title, people: slices.Clone(i.People), day: i.Started, answers: slices.Clone(i.Fields), more: true})
}

// open shows the form and looks for its draft.
func (f *form) open(st formState) {
	s := f.screen
	if err := f.flush(); err != nil {
		s.env.Fail(kit.T("practice.keeping", "keeping what was filled in"), err)
		return
	}
	st.draft = data.NewID()
	f.state = st
	f.make()
	s.show(faceForm)
	kit.Load(s.env.Run, &s.drafts, s.store.Drafts, f.foundDrafts)
}

// foundDrafts fills the form with what was left unfinished.
func (f *form) foundDrafts(list []data.Draft, err error) {
	if err != nil {
		f.screen.env.Fail(kit.T("practice.drafts", "looking for something unfinished"), err)
		return
	}
	var newest *data.Draft
	for i := range list {
		if list[i].Form == f.state.name && (newest == nil || list[i].At.After(newest.At)) {
			newest = &list[i]
		}
	}
	if newest == nil || f.state.dirty {
		return
	}
	f.restore(newest)
	f.make()
	f.screen.Refresh()
	f.screen.notices.Say(kit.T("practice.unfinished", "Here is what you had left unfinished."))
}

// close puts the form away without saving; what was filled in stays as a draft.
func (f *form) close() {
	if err := f.flush(); err != nil {
		f.screen.env.Fail(kit.T("practice.keeping", "keeping what was filled in"), err)
		return
	}
	f.leave()
}

// leave goes back to where the form was opened from.
func (f *form) leave() {
	s := f.screen
	about := f.state.about
	if f.state.item != nil {
		about = f.state.item.ID
	}
	f.state = formState{}
	f.asked = nil
	s.drafts.Stop()
	if s.item(about) != nil {
		s.openItem(about)
		return
	}
	s.show(faceBoard)
}

// answerTo gives the answer under a key.
func answerTo(fields []data.Field, key string) data.Field {
	for _, f := range fields {
		if f.Key == key {
			return f
		}
	}
	return data.Field{Key: key}
}

// withAnswer sets an answer in a copy of a list, or takes an empty one out.
func withAnswer(fields []data.Field, a data.Field) []data.Field {
	out := slices.DeleteFunc(slices.Clone(fields), func(f data.Field) bool { return f.Key == a.Key })
	if !practice.Given(a) {
		return out
	}
	return append(out, a)
}

// onAnswer takes an answer over. A tag that was tapped comes with a plus before it.
func (f *form) onAnswer(a data.Field) {
	q, _ := f.state.def.Field(a.Key)
	if word, tapped := strings.CutPrefix(a.Text, "+"); tapped && q.Type == practice.Tags {
		words := practice.Words(answerTo(f.state.answers, a.Key).Text)
		if !slices.Contains(words, word) {
			words = append(words, word)
		}
		a.Text = strings.Join(words, ", ")
		for _, asked := range f.asked {
			if asked.def.Key == a.Key {
				asked.set(a)
			}
		}
	}
	a.Text = strings.ToValidUTF8(a.Text, "\uFFFD")
	f.state.answers = withAnswer(f.state.answers, a)
	f.fault.Hide()
	f.touch()
	f.refresh()
}

// begun says that the locked part of the record stands.
func (f *form) begun() bool {
	return f.state.record != nil && f.state.def.Started(f.state.record)
}

// asks says whether a question is asked now.
func (f *form) asks(q practice.Field) bool {
	if q.After {
		if f.state.def.Locks() && !f.begun() && f.state.def.Follow.When.Key == "" || f.state.record == nil {
			return false
		}
	}
	return (!q.More || f.state.more || practice.Given(answerTo(f.state.answers, q.Key))) && q.When.Holds(f.state.answers)
}

// touch notes a change and keeps it soon.
func (f *form) touch() {
	if f.state.def == nil {
		return
	}
	f.state.dirty = true
	if f.stop == nil {
		f.stop = f.screen.env.Run.After(f.screen.prefs().Autosave, f.keep)
	}
}

// cease stops the timer.
func (f *form) cease() {
	if f.stop != nil {
		f.stop()
		f.stop = nil
	}
}

// busy says that something filled in is not in the store yet.
func (f *form) busy() bool { return f.state.dirty || f.state.way > 0 || f.state.saving != nil }

// keep keeps the form as a draft, so that closing loses nothing.
func (f *form) keep() {
	f.cease()
	if f.state.def == nil || !f.state.dirty || f.state.saving != nil {
		return
	}
	f.state.dirty = false
	f.state.way++
	d, s := f.asDraft(), f.screen
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.PutDraft(ctx, &d) }, func(err error) {
		if f.state.draft != d.ID {
			return // the form is away
		}
		f.state.way--
		if err != nil {
			f.state.dirty = true // it is still in the fields
			s.notices.Say(kit.T("practice.notkept", "This is not kept yet. It is tried again with the next key."))
		}
	})
}

// flush keeps the form as a draft and waits for that.
func (f *form) flush() error {
	f.cease()
	if save := f.state.saving; save != nil {
		if err := kit.DoNow(f.screen.env.Run, func(context.Context) error { return nil }); err != nil {
			return fmt.Errorf("wait for a practice to be kept: %w", err)
		}
		if save.kept {
			return nil
		}
		f.state.dirty = true
	}
	if f.state.def == nil || !f.state.dirty && f.state.way == 0 {
		return nil
	}
	d, s := f.asDraft(), f.screen
	if err := kit.DoNow(s.env.Run, func(ctx context.Context) error { return s.store.PutDraft(ctx, &d) }); err != nil {
		f.state.dirty = true
		return fmt.Errorf("keep an unfinished practice: %w", err)
	}
	f.state.dirty, f.state.way = false, 0
	return nil
}

// shortcuts has Ctrl+Enter save while the room is seen.
func (f *form) shortcuts(on bool) {
	canvas := f.screen.env.Window.Canvas()
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		shortcut := &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
		if on {
			canvas.AddShortcut(shortcut, func(fyne.Shortcut) { f.onSave(true) })
		} else {
			canvas.RemoveShortcut(shortcut)
		}
	}
}
