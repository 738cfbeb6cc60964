//go:build e2e && linux

package e2e

import (
	"slices"
	"testing"
)

// act is a practice as the command line lists it.
type act struct {
	ID     string `json:"id"`
	Makes  string `json:"makes"`
	Strand string `json:"strand"`
}

// toKind opens the form of a kind of longer thing: from "Log a lapse", where the
// keyboard is at first, past the buttons beside it, what is offered in the strands, and
// what can be done in them.
func (p *person) toKind(id string, offered int) {
	p.t.Helper()
	const buttons = 4 // beside "Log a lapse"
	at := buttons + offered
	acts := learns[[]act](p, "practice", "list")
	for _, strand := range []string{"intention", "worth", "outward"} {
		for _, longer := range []bool{false, true} { // the kinds stand below what can be done
			for _, a := range acts {
				if a.Strand != strand || (a.Makes == "item") != longer {
					continue
				}
				if at++; longer && a.ID == id {
					p.tabs(at)
					p.presses("Return")
					p.sees("practice")
					return
				}
			}
		}
	}
	p.t.Fatalf("got no kind %q in %+v", id, acts)
}

// rates looks at the belief on whose page one is again.
func (p *person) rates(what, before, after string) {
	p.t.Helper()
	p.tabs(2) // past where one stands with it
	p.presses("Return")
	p.sees("practice")
	p.types(what)
	p.tabs(1)
	p.types(before)
	p.tabs(5) // past the cross and three texts
	p.types(after)
	p.presses("ctrl+Return")
	p.sees("practice")
}

func TestPracticesAreFilledInByKeysAndStandOnTheirCharts(t *testing.T) {
	p := newPerson(t)
	p.makesAVault()
	p.goes("5", "practice")
	p.photographs("board")
	p.presses("Return")
	p.sees("practice")
	p.types("a slow reply")
	p.tabs(2)
	p.presses("space", "Tab", "Tab") // the second answer, and on to the words
	p.types("tired")
	p.photographs("lapse")
	p.presses("ctrl+Return")
	p.sees("practice")

	p.toKind("belief", 1) // the look at the week
	p.types("I must be useful")
	p.presses("ctrl+Return")
	p.sees("practice")
	p.rates("a request", "70", "40")
	p.rates("a visit", "60", "25")
	p.photographs("belief")
	p.presses("Return")
	p.sees("practice")

	p.toKind("ladder", 2) // the belief, too
	p.climbs()
	p.looksAtTheWeek()
	p.closes()
	p.hasPractised()
}

// climbs describes a ladder, plans a step of trust on it, begins it and notes how it went.
func (p *person) climbs() {
	p.t.Helper()
	p.types("asking for help")
	p.tabs(4) // past three examples
	p.types("ask the way")
	p.presses("Return")
	p.types("ask for a lift")
	p.presses("ctrl+Return")
	p.sees("practice")
	p.photographs("ladder")
	p.tabs(4) // past where one stands with it and the word of care, to the second step
	p.presses("Return")
	p.sees("practice")
	p.tabs(2)
	p.types("they say no")
	p.tabs(1)
	p.types("60")
	p.tabs(2)
	p.types("80")
	p.photographs("prediction")
	p.tabs(7) // to the second button below
	p.presses("Return")
	p.sees("practice")
	p.photographs("planned")
	p.tabs(7) // to the step, below the ladder
	p.presses("Return")
	p.sees("practice")
	p.photographs("plan")
	p.presses("ctrl+Return") // the step begins
	p.sees("practice")
	p.tabs(7)
	p.presses("Return")
	p.sees("practice")
	p.tabs(3) // past the line above, yes and partly
	p.presses("space", "Tab")
	p.types("20")
	p.tabs(2)
	p.types("people help")
	p.photographs("outcome")
	p.presses("ctrl+Return")
	p.sees("practice")
	p.photographs("climbed")
}

// looksAtTheWeek answers three of the nine weekly questions.
func (p *person) looksAtTheWeek() {
	p.t.Helper()
	p.goes("6", "progress")
	p.tabs(1)
	p.presses("Return")
	p.sees("progress")
	p.tabs(1)
	p.types("4")
	p.tabs(2) // past the cross
	p.types("5")
	p.tabs(2)
	p.types("6")
	p.tabs(8) // past six scales, to the button
	p.photographs("week")
	p.presses("Return")
	p.sees("progress")
	p.photographs("worry")
}

// hasPractised reads everything back.
func (p *person) hasPractised() {
	p.t.Helper()
	records := learns[[]any](p, "practice", "records")
	for _, said := range []string{"a slow reply", "caught midway", "tired", "a request", "a visit", "ask for a lift", "they say no"} {
		if !slices.ContainsFunc(records, func(r any) bool { return holds(r, said) }) {
			p.t.Errorf("got no record that says %q in %v", said, records)
		}
	}
	p.shows("patterns", "1")
	p.shows("beliefs", "I must be useful", "70", "25")
	p.shows("steps", "80", "20")
	p.shows("worry", "4.33") // 4, 5, and 6 the other way round
	if listed := learns[any](p, "practice", "items"); !holds(listed, "I must be useful") || !holds(listed, "ask the way\nask for a lift") {
		p.t.Errorf("got %v, want the belief and the ladder", listed)
	}
}
