package relmap

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// miniSide is the side of the small map, in logical pixels.
const miniSide = 132

// minimap is the whole map, small, in a corner, with a frame around the part that
// the window shows. It is there when the window does not show everything.
type minimap struct {
	image *canvas.Image
	frame *canvas.Rectangle
	shown bool
	ready bool
}

// newMinimap is a small map that is not seen yet.
func newMinimap() *minimap {
	m := &minimap{image: newImage(), frame: canvas.NewRectangle(color.Transparent)}
	m.frame.StrokeWidth = 1.5
	m.image.Resize(fyne.NewSquareSize(miniSide))
	m.hide()
	return m
}

// objects are its parts.
func (m *minimap) objects() []fyne.CanvasObject { return []fyne.CanvasObject{m.image, m.frame} }

// paint takes the theme's colours.
func (m *minimap) paint() { m.frame.StrokeColor = theme.Color(theme.ColorNamePrimary) }

// set shows another small map.
func (m *minimap) set(img *image.RGBA) {
	m.image.Image, m.ready = img, true
	m.image.Refresh()
}

func (m *minimap) hide() {
	m.shown = false
	m.image.Move(fyne.NewPos(away, away))
	m.frame.Move(fyne.NewPos(away, away))
}

// corner is where it stands: at the lower right.
func (m *minimap) corner(b *board) fyne.Position {
	return fyne.NewPos(b.Size().Width-miniSide-kit.Medium, b.Size().Height-miniSide-kit.Medium)
}

// follow puts the frame around what the window shows.
func (m *minimap) follow(b *board) {
	size := b.Size()
	all := b.scene.Fit(float64(size.Width), float64(size.Height)).Zoom
	if !m.ready || b.view.Zoom <= all*1.02 || size.Width < 3*miniSide || size.Height < 2*miniSide {
		m.hide()
		return
	}
	at := m.corner(b)
	m.shown = true
	m.image.Move(at)
	v := ecomap.MiniView(b.scene, miniSide)
	clamp := func(x float64) float32 { return min(max(float32(x), 0), miniSide) }
	w, h := float64(size.Width)/b.view.Zoom, float64(size.Height)/b.view.Zoom
	x0, x1 := clamp(miniSide/2+(b.view.X-w/2)*v.Zoom), clamp(miniSide/2+(b.view.X+w/2)*v.Zoom)
	y0, y1 := clamp(miniSide/2+(b.view.Y-h/2)*v.Zoom), clamp(miniSide/2+(b.view.Y+h/2)*v.Zoom)
	m.frame.Move(at.AddXY(x0, y0))
	m.frame.Resize(fyne.NewSize(max(x1-x0, 4), max(y1-y0, 4)))
}

// holds says that a place in the window lies on the small map.
func (m *minimap) holds(pos fyne.Position) bool {
	at := m.image.Position()
	return m.shown && pos.X >= at.X && pos.Y >= at.Y && pos.X <= at.X+miniSide && pos.Y <= at.Y+miniSide
}

// mapAt gives the place on the map under a place on the small one.
func (m *minimap) mapAt(b *board, pos fyne.Position) (x, y float64) {
	v := ecomap.MiniView(b.scene, miniSide)
	at := m.image.Position()
	return (float64(pos.X-at.X) - miniSide/2) / v.Zoom, (float64(pos.Y-at.Y) - miniSide/2) / v.Zoom
}
