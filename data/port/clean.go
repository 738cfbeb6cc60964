package port

import (
	"encoding/json"
	"mime"
	"path"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"kith/data"
)

// clean makes a text of a foreign file one that can be kept: UTF-8, lines ending in
// LF, no NUL and no mark at its beginning.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.TrimPrefix(s, "\uFEFF")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(s)
}

// titleLine makes a title out of any text.
func titleLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// headed takes a heading "# Title" off the beginning of a Markdown text.
func headed(text string) (title, body string) {
	text = strings.TrimLeft(text, "\n")
	first, rest, _ := strings.Cut(text, "\n")
	if t, ok := strings.CutPrefix(first, "# "); ok && strings.TrimSpace(t) != "" && len(t) <= data.MaxLine {
		return strings.TrimSpace(t), strings.TrimLeft(rest, "\n")
	}
	return "", text
}

// under puts a title over a Markdown text as a heading.
func under(title, body string) string {
	switch {
	case title == "":
		return body
	case body == "":
		return "# " + title
	}
	return "# " + title + "\n\n" + body
}

// moment reads a time as JSON files have it: RFC 3339, with or without a zone, which
// is loc then.
func moment(s string, loc *time.Location) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(form, s); err == nil {
			return sane(t)
		}
	}
	for _, form := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"} {
		if t, err := time.ParseInLocation(form, s, loc); err == nil {
			return sane(t)
		}
	}
	return time.Time{}, false
}

// sane says that a time lies in the years that can be kept.
func sane(t time.Time) (time.Time, bool) { return t, t.Year() >= 1678 && t.Year() <= 2261 }

// fromMillis reads a moment in milliseconds since 1970.
func fromMillis(ms float64) (time.Time, bool) {
	if !(ms > -9.2e12 && ms < 9.2e12) {
		return time.Time{}, false
	}
	return sane(time.UnixMilli(int64(ms)).UTC())
}

// zoneNamed finds a zone by its IANA name or as GMT+2, GMT-0330.
func zoneNamed(name string) (*time.Location, bool) {
	name = strings.TrimSpace(name)
	if name == "" || name == "Local" || len(name) > 64 {
		return nil, false
	}
	if loc, err := time.LoadLocation(name); err == nil {
		return loc, true
	}
	rest, ok := strings.CutPrefix(name, "GMT")
	if !ok || len(rest) < 2 || rest[0] != '+' && rest[0] != '-' {
		return nil, false
	}
	digits := strings.ReplaceAll(rest[1:], ":", "")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 {
		return nil, false
	}
	if len(digits) <= 2 {
		n *= 100
	}
	seconds := (n/100*60 + n%100) * 60
	if rest[0] == '-' {
		seconds = -seconds
	}
	return time.FixedZone(name, seconds), seconds > -24*3600 && seconds < 24*3600
}

// zoneName is what is kept of a zone: its name, but for those that have none.
func zoneName(loc *time.Location) string {
	if loc == nil || loc == time.Local || strings.HasPrefix(loc.String(), "GMT") {
		return ""
	}
	return loc.String()
}

// noon is the moment that stands for a whole day.
func noon(day data.Day, loc *time.Location) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, 12, 0, 0, 0, loc)
}

// tagsOf cleans tags: no # before them, none twice, none empty.
func tagsOf(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, t := range list {
		t = titleLine(strings.TrimLeft(strings.TrimSpace(t), "#"))
		if f := data.Fold(t); f != "" && !seen[f] && len(t) <= data.MaxLine {
			seen[f] = true
			out = append(out, t)
		}
	}
	return out
}

// extras packs what a file knows and this program does not; nil for nothing.
func extras(m map[string]json.RawMessage) data.Extras {
	if len(m) == 0 {
		return nil
	}
	b, err := json.Marshal(m) // sorts the keys
	if err != nil {
		return nil
	}
	return b
}

// field reads one field out of an object and takes it away. A field of another kind
// than wanted stays.
func field[T any](m map[string]json.RawMessage, key string) (v T, ok bool) {
	raw, has := m[key]
	if !has {
		return v, false
	}
	if json.Unmarshal(raw, &v) != nil {
		var none T
		return none, false
	}
	delete(m, key)
	return v, true
}

// mimeOf tells a file's kind by its name.
func mimeOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png":
		return "image/png"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".heic":
		return "image/heic"
	case ".m4a":
		return "audio/mp4"
	case ".mp3":
		return "audio/mpeg"
	case ".mp4", ".m4v":
		return "video/mp4"
	case ".mov":
		return "video/quicktime"
	case ".pdf":
		return "application/pdf"
	}
	if t, _, err := mime.ParseMediaType(mime.TypeByExtension(path.Ext(name))); err == nil {
		return t
	}
	return "application/octet-stream"
}

// attach adds a file to a page and gives the Markdown that shows it.
func (p *Page) attach(name, source, caption string, open File) string {
	a := data.Attachment{ID: data.NewID(), Mime: mimeOf(name), Name: titleLine(path.Base(name)), Source: titleLine(source), Caption: clean(caption)}
	p.Entry.Attachments = append(p.Entry.Attachments, a)
	p.Files = append(p.Files, open)
	return data.FileLink(&a)
}

// paragraph adds a paragraph at the end of a text.
func paragraph(body, more string) string {
	if strings.TrimSpace(body) == "" {
		return more
	}
	return strings.TrimRight(body, "\n") + "\n\n" + more
}

// lose notes what could not be taken over, once.
func (p *Page) lose(what string) {
	for _, l := range p.Lost {
		if l == what {
			return
		}
	}
	if utf8.ValidString(what) {
		p.Lost = append(p.Lost, what)
	}
}
