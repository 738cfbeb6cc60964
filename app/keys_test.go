package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kith/screens/kit"
)

func TestTheSheetOfKeysNamesThoseOfTheRoomAndOfAll(t *testing.T) {
	a, run := filled(t)
	for room, key := range map[string]string{
		"today": "F9", "journal": "Page Up", "relmap": "Ctrl+drag", "people": "Name, Enter", "practice": "Ctrl+Enter", "progress": "Page Down",
	} {
		a.goTo(kit.Place{Room: room})
		run.Advance(time.Second)
		a.onKey(&fyne.KeyEvent{Name: fyne.KeyF1})
		text := overlay(a)
		for _, want := range []string{key, "Ctrl+L", "F11"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: got the sheet %q, want %q in it", room, text, want)
			}
		}
		a.onKey(&fyne.KeyEvent{Name: fyne.KeyF1})
		if n := len(a.window.Canvas().Overlays().List()); n != 1 {
			t.Errorf("F1 twice: got %d sheets, want 1", n)
		}
		a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if text := overlay(a); text != "" {
			t.Errorf("after Escape: got %q, want the sheet gone", text)
		}
	}
}

func TestTheSheetOfKeysIsThereBeforeTheVault(t *testing.T) {
	a, _ := start(t, t.TempDir())
	a.onRune('?')
	if text := overlay(a); !strings.Contains(text, "Ctrl+Q") || strings.Contains(text, "Ctrl+L") {
		t.Errorf("got %q, want the keys that work without a notebook", text)
	}
}

func TestALongSheetRollsByKeys(t *testing.T) {
	a, _ := filled(t)
	a.window.Resize(fyne.NewSize(700, 400))
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	top := a.window.Canvas().Overlays().Top()
	before := test.RenderObjectToMarkup(top)
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if test.RenderObjectToMarkup(top) == before {
		t.Error("Page Down: got the same picture, want it rolled on")
	}
}

func TestEscapeStaysInTheRoom(t *testing.T) {
	a, _ := filled(t)
	a.goTo(kit.Place{Room: "people"})
	a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := a.room(); got != "people" {
		t.Errorf("Escape: got the room %s, want people", got)
	}
}

func TestNothingMovesForWhoWantsItStill(t *testing.T) {
	ui := newStillable(test.NewTempApp(t))
	moving := ui.(*stillable).settings.Settings.ShowAnimations()
	if got := fyne.CurrentApp().Settings().ShowAnimations(); got != moving {
		t.Errorf("at first: got %v, want %v as the toolkit has it", got, moving)
	}
	holdStill(ui, true)
	if fyne.CurrentApp().Settings().ShowAnimations() {
		t.Error("held still: got motion, want none")
	}
	holdStill(ui, false)
	if got := fyne.CurrentApp().Settings().ShowAnimations(); got != moving {
		t.Errorf("let go: got %v, want %v", got, moving)
	}
}
