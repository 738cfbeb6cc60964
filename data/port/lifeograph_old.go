package port

import (
	"strconv"
	"strings"
	"time"

	"kith/data"
)

// Version 1 of Lifeograph, 1010 to 1050: first the chapters and tags, then, after an
// empty line, the entries. Dates are those of version 2, text is a line per paragraph.

// lifeV1Boxes is the version from which boxes are written as in later ones.
const lifeV1Boxes = 1030

// lifeBoxes turns the signs that stood for boxes before into those of later versions.
var lifeBoxes = strings.NewReplacer("☐", "[ ]", "☑", "[+]", "☒", "[x]")

// oldLine takes one line of the body.
func (l *life) oldLine(s string) error {
	switch {
	case s == "" && !l.listed:
		l.listed = true
		return l.finish()
	case len(s) < 2:
	case s[0] == 'I':
		err := l.finish()
		l.id = strings.TrimPrefix(s, "ID")
		return err
	case !l.listed:
		return l.oldChapter(s)
	case s[0] == 'E', s[0] == 'e':
		return l.oldEntry(s)
	case l.open:
		l.oldPart(s)
	}
	return nil
}

// oldChapter takes a heading over a time as a page of its own, which has nothing but a
// name, as later versions do. One without a date is a heading only.
func (l *life) oldChapter(s string) error {
	kind := s[:2]
	if s[0] == 'c' || s[0] == 'o' || s[0] == 'd' && s[1] == ':' { // before 1020
		kind = map[byte]string{'c': "CT", 'o': "CO", 'd': "CG"}[s[0]]
	}
	if kind != "CT" && kind != "CO" && kind != "CG" {
		return nil // a tag's definition, a look or a choice
	}
	date, name, _ := strings.Cut(s[2:], "\t")
	e := l.start()
	if kind == "CT" {
		e.Day, e.AllDay = lifeOldDay(date), true
	}
	if e.Day == 0 {
		l.why = "it is a heading without a date"
	}
	l.paras = []string{strings.ToValidUTF8(name, "\uFFFD")}
	return l.finish()
}

// oldEntry opens an entry: starred, hidden, to do, and its date.
func (l *life) oldEntry(s string) error {
	if err := l.finish(); err != nil {
		return err
	}
	e := l.start()
	if len(s) < 5 {
		l.why = "its first line is too short"
		return nil
	}
	if _, err := strconv.ParseUint(s[4:], 10, 32); err != nil {
		l.why = "its date cannot be read"
		return nil
	}
	e.Starred, l.gone, e.AllDay = s[1] == 'f', s[0] == 'e', true
	e.Day = lifeOldDay(s[4:])
	return nil
}

// lifeOldDay reads a date; 0 for what is none.
func lifeOldDay(digits string) data.Day {
	n, err := strconv.ParseUint(digits, 10, 32)
	if err != nil {
		return 0
	}
	return lifeDay2(int64(n))
}

// oldPart takes a line of an entry.
func (l *life) oldPart(s string) {
	switch s[0] {
	case 'P':
		text := s[2:]
		if l.version < lifeV1Boxes {
			text = lifeBoxes.Replace(text)
		}
		l.paragraph(text)
	case 'T':
		l.oldTag(strings.ToValidUTF8(s[2:], "\uFFFD"))
	case 'D':
		n, err := strconv.ParseInt(s[2:], 10, 64)
		t, ok := sane(time.Unix(n, 0).UTC())
		switch {
		case err != nil || !ok:
		case s[1] == 'r':
			l.page.Entry.Created = t
		case s[1] == 'h':
			l.page.Entry.Modified = t
		}
	}
}

// oldTag takes a tag; one with a value is kept as a line of the text besides, in the
// form that later versions write.
func (l *life) oldTag(s string) {
	var name strings.Builder
	value := ""
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		} else if s[i] == '=' && i > 0 {
			value = s[i+1:]
			break
		}
		name.WriteByte(s[i])
	}
	tag := strings.TrimSpace(name.String())
	l.page.Entry.Tags = append(l.page.Entry.Tags, tag)
	if value = strings.TrimSpace(strings.ReplaceAll(value, "#", " ")); value != "" {
		l.after = append(l.after, ":"+tag+":="+value)
	}
}
