package data

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
)

// Limits of what is kept, in bytes of UTF-8. They are far above what a hand
// writes; they exist so that one record always fits one transaction.
const (
	MaxBody  = 512 << 10 // an entry's text: some 80,000 words
	MaxNote  = 64 << 10  // a note on a person, contact or record
	MaxLine  = 1 << 10   // a title, a name, a tag, a word of one's own
	MaxList  = 256       // tags, people, roles, fields in one record
	MaxBytes = 256 << 10 // extras kept from an import

	// MaxRecord is the most that all parts of one record may come to. With the
	// trash's copy or an earlier text of an entry beside it, it still fits one write.
	MaxRecord = MaxBody + MaxNote
)

// checker gathers the first rule that a record breaks.
type checker struct {
	noun string
	err  error
}

// need notes the rule unless ok.
func (c *checker) need(ok bool, field, rule string) {
	if c.err == nil && !ok {
		c.err = &FieldError{Noun: c.noun, Field: field, Rule: rule}
	}
}

// text checks that s is UTF-8 of at most max bytes.
func (c *checker) text(s string, max int, field string) {
	c.need(utf8.ValidString(s), field, "must be valid text (UTF-8)")
	c.need(len(s) <= max, field, fmt.Sprintf("may be at most %d KB long", max>>10))
}

// line checks a text of one line that may be empty.
func (c *checker) line(s, field string) {
	c.text(s, MaxLine, field)
	c.need(!strings.ContainsAny(s, "\n\r\x00"), field, "must stay on one line")
}

// name checks a line that may not be empty or only blanks.
func (c *checker) name(s, field string) {
	c.line(s, field)
	c.need(strings.TrimSpace(s) != "", field, "may not be empty")
}

// lines checks a list of non-empty lines.
func (c *checker) lines(list []string, field string) {
	c.need(len(list) <= MaxList, field, fmt.Sprintf("may hold at most %d", MaxList))
	for _, s := range list {
		c.name(s, field)
	}
}

// fits checks what the parts of a record come to together; field is the one
// that is most likely to be too long.
func (c *checker) fits(m proto.Message, field string) {
	if c.err == nil {
		c.need(proto.Size(m) <= MaxRecord, field, fmt.Sprintf("may be at most %d KB long with all that belongs to it", MaxRecord>>10))
	}
}

// ids checks a list of references: none empty, none twice.
func (c *checker) ids(list []ID, field string) {
	c.need(len(list) <= MaxList, field, fmt.Sprintf("may hold at most %d", MaxList))
	seen := make(map[ID]bool, len(list))
	for _, id := range list {
		c.need(!id.IsZero() && !seen[id], field, "must name each once")
		seen[id] = true
	}
}

// id checks the record's own id.
func (c *checker) id(id ID) { c.need(!id.IsZero(), "ID", "must be set") }

// day checks a day that must be given.
func (c *checker) day(d Day, field string) {
	c.need(d.Valid(), field, "must be a day of the years 1 to 9999")
}

// dayOrNone checks a day that may be left out.
func (c *checker) dayOrNone(d Day, field string) {
	if d != 0 {
		c.day(d, field)
	}
}

// instant checks a time and the name of its zone.
func (c *checker) instant(t time.Time, zone, field string) {
	c.need(!t.IsZero(), field, "must be set")
	c.need(t.Year() >= 1678 && t.Year() <= 2261, field, "must lie in the years 1678 to 2261")
	c.line(zone, "Zone")
}

// rating checks an optional number.
func (c *checker) rating(r Rating, lo, hi float64, field string) {
	c.need(r.within(lo, hi), field, fmt.Sprintf("must lie from %g to %g, or be left out", lo, hi))
}
