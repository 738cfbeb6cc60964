// Package relmap is the room with the relationship map: everybody in rings of
// closeness around the person in the middle, and beside each other what goes
// out and what comes in. It shows how the person sees it, in words, not scores.
package relmap

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/reciprocity"
	"kith/screens/kit"
	"kith/screens/picture"
	"kith/screens/picture/ecomap"
)

// Store is what this room needs of the data.
type Store interface {
	ecomap.Records
	LastContact(context.Context) (map[data.ID]data.Day, error)
	Update(context.Context, func(*data.Writer) error) error
	PutPref(ctx context.Context, name string, v any) error
}

// Screen is the room.
type Screen struct {
	env   kit.Env
	store Store
	prefs func() kit.Settings
	fonts *picture.Fonts
	state state
	reads kit.Latest

	view   *kit.PictureView
	search *kit.Picker
	note   *widget.Label
	list   *fyne.Container // the same facts in words
	card   *card
	modes  *kit.Segmented
	stage  *kit.Stage
	empty  fyne.CanvasObject
	scroll fyne.CanvasObject
	tools  fyne.CanvasObject
	root   fyne.CanvasObject
}

// state is all that the room shows.
type state struct {
	loaded bool
	err    error
	drawn  drawn
	view   ecomap.View
	chosen data.ID // whose card is open
	asList bool
}

// drawn is what one reading gives.
type drawn struct {
	life   ecomap.Life
	scene  *ecomap.Scene
	places ecomap.Places
	last   map[data.ID]data.Day
}

// New builds the room; it reads nothing. fonts serve names in any script.
func New(env kit.Env, store Store, prefs func() kit.Settings, fonts *picture.Fonts) *Screen {
	s := &Screen{env: env, store: store, prefs: prefs, fonts: fonts}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the map.
func (s *Screen) Show() { s.load() }

// Hide stops reading.
func (s *Screen) Hide() { s.reads.Stop() }

// Focus gives the keyboard to the map.
func (s *Screen) Focus() {
	if s.state.loaded && !s.state.asList && len(s.state.drawn.life.People) > 0 {
		s.env.Window.Canvas().Focus(s.view)
	}
}

// Open puts the map on a person.
func (s *Screen) Open(id string) {
	if got, err := data.ParseID(id); err == nil {
		s.onChoose(got)
	}
}

// Changed reads again when something on the map changed.
func (s *Screen) Changed(cs []data.Change) {
	for _, c := range cs {
		switch c.Kind {
		case data.KindPerson, data.KindTie, data.KindGroup, data.KindContact, data.KindFeeling:
			s.load()
			return
		case data.KindEntry, data.KindItem, data.KindRecord, data.KindCheckIn,
			data.KindVersion, data.KindDraft, data.KindTrash, data.KindMeta:
		}
	}
}

// params are how the balance is reckoned.
func (s *Screen) params() reciprocity.Params {
	p := reciprocity.Default()
	p.HalfLife = float64(s.prefs().HalfLife)
	return p
}

// load reads the records and arranges them.
func (s *Screen) load() {
	today := data.LivedDay(s.env.Now(), s.prefs().DayEnds)
	asked := ecomap.Asked{Day: today, Params: s.params(), Paused: s.prefs().PauseBalance, Words: words()}
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) (drawn, error) {
		return s.read(ctx, asked)
	}, func(d drawn, err error) {
		s.state.err = err
		if err == nil {
			s.state.drawn, s.state.loaded = d, true
		}
		s.Refresh()
	})
}

// read gathers a map in the background and keeps the places.
func (s *Screen) read(ctx context.Context, asked ecomap.Asked) (d drawn, err error) {
	if d.life, asked.Before, err = ecomap.Read(ctx, s.store); err != nil {
		return d, err
	}
	if d.scene, d.places, err = ecomap.Build(d.life, asked); err != nil {
		return d, err
	}
	if d.last, err = s.store.LastContact(ctx); err != nil {
		return d, err
	}
	if !d.places.Same(asked.Before) {
		err = s.store.PutPref(ctx, ecomap.PlacesPref, d.places)
	}
	return d, err
}

// onChoose opens somebody's card.
func (s *Screen) onChoose(id data.ID) {
	s.state.chosen = id
	s.Refresh()
}

// onRing moves the chosen person to another ring.
func (s *Screen) onRing(index int) {
	p, ok := s.person(s.state.chosen)
	if !ok || index < 0 || p.Ring == index+1 {
		return
	}
	p.Ring, p.Modified = index+1, s.env.Now()
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Update(ctx, func(w *data.Writer) error { return w.PutPerson(&p) })
	}, func(err error) {
		s.env.Fail(kit.T("relmap.moving", "moving somebody to another ring"), err)
		if err != nil {
			s.Refresh()
		}
	})
}

// onZoom changes the view so that the point under the hand stays.
func (s *Screen) onZoom(factor, x, y float64) {
	size := s.view.Size()
	v := s.fitted()
	next := min(max(v.Zoom*factor, ecomap.MinZoom), ecomap.MaxZoom)
	dx, dy := x-float64(size.Width)/2, y-float64(size.Height)/2
	v.X += dx/v.Zoom - dx/next
	v.Y += dy/v.Zoom - dy/next
	v.Zoom = next
	s.state.view = v
	s.draw()
}

// onPan moves the view with the hand.
func (s *Screen) onPan(dx, dy float64) {
	v := s.fitted()
	v.X -= dx / v.Zoom
	v.Y -= dy / v.Zoom
	s.state.view = v
	s.setDraw()
}

// onFit shows the whole map.
func (s *Screen) onFit() {
	s.state.view = ecomap.View{}
	s.draw()
}

// onKey moves the map with Ctrl-free keys: 0 shows all of it.
func (s *Screen) onKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.Key0 {
		s.onFit()
		return true
	}
	return false
}

// fitted is the view in force, with the zoom that fits filled in.
func (s *Screen) fitted() ecomap.View {
	if s.state.view.Zoom == 0 && s.state.drawn.scene != nil {
		size := s.view.Size()
		return s.state.drawn.scene.Fit(float64(size.Width), float64(size.Height))
	}
	return s.state.view
}

// person gives somebody from what was read.
func (s *Screen) person(id data.ID) (data.Person, bool) {
	for _, p := range s.state.drawn.life.People {
		if p.ID == id {
			return p, true
		}
	}
	return data.Person{}, false
}
