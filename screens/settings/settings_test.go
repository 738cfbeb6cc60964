package settings

import (
	"context"
	"errors"
	"testing"
	"time"

	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// keeper is the program behind the room.
type keeper struct {
	now     kit.Settings
	err     error
	old     string
	fresh   string
	askedBy string
	known   bool
}

func (k *keeper) Settings() kit.Settings { return k.now }
func (k *keeper) SaveSettings(s kit.Settings) error {
	if k.err == nil {
		k.now = s
	}
	return k.err
}
func (k *keeper) ChangePassphrase(_ context.Context, old, fresh []byte) error {
	if k.err == nil {
		k.old, k.fresh = string(old), string(fresh)
	}
	return k.err
}
func (k *keeper) NewRecovery(_ context.Context, p []byte) (string, error) {
	k.askedBy = string(p)
	return "AGE-SECRET-KEY-1 EXAMPLE", k.err
}
func (k *keeper) CheckRecovery(_ context.Context, key string) error {
	if key != "right" {
		return vault.ErrWrongRecovery
	}
	return k.err
}
func (k *keeper) Remembered() bool { return k.known }
func (k *keeper) Remember(_ context.Context, p []byte) error {
	k.askedBy, k.known = string(p), k.err == nil
	return k.err
}
func (k *keeper) Forget(context.Context) error {
	k.known = false
	return k.err
}
func (k *keeper) VaultDir() string { return "/home/somebody/.local/share/kith/vault" }

// sections are the pages that need no more than the keeper.
func sections(env kit.Env, k *keeper) []Section {
	return []Section{
		{"choices", "Looks and habits", "settings", NewChoices(env, k)},
		{"lock", "Lock and recovery", "key", NewLockPage(env, k)},
	}
}

func openRoom(t *testing.T, k *keeper, opts ...kittest.Option) (*kittest.Window, *Screen) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, sections(env, k)...) }, opts...)
	return w, w.Screen.(*Screen)
}

func open(t *testing.T, k *keeper, opts ...kittest.Option) (*kittest.Window, *Choices) {
	t.Helper()
	w, s := openRoom(t, k, opts...)
	return w, s.sections[0].Screen.(*Choices)
}

func TestTheRoomOpensAPageAndLeavesTheOther(t *testing.T) {
	w, s := openRoom(t, &keeper{now: kit.DefaultSettings()})
	if !w.Shows("Light or dark") || w.Shows("The key on my paper") {
		t.Errorf("got %q, want the first page", w.Texts())
	}
	w.Tap("Lock and recovery")
	if w.Shows("Light or dark") || !w.Shows("The key on my paper") {
		t.Errorf("got %q, want the page of the lock", w.Texts())
	}
	s.Open("no such page")
	if s.open != "lock" {
		t.Errorf("got %q, want it to stay", s.open)
	}
	if err := s.Flush(); err != nil {
		t.Error(err)
	}
}

func TestANarrowWindowShowsOnePartAndAWayBack(t *testing.T) {
	w, _ := openRoom(t, &keeper{now: kit.DefaultSettings()}, kittest.Size(480, 700))
	w.Tap("Lock and recovery")
	if !w.Shows("The key on my paper") || w.Shows("Looks and habits") {
		t.Errorf("got %q, want only the page", w.Texts())
	}
	w.Tap("All settings")
	if !w.Shows("Looks and habits") {
		t.Error("want the list again")
	}
}

func TestChoicesAreInForceAtOnce(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	_, s := open(t, k)
	s.change(func(v *kit.Settings) { v.DayEnds = pick(dayEnds(), 2) })
	s.pause.SetChecked(true)
	s.plain.SetChecked(true)
	s.numbers.SetChecked(true)
	s.contrast.SetChecked(true)
	want := kit.DefaultSettings()
	want.DayEnds, want.PauseBalance, want.PlainCharts, want.ShowNumbers, want.Contrast = 3*time.Hour, true, true, true, true
	if k.now != want {
		t.Errorf("got %+v, want %+v", k.now, want)
	}
}

func TestShowingTheRoomChangesNothing(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	k.now.HalfLife, k.now.Mode = 365, "dark"
	before := k.now
	_, s := open(t, k)
	s.Refresh()
	s.Refresh()
	if k.now != before {
		t.Errorf("got %+v, want the settings untouched", k.now)
	}
}

func TestAChoiceThatCannotBeSavedGoesBack(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings(), err: vault.ErrFull}
	w, s := open(t, k)
	s.change(func(v *kit.Settings) { v.HalfLife = 90 })
	if f := w.TakeFailure(); !errors.Is(f.Err, vault.ErrFull) {
		t.Errorf("got %v, want the failure shown", f)
	}
	if s.values.HalfLife != 180 {
		t.Errorf("got %d, want the value as before", s.values.HalfLife)
	}
}

func TestPictures(t *testing.T) {
	for name, look := range map[string]kit.Look{
		"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5},
	} {
		w, s := openRoom(t, &keeper{now: kit.DefaultSettings()}, kittest.Look(look), kittest.Size(1024, 700))
		w.Picture("settings-" + name)
		s.Open("lock")
		w.Picture("settings-lock-" + name)
	}
}
