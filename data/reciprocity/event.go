package reciprocity

import (
	"fmt"
	"math"
)

// Direction says which way an act went, seen from the person who writes.
type Direction string

// The directions an act can have. Both counts half to either side.
const (
	Given    Direction = "given"
	Received Direction = "received"
	Both     Direction = "both"
)

// largestDay bounds day numbers so that their differences stay exact.
const largestDay = 1_000_000_000

// Event is one act of giving or receiving.
type Event struct {
	// Day is a civil day number, counted in days from any fixed day.
	Day int
	// Direction is the way the act went.
	Direction Direction
	// Weight is how much it was: 0.5 small, 1 ordinary, 2 big; 0 or more.
	Weight float64
}

// Check says what is wrong with the event, as [ErrBadNumber], or returns nil.
func (e Event) Check() error {
	if e.Day < -largestDay || e.Day > largestDay {
		return fmt.Errorf("day %d is out of range: %w", e.Day, ErrBadNumber)
	}
	switch e.Direction {
	case Given, Received, Both:
	default:
		return fmt.Errorf("direction is neither %q, %q nor %q: %w", Given, Received, Both, ErrBadNumber)
	}
	return checkSum("weight", e.Weight)
}

// fade is what is left on day now of an act of the given day: 2^-(age/half-life), and
// all of it for a day still to come. Fading counts instead of dropping them is a
// discounted likelihood, the power prior of Ibrahim & Chen 2000 (Stat Sci 15:46).
func fade(day, now int, halfLife float64) float64 {
	age := max(0, now-day)
	return math.Exp2(-float64(age) / halfLife)
}

// Tally sums the events into faded amounts given and received as of day now, in acts of
// ordinary weight. Days after now count as now. It fails with [ErrBadNumber] on an
// event or a parameter out of range, naming the event by its place from 1.
func Tally(events []Event, now int, p Params) (given, received float64, err error) {
	if err := p.Check(); err != nil {
		return 0, 0, err
	}
	if now < -largestDay || now > largestDay {
		return 0, 0, fmt.Errorf("day %d of now is out of range: %w", now, ErrBadNumber)
	}
	for i, e := range events {
		if err := e.Check(); err != nil {
			return 0, 0, fmt.Errorf("event %d: %w", i+1, err)
		}
		g, r := e.faded(now, p.HalfLife)
		given += g
		received += r
	}
	return given, received, nil
}

// faded splits what is left of the event between the two sides.
func (e Event) faded(now int, halfLife float64) (given, received float64) {
	x := e.Weight * fade(e.Day, now, halfLife)
	switch e.Direction {
	case Given:
		return x, 0
	case Received:
		return 0, x
	default:
		return x / 2, x / 2
	}
}
