package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kith/screens/kit"
)

// peace is writing with nothing else in the window: a column of 60 to 70 letters, and a
// quiet line that says where the text is.
type peace struct {
	over fyne.CanvasObject // over the window; nil while it is not on
}

// onPeace goes there and back.
func (p *Page) onPeace() {
	if p.peace.over != nil {
		p.endPeace()
		p.Focus()
		return
	}
	p.finder.bar.Hide()
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	back := kit.QuietButton(kit.T("page.peace.end", "Back (F9)"), nil, p.onPeace)
	p.middle.RemoveAll()
	p.text.Bare, p.text.MaxWidth = true, kit.ReadingWidth
	p.signPlace.RemoveAll()
	p.alarmPlace.RemoveAll()
	line := kit.Stack(0, p.alarm, kit.Ends(p.sign, back))
	p.peace.over = container.NewStack(ground, container.NewBorder(nil, kit.Inset(kit.Small, line), nil, nil, kit.Inset(kit.Large, p.sheet)))
	c := p.env.Window.Canvas()
	c.Overlays().Add(p.peace.over)
	p.peace.over.Resize(c.Size())
	p.text.Refresh()
	p.Focus()
}

// endPeace puts the text back into the room.
func (p *Page) endPeace() {
	if p.peace.over == nil {
		return
	}
	p.env.Window.Canvas().Overlays().Remove(p.peace.over)
	p.peace.over = nil
	p.text.Bare, p.text.MaxWidth = false, 0
	p.middle.Add(p.sheet)
	p.placeSign()
	p.text.Refresh()
	p.root.Refresh()
}
