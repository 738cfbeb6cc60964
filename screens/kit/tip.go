package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// parked is where a tip waits unseen: objects that begin hidden do not appear
// when shown, so a tip is moved away instead.
const parked = -4000

// What a tip shows at most.
const (
	tipLines = 9
	tipWidth = 26 // in sizes of the ordinary text
)

// Tip is a small card with a name and a few lines, shown beside what pointer or
// keyboard is at. It belongs to a widget, which draws its objects above its own.
type Tip struct {
	card  *canvas.Rectangle
	name  *canvas.Text
	lines []*canvas.Text
}

// NewTip is a tip that is not seen yet.
func NewTip() *Tip {
	t := &Tip{card: canvas.NewRectangle(nil), name: canvas.NewText("", nil)}
	t.name.TextStyle.Bold = true
	for range tipLines {
		t.lines = append(t.lines, canvas.NewText("", nil))
	}
	t.card.CornerRadius, t.card.StrokeWidth = pillRadius, hairline
	t.Away()
	return t
}

// Objects are the parts, the card first.
func (t *Tip) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{t.card, t.name}
	for _, l := range t.lines {
		out = append(out, l)
	}
	return out
}

// Paint takes the theme's colours and sizes.
func (t *Tip) Paint() {
	t.card.FillColor, t.card.StrokeColor = theme.Color(ColorSurface), theme.Color(ColorBorder)
	t.name.Color, t.name.TextSize = theme.Color(theme.ColorNameForeground), textSize()
	for _, l := range t.lines {
		l.Color, l.TextSize = theme.Color(ColorQuiet), captionSize()
	}
}

// Away parks the tip.
func (t *Tip) Away() {
	for _, o := range t.Objects() {
		o.Move(fyne.NewPos(parked, parked))
	}
}

// Show puts the tip beside a place, inside a view of this size. The lines of the
// detail are broken where they are long; what is more than a card holds is left out.
func (t *Tip) Show(name, detail string, at fyne.Position, room fyne.Size) {
	t.Paint()
	width := min(tipWidth*textSize(), room.Width-2*Medium)
	t.name.Text = cut(name, width, t.name)
	size := t.name.MinSize()
	broken := brokenLines(detail, width, captionSize())
	for i, l := range t.lines {
		l.Text = ""
		if i < len(broken) {
			l.Text = broken[i]
			least := l.MinSize()
			size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
		}
	}
	size = size.AddWidthHeight(2*Medium, 2*Small)
	x, y := at.X+18, at.Y+18
	if x+size.Width > room.Width {
		x = at.X - 18 - size.Width
	}
	if y+size.Height > room.Height {
		y = at.Y - 18 - size.Height
	}
	t.put(fyne.NewPos(max(0, x), max(0, y)), size)
}

// brokenLines breaks a text at its line ends and between words, as wide as a tip;
// the last line that fits ends with dots if more was to come.
func brokenLines(text string, width, size float32) (out []string) {
	if text == "" {
		return nil
	}
	for _, line := range strings.Split(text, "\n") {
		now := ""
		for _, word := range strings.Fields(line) {
			next := strings.TrimSpace(now + " " + word)
			if now != "" && fyne.MeasureText(next, size, fyne.TextStyle{}).Width > width {
				out = append(out, now)
				next = word
			}
			now = next
		}
		out = append(out, now)
	}
	if len(out) > tipLines {
		out = out[:tipLines]
		out[tipLines-1] += " …"
	}
	return out
}

// put moves the parts to their places.
func (t *Tip) put(pos fyne.Position, size fyne.Size) {
	t.card.Resize(size)
	t.card.Move(pos)
	line := pos.AddXY(Medium, Small)
	t.name.Move(line)
	line = line.AddXY(0, t.name.MinSize().Height)
	for _, l := range t.lines {
		l.Move(line)
		if l.Text != "" {
			line = line.AddXY(0, l.MinSize().Height)
		}
		l.Refresh()
	}
	t.card.Refresh()
	t.name.Refresh()
}
