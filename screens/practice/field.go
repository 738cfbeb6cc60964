package practice

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// hand is what a form does when a field of its own gets the keyboard.
type hand struct {
	seen func() // brings the field into view
	save func() // Ctrl+Enter
}

// pressed does what a shortcut in a field of text is for; false if it is for the text.
func (h hand) pressed(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.KeyName != fyne.KeyReturn && c.KeyName != fyne.KeyEnter {
		return false
	}
	h.save()
	return true
}

// areaField is a field of several lines.
type areaField struct {
	kit.TextArea
	hand hand
}

func newAreaField(hint string, h hand, changed func(string)) *areaField {
	a := &areaField{hand: h}
	a.MultiLine, a.Wrapping, a.PlaceHolder, a.OnChanged = true, fyne.TextWrapWord, hint, changed
	a.ExtendBaseWidget(a)
	return a
}

// FocusGained brings the field into view.
func (a *areaField) FocusGained() { a.TextArea.FocusGained(); a.hand.seen() }

// TypedShortcut saves on Ctrl+Enter.
func (a *areaField) TypedShortcut(s fyne.Shortcut) {
	if !a.hand.pressed(s) {
		a.TextArea.TypedShortcut(s)
	}
}

// lineField is a field of one line.
type lineField struct {
	widget.Entry
	hand hand
}

func newLineField(hint string, h hand, changed func(string)) *lineField {
	l := &lineField{hand: h}
	l.Wrapping, l.PlaceHolder, l.OnChanged = fyne.TextWrap(fyne.TextTruncateClip), hint, changed
	l.ExtendBaseWidget(l)
	return l
}

// FocusGained brings the field into view.
func (l *lineField) FocusGained() { l.Entry.FocusGained(); l.hand.seen() }

// TypedShortcut saves on Ctrl+Enter.
func (l *lineField) TypedShortcut(s fyne.Shortcut) {
	if !l.hand.pressed(s) {
		l.Entry.TypedShortcut(s)
	}
}

// scaleField is a scale.
type scaleField struct {
	kit.NumberScale
	hand hand
}

func newScaleField(most int, low, high string, h hand, changed func(data.Rating)) *scaleField {
	s := &scaleField{hand: h}
	s.Max, s.Low, s.High, s.OnChanged = most, low, high, changed
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained brings the scale into view.
func (s *scaleField) FocusGained() { s.NumberScale.FocusGained(); s.hand.seen() }

// chipField is one of several answers.
type chipField struct {
	kit.Chip
	hand hand
}

func newChipField(text string, h hand, tapped func()) *chipField {
	c := &chipField{hand: h}
	c.Text, c.Toggles, c.OnTapped = text, true, tapped
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained brings the answer into view.
func (c *chipField) FocusGained() { c.Chip.FocusGained(); c.hand.seen() }
