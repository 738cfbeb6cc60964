package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data/backup"
	"kith/data/datatest"
	"kith/data/vault"
)

func TestAMadeUpLifeIsNeverMixedWithOnesOwnAndGoesAway(t *testing.T) {
	home := t.TempDir()
	a, run := start(t, home)
	a.home = home
	var next []string
	a.relaunch = func(args []string, _ fyne.Size) error { next = args; return nil }
	a.beginLook()
	run.Advance(time.Second)
	if a.shell == nil || !shown(a, "You are looking around") {
		t.Fatal("the made-up life is not open, or does not say that it is made up")
	}
	people, err := a.shell.store.People(t.Context())
	datatest.Must(t, err)
	if len(people) == 0 {
		t.Error("the made-up life has nobody in it")
	}
	a.Lock()
	if _, err := os.Stat(filepath.Join(home, "vault")); !os.IsNotExist(err) {
		t.Errorf("after leaving: got %v, want the folder gone", err)
	}
	if next == nil || slices.Contains(next, lookFlag) {
		t.Errorf("started afresh with %v, want one's own notebook", next)
	}
}

func TestLookingAroundStartsAFreshProcess(t *testing.T) {
	a, _ := start(t, t.TempDir())
	var next []string
	a.relaunch = func(args []string, _ fyne.Size) error { next = args; return nil }
	a.look()
	if !slices.Contains(next, lookFlag) {
		t.Errorf("started afresh with %v, want %s in it", next, lookFlag)
	}
}

func TestANewNotebookBeginsWithTheFirstPeopleOnTheMap(t *testing.T) {
	a, _ := start(t, t.TempDir())
	_, err := a.box.Create(context.Background(), []byte("words"))
	datatest.Must(t, err)
	a.meet()
	if got := a.room(); got != "welcome" {
		t.Fatalf("got %s, want welcome", got)
	}
	store := a.fresh
	a.letGo() // as Quit does
	if _, err := store.People(t.Context()); err == nil {
		t.Error("quitting there left the vault open")
	}
	datatest.Must(t, a.box.Open(context.Background(), []byte("words")))
	a.meet()
	a.open(a.fresh)
	if got := a.room(); got != firstRoom || a.fresh != nil {
		t.Errorf("went on: got %s, want %s", got, firstRoom)
	}
}

func TestABackupIsBroughtBackWithEitherSecret(t *testing.T) {
	dir := t.TempDir()
	o := vault.Options{WorkFactor: 10}
	b := &box{dir: filepath.Join(dir, "old"), options: o}
	recovery, err := b.Create(t.Context(), []byte("words"))
	datatest.Must(t, err)
	s := b.take()
	datatest.Fill(t, s)
	file := filepath.Join(dir, "kith.tar.age")
	_, err = backup.Write(t.Context(), s, file, time.Now(), nil)
	datatest.Must(t, err)
	datatest.Must(t, s.Close())
	for i, secret := range []string{"words", recovery} {
		back := &box{dir: filepath.Join(dir, "new", string(rune('a'+i))), options: o}
		datatest.Must(t, back.Restore(t.Context(), file, []byte(secret)))
		datatest.Must(t, back.Open(t.Context(), []byte("words")))
		datatest.Must(t, back.take().Close())
	}
	wrong := &box{dir: filepath.Join(dir, "none"), options: o}
	if err := wrong.Restore(t.Context(), file, []byte("guess")); err == nil || wrong.Exists() {
		t.Errorf("a wrong secret: got %v, want it refused and nothing made", err)
	}
}
