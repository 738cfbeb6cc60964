package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestReliableChangeVectors(t *testing.T) {
	for _, c := range []struct {
		x1, x2, sd, r   float64
		sDiff, rci, mdc float64
		reliable        bool
	}{
		{4.5, 3.2, 1.1, 0.90, 0.4919, -2.6426, 0.9642, true},
		{4.5, 3.8, 1.1, 0.90, 0.4919, -1.4230, 0.9642, false},
		{14, 19, 5, 0.85, 2.7386, 1.8257, 5.3677, false},
		{3.9, 3.3, 1.2, 0.65, 1.0040, -0.5976, 1.9678, false},
	} {
		got, err := ReliableChange(c.x1, c.x2, c.sd, c.r)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "s_diff", got.SDiff, c.sDiff, 5e-5)
		near(t, "rci", got.RCI, c.rci, 5e-5)
		near(t, "mdc95", got.MDC95, c.mdc, 5e-5)
		near(t, "difference", got.Difference, c.x2-c.x1, 0)
		if got.Reliable != c.reliable {
			t.Errorf("%g to %g: got reliable %v, want %v", c.x1, c.x2, got.Reliable, c.reliable)
		}
	}
}

func TestReliableChangeRefusesImpossibleQuestionnaires(t *testing.T) {
	for _, c := range [][4]float64{
		{1, 2, 0, 0.5}, {1, 2, -1, 0.5}, {1, 2, 1, 0}, {1, 2, 1, 1}, {1, 2, 1, -0.1}, {1, 2, 1, math.NaN()},
		{math.NaN(), 2, 1, 0.5}, {1, math.Inf(1), 1, 0.5}, {1, 2, math.NaN(), 0.5}, {1, 2, 1e-200, 0.5},
	} {
		_, err := ReliableChange(c[0], c[1], c[2], c[3])
		refused(t, "reliable change", err, ErrBadInput)
	}
}

func TestMedianDifferenceDoesNotFlicker(t *testing.T) {
	earlier := []float64{5, 6, 5.5, 6, 7, 6, 5, 6.5, 6, 5, 6, 7}
	later := []float64{4, 5, 4.5, 4, 5, 4, 3, 4.5, 4, 5, 4, 6}
	a, err := MedianDifference(earlier, later, Resamples, 7)
	if err != nil {
		t.Fatal(err)
	}
	b, err := MedianDifference(earlier, later, Resamples, 7)
	if err != nil {
		t.Fatal(err)
	}
	if a != b {
		t.Errorf("got %+v and %+v from one seed", a, b)
	}
	// Fixed, so that a new Go version cannot change the picture unnoticed.
	if want := (Difference{Value: -1.75, Lo: -2.25, Hi: -0.75}); a != want {
		t.Errorf("got %+v, want %+v", a, want)
	}
}

func TestMedianDifferenceHoldsTheTruthAboutAsOftenAsItSays(t *testing.T) {
	held := 0
	const tries = 300
	for i := range tries {
		// Two stretches of 25 with medians that differ by one, spread evenly.
		noise := func(j, k int) float64 { return 4 * math.Mod(float64(i*613+j*97+k*31)*0.6180339887, 1) }
		earlier, later := make([]float64, 25), make([]float64, 25)
		for j := range earlier {
			earlier[j], later[j] = noise(j, 1), noise(j*j, 5)+1
		}
		d, err := MedianDifference(earlier, later, 400, uint64(i))
		if err != nil {
			t.Fatal(err)
		}
		if d.Lo <= 1 && 1 <= d.Hi {
			held++
		}
	}
	if held < tries*88/100 {
		t.Errorf("got the truth inside %d of %d intervals", held, tries)
	}
}

func TestMedianDifferenceTurnsWithItsSides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 10), 2, 15)
		a, b := values.Draw(t, "earlier"), values.Draw(t, "later")
		wantA := slices.Clone(a)
		d, err := MedianDifference(a, b, 100, 1)
		if err != nil {
			t.Fatal(err)
		}
		least, most := slices.Min(b)-slices.Max(a), slices.Max(b)-slices.Min(a)
		if !(d.Lo <= d.Hi && d.Lo >= least && d.Hi <= most && d.Value >= least && d.Value <= most) {
			t.Fatalf("got %+v outside %g to %g", d, least, most)
		}
		if !slices.Equal(a, wantA) {
			t.Fatalf("got the argument changed to %v", a)
		}
	})
}

func TestMedianDifferenceRefusesBadInput(t *testing.T) {
	fine := []float64{1, 2, 3}
	for _, n := range []int{-1, 0, 99, 100_001} {
		_, err := MedianDifference(fine, fine, n, 1)
		refused(t, "resamples", err, ErrBadInput)
	}
	for _, bad := range badNumbers() {
		_, err := MedianDifference(fine, []float64{1, bad}, 100, 1)
		refused(t, "value", err, ErrBadInput)
	}
	_, err := MedianDifference(fine, []float64{1}, 100, 1)
	refused(t, "one later", err, ErrTooFew)
	_, err = MedianDifference(nil, fine, 100, 1)
	refused(t, "none earlier", err, ErrTooFew)
}
