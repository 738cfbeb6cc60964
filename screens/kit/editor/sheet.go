package editor

import (
	"image/color"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
)

// sheet draws the lines that are in sight. Its objects are used again and again.
// It takes the wheel, for the toolkit cuts off what lies outside a thing that
// scrolls; the field's frame is not to be cut.
type sheet struct {
	widget.BaseWidget
	editor *Editor
	cursor *canvas.Rectangle
	boxes  []*canvas.Rectangle // behind the text: selection and marks
	texts  []*canvas.Text
	images []*canvas.Image // of pictures in the text
	boxed  int             // boxes in use
	typed  int             // texts in use
	hung   int             // images in use
	shown  []fyne.CanvasObject
	inks   inks
}

// inks are the colours of the theme.
type inks struct{ text, quiet, accent, chosen, marked, frame color.Color }

func newSheet(e *Editor) *sheet {
	s := &sheet{editor: e, cursor: canvas.NewRectangle(nil)}
	s.cursor.Hidden = true
	s.ExtendBaseWidget(s)
	return s
}

var _ fyne.Scrollable = (*sheet)(nil)

// Scrolled moves the text with the wheel.
func (s *sheet) Scrolled(by *fyne.ScrollEvent) { s.editor.roll(by) }

// CreateRenderer draws what paint put together.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	return &pane{objects: func() []fyne.CanvasObject { return s.shown }, lay: func(fyne.Size) {}}
}

// dye takes the colours from the theme.
func (s *sheet) dye() {
	mark := kit.Colour(theme.ColorNameWarning)
	mark.A = 0x50
	s.inks = inks{theme.Color(theme.ColorNameForeground), theme.Color(kit.ColorQuiet), theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameSelection), mark, theme.Color(theme.ColorNameButton)}
	s.cursor.FillColor = s.inks.accent
}

// paint puts together what is in sight.
func (s *sheet) paint() {
	s.boxed, s.typed, s.hung = 0, 0, 0
	v := s.editor.view
	if s.editor.Len() == 0 {
		s.paintHint()
	} else {
		s.paintLines(v, s.editor.marks)
	}
	s.placeCursor()
	s.shown = s.shown[:0]
	for _, b := range s.boxes[:s.boxed] {
		s.shown = append(s.shown, b)
	}
	for _, i := range s.images[:s.hung] {
		s.shown = append(s.shown, i)
	}
	for _, t := range s.texts[:s.typed] {
		s.shown = append(s.shown, t)
	}
	s.shown = append(s.shown, s.cursor)
}

// paintLines draws all lines in sight.
func (s *sheet) paintLines(v *view, marks [][2]int) {
	at := v.spotOf(v.top, false)
	y := float32(v.topOf(at) - v.offset())
	for y < v.size.Height {
		s.paintLine(v, at, y, marks)
		y += at.para.lay.shape.line
		next, ok := v.lineBy(at, 1)
		if !ok {
			return
		}
		if next.index != at.index {
			y += next.para.lay.shape.before
		}
		at = next
	}
}

// paintLine draws one line with what is behind it.
func (s *sheet) paintLine(v *view, at spot, y float32, marks [][2]int) {
	stretches := v.set.line(&at.para.para, at.line)
	start, end := at.bounds()
	row := row{y: y, height: at.para.lay.shape.line, start: at.start + start, end: at.start + end, base: at.start, stretches: stretches, text: at.para.text}
	first := sort.Search(len(marks), func(i int) bool { return marks[i][1] > row.start })
	for ; first < len(marks) && marks[first][0] < row.end; first++ {
		s.paintRange(v, row, marks[first][0], marks[first][1], s.inks.marked)
	}
	if sel := s.editor.sel; !sel.empty() {
		over := row
		if over.start == at.start && sel.start() < at.start { // up to the line above
			over.y, over.height = y-at.para.lay.shape.before, row.height+at.para.lay.shape.before
		}
		s.paintRange(v, over, sel.start(), sel.end(), s.inks.chosen)
		last := at.line == len(at.para.lay.starts)-1
		if last && sel.start() <= row.end && sel.end() > row.end { // the newline
			x := v.set.xOf(&at.para.para, at.line, end)
			s.box(v.left+x, over.y, v.set.size*0.4, over.height, s.inks.chosen)
		}
	}
	if at.para.lay.shape.block.Height > 0 {
		s.hang(v, row, at.para.lay.shape.block.Width)
		return
	}
	for _, st := range stretches {
		if !st.bare {
			s.write(v, st, row)
		}
	}
}

// row is a line on the sheet.
type row struct {
	y, height  float32
	start, end int // in the text
	base       int // start of the paragraph in the text
	stretches  []stretch
	text       string // of the paragraph
}

// paintRange draws a box behind a part of a line, in as few pieces as it can.
func (s *sheet) paintRange(v *view, r row, start, end int, ink color.Color) {
	start, end = max(start, r.start)-r.base, min(end, r.end)-r.base
	from, to := float32(-1), float32(-1)
	for _, st := range r.stretches {
		a, b := max(start, st.start), min(end, st.end)
		if a >= b {
			continue
		}
		x1, x2 := v.set.inside(st, r.text, a), v.set.inside(st, r.text, b)
		x1, x2 = min(x1, x2), max(x1, x2)
		if to >= 0 && abs(x1-to) > 0.5 {
			s.box(v.left+from, r.y, to-from, r.height, ink)
			from = -1
		}
		if from < 0 {
			from = x1
		}
		to = x2
	}
	if to >= 0 {
		s.box(v.left+from, r.y, to-from, r.height, ink)
	}
}

// box takes a rectangle from those that lie ready.
func (s *sheet) box(x, y, width, height float32, ink color.Color) {
	if s.boxed == len(s.boxes) {
		s.boxes = append(s.boxes, canvas.NewRectangle(nil))
	}
	b := s.boxes[s.boxed]
	s.boxed++
	b.FillColor = ink
	b.Move(fyne.NewPos(x, y))
	if size := fyne.NewSize(width, height); b.Size() != size {
		b.Resize(size)
	}
}

// write takes a text from those that lie ready.
func (s *sheet) write(v *view, st stretch, r row) {
	if s.typed == len(s.texts) {
		s.texts = append(s.texts, canvas.NewText("", nil))
	}
	t := s.texts[s.typed]
	s.typed++
	t.Text, t.TextSize, t.TextStyle, t.Color = st.drawn(r.text), st.face.size, st.face.style, s.ink(st.style)
	_, base := v.set.ruler.metric(st.face)
	height, line := v.set.ruler.metric(v.set.faceOf(st.style & heads)) // letters of all shapes stand on one line
	t.Move(fyne.NewPos(v.set.ruler.pixel(v.left+st.x), v.set.ruler.pixel(r.y+(r.height-height)/2+line-base)))
}

func (s *sheet) ink(how Style) color.Color {
	switch {
	case how&Quiet != 0:
		return s.inks.quiet
	case how&Accent != 0:
		return s.inks.accent
	}
	return s.inks.text
}

// paintHint draws the hint of an empty field.
func (s *sheet) paintHint() {
	v := s.editor.view
	hint := para{text: s.editor.hint}
	set := v.set
	set.style = func(line string) []Span { return []Span{{0, len(line), Quiet}} }
	set.set(&hint)
	for line := range hint.lay.starts {
		y := v.pad + float32(line)*hint.lay.shape.line - float32(v.offset())
		r := row{y: y, height: hint.lay.shape.line, text: hint.text}
		for _, st := range set.line(&hint, line) {
			s.write(v, st, r)
		}
	}
}

// placeCursor puts the cursor where the next letter goes.
func (s *sheet) placeCursor() {
	e := s.editor
	if !e.writable() {
		s.cursor.Hidden = true
		return
	}
	if e.blink.run == nil { // at rest
		s.cursor.Hidden = false
	}
	pos := e.view.placeOf(e.sel.caret, e.back)
	line := e.view.spotOf(e.sel.caret, e.back).para.lay.shape.line
	height := round(line * 0.8)
	s.cursor.Move(fyne.NewPos(max(0, pos.X-1), pos.Y+(line-height)/2))
	if size := fyne.NewSize(cursorWidth, height); s.cursor.Size() != size {
		s.cursor.Resize(size)
	}
}

// cursorWidth is in device-independent pixels.
const cursorWidth float32 = 2
