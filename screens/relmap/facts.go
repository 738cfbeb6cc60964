package relmap

import (
	"strings"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// facts says in words what is known of people: the same lines for the pointer,
// the keyboard, the card and the list.
type facts struct {
	paused bool
	past   bool
	ring   func(int) string
}

// facts gives how the room says things now.
func (s *Screen) facts() facts {
	return facts{paused: s.prefs().PauseBalance, past: s.day() < s.today(), ring: words().RingWord}
}

// tell gives everybody on the map their lines.
func (f facts) tell(scene *ecomap.Scene, life ecomap.Life, last map[data.ID]data.Day) {
	of := make(map[string]*data.Person, len(life.People))
	for i := range life.People {
		of[life.People[i].ID.String()] = &life.People[i]
	}
	for i := range scene.People {
		p := &scene.People[i]
		if person := of[p.ID]; person != nil {
			p.Detail = strings.Join(f.lines(p, person, last[person.ID]), "\n")
		}
	}
}

// lines are how it stands, when they were last met, a small next step, the wish,
// and what was noted first.
func (f facts) lines(p *ecomap.Person, person *data.Person, last data.Day) []string {
	var out []string
	add := func(line string) {
		if line != "" {
			out = append(out, line)
		}
	}
	if !f.paused {
		add(kit.StateWords(p.State))
	}
	add(lastWord(last))
	if !f.paused && !f.past {
		add(kit.StepWords(p.State))
	}
	if p.Wish.Set {
		add(kit.T("relmap.wishis", "You wish they were: {{.Ring}}.", "Ring", f.ring(p.Wish.Ring)))
	}
	if p.Shows {
		add(kit.T("relmap.showscard", "Shows you how it can be."))
	}
	add(firstLine(person.Notes))
	return out
}

// lastWord says when somebody was last met.
func lastWord(day data.Day) string {
	if day == 0 {
		return kit.T("relmap.never", "No contact noted yet.")
	}
	return kit.T("relmap.last", "Last contact noted: {{.Day}}", "Day", kit.DayText(day))
}

// firstLine is the first line of notes, cut where it is long.
func firstLine(notes string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(notes), "\n")
	const most = 120
	if r := []rune(line); len(r) > most {
		line = strings.TrimSpace(string(r[:most])) + "…"
	}
	return line
}
