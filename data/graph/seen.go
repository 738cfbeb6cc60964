package graph

import (
	"math"
	"slices"
	"sort"
)

// sighting is someone seen at a distance from the middle, known to be in a ring.
type sighting struct {
	r    float64
	ring int
}

// seenRings finds the band limits that a picture implies: for every limit the
// radius that leaves the fewest people on the wrong side, and among those the
// one nearest to the guess. So a picture drawn with freshRings gives them back.
func seenRings(seen []sighting, guess rings, margin float64) rings {
	edge := slices.Clone(guess.edge)
	top := len(edge) - 1
	all := slices.Clone(seen)
	sort.Slice(all, func(i, j int) bool { return all[i].r < all[j].r })
	for k := 1; k < top; k++ {
		edge[k] = max(bestLimit(all, k, edge[k], margin), edge[k-1])
	}
	// The outermost limit parts nobody; it only has to hold everybody.
	if len(all) > 0 && top > 0 {
		edge[top] = max(edge[top], all[len(all)-1].r+margin, edge[top-1])
	}
	return rings{edge}
}

// bestLimit separates rings up to k from those beyond. all is sorted by r.
func bestLimit(all []sighting, k int, guess, margin float64) float64 {
	var in, out []float64 // least and greatest limit that suits each person
	for _, s := range all {
		if s.ring <= k {
			in = append(in, s.r+margin)
		} else {
			out = append(out, s.r-margin)
		}
	}
	// Both lists are sorted, since all is.
	wrong := func(limit float64) int {
		over := len(in) - sort.SearchFloat64s(in, math.Nextafter(limit, math.Inf(1)))
		return over + sort.SearchFloat64s(out, limit)
	}
	best, fewest := guess, wrong(guess)
	if fewest == 0 {
		return guess
	}
	for _, list := range [][]float64{in, out} {
		for _, c := range list {
			n := wrong(c)
			if c > 0 && (n < fewest || n == fewest && math.Abs(c-guess) < math.Abs(best-guess)) {
				best, fewest = c, n
			}
		}
	}
	return best
}

// ringsOf reads the bands off a finished picture.
func (w *web) ringsOf(place []Point) rings {
	seen := make([]sighting, len(place))
	for i, p := range place {
		seen[i] = sighting{math.Hypot(p.X, p.Y), w.nodes[i].Ring}
	}
	return seenRings(seen, freshRings(w.demands(0)), 0)
}
