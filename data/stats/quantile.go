package stats

import (
	"fmt"
	"math"
	"slices"
)

// Quantile is the q-quantile of the values, 0 ≤ q ≤ 1, in their unit: type 7 of Hyndman &
// Fan 1996 (Am Stat 50:361), which is the default of R and NumPy. The median and the
// quartiles of a handful of ratings depend on the type. It fails with [ErrTooFew] without
// values and with [ErrBadInput] on a bad q or value.
func Quantile(values []float64, q float64) (float64, error) {
	if !(q >= 0 && q <= 1) {
		return 0, fmt.Errorf("quantile %g is not from 0 to 1: %w", q, ErrBadInput)
	}
	if err := checkList("the values", values); err != nil {
		return 0, err
	}
	if len(values) == 0 {
		return 0, fmt.Errorf("quantile of nothing: %w", ErrTooFew)
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return quantileOf(sorted, q), nil
}

// Median is the middle of the values, the mean of the two middle ones if their number is
// even. It fails as [Quantile] does.
func Median(values []float64) (float64, error) {
	return Quantile(values, 0.5)
}

// quantileOf is the type 7 quantile of sorted values, of which there is at least one.
func quantileOf(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(math.Floor(at))
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return between(sorted[i], sorted[i+1], at-float64(i))
}

// between is the point a share of the way from a to b, exactly a where they are equal.
func between(a, b, share float64) float64 {
	return a + share*(b-a)
}
