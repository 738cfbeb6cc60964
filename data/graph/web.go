package graph

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"
)

// web is a Graph made ready for reckoning: people in the order of their ids,
// ties once each, neighbours in one flat list. Everything below works on
// indexes of this order, so the order of the input can never show.
type web struct {
	nodes  []Node
	index  map[string]int32
	pairs  []pair  // sorted, a < b
	start  []int32 // neighbours of i are next[start[i]:start[i+1]]
	next   []int32
	later  []int32   // where the neighbours after i begin in next
	pull   []float64 // weight of each neighbour, scaled to a mean near 1
	groups [][]int32 // members of each group of two or more, sorted
	member [][]int32 // groups of each person
	half   []float64 // half the width of each person's box, px
}

// pair is one tie: two people and the weight of the strongest of their ties.
type pair struct {
	a, b int32
	w    float64
}

// newWeb checks the graph and compiles it.
func newWeb(g Graph) (*web, error) {
	for i, n := range g.Nodes {
		if err := n.check(i + 1); err != nil {
			return nil, err
		}
	}
	w := &web{nodes: slices.Clone(g.Nodes), index: make(map[string]int32, len(g.Nodes))}
	// By id, so that the order of the input cannot show in anything later.
	slices.SortStableFunc(w.nodes, func(a, b Node) int { return strings.Compare(a.ID, b.ID) })
	w.half = make([]float64, len(w.nodes))
	for i, n := range w.nodes {
		if _, twice := w.index[n.ID]; twice {
			return nil, fmt.Errorf("two people have the same id: %w", ErrNode)
		}
		w.index[n.ID] = int32(i)
		w.half[i] = boxWidth(n.width()) / 2
	}
	if err := w.addEdges(g.Edges); err != nil {
		return nil, err
	}
	w.addGroups()
	return w, nil
}

// addEdges fills pairs and the neighbour lists. Sorting makes doubled ties
// neighbours in the list and the result the same for any order of edges.
func (w *web) addEdges(edges []Edge) error {
	all := make([]pair, 0, len(edges))
	for i, e := range edges {
		a, okA := w.index[e.From]
		b, okB := w.index[e.To]
		switch {
		case !okA || !okB:
			return fmt.Errorf("tie %d has an end that is not on the map: %w", i+1, ErrEdge)
		case !(e.Weight >= 0 && e.Weight <= math.MaxFloat32):
			return fmt.Errorf("tie %d has the weight %v: %w", i+1, e.Weight, ErrEdge)
		case a == b:
			continue
		}
		weight := e.Weight
		if weight == 0 {
			weight = 1
		}
		all = append(all, pair{min(a, b), max(a, b), weight})
	}
	slices.SortFunc(all, comparePairs)
	for _, p := range all {
		if k := len(w.pairs) - 1; k >= 0 && w.pairs[k].a == p.a && w.pairs[k].b == p.b {
			w.pairs[k].w = max(w.pairs[k].w, p.w)
			continue
		}
		w.pairs = append(w.pairs, p)
	}
	w.linkNeighbours()
	return nil
}

// comparePairs sorts by people, then by weight.
func comparePairs(p, q pair) int {
	if p.a != q.a {
		return int(p.a) - int(q.a)
	}
	if p.b != q.b {
		return int(p.b) - int(q.b)
	}
	switch {
	case p.w < q.w:
		return -1
	case p.w > q.w:
		return 1
	}
	return 0
}

// linkNeighbours builds the flat neighbour lists. Weights act through their
// square root relative to the mean and within 1/2..2, so that one tie entered
// on another scale cannot fold the map.
func (w *web) linkNeighbours() {
	n := len(w.nodes)
	w.start = make([]int32, n+1)
	mean := 0.0
	for _, p := range w.pairs {
		w.start[p.a+1]++
		w.start[p.b+1]++
		mean += p.w
	}
	mean /= max(1, float64(len(w.pairs)))
	for i := 0; i < n; i++ {
		w.start[i+1] += w.start[i]
	}
	w.next = make([]int32, 2*len(w.pairs))
	w.pull = make([]float64, 2*len(w.pairs))
	at := slices.Clone(w.start)
	w.later = make([]int32, n)
	for _, p := range w.pairs {
		pull := min(2, max(0.5, math.Sqrt(p.w/mean)))
		w.next[at[p.a]], w.pull[at[p.a]] = p.b, pull
		w.next[at[p.b]], w.pull[at[p.b]] = p.a, pull
		at[p.a]++
		at[p.b]++
	}
	for i := range w.later {
		k, _ := slices.BinarySearch(w.next[w.start[i]:w.start[i+1]], int32(i))
		w.later[i] = w.start[i] + int32(k)
	}
}

// addGroups lists the groups that have at least two members, in the order of
// their names; a group named twice for one person counts once.
func (w *web) addGroups() {
	byName := map[string][]int32{}
	for i, n := range w.nodes {
		for _, g := range n.Groups {
			if m := byName[g]; g != "" && (len(m) == 0 || m[len(m)-1] != int32(i)) {
				byName[g] = append(m, int32(i))
			}
		}
	}
	names := make([]string, 0, len(byName))
	for g, m := range byName {
		if len(m) > 1 {
			names = append(names, g)
		}
	}
	sort.Strings(names)
	w.member = make([][]int32, len(w.nodes))
	for k, g := range names {
		w.groups = append(w.groups, byName[g])
		for _, i := range byName[g] {
			w.member[i] = append(w.member[i], int32(k))
		}
	}
}

// around returns the neighbours of i and their pulls.
func (w *web) around(i int32) ([]int32, []float64) {
	lo, hi := w.start[i], w.start[i+1]
	return w.next[lo:hi], w.pull[lo:hi]
}
