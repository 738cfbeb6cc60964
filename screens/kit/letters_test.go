package kit

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// A line is drawn into a picture as high as its rounded height, with the base line at
// the rounded up rise of the font; a g reaches 0.24 of the size below it.
func TestNoLetterIsCutOffBelow(t *testing.T) {
	th := NewTheme(Look{})
	test.NewTempApp(t).Settings().SetTheme(th)
	for _, name := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameHeadingText, theme.SizeNameSubHeadingText, theme.SizeNameCaptionText} {
		for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
			size := th.Size(name)
			line, base := fyne.CurrentApp().Driver().RenderedTextSize("gjpqy", size, style, nil)
			high, low := math.Round(float64(line.Height)), math.Ceil(float64(base))+0.24*float64(size)
			if low > high {
				t.Errorf("%s %+v: got letters down to %.2f, want at most %g", name, style, low, high)
			}
		}
	}
}

func TestOnlyTheFontThatIsKnownIsRaised(t *testing.T) {
	noto := theme.DefaultTheme().Font(fyne.TextStyle{})
	if got := raised(noto); got == noto || len(got.Content()) != len(noto.Content()) {
		t.Error("got Noto Sans as it was, want it raised and as long")
	}
	for _, content := range []string{"", "no font", "\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00hhea\x00\x00\x00\x00\xff\xff\xff\xff\x00\x00\x00\x24", string(raised(noto).Content())} {
		other := fyne.NewStaticResource("other", []byte(content))
		if raised(other) != fyne.Resource(other) {
			t.Errorf("got a file of %d bytes changed, want it as it was", len(content))
		}
	}
}
