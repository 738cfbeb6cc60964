package reciprocity

import (
	"fmt"
	"math"
)

// The whole map is summed up only from this many acts on, and one act of ordinary weight
// makes a direction count in the census.
const (
	networkEnough = 10.0
	censusWeight  = 1.0
)

// Pair is the faded giving and receiving of one tie.
type Pair struct {
	Given, Received float64
}

// Summary describes all ties of a map together. It only describes: around a single
// person there is no sensible null model to test against.
type Summary struct {
	// Weight is the sum of all giving and receiving, Returned the part of it that is
	// matched from the other side, in acts.
	Weight, Returned float64
	// Reciprocity is Returned/Weight from 0 to 1 (Squartini, Picciolo, Ruzzenenti &
	// Garlaschelli 2013, Sci Rep 3:2729), nil without any weight.
	Reciprocity *float64
	// Mutual, Out, In and None count the ties where both directions, only mine, only
	// theirs or neither reach the weight of one act: the dyad census of Holland &
	// Leinhardt 1970 (Am J Sociol 76:492).
	Mutual, Out, In, None int
	// EdgeReciprocity is the share of directions that are returned,
	// 2·Mutual/(2·Mutual+Out+In), nil without any.
	EdgeReciprocity *float64
	// TooLittle is true while Weight is below 10: nothing of this should be shown.
	TooLittle bool
}

// Network sums up the ties of a map. It fails with [ErrBadNumber] on an amount that is
// negative, not finite or above 1e9, naming the tie by its place from 1.
func Network(pairs []Pair) (Summary, error) {
	var s Summary
	for i, p := range pairs {
		if err := p.check(); err != nil {
			return Summary{}, fmt.Errorf("tie %d: %w", i+1, err)
		}
		s.Weight += p.Given + p.Received
		s.Returned += 2 * math.Min(p.Given, p.Received)
		s.count(p)
	}
	if s.Weight > 0 {
		r := s.Returned / s.Weight
		s.Reciprocity = &r
	}
	if directions := 2*s.Mutual + s.Out + s.In; directions > 0 {
		r := float64(2*s.Mutual) / float64(directions)
		s.EdgeReciprocity = &r
	}
	s.TooLittle = s.Weight < networkEnough
	return s, nil
}

func (p Pair) check() error {
	if err := checkSum("given", p.Given); err != nil {
		return err
	}
	return checkSum("received", p.Received)
}

// count puts one tie into the census.
func (s *Summary) count(p Pair) {
	out, in := p.Given >= censusWeight, p.Received >= censusWeight
	switch {
	case out && in:
		s.Mutual++
	case out:
		s.Out++
	case in:
		s.In++
	default:
		s.None++
	}
}

// Rho is the binary reciprocity of a whole network of people with links directed links,
// returned of which run both ways: (r-ā)/(1-ā) with r = returned/links and
// ā = links/(people·(people-1)), from below 0 (less than chance) to 1 (Garlaschelli &
// Loffredo 2004, Phys Rev Lett 93:268701). It is nil where that is undefined: without
// links, with fewer than two people, or when everyone is linked to everyone. On the star
// around one person it means little.
func Rho(people, links, returned int) (*float64, error) {
	most := people * (people - 1)
	if people < 0 || people > 1_000_000 || links < 0 || links > most || returned < 0 || returned > links {
		return nil, fmt.Errorf("%d links, %d returned, among %d people: %w", links, returned, people, ErrBadNumber)
	}
	if links == 0 || links == most {
		return nil, nil
	}
	density := float64(links) / float64(most)
	rho := (float64(returned)/float64(links) - density) / (1 - density)
	return &rho, nil
}
