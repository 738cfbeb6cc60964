package progress

import (
	"context"
	"crypto/sha256"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/assets"
	"kith/data"
	"kith/data/measure"
	"kith/screens/kit"
)

// lookForm names the draft of a weekly look that is not saved yet.
const lookForm = "weekly look"

// look is the form with the weekly questions. Every question may be left out;
// what was answered is kept as a draft until it is saved.
type look struct {
	screen *Screen
	in     *measure.Instrument
	draft  data.Draft
	given  map[string]data.Rating
	quiet  bool // the scales are being filled

	scales map[string]*kit.NumberScale
	save   *kit.Button
	said   *widget.Label
	root   fyne.CanvasObject
}

// newLook builds the form.
func newLook(s *Screen) *look {
	l := &look{screen: s, given: map[string]data.Rating{}, scales: map[string]*kit.NumberScale{}}
	in, err := measure.Parse(ownQuestions())
	if err != nil {
		panic(fmt.Sprintf("the program's own questions cannot be read: %v", err)) // a test reads them
	}
	l.in = in
	page := kit.Stack(kit.Wide,
		kit.Title(kit.T("progress.look", "A look at the week")),
		kit.Quiet(kit.T("progress.lookscope", "Our own questions: not a psychological test, no diagnosis, not to be compared with anybody else's numbers. Think of the last seven days and leave out whatever you like.")),
	)
	for _, item := range in.Items {
		id, scale := item.ID, item.Scale
		l.scales[id] = kit.NewNumberScale(10, scale.Labels[scale.Min], scale.Labels[scale.Max], func(r data.Rating) { l.onAnswer(id, r) })
		page.Add(kit.Stack(kit.Tight, kit.Text(item.Text), l.scales[id]))
	}
	l.save = kit.MainButton(kit.T("progress.looksave", "Save"), kit.Icon("check"), l.onSave)
	later := kit.QuietButton(kit.T("progress.looklater", "Later"), nil, func() { l.show(false) })
	l.said = kit.QuietLine("")
	page.Add(container.NewHBox(l.save, later, l.said))
	l.root = kit.Page(kit.ReadingWidth, page)
	return l
}

// show opens or closes the form; it opens with what was answered before.
func (l *look) show(yes bool) {
	if yes {
		l.load()
		l.screen.onPage(pageLook)
	} else {
		l.screen.onPage(pageCharts)
	}
}

// load reads the draft.
func (l *look) load() {
	s := l.screen
	kit.Load(s.env.Run, &s.drafts, s.store.Drafts, func(list []data.Draft, err error) {
		for _, d := range list {
			if err == nil && d.Form == lookForm && len(l.given) == 0 {
				l.draft = d
				for _, f := range d.Fields {
					l.given[f.Key] = f.Number
				}
			}
		}
		l.fill()
	})
}

// fill brings the answers into the scales.
func (l *look) fill() {
	l.quiet = true
	for id, scale := range l.scales {
		scale.SetRating(l.given[id])
	}
	l.quiet = false
	l.said.SetText("")
	if l.any() {
		l.save.Enable()
	} else {
		l.save.Disable()
	}
}

// any says that something was answered.
func (l *look) any() bool {
	for _, r := range l.given {
		if r.Set {
			return true
		}
	}
	return false
}

// onAnswer notes an answer and keeps the draft.
func (l *look) onAnswer(id string, r data.Rating) {
	if l.quiet {
		return
	}
	l.given[id] = r
	if l.draft.ID.IsZero() {
		l.draft = data.Draft{ID: data.NewID(), Form: lookForm}
	}
	d := l.draft
	d.At, d.Fields = l.screen.env.Now(), nil
	for _, item := range l.in.Items {
		if a := l.given[item.ID]; a.Set {
			d.Fields = append(d.Fields, data.Field{Key: item.ID, Number: a})
		}
	}
	kit.Do(l.screen.env.Run, func(ctx context.Context) error { return l.screen.store.PutDraft(ctx, &d) }, func(err error) {
		l.screen.env.Fail(kit.T("progress.keeping", "keeping your answers"), err)
	})
	if l.any() {
		l.save.Enable()
	} else {
		l.save.Disable()
	}
}

// onSave writes the check-in and forgets the draft, both or neither.
func (l *look) onSave() {
	s := l.screen
	now := s.env.Now()
	k := data.CheckIn{
		ID: data.NewID(), Instrument: l.in.ID, Version: l.in.Version, SHA256: digest(),
		Day: data.LivedDay(now, s.prefs().DayEnds), Created: now, Zone: now.Location().String(),
	}
	for _, item := range l.in.Items {
		k.Answers = append(k.Answers, data.CheckAnswer{Item: item.ID, Value: l.given[item.ID]})
	}
	draft := l.draft.ID
	l.save.Disable()
	kit.Do(s.env.Run, func(ctx context.Context) error {
		if err := s.store.PutCheckIn(ctx, &k); err != nil {
			return err
		}
		return s.store.DropDraft(ctx, draft)
	}, func(err error) {
		if err != nil {
			s.env.Fail(kit.T("progress.saving", "saving your look at the week"), err)
			l.save.Enable()
			return
		}
		l.given, l.draft = map[string]data.Rating{}, data.Draft{}
		l.show(false)
		s.load()
	})
}

// ownQuestions are the weekly questions in the language in force.
func ownQuestions() []byte { return assets.CheckIn(kit.SpokenLanguage()) }

// digest is the SHA-256 of the questions as they are asked now.
func digest() []byte {
	sum := sha256.Sum256(ownQuestions())
	return sum[:]
}
