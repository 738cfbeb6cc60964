package ecomap

import (
	"math"
	"strings"
	"testing"

	"kith/data"
	"kith/data/datatest"
	"kith/data/graph"
	"kith/data/reciprocity"
	"kith/screens/picture"
)

func TestLookingBackMovesOnlyWhoStoodElsewhere(t *testing.T) {
	l, _ := life(t)
	for i := range l.People {
		if l.People[i].Name == "Jonas" {
			l.People[i].Ring = 3
			l.People[i].MoveTo(3, datatest.Today()-100)
			l.People[i].MoveTo(2, datatest.Today()-5)
		}
	}
	a := asked()
	now, places := build(t, l, a)
	a.Before, a.Past, a.Day = places, true, datatest.Today()-30
	then, kept := build(t, l, a)
	if !kept.Same(places) {
		t.Error("looking back changed the places of today")
	}
	for _, p := range now.People {
		q := named(t, then, p.Name)
		if moved := math.Hypot(p.X-q.X, p.Y-q.Y) > 1e-9; moved != (p.Name == "Jonas") {
			t.Errorf("%s moved: %v", p.Name, moved)
		}
	}
	jonas := named(t, then, "Jonas")
	if jonas.Ring != 3 || !jonas.Today.Set || jonas.Today.X != named(t, now, "Jonas").X {
		t.Errorf("got %+v, want Jonas in ring 3 with a ghost where he stands today", jonas)
	}
	if svg := svgOf(t, Draw(then, style(), View{}, 900, 700)); !strings.Contains(svg, "where they stand today") {
		t.Error("the legend does not explain the ghost")
	}
}

func TestWhoWasNotKnownYetIsNotOnTheMap(t *testing.T) {
	l, _ := life(t)
	l.People[0].Since = datatest.Today() - 10
	a := asked()
	_, places := build(t, l, a)
	a.Before, a.Past, a.Day = places, true, datatest.Today()-30
	then, _ := build(t, l, a)
	if len(then.People) != 3 {
		t.Errorf("got %d people, want the three who were known", len(then.People))
	}
}

func TestAnEndedTieIsOfItsTime(t *testing.T) {
	l, small := life(t)
	tie := data.Tie{A: small.Anna.ID, B: small.Jonas.ID, Since: datatest.Today() - 50, Until: datatest.Today() - 20}
	l.Ties = []data.Tie{tie}
	for ago, want := range map[data.Day]int{60: 0, 30: 1, 0: 0} {
		a := asked()
		a.Day = datatest.Today() - ago
		s, _ := build(t, l, a)
		if len(s.Ties) != want {
			t.Errorf("%d days ago: got %d ties, want %d", ago, len(s.Ties), want)
		}
	}
}

func TestAWishIsApartFromTheTruth(t *testing.T) {
	l, _ := life(t)
	a := asked()
	before, places := build(t, l, a)
	l.People[0].Wish = 3
	a.Before = places
	s, _ := build(t, l, a)
	p := s.People[0]
	if q := before.People[0]; p.X != q.X || p.Y != q.Y || p.Ring != q.Ring {
		t.Errorf("a wish moved somebody: %+v and %+v", p, q)
	}
	inner, outer := s.Band(3)
	if r := math.Hypot(p.Wish.X, p.Wish.Y); !p.Wish.Set || r <= inner || r >= outer {
		t.Errorf("got a wish at %v, want it within %v and %v", r, inner, outer)
	}
	if svg := svgOf(t, Draw(s, style(), View{}, 900, 700)); !strings.Contains(svg, "where I wish they were") {
		t.Error("the legend does not explain the wish")
	}
}

func TestAWordChangesByTheWeek(t *testing.T) {
	l, small := life(t)
	a := asked()
	a.Week = datatest.Today() - 1
	if s, _ := build(t, l, a); named(t, s, "Anna").State != reciprocity.TwoWay {
		t.Errorf("got %v, want the word of the week before", named(t, s, "Anna").State)
	}
	for range 12 {
		l.Contacts = append(l.Contacts, datatest.Contact(small.Mira.ID, datatest.Today(), 2, 0), datatest.Contact(small.Jonas.ID, datatest.Today(), 0, 2))
	}
	s, _ := build(t, l, a)
	if got := named(t, s, "Jonas"); got.State != reciprocity.OneSidedFromMe || got.In == 0 {
		t.Errorf("got %v with %v in, want the old word and the new lane", got.State, got.In)
	}
	if got := named(t, s, "Mira").State; got != reciprocity.OneSidedFromMe {
		t.Errorf("got %v, want the first week judged as it is", got)
	}
}

func TestRingsAreFoundByPlace(t *testing.T) {
	s := &Scene{Radii: []float64{100, 200}}
	for r, want := range map[float64]int{0: 1, 99: 1, 150: 2, 900: 2} {
		if got := s.RingAt(r, 0); got != want {
			t.Errorf("at %v: got ring %d, want %d", r, got, want)
		}
	}
	if got := (&Scene{}).RingAt(5, 5); got != 1 {
		t.Errorf("without rings: got %d, want 1", got)
	}
	if inner, outer := s.Band(9); inner != 100 || outer != 200 {
		t.Errorf("got %v to %v, want the outermost", inner, outer)
	}
}

func TestARegionTakesInNobodyElse(t *testing.T) {
	s := &Scene{Radii: []float64{300}, Groups: []Group{{Name: "choir", Members: []string{"a", "b", "c"}}}}
	for id, at := range map[string][2]float64{"a": {-200, -150}, "b": {200, -150}, "c": {0, 200}, "x": {0, -20}} {
		s.People = append(s.People, Person{ID: id, Name: id, X: at[0], Y: at[1], Ring: 1})
	}
	d := newDrawing(s, style(), View{Zoom: 1}, 800, 800)
	hull := picture.Hull(20, d.members(s.Groups[0])...)
	if d.outsiders(s.Groups[0], hull) != 1 {
		t.Fatal("the stranger is not inside the plain hull")
	}
	if path := branches(12, d.members(s.Groups[0])); path.Holds(d.at["x"]) || !path.Holds(d.at["a"]) {
		t.Error("the branches take in the stranger, or leave out a member")
	}
	if svg := svgOf(t, Draw(s, style(), View{}, 800, 800)); !strings.Contains(svg, "choir") || !strings.Contains(svg, "belong together") {
		t.Error("the region has no name or is not explained")
	}
}

func TestSmallMapsShowEverybody(t *testing.T) {
	s := &Scene{Radii: []float64{100}, Focus: "1"}
	for i := range 5 {
		s.People = append(s.People, Person{ID: string(rune('0' + i)), X: float64(20 * i), Ring: 1})
	}
	p := Mini(s, style(), 120)
	dots := 0
	for _, it := range p.Items {
		if d, ok := it.(picture.Dots); ok {
			dots += len(d.At)
		}
	}
	if dots != 5 || p.W != 120 {
		t.Errorf("got %d dots in %v, want 5 in 120", dots, p.W)
	}
	if v := MiniView(&Scene{}, 0); !(v.Zoom > 0) {
		t.Errorf("got zoom %v, want one that can be drawn", v.Zoom)
	}
}

func TestOnlyKnownRingsAreOutermost(t *testing.T) {
	p := datatest.Person("A", 1)
	p.MoveTo(5, 10)
	p.MoveTo(1, 20)
	if got := unplaced([]data.Person{p}); got != 6 {
		t.Errorf("got %d, want a place outside of all rings of the past", got)
	}
	var none graph.Positions
	if !(Places{}).Same(Places{At: none}) {
		t.Error("nobody's places differ")
	}
}

func TestWhoeverComesBackFindsTheOldPlace(t *testing.T) {
	l, _ := life(t)
	a := asked()
	home, places := build(t, l, a)
	a.Before = places
	at := func(s *Scene) [2]float64 { p := named(t, s, "Jonas"); return [2]float64{p.X, p.Y} }
	jonas := &l.People[0]
	for i := range l.People {
		if l.People[i].Name == "Jonas" {
			jonas = &l.People[i]
		}
	}
	jonas.Ring, jonas.Pin = 3, data.Pin{X: 250, Y: 40, Set: true}
	s, kept := build(t, l, a)
	if got := at(s); got != [2]float64{250, 40} {
		t.Fatalf("got %v, want exactly the pin", got)
	}
	a.Before = kept
	jonas.Ring, jonas.Pin = 2, data.Pin{}
	s, kept = build(t, l, a)
	if got := at(s); got != at(home) {
		t.Errorf("unpinned: got %v, want the old place %v", got, at(home))
	}
	a.Before = kept
	jonas.Ring = 1
	_, kept = build(t, l, a)
	a.Before = kept
	jonas.Ring = 2
	s, _ = build(t, l, a)
	if got := at(s); got != at(home) {
		t.Errorf("back in the ring: got %v, want the old place %v", got, at(home))
	}
}

func TestNoNameLiesOverTheMiddle(t *testing.T) {
	s := &Scene{Radii: []float64{150}, People: []Person{{ID: "1", Name: "Wilhelmina", X: 0, Y: -24, Ring: 1}}}
	if svg := svgOf(t, Draw(s, style(), View{Zoom: 1}, 400, 400)); strings.Contains(svg, ">Wilhelmina<") {
		t.Error("the name covers the one in the middle")
	}
	s.Focus = "1"
	if svg := svgOf(t, Draw(s, style(), View{Zoom: 1}, 400, 400)); !strings.Contains(svg, ">Wilhelmina<") {
		t.Error("the one who stands out has no name")
	}
}
