package app

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/vault"
	"kith/screens/kit"
)

// shell is the window with an open vault: the rail of rooms, the room that is
// seen, the foot bar.
type shell struct {
	app     *App
	store   *data.Store
	hub     *hub
	untell  func()
	table   []room
	screens map[string]kit.Screen // built on the first visit
	parts   parts
	current string
	backups *scheduler
	notices *kit.Notices // of what concerns more than one room

	rail    *rail
	place   *fyne.Container
	content fyne.CanvasObject
}

// newShell builds the frame; the rooms are built when they are first visited.
func newShell(a *App, store *data.Store) *shell {
	s := &shell{app: a, store: store, table: rooms(), screens: map[string]kit.Screen{}}
	s.parts = parts{
		env: a.env(), store: store,
		settings: &settingsKeeper{settingsFile: a.settings, app: a, vault: store.Vault()},
		plan:     &planKeeper{store: store, file: planFile{path: a.paths.Helpers}},
		fonts:    a.fonts,
		backups:  &backupKeeper{store: store, now: a.now, options: a.box.options},
	}
	s.backups = newScheduler(a, s.parts.backups)
	s.hub = newHub(a.run, s.changed)
	s.untell = store.Subscribe(s.hub.add)
	s.rail = newRail(s.table, func(name string) { s.show(kit.Place{Room: name}) })
	s.place = container.NewStack()
	side := container.NewBorder(nil, nil, nil, widget.NewSeparator(), s.rail.content)
	s.notices = kit.NewNotices(a.run)
	var top fyne.CanvasObject
	if a.home != "" {
		top = a.lookBanner()
	}
	s.content = s.notices.Over(container.NewBorder(top, a.jobs.bar, side, nil, s.place))
	return s
}

// screen gives a room, building it on the first visit; nil for no such room.
func (s *shell) screen(name string) kit.Screen {
	if sc := s.screens[name]; sc != nil {
		return sc
	}
	for _, r := range s.table {
		if r.name == name {
			s.screens[name] = r.build(s.parts)
			return s.screens[name]
		}
	}
	return nil
}

// show goes to a place. What was typed where the person is now is saved first;
// if that fails they stay.
func (s *shell) show(p kit.Place) {
	next := s.screen(p.Room)
	if next == nil {
		return
	}
	if s.current != p.Room {
		if !s.leave() {
			return
		}
		s.current = p.Room
		s.place.Objects = []fyne.CanvasObject{next.Content()}
		s.place.Refresh()
		s.rail.mark(p.Room)
		next.Show()
	}
	if o, ok := next.(kit.Opener); ok && p.ID != "" {
		o.Open(p.ID)
	}
	if f, ok := next.(kit.Focuser); ok {
		f.Focus()
	}
}

// leave saves and hides the room that is seen. False means that saving failed.
func (s *shell) leave() bool {
	now := s.screens[s.current]
	if now == nil {
		return true
	}
	if err := s.flush(); err != nil {
		s.app.fail(kit.T("app.saving", "saving what you typed"), err)
		return false
	}
	now.Hide()
	return true
}

// flush saves what was typed in every room, also when one of them cannot.
func (s *shell) flush() error {
	var errs []error
	for _, r := range s.table {
		if f, ok := s.screens[r.name].(kit.Flusher); ok {
			errs = append(errs, f.Flush())
		}
	}
	return errors.Join(errs...)
}

// changed tells the visible room of changes.
func (s *shell) changed(cs []data.Change) {
	if sc := s.screens[s.current]; sc != nil && s.app.shell == s {
		sc.Changed(cs)
	}
}

// search searches the room that is seen, or goes where one searches.
func (s *shell) search() {
	if f, ok := s.screens[s.current].(kit.Searcher); ok {
		f.Search("")
		return
	}
	s.show(kit.Place{Room: "journal"})
	if f, ok := s.screens["journal"].(kit.Searcher); ok {
		f.Search("")
	}
}

// leaf goes to the next later or earlier day that has an entry.
func (s *shell) leaf(by int) {
	s.show(kit.Place{Room: "journal"})
	if l, ok := s.screens[s.current].(kit.Leafer); ok {
		l.Leaf(by)
	}
}

// askDay asks for a day and goes there.
func (s *shell) askDay() {
	s.show(kit.Place{Room: "journal"})
	if l, ok := s.screens[s.current].(kit.Leafer); ok {
		l.AskDay()
	}
}

// retire lets go of rooms that were left, while the vault stays open for others.
func (s *shell) retire() {
	s.backups.end()
	s.app.run.Drain()
	s.untell()
}

// closeTime is how long closing the vault may take. A disk that is gone can
// hold it up for ever; all that was saved is on the disk by then.
const closeTime = 20 * time.Second

// end saves and closes everything, in the reverse of the order in which it was
// begun. When saving fails nothing is closed, unless it must be anyway. After a
// vault that is too full to be closed everything goes on; any other error means
// that it is closed nevertheless.
func (s *shell) end(anyway bool) error {
	if err := s.flush(); err != nil && !anyway {
		return err
	}
	s.backups.end()
	s.app.jobs.cancelAll()
	s.app.run.Drain()
	if err := s.closeStore(); err != nil && !anyway {
		s.backups = newScheduler(s.app, s.parts.backups) // everything goes on
		return err
	}
	if sc := s.screens[s.current]; sc != nil {
		sc.Hide()
	}
	s.untell()
	return nil
}

// closeStore closes the vault, or gives up waiting for it. Only a vault that
// stays open gives an error.
func (s *shell) closeStore() error {
	closed := make(chan error, 1)
	go func() { closed <- s.store.Close() }()
	select {
	case err := <-closed:
		if errors.Is(err, vault.ErrFull) {
			return err
		}
		return nil
	case <-time.After(closeTime):
		return nil
	}
}

// redraw has the room that is seen take up changed looks: pictures have colours
// of their own.
func (s *shell) redraw() {
	if sc := s.screens[s.current]; sc != nil {
		sc.Refresh()
	}
}
