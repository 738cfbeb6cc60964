package picture

import (
	"math"
	"strings"
	"unicode/utf8"
)

// The vertical proportions of the built-in fonts, in ems. Text set in a
// machine's font uses them too, so that lines keep their distance.
const (
	ascender  = 1.069
	descender = 0.293
	capHeight = 0.714
)

// Measure returns the width of a text set at size, how far the tallest letters
// of the font rise above the baseline and how far the deepest fall below it,
// all in logical pixels.
func (f *Fonts) Measure(str string, size float64, face Face) (width, ascent, descent float64) {
	if !(size > 0) || math.IsInf(size, 0) {
		return 0, 0, 0
	}
	if f == nil {
		f = new(Fonts)
	}
	return f.line(str, face).width * size, ascender * size, descender * size
}

// Width is the first result of Measure.
func (f *Fonts) Width(str string, size float64, face Face) float64 {
	w, _, _ := f.Measure(str, size, face)
	return w
}

// LineHeight returns the distance of one baseline to the next at size.
func LineHeight(size float64) float64 { return 1.36 * size }

// Fit returns the text, cut and ended with "…" where it is wider than width.
func (f *Fonts) Fit(str string, size float64, face Face, width float64) string {
	if f.Width(str, size, face) <= width {
		return str
	}
	runes := []rune(clean(str))
	lo, hi := 0, len(runes) // lo letters fit; hi may not
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if f.Width(ended(runes[:mid]), size, face) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		return "…"
	}
	return ended(runes[:lo])
}

func ended(runes []rune) string { return strings.TrimRight(string(runes), " ") + "…" }

// Wrap breaks a text at spaces, and within words that are too long, into lines
// no wider than width. Line breaks in the text are kept. It returns at least one line.
func (f *Fonts) Wrap(str string, size float64, face Face, width float64) []string {
	var out []string
	for _, par := range strings.Split(str, "\n") {
		cur := ""
		for _, word := range strings.Fields(par) {
			next := word
			if cur != "" {
				next = cur + " " + word
			}
			if cur != "" && f.Width(next, size, face) > width {
				out = append(out, cur)
				next = word
			}
			for f.Width(next, size, face) > width && utf8.RuneCountInString(next) > 1 {
				n := f.prefix(next, size, face, width)
				out = append(out, next[:n])
				next = next[n:]
			}
			cur = next
		}
		out = append(out, cur)
	}
	return out
}

// prefix returns how many bytes of a word fit, at least one letter.
func (f *Fonts) prefix(word string, size float64, face Face, width float64) int {
	_, n := utf8.DecodeRuneInString(word)
	for i := range word {
		if i > n && f.Width(word[:i], size, face) <= width {
			n = i
		} else if i > n {
			break
		}
	}
	return n
}

// rise returns how far below Y the baseline of the text lies.
func (t Text) rise() float64 {
	switch t.Baseline {
	case Center:
		return t.Size * capHeight / 2
	case Top:
		return t.Size * ascender
	case Bottom:
		return -t.Size * descender
	}
	return 0
}

// indent returns how far left of X the text begins, given its width.
func (t Text) indent(width float64) float64 {
	switch t.Anchor {
	case Middle:
		return width / 2
	case End:
		return width
	}
	return 0
}

// Bounds returns the box of the text line: from ascender to descender, halo
// included. Ink of single letters (stacked accents) may stand out a little.
func (t Text) Bounds(f *Fonts) Box {
	w, up, down := f.Measure(t.Str, t.Size, t.Face)
	if w == 0 || !isFinite(t.X) || !isFinite(t.Y) {
		return emptyBox()
	}
	x, y := t.X-t.indent(w), t.Y+t.rise()
	b := Box{x, y - up, x + w, y + down}.Inset(-math.Max(0, finite(t.Halo)))
	if t.Rotate != 0 {
		return b.mapped(turning(t.Rotate, t.X, t.Y))
	}
	return b
}
