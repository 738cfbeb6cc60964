package reciprocity

import (
	"fmt"
	"math"
	"strings"
)

// State is one calm word for how a tie looks.
type State string

// The states of what was logged. TooLittle is a normal, quiet state.
const (
	TooLittle      State = "too_little"
	OneSidedFromMe State = "one_sided_from_me"
	OneSidedToMe   State = "one_sided_to_me"
	LeaningFromMe  State = "leaning_from_me"
	LeaningToMe    State = "leaning_to_me"
	TwoWay         State = "two_way"
	Unclear        State = "unclear"
)

// Plain gives the state as plain English words, for a terminal or a file. What
// people read in the window is worded there.
func (s State) Plain() string { return strings.ReplaceAll(string(s), "_", " ") }

// Balance is what can be said of one tie.
type Balance struct {
	// Given and Received are the faded sums in acts of ordinary weight; N is their sum.
	Given, Received, N float64
	// Balance is (Given-Received)/(N+Kappa), above -1 and below 1; more than 0 means
	// that more comes from me. It is the normalised difference, shrunk towards 0.
	Balance float64
	// Share is the expected share that I give, from 0 to 1: (1+Balance)/2.
	Share float64
	// Lo and Hi enclose the share with a probability of 80 %.
	Lo, Hi float64
	// PFromMe, PMiddle and PToMe are the probabilities that the share lies above, in
	// and below the balanced region. They sum to 1.
	PFromMe, PMiddle, PToMe float64
	// PMoreFromMe is the probability that I give more than half.
	PMoreFromMe float64
	// State is the word for all this.
	State State
	// Raw is (Given-Received)/N from -1 to 1, MinMax is min/max from 0 to 1 and
	// Mutual is 2·min/N from 0 to 1, the reciprocated share of the weight (Squartini
	// et al. 2013, Sci Rep 3:2729). All three are nil when N is 0. They jump to their
	// ends after a single act, so they describe and never decide.
	Raw, MinMax, Mutual *float64
}

// Judge says how a tie stands after the given faded sums, with no state shown before.
// The share that I give is taken as Beta(Kappa/2+given, Kappa/2+received). It fails
// with [ErrBadNumber] on a sum that is not finite, negative or above 1e9, or on
// parameters out of range.
func Judge(given, received float64, p Params) (Balance, error) {
	return JudgeAfter(TooLittle, given, received, p)
}

// JudgeAfter is [Judge] with the state that was shown before: a one-sided state stays
// while N ≥ Enough and its own probability is at least Stays. Any other previous state
// changes nothing.
func JudgeAfter(previous State, given, received float64, p Params) (Balance, error) {
	if err := p.Check(); err != nil {
		return Balance{}, err
	}
	if err := checkSum("given", given); err != nil {
		return Balance{}, fmt.Errorf("judge a balance: %w", err)
	}
	if err := checkSum("received", received); err != nil {
		return Balance{}, fmt.Errorf("judge a balance: %w", err)
	}
	b := weigh(given, received, p)
	// Its own mirror image, so that swapping sides swaps words to the last digit.
	pMoreToMe := betaCDF(0.5, p.Kappa/2+given, p.Kappa/2+received)
	b.State = b.word(previous, pMoreToMe, p)
	return b, nil
}

// weigh fills in everything but the word.
func weigh(given, received float64, p Params) Balance {
	n := given + received
	mine, theirs := p.Kappa/2+given, p.Kappa/2+received
	b := Balance{
		Given: given, Received: received, N: n,
		Balance:     (given - received) / (n + p.Kappa),
		Share:       mine / (n + p.Kappa),
		Lo:          betaQuantile(0.1, mine, theirs),
		Hi:          1 - betaQuantile(0.1, theirs, mine),
		PFromMe:     betaCDF(p.Edge, theirs, mine),
		PToMe:       betaCDF(p.Edge, mine, theirs),
		PMoreFromMe: betaCDF(0.5, theirs, mine),
	}
	b.PMiddle = math.Max(0, 1-(b.PFromMe+b.PToMe))
	if n > 0 {
		less, more := math.Min(given, received), math.Max(given, received)
		raw, minMax, mutual := (given-received)/n, less/more, 2*less/n
		b.Raw, b.MinMax, b.Mutual = &raw, &minMax, &mutual
	}
	return b
}

// word picks the first state that holds. The order asks more evidence for the hurtful
// word than for the kind one.
func (b Balance) word(previous State, pMoreToMe float64, p Params) State {
	switch {
	case b.N < p.Enough:
		return TooLittle
	case previous == OneSidedFromMe && b.PFromMe >= p.Stays, b.PFromMe >= p.OneSided:
		return OneSidedFromMe
	case previous == OneSidedToMe && b.PToMe >= p.Stays, b.PToMe >= p.OneSided:
		return OneSidedToMe
	case b.PMiddle >= p.TwoWay:
		return TwoWay
	case b.PMoreFromMe >= p.Leaning:
		return LeaningFromMe
	case pMoreToMe >= p.Leaning:
		return LeaningToMe
	case b.PMiddle >= p.WeakTwoWay:
		return TwoWay
	}
	return Unclear
}

// Missing is how many acts of ordinary weight, dated today, are still needed before
// anything is said about the tie; 0 when there are enough.
func (b Balance) Missing(p Params) float64 {
	return math.Max(0, p.Enough-b.N)
}
