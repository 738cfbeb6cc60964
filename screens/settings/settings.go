// Package settings is the room where the person makes the program theirs: its
// looks, its habits, the passphrase.
package settings

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// Store is what this room needs of the program.
type Store interface {
	Settings() kit.Settings
	SaveSettings(kit.Settings) error
	ChangePassphrase(ctx context.Context, old, fresh []byte) error
	NewRecovery(ctx context.Context, passphrase []byte) (string, error)
	VaultDir() string
}

// Screen is the room.
type Screen struct {
	env   kit.Env
	store Store
	state state

	mode     *kit.Segmented
	contrast *widget.Check
	scale    *kit.Segmented
	ends     *kit.Segmented
	week     *kit.Segmented
	idle     *kit.Segmented
	life     *kit.Segmented
	numbers  *widget.Check
	pause    *widget.Check
	plain    *widget.Check
	secrets  *secrets
	root     fyne.CanvasObject
}

// state is all that the room shows. The passphrases being typed belong to their fields.
type state struct {
	values   kit.Settings
	busy     bool
	err      error
	done     string // what was just done, in words
	recovery string // a new recovery key, while it is shown
}

// New builds the room; it reads nothing.
func New(env kit.Env, store Store) *Screen {
	s := &Screen{env: env, store: store, state: state{values: kit.DefaultSettings()}}
	s.build()
	return s
}

// Content is what goes into the window.
func (s *Screen) Content() fyne.CanvasObject { return s.root }

// Show reads the values in force.
func (s *Screen) Show() {
	s.state = state{values: s.store.Settings()}
	s.Refresh()
}

// Hide forgets the secrets that were typed or shown.
func (s *Screen) Hide() {
	s.state.recovery, s.state.done, s.state.err = "", "", nil
	s.secrets.forget()
	s.Refresh()
}

// Changed does nothing: settings are no records.
func (s *Screen) Changed([]data.Change) {}

// The choices, in the order in which they are shown.
func modes() []string   { return []string{"system", "light", "dark"} }
func scales() []float32 { return []float32{0.8, 1, 1.25, 1.5, 2} }
func dayEnds() []time.Duration {
	return []time.Duration{0, 2 * time.Hour, 3 * time.Hour, 4 * time.Hour}
}
func halfLives() []int           { return []int{90, 180, 365} }
func weekStarts() []time.Weekday { return []time.Weekday{time.Monday, time.Sunday, time.Saturday} }
func idleLocks() []time.Duration {
	return []time.Duration{5 * time.Minute, 10 * time.Minute, 30 * time.Minute, 0}
}
func pick[T any](list []T, i int) T { return list[min(max(i, 0), len(list)-1)] }

// change puts one changed value in force, or says why not and goes back.
func (s *Screen) change(edit func(*kit.Settings)) {
	next := s.state.values
	edit(&next)
	if next == s.state.values {
		return
	}
	if err := s.store.SaveSettings(next); err != nil {
		s.env.Fail(kit.T("settings.saving", "saving the settings"), err)
		s.Refresh()
		return
	}
	s.state.values = next
	s.Refresh()
}

// onPassphrase changes the passphrase.
func (s *Screen) onPassphrase() {
	old, fresh, again := s.secrets.old.Text, s.secrets.fresh.Text, s.secrets.again.Text
	if fresh == "" || fresh != again {
		s.tell("", &data.FieldError{Noun: "vault", Field: "Repeat", Rule: "must be the same passphrase twice"})
		return
	}
	s.try(func(ctx context.Context) error {
		return s.store.ChangePassphrase(ctx, []byte(old), []byte(fresh))
	}, func() {
		s.secrets.forget()
		s.tell(kit.T("settings.changed", "The passphrase is changed. From now on only the new one opens the notebook."), nil)
	})
}

// onRecovery makes a new recovery key and shows it.
func (s *Screen) onRecovery() {
	pass := s.secrets.old.Text
	var key string
	s.try(func(ctx context.Context) (err error) {
		key, err = s.store.NewRecovery(ctx, []byte(pass))
		return err
	}, func() {
		s.secrets.forget()
		s.state.recovery = key
		s.tell(kit.T("settings.newkey", "This is the new recovery key, shown only now. The one before opens nothing any more."), nil)
	})
}

// try runs slow work once at a time.
func (s *Screen) try(work func(context.Context) error, then func()) {
	if s.state.busy {
		return
	}
	s.state.busy = true
	s.tell("", nil)
	kit.Do(s.env.Run, work, func(err error) {
		s.state.busy = false
		if err != nil {
			s.tell("", err)
			return
		}
		then()
	})
}

// tell shows what was done or what went wrong.
func (s *Screen) tell(done string, err error) {
	s.state.done, s.state.err = done, err
	s.Refresh()
}
