package reciprocity

import (
	"fmt"
	"math"
)

// The states that only a feeling can have. Unrated is also the zero rating's word.
const (
	Unrated         State = "unrated"
	LittleEitherWay State = "little_either_way"
)

// The thresholds of a feeling are judgement, not literature.
const (
	feltPrior    = 4.0  // keeps two low ratings from looking extreme
	feltLittle   = 2.0  // a sum of ratings below this is "little either way"
	feltLeaning  = 0.20 // from here on a feeling leans
	feltOneSided = 0.45 // from here on it is one-sided
	feltHighest  = 10.0 // the upper end of both sliders
	feltDiffers  = 0.40 // so far apart that a question is worth asking
)

// Feeling is how give and take feel to the person, apart from anything logged.
type Feeling struct {
	// Balance is (give-get)/(give+get+4), above -1 and below 1; more than 0 means more
	// from me. It is nil when either rating is missing.
	Balance *float64
	// State is the word for it.
	State State
}

// Felt weighs two ratings from 0 to 10, what I give and what I get; nil means not
// rated. It fails with [ErrBadNumber] on a rating outside 0 to 10.
func Felt(give, get *float64) (Feeling, error) {
	for _, rating := range []*float64{give, get} {
		if rating != nil && !(*rating >= 0 && *rating <= feltHighest) {
			return Feeling{}, fmt.Errorf("rating is %g, it must be from 0 to %g: %w", *rating, feltHighest, ErrBadNumber)
		}
	}
	if give == nil || get == nil {
		return Feeling{State: Unrated}, nil
	}
	f := (*give - *get) / (*give + *get + feltPrior)
	return Feeling{Balance: &f, State: feltState(f, *give+*get)}, nil
}

// feltState is the word for a feeling of balance f from ratings that sum to total.
func feltState(f, total float64) State {
	switch {
	case total < feltLittle:
		return LittleEitherWay
	case math.Abs(f) < feltLeaning:
		return TwoWay
	case math.Abs(f) < feltOneSided && f > 0:
		return LeaningFromMe
	case math.Abs(f) < feltOneSided:
		return LeaningToMe
	case f > 0:
		return OneSidedFromMe
	}
	return OneSidedToMe
}

// Differ says whether what was logged and what is felt stand so far apart (0.40 or more)
// that one soft question is worth asking. Either may be right. It is false while the
// feeling is unrated or too little is logged.
func Differ(logged Balance, felt Feeling, p Params) bool {
	if felt.Balance == nil || logged.N < p.Enough {
		return false
	}
	return math.Abs(logged.Balance-*felt.Balance) >= feltDiffers
}
