package people

import (
	"strconv"
	"strings"

	"kith/data"
)

// contacts are what the form says, one for each person.
func (f *form) contacts(minutes int) []data.Contact {
	now := f.screen.env.Now()
	base := data.Contact{Created: now, Zone: now.Location().String()}
	if f.state.old != nil {
		base = *f.state.old
	}
	base.Day, base.Minutes, base.Note = f.day.Day(), minutes, strings.TrimSpace(f.note.Text)
	base.Received, base.Given = exchanges(f.received), exchanges(f.given)
	base.Reached = sides()[f.reached.Selected]
	base.FeltSafe = f.safe.Rating()
	base.Energy = f.energyRating(base.Energy)
	var list []data.Contact
	for i, id := range f.state.people {
		c := base
		c.Person = id
		if i > 0 || f.state.old == nil {
			c.ID, c.Revision = data.NewID(), 0
		}
		list = append(list, c)
	}
	return list
}

// sides are who reached out, in the order of the choice.
func sides() []data.Who { return []data.Who{data.Me, data.Them, data.Both, data.NobodySaid} }

// weights are the weights of an amount, in the order of the choice; 0 is none.
func weights() []float64 { return []float64{0, data.Small, data.Ordinary, data.Big} }

// exchanges gives what some amounts say.
func exchanges(list []*amount) []data.Exchange {
	var out []data.Exchange
	for i, kind := range data.ExchangeKinds() {
		if w := weights()[max(0, list[i].Selected)]; w > 0 {
			out = append(out, data.Exchange{Kind: kind, Weight: w})
		}
	}
	return out
}

// energies are the ratings of the five words for energy; −5 to 5 is the range.
func energies() []float64 { return []float64{-4, -2, 0, 2, 4} }

// energyRating gives what is chosen; a rating between the words stays as it was
// while its nearest word is chosen.
func (f *form) energyRating(before data.Rating) data.Rating {
	chosen := f.energy.Selected
	switch {
	case chosen < 0:
		return data.Rating{}
	case before.Set && nearestEnergy(before) == chosen:
		return before
	}
	return data.Rated(energies()[chosen])
}

// nearestEnergy is the word for a rating, -1 for none.
func nearestEnergy(r data.Rating) int {
	if !r.Set {
		return -1
	}
	return min(max(int(r.Value+5)/2, 0), 4)
}

// readMinutes reads "90", "1:30" or "1 h 30"; nothing is 0. Ok is false for what
// is none of these, and for more than a week.
func readMinutes(text string) (minutes int, ok bool) {
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r < '0' || r > '9' })
	hours := strings.ContainsAny(strings.ToLower(text), ":h")
	switch {
	case strings.TrimSpace(text) == "":
		return 0, true
	case len(parts) == 0 || len(parts) > 2 || len(parts) == 2 && !hours || strings.ContainsAny(text, "-.,"):
		return 0, false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n > 7*24*60 {
			return 0, false
		}
		if hours && i == 0 {
			n *= 60
		}
		minutes += n
	}
	return minutes, minutes <= 7*24*60
}
