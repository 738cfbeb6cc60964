package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kith/app/command"
	"kith/assets"
	"kith/screens/kit"
)

// TestAboutLeadsToTheLicenceOfEachPart goes there by keys alone, and back.
func TestAboutLeadsToTheLicenceOfEachPart(t *testing.T) {
	a, _ := start(t, t.TempDir())
	a.about()
	if text := overlay(a); !strings.Contains(text, command.Version) {
		t.Errorf("About: got %q, want the version", text)
	}
	c := a.window.Canvas()
	c.FocusNext()
	press(a, fyne.KeySpace)
	parts, err := assets.Licences()
	if err != nil || len(parts) == 0 {
		t.Fatalf("got %d parts, %v", len(parts), err)
	}
	if text := overlay(a); !strings.Contains(text, parts[0].Name+" "+parts[0].Version) || !strings.Contains(text, parts[0].Licence) {
		t.Errorf("the list: got %q, want %s in it", text, parts[0].Name)
	}
	press(a, fyne.KeyDown)
	press(a, fyne.KeyReturn)
	if text := overlay(a); !strings.Contains(text, strings.TrimSpace(parts[1].Texts[0][:40])) {
		t.Errorf("the second part: got %.200q, want its licence", text)
	}
	press(a, fyne.KeyEscape)
	if _, ok := c.Focused().(*partList); !ok {
		t.Errorf("after Escape: the focus is on %T, want the list", c.Focused())
	}
	press(a, fyne.KeyEscape)
	if top := c.Overlays().Top(); top != nil {
		t.Errorf("after Escape again: got %s, want nothing over the window", test.RenderObjectToMarkup(top))
	}
}

func press(a *App, key fyne.KeyName) {
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

// TestTheLongestLicenceFitsTheWindow: the longest text is still one sheet that rolls.
func TestTheLongestLicenceFitsTheWindow(t *testing.T) {
	a, _ := start(t, t.TempDir())
	parts, err := assets.Licences()
	if err != nil {
		t.Fatal(err)
	}
	var longest string
	for _, p := range parts {
		if text := strings.Join(p.Texts, "\n\n"); len(text) > len(longest) {
			longest = text
		}
	}
	a.window.Resize(fyne.NewSize(700, 500))
	kit.ShowLong(a.window, "Licence", kit.Text(longest))
	top := a.window.Canvas().Overlays().Top()
	if least := top.MinSize(); least.Height > 500 || least.Width > 700 {
		t.Errorf("got a sheet of at least %v in a window of 700 by 500", least)
	}
}
