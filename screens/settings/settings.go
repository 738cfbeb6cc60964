// Package settings is the room where the person makes the program theirs: its
// looks, its habits, the lock, backups, what was deleted, files in and out.
package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kith/data"
	"kith/screens/kit"
)

// Section is one page of the room. It is a small room of its own: it is shown and
// hidden, and loads and saves by itself.
type Section struct {
	Key    string // names the page in a kit.Place, as "backups"
	Title  string // the word in the list
	Icon   string // as kit.Icon knows it
	Screen kit.Screen
}

// Screen is the room: the list of its pages, and the page that is open.
type Screen struct {
	env      kit.Env
	sections []Section
	open     string // the key of the page that is open

	rows  []*kit.RowButton
	place *fyne.Container
	split *kit.Split
}

// New builds the room with its pages, of which the first is open; it reads nothing.
func New(env kit.Env, sections ...Section) *Screen {
	s := &Screen{env: env, sections: sections, open: sections[0].Key, place: container.NewStack()}
	list := kit.Stack(0, kit.Inset(kit.Medium, kit.Title(kit.T("settings.heading", "Settings"))))
	for _, sec := range sections {
		row := kit.NewRowButton(kit.RowText{Icon: kit.Icon(sec.Icon), Title: sec.Title}, func() { s.Open(sec.Key) })
		s.rows = append(s.rows, row)
		list.Add(row)
	}
	back := kit.QuietButton(kit.T("settings.back", "All settings"), kit.Icon("back"), func() { s.split.Enter(false) })
	s.split = kit.NewSplit(container.NewVScroll(list), s.place, back)
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.split }

// Show loads the page that is open.
func (s *Screen) Show() {
	s.now().Screen.Show()
	s.Refresh()
}

// Hide leaves the page that is open.
func (s *Screen) Hide() { s.now().Screen.Hide() }

// Changed tells the page that is open.
func (s *Screen) Changed(cs []data.Change) { s.now().Screen.Changed(cs) }

// Flush saves what was typed on any page.
func (s *Screen) Flush() error {
	for _, sec := range s.sections {
		if f, ok := sec.Screen.(kit.Flusher); ok {
			if err := f.Flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Open goes to a page. A key that no page has does nothing.
func (s *Screen) Open(key string) {
	for _, sec := range s.sections {
		if sec.Key == key {
			if s.open != key {
				s.now().Screen.Hide()
				s.open = key
				sec.Screen.Show()
			}
			s.split.Enter(true)
			s.Refresh()
			return
		}
	}
}

// now is the page that is open.
func (s *Screen) now() Section {
	for _, sec := range s.sections {
		if sec.Key == s.open {
			return sec
		}
	}
	return s.sections[0]
}

// Refresh marks the row of the open page and puts the page in its place.
func (s *Screen) Refresh() {
	now := s.now()
	for i, row := range s.rows {
		row.Chosen = s.sections[i].Key == now.Key
		row.Refresh()
	}
	s.place.Objects = []fyne.CanvasObject{now.Screen.Content()}
	s.place.Refresh()
	now.Screen.Refresh()
}
