package chart

import (
	"math"
	"testing"
)

var palettes = map[string]Palette{"paper": Paper(), "dark": Dark(), "high contrast": HighContrast()}

func linear(v uint8) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}

func luminance(c colour) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// contrast is that of WCAG 2.1, from 1 to 21.
func contrast(a, b colour) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// over blends a translucent colour onto a background.
func over(c, bg colour) colour {
	mix := func(a, b uint8) uint8 {
		return uint8(math.Round((float64(a)*float64(c.A) + float64(b)*float64(255-c.A)) / 255))
	}
	return colour{R: mix(c.R, bg.R), G: mix(c.G, bg.G), B: mix(c.B, bg.B), A: 255}
}

func TestColoursStandOut(t *testing.T) {
	for name, p := range palettes {
		text, line := 4.5, 3.0
		if name == "high contrast" {
			text, line = 7, 7
		}
		check := func(what string, c colour, want float64) {
			t.Helper()
			if got := contrast(over(c, p.Background), p.Background); got < want {
				t.Errorf("%s: %s has a contrast of %.2f, want at least %.1f", name, what, got, want)
			}
		}
		check("ink", p.Ink, 7)
		check("muted text", p.Muted, text)
		check("dot", p.Dot, line)
		for i, c := range p.Areas {
			check("area "+string(rune('0'+i)), c, line)
			if got := contrast(c, over(faded(c, p.Band), p.Background)); got < 2 {
				t.Errorf("%s: line of area %d has a contrast of %.2f to its band, want at least 2", name, i, got)
			}
		}
	}
}

// lab turns linear red, green and blue into CIE L*a*b* (D65).
func lab(r, g, b float64) [3]float64 {
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124*r + 0.3576*g + 0.1805*b) / 0.9505)
	y := f(0.2126*r + 0.7152*g + 0.0722*b)
	z := f((0.0193*r + 0.1192*g + 0.9505*b) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// The matrices of Machado, Oliveira & Fernandes 2009 (IEEE TVCG 15:1291) for
// complete lack of one kind of cone, on linear colours.
var eyes = map[string][9]float64{
	"usual":         {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia":  {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	"achromatopsia": {0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722},
}

func seen(c colour, m [9]float64) [3]float64 {
	r, g, b := linear(c.R), linear(c.G), linear(c.B)
	at := func(i int) float64 { return math.Max(0, math.Min(1, m[i]*r+m[i+1]*g+m[i+2]*b)) }
	return lab(at(0), at(3), at(6))
}

// The three areas of the practices must be told apart by every eye; in grey by
// lightness alone.
func TestAreasDifferForEveryEye(t *testing.T) {
	for name, p := range palettes {
		for eye, m := range eyes {
			want := 18.0
			if eye == "achromatopsia" {
				want = 7
			}
			for i := range AreaOther {
				for j := range i {
					a, b := seen(p.Areas[i], m), seen(p.Areas[j], m)
					if got := math.Sqrt(sq(a[0]-b[0]) + sq(a[1]-b[1]) + sq(a[2]-b[2])); got < want {
						t.Errorf("%s, %s: areas %d and %d differ by %.1f, want at least %.0f", name, eye, j, i, got, want)
					}
				}
			}
		}
	}
}

func sq(v float64) float64 { return v * v }

func TestAnUnknownAreaIsGrey(t *testing.T) {
	for _, i := range []int{-1, 99} {
		if got, want := Paper().area(i), Paper().Areas[AreaOther]; got != want {
			t.Errorf("area %d: got %v, want %v", i, got, want)
		}
	}
}
