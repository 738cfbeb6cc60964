package unlock

import (
	"context"
	"strings"
	"testing"

	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func (b *box) Restore(_ context.Context, path string, secret []byte) error {
	if b.err != nil {
		return b.err
	}
	if string(secret) != "old words" {
		return vault.ErrWrongPassphrase
	}
	b.restored, b.exists, b.passphrase = path, true, string(secret)
	return nil
}

func TestTheFirstPageSaysWhatItIsAndLeadsEverywhere(t *testing.T) {
	looked := 0
	b := &box{}
	w := kittest.Open(t, func(env kit.Env) kit.Screen {
		return New(env, b, Doors{Sample: func() { looked++ }, Helpers: func() {}})
	})
	s := w.Screen.(*Screen)
	for _, want := range []string{"only you can read", "no therapy", "at your own pace"} {
		if !strings.Contains(text(w), want) {
			t.Errorf("got %q, want %q in it", w.Texts(), want)
		}
	}
	w.Tap("Look around first")
	if looked != 1 || s.Step() != "hello" {
		t.Errorf("looked around %d times on page %s, want once and to stay", looked, s.Step())
	}
	w.Tap("Begin")
	if s.Step() != "create" {
		t.Fatalf("after Begin: got %s, want create", s.Step())
	}
	w.Tap("Back")
	if s.Step() != "hello" {
		t.Errorf("after Back: got %s, want hello", s.Step())
	}
}

func TestWithoutASampleNoneIsOffered(t *testing.T) {
	w := kittest.Open(t, func(env kit.Env) kit.Screen { return New(env, &box{}, Doors{Helpers: func() {}}) })
	if w.CanTap("Look around first") {
		t.Error("a made-up life is offered, though there is none")
	}
}

func TestABackupBecomesTheNotebook(t *testing.T) {
	b := &box{}
	w, s, _ := open(t, b)
	w.Tap("Back")
	w.Tap("I have a backup")
	s.onBring()
	if b.restored != "" || s.state.busy {
		t.Fatal("went on without a file")
	}
	w.Type("/backups/kith.tar.age")
	w.Press("Return")
	w.Type("not the words")
	w.Press("Return")
	if !strings.Contains(text(w), "passphrase") || s.Step() != "bring" {
		t.Fatalf("wrong passphrase: got %q on %s, want it said there", w.Texts(), s.Step())
	}
	w.Type("old words") // over the wrong ones, which are chosen
	w.Press("Return")
	if b.restored != "/backups/kith.tar.age" || s.Step() != "unlock" {
		t.Errorf("got %q restored and page %s, want the backup and then its passphrase asked", b.restored, s.Step())
	}
}

func TestAnEnterTooManyIsNoFault(t *testing.T) {
	b := &box{}
	w, s, _ := open(t, b, kittest.Held())
	w.Type("words")
	w.Press("Tab")
	w.Type("words")
	w.Press("Return")
	w.Type("more")
	w.Press("Return")
	if s.state.err != nil || !s.state.busy {
		t.Errorf("got the fault %v while the notebook is being made, want none", s.state.err)
	}
	w.Settle()
}
