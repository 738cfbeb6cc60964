package stats

import "math"

// Test is the outcome of a Mann–Kendall test.
type Test struct {
	// S is the number of pairs that rise less the number that fall.
	S int
	// VarS is the variance of S without a trend, with ties taken into account.
	VarS float64
	// Z is S, moved by one towards 0, in standard deviations; 0 when S is 0 or all
	// values are equal.
	Z float64
	// P is the two-sided probability of a Z at least as far from 0 without a trend.
	P float64
	// N is the number of points.
	N int
}

// MannKendall tests whether y tends to rise or fall with x, in any order of the points,
// by ranks (Mann 1945, Econometrica 13:245; Kendall 1970, Rank Correlation Methods, for
// the variance with ties in x and y). It takes at least 3 points, else [ErrTooFew]; lists
// of different length or bad numbers are [ErrBadInput]. The normal approximation is rough
// below 10 points, and neighbouring ratings that lean on each other make P too small.
func MannKendall(x, y []float64) (Test, error) {
	if err := checkPairs(x, y, 3); err != nil {
		return Test{}, err
	}
	t := Test{S: concordance(x, y), VarS: kendallVariance(x, y), P: 1, N: len(x)}
	if t.VarS > 0 && t.S != 0 {
		t.Z = (float64(t.S) - math.Copysign(1, float64(t.S))) / math.Sqrt(t.VarS)
		t.P = math.Erfc(math.Abs(t.Z) / math.Sqrt2)
	}
	return t, nil
}

// concordance is Kendall's S.
func concordance(x, y []float64) int {
	s := 0
	for i := range x {
		for j := i + 1; j < len(x); j++ {
			s += sign(x[j]-x[i]) * sign(y[j]-y[i])
		}
	}
	return s
}

// sign is -1, 0 or 1.
func sign(v float64) int {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}

// kendallVariance is the variance of S under no trend.
func kendallVariance(x, y []float64) float64 {
	tx, ty := tiesOf(x), tiesOf(y)
	n := float64(len(x))
	v := (n*(n-1)*(2*n+5) - tx.spread - ty.spread) / 18
	v += tx.pairs * ty.pairs / (2 * n * (n - 1))
	if n > 2 {
		v += tx.triples * ty.triples / (9 * n * (n - 1) * (n - 2))
	}
	return v
}

// ties holds the sums over groups of t equal values that Kendall's variance needs.
type ties struct {
	spread  float64 // Σ t(t-1)(2t+5)
	triples float64 // Σ t(t-1)(t-2)
	pairs   float64 // Σ t(t-1)
}

func tiesOf(values []float64) ties {
	groups := make(map[float64]int, len(values))
	for _, v := range values {
		groups[v]++
	}
	var sum ties
	for _, count := range groups {
		t := float64(count)
		sum.spread += t * (t - 1) * (2*t + 5)
		sum.triples += t * (t - 1) * (t - 2)
		sum.pairs += t * (t - 1)
	}
	return sum
}
