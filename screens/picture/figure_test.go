package picture

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestArcsBeginAndEndWhereTheySay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		from := rapid.Float64Range(-720, 720).Draw(rt, "from")
		sweep := rapid.Float64Range(-360, 360).Draw(rt, "sweep")
		pts := flatten(Arc(10, 20, 5, from, from+sweep), affine{1, 0, 0, 1, 0, 0}, 0.001)[0].pts
		for _, q := range pts {
			near(t, "radius", dist(q, Point{10, 20}), 5, 0.005)
		}
		end := (from + sweep) * math.Pi / 180
		last := pts[len(pts)-1]
		near(t, "x of the end", last.X, 10+5*math.Cos(end), 1e-6)
		near(t, "y of the end", last.Y, 20+5*math.Sin(end), 1e-6)
	})
}

func TestAHullHoldsItsPointsWithRoom(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(rt, "points")
		pts := make([]Point, n)
		for i := range pts {
			pts[i] = Point{rapid.Float64Range(30, 70).Draw(rt, "x"), rapid.Float64Range(30, 70).Draw(rt, "y")}
		}
		hull := flatten(Hull(10, pts...), affine{1, 0, 0, 1, 0, 0}, 0.01)[0].pts
		for _, p := range pts {
			for i, q := range hull {
				if d := toSegment(p, q, hull[(i+1)%len(hull)]); d < 10-0.05 {
					rt.Fatalf("point %v is %.2f from the rim, want at least 10", p, d)
				}
			}
		}
	})
}

func TestSmoothCurvesPassThroughTheirPoints(t *testing.T) {
	pts := []Point{{10, 10}, {30, 50}, {31, 12}, {80, 40}}
	for _, closed := range []bool{false, true} {
		curve := flatten(Smooth(closed, pts...), affine{1, 0, 0, 1, 0, 0}, 0.01)[0].pts
		for _, p := range pts {
			best := math.Inf(1)
			for _, q := range curve {
				best = math.Min(best, dist(p, q))
			}
			near(t, "distance", best, 0, 1e-6)
		}
	}
}

func TestHatchingStaysInside(t *testing.T) {
	lines := flatten(Hatch(Circle(50, 50, 30), 5, 30), affine{1, 0, 0, 1, 0, 0}, 0.1)
	if len(lines) < 10 || len(lines) > 13 {
		t.Errorf("got %d lines across a circle of 60, 5 apart, want about 12", len(lines))
	}
	for _, l := range lines {
		for _, q := range l.pts {
			near(t, "distance of an end from the centre", dist(q, Point{50, 50}), 30, 0.3)
		}
	}
}

func TestQuadraticCurves(t *testing.T) {
	var p Path
	p.MoveTo(0, 0).QuadTo(10, 20, 20, 0)
	pts := flatten(p, affine{1, 0, 0, 1, 0, 0}, 0.001)[0].pts
	top := 0.0
	for _, q := range pts {
		top = math.Max(top, q.Y)
	}
	near(t, "height", top, 10, 0.01)
}

func TestAPathGoesOnFromWhereItWasClosed(t *testing.T) {
	var p Path
	p.LineTo(5, 5) // without a move it begins where it goes
	p.LineTo(9, 5).LineTo(9, 9).Close().LineTo(1, 1).Close().Close()
	lines := flatten(p, affine{1, 0, 0, 1, 0, 0}, 0.1)
	if len(lines) != 2 || lines[1].pts[0] != (Point{5, 5}) || lines[1].pts[1] != (Point{1, 1}) {
		t.Errorf("got %v, want a second part from (5, 5) to (1, 1)", lines)
	}
	var q Path
	q.Close()
	if !q.Empty() {
		t.Error("want closing nothing to draw nothing")
	}
}

func TestTurnedAndShiftedPathsLeaveTheOriginalAlone(t *testing.T) {
	p := Rectangle(0, 0, 10, 20)
	got := p.Turned(90, 0, 0).Bounds()
	near(t, "left", got.X0, -20, 1e-9)
	near(t, "bottom", got.Y1, 10, 1e-9)
	s := p.Shifted(5, 6)
	s.LineTo(100, 100)
	if b := p.Bounds(); b != (Box{0, 0, 10, 20}) {
		t.Errorf("got %v, want the original unchanged", b)
	}
}

func TestBoundsHoldAllInk(t *testing.T) {
	for _, it := range sample().Items {
		p := New(new(Fonts), 340, 240)
		p.Background = white
		if x, ok := it.(Text); ok && !p.Fonts.line(x.Str, Regular).whole {
			continue // the box for a missing letter
		}
		p.Add(shiftItem(it, 10, 20))
		if got, want := extent(p, 2), p.Items[0].Bounds(p.Fonts).Inset(-0.75); got.Union(want) != want {
			t.Errorf("%#v: got ink in %v, want within %v", it, got, want)
		}
	}
}

func TestBoxesOverlap(t *testing.T) {
	a := Box{0, 0, 10, 10}
	for _, c := range []struct {
		b    Box
		want bool
	}{{Box{5, 5, 15, 15}, true}, {Box{10, 0, 20, 10}, false}, {Box{2, 2, 3, 3}, true}, {emptyBox(), false}} {
		if got := a.Overlaps(c.b); got != c.want {
			t.Errorf("%v: got %v, want %v", c.b, got, c.want)
		}
	}
}
