package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// TextArea is a field for many lines. Tab leaves it, so that the keyboard alone
// reaches what comes after, and keys that mean nothing in a text go on to the
// window.
type TextArea struct {
	widget.Entry
}

// NewTextArea is an empty field with a hint; changed is told the whole text
// after each change.
func NewTextArea(hint string, changed func(string)) *TextArea {
	t := &TextArea{}
	t.MultiLine = true
	t.Wrapping = fyne.TextWrapWord
	t.PlaceHolder = hint
	t.OnChanged = changed
	t.ExtendBaseWidget(t)
	return t
}

// AcceptsTab says no: Tab goes on to the next thing.
func (t *TextArea) AcceptsTab() bool { return false }

// TypedKey hands the keys of the window on and keeps those of a text.
func (t *TextArea) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF3, fyne.KeyF11:
		PassKey(t, key)
	default:
		t.Entry.TypedKey(key)
	}
}
