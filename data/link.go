package data

import "strings"

// A body speaks of other things that are kept here in Markdown's own form, with an
// address that holds for ever:
//
//	![caption](file:ID)   a picture that belongs to the entry, shown where it stands
//	[name](file:ID)       another file that belongs to it
//	[words](entry:ID)     another entry, whatever its title is by now
//
// The ID is that of an Attachment of the same entry, or of an Entry, as ID.String
// writes it. A picture that no text speaks of is shown below the text.

// The schemes of such addresses.
const (
	FileScheme  = "file:"
	EntryScheme = "entry:"
)

// Link is one place of a body that speaks of a file or an entry.
type Link struct {
	Start, End int    // in bytes, from "!" or "[" to after ")"
	Words      string // what stands between the brackets
	Scheme     string // FileScheme or EntryScheme
	ID         ID
	Picture    bool // it begins with "!"
}

// Links gives the links of a body in their order. What only looks like one is left
// out: an address of another kind, an id that is none.
func Links(body string) []Link {
	var out []Link
	for from := 0; ; {
		at := strings.Index(body[from:], "](")
		if at < 0 {
			return out
		}
		at += from
		from = at + 2
		l, ok := linkAt(body, at)
		if ok && (len(out) == 0 || l.Start >= out[len(out)-1].End) {
			out = append(out, l)
			from = l.End
		}
	}
}

// linkAt reads the link whose "](" stands at a place.
func linkAt(body string, at int) (Link, bool) {
	rest := body[at+2:]
	l := Link{}
	for _, scheme := range []string{FileScheme, EntryScheme} {
		if strings.HasPrefix(rest, scheme) {
			l.Scheme = scheme
		}
	}
	end := len(l.Scheme) + idText
	if l.Scheme == "" || len(rest) <= end || rest[end] != ')' {
		return Link{}, false
	}
	id, err := ParseID(rest[len(l.Scheme):end])
	if err != nil {
		return Link{}, false
	}
	start := strings.LastIndexAny(body[:at], "[]\n")
	if start < 0 || body[start] != '[' {
		return Link{}, false
	}
	l.ID, l.Words, l.Start, l.End = id, body[start+1:at], start, at+2+end+1
	if start > 0 && body[start-1] == '!' {
		l.Picture, l.Start = true, start-1
	}
	return l, true
}

// idText is the length of an id that is written out.
const idText = 36

// FileLink gives the text that shows a file at a place of the body. A caption with
// brackets loses them, since they would end it.
func FileLink(a *Attachment) string {
	words := a.Caption
	sign := "!"
	if !a.IsPicture() {
		sign = ""
		if words == "" {
			words = a.Name
		}
	}
	return sign + "[" + linkWords(words) + "](" + FileScheme + a.ID.String() + ")"
}

// EntryLink gives the text that leads to an entry.
func EntryLink(words string, id ID) string {
	return "[" + linkWords(words) + "](" + EntryScheme + id.String() + ")"
}

// linkWords is a text that can stand between brackets.
func linkWords(words string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch r {
		case '[', ']', '\n', '\r':
			return ' '
		}
		return r
	}, words))
}

// IsPicture says that the file is a picture.
func (a *Attachment) IsPicture() bool { return strings.HasPrefix(a.Mime, "image/") }

// Spoken is a body as a person reads it: of each link only its words are left. It is
// what searches and excerpts go by.
func Spoken(body string) string {
	links := Links(body)
	if len(links) == 0 {
		return body
	}
	var out strings.Builder
	at := 0
	for _, l := range links {
		out.WriteString(body[at:l.Start])
		out.WriteString(l.Words)
		at = l.End
	}
	out.WriteString(body[at:])
	return out.String()
}
