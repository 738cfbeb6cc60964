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
	// ID names the person for ever, whatever they are called.
	ID ID `json:"id"`
	// Name is what the one who writes calls them; it need not be the only one so called.
	Name string `json:"name"`
	// Roles are some of Roles() or own words.
	Roles []string `json:"roles,omitempty"`
	// Ring is the closeness, 1 closest to MaxRing, 0 not placed.
	Ring int `json:"ring,omitempty"`
	// Rings is how the closeness went, oldest first: the ring held from each day on.
	Rings []RingMark `json:"rings,omitempty"`
	// Wish is the ring where one would like them to be, kept apart from the truth; 0 for none.
	Wish int `json:"wish,omitempty"`
	// Photo is a picture of them; nil for none.
	Photo *Attachment `json:"photo,omitempty"`
	// ModelsSecurity says "shows me how it can be": a surrogate figure.
	ModelsSecurity bool `json:"models_security,omitempty"`
	// Models is what they do that shows it.
	Models string `json:"models,omitempty"`
	// Since is from when on they are known.
	Since Day `json:"since,omitzero"`
	// Notes are Markdown, for the person's own eyes.
	Notes string `json:"notes,omitempty"`
	// Groups are the groups that they belong to.
	Groups []ID `json:"groups,omitempty"`
	// Pin is the place on the map that a hand chose.
	Pin Pin `json:"pin,omitzero"`
	// Archived people are not on the map; what was written about them stays.
	Archived bool `json:"archived,omitempty"`
	// Muted people are never brought back in a memory.
	Muted bool `json:"muted,omitempty"`
	// Created and Modified are when the card was made and last changed.
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	// Source is where an import found them.
	Source Source `json:"source,omitzero"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// RingMark says which ring somebody stood in from a day on; 0 is not placed.
type RingMark struct {
	Day  Day `json:"day"`
	Ring int `json:"ring"`
}

// MoveTo puts the person into a ring from a day on, and remembers since when. A
// second move on one day replaces the first; marks of later days are dropped.
func (p *Person) MoveTo(ring int, from Day) {
	p.Ring = ring
	keep := len(p.Rings)
	for keep > 0 && p.Rings[keep-1].Day >= from {
		keep--
	}
	p.Rings = append(p.Rings[:keep:keep], RingMark{from, ring})
	if len(p.Rings) > MaxList {
		p.Rings = p.Rings[len(p.Rings)-MaxList:]
	}
}

// RingOn tells the ring on a day: that of the last mark until then. Before the
// first mark it is the first mark's, without any it is Ring.
func (p *Person) RingOn(day Day) int {
	if len(p.Rings) == 0 {
		return p.Ring
	}
	ring := p.Rings[0].Ring
	for _, m := range p.Rings {
		if m.Day > day {
			break
		}
		ring = m.Ring
	}
	return ring
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
	c.need(p.Wish >= 0 && p.Wish <= MaxRing, "Wish", "must lie from 0 (none) to 5")
	c.need(len(p.Rings) <= MaxList, "Rings", "may hold at most 256")
	for i, m := range p.Rings {
		c.day(m.Day, "Rings")
		c.need(m.Ring >= 0 && m.Ring <= MaxRing, "Rings", "must lie from 0 (not placed) to 5")
		c.need(i == 0 || p.Rings[i-1].Day < m.Day, "Rings", "must come in the order of days")
	}
	if p.Photo != nil {
		c.attachment(p.Photo)
	}
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
