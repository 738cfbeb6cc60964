package sample

import (
	"encoding/hex"

	"kith/data"
)

// makeQuestions decides the weeks with a check-in: most of them, with gaps of
// some weeks, and none while resting.
func (p *plan) makeQuestions() {
	d := p.life.roll(rollCheckIn, -1)
	for w := 0; w < len(p.mind.ease); w++ {
		if d.chance(.035) {
			w += 2 + d.below(5)
			continue
		}
		// On a Sunday as a rule, a day or two late once in a while.
		day := p.first + data.Day(7*w)
		day += data.Day((7 - int(day.Weekday())) % 7)
		if d.chance(.2) {
			day += data.Day(1 + d.below(2))
		}
		if day <= p.last && !p.mind.resting(w) && !d.chance(.08) {
			p.questions = append(p.questions, day)
		}
	}
}

// checkIn makes the record of one: each answer is what the week was like, and noise.
func (p *plan) checkIn(n int) data.CheckIn {
	day := p.questions[n]
	d, m, w := p.life.roll(rollCheckIn, n), &p.mind, p.week(day)
	at := p.at(day, 17*60+d.below(300))
	sum, _ := hex.DecodeString(CheckInSHA256) // a constant, checked by a test
	k := data.CheckIn{
		ID: p.life.id(rollCheckIn, n, at), Instrument: CheckInID, Version: CheckInVersion, SHA256: sum,
		Day: day, Created: at, Zone: p.life.Zone,
	}
	// The third of each group asks the other way round, and each question sits a
	// little higher or lower than its neighbours, as questions do.
	worry, distance, worth := m.worry[w], m.distance[w], m.worth[w]
	for i, v := range []float64{
		worry, worry - .4, 10 - worry, distance, distance + .3, 10 - distance, worth, 10 - worth, m.held[w],
	} {
		k.Answers = append(k.Answers, data.CheckAnswer{
			Item: CheckInItems()[i], Value: d.rated(v+.7*d.normal(), 0, 10, .03),
		})
	}
	if d.chance(.15) {
		p.teller.begin(d, p.telling(day, nil), nil, 0)
		k.Note = p.teller.say("note.week")
	}
	return k
}
