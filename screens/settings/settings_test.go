package settings

import (
	"context"
	"errors"
	"strings"
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
func (k *keeper) VaultDir() string { return "/home/somebody/.local/share/kith/vault" }

func open(t *testing.T, k *keeper, opts ...kittest.Option) (*kittest.Window, *Screen) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, k) }, opts...)
	return w, w.Screen.(*Screen)
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
	if s.state.values.HalfLife != 180 {
		t.Errorf("got %d, want the value as before", s.state.values.HalfLife)
	}
}

func TestPassphraseIsChanged(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := open(t, k)
	s.secrets.old.SetText("old words")
	s.secrets.fresh.SetText("new words")
	s.secrets.again.SetText("new words")
	w.Tap("Change passphrase")
	if k.old != "old words" || k.fresh != "new words" {
		t.Errorf("got %q and %q, want both handed over", k.old, k.fresh)
	}
	if s.secrets.old.Text != "" || s.secrets.fresh.Text != "" {
		t.Error("the passphrases still stand in their fields")
	}
}

func TestPassphrasesThatDifferAreRefused(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := open(t, k)
	s.secrets.fresh.SetText("new words")
	s.secrets.again.SetText("other words")
	w.Tap("Change passphrase")
	if k.fresh != "" || s.state.err == nil {
		t.Errorf("got %q and %v, want it refused", k.fresh, s.state.err)
	}
}

func TestWrongPassphraseIsSaid(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings(), err: vault.ErrWrongPassphrase}
	w, s := open(t, k)
	s.secrets.old.SetText("wrong")
	w.Tap("New recovery key")
	if s.state.err == nil || s.state.recovery != "" {
		t.Errorf("got %v, want the failure and no key", s.state.err)
	}
}

func TestNewRecoveryKeyIsShownAndForgotten(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := open(t, k)
	s.secrets.old.SetText("words")
	w.Tap("New recovery key")
	if !strings.Contains(strings.Join(w.Texts(), "\n"), "AGE-SECRET-KEY-1 EXAMPLE") || k.askedBy != "words" {
		t.Errorf("got %q, want the key shown", w.Texts())
	}
	s.Hide()
	if strings.Contains(strings.Join(w.Texts(), "\n"), "EXAMPLE") {
		t.Error("the key is still shown after leaving")
	}
}

func TestPictures(t *testing.T) {
	for name, look := range map[string]kit.Look{
		"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5},
	} {
		w, _ := open(t, &keeper{now: kit.DefaultSettings()}, kittest.Look(look), kittest.Size(860, 1000))
		w.Picture("settings-" + name)
	}
}
