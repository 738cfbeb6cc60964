package data

import "time"

// Who says which side did something.
type Who byte

// The sides. The values stand on disk: never reorder them.
const (
	NobodySaid Who = 0 // not noted
	Me         Who = 1
	Them       Who = 2
	Both       Who = 3
)

// String gives the word used in JSON: "", "me", "them" or "both".
func (w Who) String() string {
	switch w {
	case Me:
		return "me"
	case Them:
		return "them"
	case Both:
		return "both"
	}
	return ""
}

// MarshalText gives String.
func (w Who) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (w *Who) UnmarshalText(b []byte) error {
	for _, x := range []Who{NobodySaid, Me, Them, Both} {
		if x.String() == string(b) {
			*w = x
			return nil
		}
	}
	return &FieldError{Noun: "contact", Field: "Reached", Rule: `must be "me", "them", "both" or ""`}
}

// Kinds of what is given and received. Who reached out is a channel of its own
// and never one of these.
const (
	Company   = "company"   // time together
	Listening = "listening" // an open ear
	Practical = "practical" // a hand with something
	Material  = "material"  // money, gifts
)

// ExchangeKinds lists the kinds in the order in which they are shown.
func ExchangeKinds() []string { return []string{Company, Listening, Practical, Material} }

// The weights of an exchange: how much it was, in the person's own eyes.
const (
	Small    = 0.5
	Ordinary = 1.0
	Big      = 2.0
)

// Exchange is one thing that was given or received.
type Exchange struct {
	// Kind is one of ExchangeKinds.
	Kind string `json:"kind"`
	// Weight is Small, Ordinary or Big.
	Weight float64 `json:"weight"`
}

// Contact is one time of giving and receiving with a person.
type Contact struct {
	// ID names the contact for ever.
	ID ID `json:"id"`
	// Person is with whom; a time with two people is two contacts.
	Person ID `json:"person"`
	// Day is when it was, decided when it was noted.
	Day Day `json:"day"`
	// Created is when it was noted.
	Created time.Time `json:"created"`
	// Zone is the IANA name of where it was noted, "" if unknown.
	Zone string `json:"zone,omitempty"`
	// Reached is who reached out: a channel of its own that is never added to what
	// was given and received.
	Reached Who `json:"reached,omitempty"`
	// Received is what came to me, Given what I gave; each kind at most once.
	Received []Exchange `json:"received,omitempty"`
	Given    []Exchange `json:"given,omitempty"`
	// Suggested is who proposed what was done together.
	Suggested Who `json:"suggested,omitempty"`
	// FeltSafe goes from 0 to 10.
	FeltSafe Rating `json:"felt_safe"`
	// Energy is how it was afterwards, −5 drained to 5 filled.
	Energy Rating `json:"energy"`
	// InLine is how far I acted as I mean to, 0 to 10.
	InLine Rating `json:"in_line"`
	// Minutes is how long it was, 0 if not noted, at most a week.
	Minutes int `json:"minutes,omitempty"`
	// Note is in own words.
	Note string `json:"note,omitempty"`
	// Entry is the entry that it was written in.
	Entry ID `json:"entry,omitzero"`
	// Source is where an import found it.
	Source Source `json:"source,omitzero"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Check says which rule the contact breaks, as a *FieldError, or nil.
func (t *Contact) Check() error {
	c := checker{noun: "contact"}
	c.id(t.ID)
	c.need(!t.Person.IsZero(), "Person", "must say with whom")
	c.day(t.Day, "Day")
	c.instant(t.Created, t.Zone, "Created")
	c.need(t.Reached <= Both, "Reached", "must be one of the sides")
	c.need(t.Suggested <= Both, "Suggested", "must be one of the sides")
	c.exchanges(t.Received, "Received")
	c.exchanges(t.Given, "Given")
	c.rating(t.FeltSafe, 0, 10, "FeltSafe")
	c.rating(t.Energy, -5, 5, "Energy")
	c.rating(t.InLine, 0, 10, "InLine")
	c.need(t.Minutes >= 0 && t.Minutes <= 7*24*60, "Minutes", "must lie from 0 to a week")
	c.text(t.Note, MaxNote, "Note")
	c.source(t.Source)
	return c.err
}

// exchanges checks what was given or received: each kind at most once.
func (c *checker) exchanges(list []Exchange, field string) {
	seen := map[string]bool{}
	for _, x := range list {
		known := x.Kind == Company || x.Kind == Listening || x.Kind == Practical || x.Kind == Material
		c.need(known, field, "must be company, listening, practical or material")
		c.need(!seen[x.Kind], field, "may name each kind once")
		c.need(x.Weight == Small || x.Weight == Ordinary || x.Weight == Big, field, "must be small (0.5), ordinary (1) or big (2)")
		seen[x.Kind] = true
	}
}

// Feeling is what a relationship is like on a day, in the person's own rating.
// Every rating goes from 0 to 10 and may be left out. It is never mixed with
// what was logged.
type Feeling struct {
	// ID names the rating for ever.
	ID ID `json:"id"`
	// Person is about whom.
	Person ID `json:"person"`
	// Day is for when it holds.
	Day Day `json:"day"`
	// Created is when it was noted.
	Created time.Time `json:"created"`
	// Give and Receive are how much I give and how much comes to me.
	Give    Rating `json:"give"`
	Receive Rating `json:"receive"`
	// Trust is how far I can lean on them.
	Trust Rating `json:"trust"`
	// Closeness is how close it feels, whatever the ring says.
	Closeness Rating `json:"closeness"`
	// Tension is how much stands between us.
	Tension Rating `json:"tension"`
	// ValuesMe is how far they value me for who I am.
	ValuesMe Rating `json:"values_me"`
	// Note is in own words.
	Note string `json:"note,omitempty"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Check says which rule the feeling breaks, as a *FieldError, or nil.
func (f *Feeling) Check() error {
	c := checker{noun: "feeling"}
	c.id(f.ID)
	c.need(!f.Person.IsZero(), "Person", "must say about whom")
	c.day(f.Day, "Day")
	c.instant(f.Created, "", "Created")
	c.rating(f.Give, 0, 10, "Give")
	c.rating(f.Receive, 0, 10, "Receive")
	c.rating(f.Trust, 0, 10, "Trust")
	c.rating(f.Closeness, 0, 10, "Closeness")
	c.rating(f.Tension, 0, 10, "Tension")
	c.rating(f.ValuesMe, 0, 10, "ValuesMe")
	c.text(f.Note, MaxNote, "Note")
	return c.err
}
