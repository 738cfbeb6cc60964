package data

import "time"

// Tie says how two other people are linked to each other. It has no direction:
// A and B stand in the order of their ids.
type Tie struct {
	// ID names the tie for ever.
	ID ID `json:"id"`
	// A and B are two people, A before B in the order of ids.
	A ID `json:"a"`
	B ID `json:"b"`
	// Kind says how: knows, partners, siblings, … or own words.
	Kind string `json:"kind,omitempty"`
	// Note is in own words.
	Note string `json:"note,omitempty"`
	// Since and Until say when it held; 0 for not said and for still.
	Since Day `json:"since,omitzero"`
	Until Day `json:"until,omitzero"`
	// Created and Modified are when the tie was noted and last changed.
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Group is something that several people belong to: a family, a choir, a team.
type Group struct {
	// ID names the group for ever; people name it in Person.Groups.
	ID ID `json:"id"`
	// Name is what it is called.
	Name string `json:"name"`
	// Kind says what it is: family, work, faith, … or own words.
	Kind string `json:"kind,omitempty"`
	// Cadence is how often it meets, in own words.
	Cadence string `json:"cadence,omitempty"`
	// Note is in own words.
	Note string `json:"note,omitempty"`
	// Created and Modified are when the group was noted and last changed.
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Check says which rule the tie breaks, as a *FieldError, or nil.
func (t *Tie) Check() error {
	c := checker{noun: "tie"}
	c.id(t.ID)
	c.need(!t.A.IsZero() && !t.B.IsZero() && t.A != t.B, "A", "must link two different people")
	c.need(t.A.String() < t.B.String(), "A", "must come before B in the order of ids")
	c.line(t.Kind, "Kind")
	c.text(t.Note, MaxNote, "Note")
	c.dayOrNone(t.Since, "Since")
	c.dayOrNone(t.Until, "Until")
	c.instant(t.Created, "", "Created")
	c.instant(t.Modified, "", "Modified")
	return c.err
}

// Check says which rule the group breaks, as a *FieldError, or nil.
func (g *Group) Check() error {
	c := checker{noun: "group"}
	c.id(g.ID)
	c.name(g.Name, "Name")
	c.line(g.Kind, "Kind")
	c.line(g.Cadence, "Cadence")
	c.text(g.Note, MaxNote, "Note")
	c.instant(g.Created, "", "Created")
	c.instant(g.Modified, "", "Modified")
	return c.err
}
