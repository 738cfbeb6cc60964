package ecomap

import (
	"image/color"
	"math"

	"kith/screens/picture"
)

// members gives where the people of a group stand in the picture.
func (d *drawing) members(g Group) []picture.Point {
	var pts []picture.Point
	for _, id := range g.Members {
		if at, ok := d.at[id]; ok {
			pts = append(pts, at)
		}
	}
	return pts
}

// hulls shades the region of each group. Those of several groups may overlap;
// the dashes of their edges differ, and their names tell them apart.
func (d *drawing) hulls() {
	pad := 2 * d.nodeRadius()
	for i, g := range d.scene.Groups {
		pts := d.members(g)
		if len(pts) < 2 {
			continue
		}
		if hull := picture.Hull(pad, pts...); d.outsiders(g, hull) == 0 {
			d.p.Add(picture.Shape{
				Path: hull, Fill: d.pal.Hull,
				Stroke: picture.Stroke{Color: faded(d.pal.Muted, 0.55), Width: 1, Dash: edge(i)},
			})
			continue
		}
		d.p.Add(picture.Shape{Path: branches(0.62*pad, pts), Fill: darker(d.pal.Hull)})
	}
}

// edge is the dash of a group's outline, by its place in the list.
func edge(i int) []float64 {
	return [][]float64{{2, 4}, {7, 4}, {1, 3, 6, 3}, {11, 3}}[i%4]
}

// darker makes a thin region as visible as a wide one.
func darker(c color.NRGBA) color.NRGBA {
	c.A = uint8(min(255, 1.7*float64(c.A)))
	return c
}

// outsiders counts people inside an outline who are not of the group.
func (d *drawing) outsiders(g Group, hull picture.Path) (n int) {
	own := map[string]bool{}
	for _, id := range g.Members {
		own[id] = true
	}
	box := hull.Bounds()
	for i := range d.scene.People {
		p := &d.scene.People[i]
		at := d.at[p.ID]
		if !own[p.ID] && at.X > box.X0 && at.X < box.X1 && at.Y > box.Y0 && at.Y < box.Y1 && hull.Holds(at) {
			n++
		}
	}
	return n
}

// branches joins people who stand apart by the shortest branches between them
// (Prim 1957), so that nobody else is taken in.
func branches(r float64, pts []picture.Point) picture.Path {
	var path picture.Path
	near := make([]float64, len(pts))
	from := make([]int, len(pts))
	for i := range near {
		near[i] = math.Inf(1)
	}
	near[0] = 0
	for range pts {
		next := -1
		for i, v := range near {
			if v >= 0 && (next < 0 || v < near[next]) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		path.Append(picture.Hull(r, pts[from[next]], pts[next]))
		near[next] = -1
		for i, q := range pts {
			if l := math.Hypot(q.X-pts[next].X, q.Y-pts[next].Y); near[i] >= 0 && l < near[i] {
				near[i], from[i] = l, next
			}
		}
	}
	return path
}

// groupNames writes each group's name above one of its members, the one farthest
// up where there is room.
func (d *drawing) groupNames() {
	size := 11 * d.style.scale()
	for _, g := range d.scene.Groups {
		pts := d.members(g)
		if len(pts) < 2 {
			continue
		}
		best, ok := picture.Text{}, false
		for _, at := range pts {
			t := picture.Text{
				X: at.X, Y: at.Y - 1.5*d.nodeRadius(), Str: shortName(g.Name), Size: size, Face: picture.Bold, Anchor: picture.Middle,
				Baseline: picture.Bottom, Color: d.pal.Muted, Halo: 3, HaloColor: d.pal.Background,
			}
			if (!ok || t.Y < best.Y) && !d.crowded(t.Bounds(d.style.Fonts), "") {
				best, ok = t, true
			}
		}
		if ok {
			d.taken = append(d.taken, best.Bounds(d.style.Fonts))
			d.p.Add(best)
		}
	}
}
