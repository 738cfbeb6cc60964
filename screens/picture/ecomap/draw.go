package ecomap

import (
	"math"

	"kith/screens/picture"
)

// Draw makes the picture of a scene in w × h logical pixels. It never fails: a
// scene of nobody gives empty rings and the person in the middle.
func Draw(s *Scene, style Style, view View, w, h float64) *picture.Picture {
	if view.Zoom == 0 {
		view = s.Fit(w, h)
		if style.Legend { // the map stands beside its legend where there is room
			_, wide := newDrawing(s, style, view, w, h).legendSize()
			view.X = -min(max(w-h, 0)/2, wide/2) / view.Zoom
		}
	}
	d := newDrawing(s, style, view, w, h)
	d.p.Desc = style.Words.describe(s)
	d.rings()
	d.hulls()
	d.ties()
	if !s.Paused {
		d.lanes()
	}
	d.ghosts()
	d.me()
	d.nodes()
	d.labels()
	d.ringNames()
	d.groupNames()
	if style.Legend {
		high, _ := d.legendSize()
		d.legend(margin, h-margin-high)
	}
	d.hits()
	return d.p
}

// newDrawing begins a picture.
func newDrawing(s *Scene, style Style, view View, w, h float64) *drawing {
	d := &drawing{scene: s, style: style, view: view, pal: style.Palette, cx: w / 2, cy: h / 2}
	d.p = picture.New(style.Fonts, w, h)
	d.p.Background, d.p.Title = d.pal.Background, style.Words.Title
	d.places()
	return d
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
	stands []picture.Point // the same in the order of the people
	taken  []picture.Box   // where words stand already
}

// place brings a point of the map into the picture.
func (d *drawing) place(x, y float64) picture.Point {
	return picture.Point{X: d.cx + (x-d.view.X)*d.view.Zoom, Y: d.cy + (y-d.view.Y)*d.view.Zoom}
}

// places reckons where everybody stands.
func (d *drawing) places() {
	d.at = make(map[string]picture.Point, len(d.scene.People))
	d.stands = make([]picture.Point, len(d.scene.People))
	for i, p := range d.scene.People {
		d.stands[i] = d.place(p.X, p.Y)
		d.at[p.ID] = d.stands[i]
	}
}

// nodeRadius is how large a person's circle is in this picture.
func (d *drawing) nodeRadius() float64 { return d.style.NodeRadius(d.view.Zoom) }

// size scales nodes and labels.
func (d *drawing) size() float64 { return d.style.size(d.view.Zoom) }

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
	d.taken = append(d.taken, picture.Box{X0: c.X - r, Y0: c.Y - r, X1: c.X + r, Y1: c.Y + r}) // no name lies over it
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
