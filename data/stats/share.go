package stats

import (
	"fmt"
	"math"
)

// maxCount bounds counts so that they are exact and quickly summed.
const maxCount = 10_000_000

// Share is a share of cases with its 95 % interval, all from 0 to 1.
type Share struct {
	Estimate, Lo, Hi float64
}

// Wilson is the share k of n with the score interval of Wilson 1927 (J Am Stat Assoc
// 22:209), which holds for few cases and at the ends. n must be at least 1 (else
// [ErrTooFew]) and k from 0 to n (else [ErrBadInput]).
func Wilson(k, n int) (Share, error) {
	if k < 0 || k > n || n > maxCount {
		return Share{}, fmt.Errorf("share of %d in %d: %w", k, n, ErrBadInput)
	}
	if n == 0 {
		return Share{}, fmt.Errorf("share of no cases: %w", ErrTooFew)
	}
	cases, zz := float64(n), z95*z95
	p := float64(k) / cases
	middle := (p + zz/(2*cases)) / (1 + zz/cases)
	half := z95 * math.Sqrt(p*(1-p)/cases+zz/(4*cases*cases)) / (1 + zz/cases)
	s := Share{Estimate: p, Lo: math.Max(0, middle-half), Hi: math.Min(1, middle+half)}
	if k == 0 {
		s.Lo = 0 // exactly, and not by a rounding error more
	}
	if k == n {
		s.Hi = 1
	}
	return s, nil
}

// SignTest is the exact two-sided probability of a split at least as uneven as plus
// against minus if either were equally likely (Dixon & Mood 1946, J Am Stat Assoc 41:557):
// twice the smaller binomial tail, at most 1. Ties are to be left out before. Without
// cases it is 1. Negative or enormous counts are [ErrBadInput].
func SignTest(plus, minus int) (float64, error) {
	if plus < 0 || minus < 0 || plus > maxCount || minus > maxCount {
		return 0, fmt.Errorf("sign test of %d against %d: %w", plus, minus, ErrBadInput)
	}
	n, few := float64(plus+minus), float64(min(plus, minus))
	// Term by term from the largest, relative to it, down to where nothing is added.
	tail, term := 0.0, 1.0
	for i := few; i >= 0 && term > 1e-18*tail; i-- {
		tail += term
		term *= i / (n - i + 1)
	}
	all, _ := math.Lgamma(n + 1)
	in, _ := math.Lgamma(few + 1)
	out, _ := math.Lgamma(n - few + 1)
	return math.Min(1, 2*tail*math.Exp(all-in-out-n*math.Ln2)), nil
}
