package relmap

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kith/screens/kit"
	"kith/screens/picture/ecomap"
)

// away is where things of the overlay wait unseen.
const away = -9000

// overlay is what lies above the picture and follows the hand: the ring around
// the cursor, somebody being carried, a line, a box, the words of the one under
// the pointer. Moving it never draws the map.
type overlay struct {
	ring   *canvas.Circle // around the cursor
	band   *canvas.Circle // the ring of closeness that somebody is held over
	pulse  *canvas.Circle
	disc   *canvas.Circle // who is carried
	name   *canvas.Text
	line   *canvas.Line
	square *canvas.Rectangle
	tip    *kit.Tip
	quiet  bool // no words just now

	carrying bool // a name without a place follows the pointer
	carried  string
	ringWord func(ring int) string
}

// newOverlay is an overlay of which nothing is seen.
func newOverlay() *overlay {
	o := &overlay{
		ring: canvas.NewCircle(color.Transparent), band: canvas.NewCircle(color.Transparent), pulse: canvas.NewCircle(color.Transparent),
		disc: canvas.NewCircle(color.Transparent), name: canvas.NewText("", color.Transparent),
		line: canvas.NewLine(color.Transparent), square: canvas.NewRectangle(color.Transparent), tip: kit.NewTip(),
		ringWord: func(int) string { return "" },
	}
	o.ring.StrokeWidth, o.band.StrokeWidth, o.pulse.StrokeWidth, o.disc.StrokeWidth = 2.5, 2.5, 3, 1.5
	o.line.StrokeWidth, o.square.StrokeWidth = 2, 1.5
	o.name.TextStyle.Bold, o.name.Alignment = true, fyne.TextAlignCenter
	o.clear()
	hideCircle(o.ring)
	hideCircle(o.pulse)
	return o
}

// objects are the parts that the board clips; the tip lies above them all.
func (o *overlay) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{o.band, o.square, o.line, o.ring, o.pulse, o.disc, o.name}
}

// paint takes the theme's colours.
func (o *overlay) paint() {
	ink, soft := theme.Color(theme.ColorNamePrimary), theme.Color(theme.ColorNameFocus)
	o.ring.StrokeColor, o.band.StrokeColor, o.pulse.StrokeColor, o.line.StrokeColor = ink, ink, ink, ink
	o.disc.StrokeColor, o.square.StrokeColor = ink, ink
	o.disc.FillColor, o.square.FillColor = theme.Color(kit.ColorSurface), soft
	o.name.Color, o.name.TextSize = theme.Color(theme.ColorNameForeground), theme.TextSize()
	o.tip.Paint()
}

// clear takes away what was being carried, drawn or boxed.
func (o *overlay) clear() {
	o.carrying, o.carried, o.quiet = false, "", false
	hideCircle(o.band)
	hideCircle(o.disc)
	o.name.Move(fyne.NewPos(away, away))
	o.line.Position1, o.line.Position2 = fyne.NewPos(away, away), fyne.NewPos(away, away)
	o.line.Refresh()
	o.square.Move(fyne.NewPos(away, away))
}

// hideTip keeps the words away until the cursor moves.
func (o *overlay) hideTip() { o.tip.Away() }

// hideCircle parks a circle.
func hideCircle(c *canvas.Circle) { putCircle(c, fyne.NewPos(away, away), 1) }

// putCircle moves a circle without the toolkit drawing anything else anew.
func putCircle(c *canvas.Circle, at fyne.Position, r float32) {
	c.Position1, c.Position2 = at.SubtractXY(r, r), at.AddXY(r, r)
	c.Refresh()
}

// follow puts the ring and the words of the cursor where they belong now.
func (o *overlay) follow(b *board) {
	p := b.person(b.cursor)
	if p == nil {
		hideCircle(o.ring)
		o.tip.Away()
		return
	}
	at := b.windowAt(p.X, p.Y)
	putCircle(o.ring, at, float32(b.style.NodeRadius(b.view.Zoom))+4)
	seen := at.X >= 0 && at.Y >= 0 && at.X <= b.Size().Width && at.Y <= b.Size().Height
	if o.quiet || !seen || p.ID == b.scene.Focus { // whose card is open needs no words beside them
		o.tip.Away()
		return
	}
	o.tip.Show(p.Name, p.Detail, at, b.Size())
}

// carryPerson shows somebody being carried, and over which ring.
func (o *overlay) carryPerson(b *board, id string, pos fyne.Position, as dropped) {
	p := b.person(id)
	if p == nil {
		return
	}
	o.quiet = true
	o.tip.Away()
	x, y := b.mapAt(pos)
	ring := b.scene.RingAt(x, y)
	word := ecomap.Initials(p.Name)
	if ring != p.Ring {
		word = p.Name + " → " + o.ringWord(ring)
		o.lightRing(b, ring)
	} else {
		hideCircle(o.band)
	}
	o.disc.StrokeWidth = 1.5
	if as == wished {
		o.disc.StrokeWidth = 3
	}
	o.carryWord(b, word, pos)
}

// carryWord shows a word under the pointer, with a circle for its place.
func (o *overlay) carryWord(b *board, word string, pos fyne.Position) {
	r := float32(b.style.NodeRadius(b.view.Zoom))
	putCircle(o.disc, pos, r)
	o.name.Text = word
	o.name.Resize(o.name.MinSize())
	o.name.Move(fyne.NewPos(pos.X-o.name.MinSize().Width/2, pos.Y-r-o.name.MinSize().Height-2))
	o.name.Refresh()
}

// carry has the name that is carried follow the pointer.
func (o *overlay) carry(b *board, pos fyne.Position) {
	x, y := b.mapAt(pos)
	ring := b.scene.RingAt(x, y)
	o.lightRing(b, ring)
	o.carryWord(b, o.carried+" → "+o.ringWord(ring), pos)
}

// lightRing marks the outer edge of a ring.
func (o *overlay) lightRing(b *board, ring int) {
	_, outer := b.scene.Band(ring)
	putCircle(o.band, b.windowAt(0, 0), float32(outer*b.view.Zoom))
}

// stretch draws a line from somebody to the pointer, or to who is under it.
func (o *overlay) stretch(b *board, from, to string, pos fyne.Position) {
	a := b.person(from)
	if a == nil {
		return
	}
	o.quiet = true
	o.tip.Away()
	end, word := pos, a.Name+" – …"
	if q := b.person(to); q != nil {
		end, word = b.windowAt(q.X, q.Y), a.Name+" – "+q.Name
		putCircle(o.disc, end, float32(b.style.NodeRadius(b.view.Zoom))+5)
	} else {
		hideCircle(o.disc)
	}
	o.line.Position1, o.line.Position2 = b.windowAt(a.X, a.Y), end
	o.line.Refresh()
	o.name.Text = word
	o.name.Resize(o.name.MinSize())
	o.name.Move(fyne.NewPos(end.X-o.name.MinSize().Width/2, end.Y-40))
	o.name.Refresh()
}

// box shows the box that is being drawn.
func (o *overlay) box(from, to fyne.Position) {
	o.quiet = true
	o.tip.Away()
	o.square.Move(fyne.NewPos(min(from.X, to.X), min(from.Y, to.Y)))
	o.square.Resize(fyne.NewSize(float32(math.Abs(float64(from.X-to.X))), float32(math.Abs(float64(from.Y-to.Y)))))
	o.square.Refresh()
}

// pulsing shows one moment of the pulse around somebody, 0 to 1, and none after.
func (o *overlay) pulsing(b *board, id string, t float32) {
	p := b.person(id)
	if p == nil || t >= 1 {
		hideCircle(o.pulse)
		return
	}
	putCircle(o.pulse, b.windowAt(p.X, p.Y), float32(b.style.NodeRadius(b.view.Zoom))+6+30*(1-t))
}
