// Package notalone is the room for hard hours: the people one can turn to and
// one's own plan, in one's own words. It opens without the passphrase if the
// person wishes it.
package notalone

import (
	"context"
	"fmt"
	"strings"
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
	Country     string    `json:"country,omitempty"`      // ISO 3166, whose emergency number is shown
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
	add   *kit.Button
	steps *kit.TextArea
	read  *widget.Label // the steps, while locked
	plan  *widget.Label // the head above it
	open  *widget.Check
	note  *widget.Label
	fault *fyne.Container // why reading failed, and the way to read once more
	empty *widget.Label
	calls *emergency
	root  fyne.CanvasObject
}

// state is all that the room shows. The steps being typed belong to their field.
type state struct {
	plan   Plan
	err    error
	loaded bool
	dirty  bool // something is not handed over yet
	under  int  // writes under way
	turn   int  // counts the writes
	kept   int  // the newest write that is on the disk
	quiet  bool // the fields are being filled
}

// New builds the room; it reads nothing. locked is for the room before the vault.
func New(env kit.Env, store Store, locked bool) *Screen {
	s := &Screen{env: env, store: store, locked: locked}
	s.build()
	s.able()
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

// load reads the plan, unless what is shown is newer.
func (s *Screen) load() {
	if s.state.dirty || s.state.under > 0 {
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
	if s.name.Text == "" || !s.changeable() {
		return
	}
	s.addTyped()
	s.Refresh()
	s.env.Window.Canvas().Focus(s.name)
}

// addTyped takes what is in the two fields onto the list. A number alone is
// taken as a name, so that it is not lost.
func (s *Screen) addTyped() {
	c := Contact{Name: s.name.Text, How: s.how.Text}
	if strings.TrimSpace(c.Name) == "" {
		c = Contact{Name: c.How}
	}
	if strings.TrimSpace(c.Name) == "" || !s.changeable() {
		return
	}
	s.state.plan.Contacts = append(s.state.plan.Contacts, c)
	s.name.SetText("")
	s.how.SetText("")
	s.touch()
}

// changeable says that the plan is read and may be changed.
func (s *Screen) changeable() bool { return s.state.loaded && !s.locked }

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

// onCountry is told where the person lives.
func (s *Screen) onCountry(code string) {
	s.state.plan.Country = code
	s.touch()
	s.Refresh()
}

// onSteps is told of typing.
func (s *Screen) onSteps(string) {
	if !s.state.quiet {
		s.touch()
	}
}

// touch notes a change and saves it soon. What is being read is older by now.
func (s *Screen) touch() {
	if !s.changeable() {
		return
	}
	s.reads.Stop()
	s.state.dirty = true
	if s.stop == nil {
		s.stop = s.env.Run.After(500*time.Millisecond, s.onSave)
	}
}

// take gives the plan as it stands, and the number of the write that saves it.
func (s *Screen) take() (Plan, int) {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	s.state.dirty = false
	s.state.turn++
	p := s.state.plan
	p.Steps = s.steps.Text
	s.state.plan = p
	return p, s.state.turn
}

// onSave saves the plan.
func (s *Screen) onSave() {
	p, turn := s.take()
	s.state.under++
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.SavePlan(ctx, p) }, func(err error) {
		s.state.under--
		if err == nil {
			s.state.kept = max(s.state.kept, turn)
		} else if s.state.kept < turn { // else a later write has kept it all
			s.state.dirty = true
			s.env.Fail(kit.T("notalone.saving", "saving your plan"), err)
		}
	})
}

// Flush saves what was typed, added or not. A plan on its way is written once
// more, so that its end is known here.
func (s *Screen) Flush() error {
	if s.addTyped(); !s.state.dirty && (s.state.under == 0 || s.state.kept == s.state.turn) {
		return nil
	}
	p, turn := s.take()
	err := kit.DoNow(s.env.Run, func(ctx context.Context) error { return s.store.SavePlan(ctx, p) })
	s.Refresh()
	if err != nil {
		s.state.dirty = true
		return fmt.Errorf("save the plan: %w", err)
	}
	s.state.kept = turn
	return nil
}
