package graph

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// wellDrawn fails unless everyone has a finite place in the band of their
// ring and no name covers anything.
func wellDrawn(t interface {
	Helper()
	Errorf(string, ...any)
	Fatalf(string, ...any)
}, g Graph, res Result) {
	t.Helper()
	if len(res.Positions) != len(g.Nodes) {
		t.Fatalf("got %d places for %d people", len(res.Positions), len(g.Nodes))
	}
	for _, n := range g.Nodes {
		p, ok := res.Positions[n.ID]
		r := math.Hypot(p.X, p.Y)
		lo := 0.0
		if n.Ring > 1 {
			lo = res.Radii[n.Ring-2]
		}
		if !ok || !p.finite() || p.Ring != n.Ring || r < lo || r > res.Radii[n.Ring-1] {
			t.Errorf("ring %d: got place %v at %v from the middle, want it between %v and %v", n.Ring, p, r, lo, res.Radii[n.Ring-1])
		}
	}
	m, err := Measure(g, res.Positions, nil)
	if err != nil {
		t.Fatalf("Measure: %v", err)
	}
	if m.LabelOverlaps+m.LabelNodeOverlaps+m.RingInversions+m.OutsideBand != 0 {
		t.Errorf("got %d label overlaps, %d labels over nodes, %d inversions, %d outside, want none",
			m.LabelOverlaps, m.LabelNodeOverlaps, m.RingInversions, m.OutsideBand)
	}
}

func TestEveryMapIsWellDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		res, err := Layout(g, nil, nil, Options{Rings: rapid.IntRange(0, 6).Draw(t, "least rings")})
		if err != nil {
			t.Fatalf("Layout: %v", err)
		}
		wellDrawn(t, g, res)
	})
}

func TestTheOrderOfTheInputNeverShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		first, err := Layout(g, nil, nil, Options{})
		if err != nil {
			t.Fatalf("Layout: %v", err)
		}
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		rnd.Shuffle(len(g.Nodes), func(i, j int) { g.Nodes[i], g.Nodes[j] = g.Nodes[j], g.Nodes[i] })
		rnd.Shuffle(len(g.Edges), func(i, j int) { g.Edges[i], g.Edges[j] = g.Edges[j], g.Edges[i] })
		for i := range g.Edges {
			if rnd.IntN(2) == 0 {
				g.Edges[i].From, g.Edges[i].To = g.Edges[i].To, g.Edges[i].From
			}
		}
		again, err := Layout(g, nil, nil, Options{})
		if err != nil {
			t.Fatalf("Layout: %v", err)
		}
		var a, b strings.Builder
		if WritePositions(&a, first.Positions) != nil || WritePositions(&b, again.Positions) != nil || a.String() != b.String() {
			t.Errorf("got another map for the same people in another order")
		}
	})
}

// shapes are networks of the kinds that break layouts.
func shapes() map[string]Graph {
	all := map[string]Graph{"nobody": {}, "one person": {Nodes: []Node{{ID: "a", Label: "Anna", Ring: 3}}}}
	star, clique, loose, long, far := Graph{}, Graph{}, Graph{}, Graph{}, Graph{}
	for i := range 60 {
		id, label := personID(i), fmt.Sprintf("Person %d", i)
		star.Nodes = append(star.Nodes, Node{ID: id, Label: label, Ring: min(1+i, 3)})
		star.Edges = append(star.Edges, Edge{personID(0), id, 1})
		clique.Nodes = append(clique.Nodes, Node{ID: id, Label: label, Ring: 1})
		for j := range i {
			clique.Edges = append(clique.Edges, Edge{id, personID(j), 1})
		}
		loose.Nodes = append(loose.Nodes, Node{ID: id, Label: label, Ring: 1 + i%4})
		if i%3 > 0 {
			loose.Edges = append(loose.Edges, Edge{id, personID(i - 1), 1})
		}
		long.Nodes = append(long.Nodes, Node{ID: id, Label: strings.Repeat("very long ", 1+i%12), Ring: 1 + i%3})
		far.Nodes = append(far.Nodes, Node{ID: id, Label: label, Ring: 1 + 97*(i%4)})
	}
	all["star"], all["clique in one ring"], all["loose pieces"], all["long names"], all["rings with gaps"] = star, clique, loose, long, far
	return all
}

func TestAnyShapeOfNetworkIsWellDrawn(t *testing.T) {
	for name, g := range shapes() {
		t.Run(name, func(t *testing.T) {
			res := mustLayout(t, g, nil, nil, Options{})
			wellDrawn(t, g, res)
			again := mustLayout(t, g, res.Positions, nil, Options{})
			if got, want := asBytes(t, again.Positions), asBytes(t, res.Positions); got != want {
				t.Errorf("the unchanged map moved:\n%s", got)
			}
		})
	}
}

func TestGroupsStandTogether(t *testing.T) {
	g := Graph{}
	for i := range 48 {
		g.Nodes = append(g.Nodes, Node{ID: personID(i), Label: "Somebody", Ring: 1 + i%3, Groups: []string{fmt.Sprint("group ", i%4)}})
	}
	res := mustLayout(t, g, nil, nil, Options{})
	within, across, nw, na := 0.0, 0.0, 0.0, 0.0
	for i, a := range g.Nodes {
		for _, b := range g.Nodes[:i] {
			p, q := res.Positions[a.ID], res.Positions[b.ID]
			d := math.Hypot(p.X-q.X, p.Y-q.Y)
			if a.Groups[0] == b.Groups[0] {
				within, nw = within+d, nw+1
			} else {
				across, na = across+d, na+1
			}
		}
	}
	if got, want := within/nw, 0.75*across/na; got > want {
		t.Errorf("members of a group are %.0f px apart on average, want under %.0f", got, want)
	}
}

func TestLongNamesWidenTheMap(t *testing.T) {
	g := Graph{}
	for i := range 30 {
		g.Nodes = append(g.Nodes, Node{ID: personID(i), Label: "x", Ring: 1})
	}
	short := mustLayout(t, g, nil, nil, Options{})
	for i := range g.Nodes {
		g.Nodes[i].LabelW = 700
	}
	long := mustLayout(t, g, nil, nil, Options{})
	wellDrawn(t, g, long)
	if long.Radii[0] <= short.Radii[0] {
		t.Errorf("got radius %v for 700 px names, want more than %v", long.Radii[0], short.Radii[0])
	}
}

func TestFreshRadiiFollowTheCounts(t *testing.T) {
	g := Graph{}
	for i := range 150 {
		ring := 4
		for k, upTo := range []int{5, 15, 50} {
			if i < upTo {
				ring = min(ring, k+1)
			}
		}
		g.Nodes = append(g.Nodes, Node{ID: personID(i), Label: "Somebody", Ring: ring})
	}
	res := mustLayout(t, g, nil, nil, Options{})
	for k, people := range []float64{5, 15, 50, 150} {
		if got, want := res.Radii[k], math.Sqrt(people*14400/math.Pi); math.Abs(got-want) > 1e-9 {
			t.Errorf("radius %d: got %v, want %v", k+1, got, want)
		}
	}
	empty := mustLayout(t, Graph{}, nil, nil, Options{Rings: 4})
	if got := fmt.Sprint(empty.Radii); got != "[90 180 270 360]" {
		t.Errorf("an empty map of four rings: got radii %s, want [90 180 270 360]", got)
	}
}

func TestUnusableInputIsRefused(t *testing.T) {
	ok := Node{ID: "a", Ring: 1}
	nan, inf := math.NaN(), math.Inf(1)
	tests := []struct {
		name       string
		g          Graph
		prev, pins Positions
		o          Options
		want       error
	}{
		{"no id", Graph{Nodes: []Node{{Ring: 1}}}, nil, nil, Options{}, ErrNode},
		{"id twice", Graph{Nodes: []Node{ok, ok}}, nil, nil, Options{}, ErrNode},
		{"ring 0", Graph{Nodes: []Node{{ID: "a"}}}, nil, nil, Options{}, ErrNode},
		{"ring too far", Graph{Nodes: []Node{{ID: "a", Ring: MaxRing + 1}}}, nil, nil, Options{}, ErrNode},
		{"label width NaN", Graph{Nodes: []Node{{ID: "a", Ring: 1, LabelW: nan}}}, nil, nil, Options{}, ErrNode},
		{"negative label width", Graph{Nodes: []Node{{ID: "a", Ring: 1, LabelW: -1}}}, nil, nil, Options{}, ErrNode},
		{"unknown end", Graph{Nodes: []Node{ok}, Edges: []Edge{{"a", "b", 1}}}, nil, nil, Options{}, ErrEdge},
		{"weight NaN", Graph{Nodes: []Node{ok}, Edges: []Edge{{"a", "a", nan}}}, nil, nil, Options{}, ErrEdge},
		{"negative weight", Graph{Nodes: []Node{ok}, Edges: []Edge{{"a", "a", -1}}}, nil, nil, Options{}, ErrEdge},
		{"pin NaN", Graph{Nodes: []Node{ok}}, nil, Positions{"a": {X: nan}}, Options{}, ErrPlace},
		{"prev infinite", Graph{Nodes: []Node{ok}}, Positions{"b": {Y: inf}}, nil, Options{}, ErrPlace},
		{"radii fall", Graph{Nodes: []Node{ok}}, nil, nil, Options{Radii: []float64{200, 100}}, ErrPlace},
		{"radius NaN", Graph{Nodes: []Node{ok}}, nil, nil, Options{Radii: []float64{nan}}, ErrPlace},
		{"too many rings", Graph{Nodes: []Node{ok}}, nil, nil, Options{Rings: MaxRing + 1}, ErrPlace},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Layout(tt.g, tt.prev, tt.pins, tt.o); !errors.Is(err, tt.want) {
				t.Errorf("got error %v, want %v", err, tt.want)
			}
		})
	}
}

func TestErrorsNeverNameAnybody(t *testing.T) {
	g := Graph{Nodes: []Node{{ID: "Margarethe", Label: "Margarethe", Ring: 0}}}
	_, err := Layout(g, nil, nil, Options{})
	if err == nil || strings.Contains(err.Error(), "Margarethe") {
		t.Errorf("got error %v, want one without the id", err)
	}
}

func TestDoubledTiesAndLoopsChangeNothing(t *testing.T) {
	g := named("h50")
	want := asBytes(t, mustLayout(t, g, nil, nil, Options{}).Positions)
	for _, e := range g.Edges[:60] {
		g.Edges = append(g.Edges, Edge{e.To, e.From, 1}, Edge{e.From, e.From, 1})
	}
	if got := asBytes(t, mustLayout(t, g, nil, nil, Options{}).Positions); got != want {
		t.Error("got another map when ties were listed twice")
	}
}
