package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is a field for one line. Keys that mean nothing in a line, as Escape, go on to
// the window, or to the dialog that lies over it.
type Field struct {
	widget.Entry
	// OnKey is asked first about each key; true says that it is used. It may be nil.
	OnKey func(fyne.KeyName) bool
}

// NewField is an empty field with a hint.
func NewField(hint string) *Field {
	f := &Field{}
	f.PlaceHolder = hint
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey hands the keys of the window on and keeps those of a line.
func (f *Field) TypedKey(key *fyne.KeyEvent) {
	switch {
	case f.OnKey != nil && f.OnKey(key.Name):
	case key.Name == fyne.KeyEscape:
		PassKey(f, key)
	default:
		f.Entry.TypedKey(key)
	}
}
