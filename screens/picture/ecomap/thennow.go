package ecomap

import (
	"kith/data/reciprocity"
	"kith/screens/picture"
)

// Moves tells what became of ties between two days. It counts and ranks nobody.
type Moves struct {
	ToTwoWay   int             // leaned or was one-sided, and goes both ways now
	FromTwoWay int             // went both ways, and leans now
	Closer     int             // stands in a closer ring now
	Farther    int             // stands in a farther ring now
	New        int             // was not on the map then
	Who        map[string]bool // whoever is counted above, by id
}

// MovesBetween compares two maps of the same people.
func MovesBetween(then, now *Scene) Moves {
	m := Moves{Who: map[string]bool{}}
	was := make(map[string]*Person, len(then.People))
	for i := range then.People {
		was[then.People[i].ID] = &then.People[i]
	}
	for i := range now.People {
		p := &now.People[i]
		before, known := was[p.ID]
		if !known {
			m.New++
			m.Who[p.ID] = true
			continue
		}
		count := func(yes bool, n *int) {
			if yes {
				*n++
				m.Who[p.ID] = true
			}
		}
		if !then.Paused && !now.Paused {
			count(leans(before.State) && p.State == reciprocity.TwoWay, &m.ToTwoWay)
			count(before.State == reciprocity.TwoWay && leans(p.State), &m.FromTwoWay)
		}
		placed := before.Ring != then.Unplaced && p.Ring != now.Unplaced
		count(placed && p.Ring < before.Ring, &m.Closer)
		count(placed && p.Ring > before.Ring, &m.Farther)
	}
	return m
}

// leans says that more goes one way.
func leans(s reciprocity.State) bool {
	switch s {
	case reciprocity.LeaningFromMe, reciprocity.LeaningToMe, reciprocity.OneSidedFromMe, reciprocity.OneSidedToMe:
		return true
	case reciprocity.TwoWay, reciprocity.TooLittle, reciprocity.Unclear, reciprocity.Unrated, reciprocity.LittleEitherWay:
	}
	return false
}

// ThenNow draws two small maps side by side, or one above the other where it is
// narrow, on one scale and with everybody where they stand; whoever moved is marked
// on both by four corners. heads are what stands over each.
func ThenNow(then, now *Scene, moved map[string]bool, style Style, heads [2]string, w, h float64) *picture.Picture {
	out := picture.New(style.Fonts, w, h)
	out.Background, out.Title, out.Desc = style.Palette.Background, style.Words.Title, style.Words.describe(now)
	head := 26 * style.scale()
	dx, dy := w/2, 0.0
	pw, ph := w/2, h-head
	if w < 1.1*h {
		dx, dy = 0, h/2
		pw, ph = w, h/2-head
	}
	small := style
	small.Legend = false
	view := then.Fit(pw, ph)
	if other := now.Fit(pw, ph); other.Zoom < view.Zoom {
		view = other
	}
	for i, scene := range []*Scene{then, now} {
		one := *scene
		one.Chosen, one.Focus, one.Moved = nil, "", moved
		one.People = append([]Person{}, scene.People...)
		for k := range one.People { // two maps say it without ghosts
			one.People[k].Wish, one.People[k].Today = Ghost{}, Ghost{}
		}
		x, y := dx*float64(i), dy*float64(i)
		p := Draw(&one, small, view, pw, ph).Shifted(x, y+head, w, h)
		out.Add(p.Items...)
		for _, hit := range p.Hits {
			if i == 1 { // once each
				out.Hits = append(out.Hits, hit)
			}
		}
		out.Add(picture.Text{
			X: x + pw/2, Y: y + head/2, Str: heads[i], Size: 13 * style.scale(), Face: picture.Bold,
			Anchor: picture.Middle, Baseline: picture.Center, Color: style.Palette.Ink,
		})
	}
	return out
}
