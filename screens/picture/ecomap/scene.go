package ecomap

import (
	"maps"
	"math"
	"slices"

	"kith/data/reciprocity"
)

// Quality is how a relationship feels, from the person's own ratings.
type Quality byte

// The qualities, after Hartman.
const (
	Strong    Quality = iota // solid; also when nothing was rated
	Tenuous                  // dashed
	Stressful                // hatched
)

// Person is somebody on the map.
type Person struct {
	ID      string
	Name    string
	X, Y    float64 // logical pixels from the middle
	Ring    int     // from 1; Scene.Unplaced = not placed yet
	Out, In float64 // faded weights of what I gave and received, 0 and more
	N       float64 // their sum: the evidence
	State   reciprocity.State
	Quality Quality
	Shows   bool   // "shows me how it can be"
	Pinned  bool   // put there by hand
	Detail  string // lines for the pointer, in words
	Wish    Ghost  // where one would like them to be, apart from the truth
	Today   Ghost  // on a map of the past: where they stand today, if elsewhere
}

// Ghost is a second, faint place of somebody. The zero value is none.
type Ghost struct {
	X, Y float64 // logical pixels from the middle
	Ring int
	Set  bool
}

// Tie links two people on the map.
type Tie struct{ A, B string }

// Group is people who belong together.
type Group struct {
	Name    string
	Members []string
}

// Scene is what is drawn.
type Scene struct {
	People []Person
	Ties   []Tie
	Groups []Group
	Radii  []float64 // outer limit of each ring, closest first, logical pixels
	Hidden int       // people that a filter leaves out
	// Unplaced is the ring of those whose closeness was not given, 0 for none.
	Unplaced int
	Paused   bool            // no lanes, no states: people and closeness only
	Focus    string          // the person who stands out, or ""
	Chosen   map[string]bool // several who stand out, by id; may be nil
	Moved    map[string]bool // on two maps beside each other: who is not as they were; may be nil
}

// Band gives the limits of a ring, from the middle, in logical pixels. Beyond the
// outermost ring it gives the outermost.
func (s *Scene) Band(ring int) (inner, outer float64) {
	if len(s.Radii) == 0 {
		return 0, s.Radius()
	}
	ring = min(max(ring, 1), len(s.Radii))
	if ring > 1 {
		inner = s.Radii[ring-2]
	}
	return inner, s.Radii[ring-1]
}

// RingAt gives the ring that a place on the map lies in; the outermost for places
// beyond all rings, 1 where there are none.
func (s *Scene) RingAt(x, y float64) int {
	r := math.Hypot(x, y)
	for i, outer := range s.Radii {
		if r <= outer {
			return i + 1
		}
	}
	return max(len(s.Radii), 1)
}

// Radius is how far the map reaches from the middle, in logical pixels.
func (s *Scene) Radius() float64 {
	r := 120.0
	for _, v := range s.Radii {
		r = max(r, v)
	}
	for _, p := range s.People {
		r = max(r, p.X+30, -p.X+30, p.Y+30, -p.Y+30)
	}
	return r
}

// Census counts the states of the people shown.
func (s *Scene) Census() map[reciprocity.State]int {
	out := map[reciprocity.State]int{}
	for _, p := range s.People {
		out[p.State]++
	}
	return out
}

// View is which part of the map is seen and how large: map point (X, Y) stands
// in the middle of the picture, Zoom logical pixels to one of the map.
type View struct {
	Zoom float64 // 0 = as much as fits
	X, Y float64
}

// Limits of the zoom.
const (
	MinZoom = 0.15
	MaxZoom = 4.0
)

// Fit is the view that shows the whole map in a picture of this size.
func (s *Scene) Fit(w, h float64) View {
	free := min(w, h) - 2*margin
	return View{Zoom: min(max(free/(2*s.Radius()), MinZoom), 1.25)}
}

// margin is kept free around a map that fits, logical pixels.
const margin = 14.0

// Same says that two sets of places are alike, so that nothing need be kept anew.
func (p Places) Same(q Places) bool {
	return maps.Equal(p.At, q.At) && maps.Equal(p.Was, q.Was) && slices.Equal(p.Radii, q.Radii)
}
