package ecomap

import (
	"math"

	"kith/screens/picture"
)

// Kin is somebody of the family.
type Kin struct {
	ID, Name   string
	Generation int  // −2 the caregivers' own, −1 caregivers, 0 mine, 1 the next
	Carries    bool // carried the pattern that is looked at
}

// Generations are the ends of Kin.Generation.
const (
	OldestGeneration = -2
	NextGeneration   = 1
)

// Family is the layer of generations with one pattern on it, or none.
type Family struct {
	Kin     []Kin
	Pattern string // its title, "" for none
	Stops   string // "stops with me …", "" while it does not
}

// FamilyWords are the texts of the layer.
type FamilyWords struct {
	Title, Me, Carried, Mine string
	Generation               func(int) string
}

// DrawFamily draws the generations as bands, oldest on top, the person in the middle
// of their own. Whoever carried the pattern has a second edge, and a line leads from
// generation to generation to the person; where it stops, a bar says so.
func DrawFamily(f Family, style Style, words FamilyWords, w, h float64) *picture.Picture {
	d := &kinship{f: f, style: style, words: words, s: style.scale(), w: w, h: h}
	d.p = picture.New(style.Fonts, w, h)
	d.p.Background, d.p.Title, d.p.Desc = style.Palette.Background, words.Title, f.Pattern
	d.bands()
	d.stand()
	if f.Pattern != "" {
		d.line()
	}
	d.people()
	return d.p
}

// kinship is such a picture under way.
type kinship struct {
	p     *picture.Picture
	f     Family
	style Style
	words FamilyWords
	s     float64
	w, h  float64
	at    []picture.Point // of each of Kin
	me    picture.Point
}

// band gives the middle and the height of a generation's band.
func (d *kinship) band(generation int) (middle, high float64) {
	const bands = NextGeneration - OldestGeneration + 1
	high = d.h / bands
	return high * (float64(generation-OldestGeneration) + 0.5), high
}

func (d *kinship) bands() {
	pal := d.style.Palette
	for g := OldestGeneration; g <= NextGeneration; g++ {
		middle, high := d.band(g)
		if g%2 == 0 {
			d.p.Add(picture.Shape{Path: picture.Rectangle(0, middle-high/2, d.w, high), Fill: pal.Band})
		}
		d.p.Add(picture.Text{
			X: 14 * d.s, Y: middle - high/2 + 15*d.s, Str: d.words.Generation(g), Size: 11.5 * d.s, Face: picture.Italic,
			Baseline: picture.Center, Color: pal.Muted,
		})
	}
}

// stand spreads each generation over the width; the person stands in the middle of
// their own, the others of it to both sides.
func (d *kinship) stand() {
	d.at = make([]picture.Point, len(d.f.Kin))
	middle, _ := d.band(0)
	d.me = picture.Point{X: d.w / 2, Y: middle}
	for g := OldestGeneration; g <= NextGeneration; g++ {
		var list []int
		for i, k := range d.f.Kin {
			if k.Generation == g {
				list = append(list, i)
			}
		}
		seats := len(list)
		if g == 0 {
			seats += 1 + seats%2 // the middle one is taken
		}
		y, _ := d.band(g)
		seat := 0
		for _, i := range list {
			if g == 0 && seat == seats/2 {
				seat++
			}
			d.at[i] = picture.Point{X: d.w * (float64(seat) + 0.5) / float64(max(seats, 1)), Y: y}
			seat++
		}
	}
}

// line leads the pattern down the generations to the person.
func (d *kinship) line() {
	pal := d.style.Palette
	stroke := picture.Stroke{Color: faded(pal.Mark, 0.75), Width: 2.4}
	join := func(a, b picture.Point) {
		var path picture.Path
		path.MoveTo(a.X, a.Y)
		bend := (a.Y + b.Y) / 2
		path.CubicTo(a.X, bend, b.X, bend, b.X, b.Y)
		d.p.Add(picture.Shape{Path: path, Stroke: stroke})
	}
	for i, k := range d.f.Kin {
		if !k.Carries || k.Generation > 0 {
			continue
		}
		goal, found := d.me, false
		for j, other := range d.f.Kin { // to the nearest carrier of the next generation
			if other.Carries && other.Generation == k.Generation+1 && k.Generation+1 < 0 {
				if !found || math.Abs(d.at[j].X-d.at[i].X) < math.Abs(goal.X-d.at[i].X) {
					goal, found = d.at[j], true
				}
			}
		}
		join(d.at[i], goal)
	}
	for i, k := range d.f.Kin {
		if k.Carries && k.Generation > 0 {
			join(d.me, d.at[i])
		}
	}
	if d.f.Stops != "" {
		y := d.me.Y + 40*d.s
		d.p.Add(picture.Shape{Path: picture.Segment(d.me.X-46*d.s, y, d.me.X+46*d.s, y), Stroke: picture.Stroke{Color: pal.TwoWay, Width: 4}})
		d.p.Add(picture.Text{X: d.me.X, Y: y + 16*d.s, Str: d.f.Stops, Size: 12 * d.s, Face: picture.Bold, Anchor: picture.Middle, Baseline: picture.Center,
			Color: pal.Ink, Halo: 3, HaloColor: pal.Background})
	}
}

func (d *kinship) people() {
	pal := d.style.Palette
	d.node(d.me, d.words.Me, "", 20*d.s, false)
	for i, k := range d.f.Kin {
		d.node(d.at[i], Initials(k.Name), shortName(k.Name), 16*d.s, k.Carries && d.f.Pattern != "")
		hit := picture.Hit{ID: k.ID, Label: k.Name, Area: picture.Disc{X: d.at[i].X, Y: d.at[i].Y, R: 20 * d.s}}
		if k.Carries && d.f.Pattern != "" {
			hit.Detail = d.words.Carried
		}
		d.p.Hits = append(d.p.Hits, hit)
	}
	d.p.Add(picture.Text{X: d.w - 14*d.s, Y: d.h - 12*d.s, Str: d.words.Mine, Size: 11 * d.s, Face: picture.Italic, Anchor: picture.End, Baseline: picture.Center, Color: pal.Muted})
}

// node draws somebody; a second edge and its hatching mark a carrier without colour.
func (d *kinship) node(at picture.Point, inside, under string, r float64, carries bool) {
	pal := d.style.Palette
	fill, ink, edge := pal.Node, pal.Ink, pal.NodeEdge
	if under == "" {
		fill, ink, edge = pal.Me, pal.OnMe, pal.Background
	}
	if carries {
		d.p.Add(picture.Shape{Path: picture.Circle(at.X, at.Y, r+4*d.s), Fill: pal.Background, Stroke: picture.Stroke{Color: pal.Mark, Width: 2.4}})
		edge = pal.Mark
	}
	d.p.Add(picture.Shape{Path: picture.Circle(at.X, at.Y, r), Fill: fill, Stroke: picture.Stroke{Color: edge, Width: 1.4}},
		picture.Text{X: at.X, Y: at.Y, Str: inside, Size: 0.7 * r, Face: picture.Bold, Anchor: picture.Middle, Baseline: picture.Center, Color: ink})
	if under != "" {
		d.p.Add(picture.Text{X: at.X, Y: at.Y + r + 6*d.s, Str: under, Size: 12 * d.s, Anchor: picture.Middle, Baseline: picture.Top, Color: pal.Ink, Halo: 2.5, HaloColor: pal.Background})
	}
}
