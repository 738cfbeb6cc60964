package reciprocity

// week is how often a shown word may change, in days.
const week = 7

// Follow is [Tally] and [Judge] of the events up to day now, with the word that a
// reader who looked once a week would still see: a one-sided word stays until its own
// probability falls below Stays, so that words do not flicker. Events after now are
// passed over. It fails as Tally does.
func Follow(events []Event, now int, p Params) (Balance, error) {
	b, err := judgeOn(events, now, p)
	if err != nil || b.State == OneSidedFromMe || b.State == OneSidedToMe || b.N < p.Enough {
		return b, err
	}
	previous, err := onceShown(b, events, now, p)
	if err != nil {
		return Balance{}, err
	}
	return JudgeAfter(previous, b.Given, b.Received, p)
}

// onceShown looks back week by week, as long as the probability of a one-sided word
// allows it to stay, for the week in which it was first said. The weeks are the same
// ones whatever day it is, or a word could come and go from one day to the next.
func onceShown(b Balance, events []Event, now int, p Params) (State, error) {
	word, probability := OneSidedFromMe, func(b Balance) float64 { return b.PFromMe }
	if b.PToMe > b.PFromMe {
		word, probability = OneSidedToMe, func(b Balance) float64 { return b.PToMe }
	}
	for day := now - 1 - mod(now-1, week); b.N >= p.Enough && probability(b) >= p.Stays; day -= week {
		if probability(b) >= p.OneSided {
			return word, nil
		}
		var err error
		if b, err = judgeOn(events, day, p); err != nil {
			return TooLittle, err
		}
	}
	return TooLittle, nil
}

// judgeOn judges what had happened by a day.
func judgeOn(events []Event, day int, p Params) (Balance, error) {
	var before []Event
	for _, e := range events {
		if e.Day <= day {
			before = append(before, e)
		}
	}
	given, received, err := Tally(before, day, p)
	if err != nil {
		return Balance{}, err
	}
	return Judge(given, received, p)
}

// mod is the remainder from 0 to m-1, also for negative numbers.
func mod(v, m int) int { return (v%m + m) % m }
