package graph

import (
	"fmt"
	"math"
	"testing"
)

func TestPeopleGiveWayToWhoeverChangesRings(t *testing.T) {
	// Ring 2 is full at the mover's angle: nine people with wide names, one under the other.
	g, prev := Graph{}, Positions{}
	for k := -4; k <= 4; k++ {
		id := fmt.Sprint("there ", k)
		g.Nodes = append(g.Nodes, Node{ID: id, Label: "Bartholomew", Ring: 2})
		prev[id] = Point{X: 250, Y: float64(41 * k), Ring: 2}
	}
	g.Nodes = append(g.Nodes, Node{ID: "mover", Label: "Bartholomew", Ring: 2}, Node{ID: "far", Label: "x", Ring: 3})
	prev["mover"], prev["far"] = Point{X: 100, Y: 1, Ring: 1}, Point{X: -400, Ring: 3}
	res := mustLayout(t, g, prev, nil, Options{Radii: []float64{180, 320, 450}})
	if got := turned(prev["mover"], res.Positions["mover"]); got > 10 {
		t.Errorf("the mover turned by %.1f degrees, want at most 10", got)
	}
	moved := 0
	for id, p := range prev {
		if id != "mover" && res.Positions[id] != p {
			moved++
		}
	}
	if moved > 2 {
		t.Errorf("%d people gave way, want at most 2", moved)
	}
	wellDrawn(t, g, res)
}

func TestAWallOfPinsIsNotPushedAside(t *testing.T) {
	g, prev, pins := Graph{}, Positions{}, Positions{}
	for k := -8; k <= 8; k++ {
		id := fmt.Sprint("pinned ", k)
		g.Nodes = append(g.Nodes, Node{ID: id, LabelW: 300, Ring: 2})
		pins[id] = Point{X: 250, Y: float64(20 * k)}
	}
	g.Nodes = append(g.Nodes, Node{ID: "mover", Label: "Anna", Ring: 2})
	prev["mover"] = Point{X: 80, Y: 0, Ring: 1}
	res := mustLayout(t, g, prev, pins, Options{Radii: []float64{160, 330}})
	for id, pin := range pins {
		if p := res.Positions[id]; p.X != pin.X || p.Y != pin.Y {
			t.Errorf("got %v, want the pin %v", p, pin)
		}
	}
	at := res.Positions["mover"]
	if r := math.Hypot(at.X, at.Y); r < res.Radii[0] || r > res.Radii[1] {
		t.Errorf("the mover stands %v from the middle, want %v to %v", r, res.Radii[0], res.Radii[1])
	}
	for id, pin := range pins {
		if math.Abs(at.X-pin.X) < 150+14 && math.Abs(at.Y-pin.Y) < NodeSize {
			t.Errorf("the mover at %v stands on %s", at, id)
		}
	}
}

func TestComingCloserAndGoingBackAgain(t *testing.T) {
	g := named("h50")
	before := mustLayout(t, g, nil, nil, Options{})
	id := g.Nodes[20].ID
	ring := g.Nodes[20].Ring
	known := before.Positions
	for range 3 {
		for _, next := range []int{max(1, ring-1), ring} {
			g.Nodes[20].Ring = next
			res := mustLayout(t, g, known, nil, Options{Radii: before.Radii})
			if got := turned(known[id], res.Positions[id]); got > 10 {
				t.Errorf("to ring %d: turned by %.1f degrees, want at most 10", next, got)
			}
			known = res.Positions
		}
	}
	if got := turned(before.Positions[id], known[id]); got > 20 {
		t.Errorf("after three times there and back: turned by %.1f degrees, want at most 20", got)
	}
}
