package ecomap

import (
	"image/color"

	"kith/data/reciprocity"
	"kith/screens/picture"
)

// key is one line of the legend: a small sign and a word.
type key struct {
	word string
	sign func(x, y float64)
}

// Legend draws the legend alone, for a window in which the map moves under it.
func Legend(s *Scene, style Style) *picture.Picture {
	d := newDrawing(s, style, View{Zoom: 1}, 0, 0)
	d.p.Background = color.NRGBA{}
	d.p.H, d.p.W = d.legendSize()
	d.legend(0, 0)
	return d.p
}

// legendSize is how large the legend is.
func (d *drawing) legendSize() (high, wide float64) {
	keys, size := d.keys(), d.legendText()
	for _, k := range keys {
		wide = max(wide, d.style.Fonts.Width(k.word, size, picture.Regular))
	}
	wide = max(wide+62, d.style.Fonts.Width(d.style.Words.Mine, size, picture.Italic)+24)
	return size*1.6*float64(len(keys)+1) + 10, wide
}

// legendText is the size of the legend's words.
func (d *drawing) legendText() float64 { return 11 * d.style.scale() }

// legend explains what is seen, and nothing else.
func (d *drawing) legend(x, y float64) {
	high, wide := d.legendSize()
	size := d.legendText()
	d.p.Add(picture.Shape{
		Path: picture.RoundRect(x+0.5, y+0.5, wide-1, high-1, 8), Fill: faded(d.pal.Background, 0.9),
		Stroke: picture.Stroke{Color: d.pal.Ring, Width: 1},
	})
	step := size * 1.6
	line := y + 5 + step/2
	for _, k := range d.keys() {
		k.sign(x+10, line)
		d.p.Add(picture.Text{X: x + 48, Y: line, Str: k.word, Size: size, Baseline: picture.Center, Color: d.pal.Ink})
		line += step
	}
	d.p.Add(picture.Text{X: x + 10, Y: line, Str: d.style.Words.Mine, Size: size, Face: picture.Italic, Baseline: picture.Center, Color: d.pal.Muted})
}

// keys lists what the legend must explain: only what stands on this map.
func (d *drawing) keys() []key {
	var out []key
	w := d.style.Words
	seen := d.present()
	lane := func(c color.NRGBA, q Quality) func(x, y float64) {
		return func(x, y float64) {
			person := &Person{ID: d.scene.Focus, N: 20, Quality: q, State: reciprocity.Unclear}
			d.lane(picture.Point{X: x, Y: y}, picture.Point{X: x + 30, Y: y}, 5, c, person)
		}
	}
	add := func(when bool, word string, sign func(x, y float64)) {
		if when {
			out = append(out, key{word, sign})
		}
	}
	add(seen.out, w.Out, lane(d.pal.Out, Strong))
	add(seen.in, w.In, lane(d.pal.In, Strong))
	add(seen.twoWay, w.TwoWay, lane(d.pal.TwoWay, Strong))
	add(seen.little, w.TooLittle, func(x, y float64) {
		d.lane(picture.Point{X: x, Y: y}, picture.Point{X: x + 30, Y: y}, 2, d.pal.Unsure, &Person{ID: d.scene.Focus, N: 2, State: reciprocity.TooLittle})
	})
	add(seen.tenuous, w.Tenuous, lane(d.pal.Unsure, Tenuous))
	add(seen.stressful, w.Stressful, lane(d.pal.Unsure, Stressful))
	add(seen.shows, w.Shows, func(x, y float64) {
		d.p.Add(picture.Shape{Path: picture.Circle(x+15, y, 5), Fill: d.pal.Node, Stroke: picture.Stroke{Color: d.pal.Mark, Width: 1.2}},
			picture.Shape{Path: picture.Circle(x+15, y, 7.4), Stroke: picture.Stroke{Color: d.pal.Mark, Width: 1.2}})
	})
	add(seen.pinned, w.Pinned, func(x, y float64) { d.pin(x+15, y-2) })
	add(len(d.scene.Ties) > 0, w.Tie, func(x, y float64) {
		d.p.Add(picture.Shape{Path: picture.Segment(x, y, x+30, y), Stroke: picture.Stroke{Color: d.pal.Tie, Width: 1.2}})
	})
	add(d.together(), w.GroupKey, func(x, y float64) {
		d.p.Add(picture.Shape{
			Path: picture.RoundRect(x+2, y-5, 26, 10, 5), Fill: d.pal.Hull,
			Stroke: picture.Stroke{Color: faded(d.pal.Muted, 0.55), Width: 1, Dash: edge(0)},
		})
	})
	add(seen.wish, w.Wish, d.ghostKey(d.pal.Mark, 4, 3))
	add(seen.today, w.Today, d.ghostKey(d.pal.Muted, 0.1, 3.2))
	return out
}

// ghostKey is the sign of a second place.
func (d *drawing) ghostKey(c color.NRGBA, dash ...float64) func(x, y float64) {
	return func(x, y float64) {
		d.p.Add(picture.Shape{Path: picture.Circle(x+15, y, 6), Stroke: picture.Stroke{Color: c, Width: 1.3, Dash: dash}})
	}
}

// together says that a region is shaded.
func (d *drawing) together() bool {
	for _, g := range d.scene.Groups {
		if len(d.members(g)) > 1 {
			return true
		}
	}
	return false
}

// present is what stands on the map.
type present struct {
	out, in, twoWay, little, tenuous, stressful, shows, pinned, wish, today bool
}

// present looks through the scene for what the legend must explain.
func (d *drawing) present() (seen present) {
	for i := range d.scene.People {
		p := &d.scene.People[i]
		seen.shows = seen.shows || p.Shows
		seen.pinned = seen.pinned || p.Pinned
		seen.wish = seen.wish || p.Wish.Set
		seen.today = seen.today || p.Today.Set
		if d.scene.Paused || (p.Out <= 0 && p.In <= 0) {
			continue
		}
		plain := p.State != reciprocity.TwoWay && p.State != reciprocity.TooLittle
		seen.out = seen.out || (plain && p.Out > 0)
		seen.in = seen.in || (plain && p.In > 0)
		seen.twoWay = seen.twoWay || p.State == reciprocity.TwoWay
		seen.little = seen.little || p.State == reciprocity.TooLittle
		lit := p.State != reciprocity.TooLittle
		seen.tenuous = seen.tenuous || (lit && p.Quality == Tenuous)
		seen.stressful = seen.stressful || (lit && p.Quality == Stressful)
	}
	return seen
}
