package ecomap

import (
	"image/color"
	"math"

	"kith/data/reciprocity"
	"kith/screens/picture"
)

// lanes draws two lanes for each relationship with anything noted, side by
// side: mine towards the other, theirs towards the middle. Each grows thinner
// towards its goal, which shows its direction better than an arrow does (Holten
// and van Wijk 2009). A side with nothing noted has no lane.
func (d *drawing) lanes() {
	c := d.place(0, 0)
	for i := range d.scene.People {
		p := &d.scene.People[i]
		if p.Out <= 0 && p.In <= 0 {
			continue
		}
		at := d.at[p.ID]
		dx, dy := at.X-c.X, at.Y-c.Y
		length := math.Hypot(dx, dy)
		start, end := 1.7*d.nodeRadius()+2, d.nodeRadius()+3
		if length < start+end+6 {
			continue
		}
		ux, uy := dx/length, dy/length
		near := picture.Point{X: c.X + ux*start, Y: c.Y + uy*start}
		far := picture.Point{X: at.X - ux*end, Y: at.Y - uy*end}
		gap := d.laneGap(p)
		side := picture.Point{X: -uy * gap, Y: ux * gap}
		out, in := d.laneColours(p)
		if p.Out > 0 {
			d.lane(shift(near, side), shift(far, side), d.laneWidth(p.Out), out, p)
		}
		if p.In > 0 {
			back := picture.Point{X: -side.X, Y: -side.Y}
			d.lane(shift(far, back), shift(near, back), d.laneWidth(p.In), in, p)
		}
	}
}

// width is how wide a lane begins, in logical pixels, for a faded weight: it
// tells little from much and does not let one relationship drown the others.
func width(weight float64) float64 { return 1 + 5*(1-math.Exp(-weight/5)) }

// laneWidth is width in this picture: finer where the whole map is small, or the
// lanes around the middle would run into each other.
func (d *drawing) laneWidth(weight float64) float64 {
	return width(weight) * min(max(math.Sqrt(d.view.Zoom), 0.5), 1.15)
}

// laneGap is how far each lane lies beside the line between two people.
func (d *drawing) laneGap(p *Person) float64 {
	return 0.8 + (d.laneWidth(p.Out)+d.laneWidth(p.In))/4
}

// laneColours repeats the state: both lanes green where it goes both ways, grey
// where too little is noted, else blue out and orange in.
func (d *drawing) laneColours(p *Person) (out, in color.NRGBA) {
	switch p.State {
	case reciprocity.TwoWay:
		return d.pal.TwoWay, d.pal.TwoWay
	case reciprocity.TooLittle:
		return d.pal.Unsure, d.pal.Unsure
	}
	return d.pal.Out, d.pal.In
}

// lane draws one lane from where it comes to where it goes. Little evidence is
// thin, dotted and pale.
func (d *drawing) lane(from, to picture.Point, w float64, c color.NRGBA, p *Person) {
	c = faded(c, 0.45+0.55*(1-math.Exp(-p.N/4)))
	if f := d.scene.Focus; f != "" && f != p.ID {
		c = faded(c, 0.45)
	}
	if p.State == reciprocity.TooLittle {
		d.p.Add(picture.Shape{Path: picture.Segment(from.X, from.Y, to.X, to.Y), Stroke: picture.Stroke{Color: c, Width: 1.4, Dash: []float64{0.1, 4.5}}})
		return
	}
	for _, part := range dashes(p.Quality) {
		d.p.Add(picture.Shape{Path: taper(from, to, w, part), Fill: c})
	}
	if p.Quality == Stressful {
		d.hatch(from, to, w, c)
	}
}

// span is a part of a lane, from 0 to 1.
type span struct{ from, to float64 }

// dashes gives the parts of a lane that are inked.
func dashes(q Quality) []span {
	if q != Tenuous {
		return []span{{0, 1}}
	}
	var out []span
	const n = 9
	for i := range n {
		out = append(out, span{float64(i) / n, (float64(i) + 0.6) / n})
	}
	return out
}

// thin is how much of its width a lane still has at its goal.
const thin = 0.12

// taper is the outline of a part of a lane that narrows towards its goal.
func taper(from, to picture.Point, w float64, part span) picture.Path {
	dx, dy := to.X-from.X, to.Y-from.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return picture.Path{}
	}
	nx, ny := -dy/length, dx/length
	edge := func(t, sign float64) picture.Point {
		half := sign * w / 2 * (1 - (1-thin)*t)
		return picture.Point{X: from.X + dx*t + nx*half, Y: from.Y + dy*t + ny*half}
	}
	return picture.Polygon(edge(part.from, 1), edge(part.to, 1), edge(part.to, -1), edge(part.from, -1))
}

// hatch crosses a lane with short strokes: Hartman's sign for a stressful tie.
func (d *drawing) hatch(from, to picture.Point, w float64, c color.NRGBA) {
	dx, dy := to.X-from.X, to.Y-from.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	nx, ny := -dy/length, dx/length
	half := w/2 + 2.4
	var path picture.Path
	for at := 6.0; at < length-4; at += 7 {
		t := at / length
		x, y := from.X+dx*t, from.Y+dy*t
		path.MoveTo(x-nx*half, y-ny*half)
		path.LineTo(x+nx*half, y+ny*half)
	}
	d.p.Add(picture.Shape{Path: path, Stroke: picture.Stroke{Color: c, Width: 1.1}})
}

// shift moves a point.
func shift(p, by picture.Point) picture.Point { return picture.Point{X: p.X + by.X, Y: p.Y + by.Y} }
