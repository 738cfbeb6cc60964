package data

import "time"

// The practice in which help is asked for, offered, accepted or declined, and the
// keys of its fields.
const (
	PracticeSupport = "support"
	SupportKind     = "kind" // choice: asked, offered, accepted, declined
	SupportAsked    = "asked"
	SupportText     = "text"    // what it was, in own words
	SupportOutcome  = "outcome" // choice: what came of asking, one of the outcomes below
)

// What came of asking; "" while it is open. None of them is a failure.
const (
	OutcomeCame   = "came"
	OutcomeDidNot = "did_not"
	OutcomeNotNow = "not_now"
)

// Outcomes lists what can come of asking, in the order in which it is shown.
func Outcomes() []string { return []string{OutcomeCame, OutcomeNotNow, OutcomeDidNot} }

// NewAsk is the record of one thing asked of somebody, with nothing come of it yet.
func NewAsk(person ID, what string, day Day, now time.Time) Record {
	return Record{
		ID: NewID(), Practice: PracticeSupport, Day: day, Created: now, Modified: now, People: []ID{person},
		Fields: []Field{{Key: SupportKind, Text: SupportAsked}, {Key: SupportText, Text: what}},
	}
}

// IsAsk says that the record is of something asked of a person.
func (r *Record) IsAsk(person ID) bool {
	if r.Practice != PracticeSupport || r.Field(SupportKind).Text != SupportAsked {
		return false
	}
	for _, id := range r.People {
		if id == person {
			return true
		}
	}
	return false
}

// SetText puts a text under a key, in place of one that is there; an empty text takes
// it away.
func (r *Record) SetText(key, text string) {
	var kept []Field
	for _, f := range r.Fields {
		if f.Key != key {
			kept = append(kept, f)
		}
	}
	if text != "" {
		kept = append(kept, Field{Key: key, Text: text})
	}
	r.Fields = kept
}
