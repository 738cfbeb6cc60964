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

// tipLines is how many lines of detail a tip shows.
const tipLines = 3

// tip is a small card with a name and a few words.
type tip struct {
	card  *canvas.Rectangle
	name  *canvas.Text
	lines []*canvas.Text
}

func newTip() *tip {
	t := &tip{card: canvas.NewRectangle(nil), name: canvas.NewText("", nil)}
	t.name.TextStyle.Bold = true
	for range tipLines {
		t.lines = append(t.lines, canvas.NewText("", nil))
	}
	t.card.CornerRadius, t.card.StrokeWidth = pillRadius, hairline
	t.away()
	return t
}

// objects are the parts, the card first.
func (t *tip) objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{t.card, t.name}
	for _, l := range t.lines {
		out = append(out, l)
	}
	return out
}

// paint takes the theme's colours and sizes.
func (t *tip) paint() {
	t.card.FillColor, t.card.StrokeColor = theme.Color(ColorSurface), theme.Color(ColorBorder)
	t.name.Color, t.name.TextSize = theme.Color(theme.ColorNameForeground), textSize()
	for _, l := range t.lines {
		l.Color, l.TextSize = theme.Color(ColorQuiet), captionSize()
	}
}

// away parks the tip.
func (t *tip) away() {
	for _, o := range t.objects() {
		o.Move(fyne.NewPos(parked, parked))
	}
}

// show puts the tip beside a place, inside a view of this size.
func (t *tip) show(name, detail string, at fyne.Position, room fyne.Size) {
	t.paint()
	t.name.Text = name
	size := t.name.MinSize()
	detailLines := strings.SplitN(detail, "\n", tipLines)
	for i, l := range t.lines {
		l.Text = ""
		if i < len(detailLines) && detail != "" {
			l.Text = detailLines[i]
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

// put moves the parts to their places.
func (t *tip) put(pos fyne.Position, size fyne.Size) {
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
