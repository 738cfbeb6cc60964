package kit_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

// bare is a screen with nothing on it.
type bare struct{ root fyne.CanvasObject }

func (b *bare) Content() fyne.CanvasObject { return b.root }
func (b *bare) Show()                      {}
func (b *bare) Hide()                      {}
func (b *bare) Changed([]data.Change)      {}
func (b *bare) Refresh()                   {}

func openBare(t *testing.T) *kittest.Window {
	return kittest.Open(t, func(kit.Env) kit.Screen { return &bare{root: kit.Text("here")} })
}

func TestAPathCanBeTyped(t *testing.T) {
	w := openBare(t)
	t.Setenv("HOME", t.TempDir())
	var got string
	kit.AskOpen(w.Window, kit.FileAsk{Title: "Bring in", Verb: "Go on"}, func(path string) { got = path })
	w.Type("~/journal.zip")
	w.Press(fyne.KeyReturn)
	if want := filepath.Join(os.Getenv("HOME"), "journal.zip"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnEmptyPathGoesNowhere(t *testing.T) {
	w := openBare(t)
	called := false
	kit.AskOpen(w.Window, kit.FileAsk{Title: "Bring in", Verb: "Go on"}, func(string) { called = true })
	w.Type("  ")
	w.Tap("Go on")
	if called || !w.Shows("Bring in") {
		t.Error("want the dialog to stay")
	}
	w.Tap("Cancel")
	if w.Shows("Bring in") {
		t.Error("want the dialog gone")
	}
}

func TestAFileIsOnlyReplacedAfterASecondQuestion(t *testing.T) {
	w := openBare(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	if err := os.WriteFile(filepath.Join(home, "map.pdf"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	var got string
	ask := kit.FileAsk{Title: "Save the map", Verb: "Save", Name: "map.pdf"}
	kit.AskSave(w.Window, ask, func(path string) { got = path })
	w.Tap("Save")
	if got != "" {
		t.Fatal("replaced without a question")
	}
	w.Tap("Keep it")
	kit.AskSave(w.Window, ask, func(path string) { got = path })
	w.Tap("Save")
	w.Tap("Replace it")
	if got != filepath.Join(home, "map.pdf") {
		t.Errorf("got %q", got)
	}
	ask.Name = "new.pdf"
	kit.AskSave(w.Window, ask, func(path string) { got = path })
	w.Tap("Save")
	if got != filepath.Join(home, "new.pdf") {
		t.Errorf("a new file: got %q", got)
	}
}
