package progress

import (
	"context"
	"encoding/hex"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/measure"
	"kith/screens/kit"
)

// form is a questionnaire being filled in. Every question may be skipped; what was
// answered is kept as a draft until it is saved.
type form struct {
	page  *loaded
	in    *measure.Instrument
	given map[string]data.Rating
	about data.ID // the person, zero for nobody
	draft data.Draft
	kept  bool // the answers are in the store, only the draft is not gone yet

	whom  *widget.Select
	rows  map[string]*fyne.Container
	said  *widget.Label
	save  *kit.Button
	root  fyne.CanvasObject
	quiet *widget.Label // when it was last filled in
}

// manyChoices is from how many answers on a question is a list, not a row.
const manyChoices = 12

func newForm(l *loaded, in *measure.Instrument) *form {
	f := &form{page: l, in: in, given: map[string]data.Rating{}, rows: map[string]*fyne.Container{}, said: kit.QuietLine(""), quiet: kit.Quiet("")}
	f.save = kit.MainButton(kit.T("progress.formsave", "Save"), kit.Icon("check"), f.onSave)
	page := kit.Stack(kit.Wide, kit.Title(in.Title))
	if in.Instructions != "" {
		page.Add(kit.Text(in.Instructions))
	}
	page.Add(kit.Quiet(kit.T("progress.formscope", "Leave out whatever you like. This is one look on one day, and no diagnosis.")))
	page.Add(f.quiet)
	if in.Targets.Kind != measure.NoTarget {
		page.Add(kit.Labelled(kit.T("progress.whom", "About whom"), f.people()))
	}
	for _, item := range in.Items {
		row := kit.Wrap(kit.Small)
		f.rows[item.ID] = row
		page.Add(kit.Stack(kit.Tight, kit.Text(item.Text), row))
	}
	later := kit.QuietButton(kit.T("progress.looklater", "Later"), nil, l.closeForm)
	page.Add(container.NewHBox(f.save, later, f.said))
	f.root = kit.Page(kit.ReadingWidth, page)
	f.fill()
	return f
}

// people chooses whom the answers are about.
func (f *form) people() fyne.CanvasObject {
	s := f.page.screen
	first := kit.T("progress.nobodyinparticular", "nobody in particular")
	if len(f.in.Targets.Labels) > 0 {
		first = f.in.Targets.Labels[0]
	}
	var names []string
	for _, p := range s.state.people {
		names = append(names, p.Name)
	}
	f.whom = choice(first, names, -1, func(i int) {
		f.about = data.ID{}
		if i >= 0 {
			f.about = s.state.people[i].ID
		}
		f.advise()
	})
	return f.whom
}

// fill draws the answers.
func (f *form) fill() {
	for _, item := range f.in.Items {
		f.fillItem(item)
	}
	f.save.Disable()
	for _, r := range f.given {
		if r.Set {
			f.save.Enable()
		}
	}
}

// fillItem draws one question's answers: a row of them, or a list where they are many.
func (f *form) fillItem(item measure.Item) {
	row := f.rows[item.ID]
	row.Objects = nil
	given := f.given[item.ID]
	if len(item.Choices) > manyChoices {
		var words []string
		at := -1
		for i, v := range item.Choices {
			words = append(words, answerWord(item, v))
			if given.Set && given.Value == v {
				at = i
			}
		}
		row.Add(choice(kit.T("progress.skipped", "left out"), words, at, func(i int) {
			if i < 0 {
				f.onAnswer(item.ID, data.Rating{})
			} else {
				f.onAnswer(item.ID, data.Rated(item.Choices[i]))
			}
		}))
	} else {
		for _, v := range item.Choices {
			row.Add(kit.NewToggle(answerWord(item, v), given.Set && given.Value == v, func() { f.onChoice(item, v) }))
		}
	}
	row.Refresh()
}

// answerWord is an answer with the file's word for it.
func answerWord(item measure.Item, v float64) string {
	number := kit.Number(v, 6)
	if item.Scale == nil || item.Scale.Labels[v] == "" {
		return number
	}
	return number + " " + item.Scale.Labels[v]
}

// onChoice takes an answer, or takes it back when it was given already.
func (f *form) onChoice(item measure.Item, v float64) {
	if f.given[item.ID] == data.Rated(v) {
		f.onAnswer(item.ID, data.Rating{})
	} else {
		f.onAnswer(item.ID, data.Rated(v))
	}
	f.fill()
}

// onAnswer notes an answer and keeps the draft.
func (f *form) onAnswer(id string, r data.Rating) {
	f.given[id] = r
	f.save.Enable()
	if f.draft.ID.IsZero() {
		f.draft = data.Draft{ID: data.NewID(), Form: f.name()}
	}
	d, s := f.draft, f.page.screen
	d.At, d.Fields = s.env.Now(), nil
	for _, item := range f.in.Items {
		if a := f.given[item.ID]; a.Set {
			d.Fields = append(d.Fields, data.Field{Key: item.ID, Number: a})
		}
	}
	if !f.about.IsZero() {
		d.Fields = append(d.Fields, data.Field{Key: aboutKey, Person: f.about})
	}
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.PutDraft(ctx, &d) }, func(err error) {
		s.env.Fail(kit.T("progress.keeping", "keeping your answers"), err)
	})
}

// aboutKey is under what a draft keeps whom it is about.
const aboutKey = "kith about person"

// name is that of the draft.
func (f *form) name() string { return "questionnaire " + f.in.ID }

// load reads the draft and when it was last filled in.
func (f *form) load() {
	s := f.page.screen
	kit.Load(s.env.Run, &s.drafts, s.store.Drafts, func(list []data.Draft, err error) {
		for _, d := range list {
			if err == nil && d.Form == f.name() && len(f.given) == 0 {
				f.draft = d
				for _, x := range d.Fields {
					if x.Key == aboutKey {
						f.about = x.Person
						f.showAbout()
					} else {
						f.given[x.Key] = x.Number
					}
				}
			}
		}
		f.fill()
		f.advise()
	})
}

// showAbout brings the person into the field.
func (f *form) showAbout() {
	if f.whom == nil {
		return
	}
	at := slices.IndexFunc(f.page.screen.state.people, func(p data.Person) bool { return p.ID == f.about })
	keep := f.whom.OnChanged
	f.whom.OnChanged = nil
	f.whom.SetSelectedIndex(at + 1)
	f.whom.OnChanged = keep
}

// advise says when the file would have it asked again; it never keeps anybody from it.
func (f *form) advise() {
	s, about := f.page.screen, f.about
	kit.Load(s.env.Run, &f.page.reads, func(ctx context.Context) (last data.Day, err error) {
		list, err := s.store.CheckIns(ctx, data.Span{})
		for _, k := range list {
			if k.Instrument == f.in.ID && k.Target == about {
				last = max(last, k.Day)
			}
		}
		return last, err
	}, func(last data.Day, err error) {
		f.quiet.SetText("")
		if gap := int(s.today() - last); err == nil && last.Valid() && gap < f.in.MinGapDays {
			f.quiet.SetText(kit.T("progress.gap", "Last filled in on {{.Day}}. Its authors would wait {{.Days}} days between two times; you may fill it in now all the same.",
				"Day", kit.DayText(last), "Days", f.in.MinGapDays))
		}
		f.quiet.Hidden = f.quiet.Text == ""
		f.root.Refresh()
	})
}

// onSave writes the raw answers and forgets the draft; trying again after a failure
// writes nothing twice.
func (f *form) onSave() {
	s := f.page.screen
	sum, err := hex.DecodeString(f.in.SHA256)
	if err != nil {
		s.env.Fail(kit.T("progress.savingform", "saving your answers"), fmt.Errorf("read a questionnaire's digest: %w", err))
		return
	}
	now := s.env.Now()
	k := data.CheckIn{ID: data.NewID(), Instrument: f.in.ID, Version: version(f.in), SHA256: sum, Target: f.about,
		Day: s.today(), Created: now, Zone: now.Location().String()}
	for _, item := range f.in.Items {
		k.Answers = append(k.Answers, data.CheckAnswer{Item: item.ID, Value: f.given[item.ID]})
	}
	draft := f.draft.ID
	f.save.Disable()
	kit.Do(s.env.Run, func(ctx context.Context) error {
		if !f.kept {
			if err := s.store.PutCheckIn(ctx, &k); err != nil {
				return err
			}
			f.kept = true
		}
		return s.store.DropDraft(ctx, draft)
	}, f.saved)
}

// version is the file's, or a word for a file without one, since records name it.
func version(in *measure.Instrument) string {
	if in.Version == "" {
		return "unnamed"
	}
	return in.Version
}

// saved goes back, or on to the next person where there are several.
func (f *form) saved(err error) {
	s := f.page.screen
	if err != nil {
		s.env.Fail(kit.T("progress.savingform", "saving your answers"), err)
		f.save.Enable()
		return
	}
	f.given, f.draft, f.kept = map[string]data.Rating{}, data.Draft{}, false
	s.load()
	if f.in.Targets.Kind != measure.SeveralPeople {
		f.page.closeForm()
		return
	}
	f.about = data.ID{}
	f.showAbout()
	f.fill()
	f.advise()
	f.said.SetText(kit.T("progress.formnext", "Saved. Choose the next person, or go back."))
}
