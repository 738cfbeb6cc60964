//go:build window

package window_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/kit/editor"
	"kith/screens/kit/page"
)

// timed is the program's runner with a clock on whatever comes back to the window's
// thread: handing the text over to be saved, and what follows when it is.
type timed struct {
	*kit.LiveRunner
	list *[]cost // belongs to the window's goroutine
}

func (r timed) clocked(f func()) func() {
	return func() {
		begun, spent := time.Now(), threadTime()
		f()
		*r.list = append(*r.list, cost{spent: threadTime() - spent, busy: time.Since(begun)})
	}
}

func (r timed) OnUI(f func()) { r.LiveRunner.OnUI(r.clocked(f)) }

func (r timed) After(d time.Duration, f func()) func() { return r.LiveRunner.After(d, r.clocked(f)) }

// TestPageInTheWindow types on a whole page of 20,000 words while it is saved into a
// vault on the disk again and again.
func TestPageInTheWindow(t *testing.T) {
	store := newStore(t)
	var saving []cost
	env := kit.Env{
		Run: timed{kit.Live(func(err error) { t.Error(err) }), &saving}, Window: stage.window, Now: time.Now,
		Fail: func(doing string, err error) {
			if err != nil {
				t.Error(doing, err)
			}
		},
	}
	entry := data.Entry{
		ID: data.NewID(), Day: data.DayOf(time.Now()), Created: time.Now(), Modified: time.Now(),
		Body: text(20_000) + "\n\nwith @Anna about #repair",
	}
	if err := store.PutEntry(context.Background(), &entry); err != nil {
		t.Fatal(err)
	}
	var p *page.Page
	fyne.DoAndWait(func() {
		p = page.New(env, store, kit.DefaultSettings, page.Around{})
		p.Open(entry)
	})
	show(t, p.Content(), nil)
	fyne.DoAndWait(func() { p.Show(); p.Focus() })
	var list []cost
	for i := range 120 {
		list = append(list, act(t, func() { stage.window.Canvas().Focused().(*editor.Editor).TypedRune(letter(i)) }))
	}
	tell("page, 20000 words: letters", list)
	fyne.DoAndWait(func() {
		if err := p.Flush(); err != nil {
			t.Error(err)
		}
		tell("page, 20000 words: what saving asks of the window", saving)
	})
}

// newStore makes a vault in a scratch folder, with people whose names are looked for.
func newStore(t *testing.T) *data.Store {
	v, _, err := vault.Create(filepath.Join(t.TempDir(), "vault"), []byte("a phrase for measuring"), vault.Options{WorkFactor: 10})
	if err != nil {
		t.Fatal(err)
	}
	s, err := data.Open(v, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	for i := range 25 {
		who := data.Person{ID: data.NewID(), Name: fmt.Sprintf("Anna %c", 'A'+i), Created: time.Now(), Modified: time.Now()}
		if err := s.PutPerson(context.Background(), &who); err != nil {
			t.Fatal(err)
		}
	}
	return s
}
