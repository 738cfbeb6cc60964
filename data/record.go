package data

import "time"

// Record is one dated practice: a lapse noticed, a trust step taken, a belief
// looked at again. A record with no number is still a record.
type Record struct {
	ID       ID        `json:"id"`
	Practice string    `json:"practice"` // the practice's id
	Day      Day       `json:"day"`
	Created  time.Time `json:"created"`
	Zone     string    `json:"zone,omitempty"`
	Modified time.Time `json:"modified"`
	Item     ID        `json:"item,omitzero"` // what it is about
	People   []ID      `json:"people,omitempty"`
	Fields   []Field   `json:"fields,omitempty"`
	Entry    ID        `json:"entry,omitzero"`  // the entry it was written in
	Follow   Day       `json:"follow,omitzero"` // from when to ask gently how it went
	Closed   Day       `json:"closed,omitzero"` // when that was answered or waved away
	Revision uint32    `json:"revision"`
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
