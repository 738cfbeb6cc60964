package graph

import (
	"errors"
	"fmt"
	"math"
)

// Sizes of one person's picture, in logical pixels. A screen that draws a node
// of NodeSize with its name LabelGap below it, in a 12 px font, gets a map
// without overlaps; the figures of Measure use the same boxes.
const (
	NodeSize    = 18.0 // diameter of a node
	LabelGap    = 2.0  // between the node and the label's box
	LabelHeight = 14.0 // height of the label's box
	RuneWidth   = 7.0  // assumed width of one rune when LabelW is 0
)

// MaxRing is the largest ring number that Layout accepts.
const MaxRing = 1000

// Errors that callers may tell apart with errors.Is.
var (
	// ErrNode marks a person that cannot be placed: no id, an id used twice,
	// a ring outside 1..MaxRing, or a label width that is no width.
	ErrNode = errors.New("unusable person")
	// ErrEdge marks a tie with an unknown end or an unusable weight.
	ErrEdge = errors.New("unusable tie")
	// ErrPlace marks a previous or pinned place whose numbers are not finite.
	ErrPlace = errors.New("unusable place")
)

// Node is one person on the map. The owner of the map (ego) stands in the
// middle, at (0, 0), and is not a Node.
type Node struct {
	ID     string   // unique, not empty
	Label  string   // shown under the node
	Ring   int      // 1 is closest, up to MaxRing
	Groups []string // family, choir, work; members are drawn near each other
	LabelW float64  // label width in px; 0 means RuneWidth for every rune
}

// Edge ties two people. Direction does not matter; ties from a person to
// themselves are ignored, and several ties between two people count as one
// with the largest weight.
type Edge struct {
	From, To string  // node ids
	Weight   float64 // how strongly the two pull together, >= 0; 0 means 1
}

// Graph is the people of a map and the ties among them.
type Graph struct {
	Nodes []Node
	Edges []Edge
}

// Point is a place on the map in px from the middle, y growing downwards, and
// the ring that the person was in when placed there (0 when not known).
type Point struct {
	X    float64 `json:"x"`
	Y    float64 `json:"y"`
	Ring int     `json:"ring"`
}

// Positions holds one place per person id.
type Positions map[string]Point

// finite reports whether the place can be drawn. The bound keeps squares and
// sums of distances far from overflow.
func (p Point) finite() bool {
	const far = 1e9
	return math.Abs(p.X) <= far && math.Abs(p.Y) <= far // false for NaN too
}

// check returns the first thing that makes the places unusable.
func (ps Positions) check(what string) error {
	for _, p := range ps {
		if !p.finite() {
			return fmt.Errorf("a %s place is not a point within 1e9 px: %w", what, ErrPlace)
		}
	}
	return nil
}

// width is the drawn width of the label in px.
func (n Node) width() float64 {
	if n.LabelW > 0 {
		return n.LabelW
	}
	w := 0.0
	for range n.Label {
		w += RuneWidth
	}
	return w
}

// check names the person by place in the input, never by id: an id read from a
// file may be a name.
func (n Node) check(place int) error {
	switch {
	case n.ID == "":
		return fmt.Errorf("person %d has no id: %w", place, ErrNode)
	case n.Ring < 1 || n.Ring > MaxRing:
		return fmt.Errorf("person %d is in ring %d, want 1 to %d: %w", place, n.Ring, MaxRing, ErrNode)
	case !(n.LabelW >= 0 && n.LabelW <= 1e6):
		return fmt.Errorf("person %d has a label %v px wide: %w", place, n.LabelW, ErrNode)
	}
	return nil
}
