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

// legend explains what is seen, and nothing else, at the lower left.
func (d *drawing) legend() {
	keys := d.keys()
	size := 11 * d.style.scale()
	step := size * 1.6
	wide := 0.0
	for _, k := range keys {
		wide = max(wide, d.style.Fonts.Width(k.word, size, picture.Regular))
	}
	mine := d.style.Words.Mine
	wide = max(wide+42, d.style.Fonts.Width(mine, size, picture.Italic)+4)
	high := step*float64(len(keys)+1) + 10
	x, y := margin, d.p.H-margin-high
	d.p.Add(picture.Shape{
		Path: picture.RoundRect(x, y, wide+20, high, 8), Fill: faded(d.pal.Background, 0.9),
		Stroke: picture.Stroke{Color: d.pal.Ring, Width: 1},
	})
	line := y + 5 + step/2
	for _, k := range keys {
		k.sign(x+10, line)
		d.p.Add(picture.Text{X: x + 48, Y: line, Str: k.word, Size: size, Baseline: picture.Center, Color: d.pal.Ink})
		line += step
	}
	d.p.Add(picture.Text{X: x + 10, Y: line, Str: mine, Size: size, Face: picture.Italic, Baseline: picture.Center, Color: d.pal.Muted})
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
	add(seen.in, w.In, func(x, y float64) { lane(d.pal.In, Strong)(x, y) })
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
	return out
}

// present is what stands on the map.
type present struct{ out, in, twoWay, little, tenuous, stressful, shows, pinned bool }

// present looks through the scene for what the legend must explain.
func (d *drawing) present() (seen present) {
	for i := range d.scene.People {
		p := &d.scene.People[i]
		seen.shows = seen.shows || p.Shows
		seen.pinned = seen.pinned || p.Pinned
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
