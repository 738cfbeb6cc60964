package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// pane is the renderer of the parts whose objects change from one drawing to the
// next. It asks for no room of its own.
type pane struct {
	objects func() []fyne.CanvasObject
	lay     func(fyne.Size)
}

func (p *pane) Layout(size fyne.Size)        { p.lay(size) }
func (p *pane) MinSize() fyne.Size           { return fyne.Size{} }
func (p *pane) Objects() []fyne.CanvasObject { return p.objects() }
func (p *pane) Refresh()                     {}
func (p *pane) Destroy()                     {}

// frame is the renderer of the field. Its rounded box is put together of parts: a
// processor that draws without the help of a graphics card spends as long on one
// large rounded box as on all the text.
type frame struct {
	editor  *Editor
	rims    [2]*canvas.Rectangle // above and below, with the round corners
	caps    [2]*canvas.Rectangle // within them
	middle  *canvas.Rectangle
	lines   [4]*canvas.Rectangle // over the text: above, below, left, right
	objects []fyne.CanvasObject
}

// CreateRenderer draws the field.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	f := &frame{editor: e, middle: canvas.NewRectangle(nil)}
	for i := range f.caps {
		f.rims[i], f.caps[i] = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
		f.objects = append(f.objects, f.rims[i], f.caps[i])
	}
	f.objects = append(f.objects, f.middle, e.paper)
	for i := range f.lines {
		f.lines[i] = canvas.NewRectangle(nil)
		f.objects = append(f.objects, f.lines[i])
	}
	f.objects = append(f.objects, e.bar)
	e.frame = f
	f.paint()
	return f
}

// Destroy stops what would go on without the field.
func (f *frame) Destroy() {
	f.editor.blink.stop()
	f.editor.letGo()
}

func (f *frame) Objects() []fyne.CanvasObject { return f.objects }

// MinSize has room for the least number of lines.
func (f *frame) MinSize() fyne.Size {
	text := theme.Size(theme.SizeNameText)
	pad := theme.Size(theme.SizeNameInnerPadding)
	return fyne.NewSize(text*8+2*pad, round(text*lineHeight)*float32(f.editor.rows)+2*pad)
}

// Layout gives the text the whole field.
func (f *frame) Layout(size fyne.Size) {
	e := f.editor
	f.layBox(size)
	e.paper.Resize(size)
	e.bar.Move(fyne.NewPos(size.Width-barSpace-1, 2))
	e.bar.Resize(fyne.NewSize(barSpace, max(0, size.Height-4)))
	seen := e.view.size.IsZero() || e.focused && e.view.sees(e.sel.caret, e.back)
	e.dress(size)
	if seen && e.sel.caret > 0 {
		e.view.reveal(e.sel.caret, e.back)
	}
	e.show()
}

// layBox puts the parts of the box together.
func (f *frame) layBox(size fyne.Size) {
	line := theme.Size(theme.SizeNameInputBorder)
	round := min(theme.Size(theme.SizeNameInputRadius), size.Height/2, size.Width/2)
	put := func(r *canvas.Rectangle, x, y, width, height float32) {
		r.Move(fyne.NewPos(x, y))
		r.Resize(fyne.NewSize(max(0, width), max(0, height)))
	}
	put(f.rims[0], 0, 0, size.Width, 2*round)
	put(f.rims[1], 0, size.Height-2*round, size.Width, 2*round)
	put(f.caps[0], line, line, size.Width-2*line, 2*round-line)
	put(f.caps[1], line, size.Height-2*round, size.Width-2*line, 2*round-line)
	put(f.middle, line, round, size.Width-2*line, size.Height-2*round)
	put(f.lines[0], round, 0, size.Width-2*round, line)
	put(f.lines[1], round, size.Height-line, size.Width-2*round, line)
	put(f.lines[2], 0, round, line, size.Height-2*round)
	put(f.lines[3], size.Width-line, round, line, size.Height-2*round)
	for i, r := range []*canvas.Rectangle{f.rims[0], f.caps[0], f.rims[1], f.caps[1]} {
		radius := max(0, round-float32(i%2)*line)
		if i < 2 {
			r.TopLeftCornerRadius, r.TopRightCornerRadius = radius, radius
		} else {
			r.BottomLeftCornerRadius, r.BottomRightCornerRadius = radius, radius
		}
	}
}

// Refresh takes colours and sizes from the theme.
func (f *frame) Refresh() {
	e := f.editor
	f.paint()
	f.Layout(e.Size())
	canvas.Refresh(e)
}

// paint dresses the frame. Another theme may have other letters.
func (f *frame) paint() {
	e := f.editor
	if now := fyne.CurrentApp().Settings().Theme(); now != e.theme {
		e.theme = now
		e.view.set.ruler.forget()
		e.view.renew()
	}
	e.paper.dye()
	ink := theme.Color(theme.ColorNameInputBorder)
	switch {
	case e.Disabled():
		ink = theme.Color(theme.ColorNameSeparator)
	case e.focused:
		ink = theme.Color(theme.ColorNamePrimary)
	}
	for i := range f.caps {
		f.rims[i].FillColor, f.rims[i].Hidden = ink, e.Bare
		f.caps[i].FillColor, f.caps[i].Hidden = theme.Color(theme.ColorNameInputBackground), e.Bare
	}
	for _, r := range f.lines {
		r.FillColor, r.Hidden = ink, e.Bare
	}
	f.middle.FillColor, f.middle.Hidden = theme.Color(theme.ColorNameInputBackground), e.Bare
}

// reframe shows that the focus came or went.
func (e *Editor) reframe() {
	if e.frame != nil {
		e.frame.paint()
		canvas.Refresh(e)
	}
	e.show()
}

// dress gives the view its sizes.
func (e *Editor) dress(size fyne.Size) {
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	if c := e.canvas(); c != nil && c.Scale() > 0 && c.Scale() != e.view.set.ruler.scale {
		e.view.set.ruler.scale = c.Scale()
		e.view.set.ruler.forget()
		e.view.renew()
	}
	text := theme.Size(theme.SizeNameText)
	pad := theme.Size(theme.SizeNameInnerPadding)
	side := max(pad, barSpace)
	width := max(1, size.Width-2*side)
	if e.MaxWidth > 0 {
		width = min(width, e.MaxWidth*text)
	}
	e.view.dress(size, pad, round((size.Width-width)/2), width, text)
}

// show draws the text anew: only what is in sight.
func (e *Editor) show() {
	if e.view.size.Height <= 0 {
		return
	}
	e.view.settle()
	e.paper.paint()
	e.bar.place()
	canvas.Refresh(e.paper)
	canvas.Refresh(e.bar)
}

// placeOf is where the upper end of the cursor is at a place in the text.
func (v *view) placeOf(offset int, back bool) fyne.Position {
	s := v.spotOf(offset, back)
	x := v.set.xOf(&s.para.para, s.line, s.at)
	return fyne.NewPos(v.left+min(x, v.set.width), float32(v.topOf(s)-v.offset()))
}

// placeAt is the place in the text that is nearest to a position in the field.
func (v *view) placeAt(pos fyne.Position) (offset int, back bool) {
	y := v.offset() + float64(pos.Y)
	if y < float64(v.pad) && v.doc.length() == 0 {
		return 0, false
	}
	s := v.spotAt(y)
	at, back := v.set.at(&s.para.para, s.line, pos.X-v.left)
	return s.start + at, back
}
