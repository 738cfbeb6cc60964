package data

import (
	"strings"
	"time"
)

// Entry is a piece of writing. Day decides where it stands in the journal and is
// never derived again: travel and changed zone rules do not move it.
type Entry struct {
	ID          ID           `json:"id"`
	Day         Day          `json:"day"`
	Created     time.Time    `json:"created"`               // the instant of the first key
	Zone        string       `json:"zone,omitempty"`        // IANA name where it was written, "" if unknown
	Modified    time.Time    `json:"modified"`              // the instant of the last change
	AllDay      bool         `json:"all_day,omitempty"`     // the time of Created means nothing
	Title       string       `json:"title,omitempty"`       // one line, may be empty
	Body        string       `json:"body"`                  // Markdown
	Tags        []string     `json:"tags,omitempty"`        // without #, case kept, compared folded
	People      []ID         `json:"people,omitempty"`      // who it speaks of
	Mood        Rating       `json:"mood"`                  // −2 to 2
	Starred     bool         `json:"starred,omitempty"`     //
	Muted       bool         `json:"muted,omitempty"`       // never brought back as a memory
	Template    string       `json:"template,omitempty"`    // the template it began with
	Prompt      string       `json:"prompt,omitempty"`      // the question it answers
	Practice    ID           `json:"practice,omitzero"`     // the record it was written in
	Attachments []Attachment `json:"attachments,omitempty"` //
	Source      Source       `json:"source,omitzero"`       // where an import found it
	Revision    uint32       `json:"revision"`              // counts writes; set by the store
}

// Attachment is a file that belongs to an entry. Its bytes lie sealed beside the store.
type Attachment struct {
	ID      ID     `json:"id"`
	SHA256  []byte `json:"sha256"` // 32 bytes, of the clear file
	Mime    string `json:"mime"`
	Name    string `json:"name,omitempty"`
	Caption string `json:"caption,omitempty"`
	Size    int64  `json:"size"`             // bytes
	Width   int32  `json:"width,omitempty"`  // pixels, 0 if not a picture
	Height  int32  `json:"height,omitempty"` // pixels
}

// Source tells where a record came from, so that importing twice adds nothing
// and an export gives back what this program does not know.
type Source struct {
	App    string `json:"app,omitempty"`    // the program's name
	ID     string `json:"id,omitempty"`     // its id there
	Extras []byte `json:"extras,omitempty"` // its unknown fields, as JSON
}

// Check says which rule the entry breaks, as a *FieldError, or nil.
func (e *Entry) Check() error {
	c := checker{noun: "entry"}
	c.id(e.ID)
	c.day(e.Day, "Day")
	c.instant(e.Created, e.Zone, "Created")
	c.instant(e.Modified, e.Zone, "Modified")
	c.line(e.Title, "Title")
	c.text(e.Body, MaxBody, "Body")
	c.lines(e.Tags, "Tags")
	c.ids(e.People, "People")
	c.rating(e.Mood, -2, 2, "Mood")
	c.line(e.Template, "Template")
	c.text(e.Prompt, MaxNote, "Prompt")
	c.source(e.Source)
	c.need(len(e.Attachments) <= MaxList, "Attachments", "may hold at most 256")
	for i := range e.Attachments {
		c.attachment(&e.Attachments[i])
	}
	c.fits(e.toWire(), "Body")
	return c.err
}

// Blank says that nothing worth keeping was written.
func (e *Entry) Blank() bool {
	return strings.TrimSpace(e.Title) == "" && strings.TrimSpace(e.Body) == "" &&
		len(e.Attachments) == 0 && !e.Mood.Set && !e.Starred
}

// Headline is what lists show: the title, else the first line with words in it
// without its Markdown marks, else "".
func (e *Entry) Headline() string {
	if t := strings.TrimSpace(e.Title); t != "" {
		return t
	}
	for line := range strings.Lines(e.Body) {
		if t := strings.TrimSpace(strings.TrimLeft(line, "#>*-+ \t")); t != "" {
			return t
		}
	}
	return ""
}

// attachment checks one attached file's description.
func (c *checker) attachment(a *Attachment) {
	c.need(!a.ID.IsZero(), "Attachments", "must each have an id")
	c.need(len(a.SHA256) == 32, "Attachments", "must each have a SHA-256 of 32 bytes")
	c.name(a.Mime, "Attachments")
	c.line(a.Name, "Attachments")
	c.text(a.Caption, MaxNote, "Attachments")
	c.need(a.Size >= 0 && a.Width >= 0 && a.Height >= 0, "Attachments", "sizes may not be negative")
}

// source checks where a record came from.
func (c *checker) source(s Source) {
	c.line(s.App, "Source")
	c.line(s.ID, "Source")
	c.need(len(s.Extras) <= MaxBytes, "Source", "may keep at most 256 KB of unknown fields")
}
