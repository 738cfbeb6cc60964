package sample

import (
	"math"

	"kith/data"
)

// sheet is a record while it is filled in.
type sheet struct {
	p    *plan
	d    *dice
	e    effort
	it   *item // what it is about, nil for nothing
	ease float64
	rec  data.Record
}

// recordTime is when an effort was written down, in minutes of the day.
func (p *plan) recordTime(n int) int {
	if e := p.efforts[n].entry; e >= 0 {
		return p.clock(int(e))
	}
	return 12*60 + p.life.roll(rollRecord, -2-n).below(600)
}

// recordID is the id of number n.
func (p *plan) recordID(n int) data.ID {
	return p.life.id(rollRecord, n, p.at(p.efforts[n].day, p.recordTime(n)))
}

// record makes the record of an effort.
func (p *plan) record(n int) data.Record {
	e := p.efforts[n]
	at := p.at(e.day, p.recordTime(n))
	s := &sheet{p: p, d: p.life.roll(rollRecord, n), e: e, ease: p.mind.ease[p.week(e.day)], rec: data.Record{
		ID: p.recordID(n), Practice: e.practice, Day: e.day, Created: at, Zone: p.life.Zone, Modified: at,
	}}
	var who *person
	if e.who >= 0 {
		who = p.cast[e.who]
		s.rec.People = []data.ID{who.rec.ID}
	}
	if e.item >= 0 {
		s.it = &p.items[e.item]
		s.rec.Item = s.it.rec.ID
	}
	if e.entry >= 0 {
		s.rec.Entry = p.pageID(int(e.entry))
	}
	p.teller.begin(s.d, p.telling(e.day, who), p.cast, e.day)
	p.teller.p = who
	s.fill()
	return s.rec
}

// fill fills in the fields of the practice.
func (s *sheet) fill() {
	switch s.e.practice {
	case PracticeLapse:
		s.lapse()
	case PracticeTrustStep:
		s.trustStep()
	case PracticeBeliefRating, PracticeReframe:
		s.rateAgain()
	case PracticePlanOutcome:
		s.planOutcome()
	case PracticeRest:
		s.rest()
	case PracticePast, PracticeCaregiverView, PracticeLetter:
		s.past()
	case PracticeConflict, PracticeOwnership, PracticePerspective:
		s.sides()
	case PracticeVisit, PracticeDisclosure, PracticeSupport, PracticeShared:
		s.outward()
	default:
		s.note()
	}
}

// Adding one field. The text fields are left out when the grammar has nothing.

func (s *sheet) text(key, rule string) { s.word(key, s.p.teller.say(rule)) }

func (s *sheet) word(key, text string) {
	if text != "" {
		s.rec.Fields = append(s.rec.Fields, data.Field{Key: key, Text: text})
	}
}

// number adds a rating around v, on whole numbers from lo to hi; tens above 10.
func (s *sheet) number(key string, v, lo, hi float64) {
	step := 1.0
	if hi > 10 {
		step = 5
	}
	if r := s.d.rated(v/step, lo/step, hi/step, .04); r.Set {
		s.rec.Fields = append(s.rec.Fields, data.Field{Key: key, Number: data.Rated(r.Value * step)})
	}
}

func (s *sheet) answer(key string, a data.Answer) {
	s.rec.Fields = append(s.rec.Fields, data.Field{Key: key, Answer: a})
}

func (s *sheet) date(key string, day data.Day) {
	s.rec.Fields = append(s.rec.Fields, data.Field{Key: key, Day: day})
}

// mostly answers yes with chance p, else partly or no.
func (s *sheet) mostly(p float64) data.Answer {
	switch {
	case s.d.chance(p):
		return data.Yes
	case s.d.chance(.5):
		return data.Partly
	}
	return data.No
}

// learnt is how much practice has done so far: 0 at first, towards 1 with repeats.
func (s *sheet) learnt() float64 { return 1 - math.Exp2(-float64(s.e.times)/8) }

// lapse is a pattern that came back; with time it is caught earlier.
func (s *sheet) lapse() {
	// The share of lapses that turn into a choice goes from 5 to 60 per cent.
	stage := StageAfter
	switch u := s.d.unit(); {
	case u < s.ease*.75:
		stage = StageChanged
	case u < s.ease*.75+.32:
		stage = StageMidway
	}
	s.text(KeyTriggerTags, "lapse.triggers")
	s.word(KeyStage, stage)
	s.text(KeySituation, "lapse."+s.it.hint)
	s.number(KeyUrge, 7.5-3*s.ease+1.4*s.d.normal(), 0, 10)
	s.number(KeyIntensity, 6.5-4*s.ease+1.3*s.d.normal(), 0, 10)
	s.text(KeyWhatHelped, "lapse.helped")
	if s.d.chance(.55) {
		s.text(KeyLesson, "lapse.lesson")
	}
	// A repair is done or planned more readily with ease; a plan asks to be asked after.
	repair, mended := "none", data.Day(0)
	switch {
	case stage == StageChanged:
	case s.d.chance(.2 + .5*s.ease):
		repair = "done"
		mended = s.e.day + data.Day(s.d.below(6))
	case s.d.chance(.5):
		repair = "planned"
		s.rec.Follow = min(s.p.last, s.e.day+data.Day(1+s.d.below(5)))
	}
	s.word(KeyRepair, repair)
	if mended != 0 {
		s.date(KeyRepairDay, min(s.p.last, mended))
		s.number(KeyHowReceived, 5.5+2*s.ease+1.3*s.d.normal(), 0, 10)
	}
	if s.rec.Follow != 0 && s.d.chance(.6) {
		s.rec.Closed = min(s.p.last, s.rec.Follow+data.Day(s.d.below(4)))
	}
}

// trustStep is a prediction, and mostly what came of it. What is feared is
// likelier in the head than in the world, and less so with time.
func (s *sheet) trustStep() {
	// Fear of what may happen falls from some 65 to some 30 with ease, and by up to
	// 8 with practice; what does happen is rated around 15, 34 or 55, by whether
	// it was not, partly or just what was feared.
	fear := 72 - 38*s.ease - 8*s.learnt()
	// Higher rungs are tried later, but nobody climbs in order.
	rung := min(len(s.it.rungs)-1, int(float64(len(s.it.rungs))*(.6*s.ease+.3*s.learnt())+s.d.unit()))
	s.word(KeyRung, s.it.rungs[max(0, rung)])
	s.text(KeyFeared, "trust.feared")
	s.number(KeyPFeared, fear+12*s.d.normal(), 0, 100)
	s.number(KeyDread, fear+5+11*s.d.normal(), 0, 100)
	s.date(KeyBegun, s.e.day)
	if s.e.day > s.p.last-4 { // the last steps of a life are still open
		s.rec.Follow = s.e.day + 2 // not done yet
		return
	}
	happened := data.No
	if u := s.d.unit(); u < .08 {
		happened = data.Yes
	} else if u < .24 {
		happened = data.Partly
	}
	s.number(KeyAnxBefore, 6.8-2.5*s.ease+s.d.normal(), 0, 10)
	s.number(KeyAnxPeak, 7.6-2.6*s.ease-1.5*s.learnt()+s.d.normal(), 0, 10)
	s.number(KeyAnxAfter, 3.6-2*s.ease+s.d.normal(), 0, 10)
	s.answer(KeyHappened, happened)
	s.number(KeyActual, map[data.Answer]float64{data.No: 15, data.Partly: 34, data.Yes: 55}[happened]+9*s.d.normal(), 0, 100)
	s.text(KeyLearned, "trust.learned")
	s.date(KeyDone, s.e.day)
}

// rateAgain is a belief or a trait looked at once more.
func (s *sheet) rateAgain() {
	if s.e.practice == PracticeReframe {
		for _, f := range s.it.rec.Fields {
			s.word(f.Key, f.Text)
		}
		s.number(KeyBelieve, 40+30*s.ease+15*s.learnt()+8*s.d.normal(), 0, 100)
		return
	}
	// A belief weakens a little within each look at it, and over the years.
	before := 82 - 42*s.ease - 8*s.learnt() + 8*s.d.normal()
	s.number(KeyBefore, before, 0, 100)
	s.number(KeyAfter, before-6-8*s.d.unit()+5*s.d.normal(), 0, 100)
	s.text(KeyContext, "belief.context")
	if s.d.chance(.6) { // else looked at without the work
		s.text(KeyFor, "belief.for")
		s.text(KeyAgainst, "belief.against")
		s.text(KeyFairer, "belief.fairer")
	}
}

// planOutcome is whether the moment came and the plan was kept.
func (s *sheet) planOutcome() {
	if s.d.chance(.2) {
		s.answer(KeyMetCue, data.No)
		return
	}
	s.answer(KeyMetCue, data.Yes)
	s.answer(KeyDid, s.mostly(.25+.55*s.ease))
	if s.d.chance(.3) {
		s.text(KeyContext, "plan.note")
	}
}

// rest is a time without practices.
func (s *sheet) rest() {
	s.date(KeyFrom, s.e.day)
	for _, r := range s.p.mind.rests {
		if s.p.first+data.Day(7*r.from) == s.e.day {
			s.date(KeyTo, min(s.p.last, s.p.first+data.Day(7*r.to-1)))
		}
	}
	s.text(KeyReason, "rest.reason")
}
