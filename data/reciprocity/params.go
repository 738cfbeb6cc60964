package reciprocity

import (
	"errors"
	"fmt"
	"math"
)

// ErrBadNumber marks an amount, a weight, a rating or a parameter outside its range.
var ErrBadNumber = errors.New("number out of range")

// largestSum bounds what can be judged. No life holds a thousand million acts, and
// below it the incomplete beta function stays quick and exact.
const largestSum = 1e9

// Params are the judgements behind the figures. Start from [Default]; the zero value
// is refused by [Params.Check].
type Params struct {
	// HalfLife is the age in days at which an act counts half; above 0. Rare contact
	// cannot be judged with a short one: 365 suits people seen every few months.
	HalfLife float64
	// Kappa is the weight of the prior, in acts: Kappa/2 given and Kappa/2 received
	// are taken as already seen. From 0.01 to 1000. With 4, five unreturned acts are
	// needed before a tie is called one-sided.
	Kappa float64
	// Edge is the lower end of the balanced region for the share that I give; the
	// upper end is 1-Edge. Above 0, below 1/2. A third means that neither side gives
	// more than twice what the other gives.
	Edge float64
	// Enough is the sum of faded acts below which nothing is said; 0 or more.
	Enough float64
	// OneSided is the probability, from 1/2 to 1, at which a tie is called one-sided.
	OneSided float64
	// Stays is the probability, from 1/2 to OneSided, down to which a tie that is
	// already shown as one-sided remains so, so that words do not flicker.
	Stays float64
	// TwoWay is the probability, from 1/2 to 1, of the balanced region at which a tie
	// is called two-way whatever its lean.
	TwoWay float64
	// Leaning is the probability, from 1/2 to 1, of giving more than half (or less
	// than half) at which a tie is called leaning.
	Leaning float64
	// WeakTwoWay is the probability, from 0 to TwoWay, of the balanced region at
	// which a tie without a lean is called two-way.
	WeakTwoWay float64
}

// Default gives the parameters that Kith uses.
func Default() Params {
	return Params{
		HalfLife:   180,
		Kappa:      4,
		Edge:       1.0 / 3,
		Enough:     3,
		OneSided:   0.80,
		Stays:      0.70,
		TwoWay:     0.80,
		Leaning:    0.90,
		WeakTwoWay: 0.55,
	}
}

// Check says what is wrong with the parameters, as [ErrBadNumber], or returns nil.
func (p Params) Check() error {
	for _, r := range []struct {
		name          string
		got, min, max float64
	}{
		{"half-life", p.HalfLife, math.SmallestNonzeroFloat64, math.MaxFloat64},
		{"kappa", p.Kappa, 0.01, 1000},
		{"edge", p.Edge, 0.001, 0.499},
		{"enough", p.Enough, 0, largestSum},
		{"one-sided", p.OneSided, 0.5, 1},
		{"stays", p.Stays, 0.5, p.OneSided},
		{"two-way", p.TwoWay, 0.5, 1},
		{"leaning", p.Leaning, 0.5, 1},
		{"weak two-way", p.WeakTwoWay, 0, p.TwoWay},
	} {
		// Written so that NaN fails.
		if !(r.got >= r.min && r.got <= r.max) {
			return fmt.Errorf("parameter %s is %g, it must be from %g to %g: %w",
				r.name, r.got, r.min, r.max, ErrBadNumber)
		}
	}
	return nil
}

// checkSum refuses an amount of giving or receiving that cannot be judged.
func checkSum(name string, v float64) error {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return fmt.Errorf("%s is not a finite number: %w", name, ErrBadNumber)
	case v < 0:
		return fmt.Errorf("%s is %g, it must be 0 or more: %w", name, v, ErrBadNumber)
	case v > largestSum:
		return fmt.Errorf("%s is %g, it must be at most %g: %w", name, v, float64(largestSum), ErrBadNumber)
	}
	return nil
}
