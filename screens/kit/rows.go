package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// RowText is what a row says.
type RowText struct {
	Icon   fyne.Resource // at the left, or nil
	Title  string        // cut short with dots where it is too long
	Detail string        // a second, quieter line, or ""
	Aside  string        // quiet, at the right end, or ""
}

// Row shows one thing of a list. It is made once, in CreateItem of a
// widget.List, and Set for each thing that it shows; the list does the choosing.
type Row struct {
	widget.BaseWidget
	text   RowText
	always bool // room for a second line even where there is none
}

// NewRow is an empty row; with two lines it is as high as a row with a Detail,
// as all rows of a list must be.
func NewRow(twoLines bool) *Row {
	r := &Row{always: twoLines}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows another thing.
func (r *Row) Set(text RowText) {
	if text != r.text {
		r.text = text
		r.Refresh()
	}
}

// TestName is the title.
func (r *Row) TestName() string { return r.text.Title }

// CreateRenderer belongs to fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	d := &rowParts{text: &r.text, always: r.always}
	d.make()
	return newDrawn(d.objects(), look{least: d.least, layout: d.layout, paint: d.paint})
}

// rowParts draws the words of a row.
type rowParts struct {
	text                 *RowText
	always               bool
	icon                 *canvas.Image
	title, detail, aside *canvas.Text
}

func (d *rowParts) make() {
	d.icon = canvas.NewImageFromResource(nil)
	d.title, d.detail, d.aside = newText(), newText(), newText()
}

func (d *rowParts) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.icon, d.title, d.detail, d.aside}
}

func (d *rowParts) twoLines() bool { return d.always || d.text.Detail != "" }

func lineHeight(size fyne.ThemeSizeName) float32 {
	return fyne.MeasureText("Ag", theme.Size(size), fyne.TextStyle{}).Height
}

func (d *rowParts) least() fyne.Size {
	height := lineHeight(theme.SizeNameText) + 2*Medium
	if d.twoLines() {
		height += lineHeight(theme.SizeNameCaptionText) + 2
	}
	return fyne.NewSize(textSize()*12, height)
}

func (d *rowParts) layout(size fyne.Size) {
	x := Wide
	if !d.icon.Hidden {
		side := theme.IconInlineSize()
		d.icon.Resize(fyne.NewSquareSize(side))
		d.icon.Move(fyne.NewPos(x, (size.Height-side)/2))
		x += side + Medium
	}
	aside := d.aside.MinSize()
	end := size.Width - Wide
	d.aside.Resize(aside)
	d.aside.Move(fyne.NewPos(end-aside.Width, (size.Height-aside.Height)/2))
	if aside.Width > 0 {
		end -= aside.Width + Medium
	}
	d.title.Text = cut(d.text.Title, end-x, d.title)
	d.detail.Text = cut(d.text.Detail, end-x, d.detail)
	title, detail := lineHeight(theme.SizeNameText), lineHeight(theme.SizeNameCaptionText)+2
	y := (size.Height - title) / 2
	if d.text.Detail != "" {
		y -= detail / 2
	}
	d.title.Move(fyne.NewPos(x, y))
	d.title.Resize(d.title.MinSize())
	d.detail.Move(fyne.NewPos(x, y+title+2))
	d.detail.Resize(d.detail.MinSize())
}

func (d *rowParts) paint() {
	d.icon.Hidden = d.text.Icon == nil
	if !d.icon.Hidden {
		d.icon.Resource = d.text.Icon
	}
	paintText(d.title, d.text.Title, theme.ColorNameForeground, theme.SizeNameText, false)
	paintText(d.detail, d.text.Detail, ColorQuiet, theme.SizeNameCaptionText, false)
	paintText(d.aside, d.text.Aside, ColorQuiet, theme.SizeNameCaptionText, false)
}

// cut shortens a text to a width, with dots at its end.
func cut(text string, width float32, as *canvas.Text) string {
	fits := func(s string) bool { return fyne.MeasureText(s, as.TextSize, as.TextStyle).Width <= width }
	if text == "" || fits(text) {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if fits(string(runes[:middle]) + "…") {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return string(runes[:low]) + "…"
}

// RowButton is a row that can be pressed, by the pointer, Space or Enter: for
// short lists, menus and settings.
type RowButton struct {
	widget.BaseWidget
	Chosen   bool // drawn as the one that is open
	OnTapped func()

	text             RowText
	focused, hovered bool
}

var (
	_ fyne.Focusable    = (*RowButton)(nil)
	_ fyne.Tappable     = (*RowButton)(nil)
	_ desktop.Hoverable = (*RowButton)(nil)
)

// NewRowButton is a row that can be pressed.
func NewRowButton(text RowText, tapped func()) *RowButton {
	r := &RowButton{text: text, OnTapped: tapped}
	r.ExtendBaseWidget(r)
	return r
}

// Set shows other words.
func (r *RowButton) Set(text RowText) {
	r.text = text
	r.Refresh()
}

// Tapped presses the row.
func (r *RowButton) Tapped(*fyne.PointEvent) {
	if r.OnTapped != nil {
		r.OnTapped()
	}
}

// TypedKey presses the row on Space and Enter.
func (r *RowButton) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		r.Tapped(nil)
	}
}

// TypedRune belongs to fyne.Focusable.
func (r *RowButton) TypedRune(rune) {}

// FocusGained belongs to fyne.Focusable.
func (r *RowButton) FocusGained() { r.focused = true; r.Refresh() }

// FocusLost belongs to fyne.Focusable.
func (r *RowButton) FocusLost() { r.focused = false; r.Refresh() }

// MouseIn belongs to desktop.Hoverable.
func (r *RowButton) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved belongs to desktop.Hoverable.
func (r *RowButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut belongs to desktop.Hoverable.
func (r *RowButton) MouseOut() { r.hovered = false; r.Refresh() }

// TestName is the title.
func (r *RowButton) TestName() string { return r.text.Title }

// TestState says whether the row is the open one.
func (r *RowButton) TestState() string {
	if r.Chosen {
		return "chosen"
	}
	return ""
}

// CreateRenderer belongs to fyne.Widget.
func (r *RowButton) CreateRenderer() fyne.WidgetRenderer {
	words := &rowParts{text: &r.text}
	words.make()
	ground, ring := canvas.NewRectangle(color.Transparent), newRing(pillRadius)
	objects := append([]fyne.CanvasObject{ground}, words.objects()...)
	return newDrawn(append(objects, ring), look{
		least: words.least,
		layout: func(size fyne.Size) {
			ground.Resize(size)
			ring.Resize(size)
			words.layout(size)
		},
		paint: func() {
			words.paint()
			words.title.TextStyle.Bold = r.Chosen
			ground.CornerRadius, ground.FillColor = pillRadius, color.Transparent
			if r.Chosen {
				ground.FillColor = theme.Color(theme.ColorNameSelection)
			} else if r.hovered {
				ground.FillColor = theme.Color(theme.ColorNameHover)
			}
			paintRing(ring, r.focused)
		},
	})
}
