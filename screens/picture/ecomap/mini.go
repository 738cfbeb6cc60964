package ecomap

import (
	"math"

	"kith/screens/picture"
)

// Mini draws a whole map small, in a square of side logical pixels: rings, a dot
// for everybody, larger for the one in focus and the chosen. It says nothing of
// the balance.
func Mini(s *Scene, style Style, side float64) *picture.Picture {
	d := newDrawing(s, style, MiniView(s, side), side, side)
	d.p.Background = faded(d.pal.Background, 0.92)
	d.rings()
	near, far := picture.Dots{R: 3, Fill: d.pal.Focus}, picture.Dots{R: max(1.1, 2.4-float64(len(s.People))/400), Fill: d.pal.Muted}
	for i, p := range s.People {
		if p.ID == s.Focus || s.Chosen[p.ID] {
			near.At = append(near.At, d.stands[i])
		} else {
			far.At = append(far.At, d.stands[i])
		}
	}
	c := d.place(0, 0)
	d.p.Add(far, near, picture.Shape{Path: picture.Circle(c.X, c.Y, 3), Fill: d.pal.Me})
	d.p.Add(picture.Shape{Path: picture.Rectangle(0.5, 0.5, side-1, side-1), Stroke: picture.Stroke{Color: d.pal.Ring, Width: 1}})
	return d.p
}

// MiniView is the view in which Mini draws.
func MiniView(s *Scene, side float64) View {
	return View{Zoom: math.Max(side-8, 8) / (2 * s.Radius())}
}
