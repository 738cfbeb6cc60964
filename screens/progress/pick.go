package progress

import (
	"slices"

	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture/chart"
)

// refreshPicks fills the line where one chooses whom or what a chart is about.
func (s *Screen) refreshPicks() {
	s.picks.Objects = nil
	kind, _ := chart.KindNamed(s.state.kinds, s.state.name)
	switch kind.Pick {
	case chart.PickPerson:
		s.picks.Add(s.personSelect(0, kit.T("progress.everybody", "with everybody")))
	case chart.PickTwo:
		s.picks.Add(s.personSelect(0, kit.T("progress.first", "most often met")))
		s.picks.Add(s.personSelect(1, kit.T("progress.second", "and next")))
	case chart.PickItem:
		s.picks.Add(s.itemSelect(kind.ItemKind))
	case chart.PickPractice:
		s.picks.Add(s.practiceSelect())
	case chart.PickNothing:
	}
	s.picks.Hidden = len(s.picks.Objects) == 0
	s.picks.Refresh()
}

// choice is a field to choose one of several by name; the first stands for all.
func choice(first string, names []string, at int, chosen func(int)) *widget.Select {
	options := append([]string{first}, names...)
	for i := range options { // the field tells its options apart by their words
		for slices.Contains(options[:i], options[i]) {
			options[i] += " ·"
		}
	}
	w := widget.NewSelect(options, nil)
	w.SetSelectedIndex(at + 1)
	w.OnChanged = func(string) { chosen(w.SelectedIndex() - 1) }
	return w
}

// personSelect chooses the first or the second person; none means those met most often.
func (s *Screen) personSelect(place int, all string) *widget.Select {
	var names []string
	at := -1
	for i, p := range s.state.people {
		names = append(names, p.Name)
		if place < len(s.state.ask.People) && s.state.ask.People[place] == p.ID {
			at = i
		}
	}
	return choice(all, names, at, func(i int) { s.onPerson(place, i) })
}

// onPerson takes a person of the list as the one that the chart is about.
func (s *Screen) onPerson(place, index int) {
	people := slices.Clone(s.state.ask.People)
	switch {
	case index < 0:
		people = people[:min(place, len(people))]
	case place < len(people):
		people[place] = s.state.people[index].ID
	default:
		people = append(people, s.state.people[index].ID)
	}
	s.state.ask.People = people
	s.load()
}

// itemSelect chooses an item of a kind.
func (s *Screen) itemSelect(kind string) *widget.Select {
	var names []string
	var ids []data.ID
	at := -1
	for _, it := range s.state.items {
		if it.Kind == kind {
			if it.ID == s.state.ask.Item {
				at = len(ids)
			}
			names, ids = append(names, it.Title), append(ids, it.ID)
		}
	}
	return choice(kit.T("progress.allitems", "all of them"), names, at, func(i int) {
		s.state.ask.Item = data.ID{}
		if i >= 0 {
			s.state.ask.Item = ids[i]
		}
		s.load()
	})
}

// practiceSelect chooses a practice.
func (s *Screen) practiceSelect() *widget.Select {
	names, ids := s.state.practices, s.state.practiceIDs
	return choice(kit.T("progress.allpractices", "all practices"), names, slices.Index(ids, s.state.ask.Practice), func(i int) {
		s.state.ask.Practice = ""
		if i >= 0 {
			s.state.ask.Practice = ids[i]
		}
		s.load()
	})
}
