package stats

import (
	"errors"
	"fmt"
	"math"
)

var (
	// ErrBadInput marks a number, or a set of them, that cannot be used.
	ErrBadInput = errors.New("cannot be used")
	// ErrTooFew marks data that are sound but too few for the statistic.
	ErrTooFew = errors.New("too few data")
)

// MaxPoints is the most points that any statistic takes: more than a rating a day for
// half a century. Statistics over pairs need some seconds at this size, not memory.
const MaxPoints = 20_000

// largest bounds the size of a number, so that squares and differences stay finite.
const largest = 1e100

// z95 is the two-sided 95 % point of the normal distribution.
const z95 = 1.959963984540054

// checkNumber refuses a number that is not finite or too large.
func checkNumber(name string, v float64) error {
	if !(math.Abs(v) <= largest) {
		return fmt.Errorf("%s is %g: %w", name, v, ErrBadInput)
	}
	return nil
}

// checkList refuses a list that is too long or has such a number, told by its place
// from 1.
func checkList(name string, values []float64) error {
	if len(values) > MaxPoints {
		return fmt.Errorf("%s has %d numbers, at most %d are taken: %w", name, len(values), MaxPoints, ErrBadInput)
	}
	for i, v := range values {
		if !(math.Abs(v) <= largest) {
			return fmt.Errorf("number %d of %s is %g: %w", i+1, name, v, ErrBadInput)
		}
	}
	return nil
}

// checkPairs refuses lists that do not belong together or are shorter than least.
func checkPairs(x, y []float64, least int) error {
	if err := checkList("x", x); err != nil {
		return err
	}
	if err := checkList("y", y); err != nil {
		return err
	}
	if len(x) != len(y) {
		return fmt.Errorf("x has %d numbers and y has %d: %w", len(x), len(y), ErrBadInput)
	}
	if len(x) < least {
		return fmt.Errorf("%d points, at least %d are needed: %w", len(x), least, ErrTooFew)
	}
	return nil
}
