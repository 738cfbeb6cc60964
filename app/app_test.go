package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/data/datatest"
	"kith/data/vault"
	"kith/screens/kit"
	"kith/screens/notalone"
)

// start builds the program on a folder, with a runner that works in line.
func start(t *testing.T, dir string) (*App, *kit.InlineRunner) {
	t.Helper()
	t.Setenv("LANGUAGE", "en") // whatever the machine speaks
	run := kit.Inline()
	a := &App{
		ui: test.NewTempApp(t), paths: DefaultPaths(filepath.Join(dir, "vault")), zone: time.UTC, run: run,
		relaunch: func([]string, fyne.Size) error { return errors.New("a test stays where it is") },
	}
	a.build()
	a.box.options = vault.Options{WorkFactor: 10}
	t.Cleanup(func() {
		if a.shell != nil {
			datatest.Must(t, a.shell.end(true))
		}
	})
	return a, run
}

// filled makes a vault with a small life and opens it.
func filled(t *testing.T) (*App, *kit.InlineRunner) {
	t.Helper()
	a, run := start(t, t.TempDir())
	ctx := context.Background()
	if _, err := a.box.Create(ctx, []byte("words")); err != nil {
		t.Fatal(err)
	}
	datatest.Fill(t, a.box.store)
	a.enter()
	return a, run
}

// overlay is the text of what lies over the window.
func overlay(a *App) string {
	top := a.window.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var out []string
	for _, o := range test.LaidOutObjects(top) {
		if l, ok := o.(*widget.Label); ok {
			out = append(out, l.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestEveryRoomOpensFromAFilledVault(t *testing.T) {
	a, run := filled(t)
	for _, r := range a.shell.table {
		a.goTo(kit.Place{Room: r.name})
		run.Advance(time.Second)
		if got := a.room(); got != r.name {
			t.Errorf("went to %s: got %s", r.name, got)
		}
		if text := overlay(a); text != "" {
			t.Errorf("%s: got %q over the window, want nothing", r.name, text)
		}
		a.shell.screens[r.name].Refresh()
	}
	a.goTo(kit.Place{Room: "no such room"})
	if a.room() != "settings" {
		t.Errorf("an unknown room: got %s, want to stay", a.room())
	}
}

func TestNoRoomHasAFolderWithoutATable(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rooms() {
		if seen[r.name] || r.title == "" {
			t.Errorf("room %q: listed twice or without a word", r.name)
		}
		seen[r.name] = true
		if _, err := os.Stat(filepath.Join("..", "screens", r.name)); err != nil {
			t.Errorf("room %q has no folder: %v", r.name, err)
		}
	}
	if !seen[firstRoom] {
		t.Errorf("the first room %q is not in the table", firstRoom)
	}
}

func TestWrittenTextIsThereAfterQuittingAndStartingAgain(t *testing.T) {
	dir := t.TempDir()
	a, _ := start(t, dir)
	_, err := a.box.Create(context.Background(), []byte("words"))
	datatest.Must(t, err)
	a.enter()
	test.Type(a.window.Canvas().Focused(), "A page of mine.")
	datatest.Must(t, a.shell.end(false))
	a.shell = nil

	b, _ := start(t, dir)
	if b.room() != "unlock" {
		t.Fatalf("second start: got %s, want the passphrase asked", b.room())
	}
	datatest.Must(t, b.box.Open(context.Background(), []byte("words")))
	b.enter()
	refs, err := b.shell.store.EntryRefs(context.Background(), data.Span{}, 0)
	datatest.Must(t, err)
	if len(refs) != 1 {
		t.Fatalf("got %d entries, want the one page", len(refs))
	}
	e, err := b.shell.store.Entry(context.Background(), refs[0].ID)
	datatest.Must(t, err)
	if e.Body != "A page of mine." {
		t.Errorf("got %d bytes, want the text", len(e.Body))
	}
}

func TestASecondWindowSaysThatTheFirstHasTheVault(t *testing.T) {
	a, _ := filled(t)
	b := &box{dir: a.paths.Vault, options: a.box.options}
	err := b.Open(context.Background(), []byte("words"))
	if !errors.Is(err, vault.ErrInUse) {
		t.Errorf("got %v, want that the vault is in use", err)
	}
}

func TestTitleTellsNothing(t *testing.T) {
	a, _ := filled(t)
	for _, r := range a.shell.table {
		a.goTo(kit.Place{Room: r.name})
		if got := a.window.Title(); got != "Kith" {
			t.Errorf("in %s: got title %q, want Kith", r.name, got)
		}
	}
}

func TestLockingClosesTheVault(t *testing.T) {
	a, _ := filled(t)
	store := a.shell.store
	test.Type(a.window.Canvas().Focused(), "before locking")
	a.Lock()
	if a.shell != nil || a.room() != "unlock" {
		t.Fatalf("got %s, want the passphrase asked", a.room())
	}
	if _, err := store.People(context.Background()); !errors.Is(err, data.ErrClosed) {
		t.Errorf("the store after locking: got %v, want it closed", err)
	}
	datatest.Must(t, a.box.Open(context.Background(), []byte("words")))
	a.enter()
	list, err := a.shell.store.Entries(context.Background(), data.Span{From: data.DayOf(a.now()), To: data.DayOf(a.now())})
	datatest.Must(t, err)
	if len(list) != 1 || list[0].Body != "before locking" {
		t.Errorf("got %d entries, want what was typed before locking", len(list))
	}
}

func TestAVaultTooFullToCloseGoesOn(t *testing.T) {
	free := uint64(1 << 40)
	dir := t.TempDir()
	a, run := start(t, dir)
	a.box.options.Free = func(string) (uint64, error) { return free, nil }
	_, err := a.box.Create(context.Background(), []byte("words"))
	datatest.Must(t, err)
	a.enter()
	test.Type(a.window.Canvas().Focused(), "typed while there was room")
	run.Advance(time.Second)
	free = 0
	test.Type(a.window.Canvas().Focused(), " and more")
	a.Lock()
	if a.shell == nil {
		t.Fatal("locked although the last words could not be saved")
	}
	if overlay(a) == "" {
		t.Error("nothing is said about it")
	}
	free = 1 << 40
	run.Advance(time.Second)
	a.window.Canvas().Overlays().Remove(a.window.Canvas().Overlays().Top())
	a.Lock()
	if a.shell != nil {
		t.Error("still not locked with room on the disk")
	}
}

func TestClosingOnTheRecoveryPageAsks(t *testing.T) {
	a, _ := start(t, t.TempDir())
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // past the first page
	test.Type(a.window.Canvas().Focused(), "words")
	a.window.Canvas().FocusNext()
	test.Type(a.window.Canvas().Focused(), "words")
	a.front.Content().Refresh()
	test.Type(a.window.Canvas().Focused(), "")
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := a.room(); got != "recovery" {
		t.Fatalf("got %s, want the recovery key", got)
	}
	a.Quit()
	if a.ended || overlay(a) == "" {
		t.Error("the only showing of the key was left without a question")
	}
	a.letGo()
	datatest.Must(t, a.box.Open(context.Background(), []byte("words")))
	a.letGo()
}

func TestIdleLockLocksAfterAWhileAndAfterSleep(t *testing.T) {
	a, _ := filled(t)
	a.idle.last, a.idle.tick = time.Now(), time.Now()
	a.idle.check()
	if a.shell == nil {
		t.Fatal("locked while somebody was there")
	}
	a.idle.last = time.Now().Add(-time.Hour)
	a.idle.check()
	if a.shell != nil {
		t.Fatal("not locked after an hour without a key")
	}
	datatest.Must(t, a.box.Open(context.Background(), []byte("words")))
	a.enter()
	a.idle.last, a.idle.tick = time.Now(), time.Now().Add(-time.Hour).Round(0)
	a.idle.check()
	if a.shell != nil {
		t.Error("not locked after the machine slept")
	}
}

func TestMovingThePointerKeepsTheNotebookOpen(t *testing.T) {
	a, _ := filled(t)
	a.idle.last = time.Now().Add(-time.Hour)
	test.MoveMouse(a.window.Canvas(), fyne.NewPos(300, 300))
	a.idle.mat.Cursor()
	if time.Since(a.idle.last) > time.Minute {
		t.Error("a move of the pointer was not noticed")
	}
}

func TestReadingByKeyboardKeepsTheNotebookOpen(t *testing.T) {
	a, _ := filled(t)
	a.idle.last = time.Now().Add(-time.Hour)
	a.goTo(kit.Place{Room: "journal"})
	if time.Since(a.idle.last) > time.Minute {
		t.Error("reading in a room was not noticed")
	}
}

func TestMenuHasAShortcutForEveryRoom(t *testing.T) {
	a, _ := filled(t)
	found := map[string]bool{}
	for _, m := range a.shell.menu().Items {
		for _, item := range m.Items {
			if item.Shortcut != nil {
				name := item.Shortcut.ShortcutName()
				if found[name] {
					t.Errorf("%s is given twice", name)
				}
				found[name] = true
			}
		}
	}
	for _, key := range []string{"1", "7", "N", "F", "L", "Q"} {
		if !found["CustomDesktop:Control+"+key] {
			t.Errorf("no shortcut Ctrl+%s among %v", key, found)
		}
	}
}

func TestNewEntryFromAnywhere(t *testing.T) {
	a, _ := filled(t)
	a.goTo(kit.Place{Room: "settings"})
	a.shell.menu().Items[0].Items[0].Action()
	if a.room() != "today" {
		t.Errorf("got %s, want a fresh page", a.room())
	}
	a.shell.search()
	if a.room() != "journal" {
		t.Errorf("got %s, want where one searches", a.room())
	}
}

// What is taken back may lie in another room than the one that is seen.
func TestUndoingFromAnywhereSaysWhatItWas(t *testing.T) {
	a, _ := filled(t)
	ctx, ann := context.Background(), &data.Person{ID: data.NewID(), Name: "Ann", Created: a.now(), Modified: a.now()}
	datatest.Must(t, a.shell.store.Act(ctx, "people.add", a.now(), func(w *data.Writer) error { return w.PutPerson(ann) }))
	a.goTo(kit.Place{Room: "journal"})
	a.shell.undo()
	if _, err := a.shell.store.Person(ctx, ann.ID); !errors.Is(err, data.ErrNotFound) || !shown(a, "Taken back:") {
		t.Errorf("got %v, want that adding her is taken back and said", err)
	}
	a.shell.notices.Undo()
	if _, err := a.shell.store.Person(ctx, ann.ID); err != nil || !shown(a, "Made again:") {
		t.Errorf("got %v, want her there again and that said", err)
	}
	a.shell.notices.Hide()
	a.shell.redo()
	if a.shell.notices.CanUndo() {
		t.Error("nothing was made again, and the window says that something was")
	}
}

// shown tells whether the window shows a text with this beginning.
func shown(a *App, beginning string) bool {
	for _, o := range test.LaidOutObjects(a.shell.content) {
		if text, ok := o.(*canvas.Text); ok && text.Visible() && strings.HasPrefix(text.Text, beginning) {
			return true
		}
	}
	return false
}

func TestTextGrowsAndShrinksWithinBounds(t *testing.T) {
	a, _ := filled(t)
	for range 30 {
		a.resizeText(+0.1)
	}
	if got := a.settings.Settings().Scale; got != 2 {
		t.Errorf("got %v, want 2 at most", got)
	}
	for range 30 {
		a.resizeText(-0.1)
	}
	if got := a.settings.Settings().Scale; got != 0.8 {
		t.Errorf("got %v, want 0.8 at least", got)
	}
}

func TestHelpersAreReadWithoutThePassphrase(t *testing.T) {
	a, _ := filled(t)
	plan := notalone.Plan{Contacts: []notalone.Contact{{Name: "Mira", How: "012"}}, WhileLocked: true}
	datatest.Must(t, a.shell.parts.plan.SavePlan(context.Background(), plan))
	a.Lock()
	a.showHelpers()
	if a.helpers.Content() == nil || len(a.body.Objects) != 1 || a.body.Objects[0] != a.helpers.Content() {
		t.Error("the helpers are not shown")
	}
	got, err := (&planFile{path: a.paths.Helpers}).Plan(context.Background())
	datatest.Must(t, err)
	if len(got.Contacts) != 1 || got.Contacts[0].Name != "Mira" {
		t.Errorf("got %+v, want Mira", got)
	}
	a.showFront()
}

func TestAnEmptySheetHidesEverythingAndComesOffAgain(t *testing.T) {
	a, _ := filled(t)
	before := a.window.MainMenu()
	a.toggleHide()
	c := a.window.Canvas()
	if a.hidden == nil || c.Overlays().Top() != a.hidden.cover.Content() || c.Focused() != a.hidden.cover.Focusable() {
		t.Fatal("the sheet does not lie over everything with the cursor on it")
	}
	for _, m := range a.window.MainMenu().Items {
		if m.Label == "Notebook" || m.Label == "Go" {
			t.Errorf("the menu still shows %q", m.Label)
		}
	}
	a.toggleHide()
	if a.hidden != nil || c.Overlays().Top() != nil || a.window.MainMenu() != before {
		t.Error("the window does not look as before")
	}
	a.about()
	if c.Overlays().Top() == nil {
		t.Error("About shows nothing")
	}
}
