// Package welcome is the room that a new notebook opens with, once: the first
// people are put on the map. All of it can be left out.
package welcome

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/picture"
)

// Store is what this room needs of the data.
type Store interface{ kit.Actor }

// Screen is the room.
type Screen struct {
	env   kit.Env
	store Store
	fonts *picture.Fonts
	prefs func() kit.Settings
	done  func()
	state state

	name  *widget.Entry
	rings *kit.Segmented
	add   *kit.Button
	chips *fyne.Container
	view  *kit.PictureView
	next  *kit.Button
	root  fyne.CanvasObject
}

// state is all that the room shows. The name that is being typed belongs to its field.
type state struct {
	ring   int
	people []data.Person
}

// New builds the room; done is the way on.
func New(env kit.Env, store Store, prefs func() kit.Settings, fonts *picture.Fonts, done func()) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs, fonts: fonts, done: done, state: state{ring: 1}}
	s.root = s.build()
	s.Refresh()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show does nothing: there is nobody yet.
func (s *Screen) Show() {}

// Hide does nothing: whoever was added is kept.
func (s *Screen) Hide() {}

// Changed does nothing: only this room adds people while it is seen.
func (s *Screen) Changed([]data.Change) {}

// Focus puts the cursor into the field for a name.
func (s *Screen) Focus() { s.env.Window.Canvas().Focus(s.name) }

// onRing chooses how close the next ones are.
func (s *Screen) onRing(index int) {
	s.state.ring = index + 1
	s.Refresh()
	s.Focus()
}

// onAdd puts somebody on the map. The name stays in its field until it is kept; Enter
// without a name goes to the way on.
func (s *Screen) onAdd() {
	name := strings.Join(strings.Fields(s.name.Text), " ")
	if name == "" {
		s.env.Window.Canvas().Focus(s.next)
		return
	}
	now := s.env.Now()
	who := data.Person{ID: data.NewID(), Name: name, Ring: s.state.ring, Created: now, Modified: now}
	s.write(kit.T("welcome.adding", "adding a person"), func(w *data.Writer) error { return w.PutPerson(&who) }, func() {
		s.state.people = append(s.state.people, who)
		s.name.SetText("")
		s.Refresh()
		s.Focus()
	})
}

// onRemove takes somebody away again.
func (s *Screen) onRemove(id data.ID) {
	now := s.env.Now()
	s.write(kit.T("welcome.removing", "taking a person off"), func(w *data.Writer) error { return w.DeletePerson(id, now) }, func() {
		s.state.people = slices.DeleteFunc(slices.Clone(s.state.people), func(p data.Person) bool { return p.ID == id })
		s.Refresh()
		s.Focus()
	})
}

// write does one change that can be undone later, or says why it failed.
func (s *Screen) write(doing string, do func(*data.Writer) error, then func()) {
	kit.Act(s.env, s.store, "people.add", doing, do, then)
}

// onNext goes on. A name that was typed and not added is added first: nothing typed
// is thrown away without a word.
func (s *Screen) onNext() {
	if strings.TrimSpace(s.name.Text) != "" {
		s.onAdd()
		return
	}
	s.done()
}
