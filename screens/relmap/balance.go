package relmap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
)

// balance is the sheet about giving and receiving on the whole map: quiet while
// little is known, in words, without numbers unless those are wanted.
type balance struct {
	room   *Screen
	body   *fyne.Container
	stage  *kit.Stage
	paused fyne.CanvasObject
	object fyne.CanvasObject
}

// newBalance builds the sheet.
func (s *Screen) newBalance() *balance {
	b := &balance{room: s, body: kit.Stack(kit.Large)}
	settings := func() { s.env.Go(kit.Place{Room: "settings"}) }
	b.paused = kit.Empty(kit.Icon("two-way"), kit.T("relmap.balance.paused", "The balance is paused"),
		kit.T("relmap.balance.pausedline", "Nothing about giving and receiving is shown. What you note is kept all the same."),
		kit.NewButton(kit.T("relmap.balance.settings", "Settings"), kit.Icon("settings"), settings))
	b.stage = kit.NewStage(kit.Page(kit.ReadingWidth, b.body))
	b.object = b.stage
	return b
}

func (b *balance) root() fyne.CanvasObject { return b.object }

// refresh writes the sheet anew.
func (b *balance) refresh() {
	s := b.room
	switch {
	case s.prefs().PauseBalance:
		b.stage.Empty(b.paused)
		return
	case s.sheets.readErr != nil:
		b.stage.Failed(s.sheets.readErr, s.readSheet)
		return
	}
	folk := s.folk()
	stands, err := data.Standings(folk, s.state.life.Contacts, s.state.life.Feelings, s.today(), s.asked().Params)
	if err != nil {
		b.stage.Failed(err, s.load)
		return
	}
	b.stage.Full()
	b.body.Objects = []fyne.CanvasObject{
		b.whole(stands), b.differences(folk, stands), b.asks(folk, stands), b.time(), kit.Quiet(kit.T("relmap.mine", "This is how you see it.")),
		kit.Line(0, kit.QuietButton(kit.T("relmap.balance.pause", "Pause the balance, in the settings"), kit.Icon("settings"), func() { s.env.Go(kit.Place{Room: "settings"}) })),
	}
	b.body.Refresh()
}

// whole says how the map as a whole stands; nothing while little was noted lately.
func (b *balance) whole(stands map[data.ID]data.Standing) fyne.CanvasObject {
	title := kit.SectionTitle(kit.T("relmap.balance.whole", "All in all"))
	sum, err := data.WholeMap(stands)
	if err != nil || sum.TooLittle || sum.Reciprocity == nil {
		return kit.Stack(0, title, kit.Text(kit.T("relmap.balance.little", "Too little was noted lately to say anything about all of it. That is quite usual.")))
	}
	lines := kit.Stack(0, title, kit.Text(returnedWords(*sum.Reciprocity)))
	census := kit.T("relmap.balance.census", "Things go both ways with {{.Both}}, only out to {{.Out}}, only in from {{.In}}; with {{.None}} little was noted lately.",
		"Both", sum.Mutual, "Out", sum.Out, "In", sum.In, "None", sum.None)
	lines.Add(kit.Text(census))
	if b.room.prefs().ShowNumbers {
		lines.Add(kit.Quiet(kit.T("relmap.balance.share", "{{.Share}} % of all that went is matched from the other side.", "Share", int(*sum.Reciprocity*100+0.5))))
	}
	return lines
}

// The shares of what is matched at which the words change: judgement, not literature.
const (
	returnedMost = 0.75
	returnedHalf = 0.5
)

// returnedWords says how much of all giving and receiving is matched.
func returnedWords(share float64) string {
	switch {
	case share >= returnedMost:
		return kit.T("relmap.balance.most", "Most of what goes one way comes back the other way.")
	case share >= returnedHalf:
		return kit.T("relmap.balance.half", "A good part of what goes one way comes back the other way.")
	}
	return kit.T("relmap.balance.some", "Some of what goes one way comes back the other way; much goes one way only, out or in.")
}

// questionsShown bounds how many questions stand there at once: a wall of them would
// feed the watchfulness that they should calm.
const questionsShown = 3

// differences lists a few ties where notes and feeling stand far apart, each with its
// question and the way to the page.
func (b *balance) differences(folk []data.Person, stands map[data.ID]data.Standing) fyne.CanvasObject {
	box := kit.Stack(kit.Small)
	for _, p := range folk {
		words := kit.DifferWords(stands[p.ID])
		if words == "" || len(box.Objects) == questionsShown {
			continue
		}
		open := kit.QuietButton(p.Name, kit.Icon("people"), func() { b.room.env.Go(kit.Place{Room: "people", ID: p.ID.String()}) })
		box.Add(kit.Card(kit.Stack(0, kit.Line(0, open), kit.Text(words))))
	}
	if len(box.Objects) == 0 {
		return kit.Stack(0)
	}
	return kit.Stack(kit.Small, kit.SectionTitle(kit.T("relmap.balance.differ", "Where notes and feeling differ")), box)
}

// time says how many hours went to people by how much one felt valued by them.
func (b *balance) time() fyne.CanvasObject {
	s := b.room
	life := s.state.life
	span := data.Span{From: s.today() - data.Day(s.asked().Params.HalfLife), To: s.today()}
	spent := data.TimeByValue(life.Contacts, life.Feelings, span)
	box := kit.Stack(kit.Small, kit.SectionTitle(kit.T("relmap.balance.time", "Time with people")),
		kit.Quiet(kit.T("relmap.balance.timeline", "By how far you felt valued for who you are, in your own ratings; since {{.Day}}.", "Day", kit.DayText(span.From))))
	most := 1
	for _, t := range spent {
		most = max(most, t.Minutes)
	}
	for _, band := range data.ValueBands() {
		t := spent[band]
		bar := widget.NewProgressBar()
		bar.Max, bar.Value = float64(most), float64(t.Minutes)
		bar.TextFormatter = func() string { return timeWords(t) }
		box.Add(container.NewGridWithColumns(2, kit.Text(bandWord(band)), bar))
	}
	return box
}

// timeWords says how much time it was.
func timeWords(t data.TimeSpent) string {
	if t.Contacts == 0 {
		return kit.T("relmap.balance.notime", "none noted")
	}
	words := kit.TN("relmap.balance.hours", "about {{.Count}} hour", "about {{.Count}} hours", (t.Minutes+30)/60)
	if t.Unknown > 0 {
		words += ", " + kit.TN("relmap.balance.unknown", "{{.Count}} time without a length", "{{.Count}} times without a length", t.Unknown)
	}
	return words
}

// bandWord names a band.
func bandWord(band data.ValueBand) string {
	switch band {
	case data.ValuedMuch:
		return kit.T("relmap.valued.much", "felt valued a lot")
	case data.ValuedSome:
		return kit.T("relmap.valued.some", "felt valued somewhat")
	case data.ValuedLittle:
		return kit.T("relmap.valued.little", "felt valued little")
	}
	return kit.T("relmap.valued.none", "not rated")
}

// leaning says that more goes one way, so that asking could be a next small step.
func leaning(st reciprocity.State) bool {
	return st == reciprocity.LeaningFromMe || st == reciprocity.OneSidedFromMe
}
