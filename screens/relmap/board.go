package relmap

import (
	"image"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// board shows the map and is what the hands are on. The picture lies in a mosaic;
// what follows the pointer lies above it.
type board struct {
	widget.BaseWidget
	run   kit.Runner
	hands hands

	scene *ecomap.Scene // nobody changes it; nil before the first map
	style ecomap.Style
	index map[string]int // id → place in scene.People

	view   ecomap.View // what the window shows
	fitted bool        // all of it, until a hand moves it
	turn   uint64      // counts scenes
	keyed  keyed       // what legend and small map show
	keying bool        // they are being drawn
	room   fyne.Size   // for which all was laid out
	scale  float32     // and with how many device pixels to a logical one
	rest   func()      // stops the timer of the next drawing; nil for none

	cursor  string // who pointer or keyboard is at, "" for nobody
	focused bool
	leaving bool // the next Tab goes out of the map
	shifted bool // a shift key is held
	pressed press
	grip    grip // what is being dragged; nil for nothing

	mosaic *mosaic
	over   *overlay
	mini   *minimap
	key    *canvas.Image        // the legend
	edges  [4]*canvas.Rectangle // of the board while it has the focus: one frame would be painted over all of it
	clip   *container.Clip
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

// keyed says of which scene legend and small map are, and with how many device
// pixels to a logical one.
type keyed struct {
	turn  uint64
	scale float32
}

// restTime is how long the hand must rest before a moved picture is drawn anew.
const restTime = 110 * time.Millisecond

// newBoard is an empty board.
func newBoard(run kit.Runner, h hands) *board {
	b := &board{run: run, hands: h, fitted: true, index: map[string]int{}}
	b.mosaic = newMosaic(run, b.layer)
	b.key = newImage()
	b.over = newOverlay()
	b.mini = newMinimap()
	for i := range b.edges {
		b.edges[i] = canvas.NewRectangle(color.Transparent)
	}
	parts := append([]fyne.CanvasObject{b.mosaic.root}, b.over.objects()...)
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

// layer is what a sharp picture of the view would be, without tiles.
func (b *board) layer() *layer {
	return &layer{scene: b.scene, style: b.style, zoom: b.view.Zoom, scale: b.deviceScale(), turn: b.turn, tiles: map[cell]*tile{}}
}

// redraw has all drawn anew that is not as the view wants it.
func (b *board) redraw() {
	b.stopRest()
	size := b.Size()
	if b.scene == nil || size.Width < 8 || size.Height < 8 {
		return
	}
	b.mosaic.place(b.view, size)
	b.mosaic.sharp()
	b.redrawKey()
}

// redrawKey draws legend and small map in the background if the scene is another.
func (b *board) redrawKey() {
	want := keyed{b.turn, b.deviceScale()}
	if b.keying || b.keyed == want {
		return
	}
	b.keying = true
	scene, style := b.scene, b.style
	b.run.Background(func() {
		key := ecomap.Legend(scene, style).Raster(float64(want.scale))
		mini := ecomap.Mini(scene, style, miniSide).Raster(float64(want.scale))
		b.run.OnUI(func() {
			b.keyed, b.keying = want, false
			b.setKey(key, want.scale)
			b.mini.set(mini)
			b.overlay()
			b.redrawKey()
		})
	})
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
		Objects: append([]fyne.CanvasObject{b.clip, b.edges[0], b.edges[1], b.edges[2], b.edges[3]}, b.over.tip.Objects()...), Own: 0,
		Least: b.MinSize, Layout: b.layout, Paint: b.paint,
	}.Renderer()
}

// layEdges puts the edges where the board ends.
func (b *board) layEdges(size fyne.Size) {
	const wide = 2
	for i, e := range b.edges {
		at, length := fyne.Position{}, fyne.NewSize(size.Width, wide)
		if i%2 == 1 {
			length = fyne.NewSize(wide, size.Height)
		}
		if i >= 2 { // below and on the right
			at = fyne.NewPos(size.Width-length.Width, size.Height-length.Height)
		}
		e.Move(at)
		e.Resize(length)
	}
}

// paint takes the theme's colours.
func (b *board) paint() {
	var ink color.Color = color.Transparent
	if b.focused {
		ink = theme.Color(theme.ColorNamePrimary)
	}
	for _, e := range b.edges {
		e.FillColor = ink
	}
	b.over.paint()
	b.mini.paint()
}

// layout lays the parts out; another size asks for another drawing.
func (b *board) layout(size fyne.Size) {
	b.clip.Resize(size)
	b.layEdges(size)
	if scale := b.deviceScale(); size != b.room || scale != b.scale {
		b.room, b.scale = size, scale
		b.fit()
		b.mosaic.place(b.view, size)
		b.placeKey()
		b.overlay()
		b.redraw()
	}
}
