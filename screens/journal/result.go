package journal

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/data"
	"kith/screens/kit"
)

// snippetLines is how many lines of an entry a result shows.
const snippetLines = 2

// result draws one entry that was found: its title, its day, and the most telling
// part of the text with what was looked for in bold.
type result struct {
	widget.BaseWidget
	found  data.Found
	day    string
	title  string
	chosen bool
	ringed bool // the list has the focus, and this is the chosen one
}

func newResult() *result {
	r := &result{}
	r.ExtendBaseWidget(r)
	return r
}

// set shows another result.
func (r *result) set(f data.Found, day string, chosen, focused bool) {
	r.found, r.day, r.title = f, day, f.Title
	r.chosen, r.ringed = chosen, chosen && focused
	if f.Title == "" {
		r.title = kit.T("journal.wordless", "No words")
	}
	r.Refresh()
}

// titled gives what was found in the title.
func (r *result) titled() [][2]int {
	if r.found.Title == "" {
		return nil
	}
	return r.found.Titled
}

// TestName is the title.
func (r *result) TestName() string { return r.title }

// TestState gives the rest of the result, what was looked for between strokes.
func (r *result) TestState() string {
	var words []string
	for _, w := range wordsOf(r.found.Snippet, r.found.Marks) {
		word := ""
		for _, p := range w {
			if p.found {
				p.text = "|" + p.text + "|"
			}
			word += p.text
		}
		words = append(words, word)
	}
	state := r.day + " " + strconv.Quote(strings.Join(words, " "))
	for _, m := range r.titled() {
		state += fmt.Sprintf(" titled %d-%d", m[0], m[1])
	}
	if r.chosen {
		state += " chosen"
	}
	return state
}

// TestClosed says that its parts add nothing.
func (r *result) TestClosed() {}

// CreateRenderer belongs to fyne.Widget.
func (r *result) CreateRenderer() fyne.WidgetRenderer {
	p := &resultParts{result: r, ground: kit.NewRowGround(), ring: kit.NewRowRing(), title: &fyne.Container{}, day: newWords(), snippet: &fyne.Container{}}
	return kit.Drawing{
		Objects: []fyne.CanvasObject{p.ground, p.title, p.day, p.snippet, p.ring},
		Least:   p.least, Layout: p.layout, Paint: p.paint,
	}.Renderer()
}

type resultParts struct {
	result       *result
	ground, ring *canvas.Rectangle
	day          *canvas.Text
	title        *fyne.Container
	snippet      *fyne.Container
}

func (p *resultParts) least() fyne.Size {
	return fyne.NewSize(theme.TextSize()*12,
		high(theme.SizeNameText)+2+snippetLines*high(theme.SizeNameCaptionText)+2*kit.Small)
}

func (p *resultParts) layout(size fyne.Size) {
	p.ground.Resize(size)
	kit.PlaceRowRing(p.ring, size)
	x, end, y := kit.Medium, size.Width-kit.Medium, kit.Small
	text, small := high(theme.SizeNameText), high(theme.SizeNameCaptionText)
	placeEnd(p.day, end, y+(text-small)/2)
	p.title.Move(fyne.NewPos(x, y))
	titleWidth := end - p.day.MinSize().Width - kit.Small - x
	p.title.Resize(fyne.NewSize(titleWidth, text))
	p.title.Objects = nil
	for _, w := range flow(p.result.title, p.result.titled(), titleWidth-titleFace()(" …", false), 1, titleFace()) {
		ink := theme.ColorNameForeground
		if w.found {
			ink = theme.ColorNamePrimary
		}
		t := newWords()
		write(t, w.text, ink, theme.SizeNameText, true)
		place(t, w.x, 0)
		p.title.Add(t)
	}
	p.snippet.Move(fyne.NewPos(x, y+text+2))
	p.snippet.Resize(fyne.NewSize(end-x, small*snippetLines))
	p.snippet.Objects = nil
	for _, w := range flow(p.result.found.Snippet, p.result.found.Marks, end-x, snippetLines, snippetFace()) {
		t := newWords()
		ink := kit.ColorQuiet
		if w.found {
			ink = theme.ColorNameForeground
		}
		write(t, w.text, ink, theme.SizeNameCaptionText, w.found)
		place(t, w.x, float32(w.line)*small)
		p.snippet.Add(t)
	}
}

func (p *resultParts) paint() {
	kit.PaintRowGround(p.ground, p.result.chosen)
	kit.PaintRowRing(p.ring, p.result.ringed)
	write(p.day, p.result.day, kit.ColorQuiet, theme.SizeNameCaptionText, false)
}

// piece is a part of a snippet in its place.
type piece struct {
	text  string
	found bool // it is what was looked for
	line  int
	x     float32
}

// face measures a piece of text.
type face func(text string, found bool) float32

// titleFace is bold throughout.
func titleFace() face {
	return func(text string, _ bool) float32 {
		return fyne.MeasureText(text, theme.TextSize(), fyne.TextStyle{Bold: true}).Width
	}
}

// snippetFace is bold where something was found.
func snippetFace() face {
	return func(text string, found bool) float32 {
		return fyne.MeasureText(text, theme.CaptionTextSize(), fyne.TextStyle{Bold: found}).Width
	}
}

// flow lays a text with marks (byte ranges) out in lines of a width; what does
// not fit ends with dots.
func flow(text string, marks [][2]int, width float32, lines int, wide face) []piece {
	var out []piece
	gap := wide(" ", false)
	x, line := float32(0), 0
	for _, w := range wordsOf(text, marks) {
		length := float32(0)
		for _, p := range w {
			length += wide(p.text, p.found)
		}
		if x > 0 && x+length > width {
			if line++; line == lines {
				out[len(out)-1].text += " …"
				return out
			}
			x = 0
		}
		if length > width { // a word that no line can hold
			out = append(out, piece{text: shortened(w[0].text, width, wide), line: line})
			return out
		}
		for _, p := range w {
			p.line, p.x = line, x
			out = append(out, p)
			x += wide(p.text, p.found)
		}
		x += gap
	}
	return out
}

// shortened cuts a word to a width, with dots at its end.
func shortened(word string, width float32, wide face) string {
	runes := []rune(word)
	n := len(runes)
	for n > 1 && wide(string(runes[:n])+"…", true) > width {
		n--
	}
	return string(runes[:n]) + "…"
}

// wordsOf cuts a text into words and each word at the marks.
func wordsOf(text string, marks [][2]int) [][]piece {
	var out [][]piece
	at := 0
	for word := range strings.SplitSeq(text, " ") {
		if word != "" {
			out = append(out, partsOf(text, at, at+len(word), marks))
		}
		at += len(word) + 1
	}
	return out
}

// partsOf cuts one word at the marks.
func partsOf(text string, from, to int, marks [][2]int) []piece {
	var out []piece
	for _, m := range marks {
		lo, hi := max(m[0], from), min(m[1], to)
		if lo >= hi {
			continue
		}
		if lo > from {
			out = append(out, piece{text: text[from:lo]})
		}
		out = append(out, piece{text: text[lo:hi], found: true})
		from = hi
	}
	if from < to {
		out = append(out, piece{text: text[from:to]})
	}
	return out
}
