package graph

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"
)

// measureRings counts inversions and people outside their band. The bands are
// those that the picture itself implies, see ringsOf.
func (w *web) measureRings(place []Point, m *Metrics) {
	type seen struct {
		r    float64
		ring int
	}
	all := make([]seen, len(place))
	top := 0
	for i, p := range place {
		all[i] = seen{math.Hypot(p.X, p.Y), w.nodes[i].Ring}
		top = max(top, all[i].ring)
	}
	sort.Slice(all, func(i, j int) bool {
		return all[i].r < all[j].r || all[i].r == all[j].r && all[i].ring < all[j].ring
	})
	// Going outwards, everyone already passed in a farther ring is inverted.
	counts := make([]int, top+1)
	pairs := 0
	for k, s := range all {
		for ring, n := range counts {
			if ring > s.ring {
				m.RingInversions += n
			}
		}
		pairs += k - counts[s.ring]
		counts[s.ring]++
	}
	if pairs > 0 {
		m.RingInversionPercent = 100 * float64(m.RingInversions) / float64(pairs)
	}
	limits := w.ringsOf(place)
	for i, n := range w.nodes {
		r := math.Hypot(place[i].X, place[i].Y)
		if r < limits.edge[n.Ring-1]-1e-6 || r > limits.edge[n.Ring]+1e-6 {
			m.OutsideBand++
		}
	}
	m.Radius = limits.edge[len(limits.edge)-1]
}

// measureSpace fills imbalance and the largest empty sector. People exactly in
// the middle have no direction and are left out.
func measureSpace(place []Point, m *Metrics) {
	var angles []float64
	x, y := 0.0, 0.0
	for _, p := range place {
		if r := math.Hypot(p.X, p.Y); r > 0 {
			x, y = x+p.X/r, y+p.Y/r
			angles = append(angles, math.Atan2(p.Y, p.X))
		}
	}
	if len(angles) == 0 {
		return
	}
	m.Imbalance = math.Hypot(x, y) / float64(len(angles))
	sort.Float64s(angles)
	// The first gap is the one across the half turn, where angles start anew.
	widest := angles[0] + 2*math.Pi - angles[len(angles)-1]
	for i := 1; i < len(angles); i++ {
		widest = max(widest, angles[i]-angles[i-1])
	}
	m.LargestEmptySector = widest * 180 / math.Pi
}

// measureMoves compares with the places before, for people who have both.
func (w *web) measureMoves(place []Point, prev Positions, m *Metrics) {
	sum, count := 0.0, 0
	for i, n := range w.nodes {
		if p, ok := prev[n.ID]; ok && m.Radius > 0 {
			d := math.Hypot(p.X-place[i].X, p.Y-place[i].Y) / m.Radius
			sum += d
			count++
			m.LargestDisplacement = max(m.LargestDisplacement, d)
		}
	}
	m.MeanDisplacement = sum / max(1, float64(count))
}

// stress is the normalised stress Σ(1−s·d/t)²/pairs over all pairs of people
// with a path of t ties between them, drawn d apart, for the best scale s
// (Gansner, Koren & North 2004, weights t⁻²).
func (w *web) stress(place []Point) float64 {
	n := len(place)
	hops := make([]int32, n)
	queue := make([]int32, 0, n)
	var one, two, pairs float64 // Σ d/t, Σ (d/t)², count
	// Breadth first from everyone: ties have no length of their own here.
	for i := range n {
		for j := range hops {
			hops[j] = -1
		}
		hops[i] = 0
		queue = append(queue[:0], int32(i))
		for k := 0; k < len(queue); k++ {
			u := queue[k]
			tied, _ := w.around(u)
			for _, v := range tied {
				if hops[v] < 0 {
					hops[v] = hops[u] + 1
					queue = append(queue, v)
				}
			}
		}
		for _, j := range queue[1:] {
			d := math.Hypot(place[j].X-place[i].X, place[j].Y-place[i].Y) / float64(hops[j])
			one, two, pairs = one+d, two+d*d, pairs+1
		}
	}
	if two == 0 {
		return 0
	}
	// The best scale is one/two; put in, the sum of squares comes to this.
	return (pairs - one*one/two) / pairs
}

// Lines gives the figures as `kith layout --metrics` prints them: one `name
// value` each, always the same names in the same order.
func (m Metrics) Lines() []string {
	whole := func(name string, v int) string { return name + " " + strconv.Itoa(v) }
	part := func(name string, v float64) string { return name + " " + strconv.FormatFloat(v, 'f', 6, 64) }
	return []string{
		whole("people", m.People),
		whole("ties", m.Ties),
		whole("crossings", m.Crossings),
		part("crossing_share", m.CrossingShare),
		whole("overlaps", m.LabelOverlaps+m.LabelNodeOverlaps),
		whole("label_label_overlaps", m.LabelOverlaps),
		whole("label_node_overlaps", m.LabelNodeOverlaps),
		whole("ring_inversions", m.RingInversions),
		whole("outside_band", m.OutsideBand),
		part("imbalance", m.Imbalance),
		part("largest_empty_sector", m.LargestEmptySector),
		part("neighbourhood_preservation", m.Neighbourhood),
		part("stress", m.Stress),
		part("mean_displacement", m.MeanDisplacement),
		part("largest_displacement", m.LargestDisplacement),
		part("radius", m.Radius),
	}
}

// Write prints Lines, one a line.
func (m Metrics) Write(out io.Writer) error {
	for _, line := range m.Lines() {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return fmt.Errorf("write the figures of the map: %w", err)
		}
	}
	return nil
}
