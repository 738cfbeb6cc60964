package graph

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// mustLayout lays out or fails the test.
func mustLayout(t testing.TB, g Graph, prev, pins Positions, o Options) Result {
	t.Helper()
	res, err := Layout(g, prev, pins, o)
	if err != nil {
		t.Fatalf("Layout of %d people: %v", len(g.Nodes), err)
	}
	return res
}

func mustMeasure(t testing.TB, g Graph, at, prev Positions) Metrics {
	t.Helper()
	m, err := Measure(g, at, prev)
	if err != nil {
		t.Fatalf("Measure: %v", err)
	}
	return m
}

// asBytes is the map as a file.
func asBytes(t testing.TB, ps Positions) string {
	t.Helper()
	var out strings.Builder
	if err := WritePositions(&out, ps); err != nil {
		t.Fatalf("WritePositions: %v", err)
	}
	return out.String()
}

// anyGraph draws networks as people make them, and worse: loose ends, loops,
// doubled ties, empty rings, names from nothing to very long.
func anyGraph(t *rapid.T) Graph {
	n := rapid.IntRange(0, 40).Draw(t, "people")
	rings := rapid.SampledFrom([]int{1, 2, 4, 9, 14}).Draw(t, "rings")
	longest := rapid.SampledFrom([]int{6, 14, 60}).Draw(t, "longest label")
	g := Graph{}
	for i := range n {
		node := Node{ID: fmt.Sprintf("%c%d", 'a'+i%3, i), Ring: rapid.IntRange(1, rings).Draw(t, "ring")}
		node.Label = strings.Repeat("é", rapid.IntRange(0, longest).Draw(t, "label"))
		if rapid.IntRange(0, 3).Draw(t, "in a group") == 0 {
			node.Groups = []string{rapid.SampledFrom([]string{"choir", "family", "work"}).Draw(t, "group")}
		}
		g.Nodes = append(g.Nodes, node)
	}
	if n > 0 {
		person := rapid.IntRange(0, n-1)
		for range rapid.IntRange(0, 3*n).Draw(t, "ties") {
			a, b := person.Draw(t, "from"), person.Draw(t, "to")
			g.Edges = append(g.Edges, Edge{g.Nodes[a].ID, g.Nodes[b].ID, float64(rapid.IntRange(0, 9).Draw(t, "weight"))})
		}
	}
	return g
}

// without returns the graph and its ties less the given people.
func without(g Graph, gone map[string]bool) Graph {
	out := Graph{}
	for _, n := range g.Nodes {
		if !gone[n.ID] {
			out.Nodes = append(out.Nodes, n)
		}
	}
	for _, e := range g.Edges {
		if !gone[e.From] && !gone[e.To] {
			out.Edges = append(out.Edges, e)
		}
	}
	return out
}

// with returns the graph and one more person who is tied to the given ones.
func with(g Graph, n Node, to ...string) Graph {
	out := Graph{Nodes: append(append([]Node(nil), g.Nodes...), n), Edges: append([]Edge(nil), g.Edges...)}
	for _, id := range to {
		out.Edges = append(out.Edges, Edge{n.ID, id, 1})
	}
	return out
}
