package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestQuantilesAreOfType7(t *testing.T) {
	for _, c := range []struct {
		values  []float64
		q, want float64
	}{
		{[]float64{1, 2, 3, 4}, 0.25, 1.75},
		{[]float64{1, 2, 3, 4}, 0.75, 3.25},
		{[]float64{4, 1, 3, 2}, 0.5, 2.5},
		{[]float64{10, 20, 30, 40, 50}, 0.1, 14},
		{[]float64{7}, 0.9, 7},
		{[]float64{3, 1}, 0, 1},
		{[]float64{3, 1}, 1, 3},
	} {
		got, err := Quantile(c.values, c.q)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "quantile", got, c.want, 1e-12)
	}
}

func TestMedianLiesInTheMiddle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 50).Draw(t, "values")
		before := slices.Clone(values)
		m, err := Median(values)
		if err != nil {
			t.Fatal(err)
		}
		below, above := 0, 0
		for _, v := range values {
			if v < m {
				below++
			}
			if v > m {
				above++
			}
		}
		if 2*below > len(values) || 2*above > len(values) {
			t.Fatalf("got %g with %d below and %d above of %d", m, below, above, len(values))
		}
		if !slices.Equal(values, before) {
			t.Fatal("got the argument reordered")
		}
	})
}

func TestQuantileRefusesBadInput(t *testing.T) {
	for _, q := range []float64{-0.1, 1.1, math.NaN()} {
		_, err := Quantile([]float64{1}, q)
		refused(t, "q", err, ErrBadInput)
	}
	for _, bad := range badNumbers() {
		_, err := Median([]float64{1, bad})
		refused(t, "value", err, ErrBadInput)
	}
	_, err := Median(nil)
	refused(t, "nothing", err, ErrTooFew)
}
