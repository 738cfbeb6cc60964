package relmap

import (
	"image"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// board shows the map and is what the hands are on. The picture is drawn in the
// background, somewhat larger than the window, and while the hand moves it is
// only moved or stretched: no frame waits for a drawing. A sharp one is swapped
// in as soon as it is ready. What follows the pointer lies above it.
type board struct {
	widget.BaseWidget
	run   kit.Runner
	hands hands

	scene *ecomap.Scene // nobody changes it; nil before the first map
	style ecomap.Style
	index map[string]int // id → place in scene.People

	view   ecomap.View // what the window shows
	fitted bool        // all of it, until a hand moves it
	drawn  drawing     // what the image shows
	turn   uint64      // counts scenes: an older drawing is not swapped in
	busy   bool        // a drawing is under way
	again  bool        // another is due after it
	rest   func()      // stops the timer of the next drawing; nil for none

	cursor  string // who pointer or keyboard is at, "" for nobody
	focused bool
	leaving bool // the next Tab goes out of the map
	shifted bool // a shift key is held
	pressed press
	grip    grip // what is being dragged; nil for nothing

	image *canvas.Image
	over  *overlay
	mini  *minimap
	key   *canvas.Image // the legend
	frame *canvas.Rectangle
	clip  *container.Clip
}

// hands are what the board tells the room. Places are in pixels of the map, the
// person at the middle being (0, 0).
type hands interface {
	onPoint(id string)                          // the cursor came to somebody, "" for nobody
	onOpen(id string)                           // somebody was opened
	onToggle(id string)                         // somebody is chosen too, or not any more
	onBox(ids []string)                         // all of them are chosen
	onDrop(id string, x, y float64, as dropped) // somebody was put down
	onTie(a, b string)                          // a line was drawn between two
	onGround(x, y float64)                      // a click beside everybody
	onBoardKey(*fyne.KeyEvent) bool             // asked first; true if it was used
	onBoardRune(rune) bool
	onBoardShortcut(fyne.Shortcut) bool
	tying() bool // a drag draws a line
}

// dropped says what putting somebody down means.
type dropped int

const (
	moved  dropped = iota // they stand there
	wished                // one would like them to be there
)

// drawing is a picture of a part of the map.
type drawing struct {
	view          ecomap.View
	width, height float64 // logical pixels
	scale         float32 // device pixels per logical one
	room          fyne.Size
	turn          uint64
}

// restTime is how long the hand must rest before a moved picture is drawn anew.
const restTime = 110 * time.Millisecond

// newBoard is an empty board.
func newBoard(run kit.Runner, h hands) *board {
	b := &board{run: run, hands: h, fitted: true, index: map[string]int{}}
	b.image = newImage()
	b.key = newImage()
	b.over = newOverlay()
	b.mini = newMinimap()
	b.frame = canvas.NewRectangle(color.Transparent)
	b.frame.StrokeWidth, b.frame.CornerRadius = 2, 9
	parts := append([]fyne.CanvasObject{b.image}, b.over.objects()...)
	parts = append(parts, b.key)
	parts = append(parts, b.mini.objects()...)
	b.clip = container.NewClip(container.NewWithoutLayout(parts...))
	b.ExtendBaseWidget(b)
	return b
}

// newImage is an image that is never scaled in software.
func newImage() *canvas.Image {
	i := canvas.NewImageFromImage(image.NewRGBA(image.Rect(0, 0, 1, 1)))
	i.FillMode, i.ScaleMode = canvas.ImageFillStretch, canvas.ImageScaleFastest
	return i
}

// set shows another scene; the hands keep their place on the map.
func (b *board) set(scene *ecomap.Scene, style ecomap.Style) {
	b.scene, b.style = scene, style
	b.turn++
	clear(b.index)
	for i, p := range scene.People {
		b.index[p.ID] = i
	}
	if b.person(b.cursor) == nil {
		b.cursor = ""
	}
	b.fit()
	b.redraw()
}

// person gives somebody on the map, or nil.
func (b *board) person(id string) *ecomap.Person {
	if i, ok := b.index[id]; ok {
		return &b.scene.People[i]
	}
	return nil
}

// margin is how much more than the window is drawn on each side, as a share of
// the window, where the pixels allow it.
const (
	margin     = 0.15
	mostPixels = 5 << 20
)

// next says what the next drawing shows.
func (b *board) next() drawing {
	size, scale := b.Size(), b.deviceScale()
	share := margin
	if float64(size.Width*size.Height*scale*scale)*(1+2*margin)*(1+2*margin) > mostPixels {
		share = 0.06
	}
	whole := func(v float32) float64 { // a whole number of device pixels, as even as that of the window
		side := float64(v * scale)
		return (side + 2*math.Ceil(side*share)) / float64(scale)
	}
	return drawing{view: b.view, width: whole(size.Width), height: whole(size.Height), scale: scale, room: size, turn: b.turn}
}

// redraw draws in the background. While a drawing is under way another waits:
// the machine is never asked for more than it can give.
func (b *board) redraw() {
	b.stopRest()
	size := b.Size()
	if b.scene == nil || size.Width < 8 || size.Height < 8 {
		return
	}
	if b.busy {
		b.again = true
		return
	}
	b.busy, b.again = true, false
	d, scene, style, fresh := b.next(), b.scene, b.style, b.drawn.turn != b.turn || b.drawn.room != size
	b.run.Background(func() {
		style.Legend = false
		img := ecomap.Draw(scene, style, d.view, d.width, d.height).Raster(float64(d.scale))
		var key, mini *image.RGBA
		if fresh {
			key = ecomap.Legend(scene, style).Raster(float64(d.scale))
			mini = ecomap.Mini(scene, style, miniSide).Raster(float64(d.scale))
		}
		b.run.OnUI(func() { b.swap(d, img, key, mini) })
	})
}

// swap puts a finished drawing in. One of an older scene is shown too, until the
// newer is ready: people do not jump meanwhile.
func (b *board) swap(d drawing, img, key, mini *image.RGBA) {
	b.busy = false
	b.drawn = d
	b.image.Image = img
	b.image.Refresh()
	b.place()
	if key != nil {
		b.setKey(key, d.scale)
		b.mini.set(mini)
	}
	b.overlay()
	if b.again || d.turn != b.turn {
		b.redraw()
	}
}

// setKey shows the legend at the lower left.
func (b *board) setKey(img *image.RGBA, scale float32) {
	b.key.Image = img
	size := fyne.NewSize(float32(img.Rect.Dx())/scale, float32(img.Rect.Dy())/scale)
	b.key.Resize(size)
	b.key.Refresh()
	b.placeKey()
}

// placeKey keeps the legend in its corner, and leaves it out where it would cover
// the map.
func (b *board) placeKey() {
	size, room := b.key.Size(), b.Size()
	b.key.Hidden = size.Width > room.Width*0.6 || size.Height > room.Height*0.7
	b.key.Move(fyne.NewPos(kit.Medium, room.Height-size.Height-kit.Medium))
}

// place lays the image where the view wants it: stretched and moved, not drawn.
func (b *board) place() {
	if b.drawn.width == 0 {
		return
	}
	size := b.Size()
	s := b.view.Zoom / b.drawn.view.Zoom
	w, h := b.drawn.width*s, b.drawn.height*s
	x := float64(size.Width)/2 + (b.drawn.view.X-b.view.X)*b.view.Zoom - w/2
	y := float64(size.Height)/2 + (b.drawn.view.Y-b.view.Y)*b.view.Zoom - h/2
	scale := float64(b.drawn.scale)
	b.image.Resize(fyne.NewSize(float32(w), float32(h)))
	b.image.Move(fyne.NewPos(float32(math.Round(x*scale)/scale), float32(math.Round(y*scale)/scale)))
}

// covered says that the image fills the window and is not stretched much.
func (b *board) covered() bool {
	s := b.view.Zoom / b.drawn.view.Zoom
	pos, size := b.image.Position(), b.image.Size()
	return s < 1.4 && s > 0.7 && pos.X <= 1 && pos.Y <= 1 &&
		pos.X+size.Width >= b.Size().Width-1 && pos.Y+size.Height >= b.Size().Height-1
}

// deviceScale is how many device pixels make a logical one.
func (b *board) deviceScale() float32 {
	if c := kit.CanvasOf(b); c != nil {
		return c.Scale()
	}
	return 1
}

func (b *board) stopRest() {
	if b.rest != nil {
		b.rest()
		b.rest = nil
	}
}

// overlay puts what lies above the picture where it belongs now.
func (b *board) overlay() {
	if b.scene != nil {
		b.over.follow(b)
		b.mini.follow(b)
	}
}

// MinSize is the least in which a map can be used.
func (b *board) MinSize() fyne.Size { return fyne.NewSize(320, 280) }

// CreateRenderer belongs to fyne.Widget.
func (b *board) CreateRenderer() fyne.WidgetRenderer {
	return kit.Drawing{
		Objects: append([]fyne.CanvasObject{b.clip, b.frame}, b.over.tip.Objects()...), Own: 0,
		Least: b.MinSize, Layout: b.layout, Paint: b.paint,
	}.Renderer()
}

// paint takes the theme's colours.
func (b *board) paint() {
	b.frame.StrokeColor = color.Transparent
	if b.focused {
		b.frame.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
	b.over.paint()
	b.mini.paint()
}

// layout lays the parts out; another size asks for another drawing.
func (b *board) layout(size fyne.Size) {
	b.clip.Resize(size)
	b.frame.Move(fyne.NewPos(1, 1))
	b.frame.Resize(size.SubtractWidthHeight(2, 2))
	if size != b.drawn.room || b.deviceScale() != b.drawn.scale {
		b.fit()
		b.place()
		b.placeKey()
		b.overlay()
		b.redraw()
	}
}
