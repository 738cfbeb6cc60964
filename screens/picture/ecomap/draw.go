package ecomap

import (
	"math"

	"kith/data/graph"
	"kith/screens/picture"
)

// Draw makes the picture of a scene in w × h logical pixels. It never fails: a
// scene of nobody gives empty rings and the person in the middle.
func Draw(s *Scene, style Style, view View, w, h float64) *picture.Picture {
	if view.Zoom == 0 {
		view = s.Fit(w, h)
	}
	d := &drawing{scene: s, style: style, view: view, pal: style.Palette, cx: w / 2, cy: h / 2}
	d.p = picture.New(style.Fonts, w, h)
	d.p.Background, d.p.Title, d.p.Desc = d.pal.Background, style.Words.Title, style.Words.describe(s)
	d.places()
	d.rings()
	d.hulls()
	d.ties()
	if !s.Paused {
		d.lanes()
	}
	d.me()
	d.nodes()
	d.labels()
	d.ringNames()
	d.groupNames()
	if style.Legend {
		d.legend()
	}
	d.hits()
	return d.p
}

// drawing is one picture under way.
type drawing struct {
	p      *picture.Picture
	scene  *Scene
	style  Style
	pal    Palette
	view   View
	cx, cy float64
	at     map[string]picture.Point
	taken  []picture.Box // where words stand already
}

// place brings a point of the map into the picture.
func (d *drawing) place(x, y float64) picture.Point {
	return picture.Point{X: d.cx + (x-d.view.X)*d.view.Zoom, Y: d.cy + (y-d.view.Y)*d.view.Zoom}
}

// places reckons where everybody stands.
func (d *drawing) places() {
	d.at = make(map[string]picture.Point, len(d.scene.People))
	for _, p := range d.scene.People {
		d.at[p.ID] = d.place(p.X, p.Y)
	}
}

// nodeRadius is constant while one zooms in, and shrinks gently when far out.
func (d *drawing) nodeRadius() float64 {
	return graph.NodeSize / 2 * d.size()
}

// size scales nodes and labels: with the text, less when the whole map is small.
func (d *drawing) size() float64 {
	return d.style.scale() * min(max(math.Sqrt(d.view.Zoom), 0.62), 1.15)
}

// rings draws the bands from the outside in, every second one tinted.
func (d *drawing) rings() {
	c := d.place(0, 0)
	for i := len(d.scene.Radii) - 1; i >= 0; i-- {
		fill := d.pal.Background
		if i%2 == 0 {
			fill = d.pal.Band
		}
		d.p.Add(picture.Shape{
			Path: picture.Circle(c.X, c.Y, d.scene.Radii[i]*d.view.Zoom), Fill: fill,
			Stroke: picture.Stroke{Color: d.pal.Ring, Width: 1},
		})
	}
}

// ringNames writes each ring's word on its band: at the top, or where there is
// room beside it.
func (d *drawing) ringNames() {
	size := 11 * d.style.scale()
	inner := 0.0
	for i, r := range d.scene.Radii {
		middle := (r + inner) / 2
		if (r-inner)*d.view.Zoom > size*1.6 {
			d.nameRing(d.ringWord(i+1), middle, size)
		}
		inner = r
	}
}

// nameRing tries places on a band, from the top to both sides.
func (d *drawing) nameRing(word string, radius, size float64) {
	for step := range 14 {
		angle := -math.Pi / 2
		if turn := float64((step+1)/2) * math.Pi / 16; step%2 == 0 {
			angle += turn
		} else {
			angle -= turn
		}
		at := d.place(radius*math.Cos(angle), radius*math.Sin(angle))
		t := picture.Text{
			X: at.X, Y: at.Y, Str: word, Size: size, Face: picture.Italic, Anchor: picture.Middle,
			Baseline: picture.Center, Color: d.pal.Muted, Halo: 3, HaloColor: d.pal.Background,
		}
		if box := t.Bounds(d.style.Fonts); !d.crowded(box, "") {
			d.taken = append(d.taken, box)
			d.p.Add(t)
			return
		}
	}
}

// ringWord names a ring of this map.
func (d *drawing) ringWord(ring int) string {
	if ring == d.scene.Unplaced {
		return d.style.Words.RingWord(len(d.style.Words.Rings))
	}
	return d.style.Words.RingWord(ring)
}

// groupNames writes each group's name at the member farthest up, if there is room.
func (d *drawing) groupNames() {
	size := 11 * d.style.scale()
	for _, g := range d.scene.Groups {
		best, found := picture.Point{Y: math.Inf(1)}, 0
		for _, id := range g.Members {
			if at, ok := d.at[id]; ok {
				found++
				if at.Y < best.Y {
					best = at
				}
			}
		}
		if found < 2 {
			continue
		}
		t := picture.Text{
			X: best.X, Y: best.Y - 2.3*d.nodeRadius(), Str: g.Name, Size: size, Face: picture.Bold, Anchor: picture.Middle,
			Baseline: picture.Bottom, Color: d.pal.Muted, Halo: 3, HaloColor: d.pal.Background,
		}
		if box := t.Bounds(d.style.Fonts); !d.crowded(box, "") {
			d.taken = append(d.taken, box)
			d.p.Add(t)
		}
	}
}

// hulls shades the region of each group.
func (d *drawing) hulls() {
	for _, g := range d.scene.Groups {
		var pts []picture.Point
		for _, id := range g.Members {
			if at, ok := d.at[id]; ok {
				pts = append(pts, at)
			}
		}
		if len(pts) < 2 {
			continue
		}
		d.p.Add(picture.Shape{
			Path: picture.Hull(2.2*d.nodeRadius(), pts...), Fill: d.pal.Hull,
			Stroke: picture.Stroke{Color: faded(d.pal.Muted, 0.45), Width: 1, Dash: []float64{2, 4}},
		})
	}
}

// ties draws who knows whom, bent a little towards the middle.
func (d *drawing) ties() {
	c := d.place(0, 0)
	for _, t := range d.scene.Ties {
		a, okA := d.at[t.A]
		b, okB := d.at[t.B]
		if !okA || !okB {
			continue
		}
		width, colour := 1.0, d.pal.Tie
		if f := d.scene.Focus; f != "" && (t.A == f || t.B == f) {
			width, colour = 1.8, d.pal.Muted
		}
		var path picture.Path
		mx, my := (a.X+b.X)/2, (a.Y+b.Y)/2
		path.MoveTo(a.X, a.Y)
		path.QuadTo(mx+(c.X-mx)*0.12, my+(c.Y-my)*0.12, b.X, b.Y)
		d.p.Add(picture.Shape{Path: path, Stroke: picture.Stroke{Color: colour, Width: width}})
	}
}

// me draws the person in the middle.
func (d *drawing) me() {
	c := d.place(0, 0)
	r := 1.7 * d.nodeRadius()
	d.p.Add(picture.Shape{Path: picture.Circle(c.X, c.Y, r), Fill: d.pal.Me, Stroke: picture.Stroke{Color: d.pal.Background, Width: 2}})
	d.p.Add(picture.Text{
		X: c.X, Y: c.Y, Str: d.style.Words.Me, Size: 11.5 * d.size(), Face: picture.Bold,
		Anchor: picture.Middle, Baseline: picture.Center, Color: d.pal.OnMe,
	})
}

// hits lets pointer and keyboard find everybody.
func (d *drawing) hits() {
	r := max(d.nodeRadius(), 11)
	for _, p := range d.scene.People {
		at := d.at[p.ID]
		d.p.Hits = append(d.p.Hits, picture.Hit{
			ID: p.ID, Area: picture.Disc{X: at.X, Y: at.Y, R: r}, Label: p.Name, Detail: p.Detail,
		})
	}
}
