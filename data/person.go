package data

import (
	"math"
	"time"
)

// MaxRing is the outermost closeness ring. Ring 1 is "so close that life
// without them is hard to imagine"; 0 means not placed yet.
const MaxRing = 5

// Person is somebody in the life of the one who writes.
type Person struct {
	ID             ID        `json:"id"`
	Name           string    `json:"name"`
	Roles          []string  `json:"roles,omitempty"`           // caregiver, partner, friend, … or own words
	Ring           int       `json:"ring,omitempty"`            // closeness, 1 closest to MaxRing, 0 not placed
	ModelsSecurity bool      `json:"models_security,omitempty"` // "shows me how it can be": a surrogate figure
	Models         string    `json:"models,omitempty"`          // what they do that shows it
	Since          Day       `json:"since,omitzero"`            // known since
	Notes          string    `json:"notes,omitempty"`
	Groups         []ID      `json:"groups,omitempty"`
	Pin            Pin       `json:"pin,omitzero"` // the place on the map that a hand chose
	Archived       bool      `json:"archived,omitempty"`
	Muted          bool      `json:"muted,omitempty"` // never brought back as a memory
	Created        time.Time `json:"created"`
	Modified       time.Time `json:"modified"`
	Source         Source    `json:"source,omitzero"`
	Revision       uint32    `json:"revision"`
}

// Pin is a place on the map in logical pixels, the person at the middle being (0, 0).
type Pin struct {
	X   float64 `json:"x"`
	Y   float64 `json:"y"`
	Set bool    `json:"set"`
}

// Roles lists the shipped words for what a person is to one; own words go too.
func Roles() []string {
	return []string{
		"partner", "caregiver", "family", "child", "friend", "mentor",
		"therapist", "community", "colleague", "neighbour",
	}
}

// Check says which rule the person breaks, as a *FieldError, or nil.
func (p *Person) Check() error {
	c := checker{noun: "person"}
	c.id(p.ID)
	c.name(p.Name, "Name")
	c.lines(p.Roles, "Roles")
	c.need(p.Ring >= 0 && p.Ring <= MaxRing, "Ring", "must lie from 0 (not placed) to 5")
	c.text(p.Models, MaxNote, "Models")
	c.dayOrNone(p.Since, "Since")
	c.text(p.Notes, MaxNote, "Notes")
	c.ids(p.Groups, "Groups")
	c.need(finite(p.Pin.X) && finite(p.Pin.Y), "Pin", "must be a place on the map")
	c.instant(p.Created, "", "Created")
	c.instant(p.Modified, "", "Modified")
	c.source(p.Source)
	c.fits(p.toWire(), "Notes")
	return c.err
}

// finite says that v is a number one can draw at.
func finite(v float64) bool { return !math.IsNaN(v) && math.Abs(v) < 1e9 }
