package graph

import "math"

// Geometry of the rings, in px. Bands of equal area per person keep the map
// equally dense everywhere: with 5, 15, 50 and 150 people inside, the radii
// grow by the square root of three.
const (
	personArea = 14400.0 // room for one person in a fresh map, px²
	minBand    = 90.0    // narrowest band
	rim        = 12.0    // nodes keep this far from the edges of their band
	boxFill    = 0.42    // share of a band that boxes may cover before it widens
	emptyWide  = 12      // beyond this ring number, empty rings take no width
)

// rings are the limits of the bands: ring k lies between edge[k-1] and edge[k].
type rings struct {
	edge []float64 // edge[0] = 0
}

// limits returns the radii between which people of the ring may stand.
func (r rings) limits(ring int) (lo, hi float64) {
	lo, hi = r.edge[ring-1], r.edge[ring]
	if ring > 1 {
		lo += rim
	}
	return lo, max(lo, hi-rim)
}

// demand is what a ring asks of its band.
type demand struct {
	people int
	boxes  float64 // px² of all boxes
}

// area is the room of the ring on a fresh map, px².
func (d demand) area() float64 {
	return max(personArea*float64(d.people), d.boxes/boxFill)
}

// tightArea is the least room before an existing band is widened, px².
func (d demand) tightArea() float64 {
	return max(tightArea*float64(d.people), d.boxes/tightFill)
}

// demands sums up every ring, of which there are at least the given number;
// index 0 stays empty.
func (w *web) demands(least int) []demand {
	top := least
	for _, n := range w.nodes {
		top = max(top, n.Ring)
	}
	need := make([]demand, top+1)
	for i, n := range w.nodes {
		need[n.Ring].people++
		need[n.Ring].boxes += 2 * w.half[i] * boxHeight
	}
	return need
}

// freshRings gives every person personArea (more where labels are long) and
// every band at least minBand: R(k) = max(√(area within/π), R(k−1)+minBand).
func freshRings(need []demand) rings {
	edge := make([]float64, max(1, len(need)))
	area := 0.0
	for k := 1; k < len(need); k++ {
		area += need[k].area()
		if need[k].people == 0 && k > emptyWide {
			edge[k] = edge[k-1]
			continue
		}
		edge[k] = max(math.Sqrt(area/math.Pi), edge[k-1]+minBand)
	}
	return rings{edge}
}

// widen adds the given share to the area of one band and moves everything
// outside it outwards by the same step, at least 4 px.
func (r rings) widen(ring int, share float64) rings {
	edge := append([]float64(nil), r.edge...)
	lo, hi := edge[ring-1], edge[ring]
	grown := math.Sqrt(lo*lo + (hi*hi-lo*lo)*(1+share))
	step := max(grown-hi, 4)
	for k := ring; k < len(edge); k++ {
		edge[k] += step
	}
	return rings{edge}
}

// radii lists the outer limit of every ring.
func (r rings) radii() []float64 { return append([]float64(nil), r.edge[1:]...) }
