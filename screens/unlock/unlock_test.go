package unlock

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// box stands for the vault.
type box struct {
	exists     bool
	passphrase string
	recovery   string
	err        error
	opened     int
	restored   string // the backup that was asked for
	known      bool
}

func (b *box) Exists() bool { return b.exists }
func (b *box) Create(_ context.Context, p []byte) (string, error) {
	if b.err != nil {
		return "", b.err
	}
	b.exists, b.passphrase, b.recovery = true, string(p), testKey
	return b.recovery, nil
}
func (b *box) Open(_ context.Context, p []byte) error {
	if b.err != nil {
		return b.err
	}
	if string(p) != b.passphrase {
		return vault.ErrWrongPassphrase
	}
	return nil
}
func (b *box) Remembered() bool { return b.known }
func (b *box) OpenRemembered(context.Context) error {
	if !b.known {
		return kit.ErrNoKeychain
	}
	return b.err
}
func (b *box) Rescue(_ context.Context, key string, p []byte) error {
	if key != b.recovery {
		return vault.ErrWrongRecovery
	}
	b.passphrase = string(p)
	return nil
}

// open opens the room; the counters tell which doors were used.
func open(t *testing.T, b *box, opts ...kittest.Option) (w *kittest.Window, s *Screen, helpers *int) {
	t.Helper()
	helpers = new(int)
	w = kittest.Open(t, func(env kit.Env) kit.Screen {
		return New(env, b, Doors{Opened: func() { b.opened++ }, Made: func() { b.opened++ }, Helpers: func() { *helpers++ }})
	}, opts...)
	if w.CanTap("Begin") {
		w.Press("Return")
	}
	return w, w.Screen.(*Screen), helpers
}

// testKey is a made-up recovery key.
const testKey = "AGE-SE CRET-K EY-1XX QQQQ01 QQQQ02 QQQQ03 QQQQ04"

// typeGroups types the two groups that are asked for.
func typeGroups(t *testing.T, w *kittest.Window) {
	t.Helper()
	for i, part := range []int{0, 1} {
		var n int
		count := 0
		for _, line := range w.Texts() {
			if _, err := fmt.Sscanf(line, "Group %d", &n); err == nil {
				if count == part {
					break
				}
				count++
			}
		}
		if i > 0 {
			w.Press("Tab")
		}
		w.Type(strings.ToLower(strings.Fields(testKey)[n-1]))
	}
}

// text is all that the room says.
func text(w *kittest.Window) string { return strings.Join(w.Texts(), "\n") }

func TestCreatingByKeyboardAlone(t *testing.T) {
	b := &box{}
	w, _, _ := open(t, b)
	w.Type("four words are better")
	w.Press("Tab")
	w.Type("four words are better")
	w.Press("Return")
	if !strings.Contains(text(w), " 4 QQQQ01") {
		t.Fatalf("got %q, want the recovery key shown", w.Texts())
	}
	if b.opened != 0 {
		t.Fatal("the rooms opened before the key was noted")
	}
	typeGroups(t, w)
	w.Tap("Continue")
	if b.opened != 1 {
		t.Errorf("opened %d times, want once after the key was noted", b.opened)
	}
}

func TestTheRecoveryKeyMustBeNotedFirst(t *testing.T) {
	b := &box{}
	w, s, _ := open(t, b)
	w.Type("words")
	w.Press("Tab")
	w.Type("words")
	w.Press("Return")
	s.onKept()
	if b.opened != 0 || w.CanTap("Continue") {
		t.Error("one can go on without noting the key")
	}
}

func TestThePaperCanBeCheckedLater(t *testing.T) {
	b := &box{}
	w, _, _ := open(t, b)
	w.Type("words")
	w.Press("Tab")
	w.Type("words")
	w.Press("Return")
	w.Tap("Go on without checking")
	if b.opened != 0 {
		t.Fatal("left without a question")
	}
	w.Tap("Stay here")
	w.Tap("Go on without checking")
	w.Press("Tab")
	w.Press("Return") // the button of the question
	if b.opened != 1 {
		t.Errorf("opened %d times, want once", b.opened)
	}
}

func TestAWrongGroupIsSaid(t *testing.T) {
	b := &box{}
	w, s, _ := open(t, b)
	w.Type("words")
	w.Press("Tab")
	w.Type("words")
	w.Press("Return")
	w.Type("QQQQ99")
	w.Press("Tab")
	w.Type("QQQQ98")
	if s.state.noted || !w.Shows("Something differs.") {
		t.Errorf("got %q, want it said", w.Texts())
	}
}

func TestTwoDifferentPassphrasesMakeNoVault(t *testing.T) {
	b := &box{}
	w, s, _ := open(t, b)
	w.Type("words")
	w.Press("Tab")
	w.Type("other")
	w.Press("Return")
	if b.exists || s.state.err == nil {
		t.Errorf("got %v, want it refused with a sentence", s.state.err)
	}
	w2, s2, _ := open(t, &box{})
	w2.Tap("Create my notebook")
	if s2.state.err == nil {
		t.Error("an empty passphrase was taken")
	}
}

func TestAComputerThatRemembersOpensByAButton(t *testing.T) {
	b := &box{exists: true, passphrase: "words", known: true}
	w, s, _ := open(t, b)
	b.err = kit.ErrNoKeychain
	w.Tap("Open with this computer's keychain")
	if b.opened != 0 || !errors.Is(s.state.err, kit.ErrNoKeychain) {
		t.Errorf("a keychain that does not help: got %v", s.state.err)
	}
	b.err = nil
	w.Tap("Open with this computer's keychain")
	if b.opened != 1 {
		t.Errorf("opened %d times, want once", b.opened)
	}
	w, _, _ = open(t, &box{exists: true})
	if w.CanTap("Open with this computer's keychain") {
		t.Error("offered although nothing is remembered")
	}
}

func TestOpeningWithThePassphrase(t *testing.T) {
	b := &box{exists: true, passphrase: "words"}
	w, _, _ := open(t, b)
	w.Type("words")
	w.Press("Return")
	if b.opened != 1 {
		t.Errorf("opened %d times, want once", b.opened)
	}
}

func TestWrongPassphraseIsSaidAndMayBeTriedAgain(t *testing.T) {
	b := &box{exists: true, passphrase: "words"}
	w, s, _ := open(t, b)
	w.Type("wrong")
	w.Press("Return")
	what, _, _ := kit.Explain(vault.ErrWrongPassphrase)
	if !strings.Contains(text(w), what) || b.opened != 0 {
		t.Fatalf("got %q, want %q", w.Texts(), what)
	}
	s.pages[opening].fields[0].SetText("words")
	w.Tap("Open")
	if b.opened != 1 {
		t.Error("the right one afterwards does not open")
	}
}

func TestEveryFailureHasItsOwnSentence(t *testing.T) {
	seen := map[string]error{}
	for _, err := range []error{
		vault.ErrWrongPassphrase, vault.ErrDamagedKey, vault.ErrDamaged, vault.ErrNewer, vault.ErrInUse, vault.ErrNoPermission, vault.ErrFull,
	} {
		w, s, _ := open(t, &box{exists: true, err: err})
		w.Type("words")
		w.Press("Return")
		said := s.faultText()
		if said == "" || seen[said] != nil {
			t.Errorf("%v: got %q, the same as for %v", err, said, seen[said])
		}
		seen[said] = err
	}
}

func TestRescueWithTheRecoveryKey(t *testing.T) {
	b := &box{exists: true, passphrase: "forgotten", recovery: "AGE-SECRET-KEY-1QQQQ"}
	w, _, _ := open(t, b)
	w.Tap("Use the recovery key")
	w.Type("AGE-SECRET-KEY-1QQQQ")
	w.Press("Tab")
	w.Type("new words")
	w.Press("Tab")
	w.Type("new words")
	w.Press("Return")
	if b.opened != 1 || b.passphrase != "new words" {
		t.Errorf("opened %d, passphrase %q; want it open with the new one", b.opened, b.passphrase)
	}
}

func TestWrongRecoveryKeyIsSaid(t *testing.T) {
	b := &box{exists: true, recovery: "AGE-SECRET-KEY-1QQQQ"}
	w, s, _ := open(t, b)
	w.Tap("Use the recovery key")
	w.Type("something else")
	s.pages[rescuing].fields[1].SetText("new")
	s.pages[rescuing].fields[2].SetText("new")
	w.Tap("Open and set passphrase")
	if b.opened != 0 || s.state.err == nil {
		t.Errorf("got %v, want it refused", s.state.err)
	}
	w.Tap("Back")
	if !w.Shows("Welcome back") {
		t.Errorf("got %q, want the first page", w.Texts())
	}
}

func TestLeavingForgetsWhatWasTyped(t *testing.T) {
	b := &box{exists: true, passphrase: "words"}
	w, s, _ := open(t, b)
	w.Type("words")
	s.Hide()
	for _, p := range s.pages {
		for _, f := range p.fields {
			if f.Text != "" {
				t.Error("a passphrase still stands in its field")
			}
		}
	}
}

func TestHelpersNeedNoPassphrase(t *testing.T) {
	w, _, helpers := open(t, &box{exists: true})
	w.Tap("Not alone")
	if *helpers != 1 {
		t.Error("the way to the helpers is shut")
	}
}

func TestPictures(t *testing.T) {
	for name, look := range map[string]kit.Look{"light": {Mode: kit.AlwaysLight}, "dark": {Mode: kit.AlwaysDark}, "large": {Mode: kit.AlwaysLight, Scale: 1.5}} {
		w, _, _ := open(t, &box{}, kittest.Look(look), kittest.Size(1024, 700))
		w.Picture("unlock-create-" + name)
		w.Type("four words")
		w.Press("Tab")
		w.Type("four words")
		w.Press("Return")
		w.Picture("unlock-recovery-" + name)
		w, _, _ = open(t, &box{exists: true}, kittest.Look(look), kittest.Size(1024, 700))
		w.Type("wrong")
		w.Press("Return")
		w.Picture("unlock-open-" + name)
	}
}
