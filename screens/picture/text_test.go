package picture

import (
	"image"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// extent returns the box of all ink in logical pixels.
func extent(p *Picture, scale float64) Box {
	img := p.Raster(scale)
	b := emptyBox()
	for y := range img.Rect.Max.Y {
		for x := range img.Rect.Max.X {
			if img.RGBAAt(x, y).R < 200 {
				fx, fy := float64(x)/scale, float64(y)/scale
				b = b.Union(Box{fx, fy, fx + 1/scale, fy + 1/scale})
			}
		}
	}
	return b
}

func TestMeasureAgreesWithTheInk(t *testing.T) {
	for _, face := range []Face{Regular, Bold, Italic} {
		for _, str := range []string{"HHHH", "Zażółć gęślą jaźń", "Анна Ильинична", "2017–2026, 25 %"} {
			text := Text{X: 20, Y: 50, Str: str, Size: 20, Face: face, Color: black}
			p := New(new(Fonts), 400, 100)
			p.Background = white
			p.Add(text)
			got, want := extent(p, 4), text.Bounds(p.Fonts)
			near(t, str+" left", got.X0, want.X0, 2.5)
			near(t, str+" right", got.X1, want.X1, 2.5)
			if got.Y0 < want.Y0 || got.Y1 > want.Y1 {
				t.Errorf("%s: got ink from %.1f to %.1f, want within %.1f to %.1f", str, got.Y0, got.Y1, want.Y0, want.Y1)
			}
		}
	}
}

func TestAnchorsAndBaselines(t *testing.T) {
	at := func(a Anchor, b Baseline, str string) Box {
		p := New(new(Fonts), 200, 200)
		p.Background = white
		p.Add(Text{X: 100, Y: 100, Str: str, Size: 30, Anchor: a, Baseline: b, Color: black})
		return extent(p, 4)
	}
	near(t, "start", at(Start, Alphabetic, "HH").X0, 100, 4)
	near(t, "end", at(End, Alphabetic, "HH").X1, 100, 4)
	mid := at(Middle, Center, "HH")
	near(t, "middle across", (mid.X0+mid.X1)/2, 100, 0.5)
	near(t, "middle down", (mid.Y0+mid.Y1)/2, 100, 0.5)
	near(t, "feet", at(Start, Alphabetic, "H").Y1, 100, 0.3)
	if got := at(Start, Top, "HgÅ").Y0; got < 100 || got > 110 {
		t.Errorf("top: got ink from %.1f, want just below 100", got)
	}
	if got := at(Start, Bottom, "HgÅ").Y1; got > 100 || got < 95 {
		t.Errorf("bottom: got ink down to %.1f, want just above 100", got)
	}
}

func TestTextTurnsAboutItsPoint(t *testing.T) {
	p := New(new(Fonts), 200, 200)
	p.Background = white
	p.Add(Text{X: 100, Y: 100, Str: "HHHH", Size: 20, Rotate: 90, Color: black})
	got := extent(p, 2)
	if got.X0 < 98 || got.X1 > 117 || got.Y0 < 100 || got.H() < 40 {
		t.Errorf("got %+v, want it to run down from (100, 100), feet to the left", got)
	}
}

func TestSizeOnlyScales(t *testing.T) {
	f := new(Fonts)
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text")
		size := rapid.Float64Range(0.1, 500).Draw(rt, "size")
		near(t, "width", f.Width(s, size, Regular), size*f.Width(s, 1, Regular), 1e-6*size)
	})
	for _, size := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if w, a, d := f.Measure("x", size, Regular); w != 0 || a != 0 || d != 0 {
			t.Errorf("size %g: got %g, %g, %g, want nothing", size, w, a, d)
		}
	}
}

func TestAnUnknownFaceIsRegular(t *testing.T) {
	f := new(Fonts)
	if got, want := f.Width("abc", 10, 77), f.Width("abc", 10, Regular); got != want {
		t.Errorf("got %g, want %g", got, want)
	}
}

func TestFitCutsWithAnEllipsis(t *testing.T) {
	f := new(Fonts)
	if got := f.Fit("short", 12, Regular, 500); got != "short" {
		t.Errorf("got %q, want it whole", got)
	}
	if got := f.Fit("anything", 12, Regular, 0); got != "…" {
		t.Errorf("got %q, want only the ellipsis", got)
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringN(1, 60, -1).Draw(rt, "text")
		width := rapid.Float64Range(15, 300).Draw(rt, "width")
		got := f.Fit(s, 12, Regular, width)
		if w := f.Width(got, 12, Regular); w > width {
			rt.Fatalf("got %q, %.1f wide, want at most %.1f", got, w, width)
		}
	})
}

func TestWrapKeepsEveryWord(t *testing.T) {
	f := new(Fonts)
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringMatching(`[a-zé ,.]{0,120}`).Draw(rt, "text")
		width := rapid.Float64Range(20, 300).Draw(rt, "width")
		lines := f.Wrap(s, 12, Regular, width)
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(s); got != want {
			rt.Fatalf("got %q, want %q", got, want)
		}
		for _, l := range lines {
			if w := f.Width(l, 12, Regular); w > width && utf8.RuneCountInString(l) > 1 {
				rt.Fatalf("got line %q, %.1f wide, want at most %.1f", l, w, width)
			}
		}
	})
	if got := f.Wrap("one\n\ntwo", 12, Regular, 500); !slices.Equal(got, []string{"one", "", "two"}) {
		t.Errorf("got %q, want the breaks of the text kept", got)
	}
}

func TestCleanTextIsFitForFiles(t *testing.T) {
	for _, c := range [][2]string{
		{"plain é", "plain é"}, {"a\nb\tc", "a b c"}, {"a\x00b\x7f", "ab"}, {"\xff", "\ufffd"},
		{"\u202eevil\u202c", "evil"}, {"\ufffe\uffff\ufdd0x", "x"}, {"a\u2028b", "a b"},
	} {
		if got := clean(c[0]); got != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], got, c[1])
		}
	}
	if got := utf8.RuneCountInString(clean(strings.Repeat("é", 1<<20))); got != maxRunes {
		t.Errorf("got %d letters, want %d", got, maxRunes)
	}
}

// The digits of a Hebrew line stand left of the word that comes before them.
func TestWritingFromRightToLeft(t *testing.T) {
	f := new(Fonts)
	l := f.line("אב 12", Regular)
	if !l.rtl {
		t.Error("got a line from left to right, want right to left")
	}
	one := f.line("1", Regular).glyphs[0].key
	two := f.line("2", Regular).glyphs[0].key
	if l.glyphs[0].key != one || l.glyphs[1].key != two {
		t.Errorf("got %v first, want the digits 12 in their order", l.glyphs[:2])
	}
	mixed := f.line("ab אב 12 cd", Regular)
	if mixed.rtl || mixed.glyphs[0].key != f.line("a", Regular).glyphs[0].key {
		t.Error("want a line that begins with a Latin letter to run from left to right")
	}
	if last := mixed.glyphs[len(mixed.glyphs)-1].key; last != f.line("d", Regular).glyphs[0].key {
		t.Error("want the last Latin letter at the right end")
	}
}

func TestManyMayDrawAtOnce(t *testing.T) {
	p := sample()
	want := p.Raster(1)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			p.Fonts.Forget()
			if got := p.Raster(1); !slices.Equal(got.Pix, want.Pix) {
				t.Error("got another picture, want the same")
			}
		})
	}
	wg.Wait()
}

func TestFontsOfTheMachineServeOtherScripts(t *testing.T) {
	f := new(Fonts)
	if err := f.UseSystem(t.TempDir()); err != nil {
		t.Skipf("this machine has no fonts: %v", err)
	}
	if l := f.line("abc", Regular); !l.whole || !l.spans[0].plain {
		t.Error("want Latin letters from the built-in font")
	}
	l := f.line("↑", Regular)
	if !l.whole {
		t.Skip("no font of this machine has an arrow")
	}
	p := New(f, 40, 40)
	p.Background = white
	p.Add(Text{X: 5, Y: 30, Str: "↑", Size: 24, Color: black})
	if p.Raster(1).SubImage(image.Rect(5, 5, 30, 35)) == nil || ink(p, 1) < 10 {
		t.Error("want an arrow drawn with a font of the machine")
	}
}

// A font of coloured bitmaps has nothing to draw with here; the letter must not vanish.
func TestNoSignVanishes(t *testing.T) {
	f := new(Fonts)
	if err := f.UseSystem(t.TempDir()); err != nil {
		t.Skip("the fonts of this machine cannot be read")
	}
	for _, str := range []string{"\U0001F469", "\U0001F600", "\U0001F9F6", "王", "\u2764"} {
		ink := false
		for _, g := range f.line(str, Regular).glyphs {
			p := f.outline(g.key)
			ink = ink || !p.Empty()
		}
		if !ink {
			t.Errorf("%q leaves no ink", str)
		}
	}
}
