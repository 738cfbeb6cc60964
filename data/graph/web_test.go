package graph

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestTiesAreKeptOnceAndBothWays(t *testing.T) {
	w := webOf(t, Graph{
		Nodes: []Node{{ID: "c", Ring: 1}, {ID: "a", Ring: 1}, {ID: "b", Ring: 1}},
		Edges: []Edge{{"c", "a", 2}, {"a", "c", 8}, {"b", "b", 5}, {"a", "b", 0}, {"c", "a", 3}},
	})
	if got, want := w.pairs, []pair{{0, 1, 1}, {0, 2, 8}}; !slices.Equal(got, want) {
		t.Errorf("got ties %v, want %v: people by id, the largest weight, 0 as 1", got, want)
	}
	tied, pull := w.around(0)
	if !slices.Equal(tied, []int32{1, 2}) || pull[0] >= pull[1] {
		t.Errorf("got neighbours %v pulling %v, want 1 and 2, the second stronger", tied, pull)
	}
	for i, p := range pull {
		if p < 0.5 || p > 2 {
			t.Errorf("pull %d: got %v, want 0.5 to 2", i, p)
		}
	}
	if tied, _ := w.around(2); !slices.Equal(tied, []int32{0}) {
		t.Errorf("got neighbours %v of the last, want the first", tied)
	}
}

func TestOneHugeWeightCannotFoldTheMap(t *testing.T) {
	w := webOf(t, Graph{
		Nodes: []Node{{ID: "a", Ring: 1}, {ID: "b", Ring: 1}, {ID: "c", Ring: 1}},
		Edges: []Edge{{"a", "b", 1e30}, {"b", "c", 1e-30}},
	})
	if _, pull := w.around(1); pull[0] > 2 || pull[1] < 0.5 {
		t.Errorf("got pulls %v, want them within 0.5 and 2", pull)
	}
}

func TestGroupsOfOneAndDoubledNamesDoNotCount(t *testing.T) {
	w := webOf(t, Graph{Nodes: []Node{
		{ID: "a", Ring: 1, Groups: []string{"choir", "choir", "alone", ""}},
		{ID: "b", Ring: 1, Groups: []string{"choir", ""}},
	}})
	if len(w.groups) != 1 || !slices.Equal(w.groups[0], []int32{0, 1}) {
		t.Errorf("got groups %v, want one with both people", w.groups)
	}
	if len(w.member[0]) != 1 || len(w.member[1]) != 1 {
		t.Errorf("got memberships %v, want one each", w.member)
	}
}

func TestLabelWidth(t *testing.T) {
	tests := []struct {
		node Node
		want float64
	}{
		{Node{Label: ""}, 0},
		{Node{Label: "Anna"}, 28},
		{Node{Label: "Änne"}, 28},
		{Node{Label: "日本"}, 14},
		{Node{Label: "Anna", LabelW: 31.5}, 31.5},
		{Node{Label: strings.Repeat("x", 100)}, 700},
	}
	for _, tt := range tests {
		if got := tt.node.width(); got != tt.want {
			t.Errorf("label %q, LabelW %v: got %v, want %v", tt.node.Label, tt.node.LabelW, got, tt.want)
		}
	}
}

func TestFreshBandsHaveEqualAreaPerPerson(t *testing.T) {
	r := freshRings([]demand{{}, {people: 40}, {people: 80}, {people: 160}})
	for k, people := range []float64{40, 80, 160} {
		area := math.Pi * (r.edge[k+1]*r.edge[k+1] - r.edge[k]*r.edge[k])
		if got := area / people; math.Abs(got-personArea) > 1e-6 {
			t.Errorf("ring %d: got %v px² a person, want %v", k+1, got, personArea)
		}
	}
}

func TestNoBandIsTooNarrowAndFarEmptyOnesTakeNoRoom(t *testing.T) {
	need := make([]demand, 31)
	need[1].people, need[3].people, need[30].people = 500, 1, 1
	r := freshRings(need)
	for k := 2; k <= emptyWide; k++ {
		if got := r.edge[k] - r.edge[k-1]; got < minBand-1e-9 {
			t.Errorf("ring %d: got width %v, want at least %v", k, got, minBand)
		}
	}
	if r.edge[29] != r.edge[emptyWide] {
		t.Errorf("empty rings beyond %d: got %v px, want none", emptyWide, r.edge[29]-r.edge[emptyWide])
	}
	if got := r.edge[30] - r.edge[29]; got < minBand-1e-9 {
		t.Errorf("ring 30: got width %v, want at least %v", got, minBand)
	}
}

func TestWideningMovesEverythingOutsideByTheSameStep(t *testing.T) {
	r := rings{[]float64{0, 100, 200, 300}}
	got := r.widen(2, 0.2)
	step := got.edge[2] - 200
	if got.edge[1] != 100 || step < 4 || math.Abs(got.edge[3]-300-step) > 1e-9 {
		t.Errorf("got %v, want the first limit kept and the others moved by one step", got.edge)
	}
	if want := 1.2 * (200*200 - 100*100); math.Abs(got.edge[2]*got.edge[2]-100*100-want) > 1e-6 {
		t.Errorf("got area %v, want a fifth more: %v", got.edge[2]*got.edge[2]-100*100, want)
	}
	if r.edge[2] != 200 {
		t.Errorf("the old limits changed to %v", r.edge)
	}
	if got := (rings{[]float64{0, 50, 50}}).widen(2, 0.1); got.edge[2] < 54 {
		t.Errorf("a band without width: got %v, want it at least 4 px wide", got.edge)
	}
}

func TestCarryingKeepsTheAngleAndTheShareOfTheBand(t *testing.T) {
	from, to := rings{[]float64{0, 100, 200}}, rings{[]float64{0, 120, 260}}
	got := carry(Point{X: 90, Y: 120, Ring: 2}, 2, from, to) // 150 out, halfway
	if r := math.Hypot(got.X, got.Y); math.Abs(r-190) > 0.02 || turned(got, Point{X: 90, Y: 120}) > 0.01 || got.Ring != 2 {
		t.Errorf("got %v at %v, want the same angle at 190", got, r)
	}
	same := Point{X: 33.333333333, Y: 1}
	if got := carry(same, 1, from, rings{[]float64{0, 100, 300}}); got != same {
		t.Errorf("got %v, want %v untouched where the band did not change", got, same)
	}
	if got := carry(Point{Ring: 1}, 1, from, to); got != (Point{Ring: 1}) {
		t.Errorf("got %v, want the middle kept", got)
	}
}
