package kit

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kith/data"
)

// weeksShown is how many lines of days a month may need.
const weeksShown = 6

// monthParts draws a Month: a heading between two buttons, the weekdays, and 42
// places for days of which those of other months stay empty.
type monthParts struct {
	m          *Month
	title      *canvas.Text
	prev, next *Button
	weekdays   [7]*canvas.Text
	days       [weeksShown * 7]*dayParts
	head, side float32 // height of what is above the days, side of a day
	left       float32
}

// dayParts draws one day.
type dayParts struct {
	day    data.Day
	ground *canvas.Rectangle
	number *canvas.Text
	dots   [3]*canvas.Circle
}

// CreateRenderer belongs to fyne.Widget.
func (m *Month) CreateRenderer() fyne.WidgetRenderer {
	d := &monthParts{
		m: m, title: newText(),
		prev: IconButton(Icon("back"), T("kit.month.prev", "Previous month"), func() { m.turn(-1) }),
		next: IconButton(Icon("forward"), T("kit.month.next", "Next month"), func() { m.turn(1) }),
	}
	m.drawn = d
	objects := []fyne.CanvasObject{d.title, d.prev, d.next}
	for i := range d.weekdays {
		d.weekdays[i] = newText()
		objects = append(objects, d.weekdays[i])
	}
	for i := range d.days {
		day := &dayParts{ground: canvas.NewRectangle(color.Transparent), number: newText()}
		objects = append(objects, day.ground, day.number)
		for j := range day.dots {
			day.dots[j] = canvas.NewCircle(color.Transparent)
			objects = append(objects, day.dots[j])
		}
		d.days[i] = day
	}
	return newDrawn(objects, look{least: d.least, layout: d.layout, paint: d.paint})
}

// leastSide is the side of a day: room for two figures and three dots.
func leastSide() float32 { return textSize() * 2.3 }

func (d *monthParts) least() fyne.Size {
	head := d.prev.MinSize().Height + captionSize()*2
	return fyne.NewSize(7*leastSide(), head+weeksShown*leastSide())
}

func (d *monthParts) layout(size fyne.Size) {
	button := d.prev.MinSize()
	d.side = min(size.Width/7, (size.Height-button.Height-captionSize()*2)/weeksShown)
	d.side = max(d.side, leastSide())
	d.left = (size.Width - 7*d.side) / 2
	d.head = button.Height + captionSize()*2
	d.prev.Resize(button)
	d.prev.Move(fyne.NewPos(d.left, 0))
	d.next.Resize(button)
	d.next.Move(fyne.NewPos(d.left+7*d.side-button.Width, 0))
	placeMiddle(d.title, d.left+3.5*d.side, button.Height/2)
	for i, w := range d.weekdays {
		placeMiddle(w, d.left+(float32(i)+0.5)*d.side, button.Height+captionSize())
	}
	for i, day := range d.days {
		day.layout(d.left+float32(i%7)*d.side, d.head+float32(i/7)*d.side, d.side)
	}
}

func (p *dayParts) layout(x, y, side float32) {
	p.ground.Move(fyne.NewPos(x+2, y+2))
	p.ground.Resize(fyne.NewSquareSize(side - 4))
	placeMiddle(p.number, x+side/2, y+side*0.46)
	shown := 0
	for _, dot := range p.dots {
		if !dot.Hidden {
			shown++
		}
	}
	at := x + side/2 - float32(shown)*3 + 1
	for _, dot := range p.dots {
		dot.Resize(fyne.NewSquareSize(4))
		dot.Move(fyne.NewPos(at, y+side*0.78))
		at += 6
	}
}

// dayAt is the day at a point, or 0.
func (d *monthParts) dayAt(at fyne.Position) data.Day {
	if d.side == 0 || at.Y < d.head || at.X < d.left {
		return 0
	}
	column, line := int((at.X-d.left)/d.side), int((at.Y-d.head)/d.side)
	if column > 6 || line >= weeksShown {
		return 0
	}
	return d.days[line*7+column].day
}

func (d *monthParts) paint() {
	m := d.m
	paintText(d.title, m.heading(), theme.ColorNameForeground, theme.SizeNameText, true)
	for i, w := range d.weekdays {
		paintText(w, ShortWeekday((m.FirstWeekday+time.Weekday(i))%7), ColorQuiet, theme.SizeNameCaptionText, false)
	}
	first, last := m.Shown()
	start := first.Week(m.FirstWeekday)
	for i, p := range d.days {
		p.day = start + data.Day(i)
		if p.day < first || p.day > last {
			p.day = 0
		}
		p.paint(m)
	}
}

// faint is a color with only a part of its strength, 0 to 1.
func faint(c color.Color, part float64) color.Color {
	r, g, b, _ := c.RGBA()
	return color.NRGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: uint8(255 * part)}
}

func (p *dayParts) paint(m *Month) {
	marks := 0
	p.ground.Hidden, p.number.Hidden = p.day == 0, p.day == 0
	if p.day != 0 && m.Marks != nil {
		marks = m.Marks(p.day)
	}
	ink, dot := theme.ColorNameForeground, theme.ColorNamePrimary
	p.ground.FillColor, p.ground.CornerRadius, p.ground.StrokeWidth = color.Transparent, pillRadius, 0
	switch {
	case p.day == 0:
	case p.day == m.selected:
		p.ground.FillColor = theme.Color(theme.ColorNamePrimary)
		ink, dot = theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary
	case p.day == m.hovered:
		p.ground.FillColor = theme.Color(theme.ColorNameHover)
	case m.Heat && marks > 0:
		p.ground.FillColor = faint(theme.Color(theme.ColorNamePrimary), 0.06+0.08*float64(min(marks, len(p.dots))))
	}
	if p.day == m.today && p.day != m.selected {
		p.ground.StrokeWidth, p.ground.StrokeColor = hairline, theme.Color(theme.ColorNameInputBorder)
	}
	if m.focused && p.day == m.cursor {
		p.ground.StrokeWidth, p.ground.StrokeColor = ringWidth, theme.Color(theme.ColorNamePrimary)
		if p.day == m.selected {
			p.ground.StrokeColor = theme.Color(theme.ColorNameForeground)
		}
	}
	number := ""
	if p.day != 0 {
		_, _, day := p.day.Date()
		number = strconv.Itoa(day)
	}
	paintText(p.number, number, ink, theme.SizeNameText, p.day == m.today || p.day == m.selected)
	for i, c := range p.dots {
		c.FillColor, c.Hidden = theme.Color(dot), i >= marks
	}
}
