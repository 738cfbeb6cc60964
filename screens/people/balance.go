package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
)

// balanceCard says how giving and receiving stand, in words: what was noted, who
// reaches out and what is felt, each for itself.
type balanceCard struct {
	words, other, reach, felt *widget.Label
	step, ask, numbers        *widget.Label
	compare                   *kit.Button
	card                      fyne.CanvasObject
}

// buildBalance makes the card.
func (s *Screen) buildBalance() fyne.CanvasObject {
	b := &s.page.balance
	b.words = kit.SectionTitle("")
	b.other, b.reach, b.felt, b.ask = kit.Text(""), kit.Text(""), kit.Text(""), kit.Text("")
	b.step, b.numbers = kit.Quiet(""), kit.Quiet("")
	b.compare = kit.QuietButton(kit.T("people.compare", "Look at it beside another"), kit.Icon("two-way"), func() {
		s.env.Go(kit.Place{Room: "relmap", ID: "compare:" + s.state.chosen.String()})
	})
	b.card = kit.Card(kit.Stack(-kit.Tight, b.words, b.other, b.reach, b.felt, b.step, b.numbers, b.ask,
		kit.Quiet(kit.T("people.myview", "From what you wrote down; it is your view.")), kit.Line(0, b.compare)))
	return b.card
}

// params are the judgements behind the words, with the person's own half-life.
func (s *Screen) params() reciprocity.Params {
	p := reciprocity.Default()
	p.HalfLife = float64(s.prefs().HalfLife)
	return p
}

// refreshBalance shows the words, unless the balance is paused.
func (s *Screen) refreshBalance() {
	b := &s.page.balance
	if s.prefs().PauseBalance || !s.state.details.read {
		b.card.Hide()
		return
	}
	b.card.Show()
	stand := s.standing()
	b.words.SetText(kit.StateWords(stand.Logged.State))
	say(b.other, kit.ComplementWords(stand))
	say(b.reach, kit.ReachWords(stand.Initiative.State))
	say(b.felt, kit.FeltWords(stand.Felt.State))
	say(b.step, kit.StepWords(stand.Logged.State))
	numbers := ""
	if s.prefs().ShowNumbers {
		balance := stand.Logged
		numbers = kit.T("people.numbers", "Given {{.Given}}, received {{.Received}}; from me {{.Share}} %, most likely {{.Lo}} to {{.Hi}} %.",
			"Given", figure(balance.Given), "Received", figure(balance.Received),
			"Share", percent(balance.Share), "Lo", percent(balance.Lo), "Hi", percent(balance.Hi))
	}
	say(b.numbers, numbers)
	say(b.ask, kit.DifferWords(stand))
}

// standing is how it stands by what the page shows, a rating just being given too.
func (s *Screen) standing() data.Standing {
	stand := s.state.details.stand
	felt, err := data.StandingOf(nil, s.state.details.feelings, s.today(), s.params())
	if err != nil {
		return stand // a scale gives nothing out of range
	}
	stand.Felt, stand.FeltDay = felt.Felt, felt.FeltDay
	stand.Differ = reciprocity.Differ(stand.Logged, stand.Felt, s.params())
	return stand
}
