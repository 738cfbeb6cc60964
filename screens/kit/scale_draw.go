package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kith/data"
)

// scaleParts draws a NumberScale: a line with a knob, the number and a small
// button that takes the rating away beside it, the meaning of the ends below.
type scaleParts struct {
	s           *NumberScale
	line, done  *canvas.Rectangle
	marks       []*canvas.Circle // one for each number, on scales of at most 10
	knob        *canvas.Circle
	ring        *canvas.Rectangle
	value       *canvas.Text
	low, high   *canvas.Text
	clear       *Button
	left, right float32 // where 0 and Max lie
}

// CreateRenderer belongs to fyne.Widget.
func (s *NumberScale) CreateRenderer() fyne.WidgetRenderer {
	d := &scaleParts{
		s: s, line: canvas.NewRectangle(color.Transparent), done: canvas.NewRectangle(color.Transparent),
		knob: canvas.NewCircle(color.Transparent), ring: newRing(pillRadius),
		value: newText(), low: newText(), high: newText(),
		clear: IconButton(Icon("close"), T("kit.scale.clear", "Clear the rating"), s.Clear),
	}
	s.drawn = d
	objects := []fyne.CanvasObject{d.line, d.done}
	if s.Max <= 10 {
		for range s.Max + 1 {
			d.marks = append(d.marks, canvas.NewCircle(color.Transparent))
			objects = append(objects, d.marks[len(d.marks)-1])
		}
	}
	objects = append(objects, d.knob, d.ring, d.value, d.low, d.high, d.clear)
	return newDrawn(objects, look{least: d.least, layout: d.layout, paint: d.paint})
}

// knobSize is the width of the knob; it grows with the text.
func knobSize() float32 { return textSize() * 1.35 }

func (d *scaleParts) lineHeight() float32 { return d.clear.MinSize().Height }

// aside is the room beside the line, the same with and without a rating.
func (d *scaleParts) aside() float32 {
	unrated := fyne.MeasureText(T("kit.scale.unrated", "Not rated"), captionSize(), fyne.TextStyle{})
	number := fyne.MeasureText("100", textSize(), fyne.TextStyle{Bold: true})
	return max(unrated.Width, number.Width+Tight+d.clear.MinSize().Width) + Small
}

func (d *scaleParts) least() fyne.Size {
	height := d.lineHeight()
	if d.s.Low != "" || d.s.High != "" {
		height += max(d.low.MinSize().Height, d.high.MinSize().Height)
	}
	ends := d.low.MinSize().Width + Large + d.high.MinSize().Width
	return fyne.NewSize(max(textSize()*10, ends)+d.aside(), height)
}

func (d *scaleParts) layout(size fyne.Size) {
	height, knob := d.lineHeight(), knobSize()
	end := size.Width - d.aside()
	d.left, d.right = knob/2+Tight, end-knob/2-Tight
	middle := height / 2
	d.line.Move(fyne.NewPos(d.left, middle-2))
	d.line.Resize(fyne.NewSize(d.right-d.left, 4))
	at := d.place(d.s.rating.Value)
	d.done.Move(d.line.Position())
	d.done.Resize(fyne.NewSize(max(0, at-d.left), 4))
	for i, m := range d.marks {
		m.Resize(fyne.NewSquareSize(6))
		m.Move(fyne.NewPos(d.place(float64(i))-3, middle-3))
	}
	d.knob.Resize(fyne.NewSquareSize(knob))
	d.knob.Move(fyne.NewPos(at-knob/2, middle-knob/2))
	d.ring.Move(fyne.NewPos(0, middle-knob/2-5))
	d.ring.Resize(fyne.NewSize(end, knob+10))
	d.layoutAside(size, end+Small, middle)
	d.low.Move(fyne.NewPos(Tight, height))
	d.high.Move(fyne.NewPos(end-Tight-d.high.MinSize().Width, height))
	d.low.Resize(d.low.MinSize())
	d.high.Resize(d.high.MinSize())
}

func (d *scaleParts) layoutAside(size fyne.Size, x, middle float32) {
	value, clear := d.value.MinSize(), d.clear.MinSize()
	d.value.Resize(value)
	d.value.Move(fyne.NewPos(x, middle-value.Height/2))
	d.clear.Resize(clear)
	d.clear.Move(fyne.NewPos(size.Width-clear.Width, middle-clear.Height/2))
}

// place is where a number lies on the line.
func (d *scaleParts) place(value float64) float32 {
	return d.left + (d.right-d.left)*float32(value)/float32(d.s.Max)
}

// valueAt is the number at a point, and whether the point is on the line at all.
func (d *scaleParts) valueAt(at fyne.Position) (float64, bool) {
	if at.Y < 0 || at.Y > d.lineHeight() || at.X > d.right+knobSize() || d.right <= d.left {
		return 0, false
	}
	return float64((at.X - d.left) / (d.right - d.left) * float32(d.s.Max)), true
}

func (d *scaleParts) paint() {
	s := d.s
	accent, border := theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameInputBorder)
	if s.Disabled() {
		accent = theme.Color(theme.ColorNameDisabled)
	}
	d.line.FillColor, d.line.CornerRadius = theme.Color(theme.ColorNameButton), 2
	d.line.StrokeColor, d.line.StrokeWidth = border, hairline
	d.done.FillColor, d.done.CornerRadius, d.done.Hidden = accent, 2, !s.rating.Set
	for i, m := range d.marks {
		m.FillColor, m.StrokeColor, m.StrokeWidth = theme.Color(theme.ColorNameBackground), border, hairline
		if s.rating.Set && float64(i) <= s.rating.Value {
			m.FillColor, m.StrokeColor = accent, accent
		}
	}
	d.knob.FillColor, d.knob.StrokeColor, d.knob.StrokeWidth = theme.Color(ColorSurface), accent, 3
	d.knob.Hidden = !s.rating.Set
	paintRing(d.ring, s.focused)
	if s.rating == (data.Rating{}) {
		paintText(d.value, s.TestName(), ColorQuiet, theme.SizeNameCaptionText, false)
	} else {
		paintText(d.value, s.TestName(), theme.ColorNameForeground, theme.SizeNameText, true)
	}
	paintText(d.low, s.Low, ColorQuiet, theme.SizeNameCaptionText, false)
	paintText(d.high, s.High, ColorQuiet, theme.SizeNameCaptionText, false)
	d.clear.Hidden = !s.rating.Set || s.Disabled()
}
