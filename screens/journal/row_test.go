package journal

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kith/screens/kit"
	"kith/screens/kit/kittest"
)

func TestAnHourOfEitherHalfDoesNotRunIntoTheTitle(t *testing.T) {
	kittest.OpenObject(t, func(kit.Env) fyne.CanvasObject { return newRow() }, kittest.Size(300, 60))
	for _, form := range []string{"15:04", "3:04 PM"} {
		room := widestHour(func(at time.Time) string { return at.Format(form) })
		for hour := range 24 {
			text := time.Date(2026, 11, 20, hour, 30, 0, 0, time.UTC).Format(form)
			if width := fyne.MeasureText(text, theme.CaptionTextSize(), fyne.TextStyle{}).Width; width > room+0.5 {
				t.Errorf("%q is %v wide, want it within %v", text, width, room)
			}
		}
	}
}
