package port

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"kith/data"
)

// Day One: a zip or folder with one JSON file per journal and the pictures beside
// it, or one such JSON file alone.

const dayOneName = "a Day One export"

// dayOneKinds are the lists of media in an entry, and what the word in a link is.
func dayOneKinds() map[string]string {
	return map[string]string{"photos": "photo", "videos": "video", "audios": "audio", "pdfAttachments": "pdfattachment"}
}

// dayOneMedia is one picture, film, recording or document.
type dayOneMedia struct {
	Identifier string  `json:"identifier"`
	MD5        string  `json:"md5"`
	Type       string  `json:"type"`
	Format     string  `json:"format"`
	PDFName    string  `json:"pdfName"`
	Title      string  `json:"title"`
	Order      float64 `json:"orderInEntry"`
	kind       string
}

// dayOne reads one export.
type dayOne struct {
	in    *Input
	media map[string]dayOneMedia // by folded identifier, of the whole file
	files map[string]string      // path by folded name without ending
}

// readDayOne reads all journals of an export.
func readDayOne(ctx context.Context, in *Input, sink Sink) error {
	d := &dayOne{in: in, media: map[string]dayOneMedia{}, files: map[string]string{}}
	journals, err := d.journals()
	if err != nil {
		return err
	}
	// A picture that two entries show is told by only one of them: all are learned first.
	for _, name := range journals {
		if err := d.each(ctx, name, func(_ int, raw json.RawMessage) error { d.learn(raw); return nil }); err != nil {
			return err
		}
	}
	for _, name := range journals {
		journal := strings.TrimSuffix(path.Base(name), path.Ext(name))
		err := d.each(ctx, name, func(n int, raw json.RawMessage) error {
			p, why := d.page(raw)
			if why != "" {
				return sink.Fault(Fault{fmt.Sprintf("entry %d", n+1), why})
			}
			if len(journals) > 1 {
				p.Entry.Tags = tagsOf(append(p.Entry.Tags, journal))
			}
			return sink.Page(p)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// journals lists the JSON files and learns where the media are; "" for a plain file.
func (d *dayOne) journals() ([]string, error) {
	if d.in.plain() {
		return []string{""}, nil
	}
	names, err := d.in.names(func(string) bool { return true })
	var out []string
	for _, name := range names {
		if strings.HasPrefix(name, "__MACOSX/") {
			continue
		}
		ending := strings.ToLower(path.Ext(name))
		if ending == ".json" {
			out = append(out, name)
			continue
		}
		d.files[strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))] = name
	}
	if err == nil && len(out) == 0 {
		err = unreadable(dayOneName, "it holds no journal")
	}
	return out, err
}

// each calls fn with every entry of a journal as it stands.
func (d *dayOne) each(ctx context.Context, name string, fn func(n int, raw json.RawMessage) error) (err error) {
	var r io.Reader
	if name == "" {
		r, err = d.in.whole(maxText)
	} else {
		var c io.ReadCloser
		if c, err = d.in.open(name, maxText); err == nil {
			defer func() { err = errors.Join(err, c.Close()) }()
		}
		r = c
	}
	if err != nil {
		return err
	}
	w := newWalk(r, dayOneName)
	return w.object(func(key string) error {
		if key != "entries" {
			return w.skip()
		}
		return w.list(func(n int) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			raw, err := w.raw()
			if err != nil {
				return err
			}
			return fn(n, raw)
		})
	})
}

// learn notes the media of an entry.
func (d *dayOne) learn(raw json.RawMessage) {
	var entry map[string]json.RawMessage
	if json.Unmarshal(raw, &entry) != nil {
		return
	}
	for list := range dayOneKinds() {
		for _, m := range mediaOf(entry, list) {
			if _, has := d.media[strings.ToLower(m.Identifier)]; !has {
				d.media[strings.ToLower(m.Identifier)] = m
			}
		}
	}
}

// mediaOf reads one list of media; one that cannot be read is left out.
func mediaOf(entry map[string]json.RawMessage, list string) []dayOneMedia {
	var raws []json.RawMessage
	if json.Unmarshal(entry[list], &raws) != nil {
		return nil
	}
	var out []dayOneMedia
	for _, raw := range raws {
		m := dayOneMedia{kind: dayOneKinds()[list]}
		var loose map[string]json.RawMessage
		if json.Unmarshal(raw, &m) != nil && json.Unmarshal(raw, &loose) == nil { // one odd field spoils no picture
			m.Identifier, _ = field[string](loose, "identifier")
			m.MD5, _ = field[string](loose, "md5")
			m.Type, _ = field[string](loose, "type")
		}
		if m.Identifier != "" {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b dayOneMedia) int { return int(a.Order) - int(b.Order) })
	return out
}

// page reads one entry; why says what is wrong with it.
func (d *dayOne) page(raw json.RawMessage) (p Page, why string) {
	var m map[string]json.RawMessage
	if err := json.Unmarshal(raw, &m); err != nil || m == nil {
		return p, "it is no object"
	}
	e := &p.Entry
	e.Source.App = AppDayOne
	e.Source.ID, _ = field[string](m, "uuid")
	e.Source.ID = titleLine(e.Source.ID)
	created, _ := field[string](m, "creationDate")
	zone, _ := field[string](m, "timeZone")
	loc, known := zoneNamed(zone)
	if !known {
		loc = time.UTC
	}
	at, ok := moment(created, loc)
	if !ok {
		return p, "its creationDate is missing or cannot be read"
	}
	if known {
		at = at.In(loc)
		e.Zone = zoneName(loc)
	} else if zone != "" {
		p.lose("The time zone is not known; the day is that of the time as written.")
	}
	e.Day, e.Created, e.Modified = data.DayOf(at), at.UTC(), at.UTC()
	e.AllDay, _ = field[bool](m, "isAllDay")
	if s, ok := field[string](m, "modifiedDate"); ok {
		if t, ok := moment(s, time.UTC); ok {
			e.Modified = t.UTC()
		}
	}
	e.Starred, _ = field[bool](m, "starred")
	tags, _ := field[[]string](m, "tags")
	e.Tags = tagsOf(tags)
	d.write(&p, m)
	delete(m, "richText") // it repeats the text, and would contradict it after a change
	e.Source.Extras = extras(m)
	return p, ""
}

// write makes the text with its media.
func (d *dayOne) write(p *Page, m map[string]json.RawMessage) {
	text, _ := field[string](m, "text")
	body, rich := dayOneRich(m["richText"])
	if !rich {
		body = unescapeDayOne(clean(text))
	}
	own := map[string]bool{}
	var order []dayOneMedia
	for _, list := range slices.Sorted(maps.Keys(dayOneKinds())) {
		order = append(order, mediaOf(m, list)...)
	}
	shown := map[string]string{} // the Markdown of each media that was attached
	body = dayOneLink.ReplaceAllStringFunc(body, func(link string) string {
		id := strings.ToLower(dayOneLink.FindStringSubmatch(link)[1])
		own[id] = true
		if text, has := shown[id]; has {
			return text
		}
		if text, ok := d.attach(p, id); ok {
			shown[id] = text
			return text
		}
		return link
	})
	// What is attached and shown nowhere stands at the end.
	for _, media := range order {
		if id := strings.ToLower(media.Identifier); !own[id] {
			own[id] = true
			if text, ok := d.attach(p, id); ok {
				body = paragraph(body, text)
			}
		}
	}
	p.Entry.Title, p.Entry.Body = headed(strings.ReplaceAll(body, "\u200b", ""))
}

// attach adds one media to a page, and says whether it was found.
func (d *dayOne) attach(p *Page, id string) (text string, ok bool) {
	m, has := d.media[id]
	if !has {
		p.lose("A picture or file that the text shows is not described in the export.")
		return "", false
	}
	name, has := d.files[strings.ToLower(m.MD5)]
	if m.MD5 == "" || !has {
		if name, has = d.files[id]; !has {
			p.lose("A picture or file is missing in the export.")
			return "", false
		}
	}
	return p.attach(name, m.Identifier, m.Title, func() (io.ReadCloser, error) { return d.in.open(name, maxMedia) }), true
}
