package sample

import "kith/data"

// past is a caregiver chapter: how heavy it is, and three things kept apart.
func (s *sheet) past() {
	switch s.e.practice {
	case PracticeLetter:
		s.text(KeyText, "letter")
		return
	case PracticeCaregiverView:
		s.text(KeyNotKnown, "view.notknown")
		s.text(KeyNotDeserved, "view.notdeserved")
		s.text(KeyBeforeWords, "view.before")
		s.text(KeyAfterWords, "view.after")
		s.number(KeyCompassion, 2.5+4*s.ease+s.d.normal(), 0, 10)
		s.number(KeyAnger, 5.5-1.5*s.ease+1.4*s.d.normal(), 0, 10) // both may be there
		return
	}
	state := "open"
	if s.d.chance(.6 * s.ease) {
		state = "resting"
	}
	s.word(KeyState, state)
	s.number(KeyWeight, 7.5-3.5*s.ease+s.d.normal(), 0, 10)
	s.number(KeyLettingGo, 2.5+4*s.ease+s.d.normal(), 0, 10)
	s.number(KeyWish, 5+1.4*s.d.normal(), 0, 10)
	s.number(KeySafeNow, 6.5+.8*s.d.normal(), 0, 10)
	s.number(KeyTrustAgain, 2+2.5*s.ease+s.d.normal(), 0, 10)
}

// sides are the practices that look at one event from more than one side.
func (s *sheet) sides() {
	s.text(KeyEvent, "event")
	switch s.e.practice {
	case PracticeOwnership:
		s.text(KeyNotMine, "own.notmine")
		s.text(KeyMine, "own.mine")
		s.text(KeyNextAct, "own.next")
		s.answer(KeyDone, s.mostly(.3+.5*s.ease))
	case PracticePerspective:
		s.text(KeyTheirView, "their.view")
		s.number(KeyOpen, 3.5+4.5*s.ease+1.2*s.d.normal(), 0, 10)
	default:
		s.text(KeyMyPart, "conflict.mine")
		s.number(KeyPart, 45+15*s.d.normal(), 0, 100)
		s.number(KeyExpected, 3.5+2.5*s.ease+1.2*s.d.normal(), 0, 10)
		if s.d.chance(.3 + .5*s.ease) {
			s.word(KeyRepair, "done")
			s.date(KeyRepairDay, min(s.p.last, s.e.day+data.Day(s.d.below(5))))
			s.number(KeyHowReceived, 5+2.5*s.ease+1.3*s.d.normal(), 0, 10)
		} else {
			s.word(KeyRepair, "planned")
			s.rec.Follow = min(s.p.last, s.e.day+3)
		}
	}
}

// outward are the practices that go towards others.
func (s *sheet) outward() {
	switch s.e.practice {
	case PracticeVisit:
		s.answer(KeyStayed, s.mostly(.6+.35*s.ease))
		s.answer(KeySpoke, s.mostly(.25+.3*s.ease+.3*s.learnt()))
		// First visits are allowed to be bad.
		s.number(KeyFelt, 3.2+2.5*s.ease+2.5*s.learnt()+1.2*s.d.normal(), 0, 10)
	case PracticeDisclosure:
		s.text(KeyText, "told")
		s.number(KeyDepth, 1.6+2.4*s.ease+.8*s.d.normal(), 1, 5)
		s.number(KeyReceived, 5.5+2.2*s.ease+1.4*s.d.normal(), 0, 10)
	case PracticeShared:
		s.text(KeyText, "shared.what")
		s.word(KeyIdea, one(s.d, []string{"me", "me", "them", "both"}))
		s.number(KeyFelt, 6+1.5*s.ease+1.3*s.d.normal(), 0, 10)
	default:
		s.word(KeyKind, one(s.d, []string{"asked", "asked", "accepted", "accepted", "offered", "declined"}))
		s.text(KeyText, "support.what")
	}
}

// note are the practices of a line or two.
func (s *sheet) note() {
	switch s.e.practice {
	case PracticeModelling:
		s.text(KeyBehave, "models.seen")
		if s.d.chance(.3 + .4*s.ease) {
			s.text(KeyTried, "models.tried")
		}
	case PracticeAct:
		s.text(KeyText, "act.what")
		s.number(KeyFelt, 4.5+3*s.ease+1.3*s.d.normal(), 0, 10)
	case PracticeLookBack:
		s.text(KeySaid, "look.said")
		s.text(KeyMeant, "look.meant")
		s.text(KeyDidWell, "look.well")
		s.number(KeyInLine, 4+3.5*s.ease+1.3*s.d.normal(), 0, 10)
	case PracticeWorthNote:
		s.text(KeyText, "worth")
	case PracticeDirection:
		s.word(KeyText, fieldText(s.it.rec.Fields, KeyText))
		s.number(KeyDistance, 7.5-4.5*s.ease+s.d.normal(), 0, 10)
	case PracticeSupportWork:
		s.word(KeyKind, one(s.d, []string{"therapy", "therapy", "therapy", "book", "course", "group"}))
		s.text(KeyTakeaway, "takeaway")
	}
}

// fieldText finds the text under a key.
func fieldText(list []data.Field, key string) string {
	for _, f := range list {
		if f.Key == key {
			return f.Text
		}
	}
	return ""
}
