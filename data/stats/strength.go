package stats

import (
	"fmt"
	"math"
)

// StrengthFrom is the number of weeks that are not rests before strength is shown.
const StrengthFrom = 3

// Rest is the value of a week of rest for [Strength].
func Rest() float64 { return math.NaN() }

// Strength is how established a practice is after each period, from 0 to 1: an
// exponentially weighted mean that starts at 0 and moves from s to s·m + v·(1-m) with
// m = 0.5^(1/halfLife) (Roberts 1959, Technometrics 1:239). A value is the share of the
// period's target that was done and counts as 1 when it is more; halfLife is in periods.
// A [Rest] leaves the strength as it was, so that a pause costs nothing. Negative values
// and a half-life that is not above 0 are [ErrBadInput].
func Strength(values []float64, halfLife float64) ([]float64, error) {
	if !(halfLife > 0 && halfLife <= largest) {
		return nil, fmt.Errorf("half-life is %g, it must be above 0: %w", halfLife, ErrBadInput)
	}
	if len(values) > MaxPoints {
		return nil, fmt.Errorf("%d values, at most %d are taken: %w", len(values), MaxPoints, ErrBadInput)
	}
	move := -math.Expm1(-math.Ln2 / halfLife) // 1-m, exact for long half-lives too
	strengths := make([]float64, len(values))
	s := 0.0
	for i, v := range values {
		if v < 0 || math.IsInf(v, 1) {
			return nil, fmt.Errorf("value %d is %g, it must be 0 or more: %w", i+1, v, ErrBadInput)
		}
		if !math.IsNaN(v) {
			s += (math.Min(1, v) - s) * move
		}
		strengths[i] = s
	}
	return strengths, nil
}
