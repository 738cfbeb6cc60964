package data

import "time"

// Version is an earlier text of an entry.
type Version struct {
	// ID is its own; versions of an entry come in the order of their ids.
	ID ID `json:"id"`
	// Entry is the entry that it is a version of.
	Entry ID `json:"entry"`
	// At is when this text was last the entry's.
	At time.Time `json:"at"`
	// Title and Body are as in the entry.
	Title string `json:"title,omitempty"`
	Body  string `json:"body"`
}

// Draft is text typed into a form that has not been saved, so that closing the
// window loses nothing. Form names the form and what it is about.
type Draft struct {
	// ID is kept by the form, so that it has one draft.
	ID ID `json:"id"`
	// Form names the form and what it is about.
	Form string `json:"form"`
	// At is when it was typed last.
	At time.Time `json:"at"`
	// Fields are what stands in the form; a text may be as long as an entry's.
	Fields []Field `json:"fields"`
}

// Trashed is a deleted record that waits to be undone or cleared away.
type Trashed struct {
	// ID is that of the record, Kind its noun.
	ID   ID   `json:"id"`
	Kind Kind `json:"kind"`
	// At is when it was deleted.
	At time.Time `json:"at"`
	// Body is the record as it was stored; nil in lists.
	Body []byte `json:"-"`

	// What a list shows; filled by Store.Trash and not stored.

	// Day is the record's day, if it has one.
	Day Day `json:"day,omitzero"`
	// Title is its headline, name or title; it may be empty.
	Title string `json:"title,omitempty"`
	// People is whom it is about.
	People []ID `json:"people,omitempty"`
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
