package kit_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/test"

	"kith/screens/kit"
)

// The right side was read off pictures of the real window.
func TestTheGroundIsAsLightAsOnTheScreen(t *testing.T) {
	app := test.NewTempApp(t)
	for mode, want := range map[kit.Mode]color.NRGBA{
		kit.AlwaysLight: {R: 0xF9, G: 0xF6, B: 0xF0, A: 0xFF},
		kit.AlwaysDark:  {R: 0x1A, G: 0x18, B: 0x16, A: 0xFF},
	} {
		app.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: mode}))
		if got := kit.Ground(); got != want {
			t.Errorf("mode %d: got %v, want %v", mode, got, want)
		}
	}
}
