package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/screens/picture"
)

// PictureView shows a picture, sharp at any scale, and lets pointer and keyboard
// find the things in it. The picture is drawn in the background and swapped in
// when ready; while the hand moves, the last one is moved.
type PictureView struct {
	widget.BaseWidget
	// Chosen is told which thing pointer or keyboard is at, "" for none; may be nil.
	Chosen func(id string)
	// Opened is told which thing was opened by a click or Enter; may be nil.
	Opened func(id string)
	// Panned is told how far the picture was moved, in logical pixels; nil: it stays.
	Panned func(dx, dy float64)
	// Zoomed is told the factor and the point that stays; nil: no zoom.
	Zoomed func(factor, x, y float64)
	// OnKey is asked first for each key; true means that it was used; may be nil.
	OnKey func(*fyne.KeyEvent) bool

	run   Runner
	least fyne.Size
	draw  func(w, h float64) *picture.Picture

	turn    uint64 // counts drawings: only the newest is swapped in
	drawn   fyne.Size
	scale   float32
	hits    []picture.Hit
	at      int // index into hits, −1 for none
	offset  fyne.Position
	pending func() // stops the timer of a redraw
	focused bool

	image *canvas.Image
	frame *canvas.Rectangle
	tip   *Tip
	clip  *container.Clip
}

// NewPictureView is a view without a picture that asks for at least this size.
func NewPictureView(run Runner, least fyne.Size) *PictureView {
	v := &PictureView{run: run, least: least, at: -1}
	v.image = canvas.NewImageFromImage(nil)
	v.image.FillMode, v.image.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest // smooth scaling would be done in software, frame by frame
	v.frame = canvas.NewRectangle(nil)
	v.frame.StrokeWidth, v.frame.CornerRadius = ringWidth, pillRadius
	v.tip = NewTip()
	v.clip = container.NewClip(container.NewWithoutLayout(v.image))
	v.ExtendBaseWidget(v)
	return v
}

// Draw has the picture drawn anew by this function, which runs in the background
// and must not touch what the window's goroutine changes. It is kept for when
// the size changes.
func (v *PictureView) Draw(draw func(w, h float64) *picture.Picture) {
	v.SetDraw(draw)
	v.redraw()
}

// SetLeast changes the size that the view asks for at least.
func (v *PictureView) SetLeast(least fyne.Size) {
	if v.least != least {
		v.least = least
		v.Refresh()
	}
}

// SetDraw keeps a function for the next drawing without drawing now.
func (v *PictureView) SetDraw(draw func(w, h float64) *picture.Picture) { v.draw = draw }

// Redraw draws with the function that is kept, unless the hand is moving: then
// the drawing follows when it rests.
func (v *PictureView) Redraw() {
	if v.pending == nil {
		v.redraw()
	}
}

// redraw draws at the size the view has now.
func (v *PictureView) redraw() {
	size := v.Size()
	if v.draw == nil || size.Width < 8 || size.Height < 8 {
		return
	}
	v.stopTimer()
	v.turn++
	turn, draw, scale := v.turn, v.draw, v.deviceScale()
	v.drawn, v.scale = size, scale
	v.run.Background(func() {
		p := draw(float64(size.Width), float64(size.Height))
		img := p.Raster(float64(scale))
		v.run.OnUI(func() {
			if v.turn != turn {
				return
			}
			v.image.Image = img
			v.hits = p.Hits
			v.offset = fyne.Position{}
			v.settle()
		})
	})
}

// deviceScale is how many device pixels make a logical one.
func (v *PictureView) deviceScale() float32 {
	if c := CanvasOf(v); c != nil {
		return c.Scale()
	}
	return 1
}

// settle puts image and tip where they belong.
func (v *PictureView) settle() {
	v.image.Resize(v.drawn)
	v.image.Move(v.offset)
	v.image.Refresh()
	if v.at >= len(v.hits) {
		v.at = -1
	}
	v.showTip()
}

// later redraws when the hand has rested for a moment.
func (v *PictureView) later() {
	v.stopTimer()
	v.pending = v.run.After(restTime, v.redraw)
}

func (v *PictureView) stopTimer() {
	if v.pending != nil {
		v.pending()
		v.pending = nil
	}
}

// Choose puts pointer and keyboard on a thing by its id; "" on none.
func (v *PictureView) Choose(id string) {
	v.at = -1
	for i, h := range v.hits {
		if h.ID == id && id != "" {
			v.at = i
			break
		}
	}
	v.showTip()
}

// pick moves to another thing and tells of it.
func (v *PictureView) pick(index int) {
	if index == v.at {
		return
	}
	v.at = index
	v.showTip()
	if v.Chosen != nil {
		v.Chosen(v.chosen())
	}
}

// chosen is the id that pointer or keyboard is at.
func (v *PictureView) chosen() string {
	if v.at < 0 || v.at >= len(v.hits) {
		return ""
	}
	return v.hits[v.at].ID
}

// showTip shows the words of the chosen thing beside it. Hovering never draws
// the picture again.
func (v *PictureView) showTip() {
	if v.at < 0 || v.at >= len(v.hits) {
		v.tip.Away()
		return
	}
	h := v.hits[v.at]
	x, y := h.Area.Center()
	v.tip.Show(h.Label, h.Detail, fyne.NewPos(float32(x), float32(y)).Add(v.offset), v.Size())
}

// MinSize is the least size asked for.
func (v *PictureView) MinSize() fyne.Size { return v.least }

// CreateRenderer belongs to fyne.Widget.
func (v *PictureView) CreateRenderer() fyne.WidgetRenderer {
	return newDrawn(append([]fyne.CanvasObject{v.clip, v.frame}, v.tip.Objects()...), look{
		least: func() fyne.Size { return v.least }, layout: v.place, paint: v.paint,
	})
}

// paint takes the theme's colours.
func (v *PictureView) paint() {
	v.frame.StrokeColor = color.Transparent
	if v.focused {
		v.frame.StrokeColor = theme.Color(theme.ColorNameFocus)
	}
	v.frame.FillColor = color.Transparent
	v.tip.Paint()
}

// place lays the parts out; another size asks for another drawing.
func (v *PictureView) place(size fyne.Size) {
	v.clip.Resize(size)
	v.frame.Move(fyne.NewPos(ringWidth, ringWidth))
	v.frame.Resize(size.SubtractWidthHeight(2*ringWidth, 2*ringWidth))
	if size != v.drawn || v.deviceScale() != v.scale {
		v.redraw()
	}
}
