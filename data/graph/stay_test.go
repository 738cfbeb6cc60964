package graph

import (
	"fmt"
	"maps"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// turned is the angle between two places as seen from the middle, in degrees.
func turned(p, q Point) float64 {
	d := math.Abs(math.Atan2(p.Y, p.X)-math.Atan2(q.Y, q.X)) * 180 / math.Pi
	return min(d, 360-d)
}

func TestAnUnchangedMapStaysAsItIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		o := Options{Rings: rapid.IntRange(0, 5).Draw(t, "least rings")}
		before, err := Layout(g, nil, nil, o)
		if err != nil {
			t.Fatalf("Layout: %v", err)
		}
		if rapid.Bool().Draw(t, "radii known") {
			o.Radii = before.Radii
		}
		after, err := Layout(g, before.Positions, nil, o)
		if err != nil {
			t.Fatalf("Layout: %v", err)
		}
		if !maps.Equal(before.Positions, after.Positions) {
			t.Errorf("somebody moved:\n%v\n%v", before.Positions, after.Positions)
		}
	})
}

func TestPinsAreKeptExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		var prev Positions
		if rapid.Bool().Draw(t, "has a map before") {
			res, err := Layout(g, nil, nil, Options{})
			if err != nil {
				t.Fatalf("Layout: %v", err)
			}
			prev = res.Positions
		}
		pins := Positions{"stranger": {X: 1, Y: 2}}
		for _, n := range g.Nodes {
			if rapid.IntRange(0, 4).Draw(t, "pinned") == 0 {
				pins[n.ID] = Point{X: rapid.Float64Range(-900, 900).Draw(t, "x"), Y: rapid.Float64Range(-900, 900).Draw(t, "y")}
			}
		}
		res, err := Layout(g, prev, pins, Options{})
		if err != nil {
			t.Fatalf("Layout: %v", err)
		}
		for id, pin := range pins {
			if p, ok := res.Positions[id]; ok && (p.X != pin.X || p.Y != pin.Y) {
				t.Errorf("got %v, want exactly the pin %v", p, pin)
			}
		}
		if _, ok := res.Positions["stranger"]; ok || len(res.Positions) != len(g.Nodes) {
			t.Errorf("got %d places for %d people", len(res.Positions), len(g.Nodes))
		}
	})
}

func TestPinnedPeopleAreGivenRoom(t *testing.T) {
	g := named("h50")
	before := mustLayout(t, g, nil, nil, Options{})
	// The pin is put right on someone else of the same ring.
	a, b := g.Nodes[3], Node{}
	for _, n := range g.Nodes {
		if n.ID != a.ID && n.Ring == a.Ring {
			b = n
		}
	}
	pins := Positions{a.ID: before.Positions[b.ID]}
	after := mustLayout(t, g, before.Positions, pins, Options{})
	if got := after.Positions[a.ID]; got != pins[a.ID] {
		t.Errorf("got %v, want the pin %v", got, pins[a.ID])
	}
	m := mustMeasure(t, g, after.Positions, nil)
	if m.LabelOverlaps+m.LabelNodeOverlaps != 0 {
		t.Errorf("got %d overlaps, want none", m.LabelOverlaps+m.LabelNodeOverlaps)
	}
	for _, n := range g.Nodes {
		if n.ID != a.ID && n.ID != b.ID && after.Positions[n.ID] != before.Positions[n.ID] {
			t.Errorf("somebody who was not in the way moved to %v", after.Positions[n.ID])
		}
	}
}

// fivePercent names every twentieth person, starting somewhere.
func fivePercent(g Graph, start int) map[string]bool {
	some := map[string]bool{}
	for i := start; i < len(g.Nodes); i += 20 {
		some[g.Nodes[i].ID] = true
	}
	return some
}

func TestNewcomersMoveNobody(t *testing.T) {
	for _, name := range []string{"s50", "h50", "s150", "h150", "h500"} {
		t.Run(name, func(t *testing.T) {
			g := named(name)
			few := without(g, fivePercent(g, 7))
			before := mustLayout(t, few, nil, nil, Options{})
			after := mustLayout(t, g, before.Positions, nil, Options{})
			wellDrawn(t, g, after)
			m := mustMeasure(t, g, after.Positions, before.Positions)
			if m.MeanDisplacement > 0.01 || m.LargestDisplacement > 0.02 {
				t.Errorf("people moved by %v on average and %v at most, want 0.01 and 0.02 of the radius at most", m.MeanDisplacement, m.LargestDisplacement)
			}
		})
	}
}

func TestOneNewcomerMovesNobody(t *testing.T) {
	for _, name := range []string{"h50", "h150", "h500"} {
		g := named(name)
		before := mustLayout(t, g, nil, nil, Options{})
		more := with(g, Node{ID: "new", Label: "Newcomer", Ring: 3}, personID(3), personID(30))
		after := mustLayout(t, more, before.Positions, nil, Options{})
		for id, p := range before.Positions {
			if after.Positions[id] != p {
				t.Errorf("%s: somebody moved from %v to %v", name, p, after.Positions[id])
			}
		}
		wellDrawn(t, more, after)
	}
}

func TestNewcomersStandNearThoseTheyKnow(t *testing.T) {
	g := named("h150")
	before := mustLayout(t, g, nil, nil, Options{})
	friend := g.Nodes[40]
	more := with(g, Node{ID: "new", Label: "Newcomer", Ring: friend.Ring}, friend.ID)
	after := mustLayout(t, more, before.Positions, nil, Options{})
	p, q := after.Positions["new"], before.Positions[friend.ID]
	if got, want := math.Hypot(p.X-q.X, p.Y-q.Y), after.Radii[len(after.Radii)-1]/2; got > want {
		t.Errorf("the newcomer stands %.0f px from the only friend, want at most %.0f", got, want)
	}
}

func TestWhoeverReturnsFindsTheOldPlace(t *testing.T) {
	for _, name := range []string{"s50", "h150"} {
		g := named(name)
		before := mustLayout(t, g, nil, nil, Options{})
		gone := fivePercent(g, 3)
		fewer := mustLayout(t, without(g, gone), before.Positions, nil, Options{})
		if len(fewer.Away) != len(gone) {
			t.Errorf("%s: got %d kept places, want %d", name, len(fewer.Away), len(gone))
		}
		known := maps.Clone(fewer.Positions)
		maps.Copy(known, fewer.Away)
		// Someone new comes in the meantime and must not take a kept place.
		between := with(without(g, gone), Node{ID: "new", Label: "Newcomer", Ring: 3})
		next := mustLayout(t, between, known, nil, Options{})
		maps.Copy(known, next.Positions)
		back := mustLayout(t, with(g, Node{ID: "new", Label: "Newcomer", Ring: 3}), known, nil, Options{})
		for id, p := range before.Positions {
			if back.Positions[id] != p {
				t.Errorf("%s: got %v, want the old place %v", name, back.Positions[id], p)
			}
		}
	}
}

func TestWhoeverChangesRingsKeepsTheAngle(t *testing.T) {
	for _, name := range []string{"s50", "h50", "h150"} {
		g := named(name)
		before := mustLayout(t, g, nil, nil, Options{})
		for i := 0; i < len(g.Nodes); i += 5 {
			for _, step := range []int{-1, 1} {
				moved := Graph{Nodes: append([]Node(nil), g.Nodes...), Edges: g.Edges}
				id := g.Nodes[i].ID
				ring := min(max(1, g.Nodes[i].Ring+step), len(before.Radii))
				moved.Nodes[i].Ring = ring
				after := mustLayout(t, moved, before.Positions, nil, Options{})
				if got := turned(before.Positions[id], after.Positions[id]); got > 10 {
					t.Errorf("%s: ring %d to %d turned by %.1f degrees, want at most 10", name, g.Nodes[i].Ring, ring, got)
				}
				wellDrawn(t, moved, after)
				sum, radius := 0.0, after.Radii[len(after.Radii)-1]
				for other, p := range before.Positions {
					if other != id {
						sum += math.Hypot(p.X-after.Positions[other].X, p.Y-after.Positions[other].Y)
					}
				}
				if got := sum / float64(len(g.Nodes)) / radius; got > 0.005 {
					t.Errorf("%s: the others moved by %.4f of the radius on average, want at most 0.005", name, got)
				}
			}
		}
	}
}

func TestAFullBandWidensAndKeepsAngles(t *testing.T) {
	for _, known := range []bool{true, false} {
		g := Graph{}
		for i := range 30 {
			g.Nodes = append(g.Nodes, Node{ID: personID(i), Label: "Somebody", Ring: 1 + min(i/5, 1)})
		}
		last := mustLayout(t, g, nil, nil, Options{})
		first := last
		for i := 30; i < 60; i++ {
			g = with(g, Node{ID: personID(i), Label: "Somebody", Ring: 1})
			o := Options{}
			if known {
				o.Radii = last.Radii
			}
			next := mustLayout(t, g, last.Positions, nil, o)
			wellDrawn(t, g, next)
			m := mustMeasure(t, g, next.Positions, last.Positions)
			if m.MeanDisplacement > 0.03 {
				t.Errorf("person %d: people moved by %.4f on average, want at most 0.03", i, m.MeanDisplacement)
			}
			for id, p := range last.Positions {
				if got := turned(p, next.Positions[id]); p.Ring == 2 && got > 0.1 {
					t.Errorf("person %d: somebody outside turned by %.2f degrees, want none", i, got)
				}
			}
			last = next
		}
		if got := last.Radii[0]; got <= first.Radii[0] || got > 2.7*first.Radii[0] {
			t.Errorf("with 35 people instead of 5 the inner radius went from %v to %v, want it wider but not beyond need", first.Radii[0], got)
		}
	}
}

func TestHopelessPlacesAreMended(t *testing.T) {
	g := named("h50")
	for name, place := range map[string]func(i int) Point{
		"all in the middle": func(int) Point { return Point{} },
		"all on one spot":   func(int) Point { return Point{X: 300, Y: 40, Ring: 1} },
		"very far away":     func(i int) Point { return Point{X: 1e8 + float64(i), Ring: 3} },
		"rings upside down": func(i int) Point {
			return Point{X: 900 / float64(g.Nodes[i].Ring), Y: float64(i), Ring: g.Nodes[i].Ring}
		},
		"rings beyond numbers": func(i int) Point { return Point{X: float64(40 * i), Ring: 1 << 40} },
	} {
		t.Run(name, func(t *testing.T) {
			prev := Positions{"away": {X: 1, Y: 1, Ring: 1 << 30}}
			for i, n := range g.Nodes {
				prev[n.ID] = place(i)
			}
			wellDrawn(t, g, mustLayout(t, g, prev, nil, Options{}))
		})
	}
}

func TestManyNewcomersAreSeatedAroundThoseWhoStay(t *testing.T) {
	g := named("h150")
	gone := map[string]bool{}
	for i := 20; i < 150; i++ {
		gone[personID(i)] = true
	}
	before := mustLayout(t, without(g, gone), nil, nil, Options{Rings: 4})
	after := mustLayout(t, g, before.Positions, nil, Options{Rings: 4})
	wellDrawn(t, g, after)
	for id, p := range before.Positions {
		if got := turned(p, after.Positions[id]); got > 5 {
			t.Errorf("somebody who was there turned by %.1f degrees, want at most 5", got)
		}
	}
	cold := mustMeasure(t, g, mustLayout(t, g, nil, nil, Options{}).Positions, nil)
	if m := mustMeasure(t, g, after.Positions, nil); float64(m.Crossings) > 1.5*float64(cold.Crossings) {
		t.Errorf("got %d crossings, want at most half more than the %d of a fresh map", m.Crossings, cold.Crossings)
	}
}

func TestLifeOfAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		known, radii := Positions{}, []float64(nil)
		for step := range 4 {
			res, err := Layout(g, known, nil, Options{Radii: radii})
			if err != nil {
				t.Fatalf("step %d: %v", step, err)
			}
			wellDrawn(t, g, res)
			known, radii = maps.Clone(res.Away), res.Radii
			maps.Copy(known, res.Positions)
			switch rapid.IntRange(0, 2).Draw(t, "change") {
			case 0:
				g = with(g, Node{ID: fmt.Sprint("late ", step), Label: "Latecomer", Ring: rapid.IntRange(1, 5).Draw(t, "ring")})
			case 1:
				if n := len(g.Nodes); n > 0 {
					g = without(g, map[string]bool{g.Nodes[rapid.IntRange(0, n-1).Draw(t, "leaves")].ID: true})
				}
			case 2:
				if n := len(g.Nodes); n > 0 {
					g.Nodes = append([]Node(nil), g.Nodes...)
					g.Nodes[rapid.IntRange(0, n-1).Draw(t, "mover")].Ring = rapid.IntRange(1, 5).Draw(t, "ring")
				}
			}
		}
	})
}

func TestNewcomersStandNearTheirGroup(t *testing.T) {
	g := Graph{}
	for i := range 40 {
		g.Nodes = append(g.Nodes, Node{ID: personID(i), Label: "Somebody", Ring: 1 + i%3, Groups: []string{fmt.Sprint("group ", i%2)}})
	}
	before := mustLayout(t, g, nil, nil, Options{})
	more := with(g, Node{ID: "new", Label: "Newcomer", Ring: 3, Groups: []string{"group 1"}})
	after := mustLayout(t, more, before.Positions, nil, Options{})
	at := after.Positions["new"]
	var away [2]float64
	for i, n := range g.Nodes {
		away[i%2] += math.Hypot(at.X-after.Positions[n.ID].X, at.Y-after.Positions[n.ID].Y) / 20
	}
	if away[1] > 0.8*away[0] {
		t.Errorf("the newcomer stands %.0f px from the own group and %.0f from the other, want it much nearer to the own", away[1], away[0])
	}
}

func TestKeptPlacesAreGivenUpBeforeTheBandWidens(t *testing.T) {
	g := Graph{}
	for i := range 6 {
		g.Nodes = append(g.Nodes, Node{ID: personID(i), Label: "Somebody", Ring: 1})
	}
	before := mustLayout(t, g, nil, nil, Options{})
	prev := maps.Clone(before.Positions)
	for k := range 200 { // kept places all over the ring
		s, c := math.Sincos(float64(k) * goldenTurn)
		r := 60 + float64(k)/2
		prev[fmt.Sprint("away ", k)] = Point{X: r * c, Y: r * s, Ring: 1}
	}
	more := with(g, Node{ID: "new", Label: "Newcomer", Ring: 1})
	after := mustLayout(t, more, prev, nil, Options{Radii: before.Radii})
	wellDrawn(t, more, after)
	if after.Radii[0] != before.Radii[0] {
		t.Errorf("the ring widened from %v to %v though only kept places filled it", before.Radii[0], after.Radii[0])
	}
	if len(after.Away) != 0 {
		t.Errorf("got %d places kept, want them given up", len(after.Away))
	}
}

func TestARingWithoutAnyFreePlaceWidens(t *testing.T) {
	// Very wide names pinned in rows cover the whole of ring 1.
	g, pins := Graph{Nodes: []Node{{ID: "a", Label: "Anna", Ring: 1}, {ID: "b", Label: "Bert", Ring: 3}}}, Positions{}
	for y := -300; y <= 300; y += 30 {
		id := fmt.Sprint("wide ", y)
		g.Nodes = append(g.Nodes, Node{ID: id, LabelW: 4000, Ring: 2})
		pins[id] = Point{Y: float64(y)}
	}
	res := mustLayout(t, g, nil, pins, Options{})
	a := res.Positions["a"]
	if math.Abs(a.Y) < 330 {
		t.Errorf("got place %v, want one clear of the pinned names", a)
	}
	if r := math.Hypot(a.X, a.Y); r > res.Radii[0] || res.Radii[1] < res.Radii[0]+minBand || res.Radii[2] < res.Radii[1]+minBand {
		t.Errorf("got radii %v with Anna at %v, want her inside the first and every band at least %v wide", res.Radii, r, minBand)
	}
}
