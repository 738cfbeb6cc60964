package people

import (
	"context"
	"sort"
	"strings"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/screens/kit"
)

// arrange decides who is listed, in which order: by closeness and then by name,
// those not placed later, archived ones last.
func (s *Screen) arrange() {
	var list []data.Person
	typed := data.Fold(s.list.field.Text)
	for _, p := range s.state.folk {
		if (!p.Archived || s.state.archived) && fits(p.Name, typed) {
			list = append(list, p)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := rank(list[i]), rank(list[j])
		if a != b {
			return a < b
		}
		return data.Fold(list[i].Name) < data.Fold(list[j].Name)
	})
	s.state.shown = s.state.shown[:0]
	for _, p := range list {
		s.state.shown = append(s.state.shown, p.ID)
	}
}

// rank sorts by ring.
func rank(p data.Person) int {
	switch {
	case p.Archived:
		return data.MaxRing + 2
	case p.Ring == 0:
		return data.MaxRing + 1
	}
	return p.Ring
}

// fits says that a word of a name begins with what was typed (folded).
func fits(name, typed string) bool {
	return strings.Contains(" "+data.Fold(name), " "+typed)
}

// named gives somebody of exactly this name, archived ones last, or nil.
func (s *Screen) named(name string) *data.Person {
	var found *data.Person
	for i := range s.state.folk {
		p := &s.state.folk[i]
		if data.Fold(p.Name) == data.Fold(name) && (found == nil || found.Archived) {
			found = p
		}
	}
	return found
}

// onTyped lists who fits.
func (s *Screen) onTyped(string) {
	s.arrange()
	s.list.rows.ScrollToTop()
	s.refreshList()
}

// onAdd adds somebody, or opens the page of somebody who is there already. The
// cursor stays, for the next name.
func (s *Screen) onAdd() {
	name := strings.TrimSpace(s.list.field.Text)
	if name == "" || !s.state.loaded {
		return
	}
	s.list.field.SetText("")
	if p := s.named(name); p != nil {
		s.choose(p.ID)
		return
	}
	s.addPerson(name, func(p data.Person) { s.choose(p.ID) }, func() {
		if s.list.field.Text == "" {
			s.list.field.SetText(name) // a name that could not be kept is not lost
		}
	})
}

// addPerson makes somebody new and then does what follows; lost is called when
// they could not be kept.
func (s *Screen) addPerson(name string, then func(data.Person), lost func()) {
	now := s.env.Now()
	p := data.Person{ID: data.NewID(), Name: name, Created: now, Modified: now}
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Act(ctx, "people.add", now, func(w *data.Writer) error { return w.PutPerson(&p) })
	}, func(err error) {
		if err != nil {
			lost()
			s.env.Fail(kit.T("people.adding", "adding a person"), err)
			return
		}
		if s.find(p.ID) == nil { // unless reading them again was faster
			s.state.folk = append(s.state.folk, p)
		}
		s.arrange()
		then(p)
		s.Refresh()
	})
}

// onFieldDown goes from the field into the list.
func (s *Screen) onFieldDown() {
	if len(s.state.shown) == 0 {
		return
	}
	if s.row() < 0 {
		s.choose(s.state.shown[0])
	}
	s.env.Window.Canvas().Focus(s.list.rows)
}

// onEscape empties the field; an empty one hands the key to the window.
func (s *Screen) onEscape(key *fyne.KeyEvent) {
	if s.list.field.Text != "" {
		s.list.field.SetText("")
		return
	}
	if f := s.env.Window.Canvas().OnTypedKey(); f != nil {
		f(key)
	}
}

// onLetter begins to find somebody with a letter typed over the list.
func (s *Screen) onLetter(r rune) {
	s.env.Window.Canvas().Focus(s.list.field)
	s.list.field.TypedRune(r)
}

// onTapRow opens a page.
func (s *Screen) onTapRow(index int) {
	s.form.close()
	s.choose(s.state.shown[index])
	s.split.Enter(true)
}

// row is the place of the open page in the list, or -1.
func (s *Screen) row() int {
	for i, id := range s.state.shown {
		if id == s.state.chosen {
			return i
		}
	}
	return -1
}

// onKey answers to the keys of the list.
func (s *Screen) onKey(key *fyne.KeyEvent) {
	by := 0
	switch key.Name {
	case fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyPageDown:
		by = s.list.rows.Page()
	case fyne.KeyPageUp:
		by = -s.list.rows.Page()
	case fyne.KeyEnd:
		by = len(s.state.shown)
	case fyne.KeyHome:
		by = -len(s.state.shown)
	case fyne.KeyReturn, fyne.KeyEnter:
		s.onEnter()
	case fyne.KeyEscape:
		s.onEscape(key)
	}
	if by != 0 && len(s.state.shown) > 0 {
		at := min(max(s.row()+by, 0), len(s.state.shown)-1)
		s.form.close()
		s.choose(s.state.shown[at])
		s.list.rows.ScrollTo(at)
	}
}

// onEnter goes from the list onto the page.
func (s *Screen) onEnter() {
	if s.state.chosen.IsZero() {
		return
	}
	s.split.Enter(true)
	s.env.Window.Canvas().Focus(s.page.contact)
}

// onArchivedToo lists archived people too, or no longer.
func (s *Screen) onArchivedToo(on bool) {
	if s.state.archived != on {
		s.state.archived = on
		s.arrange()
		s.refreshList()
	}
}

// onBack goes back to the list where only one side fits.
func (s *Screen) onBack() {
	s.split.Enter(false)
	s.env.Window.Canvas().Focus(s.list.rows)
}
