package stats

import (
	"fmt"
	"math"
	"slices"
)

// Line is a robust straight line through points.
type Line struct {
	// Slope is the median of the slopes of all pairs with different x, in units of y
	// per unit of x.
	Slope float64
	// Intercept is the median of y - Slope·x, in units of y.
	Intercept float64
	// Lower and Upper enclose the slope with 95 % confidence. Below about 5 points no
	// interval reaches 95 %, and these are the flattest and steepest slopes there are.
	Lower, Upper float64
	// N is the number of points, Pairs the number of slopes.
	N, Pairs int
}

// TheilSen fits a line that a few outliers cannot turn (Theil 1950; Sen 1968, J Am Stat
// Assoc 63:1379, for the interval from the variance of Kendall's S with ties). The points
// may come in any order. It needs two different x, else [ErrTooFew]; lists of different
// length or bad numbers are [ErrBadInput].
func TheilSen(x, y []float64) (Line, error) {
	if err := checkPairs(x, y, 2); err != nil {
		return Line{}, err
	}
	n := len(x)
	pairs := n*(n-1)/2 - int(tiesOf(x).pairs)/2
	if pairs == 0 {
		return Line{}, fmt.Errorf("all x are equal: %w", ErrTooFew)
	}
	low, high := senRanks(pairs, kendallVariance(x, y))
	s := slopesAt(x, y, []int{(pairs - 1) / 2, pairs / 2, low, high})
	line := Line{Slope: between(s[0], s[1], 0.5), Lower: s[2], Upper: s[3], N: n, Pairs: pairs}
	rest := make([]float64, n)
	for i := range x {
		rest[i] = y[i] - line.Slope*x[i]
	}
	slices.Sort(rest)
	line.Intercept = quantileOf(rest, 0.5)
	for _, v := range []float64{line.Slope, line.Intercept, line.Lower, line.Upper} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return Line{}, fmt.Errorf("the slopes are too steep to be numbers: %w", ErrBadInput)
		}
	}
	return line, nil
}

// senRanks gives the places, from 0, of the ends of Sen's 95 % interval among the ordered
// slopes: the ⌊(N-1.96σ)/2⌋-th and the (⌈(N+1.96σ)/2⌉+1)-th, counted from 1.
func senRanks(pairs int, variance float64) (low, high int) {
	reach := 1.96 * math.Sqrt(variance)
	low = int(math.Floor((float64(pairs) - reach) / 2))
	high = int(math.Ceil((float64(pairs)+reach)/2)) + 1
	return max(low, 1) - 1, min(high, pairs) - 1
}
