package data

import "time"

// CheckIn is one filled questionnaire. Answers are kept raw with the exact
// version of the questions; scores are reckoned anew, so that a corrected key
// corrects the past.
type CheckIn struct {
	ID         ID            `json:"id"`
	Instrument string        `json:"instrument"` // the questionnaire's id
	Version    string        `json:"version"`    // its version
	SHA256     []byte        `json:"sha256"`     // of its file, 32 bytes
	Target     ID            `json:"target,omitzero"`
	Day        Day           `json:"day"`
	Created    time.Time     `json:"created"`
	Zone       string        `json:"zone,omitempty"`
	Answers    []CheckAnswer `json:"answers"`
	Note       string        `json:"note,omitempty"`
	Revision   uint32        `json:"revision"`
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
