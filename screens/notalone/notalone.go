// Package notalone is the room for hard hours: the people one can turn to and
// one's own plan, in one's own words. It opens without the passphrase if the
// person wishes it.
package notalone

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// Plan is what the room keeps.
type Plan struct {
	Contacts    []Contact `json:"contacts,omitempty"`
	Steps       string    `json:"steps,omitempty"`        // what helps, in own words
	WhileLocked bool      `json:"while_locked,omitempty"` // also outside the vault, readable by anyone at this computer
}

// Contact is somebody to turn to.
type Contact struct {
	Name string `json:"name"`
	How  string `json:"how,omitempty"` // a number, or in words
}

// Store is what this room needs of the data.
type Store interface {
	Plan(context.Context) (Plan, error)
	SavePlan(context.Context, Plan) error
}

// Screen is the room.
type Screen struct {
	env    kit.Env
	store  Store
	locked bool // nothing can be changed, and there is a way back
	state  state
	reads  kit.Latest
	stop   func() // of the autosave's timer

	list  *fyne.Container
	name  *widget.Entry
	how   *widget.Entry
	steps *kit.TextArea
	read  *widget.Label // the steps, while locked
	open  *widget.Check
	note  *widget.Label
	empty *widget.Label
	root  fyne.CanvasObject
}

// state is all that the room shows. The steps being typed belong to their field.
type state struct {
	plan   Plan
	err    error
	loaded bool
	dirty  bool
	quiet  bool // the fields are being filled
}

// New builds the room; it reads nothing. locked is for the room before the vault.
func New(env kit.Env, store Store, locked bool) *Screen {
	s := &Screen{env: env, store: store, locked: locked}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the plan.
func (s *Screen) Show() { s.load() }

// Hide stops reading.
func (s *Screen) Hide() { s.reads.Stop() }

// Changed does nothing: only this room changes the plan.
func (s *Screen) Changed([]data.Change) {}

// load reads the plan, unless something typed is not saved yet.
func (s *Screen) load() {
	if s.state.dirty {
		return
	}
	kit.Load(s.env.Run, &s.reads, s.store.Plan, func(p Plan, err error) {
		s.state.err = err
		if err == nil {
			s.state.plan, s.state.loaded = p, true
			s.state.quiet = true
			s.steps.SetText(p.Steps)
			s.state.quiet = false
		}
		s.Refresh()
	})
}

// onAdd takes the two fields as somebody to turn to.
func (s *Screen) onAdd() {
	if s.name.Text == "" || !s.state.loaded {
		return
	}
	s.state.plan.Contacts = append(s.state.plan.Contacts, Contact{Name: s.name.Text, How: s.how.Text})
	s.name.SetText("")
	s.how.SetText("")
	s.touch()
	s.Refresh()
	s.env.Window.Canvas().Focus(s.name)
}

// onRemove takes somebody off the list.
func (s *Screen) onRemove(index int) {
	var list []Contact
	for i, c := range s.state.plan.Contacts {
		if i != index {
			list = append(list, c)
		}
	}
	s.state.plan.Contacts = list
	s.touch()
	s.Refresh()
}

// onOpen is told whether the plan may lie outside the vault.
func (s *Screen) onOpen(yes bool) {
	if s.state.plan.WhileLocked != yes {
		s.state.plan.WhileLocked = yes
		s.touch()
	}
}

// onSteps is told of typing.
func (s *Screen) onSteps(string) {
	if !s.state.quiet {
		s.touch()
	}
}

// touch notes a change and saves it soon.
func (s *Screen) touch() {
	if s.locked || !s.state.loaded {
		return
	}
	s.state.dirty = true
	if s.stop == nil {
		s.stop = s.env.Run.After(500*time.Millisecond, s.onSave)
	}
}

// take gives the plan as it stands, and notes that it is being saved.
func (s *Screen) take() Plan {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	s.state.dirty = false
	p := s.state.plan
	p.Steps = s.steps.Text
	s.state.plan = p
	return p
}

// onSave saves the plan.
func (s *Screen) onSave() {
	p := s.take()
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.SavePlan(ctx, p) }, func(err error) {
		s.state.dirty = s.state.dirty || err != nil
		s.env.Fail(kit.T("notalone.saving", "saving your plan"), err)
	})
}

// Flush saves what was typed.
func (s *Screen) Flush() error {
	if !s.state.dirty {
		return nil
	}
	p := s.take()
	err := kit.DoNow(s.env.Run, func(ctx context.Context) error { return s.store.SavePlan(ctx, p) })
	if err != nil {
		s.state.dirty = true
		return fmt.Errorf("save the plan: %w", err)
	}
	return nil
}
