package settings

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func openLock(t *testing.T, k *keeper) (*kittest.Window, *LockPage) {
	t.Helper()
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return NewLockPage(env, k) })
	return w, w.Screen.(*LockPage)
}

func TestPassphraseIsChanged(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := openLock(t, k)
	s.old.SetText("old words")
	s.fresh.SetText("new words")
	s.again.SetText("new words")
	w.Tap("Change passphrase")
	if k.old != "old words" || k.fresh != "new words" {
		t.Errorf("got %q and %q, want both handed over", k.old, k.fresh)
	}
	if s.old.Text != "" || s.fresh.Text != "" {
		t.Error("the passphrases still stand in their fields")
	}
}

func TestPassphrasesThatDifferAreRefused(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := openLock(t, k)
	s.fresh.SetText("new words")
	s.again.SetText("other words")
	w.Tap("Change passphrase")
	if k.fresh != "" || s.state.err == nil {
		t.Errorf("got %q and %v, want it refused", k.fresh, s.state.err)
	}
}

func TestWrongPassphraseIsSaid(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings(), err: vault.ErrWrongPassphrase}
	w, s := openLock(t, k)
	s.old.SetText("wrong")
	w.Tap("New recovery key")
	if s.state.err == nil || s.state.recovery != "" {
		t.Errorf("got %v, want the failure and no key", s.state.err)
	}
}

func TestNewRecoveryKeyIsShownAndForgotten(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := openLock(t, k)
	s.old.SetText("words")
	w.Tap("New recovery key")
	if !strings.Contains(strings.Join(w.Texts(), "\n"), "EXAMPLE") || k.askedBy != "words" {
		t.Errorf("got %q, want the key shown", w.Texts())
	}
	s.Hide()
	if strings.Contains(strings.Join(w.Texts(), "\n"), "EXAMPLE") {
		t.Error("the key is still shown after leaving")
	}
}

func TestTheKeyOnThePaperIsTried(t *testing.T) {
	w, s := openLock(t, &keeper{now: kit.DefaultSettings()})
	s.key.SetText("right")
	w.Tap("Try the key on my paper")
	if s.state.err != nil || !w.Shows("The key on the paper opens this notebook.") || s.key.Text != "" {
		t.Errorf("got %v, %q, want it said and the key forgotten", s.state.err, w.Texts())
	}
	s.key.SetText("misread")
	w.Tap("Try the key on my paper")
	if s.state.err == nil {
		t.Error("a wrong key was taken")
	}
}

func TestAWeakPassphraseIsAdvisedAgainstAndNotForbidden(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := openLock(t, k)
	s.fresh.SetText("password1")
	if !strings.Contains(strings.Join(w.Texts(), "\n"), "Easy to guess") {
		t.Errorf("got %q, want the advice", w.Texts())
	}
	s.fresh.SetText("correct horse battery staple")
	if !strings.Contains(strings.Join(w.Texts(), "\n"), "Very hard to guess") {
		t.Errorf("got %q, want the praise of the words", w.Texts())
	}
	s.fresh.SetText("password1")
	s.again.SetText("password1")
	w.Tap("Change passphrase")
	if k.fresh != "password1" {
		t.Error("a weak passphrase was forbidden")
	}
}

func TestACopiedKeyLeavesTheClipboardAfterAMinute(t *testing.T) {
	w, _ := openLock(t, &keeper{now: kit.DefaultSettings()})
	w.Tap("New recovery key")
	w.Tap("Copy, for one minute")
	if got := w.App.Clipboard().Content(); got != "AGE-SECRET-KEY-1 EXAMPLE" {
		t.Fatalf("clipboard: got %q", got)
	}
	w.Run.Advance(secondsInAMinute)
	if got := w.App.Clipboard().Content(); got != "" {
		t.Errorf("after a minute: got %q, want nothing", got)
	}
	w.Tap("Copy, for one minute")
	w.App.Clipboard().SetContent("something else")
	w.Run.Advance(secondsInAMinute)
	if got := w.App.Clipboard().Content(); got != "something else" {
		t.Errorf("what was copied since: got %q", got)
	}
}

const secondsInAMinute = 60e9

func TestTheKeyCanBeSavedAsASheetForItsOwnerOnly(t *testing.T) {
	w, _ := openLock(t, &keeper{now: kit.DefaultSettings()})
	home := t.TempDir()
	t.Setenv("HOME", home)
	w.Tap("New recovery key")
	w.Tap("Save a sheet to print…")
	w.Tap("Save")
	path := filepath.Join(home, "kith-recovery.pdf")
	b, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Fatalf("got %d bytes, %v, want a PDF", len(b), err)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("got mode %v, want 0600", info.Mode().Perm())
	}
}

func TestThisComputerIsRememberedAndForgotten(t *testing.T) {
	k := &keeper{now: kit.DefaultSettings()}
	w, s := openLock(t, k)
	if w.CanTap("Ask for the passphrase again") {
		t.Error("remembered without being asked to")
	}
	s.old.SetText("words")
	w.Tap("Remember on this computer")
	if k.askedBy != "words" || !w.CanTap("Ask for the passphrase again") || s.old.Text != "" {
		t.Errorf("asked by %q, got %q", k.askedBy, w.Texts())
	}
	w.Tap("Ask for the passphrase again")
	if k.known || !w.CanTap("Remember on this computer") {
		t.Error("want it forgotten")
	}
	k.err = kit.ErrNoKeychain
	w.Tap("Remember on this computer")
	if s.state.err == nil {
		t.Error("want it said that the keychain does not help")
	}
}
