package kittest

import (
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// Named is what a widget of our own may offer so that tests, and the masters of
// Golden, can call it by name.
type Named interface {
	// TestName is what a person would call it: its label.
	TestName() string
}

// Stated is a named widget that can be in one of several states.
type Stated interface {
	// TestState is a word for the state, "" for the usual one.
	TestState() string
}

// Walk calls f for every object that can be seen, parents first, popups last. It
// goes into an object's parts only when f returns true.
func (w *Window) Walk(f func(fyne.CanvasObject) (deeper bool)) {
	walk(w.Window.Canvas().Content(), f)
	for _, o := range w.Window.Canvas().Overlays().List() {
		walk(o, f)
	}
}

func walk(o fyne.CanvasObject, f func(fyne.CanvasObject) bool) {
	if o == nil || !o.Visible() || !f(o) {
		return
	}
	for _, part := range parts(o) {
		walk(part, f)
	}
}

func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}

// textOf is the text that an object itself carries.
func textOf(o fyne.CanvasObject) string {
	if named, ok := o.(Named); ok {
		return named.TestName()
	}
	if b := buttonOf(o); b != nil {
		return b.Text
	}
	if e := entryOf(o); e != nil {
		return e.Text
	}
	switch o := o.(type) {
	case *widget.Check:
		return o.Text
	case *widget.Hyperlink:
		return o.Text
	case *widget.Label:
		return o.Text
	case *widget.RichText:
		return o.String()
	case *widget.Select:
		return o.Selected
	case *canvas.Text:
		return o.Text
	}
	return ""
}

// Find gives the first visible object with this text, popups first, or nil.
// The text of an entry is what is in it; see Field for its placeholder.
func (w *Window) Find(text string) fyne.CanvasObject {
	var found fyne.CanvasObject
	look := func(o fyne.CanvasObject) bool {
		if found == nil && textOf(o) == text {
			found = o
		}
		return found == nil
	}
	overlays := w.Window.Canvas().Overlays().List()
	for _, o := range slices.Backward(overlays) {
		walk(o, look)
	}
	walk(w.Window.Canvas().Content(), look)
	return found
}

// Shows says that the text can be seen somewhere, alone or inside a longer one.
func (w *Window) Shows(text string) bool {
	return slices.ContainsFunc(w.Texts(), func(s string) bool { return strings.Contains(s, text) })
}

// Texts gives every text that can be seen, in the order of the screen's tree.
func (w *Window) Texts() []string {
	var texts []string
	w.Walk(func(o fyne.CanvasObject) bool {
		text := textOf(o)
		if text != "" && (len(texts) == 0 || texts[len(texts)-1] != text) {
			texts = append(texts, text)
		}
		return text == "" || nameOf(o) != "" && buttonOf(o) == nil && !isClosed(o)
	})
	return texts
}

// Field gives the visible entry with this placeholder; the test fails if there
// is none.
func (w *Window) Field(placeholder string) fyne.Focusable {
	w.T.Helper()
	var found fyne.Focusable
	w.Walk(func(o fyne.CanvasObject) bool {
		if e := entryOf(o); found == nil && e != nil && e.PlaceHolder == placeholder {
			found, _ = o.(fyne.Focusable)
		}
		return found == nil
	})
	if found == nil {
		w.T.Fatalf("got no field %q, want one among %q", placeholder, w.Texts())
	}
	return found
}

func entryOf(o fyne.CanvasObject) *widget.Entry { return inside[widget.Entry](o, "Entry") }

func buttonOf(o fyne.CanvasObject) *widget.Button { return inside[widget.Button](o, "Button") }

// inside gives the toolkit's widget that an object is or embeds, else nil.
func inside[T any](o fyne.CanvasObject, field string) *T {
	if own, ok := any(o).(*T); ok {
		return own
	}
	v := reflect.ValueOf(o)
	if v.Kind() != reflect.Pointer || v.Elem().Kind() != reflect.Struct {
		return nil
	}
	if f := v.Elem().FieldByName(field); f.IsValid() && f.CanAddr() && f.Type() == reflect.TypeFor[T]() {
		return f.Addr().Interface().(*T)
	}
	return nil
}
