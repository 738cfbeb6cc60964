package ecomap

import (
	"image/color"
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"kith/screens/picture"
)

// nodes draws everybody: initials in a circle, a double edge for who shows how
// it can be, a pin for who was put there by hand.
func (d *drawing) nodes() {
	r := d.nodeRadius()
	for i := range d.scene.People {
		p := &d.scene.People[i]
		at := d.at[p.ID]
		edge, width := d.pal.NodeEdge, 1.2
		if p.ID == d.scene.Focus || d.scene.Chosen[p.ID] {
			d.p.Add(picture.Shape{Path: picture.Circle(at.X, at.Y, r+4), Stroke: picture.Stroke{Color: d.pal.Focus, Width: 2.5}})
		}
		if d.scene.Moved[p.ID] {
			d.corners(at, r+5)
		}
		if p.Shows {
			d.p.Add(picture.Shape{Path: picture.Circle(at.X, at.Y, r+2.4), Fill: d.pal.Background, Stroke: picture.Stroke{Color: d.pal.Mark, Width: 1.4}})
			edge = d.pal.Mark
		}
		d.p.Add(picture.Shape{Path: picture.Circle(at.X, at.Y, r), Fill: d.pal.Node, Stroke: picture.Stroke{Color: edge, Width: width}})
		if photo := d.style.Photos[p.ID]; photo != nil {
			d.p.Add(picture.Photo{X: at.X, Y: at.Y, R: r - 0.6, Image: photo})
		} else {
			d.p.Add(picture.Text{
				X: at.X, Y: at.Y, Str: Initials(p.Name), Size: 0.86 * r, Face: picture.Bold,
				Anchor: picture.Middle, Baseline: picture.Center, Color: d.pal.Ink,
			})
		}
		if p.Pinned {
			d.pin(at.X+0.75*r, at.Y-0.75*r)
		}
	}
}

// corners marks somebody who moved by four corners around them: no ring, since rings
// say who is chosen and who shows how it can be.
func (d *drawing) corners(at picture.Point, r float64) {
	var path picture.Path
	arm := 0.55 * r
	for _, x := range []float64{-r, r} {
		for _, y := range []float64{-r, r} {
			path.MoveTo(at.X+x, at.Y+y-math.Copysign(arm, y))
			path.LineTo(at.X+x, at.Y+y)
			path.LineTo(at.X+x-math.Copysign(arm, x), at.Y+y)
		}
	}
	d.p.Add(picture.Shape{Path: path, Stroke: picture.Stroke{Color: d.pal.Focus, Width: 2.2}})
}

// ghosts draws the second places: a dashed circle where somebody is wished to be,
// a dotted one where somebody of the past stands today, each with a thin line.
func (d *drawing) ghosts() {
	for i := range d.scene.People {
		p := &d.scene.People[i]
		if p.Wish.Set {
			d.ghost(d.at[p.ID], d.place(p.Wish.X, p.Wish.Y), d.pal.Mark, []float64{4, 3})
		}
		if p.Today.Set {
			d.ghost(d.at[p.ID], d.place(p.Today.X, p.Today.Y), d.pal.Muted, []float64{0.1, 3.2})
		}
	}
}

// ghost draws one second place and the way to it.
func (d *drawing) ghost(from, to picture.Point, c color.NRGBA, dash []float64) {
	r := 0.8 * d.nodeRadius()
	stroke := picture.Stroke{Color: c, Width: 1.3, Dash: dash}
	d.p.Add(picture.Shape{Path: picture.Circle(to.X, to.Y, r), Stroke: stroke})
	dx, dy := to.X-from.X, to.Y-from.Y
	if length := math.Hypot(dx, dy); length > 2.5*r {
		d.p.Add(picture.Shape{
			Path:   picture.Segment(from.X+dx/length*1.4*r, from.Y+dy/length*1.4*r, to.X-dx/length*r, to.Y-dy/length*r),
			Stroke: picture.Stroke{Color: faded(c, 0.6), Width: 1, Dash: dash},
		})
	}
}

// pin draws a small pin.
func (d *drawing) pin(x, y float64) {
	s := d.style.scale()
	d.p.Add(
		picture.Shape{Path: picture.Segment(x, y, x-3*s, y+5*s), Stroke: picture.Stroke{Color: d.pal.Ink, Width: 1}},
		picture.Shape{Path: picture.Circle(x, y, 2.6*s), Fill: d.pal.Ink, Stroke: picture.Stroke{Color: d.pal.Background, Width: 0.8}},
	)
}

// labels writes the names that have room, closest people first; the others show
// theirs to the pointer. The one in focus always has its name.
func (d *drawing) labels() {
	size := 12 * d.size()
	order := make([]*Person, 0, len(d.scene.People))
	for i := range d.scene.People {
		order = append(order, &d.scene.People[i])
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := order[i], order[j]
		if fa, fb := a.ID == d.scene.Focus, b.ID == d.scene.Focus; fa != fb {
			return fa
		}
		return a.Ring < b.Ring
	})
	for _, p := range order {
		at := d.at[p.ID]
		t := picture.Text{
			X: at.X, Y: at.Y + d.nodeRadius() + 2, Str: shortName(p.Name), Size: size, Anchor: picture.Middle, Baseline: picture.Top,
			Color: d.pal.Ink, Halo: 2.5, HaloColor: d.pal.Background,
		}
		box := t.Bounds(d.style.Fonts)
		if p.ID != d.scene.Focus && d.crowded(box, p.ID) {
			continue
		}
		d.taken = append(d.taken, box)
		d.p.Add(t)
	}
}

// crowded says that a label would lie over another or over somebody's node.
func (d *drawing) crowded(box picture.Box, own string) bool {
	for _, b := range d.taken {
		if box.Overlaps(b) {
			return true
		}
	}
	r := d.nodeRadius() * 0.8
	for i := range d.scene.People {
		at := d.stands[i]
		if box.Overlaps(picture.Box{X0: at.X - r, Y0: at.Y - r, X1: at.X + r, Y1: at.Y + r}) && d.scene.People[i].ID != own {
			return true
		}
	}
	return false
}

// Initials gives one or two letters that stand for a name.
func Initials(name string) string {
	var out []rune
	for _, word := range strings.Fields(name) {
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, unicode.ToUpper(r))
		}
		if unicode.Is(unicode.Han, r) || len(out) == 2 {
			break
		}
	}
	return string(out)
}

// shortName keeps a long name from covering its neighbours.
func shortName(name string) string {
	const most = 18
	r := []rune(name)
	if len(r) <= most {
		return name
	}
	return strings.TrimSpace(string(r[:most-1])) + "…"
}
