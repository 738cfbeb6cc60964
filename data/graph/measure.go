package graph

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// Metrics are the figures by which maps are compared. Counts are exact.
type Metrics struct {
	People, Ties         int
	Crossings            int     // pairs of ties drawn across each other
	CrossingShare        float64 // of all pairs of ties without a common person
	LabelOverlaps        int     // pairs of labels that overlap
	LabelNodeOverlaps    int     // labels that lie over someone else's node
	RingInversions       int     // pairs in different rings, the closer one drawn farther out
	OutsideBand          int     // people outside the band of their ring
	Imbalance            float64 // 0..1, length of the mean direction from the middle
	LargestEmptySector   float64 // degrees, widest angle at the middle without anyone
	Neighbourhood        float64 // 0..1, mean Jaccard of tied people and as many nearest ones
	Stress               float64 // 0.., Kruskal-like, scale chosen best; lower is truer
	MeanDisplacement     float64 // share of the map's radius that people moved since prev
	LargestDisplacement  float64 // the same for whoever moved most
	Radius               float64 // px, of the outermost ring
	LabelOverlapsPer100  float64 // LabelOverlaps per hundred people
	LabelNodePer100      float64 // LabelNodeOverlaps per hundred people
	RingInversionPercent float64 // of all pairs in different rings
}

// Measure describes a finished map. prev may be nil; displacement then is 0.
// Everyone in the graph must have a place.
func Measure(g Graph, at Positions, prev Positions) (Metrics, error) {
	w, err := newWeb(g)
	if err != nil {
		return Metrics{}, fmt.Errorf("measure the map: %w", err)
	}
	place := make([]Point, len(w.nodes))
	for i, n := range w.nodes {
		p, ok := at[n.ID]
		if !ok || !p.finite() {
			return Metrics{}, fmt.Errorf("measure the map: someone has no place: %w", ErrPlace)
		}
		place[i] = p
	}
	if err := prev.check("previous"); err != nil {
		return Metrics{}, fmt.Errorf("measure the map: %w", err)
	}
	m := Metrics{People: len(w.nodes), Ties: len(w.pairs)}
	w.measureTies(place, &m)
	w.measureLabels(place, &m)
	w.measureRings(place, &m)
	measureSpace(place, &m)
	w.measureMoves(place, prev, &m)
	m.Stress = w.stress(place)
	return m, nil
}

// measureTies fills crossings, tie length and neighbourhood preservation.
func (w *web) measureTies(place []Point, m *Metrics) {
	m.Crossings = crossings(w.segments(place))
	ties := float64(len(w.pairs))
	possible := ties * (ties - 1) / 2
	for i := range w.nodes {
		d := float64(w.start[i+1] - w.start[i])
		possible -= d * (d - 1) / 2
	}
	if possible > 0 {
		m.CrossingShare = float64(m.Crossings) / possible
	}
	m.Neighbourhood = w.neighbourhood(place)
}

// segments draws every tie.
func (w *web) segments(place []Point) []segment {
	segs := make([]segment, len(w.pairs))
	for i, p := range w.pairs {
		segs[i] = newSegment(place[p.a], place[p.b], p.a, p.b)
	}
	return segs
}

// neighbourhood is the mean, over people with ties, of the Jaccard index of
// the people tied to someone and as many of the people drawn nearest to them.
func (w *web) neighbourhood(place []Point) float64 {
	n := len(place)
	type near struct {
		d float64
		j int32
	}
	all := make([]near, 0, n)
	sum, counted := 0.0, 0
	for i := range place {
		tied, _ := w.around(int32(i))
		if len(tied) == 0 {
			continue
		}
		all = all[:0]
		for j := range place {
			if j != i {
				all = append(all, near{math.Hypot(place[j].X-place[i].X, place[j].Y-place[i].Y), int32(j)})
			}
		}
		sort.Slice(all, func(a, b int) bool {
			return all[a].d < all[b].d || all[a].d == all[b].d && all[a].j < all[b].j
		})
		both := 0
		for _, x := range all[:len(tied)] {
			if _, ok := slices.BinarySearch(tied, x.j); ok {
				both++
			}
		}
		sum += float64(both) / float64(2*len(tied)-both)
		counted++
	}
	return sum / max(1, float64(counted))
}

// measureLabels counts overlaps of labels with labels and with nodes, using
// the plain sizes without the air that Layout adds.
func (w *web) measureLabels(place []Point, m *Metrics) {
	order := make([]int, len(place))
	widest := 0.0
	for i := range order {
		order[i] = i
		widest = max(widest, w.nodes[i].width(), NodeSize)
	}
	sort.Slice(order, func(a, b int) bool { return place[order[a]].Y < place[order[b]].Y })
	const tall = NodeSize + LabelGap + LabelHeight
	for k, i := range order {
		for _, j := range order[k+1:] {
			dx, dy := math.Abs(place[i].X-place[j].X), place[j].Y-place[i].Y // j is lower
			if dy >= tall {
				break
			}
			wi, wj := w.nodes[i].width(), w.nodes[j].width()
			if dy < LabelHeight && dx < (wi+wj)/2 && wi > 0 && wj > 0 {
				m.LabelOverlaps++
			}
			// i's label spans NodeSize/2+LabelGap … below i, j's node ±NodeSize/2.
			if dy > LabelGap && dx < (wi+NodeSize)/2 && wi > 0 {
				m.LabelNodeOverlaps++
			}
		}
	}
	if n := float64(len(place)); n > 0 {
		m.LabelOverlapsPer100 = 100 * float64(m.LabelOverlaps) / n
		m.LabelNodePer100 = 100 * float64(m.LabelNodeOverlaps) / n
	}
}
