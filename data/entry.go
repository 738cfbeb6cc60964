package data

import (
	"strings"
	"time"
)

// Entry is a piece of writing. Day decides where it stands in the journal and is
// never derived again: travel and changed zone rules do not move it.
type Entry struct {
	// ID names the entry for ever.
	ID ID `json:"id"`
	// Day is where the entry stands in the journal, decided when it was written.
	Day Day `json:"day"`
	// Created is the instant of the first key.
	Created time.Time `json:"created"`
	// Zone is the IANA name of where it was written, "" if unknown.
	Zone string `json:"zone,omitempty"`
	// Modified is the instant of the last change that the person made.
	Modified time.Time `json:"modified"`
	// AllDay says that the time of day of Created means nothing.
	AllDay bool `json:"all_day,omitempty"`
	// Title is one line and may be empty.
	Title string `json:"title,omitempty"`
	// Body is Markdown, at most MaxBody bytes. link.go and mention.go say how it speaks
	// of files, entries, people and tags.
	Body string `json:"body"`
	// Tags stand without #, in the case in which they were written; they are
	// compared folded (see Fold).
	Tags []string `json:"tags,omitempty"`
	// People is who it speaks of, each once.
	People []ID `json:"people,omitempty"`
	// Mood goes from −2 to 2.
	Mood Rating `json:"mood"`
	// Starred is a mark of the person's own; it means what they want.
	Starred bool `json:"starred,omitempty"`
	// Muted entries are never brought back as a memory.
	Muted bool `json:"muted,omitempty"`
	// Template is the name of the template that it began with.
	Template string `json:"template,omitempty"`
	// Prompt is the question that it answers, as it was shown.
	Prompt string `json:"prompt,omitempty"`
	// Practice is the Record that it was written in.
	Practice ID `json:"practice,omitzero"`
	// Attachments are the files that belong to it, in the order they were added.
	Attachments []Attachment `json:"attachments,omitempty"`
	// Source is where an import found it.
	Source Source `json:"source,omitzero"`
	// Revision counts writes; the store sets it.
	Revision uint32 `json:"revision"`
}

// Attachment is a file that belongs to an entry. Its bytes lie sealed beside the store.
type Attachment struct {
	// ID names the file for ever.
	ID ID `json:"id"`
	// SHA256 is the sum of the clear file, 32 bytes.
	SHA256 Sum `json:"sha256"`
	// Mime is the file's type, as in image/jpeg.
	Mime string `json:"mime"`
	// Name is what the file was called, without a folder.
	Name string `json:"name,omitempty"`
	// Caption is the person's own words on it; searches look there too.
	Caption string `json:"caption,omitempty"`
	// Size is in bytes, of the clear file.
	Size int64 `json:"size"`
	// Width and Height are in pixels, 0 if it is no picture.
	Width  int32 `json:"width,omitempty"`
	Height int32 `json:"height,omitempty"`
	// Source is its id in the program that it came from.
	Source string `json:"source,omitempty"`
}

// Source tells where a record came from, so that importing twice adds nothing
// and an export gives back what this program does not know.
type Source struct {
	// App is the name of the program that it came from.
	App string `json:"app,omitempty"`
	// ID is its id there.
	ID string `json:"id,omitempty"`
	// Extras are its fields that have no place here, as JSON.
	Extras Extras `json:"extras,omitempty"`
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
		line = strings.TrimLeft(Spoken(line), "#>*-+ \t")
		if t := strings.TrimSpace(plain(line)); t != "" {
			return t
		}
	}
	return ""
}

// plain is a line without the marks of bold and of code.
func plain(line string) string {
	return strings.ReplaceAll(strings.ReplaceAll(line, "**", ""), "`", "")
}

// Clock is when it was created, by the clock of the place where the person was then;
// by that of another place if it is not known where. Whoever travels finds the hours
// of their days as they were.
func (e *Entry) Clock(elsewhere *time.Location) time.Time {
	if e.Zone != "" {
		if zone, err := time.LoadLocation(e.Zone); err == nil {
			return e.Created.In(zone)
		}
	}
	return e.Created.In(elsewhere)
}

// attachment checks one attached file's description.
func (c *checker) attachment(a *Attachment) {
	c.need(!a.ID.IsZero(), "Attachments", "must each have an id")
	c.need(len(a.SHA256) == 32, "Attachments", "must each have a SHA-256 of 32 bytes")
	c.name(a.Mime, "Attachments")
	c.line(a.Name, "Attachments")
	c.text(a.Caption, MaxNote, "Attachments")
	c.line(a.Source, "Attachments")
	c.need(a.Size >= 0 && a.Width >= 0 && a.Height >= 0, "Attachments", "sizes may not be negative")
}

// source checks where a record came from.
func (c *checker) source(s Source) {
	c.line(s.App, "Source")
	c.line(s.ID, "Source")
	c.need(len(s.Extras) <= MaxBytes, "Source", "may keep at most 256 KB of unknown fields")
}
