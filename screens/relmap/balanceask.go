package relmap

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// deedAsk is the step of noting what was asked, or what came of it.
const deedAsk = "relmap.ask"

// asksShown is how many of what was asked are listed.
const asksShown = 12

// asks lists what was asked of people and what came of it, and takes a new one. What
// came is worth more to know than any tally; none of the outcomes is a failure.
func (b *balance) asks(folk []data.Person, stands map[data.ID]data.Standing) fyne.CanvasObject {
	box := kit.Stack(kit.Small, kit.SectionTitle(kit.T("relmap.ask.title", "Asked, and what came")),
		kit.Quiet(kit.T("relmap.ask.why", "One concrete thing, asked of somebody. Whatever comes of it is worth knowing.")), b.newAsk(folk, stands))
	names := map[data.ID]string{}
	for _, p := range folk {
		names[p.ID] = p.Name
	}
	shown := 0
	for _, r := range b.room.sheets.records {
		if len(r.People) != 1 || !r.IsAsk(r.People[0]) || names[r.People[0]] == "" || shown == asksShown {
			continue
		}
		shown++
		box.Add(b.ask(r, names[r.People[0]]))
	}
	return box
}

// ask shows one thing that was asked, with the choice of what came of it.
func (b *balance) ask(r data.Record, name string) fyne.CanvasObject {
	outcomes := append([]string{""}, data.Outcomes()...)
	words := make([]string, len(outcomes))
	at := 0
	for i, o := range outcomes {
		words[i] = kit.OutcomeWord(o)
		if o == r.Field(data.SupportOutcome).Text {
			at = i
		}
	}
	choice := kit.NewSegmented(words, func(i int) { b.room.onOutcome(r, outcomes[i]) })
	choice.SetSelected(at)
	line := kit.T("relmap.ask.of", "{{.Name}}, {{.Day}}: {{.What}}", "Name", name, "Day", kit.DayText(r.Day), "What", r.Field(data.SupportText).Text)
	return kit.SlimCard(kit.Stack(0, kit.Text(line), kit.Line(0, choice)))
}

// newAsk takes a new one: of whom, and what. Those with whom asking could be the
// next small step are offered first, in the order of their names.
func (b *balance) newAsk(folk []data.Person, stands map[data.ID]data.Standing) fyne.CanvasObject {
	s := b.room
	var who data.ID
	what := widget.NewEntry()
	what.SetPlaceHolder(kit.T("relmap.ask.what", "What you asked for"))
	chosen := kit.QuietWord("")
	offer := make([]kit.Choice, 0, len(folk))
	for _, first := range []bool{true, false} {
		for _, p := range folk {
			if leaning(stands[p.ID].Logged.State) == first {
				offer = append(offer, kit.Choice{ID: p.ID, Name: p.Name, Detail: s.ringWord(p.Ring)})
			}
		}
	}
	pick := kit.NewPicker(kit.T("relmap.ask.whom", "Of whom?"), func(typed string) []kit.Choice { return kit.MatchNames(offer, typed) }, func(c kit.Choice) {
		who = c.ID
		chosen.SetText(c.Name)
		s.env.Window.Canvas().Focus(what)
	})
	keep := func() {
		if text := strings.TrimSpace(what.Text); !who.IsZero() && text != "" {
			s.onAsk(data.NewAsk(who, text, s.today(), s.env.Now()))
		}
	}
	what.OnSubmitted = func(string) { keep() }
	return kit.Stack(kit.Small, container.NewGridWithColumns(2, pick, what),
		kit.Line(kit.Small, kit.NewButton(kit.T("relmap.ask.keep", "Note it"), kit.Icon("add"), keep), chosen))
}

// onAsk keeps something that was asked.
func (s *Screen) onAsk(r data.Record) {
	s.act(deedAsk, kit.T("relmap.ask.kept", "Noted."), func(w *data.Writer) error { return w.PutRecord(&r) })
	s.readSheet()
}

// onOutcome keeps what came of it; it can be changed again.
func (s *Screen) onOutcome(r data.Record, outcome string) {
	r.Fields = append([]data.Field{}, r.Fields...)
	r.SetText(data.SupportOutcome, outcome)
	r.Modified = s.env.Now()
	s.act(deedAsk, kit.T("relmap.ask.kept", "Noted."), func(w *data.Writer) error { return w.PutRecord(&r) })
	s.readSheet()
}
