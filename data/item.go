package data

import "time"

// State is where a person stands with an item. Every state can be left again.
type State byte

// The states. The values stand on disk: never reorder them.
const (
	Active  State = 0
	Resting State = 1
	Done    State = 2
)

// String gives the word used in JSON.
func (s State) String() string {
	switch s {
	case Resting:
		return "resting"
	case Done:
		return "done"
	}
	return "active"
}

// MarshalText gives String.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *State) UnmarshalText(b []byte) error {
	for _, x := range []State{Active, Resting, Done} {
		if x.String() == string(b) {
			*s = x
			return nil
		}
	}
	return &FieldError{Noun: "item", Field: "State", Rule: "must be active, resting or done"}
}

// The kinds of item that practices are about. A practice of one's own may use others.
const (
	ItemPattern   = "pattern"
	ItemBelief    = "belief"
	ItemPlan      = "plan" // an if–then plan
	ItemLadder    = "ladder"
	ItemCommunity = "community"
	ItemChapter   = "chapter" // a caregiver chapter
	ItemDirection = "direction"
	ItemIntention = "intention"
	ItemTrait     = "trait"
)

// Item is something a person works on for a long time.
type Item struct {
	// ID names the item for ever.
	ID ID `json:"id"`
	// Kind is one of the kinds above, or one of a practice of one's own.
	Kind string `json:"kind"`
	// Title is what the person calls it.
	Title string `json:"title"`
	// Fields are the answers that its practice asks for.
	Fields []Field `json:"fields,omitempty"`
	// State is where the person stands with it.
	State State `json:"state"`
	// People is whom it has to do with, each once.
	People []ID `json:"people,omitempty"`
	// Started is from when on it is worked on.
	Started Day `json:"started,omitzero"`
	// Created and Modified are when it was noted and last changed.
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Check says which rule the item breaks, as a *FieldError, or nil.
func (i *Item) Check() error {
	c := checker{noun: "item"}
	c.id(i.ID)
	c.name(i.Kind, "Kind")
	c.name(i.Title, "Title")
	c.fields(i.Fields, MaxNote)
	c.need(i.State <= Done, "State", "must be active, resting or done")
	c.ids(i.People, "People")
	c.dayOrNone(i.Started, "Started")
	c.instant(i.Created, "", "Created")
	c.instant(i.Modified, "", "Modified")
	c.fits(i.toWire(), "Fields")
	return c.err
}

// Field is one answer in an item or a record, under the key that the practice
// gives it. Exactly one of the values counts, by what the practice asks for.
type Field struct {
	// Key is what the practice calls the question.
	Key string `json:"key"`
	// Text is a text, or the word of a choice.
	Text string `json:"text,omitempty"`
	// Number is a place on a scale, whose ends the practice says.
	Number Rating `json:"number"`
	// Person is somebody.
	Person ID `json:"person,omitzero"`
	// Day is a date.
	Day Day `json:"day,omitzero"`
	// Answer is yes, partly or no.
	Answer Answer `json:"answer,omitempty"`
}

// Answer is yes, partly or no; the zero Answer is "not answered".
type Answer byte

// The answers. The values stand on disk: never reorder them.
const (
	NoAnswer Answer = 0
	Yes      Answer = 1
	Partly   Answer = 2
	No       Answer = 3
)

// String gives the word used in JSON.
func (a Answer) String() string {
	switch a {
	case Yes:
		return "yes"
	case Partly:
		return "partly"
	case No:
		return "no"
	}
	return ""
}

// MarshalText gives String.
func (a Answer) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (a *Answer) UnmarshalText(b []byte) error {
	for _, x := range []Answer{NoAnswer, Yes, Partly, No} {
		if x.String() == string(b) {
			*a = x
			return nil
		}
	}
	return &FieldError{Noun: "record", Field: "Fields", Rule: "an answer must be yes, partly or no"}
}

// fields checks the answers of an item, a record or a form: each key once, each
// text at most longest bytes.
func (c *checker) fields(list []Field, longest int) {
	c.need(len(list) <= MaxList, "Fields", "may hold at most 256")
	seen := make(map[string]bool, len(list))
	for _, f := range list {
		c.name(f.Key, "Fields")
		c.need(!seen[f.Key], "Fields", "may name each key once")
		c.text(f.Text, longest, "Fields")
		c.rating(f.Number, -1e6, 1e6, "Fields")
		c.dayOrNone(f.Day, "Fields")
		c.need(f.Answer <= No, "Fields", "an answer must be yes, partly or no")
		seen[f.Key] = true
	}
}
