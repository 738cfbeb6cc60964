package data

import "time"

// CheckIn is one filled questionnaire. Answers are kept raw with the exact
// version of the questions; scores are reckoned anew, so that a corrected key
// corrects the past.
type CheckIn struct {
	// ID names the check-in for ever.
	ID ID `json:"id"`
	// Instrument is the questionnaire's id, Version its version.
	Instrument string `json:"instrument"`
	Version    string `json:"version"`
	// SHA256 is the sum of the questionnaire's file, 32 bytes.
	SHA256 Sum `json:"sha256"`
	// Target is the person that it was filled about; none for oneself.
	Target ID `json:"target,omitzero"`
	// Day is for when it holds.
	Day Day `json:"day"`
	// Created is when it was filled.
	Created time.Time `json:"created"`
	// Zone is the IANA name of where it was filled, "" if unknown.
	Zone string `json:"zone,omitempty"`
	// Answers are raw, one for each question that was shown.
	Answers []CheckAnswer `json:"answers"`
	// Note is in own words.
	Note string `json:"note,omitempty"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// CheckAnswer is the raw answer to one question; a skipped one is not rated.
type CheckAnswer struct {
	Item  string `json:"item"`
	Value Rating `json:"value"`
}

// Check says which rule the check-in breaks, as a *FieldError, or nil.
func (k *CheckIn) Check() error {
	c := checker{noun: "check-in"}
	c.id(k.ID)
	c.name(k.Instrument, "Instrument")
	c.name(k.Version, "Version")
	c.need(len(k.SHA256) == 32, "SHA256", "must be 32 bytes")
	c.day(k.Day, "Day")
	c.instant(k.Created, k.Zone, "Created")
	c.need(len(k.Answers) <= MaxList, "Answers", "may hold at most 256")
	seen := make(map[string]bool, len(k.Answers))
	for _, a := range k.Answers {
		c.name(a.Item, "Answers")
		c.need(!seen[a.Item], "Answers", "may answer each question once")
		c.rating(a.Value, -1e6, 1e6, "Answers")
		seen[a.Item] = true
	}
	c.text(k.Note, MaxNote, "Note")
	return c.err
}
