package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kith/screens/kit"
)

func TestWhatTabReachesIsSeen(t *testing.T) {
	a, run := filled(t)
	a.window.Resize(fyne.NewSize(900, 420))
	f := &follower{app: a}
	for _, room := range []string{"practice", "people", "settings", "notalone"} {
		a.goTo(kit.Place{Room: room})
		run.Advance(time.Second)
		a.window.Resize(fyne.NewSize(901, 420)) // lays out anew, as each frame of a real window does
		a.window.Resize(fyne.NewSize(900, 420))
		a.window.Canvas().Unfocus()
		unseen, reached := 0, 0
		for range 40 {
			a.window.Canvas().FocusNext()
			f.look()
			thing, ok := a.window.Canvas().Focused().(fyne.CanvasObject)
			if !ok {
				continue
			}
			reached++
			top := kit.PlaceOf(thing).Y
			if bottom := top + thing.Size().Height; thing.Size().Height < 300 && (top < -1 || bottom > 421) {
				unseen++
				t.Logf("%s: %T %v lies from %.0f to %.0f", room, thing, thing.(interface{ TestName() string }).TestName(), top, bottom)
			}
		}
		if unseen > 0 || reached < 10 {
			t.Errorf("%s: of %d things that Tab reached, %d lie outside the window", room, reached, unseen)
		}
	}
}
