package data

import "time"

// Version is an earlier text of an entry.
type Version struct {
	ID    ID        `json:"id"`    // its own id
	Entry ID        `json:"entry"` // the entry it is a version of
	At    time.Time `json:"at"`    // when this text was last the entry's
	Title string    `json:"title,omitempty"`
	Body  string    `json:"body"`
}

// Draft is text typed into a form that has not been saved, so that closing the
// window loses nothing. Form names the form and what it is about.
type Draft struct {
	ID     ID        `json:"id"`
	Form   string    `json:"form"`
	At     time.Time `json:"at"`
	Fields []Field   `json:"fields"`
}

// Trashed is a deleted record that waits to be undone or cleared away.
type Trashed struct {
	ID   ID        `json:"id"`   // the id of the record
	Kind Kind      `json:"kind"` // its noun
	At   time.Time `json:"at"`   // when it was deleted
	Body []byte    `json:"-"`    // the record as it was stored; nil in lists

	// What a list shows; filled by Store.Trash and not stored.
	Day    Day    `json:"day,omitzero"`     // the record's day, if it has one
	Title  string `json:"title,omitempty"`  // its headline, name or title, may be empty
	People []ID   `json:"people,omitempty"` // whom it is about
}

// Check says which rule the version breaks, as a *FieldError, or nil.
func (v *Version) Check() error {
	c := checker{noun: "version"}
	c.id(v.ID)
	c.need(!v.Entry.IsZero(), "Entry", "must say of which entry")
	c.instant(v.At, "", "At")
	c.line(v.Title, "Title")
	c.text(v.Body, MaxBody, "Body")
	return c.err
}

// Check says which rule the draft breaks, as a *FieldError, or nil.
func (d *Draft) Check() error {
	c := checker{noun: "draft"}
	c.id(d.ID)
	c.name(d.Form, "Form")
	c.instant(d.At, "", "At")
	c.fields(d.Fields, MaxBody)
	c.fits(d.toWire(), "Fields")
	return c.err
}

// Check says which rule the trashed record breaks, as a *FieldError, or nil.
func (t *Trashed) Check() error {
	c := checker{noun: "trash"}
	c.id(t.ID)
	c.need(nounOf(t.Kind) != nil, "Kind", "must be a noun that can be deleted")
	c.instant(t.At, "", "At")
	return c.err
}
