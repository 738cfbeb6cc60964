package graph

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"sort"
)

// network is a made-up circle of people whose ties come from shared foci
// (Feld 1981, The focused organization of social ties): households, teams,
// choirs. Rings follow Dunbar's layers of 5, 15, 50, 150 and 500 by noisy
// degree, so that the best connected tend to be the closest.
type network struct {
	name  string
	n, m  int
	seed  uint64
	Graph Graph
}

// networks returns the sets that the layout was tuned on (s…) and those that
// it never saw while being tuned (h…).
func networks() []network {
	all := []network{
		{name: "s50", n: 50, m: 275, seed: 1}, {name: "s150", n: 150, m: 1065, seed: 2},
		{name: "s500", n: 500, m: 4492, seed: 3}, {name: "s2000", n: 2000, m: 13834, seed: 4},
		{name: "h50", n: 50, m: 190, seed: 11}, {name: "h150", n: 150, m: 820, seed: 12},
		{name: "h500", n: 500, m: 2900, seed: 13},
	}
	return all
}

// named returns one of networks by its name.
func named(name string) Graph {
	for _, s := range networks() {
		if s.name == name {
			return foci(s.n, s.m, s.seed)
		}
	}
	panic("no network " + name)
}

// foci makes a network of n people and m ties.
func foci(n, m int, seed uint64) Graph {
	rnd := rand.New(rand.NewPCG(seed, 77))
	home := make([]float64, n) // where on a circle of milieus each person lives
	for i := range home {
		home[i] = rnd.Float64()
	}
	tied := map[[2]int]bool{}
	order := rnd.Perm(n)
	for k := 0; len(tied) < m; k++ {
		joinFocus(rnd, home, order[k%n], tied, m)
	}
	degree := make([]float64, n)
	g := Graph{}
	for p := range tied {
		degree[p[0]]++
		degree[p[1]]++
		g.Edges = append(g.Edges, Edge{From: personID(p[0]), To: personID(p[1]), Weight: 1})
	}
	sort.Slice(g.Edges, func(i, j int) bool {
		a, b := g.Edges[i], g.Edges[j]
		return a.From < b.From || a.From == b.From && a.To < b.To
	})
	rings := layers(rnd, degree)
	for i := range n {
		g.Nodes = append(g.Nodes, Node{ID: personID(i), Label: someName(rnd), Ring: rings[i]})
	}
	return g
}

func personID(i int) string { return fmt.Sprintf("p%04d", i) }

// joinFocus brings some people together around one of them and ties most pairs
// of them. Most foci gather people of one milieu; one in six draws from
// anywhere.
func joinFocus(rnd *rand.Rand, home []float64, host int, tied map[[2]int]bool, m int) {
	n := len(home)
	size := min(4+int(rnd.ExpFloat64()*10), n/4+2)
	centre, wide := home[host], (0.5+2*rnd.Float64())*float64(size)/float64(n)
	if rnd.IntN(6) == 0 {
		wide = 0.4
	}
	seen := map[int]bool{host: true}
	for tries := 0; len(seen) < size && tries < 100*n; tries++ {
		i := rnd.IntN(n)
		away := math.Abs(home[i] - centre)
		away = min(away, 1-away)
		if rnd.Float64() < math.Exp(-away*away/(2*wide*wide)) {
			seen[i] = true
		}
	}
	p := min(0.9, 4/float64(size)+0.3)
	in := slices.Sorted(maps.Keys(seen))
	for a := range in {
		for b := a + 1; b < len(in); b++ {
			if rnd.Float64() < p && len(tied) < m {
				tied[[2]int{in[a], in[b]}] = true
			}
		}
	}
}

// layers ranks people by degree with noise into rings 1, 2, 3 …
func layers(rnd *rand.Rand, degree []float64) []int {
	score := make([]float64, len(degree))
	order := make([]int, len(degree))
	for i, d := range degree {
		order[i] = i
		score[i] = (d + 1) * math.Exp(0.5*rnd.NormFloat64())
	}
	sort.Slice(order, func(i, j int) bool { return score[order[i]] > score[order[j]] })
	rings := make([]int, len(degree))
	for rank, i := range order {
		rings[i] = 6
		for k, upTo := range []int{5, 15, 50, 150, 500} {
			if rank < upTo {
				rings[i] = k + 1
				break
			}
		}
	}
	return rings
}

// someName makes a pronounceable name of 3 to 14 letters.
func someName(rnd *rand.Rand) string {
	const soft, open = "bdfgklmnprstvz", "aeiou"
	name := ""
	for range 2 + rnd.IntN(3) {
		name += string(soft[rnd.IntN(len(soft))]) + string(open[rnd.IntN(len(open))])
	}
	if rnd.IntN(3) == 0 {
		name += " " + string(soft[rnd.IntN(len(soft))]-32) + string(open[rnd.IntN(len(open))])
	}
	return name
}
