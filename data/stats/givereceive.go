package stats

import "fmt"

// giveReceivePrior is what is added to the sum so that few acts stay near the middle.
const giveReceivePrior = 2.0

// GiveReceive is where one person's give and receive stand on a chart.
type GiveReceive struct {
	// Plain is (received-gave)/(received+gave) from -1 to 1.
	Plain float64
	// Shrunk is the same with 2 added to the divisor, always nearer to 0.
	Shrunk float64
}

// GiveReceiveOf places the amounts gave and received, in any one unit, on the upward axis
// of the charts, where what comes in is up. Mind the sign: in a reciprocity balance more
// than 0 means more from me. It fails with [ErrTooFew] when both are 0, since there is
// nothing to place, and with [ErrBadInput] on a negative or bad number.
func GiveReceiveOf(gave, received float64) (GiveReceive, error) {
	if !(gave >= 0 && gave <= largest && received >= 0 && received <= largest) {
		return GiveReceive{}, fmt.Errorf("gave %g and received %g: %w", gave, received, ErrBadInput)
	}
	sum := gave + received
	if sum == 0 {
		return GiveReceive{}, fmt.Errorf("nothing given or received: %w", ErrTooFew)
	}
	more := received - gave
	return GiveReceive{Plain: more / sum, Shrunk: more / (sum + giveReceivePrior)}, nil
}
