package kit

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// luminance is the relative luminance of WCAG 2.2, 0 to 1.
func luminance(c color.NRGBA) float64 {
	r, g, b := linear(c)
	return 0.2126*r + 0.7152*g + 0.0722*b
}

func linear(c color.NRGBA) (r, g, b float64) {
	one := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return one(c.R), one(c.G), one(c.B)
}

// contrast is the contrast ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// over lays a translucent colour over an opaque one.
func over(top, below color.NRGBA) color.NRGBA {
	mix := func(t, b uint8) uint8 {
		a := float64(top.A) / 255
		return uint8(math.Round(float64(t)*a + float64(b)*(1-a)))
	}
	return color.NRGBA{R: mix(top.R, below.R), G: mix(top.G, below.G), B: mix(top.B, below.B), A: 255}
}

// palettes gives the four looks by name.
func palettes() map[string]Palette {
	return map[string]Palette{
		"light": PaletteOf(false, false), "dark": PaletteOf(true, false),
		"light contrast": PaletteOf(false, true), "dark contrast": PaletteOf(true, true),
	}
}

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	for name, p := range palettes() {
		grounds := map[string]color.NRGBA{
			"window": p.Background, "card": p.Surface, "field": p.Field, "button": p.Button, "selected": p.Selected,
		}
		for ground, c := range grounds {
			wantContrast(t, name+": text on "+ground, p.Text, c, 4.5)
			wantContrast(t, name+": text on "+ground+" under the pointer", p.Text, over(p.Hover, c), 4.5)
			wantContrast(t, name+": text on "+ground+" pressed", p.Text, over(p.Pressed, c), 4.5)
			wantContrast(t, name+": quiet text on "+ground, p.Quiet, c, 4.5)
			if ground != "selected" { // the toolkit never puts its focus on a chosen thing
				wantContrast(t, name+": text on "+ground+" in focus", p.Text, over(p.Focus, c), 4.5)
			}
		}
		wantContrast(t, name+": text of a button that is off", p.Quiet, p.ButtonOff, 4.5)
		wantContrast(t, name+": words of a notice", p.Background, p.Text, 4.5)
		for ground, c := range map[string]color.NRGBA{"window": p.Background, "card": p.Surface, "field": p.Field} {
			wantContrast(t, name+": link on "+ground, p.Accent, c, 4.5)
			wantContrast(t, name+": warning on "+ground, p.Notice, c, 4.5)
			wantContrast(t, name+": error on "+ground, p.Danger, c, 4.5)
		}
		for _, pair := range [][2]color.NRGBA{{p.OnAcc, p.Accent}, {p.OnDanger, p.Danger}, {p.OnNotice, p.Notice}} {
			wantContrast(t, name+": text on a coloured button", pair[0], pair[1], 4.5)
			wantContrast(t, name+": text on a coloured button under the pointer", pair[0], over(p.Hover, pair[1]), 4.5)
			wantContrast(t, name+": text on a coloured button in focus", pair[0], over(p.Focus, pair[1]), 4.5)
		}
	}
}

func TestEdgesAndFocusCanBeSeen(t *testing.T) {
	for name, p := range palettes() {
		for ground, c := range map[string]color.NRGBA{"window": p.Background, "card": p.Surface, "field": p.Field} {
			wantContrast(t, name+": edge on "+ground, p.Border, c, 3)
			wantContrast(t, name+": toolkit's focus on "+ground, over(p.Focus, p.Button), c, 2.2)
			wantContrast(t, name+": scroll bar on "+ground, over(p.Scroll, c), c, 3)
		}
		for ground, c := range map[string]color.NRGBA{"window": p.Background, "card": p.Surface, "button": p.Button, "selected": p.Selected} {
			wantContrast(t, name+": ring of focus on "+ground, p.Accent, c, 3)
		}
		wantContrast(t, name+": ring of focus in a notice", p.Background, p.Text, 3)
	}
}

func wantContrast(t *testing.T, what string, ink, ground color.NRGBA, least float64) {
	t.Helper()
	if got := contrast(ink, ground); got < least {
		t.Errorf("%s: got a contrast of %.2f, want at least %.1f", what, got, least)
	}
}

func TestContrastIsReckonedAsPublished(t *testing.T) {
	white, black := rgb(0xFFFFFF), rgb(0x000000)
	for _, c := range []struct {
		a, b color.NRGBA
		want float64
	}{{white, black, 21}, {white, white, 1}, {rgb(0x767676), white, 4.54}} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("got %.2f, want %.2f", got, c.want)
		}
	}
}

// seen gives a colour as somebody without the red or the green cones sees it,
// in linear light (Machado, Oliveira and Fernandes 2009, severity 1).
func seen(c color.NRGBA, m [9]float64) [3]float64 {
	r, g, b := linear(c)
	var out [3]float64
	for i := range out {
		out[i] = min(max(m[3*i]*r+m[3*i+1]*g+m[3*i+2]*b, 0), 1)
	}
	return out
}

// apart is the distance of two colours in CIELAB (CIE 1976).
func apart(a, b [3]float64) float64 {
	la, lb := lab(a), lab(b)
	return math.Sqrt(math.Pow(la[0]-lb[0], 2) + math.Pow(la[1]-lb[1], 2) + math.Pow(la[2]-lb[2], 2))
}

func lab(c [3]float64) [3]float64 {
	f := func(v float64) float64 {
		if v > 0.008856 {
			return math.Cbrt(v)
		}
		return 7.787*v + 16.0/116
	}
	x := f((0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.9505)
	y := f(0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2])
	z := f((0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func TestColoursThatMeanSomethingDoNotNeedRedAndGreen(t *testing.T) {
	kinds := map[string][9]float64{
		"without red cones":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
		"without green cones": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	}
	flow := FlowColours()
	for kind, m := range kinds {
		check := func(what string, a, b color.NRGBA) {
			if got := apart(seen(a, m), seen(b, m)); got < 20 {
				t.Errorf("%s, %s: got %.0f apart, want at least 20", what, kind, got)
			}
		}
		for name, p := range palettes() {
			check(name+": main button and delete", p.Accent, p.Danger)
		}
		check("out and in", flow.Out, flow.In)
		check("out and two-way", flow.Out, flow.TwoWay)
		check("in and two-way", flow.In, flow.TwoWay)
	}
}

func TestEveryColourNameOfTheToolkitIsThere(t *testing.T) {
	test.NewTempApp(t)
	for _, look := range []Look{{}, {Mode: AlwaysDark}, {Contrast: true}, {Mode: AlwaysDark, Contrast: true}} {
		test.AssertAllColorNamesDefined(t, NewTheme(look), fmt.Sprintf("%+v", look))
	}
}

func TestTheSystemDecidesUnlessThePersonDoes(t *testing.T) {
	for _, c := range []struct {
		mode   Mode
		system fyne.ThemeVariant
		dark   bool
	}{
		{FollowSystem, theme.VariantDark, true}, {FollowSystem, theme.VariantLight, false},
		{AlwaysLight, theme.VariantDark, false}, {AlwaysDark, theme.VariantLight, true},
	} {
		th := NewTheme(Look{Mode: c.mode})
		if got := th.IsDark(c.system); got != c.dark {
			t.Errorf("mode %d, system %d: got dark %v, want %v", c.mode, c.system, got, c.dark)
		}
		if got, want := th.Color(theme.ColorNameBackground, c.system), PaletteOf(c.dark, false).Background; got != want {
			t.Errorf("mode %d, system %d: got window %v, want %v", c.mode, c.system, got, want)
		}
	}
}

func TestTextGrowsWithTheScaleAndLinesDoNot(t *testing.T) {
	small, large := NewTheme(Look{}), NewTheme(Look{Scale: 1.5})
	for _, name := range []fyne.ThemeSizeName{theme.SizeNameText, theme.SizeNameHeadingText, theme.SizeNameInlineIcon, theme.SizeNameInnerPadding} {
		if got, want := large.Size(name), small.Size(name)*1.5; got != want {
			t.Errorf("%s: got %g, want %g", name, got, want)
		}
	}
	if got := large.Size(theme.SizeNameSeparatorThickness); got != 1 {
		t.Errorf("separator: got %g, want 1", got)
	}
	for given, want := range map[float32]float32{0: 1, 0.1: 0.8, 9: 2, 1.25: 1.25} {
		if got := NewTheme(Look{Scale: given}).Look().Scale; got != want {
			t.Errorf("scale %g: got %g, want %g", given, got, want)
		}
	}
}
