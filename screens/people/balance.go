package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
)

// balanceCard says how giving and receiving stand, in words.
type balanceCard struct {
	words, step, ask *widget.Label
	numbers          *widget.Label
	card             fyne.CanvasObject
}

// buildBalance makes the card.
func (s *Screen) buildBalance() fyne.CanvasObject {
	b := &s.page.balance
	b.words, b.step, b.ask, b.numbers = kit.SectionTitle(""), kit.Quiet(""), kit.Text(""), kit.Quiet("")
	b.card = kit.Card(kit.Stack(-kit.Tight, b.words, b.step, b.numbers, b.ask,
		kit.Quiet(kit.T("people.myview", "From what you wrote down; it is your view."))))
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
	b, balance := &s.page.balance, s.state.details.balance
	if s.prefs().PauseBalance || !s.state.details.read {
		b.card.Hide()
		return
	}
	b.card.Show()
	b.words.SetText(stateWords(balance.State))
	say(b.step, stepWords(balance.State))
	numbers := ""
	if s.prefs().ShowNumbers {
		numbers = kit.T("people.numbers", "Given {{.Given}}, received {{.Received}}; from me {{.Share}} %, most likely {{.Lo}} to {{.Hi}} %.",
			"Given", figure(balance.Given), "Received", figure(balance.Received),
			"Share", percent(balance.Share), "Lo", percent(balance.Lo), "Hi", percent(balance.Hi))
	}
	say(b.numbers, numbers)
	say(b.ask, s.question())
}

// question is what to ask where notes and feeling stand far apart, or "".
func (s *Screen) question() string {
	for _, f := range s.state.details.feelings {
		if !f.Give.Set || !f.Receive.Set {
			continue
		}
		felt, err := reciprocity.Felt(&f.Give.Value, &f.Receive.Value)
		logged := s.state.details.balance
		if err != nil || !reciprocity.Differ(logged, felt, s.params()) {
			return ""
		}
		return askWords(logged.Balance > *felt.Balance)
	}
	return ""
}

// reckon gives the balance of some contacts.
func (s *Screen) reckon(contacts []data.Contact) (reciprocity.Balance, error) {
	return data.BalanceOf(contacts, s.today(), s.params())
}
