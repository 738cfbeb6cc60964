package editor

import (
	"math"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// maxWidths is how many widths a ruler keeps in mind before it begins anew.
const maxWidths = 60_000

// face is the letters of one style.
type face struct {
	size  float32 // of the text, in device-independent pixels
	style fyne.TextStyle
}

// measurer tells how wide a text is and how far below its top its baseline lies.
type measurer func(text string, f face) (width, height, baseline float32)

// toolkitMeasure measures as the toolkit draws.
func toolkitMeasure(text string, f face) (width, height, baseline float32) {
	size, base := fyne.CurrentApp().Driver().RenderedTextSize(text, f.size, f.style, nil)
	return size.Width, size.Height, base
}

// ruler measures words and letters and keeps the widths in mind, since measuring
// a text for the first time is slow.
type ruler struct {
	measure  measurer
	widths   map[widthKey]float32
	letters  map[face]*[utf8.RuneSelf]float32 // of single ASCII letters, one more than the width, 0 = unknown
	recent   face                             // whose letters were asked for last
	table    *[utf8.RuneSelf]float32          // of them
	fits     map[float32]float32
	metrics  map[face][2]float32 // height of a text and its baseline below its top
	scale    float32             // pixels of the screen in one device-independent pixel
	measured int                 // texts that had to be measured
}

type widthKey struct {
	text string
	face face
}

func newRuler(measure measurer) *ruler {
	r := &ruler{measure: measure, scale: 1}
	r.forget()
	return r
}

// forget drops all widths: the letters of the theme may have changed.
func (r *ruler) forget() {
	r.widths = map[widthKey]float32{}
	r.letters = map[face]*[utf8.RuneSelf]float32{}
	r.table = nil
	r.fits = map[float32]float32{}
	r.metrics = map[face][2]float32{}
}

// width is the width of a word.
func (r *ruler) width(text string, f face) float32 {
	if len(text) == 1 && text[0] < utf8.RuneSelf {
		return r.letter(text, f)
	}
	if w, ok := r.widths[widthKey{text, f}]; ok {
		return w
	}
	if len(r.widths) >= maxWidths {
		r.forget()
	}
	w := r.shaped(text, f)
	r.widths[widthKey{strings.Clone(text), f}] = w // a clone, or the whole paragraph would be kept
	return w
}

func (r *ruler) letter(text string, f face) float32 {
	if r.table == nil || r.recent != f {
		r.recent, r.table = f, r.letters[f]
		if r.table == nil {
			r.table = new([utf8.RuneSelf]float32)
			r.letters[f] = r.table
		}
	}
	if w := r.table[text[0]]; w != 0 {
		return w - 1
	}
	w := r.shaped(text, f)
	r.table[text[0]] = w + 1
	return w
}

// metric gives the height of a text and how far below its top its baseline lies.
func (r *ruler) metric(f face) (height, baseline float32) {
	m, ok := r.metrics[f]
	if !ok {
		_, m[0], m[1] = r.measure("x", f)
		r.metrics[f] = m
	}
	return m[0], m[1]
}

// shaped measures a stretch of a line, which will hardly be asked for again.
func (r *ruler) shaped(text string, f face) float32 {
	if text == "" {
		return 0
	}
	r.measured++
	w, _, _ := r.measure(text, f)
	return w
}

// fit gives the largest size up to another at which the toolkit does not cut off
// the lower ends of letters: it rounds the height of a text to whole pixels and the
// place of its baseline up, and takes both from the letters of a whole size. So up
// to a 25th may have to go.
func (r *ruler) fit(size float32) float32 {
	if fitted, ok := r.fits[size]; ok {
		return fitted
	}
	r.fits[size] = size
	for try := size; try > size*0.96; try -= 0.05 {
		_, height, base := r.measure("x", face{size: try})
		if round(height*r.scale)-up(base*r.scale) >= (height-base)*r.scale*0.83 {
			r.fits[size] = try
			break
		}
	}
	return r.fits[size]
}

// pixel brings a place to the nearest whole pixel of the screen: a text between two
// would be blurred.
func (r *ruler) pixel(x float32) float32 { return round(x*r.scale) / r.scale }

func round(x float32) float32 { return float32(math.Round(float64(x))) }
func up(x float32) float32    { return float32(math.Ceil(float64(x))) }
