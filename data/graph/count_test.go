package graph

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// scatter puts everyone somewhere; coarse places make ties touch and overlap.
func scatter(seed uint64, n int, coarse bool) []Point {
	rnd := rand.New(rand.NewPCG(seed, 5))
	at := make([]Point, n)
	for i := range at {
		at[i] = Point{X: rnd.Float64()*800 - 400, Y: rnd.Float64()*800 - 400}
		if coarse {
			at[i] = Point{X: float64(rnd.IntN(7)), Y: float64(rnd.IntN(7))}
		}
	}
	return at
}

func webOf(t interface{ Fatalf(string, ...any) }, g Graph) *web {
	w, err := newWeb(g)
	if err != nil {
		t.Fatalf("newWeb: %v", err)
	}
	return w
}

func TestTheSweepFindsEveryCrossing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := webOf(t, anyGraph(t))
		at := scatter(rapid.Uint64().Draw(t, "seed"), len(w.nodes), rapid.Bool().Draw(t, "coarse"))
		segs := w.segments(at)
		want := 0
		for i := range segs {
			for j := range i {
				if segs[i].crosses(&segs[j]) {
					want++
				}
			}
		}
		if got := crossings(segs); got != want {
			t.Errorf("got %d crossings, want %d", got, want)
		}
	})
}

func TestTheTallyCountsAsTheSweepDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := webOf(t, anyGraph(t))
		n := len(w.nodes)
		if n == 0 {
			return
		}
		at := scatter(rapid.Uint64().Draw(t, "seed"), n, false)
		c := newTally(w, at)
		v := int32(rapid.IntRange(0, n-1).Draw(t, "mover"))
		before, here := crossings(w.segments(at)), c.crossings(v, at[v].X, at[v].Y, math.MaxInt)
		to := scatter(rapid.Uint64().Draw(t, "place"), 1, false)[0]
		there := c.crossings(v, to.X, to.Y, math.MaxInt)
		at[v] = to
		if got, want := there-here, crossings(w.segments(at))-before; got != want {
			t.Errorf("got %d more crossings, want %d", got, want)
		}
	})
}

func TestTheTallyStopsEarlyWhenAskedTo(t *testing.T) {
	w := webOf(t, named("h150"))
	at := scatter(1, len(w.nodes), false)
	c := newTally(w, at)
	v := int32(0)
	for i := range w.nodes {
		if len(w.next[w.start[i]:w.start[i+1]]) > len(w.next[w.start[v]:w.start[v+1]]) {
			v = int32(i)
		}
	}
	all := c.crossings(v, at[v].X, at[v].Y, math.MaxInt)
	if got := c.crossings(v, at[v].X, at[v].Y, 10); got <= 10 || got >= all {
		t.Errorf("got %d, want more than 10 and less than all %d", got, all)
	}
}

func TestTheFieldForetellsCrossings(t *testing.T) {
	w := webOf(t, named("h150"))
	at := scatter(3, len(w.nodes), false)
	f := newField(401)
	f.drawAll(w, at)
	// Lines between people without a common tie, summed: chance evens out.
	want, got := 0, 0.0
	for i := range 60 {
		p, q := scatter(uint64(100+i), 2, false)[0], scatter(uint64(500+i), 2, false)[1]
		s := newSegment(p, q, -1, -2)
		for _, e := range w.segments(at) {
			if s.crosses(&e) {
				want++
			}
		}
		got += f.cost(p.X, p.Y, q.X, q.Y)
	}
	if math.Abs(got/float64(want)-1) > 0.1 {
		t.Errorf("got %.0f crossings foretold, want within a tenth of the true %d", got, want)
	}
}

func TestTheFieldForgetsWhatIsTakenAway(t *testing.T) {
	f := newField(100)
	dearest := func() float32 {
		return slices.MaxFunc(f.price, func(a, b float32) int { return cmp.Compare(max(a, -a), max(b, -b)) })
	}
	f.draw(-50, -20, 70, 30, 1)
	if got := dearest(); got <= 0 {
		t.Errorf("got a dearest place of %v with a line drawn, want more than 0", got)
	}
	f.draw(-50, -20, 70, 30, -1)
	if got := dearest(); got != 0 {
		t.Errorf("got a dearest place of %v on an empty field, want 0", got)
	}
}

func TestDirectionsCoverTheHalfTurnEvenly(t *testing.T) {
	for k := range directions {
		s, c := math.Sincos(directionAngle(k))
		if got := direction(c, s); got != k {
			t.Errorf("direction of the middle of %d: got %d", k, got)
		}
		if got := direction(-c, -s); got != k {
			t.Errorf("direction of the middle of %d backwards: got %d", k, got)
		}
	}
	if got := direction(0, 0); got != 0 {
		t.Errorf("direction of a point: got %d, want 0", got)
	}
}
