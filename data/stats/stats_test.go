package stats

import (
	"errors"
	"math"
	"testing"
)

// near compares with a tolerance and fails on NaN.
func near(t testing.TB, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: got %.12g, want %.12g", what, got, want)
	}
}

// refused checks that an error is of the kind that callers tell apart.
func refused(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got %v, want %v", what, err, want)
	}
}

// upTo is 0, 1, …, n-1.
func upTo(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = float64(i)
	}
	return x
}

// badNumbers are refused everywhere.
func badNumbers() []float64 {
	return []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e101, -math.MaxFloat64}
}

// calming is the series of the published vectors T1 and T4.
func calming() []float64 {
	return []float64{5.2, 5.0, 5.4, 4.8, 4.9, 4.6, 4.7, 4.2, 4.5, 4.1, 4.0, 3.8}
}

// lastOut is T3: calming with an outlier at its end.
func lastOut() []float64 {
	y := calming()
	y[11] = 7
	return y
}

// coin is T2, which goes nowhere.
func coin() []float64 {
	return []float64{4, 5, 4, 4, 5, 4, 5, 5, 4, 4, 5, 4}
}

// uneven is the x of T4.
func uneven() []float64 {
	return []float64{0, 1, 2, 9, 10, 11, 20, 21, 22, 30, 31, 33}
}
