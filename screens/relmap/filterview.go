package relmap

import (
	"cmp"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
)

// filters is the panel in which one says who is shown.
type filters struct {
	chips map[string]*mark // by kind and key, so that a press does not lose the focus
	body  *fyne.Container
	root  fyne.CanvasObject
}

// mark is one thing that may be marked.
type mark struct {
	chip *kit.Chip
	on   func() bool
}

// newFilters is the panel; it is filled when it is opened.
func (s *Screen) newFilters() *filters {
	f := &filters{chips: map[string]*mark{}, body: kit.Stack(kit.Small)}
	title := kit.SectionTitle(kit.T("relmap.filter.title", "Who is shown"))
	away := kit.IconButton(kit.Icon("close"), kit.T("relmap.filter.close", "Close the filters"), s.onFilters)
	f.root = kit.Inset(kit.Medium, container.New(&widthLayout{20}, kit.Card(kit.Stack(kit.Small, kit.Ends(title, away), f.body))))
	return f
}

// onFilters opens or closes the panel.
func (s *Screen) onFilters() {
	s.state.filtering = !s.state.filtering
	s.Refresh()
}

// setFilter shows other people.
func (s *Screen) setFilter(f filter) {
	s.state.filter = f
	s.rebuild()
}

// onShowAll hides nobody.
func (s *Screen) onShowAll() { s.setFilter(filter{}) }

// section is one line of the panel.
type section struct {
	title string
	keys  []string // of the chips
}

// refreshFilters marks what is marked, and builds the panel anew if there is
// something else to mark than before.
func (s *Screen) refreshFilters() {
	f := s.filters
	before := slices.Sorted(maps.Keys(f.chips))
	list := s.sections()
	if now := slices.Sorted(maps.Keys(f.chips)); !slices.Equal(before, now) || len(f.body.Objects) == 0 {
		f.body.Objects = nil
		for _, sec := range list {
			line := kit.Wrap(kit.Small)
			for _, key := range sec.keys {
				line.Add(f.chips[key].chip)
			}
			if len(sec.keys) > 0 {
				f.body.Add(kit.Labelled(sec.title, line))
			}
		}
	}
	for _, m := range f.chips {
		if on := m.on(); m.chip.On != on {
			m.chip.On = on
			m.chip.Refresh()
		}
	}
	f.body.Refresh()
}

// chip makes what marks a thing, or gives the one that is there.
func (f *filters) chip(key, word string, on func() bool, tapped func()) string {
	if m := f.chips[key]; m == nil || m.chip.Text != word {
		f.chips[key] = &mark{chip: kit.NewToggle(word, on(), tapped), on: on}
	}
	return key
}

// sections lists what can be marked on this map.
func (s *Screen) sections() []section {
	out := []section{s.ringSection(), s.roleSection(), s.groupSection()}
	if !s.prefs().PauseBalance {
		out = append(out, s.stateSection())
	}
	return append(out, s.lastSection(), s.showsSection())
}

func (s *Screen) ringSection() section {
	sec := section{title: kit.T("relmap.filter.rings", "Closeness")}
	used := map[int]bool{}
	for _, p := range s.state.life.People {
		used[p.Ring] = !p.Archived || used[p.Ring]
	}
	for ring := range data.MaxRing + 1 {
		ring = (ring + 1) % (data.MaxRing + 1) // 0, not placed, comes last
		if used[ring] {
			sec.keys = append(sec.keys, s.filters.chip("ring"+string(rune('0'+ring)), s.ringWord(ring), func() bool { return s.state.filter.rings[ring] }, func() {
				f := s.state.filter
				f.rings = flipped(f.rings, ring)
				s.setFilter(f)
			}))
		}
	}
	return sec
}

func (s *Screen) roleSection() section {
	sec := section{title: kit.T("relmap.filter.roles", "Roles")}
	used := map[string]bool{}
	for _, p := range s.state.life.People {
		for _, r := range p.Roles {
			used[r] = true
		}
	}
	for _, role := range slices.Sorted(maps.Keys(used)) {
		sec.keys = append(sec.keys, s.filters.chip("role:"+role, kit.RoleWord(role), func() bool { return s.state.filter.roles[role] }, func() {
			f := s.state.filter
			f.roles = flipped(f.roles, role)
			s.setFilter(f)
		}))
	}
	return sec
}

func (s *Screen) groupSection() section {
	sec := section{title: kit.T("relmap.filter.groups", "Groups")}
	groups := slices.Clone(s.state.life.Groups)
	slices.SortFunc(groups, func(a, b data.Group) int { return cmp.Compare(data.Fold(a.Name), data.Fold(b.Name)) })
	for _, g := range groups {
		sec.keys = append(sec.keys, s.filters.chip("group:"+g.ID.String(), g.Name, func() bool { return s.state.filter.groups[g.ID] }, func() {
			f := s.state.filter
			f.groups = flipped(f.groups, g.ID)
			s.setFilter(f)
		}))
	}
	return sec
}

func (s *Screen) stateSection() section {
	sec := section{title: kit.T("relmap.filter.states", "How it stands")}
	for _, st := range []reciprocity.State{
		reciprocity.TwoWay, reciprocity.LeaningFromMe, reciprocity.OneSidedFromMe, reciprocity.LeaningToMe,
		reciprocity.OneSidedToMe, reciprocity.Unclear, reciprocity.TooLittle,
	} {
		sec.keys = append(sec.keys, s.filters.chip("state:"+string(st), stateShort(st), func() bool { return s.state.filter.states[st] }, func() {
			f := s.state.filter
			f.states = flipped(f.states, st)
			s.setFilter(f)
		}))
	}
	return sec
}

// stateShort is a state in a word or two.
func stateShort(st reciprocity.State) string {
	switch st {
	case reciprocity.TwoWay:
		return kit.T("relmap.short.twoway", "both ways")
	case reciprocity.LeaningFromMe:
		return kit.T("relmap.short.leaningfrom", "leaning from me")
	case reciprocity.OneSidedFromMe:
		return kit.T("relmap.short.from", "mostly from me")
	case reciprocity.LeaningToMe:
		return kit.T("relmap.short.leaningto", "leaning to me")
	case reciprocity.OneSidedToMe:
		return kit.T("relmap.short.to", "mostly to me")
	case reciprocity.Unclear:
		return kit.T("relmap.short.unclear", "not clear")
	}
	return kit.T("relmap.short.little", "too little to tell")
}

func (s *Screen) lastSection() section {
	sec := section{title: kit.T("relmap.filter.last", "Last contact noted")}
	words := map[when]string{
		lately:   kit.T("relmap.filter.lately", "within a month"),
		longAgo:  kit.T("relmap.filter.longago", "over three months ago"),
		neverMet: kit.T("relmap.filter.never", "none"),
	}
	for _, w := range []when{lately, longAgo, neverMet} {
		sec.keys = append(sec.keys, s.filters.chip("last"+string(rune('0'+w)), words[w], func() bool { return s.state.filter.last == w }, func() {
			f := s.state.filter
			if f.last == w {
				f.last = anyTime
			} else {
				f.last = w
			}
			s.setFilter(f)
		}))
	}
	return sec
}

func (s *Screen) showsSection() section {
	sec := section{title: kit.T("relmap.filter.more", "More")}
	sec.keys = append(sec.keys, s.filters.chip("shows", kit.T("relmap.shows", "shows me how it can be"), func() bool { return s.state.filter.shows }, func() {
		f := s.state.filter
		f.shows = !f.shows
		s.setFilter(f)
	}))
	return sec
}
