package people

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// feelingCard is how the relationship feels on a day. It is kept as it is
// changed, one rating for each day.
type feelingCard struct {
	day    *kit.DateField
	scales []*kit.NumberScale // in the order of questions
	more   *kit.Button
	fields *fyne.Container
	before *widget.Label // earlier ratings in words
	open   bool

	felt data.Feeling // the rating that the scales show
}

// question is one thing that a rating asks.
type question struct {
	name, short, low, high string
	of                     func(*data.Feeling) *data.Rating
}

// questions are what a rating asks, in the order in which they are shown.
func questions() []question {
	none, much := kit.T("people.felt.none", "nothing"), kit.T("people.felt.much", "very much")
	return []question{
		{kit.T("people.felt.receive", "What comes to me"), kit.T("people.feltshort.receive", "receiving"), none, much, func(f *data.Feeling) *data.Rating { return &f.Receive }},
		{kit.T("people.felt.give", "What I give"), kit.T("people.feltshort.give", "giving"), none, much, func(f *data.Feeling) *data.Rating { return &f.Give }},
		{kit.T("people.felt.trust", "Trust"), kit.T("people.feltshort.trust", "trust"), kit.T("people.felt.notrust", "none"), kit.T("people.felt.fulltrust", "full"), func(f *data.Feeling) *data.Rating { return &f.Trust }},
		{kit.T("people.felt.close", "Closeness"), kit.T("people.feltshort.close", "closeness"), kit.T("people.felt.far", "far"), kit.T("people.felt.near", "very close"), func(f *data.Feeling) *data.Rating { return &f.Closeness }},
		{kit.T("people.felt.tension", "Tension"), kit.T("people.feltshort.tension", "tension"), kit.T("people.felt.calm", "calm"), kit.T("people.felt.tense", "very tense"), func(f *data.Feeling) *data.Rating { return &f.Tension }},
		{kit.T("people.felt.values", "I feel valued"), kit.T("people.feltshort.values", "valued"), kit.T("people.felt.notatall", "not at all"), kit.T("people.felt.fully", "fully"), func(f *data.Feeling) *data.Rating { return &f.ValuesMe }},
	}
}

// buildFeeling makes the card.
func (s *Screen) buildFeeling() fyne.CanvasObject {
	f := &s.page.feeling
	f.day = kit.NewDateField(s.today, s.onFeltDay)
	f.before = kit.Quiet("")
	f.more = kit.QuietButton(kit.T("people.rate", "Rate how it feels"), kit.Icon("heart"), s.onRate)
	form := container.New(layout.NewFormLayout())
	for i, q := range questions() {
		scale := kit.NewNumberScale(10, q.low, q.high, func(r data.Rating) { s.onFelt(i, r) })
		f.scales = append(f.scales, scale)
		name := widget.NewLabel(q.name)
		form.Add(name)
		form.Add(scale)
	}
	f.fields = kit.Stack(kit.Medium,
		kit.Quiet(kit.T("people.ratewhy", "Each is yours to give or to leave. It is kept with its day, and apart from what was noted.")),
		kit.Labelled(kit.T("people.rateday", "On this day"), f.day), form)
	return kit.Stack(0, kit.SectionTitle(kit.T("people.feels", "How it feels")), f.before, container.NewHBox(f.more), f.fields)
}

// onRate shows the scales.
func (s *Screen) onRate() {
	s.page.feeling.open = true
	s.setFeltDay(s.today())
	s.Refresh()
	s.env.Window.Canvas().Focus(s.page.feeling.scales[0])
}

// onFeltDay turns to the rating of another day.
func (s *Screen) onFeltDay(day data.Day) {
	if err := s.pen.flush(); err != nil {
		s.page.feeling.day.SetDay(s.page.feeling.felt.Day)
		return
	}
	s.setFeltDay(day)
	s.refreshFeeling()
	s.page.scroll.Content.Refresh()
}

// setFeltDay shows the rating of a day, a blank one where there is none.
func (s *Screen) setFeltDay(day data.Day) {
	f := &s.page.feeling
	if s.page.feeling.day.Day() != day {
		f.day.SetDay(day)
	}
	f.felt = data.Feeling{ID: data.NewID(), Person: s.state.chosen, Day: day, Created: s.env.Now()}
	for _, old := range s.state.details.feelings {
		if old.Day == day {
			f.felt = old
			break
		}
	}
	for i, q := range questions() {
		f.scales[i].SetRating(*q.of(&f.felt))
	}
}

// onFelt takes one answer.
func (s *Screen) onFelt(index int, r data.Rating) {
	f := &s.page.feeling
	*questions()[index].of(&f.felt) = r
	s.pen.rate(f.felt)
	s.keepFelt()
	s.refreshBalance()
}

// keepFelt brings the rating into what is shown of the page.
func (s *Screen) keepFelt() {
	felt, list := s.page.feeling.felt, s.state.details.feelings
	for i := range list {
		if list[i].ID == felt.ID {
			list[i] = felt
			return
		}
	}
	s.state.details.feelings = append([]data.Feeling{felt}, list...)
}

// refreshFeeling shows the scales or the way to them, and what was rated before.
func (s *Screen) refreshFeeling() {
	f := &s.page.feeling
	f.more.Hidden, f.fields.Hidden = f.open, !f.open
	if f.felt.Person != s.state.chosen {
		f.open, f.more.Hidden, f.fields.Hidden = false, false, true
		f.felt = data.Feeling{Person: s.state.chosen}
	}
	if s.state.details.read { // else a rating of the same day might be made twice
		f.more.Enable()
	} else {
		f.more.Disable()
	}
	say(f.before, s.feltBefore())
}

// feltBefore says what was rated last, on another day than the one shown.
func (s *Screen) feltBefore() string {
	f := &s.page.feeling
	for _, old := range s.state.details.feelings {
		if f.open && old.Day == f.felt.Day || blank(&old) {
			continue
		}
		var words []string
		for _, q := range questions() {
			if r := *q.of(&old); r.Set {
				words = append(words, q.short+" "+figure(r.Value))
			}
		}
		if len(words) == 0 {
			words = []string{old.Note}
		}
		return kit.T("people.feltlast", "{{.Day}}: {{.Ratings}}", "Day", kit.DayText(old.Day), "Ratings", kit.List(words))
	}
	if f.open {
		return ""
	}
	return kit.T("people.neverfelt", "Not rated yet. Now and then is enough.")
}

// figure writes a number shortly: one place after the point, none where it is whole.
func figure(v float64) string { return kit.Number(v, 1) }

// percent writes a share as a whole number of hundredths.
func percent(v float64) string { return strconv.Itoa(int(v*100 + 0.5)) }

// say shows a text, or nothing at all for none.
func say(l *widget.Label, text string) {
	l.Hidden = text == ""
	l.SetText(text)
}
