package graph

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
)

// picture is a small map drawn by hand.
func picture(at map[string]Point, ties ...[2]string) (Graph, Positions) {
	g, ps := Graph{}, Positions{}
	for id, p := range at {
		g.Nodes = append(g.Nodes, Node{ID: id, Label: "abcd", Ring: p.Ring})
		ps[id] = p
	}
	for _, e := range ties {
		g.Edges = append(g.Edges, Edge{e[0], e[1], 1})
	}
	return g, ps
}

func square() map[string]Point {
	return map[string]Point{"a": {100, 100, 1}, "b": {-100, 100, 1}, "c": {-100, -100, 1}, "d": {100, -100, 1}}
}

func TestCrossingsOfASquare(t *testing.T) {
	tests := map[string]struct {
		ties  [][2]string
		want  int
		share float64
	}{
		"the diagonals":        {[][2]string{{"a", "c"}, {"b", "d"}}, 1, 1},
		"two sides":            {[][2]string{{"a", "b"}, {"c", "d"}}, 0, 0},
		"ties of one person":   {[][2]string{{"a", "c"}, {"a", "b"}, {"a", "d"}}, 0, 0},
		"all six":              {[][2]string{{"a", "b"}, {"b", "c"}, {"c", "d"}, {"d", "a"}, {"a", "c"}, {"b", "d"}}, 1, 1.0 / 3},
		"the same tie doubled": {[][2]string{{"a", "c"}, {"c", "a"}, {"b", "d"}}, 1, 1},
		"a loop":               {[][2]string{{"a", "a"}, {"b", "d"}}, 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			g, at := picture(square(), tt.ties...)
			m := mustMeasure(t, g, at, nil)
			if m.Crossings != tt.want || math.Abs(m.CrossingShare-tt.share) > 1e-12 {
				t.Errorf("got %d crossings, share %v, want %d and %v", m.Crossings, m.CrossingShare, tt.want, tt.share)
			}
		})
	}
}

func TestTouchingIsNotCrossing(t *testing.T) {
	g, at := picture(map[string]Point{"a": {0, 0, 1}, "b": {100, 0, 1}, "c": {50, 0, 1}, "d": {50, 80, 1}, "e": {10, 0, 1}, "f": {90, 0, 1}},
		[2]string{"a", "b"}, [2]string{"c", "d"}, [2]string{"e", "f"})
	if got := mustMeasure(t, g, at, nil).Crossings; got != 0 {
		t.Errorf("got %d crossings, want none: one tie ends on another, one lies in it", got)
	}
}

func TestOverlapsOfLabels(t *testing.T) {
	// The label "abcd" is 28 px wide and 14 high, from 11 to 25 px under the middle.
	tests := map[string]struct {
		dx, dy               float64
		labels, labelOnNodes int
	}{
		"side by side":           {28, 0, 0, 0},
		"labels touch":           {27, 0, 1, 0},
		"label on label":         {0, 13, 1, 1},
		"label on node":          {0, 20, 0, 1},
		"just below":             {0, 34, 0, 0},
		"almost below":           {0, 33, 0, 1},
		"beside the label":       {23, 20, 0, 0},
		"at the label's corner":  {22, 20, 0, 1},
		"same height, same spot": {0, 0, 1, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			g, at := picture(map[string]Point{"a": {0, 100, 1}, "b": {tt.dx, 100 + tt.dy, 1}})
			m := mustMeasure(t, g, at, nil)
			if m.LabelOverlaps != tt.labels || m.LabelNodeOverlaps != tt.labelOnNodes {
				t.Errorf("got %d and %d, want %d labels on labels and %d on nodes", m.LabelOverlaps, m.LabelNodeOverlaps, tt.labels, tt.labelOnNodes)
			}
		})
	}
}

func TestRingsInTheWrongOrderAreCounted(t *testing.T) {
	g, at := picture(map[string]Point{"a": {50, 0, 1}, "b": {0, 60, 1}, "c": {-200, 0, 2}, "d": {0, -55, 2}, "e": {0, -300, 3}})
	m := mustMeasure(t, g, at, nil)
	if m.RingInversions != 1 || m.OutsideBand != 1 {
		t.Errorf("got %d inversions and %d outside, want 1 and 1", m.RingInversions, m.OutsideBand)
	}
	if want := 100.0 / 8; math.Abs(m.RingInversionPercent-want) > 1e-12 {
		t.Errorf("got %v %% of pairs inverted, want %v", m.RingInversionPercent, want)
	}
}

func TestUseOfTheSpace(t *testing.T) {
	tests := map[string]struct {
		at                map[string]Point
		imbalance, sector float64
	}{
		"a square":          {square(), 0, 90},
		"one side":          {map[string]Point{"a": {10, 0, 1}, "b": {500, 0, 1}}, 1, 360},
		"a quarter":         {map[string]Point{"a": {10, 0, 1}, "b": {0, 70, 1}}, math.Sqrt(0.5), 270},
		"one in the middle": {map[string]Point{"a": {0, 0, 1}, "b": {0, 70, 1}, "c": {0, -70, 1}}, 0, 180},
		"nobody anywhere":   {nil, 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			g, at := picture(tt.at)
			m := mustMeasure(t, g, at, nil)
			if math.Abs(m.Imbalance-tt.imbalance) > 1e-9 || math.Abs(m.LargestEmptySector-tt.sector) > 1e-9 {
				t.Errorf("got imbalance %v and sector %v, want %v and %v", m.Imbalance, m.LargestEmptySector, tt.imbalance, tt.sector)
			}
		})
	}
}

func TestNeighbourhoodAndStress(t *testing.T) {
	line := map[string]Point{"a": {-100, 10, 1}, "b": {0, 10, 1}, "c": {100, 10, 1}}
	g, at := picture(line, [2]string{"a", "b"}, [2]string{"b", "c"})
	m := mustMeasure(t, g, at, nil)
	if m.Neighbourhood != 1 || m.Stress > 1e-12 {
		t.Errorf("a path drawn as a line: got %v and %v, want neighbourhood 1 and stress 0", m.Neighbourhood, m.Stress)
	}
	g, at = picture(line, [2]string{"a", "c"})
	m = mustMeasure(t, g, at, nil)
	if m.Neighbourhood != 0 {
		t.Errorf("tied people with another between: got neighbourhood %v, want 0", m.Neighbourhood)
	}
	// One tie drawn 1 and one drawn 3 long: best scale 4/10, stress (2−16/10)/2.
	g, at = picture(map[string]Point{"a": {0, 1, 1}, "b": {0, 2, 1}, "c": {5, 0, 1}, "d": {8, 0, 1}}, [2]string{"a", "b"}, [2]string{"c", "d"})
	if got := mustMeasure(t, g, at, nil).Stress; math.Abs(got-0.2) > 1e-12 {
		t.Errorf("got stress %v, want 0.2", got)
	}
}

func TestMovesAreSharesOfTheRadius(t *testing.T) {
	g, at := picture(square())
	prev := Positions{"a": {100, 100, 1}, "b": {-100, 100, 1}, "gone": {5, 5, 1}, "c": {-100, -130, 1}}
	m := mustMeasure(t, g, at, prev)
	if want := 30 / m.Radius; math.Abs(m.LargestDisplacement-want) > 1e-12 || math.Abs(m.MeanDisplacement-want/3) > 1e-12 {
		t.Errorf("got %v and %v, want %v at most and a third of it on average", m.LargestDisplacement, m.MeanDisplacement, want)
	}
	if m.Radius < 100*math.Sqrt2 {
		t.Errorf("got radius %v, want all people inside", m.Radius)
	}
}

func TestTheFiguresHaveFixedNames(t *testing.T) {
	g, at := picture(square(), [2]string{"a", "c"}, [2]string{"b", "d"})
	var out bytes.Buffer
	if err := mustMeasure(t, g, at, nil).Write(&out); err != nil {
		t.Fatalf("Write: %v", err)
	}
	for _, want := range []string{"people 4\n", "ties 2\n", "crossings 1\n", "overlaps 0\n", "ring_inversions 0\n", "outside_band 0\n", "imbalance 0.000000\n", "largest_empty_sector 90.000000\n", "mean_displacement 0.000000\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got figures\n%swant a line %q", out.String(), want)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		if len(strings.Fields(line)) != 2 {
			t.Errorf("got line %q, want a name and a value", line)
		}
	}
	if err := mustMeasure(t, g, at, nil).Write(fullDisk{}); !errors.Is(err, errFull) {
		t.Errorf("got error %v, want %v", err, errFull)
	}
}

var errFull = errors.New("disk full")

// fullDisk takes nothing.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestAPictureWithoutEveryoneIsNotMeasured(t *testing.T) {
	g, at := picture(square())
	delete(at, "b")
	if _, err := Measure(g, at, nil); !errors.Is(err, ErrPlace) {
		t.Errorf("got error %v, want %v", err, ErrPlace)
	}
	at["b"] = Point{X: math.NaN()}
	if _, err := Measure(g, at, nil); !errors.Is(err, ErrPlace) {
		t.Errorf("got error %v, want %v", err, ErrPlace)
	}
	at["b"] = Point{}
	if _, err := Measure(g, at, Positions{"a": {X: math.Inf(1)}}); !errors.Is(err, ErrPlace) {
		t.Errorf("got error %v, want %v", err, ErrPlace)
	}
	if _, err := Measure(Graph{Nodes: []Node{{}}}, nil, nil); !errors.Is(err, ErrNode) {
		t.Errorf("got error %v, want %v", err, ErrNode)
	}
}
