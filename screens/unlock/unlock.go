// Package unlock is the room before all others: it makes a vault, shows its
// recovery key once, and opens it with the passphrase or with that key.
package unlock

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/vault"
	"kith/screens/kit"
)

// Box is what this room needs of the vault.
type Box interface {
	// Exists says whether there is a vault to open.
	Exists() bool
	// Create makes a vault, opens it and gives its recovery key.
	Create(ctx context.Context, passphrase []byte) (recovery string, err error)
	// Remembered says whether this computer may open the vault by itself.
	Remembered() bool
	// OpenRemembered opens it so.
	OpenRemembered(ctx context.Context) error
	// Open opens the vault.
	Open(ctx context.Context, passphrase []byte) error
	// Rescue opens the vault with the recovery key and gives it a new passphrase.
	Rescue(ctx context.Context, recovery string, passphrase []byte) error
	// Restore makes the vault out of a backup; secret is the passphrase of that day
	// or the recovery key.
	Restore(ctx context.Context, backup string, secret []byte) error
}

// Doors are the ways out of this room.
type Doors struct {
	Opened  func() // the vault is open
	Made    func() // the vault is new, and open
	Helpers func() // to the person's own contacts and plan
	Sample  func() // to a made-up life; nil where there is none
}

// Screen is the room.
type Screen struct {
	env   kit.Env
	box   Box
	doors Doors
	state state

	root    *fyne.Container
	helpers *kit.Button
	known   *kit.Button // opens the vault on a computer that remembers it
	pages   map[step]*page
}

// step is what the room shows.
type step int

const (
	opening  step = iota // asks for the passphrase
	greeting             // says what the program is
	creating             // asks for a new passphrase, twice
	keeping              // shows the recovery key
	rescuing             // asks for the recovery key and a new passphrase
	bringing             // asks for a backup
)

// state is all that the room shows. The texts in the fields belong to the fields.
type state struct {
	step     step
	busy     bool
	err      error  // why the last try failed
	recovery string // the recovery key, only while it is shown
	known    bool   // this computer may open the vault by itself
	noted    bool   // two of its groups were typed from the paper
}

// page is one step's picture.
type page struct {
	content fyne.CanvasObject
	first   fyne.Focusable
	fields  []*widget.Entry // in the order they are filled
	main    *kit.Button
	others  []*kit.Button
	fault   *widget.Label
	sheet   *kit.RecoverySheet
}

// New builds the room; it reads nothing.
func New(env kit.Env, box Box, doors Doors) *Screen {
	s := &Screen{env: env, box: box, doors: doors}
	s.pages = map[step]*page{
		opening: s.openPage(), greeting: s.helloPage(), creating: s.createPage(),
		keeping: s.keepPage(), rescuing: s.rescuePage(), bringing: s.bringPage(),
	}
	s.root = s.build()
	s.Refresh()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show asks for the passphrase, or greets where there is no vault yet.
func (s *Screen) Show() {
	s.state = state{step: s.door()}
	s.state.known = s.state.step == opening && s.box.Remembered()
	s.Refresh()
}

// door is the page that one comes to first: opening where there is a vault, else
// greeting.
func (s *Screen) door() step {
	if s.box.Exists() {
		return opening
	}
	return greeting
}

// Hide forgets what was typed.
func (s *Screen) Hide() {
	for _, p := range s.pages {
		for _, f := range p.fields {
			f.SetText("")
		}
	}
	s.state = state{step: opening}
	s.Refresh()
}

// Step names what the room shows: unlock, hello, create, recovery, rescue or bring.
func (s *Screen) Step() string {
	return [...]string{"unlock", "hello", "create", "recovery", "rescue", "bring"}[s.state.step]
}

// Changed does nothing: there are no records yet.
func (s *Screen) Changed([]data.Change) {}

// Focus puts the cursor into the field that matters.
func (s *Screen) Focus() {
	if f := s.pages[s.state.step].first; f != nil {
		s.env.Window.Canvas().Focus(f)
	}
}

// Refresh copies the state into the widgets.
func (s *Screen) Refresh() {
	if s.state.step == keeping || s.state.busy { // the key is shown only once
		s.helpers.Hide()
	} else {
		s.helpers.Show()
	}
	s.known.Hidden = !s.state.known
	for st, p := range s.pages {
		if st == s.state.step {
			p.content.Show()
		} else {
			p.content.Hide()
		}
		s.refreshPage(p)
	}
}

// refreshPage fills one page.
func (s *Screen) refreshPage(p *page) {
	for _, b := range append(p.others, p.main) {
		if s.state.busy {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	if p.sheet != nil {
		p.sheet.Set(s.state.recovery)
		if !s.state.noted {
			p.main.Disable()
		}
	}
	if p.fault == nil {
		return
	}
	p.fault.SetText(s.faultText())
	p.fault.Hidden = s.state.err == nil && !s.state.busy
	p.fault.Importance = widget.MediumImportance
	if s.state.err != nil {
		p.fault.Importance = widget.DangerImportance
	}
	p.fault.Refresh()
}

// faultText says what went wrong, or that it takes a moment.
func (s *Screen) faultText() string {
	if s.state.busy {
		return kit.T("unlock.busy", "One moment…")
	}
	if s.state.err == nil {
		return ""
	}
	what, why, todo := kit.Explain(s.state.err)
	text := what
	for _, more := range []string{why, todo} {
		if more != "" {
			text += "\n" + more
		}
	}
	return text
}

// goTo changes the step and puts the cursor where it belongs.
func (s *Screen) goTo(st step) {
	s.state = state{step: st, known: st == opening && s.box.Remembered()}
	s.Refresh()
	s.Focus()
}

// onOpen tries the passphrase.
func (s *Screen) onOpen() {
	passphrase := secretOf(s.pages[opening].fields[0].Text)
	s.try(func(ctx context.Context) error { return s.box.Open(ctx, passphrase) }, s.doors.Opened)
}

// onKnown opens the vault with what this computer remembers.
func (s *Screen) onKnown() { s.try(s.box.OpenRemembered, s.doors.Opened) }

// onCreate makes the vault if the two passphrases are the same.
func (s *Screen) onCreate() {
	if s.state.busy { // one Enter too many
		return
	}
	p := s.pages[creating]
	passphrase, err := agreed(p.fields[0].Text, p.fields[1].Text)
	if err != nil {
		s.fail(err)
		return
	}
	var key string
	s.try(func(ctx context.Context) (err error) {
		key, err = s.box.Create(ctx, passphrase)
		return err
	}, func() {
		s.state = state{step: keeping, recovery: key}
		s.Refresh()
		s.Focus()
	})
}

// onRescue opens with the recovery key and sets a new passphrase.
func (s *Screen) onRescue() {
	if s.state.busy {
		return
	}
	p := s.pages[rescuing]
	passphrase, err := agreed(p.fields[1].Text, p.fields[2].Text)
	if err != nil {
		s.fail(err)
		return
	}
	key := p.fields[0].Text
	s.try(func(ctx context.Context) error { return s.box.Rescue(ctx, key, passphrase) }, s.doors.Opened)
}

// onNoted is told that the paper holds the recovery key as it is.
func (s *Screen) onNoted() {
	s.state.noted = true
	s.Refresh()
}

// onLater leaves the page of the recovery key without the check, after a question.
func (s *Screen) onLater() {
	kit.Ask(s.env.Window, kit.T("unlock.latertitle", "Go on without checking the paper?"),
		kit.T("unlock.laterwhy", "The key is shown only now. If it is not written down, only the passphrase opens the notebook. A new key can be made in the settings at any time."),
		kit.T("unlock.later", "Go on without checking"), kit.T("unlock.stay", "Stay here"), s.doors.Made)
}

// onKept leaves the page of the recovery key.
func (s *Screen) onKept() {
	if s.state.noted {
		s.doors.Made()
	}
}

// fail shows an error on the page.
func (s *Screen) fail(err error) {
	s.state.err = err
	s.Refresh()
	s.Focus()
}

// try runs slow work once at a time and goes on to then if it succeeds.
func (s *Screen) try(work func(context.Context) error, then func()) {
	if s.state.busy {
		return
	}
	s.state.busy, s.state.err = true, nil
	s.Refresh()
	kit.Do(s.env.Run, work, func(err error) {
		s.state.busy = false
		if err != nil {
			if s.state.step == creating && s.box.Exists() { // it is there although what followed failed
				s.state.step = opening
			}
			s.fail(err)
			if errors.Is(err, vault.ErrWrongPassphrase) {
				fields := s.pages[s.state.step].fields
				words := fields[len(fields)-1]
				s.env.Window.Canvas().Focus(words)
				words.TypedShortcut(&fyne.ShortcutSelectAll{})
			}
			return
		}
		then()
	})
}
