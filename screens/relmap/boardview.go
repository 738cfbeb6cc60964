package relmap

import (
	"fyne.io/fyne/v2"

	"kith/screens/picture/ecomap"
)

// zoomStep is one notch of the wheel or one press of a key.
const zoomStep = 1.2

// fit keeps all of the map in the window while no hand has moved it.
func (b *board) fit() {
	if b.scene == nil || !b.fitted && b.view.Zoom > 0 {
		return
	}
	size := b.Size()
	b.view = b.scene.Fit(float64(size.Width), float64(size.Height))
}

// fitAll shows all of the map again.
func (b *board) fitAll() {
	b.fitted = true
	b.fit()
	b.moved()
}

// pan moves the map by a way in the window.
func (b *board) pan(dx, dy float32) {
	if b.view.Zoom == 0 {
		return
	}
	b.fitted = false
	b.view.X -= float64(dx) / b.view.Zoom
	b.view.Y -= float64(dy) / b.view.Zoom
	b.moved()
}

// zoom changes the size so that the place in the window keeps what is under it.
func (b *board) zoom(factor float64, about fyne.Position) {
	if b.view.Zoom == 0 {
		return
	}
	b.fitted = false
	x, y := b.mapAt(about)
	b.view.Zoom = min(max(b.view.Zoom*factor, ecomap.MinZoom), ecomap.MaxZoom)
	nx, ny := b.mapAt(about)
	b.view.X += x - nx
	b.view.Y += y - ny
	b.moved()
}

// zoomMiddle zooms about the middle of the window.
func (b *board) zoomMiddle(factor float64) {
	b.zoom(factor, fyne.NewPos(b.Size().Width/2, b.Size().Height/2))
}

// show brings a place of the map into the middle, near enough to read names.
func (b *board) show(x, y float64) {
	b.fitted = false
	b.view = ecomap.View{X: x, Y: y, Zoom: max(b.view.Zoom, 0.9)}
	b.moved()
}

// moved lays everything where the view is now, and has it drawn sharp: at once
// where something is missing, else when the hand rests.
func (b *board) moved() {
	b.mosaic.place(b.view, b.Size())
	b.overlay()
	b.mosaic.catchUp()
	b.stopRest()
	b.rest = b.run.After(restTime, b.redraw)
}

// mapAt gives the place on the map under a place in the window.
func (b *board) mapAt(pos fyne.Position) (x, y float64) {
	size := b.Size()
	return (float64(pos.X)-float64(size.Width)/2)/b.view.Zoom + b.view.X,
		(float64(pos.Y)-float64(size.Height)/2)/b.view.Zoom + b.view.Y
}

// windowAt gives the place in the window of a place on the map.
func (b *board) windowAt(x, y float64) fyne.Position {
	size := b.Size()
	return fyne.NewPos(
		float32((x-b.view.X)*b.view.Zoom)+size.Width/2,
		float32((y-b.view.Y)*b.view.Zoom)+size.Height/2)
}

// reach is how near one must come to meet somebody, logical pixels.
func (b *board) reach() float64 { return max(b.style.NodeRadius(b.view.Zoom), 11) }

// at gives who is under a place in the window, "" for nobody.
func (b *board) at(pos fyne.Position) string {
	if b.scene == nil || b.view.Zoom == 0 {
		return ""
	}
	x, y := b.mapAt(pos)
	best, id := b.reach()/b.view.Zoom, ""
	best *= best
	for i := range b.scene.People {
		p := &b.scene.People[i]
		if d := (p.X-x)*(p.X-x) + (p.Y-y)*(p.Y-y); d <= best {
			best, id = d, p.ID
		}
	}
	return id
}

// within gives everybody between two corners in the window.
func (b *board) within(from, to fyne.Position) (ids []string) {
	x0, y0 := b.mapAt(fyne.NewPos(min(from.X, to.X), min(from.Y, to.Y)))
	x1, y1 := b.mapAt(fyne.NewPos(max(from.X, to.X), max(from.Y, to.Y)))
	for _, p := range b.scene.People {
		if p.X >= x0 && p.X <= x1 && p.Y >= y0 && p.Y <= y1 {
			ids = append(ids, p.ID)
		}
	}
	return ids
}
