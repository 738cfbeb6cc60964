package chart

import (
	"math"
	"time"

	"kith/screens/picture"
)

// Style is how a chart looks. The zero value is a readable chart on paper with
// English words.
type Style struct {
	// Palette defaults to Paper when its Ink is the zero colour.
	Palette Palette
	// Text scales all letters, from 0.8 to 2; 0 means 1.
	Text float64
	// Fonts serves the letters; share one among all charts.
	Fonts *picture.Fonts
	// Words defaults to English when its T is nil.
	Words Words
	// WeekStart is the first day of the week.
	WeekStart time.Weekday
	// Bare leaves out the title, for a screen that shows it itself.
	Bare bool
	// Caption writes the sentence under the chart, for exported files.
	Caption bool
	// HideNumbers shows shapes without any number, in pictures, sentences and
	// tooltips. The table keeps them.
	HideNumbers bool
}

// settled returns the style with its defaults filled in.
func (s Style) settled() Style {
	if s.Palette.Ink.A == 0 {
		s.Palette = Paper()
	}
	if !(s.Text > 0) {
		s.Text = 1
	}
	s.Text = math.Min(2, math.Max(0.8, s.Text))
	if s.Fonts == nil {
		s.Fonts = new(picture.Fonts)
	}
	if s.Words.T == nil {
		s.Words = English()
	}
	if s.WeekStart < time.Sunday || s.WeekStart > time.Saturday {
		s.WeekStart = time.Monday
	}
	return s
}

// The sizes of letters at text scale 1, in logical pixels.
const (
	titleSize   = 16.0
	labelSize   = 12.0
	captionSize = 13.0
)
