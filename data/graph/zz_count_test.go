package graph

import (
	"testing"
)

func TestZZCount(t *testing.T) {
	for _, s := range networks()[:2] {
		g := foci(s.n, s.m, s.seed)
		w, _ := newWeb(g)
		p := newPlan(w, nil, nil, Options{})
		p.run()
		c := newTally(w, p.at)
		for v := range w.nodes {
			tied, _ := w.around(int32(v))
			want := 0
			x, y := p.at[(v+17)%s.n].X+3, p.at[(v+17)%s.n].Y-5
			if v%2 == 0 {
				x, y = p.at[v].X, p.at[v].Y
			}
			for _, j := range tied {
				s := newSegment(Point{X: x, Y: y}, p.at[j], int32(v), j)
				for _, q := range w.pairs {
					e := newSegment(p.at[q.a], p.at[q.b], q.a, q.b)
					if s.crosses(&e) {
						want++
					}
				}
			}
			if got := c.crossings(int32(v), x, y, 1<<30); got != want {
				t.Errorf("%s %d got %d want %d", s.name, v, got, want)
			}
		}
	}
}
