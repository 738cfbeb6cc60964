package people

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// folkRow is one person in the list.
type folkRow struct {
	widget.BaseWidget
	row             *kit.Row
	text            kit.RowText
	chosen, focused bool
}

func newFolkRow() *folkRow {
	r := &folkRow{row: kit.NewRow(true)}
	r.ExtendBaseWidget(r)
	return r
}

func (r *folkRow) set(text kit.RowText, chosen, focused bool) {
	r.text, r.chosen, r.focused = text, chosen, focused
	r.row.Set(text)
	r.Refresh()
}

// TestName is the person's name.
func (r *folkRow) TestName() string { return r.text.Title }

// TestState is the rest of the row.
func (r *folkRow) TestState() string {
	state := strconv.Quote(r.text.Detail)
	for _, more := range []struct {
		on   bool
		word string
	}{{r.text.Aside != "", strconv.Quote(r.text.Aside)}, {r.text.Icon != nil, "heart"}, {r.chosen, "chosen"}, {r.focused, "focused"}} {
		if more.on {
			state += " " + more.word
		}
	}
	return state
}

// TestClosed says that its parts add nothing.
func (r *folkRow) TestClosed() {}

// CreateRenderer belongs to fyne.Widget.
func (r *folkRow) CreateRenderer() fyne.WidgetRenderer {
	ground, ring := kit.NewRowGround(), kit.NewRowRing()
	return kit.Drawing{
		Objects: []fyne.CanvasObject{ground, ring, r.row},
		Least:   func() fyne.Size { return r.row.MinSize() },
		Layout: func(size fyne.Size) {
			ground.Resize(size)
			kit.PlaceRowRing(ring, size)
			r.row.Resize(size)
		},
		Paint: func() { r.paint(ground, ring) },
	}.Renderer()
}

func (r *folkRow) paint(ground, ring *canvas.Rectangle) {
	kit.PaintRowGround(ground, r.chosen)
	kit.PaintRowRing(ring, r.focused)
}

// nameField is a field of one line that hands some keys over.
type nameField struct {
	widget.Entry
	changed     func(string)
	enter, down func()
	escape      func(*fyne.KeyEvent)
	left        func() // the cursor left it; nil does nothing
}

func newNameField(hint string) *nameField {
	f := &nameField{down: func() {}}
	f.PlaceHolder = hint
	f.OnChanged = func(text string) { f.changed(text) }
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey keeps the keys of the list and hands the others to the entry.
func (f *nameField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		f.escape(key)
	case fyne.KeyDown:
		f.down()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.enter()
	default:
		f.Entry.TypedKey(key)
	}
}

// FocusLost tells that the cursor left.
func (f *nameField) FocusLost() {
	f.Entry.FocusLost()
	if f.left != nil {
		f.left()
	}
}

// TestEntry gives the entry inside.
func (f *nameField) TestEntry() *widget.Entry { return &f.Entry }
