package stats

import (
	"fmt"
	"math"
)

// Tier is how much may be said from so many weekly medians.
type Tier string

// The tiers, from fewest to most. Below 30 points false trends are frequent and true ones
// are missed, the more so the more neighbours lean on each other (Hardison, Perretti,
// DePiper & Beet 2019, ICES J Mar Sci 76:2060).
const (
	Dots  Tier = "dots"  // fewer than 4: show the points alone
	Early Tier = "early" // 4 to 11: median and spread, too early for a direction
	Soft  Tier = "soft"  // 12 to 29: a direction, said softly
	Plain Tier = "plain" // 30 or more: a direction, said plainly
)

// The thresholds of the tiers and of speaking at all.
const (
	medianFrom = 4
	softFrom   = 12
	plainFrom  = 30
	// LoessFrom is the number of points from which a smooth line is drawn.
	LoessFrom   = 8
	leastEffect = 8  // effective number of points
	leastWeeks  = 10 // weeks from first to last
)

// TierOf is the tier of n weekly medians.
func TierOf(n int) Tier {
	switch {
	case n < medianFrom:
		return Dots
	case n < softFrom:
		return Early
	case n < plainFrom:
		return Soft
	}
	return Plain
}

// Autocorrelation is how much each value leans on the one before, from -1 to 1: the lag-1
// coefficient r₁ of Box & Jenkins (Time Series Analysis, 1970, 2.1.4). It is 0 for equal
// values. It needs 3 values, else [ErrTooFew]; bad numbers are [ErrBadInput].
func Autocorrelation(values []float64) (float64, error) {
	if err := checkList("the values", values); err != nil {
		return 0, err
	}
	if len(values) < 3 {
		return 0, fmt.Errorf("%d values, at least 3 are needed: %w", len(values), ErrTooFew)
	}
	mean := 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	var all, next float64
	for i, v := range values {
		all += (v - mean) * (v - mean)
		if i > 0 {
			next += (values[i-1] - mean) * (v - mean)
		}
	}
	if all <= 1e-24*mean*mean { // nothing but rounding errors
		return 0, nil
	}
	return next / all, nil
}

// EffectiveN is how many independent values the given ones are worth,
// n·(1-r₁)/(1+r₁) (Bayley & Hammersley 1946, J R Stat Soc Suppl 8:184), at most n. It
// fails as [Autocorrelation] does.
func EffectiveN(values []float64) (float64, error) {
	r, err := Autocorrelation(values)
	if err != nil {
		return 0, err
	}
	n := float64(len(values))
	return math.Min(n, n*(1-r)/(1+r)), nil
}

// Trend is what may be said about the direction of a series. It holds figures and no
// words; the same grammar is owed to either direction.
type Trend struct {
	// N is the number of weekly medians, EffectiveN what they are worth, Weeks the
	// number of weeks from the first to the last of them, both included.
	N          int
	EffectiveN float64
	Weeks      int
	// Tier is how softly to speak.
	Tier Tier
	// Speaks is true when there are enough data to speak of a direction at all: N ≥ 12,
	// EffectiveN ≥ 8 and Weeks ≥ 10.
	Speaks bool
	// Direction is 1 for rising, -1 for falling, and 0 when Speaks is false or the
	// interval of the slope holds 0. Whether rising is calmer, the series knows.
	Direction int
	// Line is the fitted line over weeks since the first, so that its slope is per
	// week; Test is the test on the same points. Both are empty while Speaks is false.
	Line Line
	Test Test
}

// TrendOf reads weekly medians as [ByWeek] gives them. Too few of them are no error: the
// trend then says so. Bad numbers or weeks out of order are [ErrBadInput].
func TrendOf(weeks []Week) (Trend, error) {
	t := Trend{N: len(weeks), Tier: TierOf(len(weeks))}
	x, y := make([]float64, len(weeks)), make([]float64, len(weeks))
	for i, w := range weeks {
		if i > 0 && w.Start <= weeks[i-1].Start || w.Start < -largestDay || w.Start > largestDay {
			return Trend{}, fmt.Errorf("week %d is not after the one before: %w", i+1, ErrBadInput)
		}
		x[i], y[i] = float64(w.Start-weeks[0].Start)/7, w.Median
	}
	if err := checkPairs(x, y, 0); err != nil {
		return Trend{}, err
	}
	if t.N > 0 {
		t.Weeks = (weeks[t.N-1].Start-weeks[0].Start)/7 + 1
	}
	if t.N < softFrom {
		return t, nil
	}
	line, err := TheilSen(x, y)
	if err != nil {
		return Trend{}, err
	}
	// What is left beside the line is what may lean on itself: a steady move
	// would else count as weeks that repeat each other, and be silenced.
	left := make([]float64, len(y))
	for i := range y {
		left[i] = y[i] - line.Intercept - line.Slope*x[i]
	}
	if t.EffectiveN, err = EffectiveN(left); err != nil {
		return Trend{}, err
	}
	if t.Speaks = t.EffectiveN >= leastEffect && t.Weeks >= leastWeeks; !t.Speaks {
		return t, nil
	}
	return t, t.fit(line, x, y)
}

// fit fills in the line, the test and the direction.
func (t *Trend) fit(line Line, x, y []float64) (err error) {
	t.Line = line
	if t.Test, err = MannKendall(x, y); err != nil {
		return err
	}
	if low, high := sign(t.Line.Lower), sign(t.Line.Upper); low == high {
		t.Direction = low
	}
	return nil
}

// The stretches that [Holding] sets side by side, and how many weeks each must have.
const (
	holdingWeeks = 12
	holdingLeast = 4
	holdingSeed  = 12
)

// Holding compares the twelve weeks up to the week that starts on day last with the
// twelve before, as the difference of their medians with an interval from [Resamples]
// draws. A good stretch often drifts back (Fraley, Gillath & Deboeck 2021, J Pers Soc
// Psychol 120:1567), so it is worth asking whether it holds. Either stretch needs 4 weeks
// with data, else [ErrTooFew].
func Holding(weeks []Week, last int) (Difference, error) {
	var earlier, later []float64
	for _, w := range weeks {
		switch ago := (last - w.Start) / 7; {
		case w.Start > last || ago >= 2*holdingWeeks:
		case ago >= holdingWeeks:
			earlier = append(earlier, w.Median)
		default:
			later = append(later, w.Median)
		}
	}
	if few := min(len(earlier), len(later)); few < holdingLeast {
		return Difference{}, fmt.Errorf("%d weeks in one of the stretches, %d are needed: %w", few, holdingLeast, ErrTooFew)
	}
	return MedianDifference(earlier, later, Resamples, holdingSeed)
}
