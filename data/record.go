package data

import "time"

// Record is one dated practice: a lapse noticed, a trust step taken, a belief
// looked at again. A record with no number is still a record.
type Record struct {
	// ID names the record for ever.
	ID ID `json:"id"`
	// Practice is the practice's id, as in its file.
	Practice string `json:"practice"`
	// Day is when it was, decided when it was noted.
	Day Day `json:"day"`
	// Created is when it was noted.
	Created time.Time `json:"created"`
	// Zone is the IANA name of where it was noted, "" if unknown.
	Zone string `json:"zone,omitempty"`
	// Modified is the instant of the last change.
	Modified time.Time `json:"modified"`
	// Item is what it is about.
	Item ID `json:"item,omitzero"`
	// People is whom it has to do with, each once.
	People []ID `json:"people,omitempty"`
	// Fields are the answers that the practice asks for.
	Fields []Field `json:"fields,omitempty"`
	// Entry is the entry that it was written in.
	Entry ID `json:"entry,omitzero"`
	// Follow is from when on to ask gently how it went.
	Follow Day `json:"follow,omitzero"`
	// Closed is when that was answered or waved away.
	Closed Day `json:"closed,omitzero"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Check says which rule the record breaks, as a *FieldError, or nil.
func (r *Record) Check() error {
	c := checker{noun: "record"}
	c.id(r.ID)
	c.name(r.Practice, "Practice")
	c.day(r.Day, "Day")
	c.instant(r.Created, r.Zone, "Created")
	c.instant(r.Modified, r.Zone, "Modified")
	c.ids(r.People, "People")
	c.fields(r.Fields, MaxNote)
	c.dayOrNone(r.Follow, "Follow")
	c.dayOrNone(r.Closed, "Closed")
	c.fits(r.toWire(), "Fields")
	return c.err
}

// Field returns the answer under a key; the zero Field when there is none.
func (r *Record) Field(key string) Field {
	for _, f := range r.Fields {
		if f.Key == key {
			return f
		}
	}
	return Field{}
}
