package editor

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kith/data"
)

// Editor is a field for long texts. Make it with New; set the fields before it is
// shown, or call Refresh after. It belongs to the window's goroutine.
type Editor struct {
	widget.DisableableWidget

	// Style says how a line looks; nil is Markdown. It is given one paragraph
	// without its newline and may be called often: it must be quick. When what it
	// gives has changed, call Restyle.
	Style func(line string) []Span
	// MaxWidth is how wide the column of text grows, in sizes of the ordinary
	// text; it stands in the middle of a wider field. 0 is as wide as the field.
	MaxWidth float32
	// Bare leaves out the field's background and frame.
	Bare bool
	// Still keeps the cursor from blinking. So does the toolkit's setting for
	// animations.
	Still bool

	// OnMention is told, while a person types, which @name, #tag or [[link is under way:
	// its sign, the letters after it, and where below its start something can be
	// offered, in the field. When it is over, the sign is 0.
	OnMention func(sign rune, word string, pos fyne.Position)
	// Spaced says whether letters with spaces among them, after a sign, are still one
	// name that is being typed; nil says no.
	Spaced func(sign rune, word string) bool
	// Picture gives what a line shows that is a link to a picture and nothing else;
	// false leaves it a line of text. When what it gives has changed, call Restyle.
	Picture func(id data.ID) (Picture, bool)
	// OnFollow is told of a link to something kept here that was pressed, or entered
	// while the cursor stood in it.
	OnFollow func(data.Link)
	// OnShortcut is asked first, before a shortcut does anything; true says that it
	// is used.
	OnShortcut func(*desktop.CustomShortcut) bool
	// OnPaste is asked before a text is pasted; true says that it was taken.
	OnPaste func(text string) bool

	// OnKey is asked first, before a key does anything; true says that it is used.
	OnKey func(*fyne.KeyEvent) bool
	// OnCursor is called when the cursor or the selection may have moved.
	OnCursor func()

	// OnWheel is given the wheel when the text does not move any further, so that
	// a page around the field can.
	OnWheel func(*fyne.ScrollEvent)

	hint    string
	changed func()
	rows    int // lines that the field has room for at least
	now     func() time.Time

	view     *view
	past     history
	sel      selection
	back     bool    // the cursor is at the end of a line, not at the start of the one below
	wish     float32 // where up and down would like to go, from the left edge of the column; below 0: nowhere yet
	marks    [][2]int
	revision uint64
	mention  mention
	ended    mention // the last one that was typed
	endedAt  uint64  // the revision of the text then

	focused bool
	shift   bool // a shift key is down
	hand    hand
	blink   blink
	paper   *sheet
	frame   *frame     // nil until shown
	theme   fyne.Theme // that the text was measured with
	bar     *bar
}

// selection is what is chosen: from where it began to where the cursor is.
type selection struct{ anchor, caret int }

func (s selection) start() int { return min(s.anchor, s.caret) }
func (s selection) end() int   { return max(s.anchor, s.caret) }
func (s selection) empty() bool {
	return s.anchor == s.caret
}

var (
	_ fyne.Widget        = (*Editor)(nil)
	_ fyne.Focusable     = (*Editor)(nil)
	_ fyne.Tabbable      = (*Editor)(nil)
	_ fyne.Shortcutable  = (*Editor)(nil)
	_ fyne.Draggable     = (*Editor)(nil)
	_ fyne.Disableable   = (*Editor)(nil)
	_ desktop.Keyable    = (*Editor)(nil)
	_ desktop.Mouseable  = (*Editor)(nil)
	_ desktop.Hoverable  = (*Editor)(nil)
	_ desktop.Cursorable = (*Editor)(nil)
)

// New is an empty field with a hint. Changed is called after each change that the
// person makes; it may be nil.
func New(hint string, changed func()) *Editor {
	e := &Editor{hint: hint, changed: changed, rows: 3, now: time.Now, wish: -1}
	e.view = newView(toolkitMeasure)
	e.view.set.style, e.view.set.block = e.styleOf, e.blockOf
	e.paper = newSheet(e)
	e.bar = newBar(e)
	e.ExtendBaseWidget(e)
	return e
}

// Restyle looks at all lines anew, after what Style gives has changed.
func (e *Editor) Restyle() {
	e.view.renew()
	e.show()
}

func (e *Editor) styleOf(line string) []Span {
	if e.Style != nil {
		return e.Style(line)
	}
	return Markdown(line)
}

// Text puts the whole text together: for saving, not for every key.
func (e *Editor) Text() string { return e.view.doc.text() }

// Len is the length of the text in bytes.
func (e *Editor) Len() int { return e.view.doc.length() }

// Words is the number of words; it costs nothing.
func (e *Editor) Words() int { return e.view.doc.words() }

// Revision grows with every change of the text, SetText included.
func (e *Editor) Revision() uint64 { return e.revision }

// SetText shows another text from its beginning. Nothing can be undone after it,
// and changed is not called. Newlines become "\n", and what is not UTF-8 U+FFFD.
func (e *Editor) SetText(text string) {
	e.view.open(clean(text))
	e.past, e.sel, e.back, e.wish, e.marks = history{}, selection{}, false, -1, nil
	e.revision++
	e.endMention()
	e.show()
}

// Insert writes a text at the cursor, in the place of what is selected, as a step
// of its own. Changed is called.
func (e *Editor) Insert(text string) { e.write(clean(text), whole) }

// SetPlaceHolder changes the hint that an empty field shows.
func (e *Editor) SetPlaceHolder(hint string) {
	e.hint = hint
	e.show()
}

// SetMinRowsVisible says how many lines the field has room for at least.
func (e *Editor) SetMinRowsVisible(rows int) {
	e.rows = max(1, rows)
	e.Refresh()
}

// Selection gives the start and the end of what is selected, in bytes; both are
// the cursor's place when nothing is.
func (e *Editor) Selection() (start, end int) { return e.sel.start(), e.sel.end() }

// SelectedText gives what is selected.
func (e *Editor) SelectedText() string { return e.view.doc.slice(e.sel.start(), e.sel.end()) }

// SetSelection selects from one place to another, where the cursor will be, and
// scrolls there. Places outside the text or within a letter are brought to the
// nearest.
func (e *Editor) SetSelection(from, to int) {
	e.past.seal()
	e.sel = selection{e.snapped(from), e.snapped(to)}
	e.moved(false)
}

// SelectAll selects the whole text; the view stays where it is.
func (e *Editor) SelectAll() {
	e.past.seal()
	e.sel, e.back, e.wish = selection{0, e.Len()}, false, -1
	e.show()
	e.told()
}

// CursorTextOffset is the cursor's place, in bytes.
func (e *Editor) CursorTextOffset() int { return e.sel.caret }

// CursorPosition is where the upper end of the cursor is in the field.
func (e *Editor) CursorPosition() fyne.Position {
	return e.view.placeOf(e.sel.caret, e.back)
}

// Mark highlights ranges of bytes, such as what was searched for, until the next
// Mark or SetText. They move with the text around them.
func (e *Editor) Mark(ranges [][2]int) {
	e.marks = e.marks[:0:0]
	for _, r := range ranges {
		if a, b := e.snapped(r[0]), e.snapped(r[1]); a < b {
			e.marks = append(e.marks, [2]int{a, b})
		}
	}
	slices.SortFunc(e.marks, func(a, b [2]int) int { return a[0] - b[0] })
	e.show()
}

// ScrollTo brings a place of the text into sight; the cursor stays where it is.
func (e *Editor) ScrollTo(offset int) {
	e.view.reveal(e.snapped(offset), false)
	e.show()
}

// snapped brings a place to the nearest one between letters.
func (e *Editor) snapped(offset int) int {
	offset = min(max(offset, 0), e.Len())
	i, start := e.view.doc.seek(offset)
	return start + snap(e.view.doc.at(i).text, offset-start)
}

// Disable makes the text one to be read only: it can still be selected and copied.
func (e *Editor) Disable() {
	e.endMention()
	e.DisableableWidget.Disable()
}

// AcceptsTab says no, since Tab goes on to the next thing, except in a list item
// that Tab sets further in or out.
func (e *Editor) AcceptsTab() bool { return e.tabs() }

// Cursor is the pointer's shape over the field: a hand over what can be pressed.
func (e *Editor) Cursor() desktop.Cursor {
	if e.hand.over {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

// FocusGained shows the cursor.
func (e *Editor) FocusGained() {
	e.focused = true
	e.shift = shiftIsDown()
	e.blink.rest(e)
	e.reframe()
}

// FocusLost hides the cursor; the selection stays.
func (e *Editor) FocusLost() {
	e.focused, e.shift = false, false
	e.past.seal()
	e.blink.stop()
	e.endMention()
	e.reframe()
}

// shiftIsDown asks the system, since the key may have gone down elsewhere.
func shiftIsDown() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// TestName is what tests call the field: its hint.
func (e *Editor) TestName() string { return e.hint }

// TestState is what tests read of it: the text.
func (e *Editor) TestState() string {
	if text := e.Text(); text != "" {
		return "text " + quoted(text)
	}
	return ""
}

// TestClosed says that the parts of the field are of no interest to tests.
func (e *Editor) TestClosed() {}
