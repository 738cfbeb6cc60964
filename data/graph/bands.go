package graph

import (
	"math"
	"slices"
)

// Bands that already exist are left alone until people stand much closer than
// on a fresh map, since every change moves everybody outside.
const (
	tightArea = 0.55 * personArea
	tightFill = 0.55 // compare boxFill
)

// narrowBand is the least width of an existing band with people in it, px.
const narrowBand = 0.75 * minBand

// chooseRings takes the limits of the previous map where there is one, adds
// bands for rings that it did not have, and widens those that are truly full.
func (p *plan) chooseRings(prev, pins Positions, o Options) {
	need := p.w.demands(o.Rings)
	now := freshRings(need)
	if len(prev) == 0 && len(o.Radii) == 0 {
		p.rings = now
		return
	}
	edge := slices.Clone(p.previousRings(prev, pins, o).edge)
	// Rings beyond those of the map before get what a fresh map gives them.
	for k := len(edge); k < len(now.edge); k++ {
		lo := edge[k-1]
		edge = append(edge, max(math.Sqrt(lo*lo+need[k].area()/math.Pi), lo+now.edge[k]-now.edge[k-1]))
	}
	p.rings = rings{edge}
	next := p.rings
	comes := p.comers(len(need))
	for k := 1; k < len(need); k++ {
		// Limits read off the places are a guess; nobody moves for a guess.
		if !comes[k] {
			continue
		}
		least := need[k].tightArea()
		// A map that grows by a third is as good as new: give it proper room.
		if p.manyNew() {
			least = need[k].area()
		}
		next = next.atLeast(k, least, need[k].people > 0)
	}
	p.moveTo(next)
}

// comers tells which rings somebody comes into: new on the map, or from another ring.
func (p *plan) comers(rings int) []bool {
	comes := make([]bool, rings)
	for i, node := range p.w.nodes {
		if (p.state[i] == fresh || p.state[i] == shifts) && node.Ring < rings {
			comes[node.Ring] = true
		}
	}
	return comes
}

// atLeast widens one band to an area, and to narrowBand if it is in use.
func (r rings) atLeast(k int, area float64, used bool) rings {
	lo, hi := r.edge[k-1], r.edge[k]
	out := hi
	if used {
		out = max(out, lo+narrowBand)
	}
	if math.Pi*(hi*hi-lo*lo) < area {
		out = max(out, math.Sqrt(lo*lo+area/math.Pi))
	}
	if out == hi {
		return r
	}
	edge := slices.Clone(r.edge)
	for j := k; j < len(edge); j++ {
		edge[j] += out - hi
	}
	return rings{edge}
}

// previousRings gives the limits of the map before: as told, or as the places
// imply. Pins may stand anywhere, so they say nothing about the limits.
func (p *plan) previousRings(prev, pins Positions, o Options) rings {
	if len(o.Radii) > 0 {
		return rings{append([]float64{0}, o.Radii...)}
	}
	var seen []sighting
	need := make([]demand, o.Rings+1)
	// In the order of ids, since sums of floats depend on the order.
	for _, id := range sortedIDs(prev) {
		q := prev[id]
		i, here := p.w.index[id]
		if q.Ring < 1 && here {
			q.Ring = p.w.nodes[i].Ring
		}
		if _, held := pins[id]; held || q.Ring < 1 || q.Ring > MaxRing {
			continue
		}
		seen = append(seen, sighting{math.Hypot(q.X, q.Y), q.Ring})
		for len(need) <= q.Ring {
			need = append(need, demand{})
		}
		need[q.Ring].people++
		if here {
			need[q.Ring].boxes += 2 * p.w.half[i] * boxHeight
		}
	}
	return seenRings(seen, freshRings(need), rim-0.01)
}
