package stats

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Change is the difference between two scores of one questionnaire, set against what the
// questionnaire varies by itself.
type Change struct {
	// Difference is the later score less the earlier one, in points.
	Difference float64
	// SDiff is the standard error of such a difference, sd·√(2(1-r)), in points.
	SDiff float64
	// RCI is Difference/SDiff.
	RCI float64
	// MDC95 is the smallest difference that is more than the questionnaire's own
	// variation in 95 % of cases, 1.96·SDiff, in points.
	MDC95 float64
	// Reliable is true when the difference is larger than MDC95.
	Reliable bool
}

// ReliableChange compares the scores x1 and x2 (Jacobson & Truax 1991, J Consult Clin
// Psychol 59:12) given the standard deviation sd > 0 among people, in points, and the
// reliability r between 0 and 1 of the questionnaire; else [ErrBadInput].
func ReliableChange(x1, x2, sd, r float64) (Change, error) {
	for _, v := range []struct {
		name  string
		value float64
	}{{"x1", x1}, {"x2", x2}, {"sd", sd}} {
		if err := checkNumber(v.name, v.value); err != nil {
			return Change{}, err
		}
	}
	if !(sd > 0) {
		return Change{}, fmt.Errorf("sd is %g, it must be above 0: %w", sd, ErrBadInput)
	}
	if !(r > 0 && r < 1) {
		return Change{}, fmt.Errorf("r is %g, it must be between 0 and 1: %w", r, ErrBadInput)
	}
	c := Change{Difference: x2 - x1, SDiff: sd * math.Sqrt(2*(1-r))}
	if c.SDiff < 1/largest {
		return Change{}, fmt.Errorf("sd is %g, too small to divide by: %w", sd, ErrBadInput)
	}
	c.RCI, c.MDC95 = c.Difference/c.SDiff, 1.96*c.SDiff
	c.Reliable = math.Abs(c.Difference) > c.MDC95
	return c, nil
}

// Resamples is how often [Holding] draws.
const Resamples = 2000

// Difference is the difference between two medians with its interval.
type Difference struct {
	// Value is the median of the later less that of the earlier numbers.
	Value float64
	// Lo and Hi enclose it with 95 % confidence.
	Lo, Hi float64
}

// MedianDifference is the median of later less the median of earlier, with the percentile
// bootstrap interval (Efron 1979, Ann Stat 7:1) from so many resamples, 100 to 100,000.
// The same seed gives the same interval always, so that a chart does not flicker. Either
// list needs 2 numbers or more, else [ErrTooFew]; bad numbers are [ErrBadInput].
func MedianDifference(earlier, later []float64, resamples int, seed uint64) (Difference, error) {
	if resamples < 100 || resamples > 100_000 {
		return Difference{}, fmt.Errorf("%d resamples, it must be 100 to 100000: %w", resamples, ErrBadInput)
	}
	for _, values := range [][]float64{earlier, later} {
		if err := checkList("the values", values); err != nil {
			return Difference{}, err
		}
		if len(values) < 2 {
			return Difference{}, fmt.Errorf("%d values on one side, at least 2 are needed: %w", len(values), ErrTooFew)
		}
	}
	draw := rand.New(rand.NewPCG(seed, 0x6b697468)) // the second half of the seed is any constant
	drawn := make([]float64, resamples)
	spare := make([]float64, max(len(earlier), len(later)))
	for i := range drawn {
		drawn[i] = -resampled(earlier, spare, draw)
		drawn[i] += resampled(later, spare, draw)
	}
	slices.Sort(drawn)
	return Difference{
		Value: medianOf(later) - medianOf(earlier),
		Lo:    quantileOf(drawn, 0.025),
		Hi:    quantileOf(drawn, 0.975),
	}, nil
}

// resampled is the median of as many values drawn with return; spare is room for them, so
// that thousands of draws take no new memory.
func resampled(values, spare []float64, draw *rand.Rand) float64 {
	spare = spare[:len(values)]
	for i := range spare {
		spare[i] = values[draw.IntN(len(values))]
	}
	slices.Sort(spare)
	return quantileOf(spare, 0.5)
}

// medianOf is the median of values that have been checked.
func medianOf(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return quantileOf(sorted, 0.5)
}
