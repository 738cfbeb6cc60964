package graph

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestTheRoomFindsEveryClash(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 30).Draw(t, "boxes")
		half := make([]float64, n)
		for i := range half {
			half[i] = rapid.Float64Range(5, 400).Draw(t, "half width")
		}
		r := newRoom(half, 500)
		// Places outside the grid count too: pins may stand anywhere.
		place := rapid.Float64Range(-900, 900)
		in := map[int32]bool{}
		for i := range half[1:] {
			i := int32(i + 1)
			r.put(i, place.Draw(t, "x"), place.Draw(t, "y"))
			in[i] = true
		}
		for i := range in {
			if rapid.IntRange(0, 3).Draw(t, "leaves") == 0 {
				r.drop(i)
				delete(in, i)
			}
		}
		x, y := place.Draw(t, "x"), place.Draw(t, "y")
		want := map[int32]bool{}
		for i := range in {
			if math.Abs(r.x[i]-x) < half[0]+half[i]-touch && math.Abs(r.y[i]-y) < boxHeight-touch {
				want[i] = true
			}
		}
		if hit := r.clash(0, x, y); (hit >= 0) != (len(want) > 0) || hit >= 0 && !want[hit] {
			t.Errorf("got clash with %d, want one of %v", hit, want)
		}
		r.each(0, x, y, func(j int32) {
			if !want[j] {
				t.Errorf("got a visit of %d, want each of %v once", j, want)
			}
			delete(want, j)
		})
		if len(want) > 0 {
			t.Errorf("never visited %v", want)
		}
	})
}

func TestABoxDoesNotClashWithItself(t *testing.T) {
	r := newRoom([]float64{40, 40}, 300)
	r.put(0, 10, 10)
	r.put(1, 200, 10)
	if got := r.clash(0, 12, 8); got != -1 {
		t.Errorf("moving a box by 2 px: got a clash with %d, want none", got)
	}
	if got := r.clash(0, 150, 10); got != 1 {
		t.Errorf("moving a box onto another: got %d, want a clash with 1", got)
	}
}

func TestBoxesAreWiderThanWhatTheyHold(t *testing.T) {
	for _, label := range []float64{0, 18, 70, 400} {
		if got, least := boxWidth(label), 1.1*math.Max(label, NodeSize); got < least {
			t.Errorf("label of %v px: got a box of %v, want at least %v", label, got, least)
		}
	}
	if least := 1.1 * (NodeSize + LabelGap + LabelHeight); boxHeight < least {
		t.Errorf("got boxes %v high, want at least %v", boxHeight, least)
	}
}

func TestPlacesOfABandAreVisitedEvenlyAndBoundedly(t *testing.T) {
	tests := map[string]struct {
		lo, hi, step float64
		most         int
		least        int
	}{
		"a disc":           {0, 300, 20, 3000, 600},
		"a narrow band":    {300, 301, 20, 3000, 90},
		"a huge disc":      {0, 1e9, 10, 3000, 2000},
		"a huge thin band": {1e9, 1e9 + 60, 10, 3000, 1000},
		"a point":          {0, 0, 10, 100, 1},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			count := 0
			quarters := map[[2]bool]int{}
			scanBand(tt.lo, tt.hi, tt.step, tt.most, func(x, y float64) {
				count++
				quarters[[2]bool{x > 0, y > 0}]++
				if r := math.Hypot(x, y); r < tt.lo-1e-6*tt.hi || r > tt.hi*(1+1e-6) {
					t.Errorf("got a place at %v, want %v to %v", r, tt.lo, tt.hi)
				}
			})
			if count < tt.least || count > 3*tt.most {
				t.Errorf("got %d places, want %d to %d", count, tt.least, 3*tt.most)
			}
			for q, n := range quarters {
				if count > 100 && (n < count/5 || n > count/3) {
					t.Errorf("quarter %v: got %d of %d places, want about a fourth", q, n, count)
				}
			}
		})
	}
}
