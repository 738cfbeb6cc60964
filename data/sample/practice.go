package sample

// The practices that the made-up life keeps records of. The definitions shipped
// with the program use the same ids.
const (
	PracticeLapse         = "lapse"          // a pattern that came back, and how far it went
	PracticePlanOutcome   = "plan_outcome"   // whether an if–then plan was met and done
	PracticeModelling     = "modelling"      // something seen in a person who shows how it can be
	PracticeOwnership     = "ownership"      // what was done to me, what is in my hands now
	PracticePerspective   = "perspective"    // the same thing from their side
	PracticeConflict      = "conflict"       // a conflict, my part in it and the repair
	PracticeBeliefRating  = "belief_rating"  // a belief looked at again
	PracticeReframe       = "reframe"        // what a trait was once good for, and is now
	PracticeWorthNote     = "worth_note"     // evidence of worth that was not earned
	PracticePast          = "past"           // the weight of a caregiver chapter
	PracticeCaregiverView = "caregiver_view" // what they may not have known how to do
	PracticeTrustStep     = "trust_step"     // a prediction, then what happened
	PracticeVisit         = "visit"          // going to a community
	PracticeDisclosure    = "disclosure"     // something told to somebody
	PracticeSupport       = "support"        // help asked, offered, accepted or declined
	PracticeRest          = "rest"           // a time without practices, on purpose
	PracticeDirection     = "direction_look" // how I want it to be, read again
	PracticeSupportWork   = "support_work"   // therapy, a course, a book
	PracticeAct           = "act"            // something done that an intention asks for
	PracticeLookBack      = "look_back"      // what was said and meant at a meeting
	PracticeShared        = "shared"         // something done together
	PracticeLetter        = "letter"         // to somebody of the past, not sent
)

// Practices lists the ids above, in the order of the constants.
func Practices() []string {
	return []string{
		PracticeLapse, PracticePlanOutcome, PracticeModelling, PracticeOwnership, PracticePerspective,
		PracticeConflict, PracticeBeliefRating, PracticeReframe, PracticeWorthNote, PracticePast,
		PracticeCaregiverView, PracticeTrustStep, PracticeVisit, PracticeDisclosure, PracticeSupport,
		PracticeRest, PracticeDirection, PracticeSupportWork, PracticeAct, PracticeLookBack, PracticeShared, PracticeLetter,
	}
}

// The keys of the fields of records and items. One key means one thing wherever
// it stands. Ranges: probabilities, dread, actual, before, after and believe are
// 0 to 100, as is my_part; depth is 1 to 5; every other number is 0 to 10.
const (
	// Of lapses. The situation is asked first, the person never.
	KeyTriggerTags = "trigger_tags" // text: words with commas between
	KeyStage       = "stage"        // choice, one of the Stage constants
	KeySituation   = "situation"    // text
	KeyWhatHelped  = "what_helped"  // text
	KeyRepair      = "repair"       // choice: none, planned, done
	KeyIntensity   = "intensity"    // number
	KeyLesson      = "lesson"       // text
	KeyUrge        = "urge"         // number
	KeyRepairDay   = "repair_day"   // day

	// Of trust steps, whose first three are the prediction and are never changed after.
	KeyRung      = "rung"       // text: the step of the ladder
	KeyFeared    = "feared"     // text
	KeyPFeared   = "p_feared"   // number: how likely
	KeyDread     = "dread"      // number: how bad
	KeyHappened  = "happened"   // yes, partly, no
	KeyActual    = "actual"     // number: how bad it was
	KeyLearned   = "learned"    // text
	KeyAnxBefore = "anx_before" // number
	KeyAnxPeak   = "anx_peak"   // number
	KeyAnxAfter  = "anx_after"  // number
	KeyBegun     = "begun"      // day: from here on the prediction stands
	KeyDone      = "done"       // day, or yes, partly, no where there is no date

	// Of beliefs, plans, rests and what was seen in others.
	KeyBefore  = "before"    // number: how true, before looking
	KeyAfter   = "after"     // number: how true, after looking
	KeyContext = "context"   // text
	KeyMetCue  = "met_cue"   // yes, no
	KeyDid     = "did"       // yes, partly, no
	KeyFrom    = "from"      // day
	KeyTo      = "to"        // day
	KeyReason  = "reason"    // text
	KeyBelieve = "believe"   // number: how true a fairer sentence is
	KeyText    = "text"      // text
	KeyBehave  = "behaviour" // text: what was seen in them
	KeyTried   = "tried"     // text: what I tried of it
	KeyFor     = "for"       // text: what speaks for a belief
	KeyAgainst = "against"   // text: what speaks against it
	KeyFairer  = "fairer"    // text: a fairer sentence

	// Of looking at one event from more than one side.
	KeyEvent       = "event"        // text
	KeyNotMine     = "not_mine"     // text
	KeyMine        = "mine"         // text
	KeyNextAct     = "next_act"     // text
	KeyTheirView   = "their_view"   // text
	KeyOpen        = "open"         // number
	KeyMyPart      = "my_part_text" // text
	KeyReceived    = "received"     // number: how what was told was received
	KeyHowReceived = "how_received" // number: how a repair was received
	KeyExpected    = "expected"     // number: how it was expected to be received
	KeyPart        = "my_part"      // number: how large a part was one's own

	// Of traits, and of caregiver chapters: letting go, seeing each other and trusting
	// again are three things.
	KeyOnceUseful  = "once_useful"  // text
	KeyUsefulNow   = "useful_now"   // text
	KeyWeight      = "weight"       // number
	KeyLettingGo   = "letting_go"   // number
	KeyWish        = "contact_wish" // number
	KeySafeNow     = "safe_now"     // number
	KeyBeforeWords = "before_words" // text
	KeyAfterWords  = "after_words"  // text
	KeyCompassion  = "compassion"   // number
	KeyAnger       = "anger"        // number
	KeyTrustAgain  = "trust_again"  // number
	KeyNotKnown    = "not_known"    // text
	KeyNotDeserved = "not_deserved" // text

	// Of going towards others, and of help from professionals and books.
	KeyStayed   = "stayed"       // yes, partly, no
	KeySpoke    = "spoke"        // yes, partly, no
	KeyFelt     = "felt"         // number
	KeyDepth    = "depth"        // number
	KeyDistance = "distance"     // number: how far off it feels
	KeyKind     = "kind"         // choice; of support: asked, offered, accepted, declined
	KeyTakeaway = "takeaway"     // text
	KeySaid     = "said"         // text
	KeyMeant    = "meant"        // text
	KeyDidWell  = "did_well"     // text
	KeyInLine   = "in_line"      // number
	KeyIdea     = "suggested_by" // choice: me, them, both

	// Of items.
	KeyInstead   = "instead"               // text
	KeyWhy       = "why"                   // text
	KeyCueKind   = "cue_kind"              // choice: time, place, feeling, person
	KeyCue       = "cue"                   // text
	KeyResponse  = "response"              // text
	KeyObstacle  = "obstacle"              // text
	KeyRehearsed = "rehearsed"             // yes, no
	KeyOrigin    = "origin"                // choice: family, school, partner, own
	KeySigns     = "signs"                 // text
	KeyCarriedBy = "carried_by"            // text
	KeyStopsHere = "stops_here"            // day
	KeyChapter   = "chapter"               // text
	KeyState     = "state"                 // choice: open, resting, at peace
	KeyCadence   = "cadence"               // text
	KeyRungs     = "rungs"                 // text, a line each
	KeyDropped   = "safety_habits_dropped" // text
	KeyBelief    = "belief"                // text: the belief that a step tests
)

// How far a lapse went.
const (
	StageAfter   = "noticed after"
	StageMidway  = "caught midway"
	StageChanged = "chose differently"
)

// The weekly check-in that the life answers, and its questions in their order:
// worry 1–3, distance 1–3, worth 1–2, held 1. Each goes from 0 to 10.
const (
	CheckInID      = "kith-weekly"
	CheckInVersion = "1"
	// CheckInSHA256 stands for the digest of the questionnaire's file: it is
	// that of the id, in hexadecimal digits.
	CheckInSHA256 = "26abcb86998047ba9a85d6e14273580d97543e8f60b7153c9fdcb7c1743911f8"
)

// CheckInItems lists the ids of the questions.
func CheckInItems() []string {
	return []string{"w1", "w2", "w3", "d1", "d2", "d3", "s1", "s2", "t1"}
}

// Keys lists the keys above, each once.
func Keys() []string {
	return []string{
		KeyTriggerTags, KeyStage, KeySituation, KeyWhatHelped, KeyRepair, KeyIntensity, KeyLesson,
		KeyUrge, KeyRepairDay, KeyRung, KeyFeared, KeyPFeared, KeyDread, KeyHappened, KeyActual, KeyLearned,
		KeyAnxBefore, KeyAnxPeak, KeyAnxAfter, KeyBegun, KeyDone, KeyBefore, KeyAfter, KeyContext, KeyMetCue,
		KeyDid, KeyFrom, KeyTo, KeyReason, KeyBelieve, KeyText, KeyBehave, KeyTried, KeyFor, KeyAgainst, KeyFairer,
		KeyEvent, KeyNotMine, KeyMine, KeyNextAct, KeyTheirView, KeyOpen, KeyMyPart, KeyReceived,
		KeyHowReceived, KeyExpected, KeyPart, KeyOnceUseful, KeyUsefulNow, KeyWeight, KeyLettingGo, KeyWish, KeySafeNow,
		KeyBeforeWords, KeyAfterWords, KeyCompassion, KeyAnger, KeyTrustAgain, KeyNotKnown, KeyNotDeserved, KeyStayed, KeySpoke, KeyFelt, KeyDepth,
		KeyDistance, KeyKind, KeyTakeaway, KeySaid, KeyMeant, KeyDidWell, KeyInLine, KeyIdea, KeyInstead, KeyWhy, KeyCueKind, KeyCue, KeyResponse,
		KeyObstacle, KeyRehearsed, KeyOrigin, KeySigns, KeyCarriedBy, KeyStopsHere, KeyChapter,
		KeyState, KeyCadence, KeyRungs, KeyDropped, KeyBelief,
	}
}
