package port

import (
	"context"
	"encoding/json"
	"io"
	"path"
	"strings"
	"time"

	"kith/data"
)

// Journey: a zip with one JSON file per entry and the pictures beside it.

const journeyName = "a Journey export"

// isJourney knows the export by one of its entries.
func isJourney(in *Input) bool {
	names, err := in.names(isJSON)
	if err != nil || len(names) == 0 {
		return false
	}
	b, err := in.text(names[0], maxPage)
	var m map[string]json.RawMessage
	return err == nil && json.Unmarshal(b, &m) == nil && m["date_journal"] != nil
}

func isJSON(name string) bool {
	return strings.EqualFold(path.Ext(name), ".json") && !strings.HasPrefix(name, "__MACOSX/")
}

// readJourney reads all entries.
func readJourney(ctx context.Context, in *Input, sink Sink) error {
	names, err := in.names(isJSON)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return unreadable(journeyName, "it holds no entries")
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		p, why := Page{}, "the file cannot be read"
		if b, err := in.text(name, maxPage); err == nil {
			p, why = journeyPage(in, name, b)
		}
		if why != "" {
			err = sink.Fault(Fault{name, why})
		} else {
			err = sink.Page(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// journeyPage reads one entry.
func journeyPage(in *Input, name string, b []byte) (p Page, why string) {
	var m map[string]json.RawMessage
	if json.Unmarshal(b, &m) != nil || m == nil {
		return p, "it is not valid JSON"
	}
	ms, ok := field[float64](m, "date_journal")
	at, fits := fromMillis(ms)
	if !ok || !fits {
		return p, "its date_journal is missing or cannot be read"
	}
	e := &p.Entry
	e.Source.App = AppJourney
	e.Source.ID, _ = field[string](m, "id")
	e.Source.ID = titleLine(e.Source.ID)
	zone, _ := field[string](m, "timezone")
	loc, known := zoneNamed(zone)
	if !known {
		loc = in.Zone
	}
	e.Day, e.Zone = data.DayOf(at.In(loc)), zoneName(loc)
	e.Created, e.Modified = at, at
	if ms, ok := field[float64](m, "date_modified"); ok {
		if t, ok := fromMillis(ms); ok {
			e.Modified = t
		}
	}
	text, _ := field[string](m, "text")
	kind, _ := field[string](m, "type")
	body := clean(text)
	if strings.EqualFold(kind, "html") || looksHTML(text) {
		body = markdown(text)
	}
	e.Title, e.Body = headed(body)
	if mood, ok := field[float64](m, "mood"); ok && mood >= 1 && mood <= 5 {
		e.Mood = data.Rated(float64(int(mood)) - 3)
	}
	tags, _ := field[[]string](m, "tags")
	e.Tags = tagsOf(tags)
	e.Starred, _ = field[bool](m, "favourite")
	delete(m, "preview_text") // the beginning of the text again
	journeyBlanks(m)
	journeyPhotos(&p, in, name, m)
	e.Source.Extras = extras(m)
	return p, ""
}

// journeyBlanks drops the huge numbers that stand for "none".
func journeyBlanks(m map[string]json.RawMessage) {
	var far float64
	for _, key := range []string{"lat", "lon"} {
		if json.Unmarshal(m[key], &far) == nil && (far > 360 || far < -360) {
			delete(m, key)
		}
	}
	var weather struct {
		Degrees float64 `json:"degree_c"`
	}
	if json.Unmarshal(m["weather"], &weather) == nil && weather.Degrees >= 100 {
		delete(m, "weather")
	}
	for key, raw := range m {
		if s := string(raw); s == `""` || s == "null" || s == "[]" {
			delete(m, key)
		}
	}
}

// journeyPhotos attaches the pictures that lie beside the entry.
func journeyPhotos(p *Page, in *Input, name string, m map[string]json.RawMessage) {
	photos, _ := field[[]string](m, "photos")
	for _, photo := range photos {
		full := path.Join(path.Dir(name), path.Base(photo))
		if !in.has(full) {
			p.lose("A picture is missing in the export.")
			continue
		}
		text := p.attach(photo, photo, "", func() (io.ReadCloser, error) { return in.open(full, maxMedia) })
		p.Entry.Body = paragraph(p.Entry.Body, text)
	}
}

// Mini Diary: one JSON file with one text per day.

const miniName = "a Mini Diary export"

// readMini reads the export.
func readMini(ctx context.Context, in *Input, sink Sink) error {
	r, err := in.whole(maxText)
	if err != nil {
		return err
	}
	w := newWalk(r, miniName)
	found := false
	err = w.object(func(key string) error {
		if key != "entries" {
			return w.skip()
		}
		found = true
		return w.object(func(date string) error {
			raw, err := w.raw()
			if err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			p, why := miniPage(date, raw, in.Zone)
			if why != "" {
				return sink.Fault(Fault{"an entry", why})
			}
			return sink.Page(p)
		})
	})
	if err == nil && !found {
		err = unreadable(miniName, "it has no entries")
	}
	return err
}

// miniPage reads the text of a day.
func miniPage(date string, raw json.RawMessage, loc *time.Location) (p Page, why string) {
	var m map[string]json.RawMessage
	if json.Unmarshal(raw, &m) != nil || m == nil {
		return p, "it is no object"
	}
	day, err := data.ParseDay(date)
	if err != nil || noon(day, loc).Year() < 1678 || noon(day, loc).Year() > 2261 {
		return p, "its day cannot be read"
	}
	e := &p.Entry
	e.Source = data.Source{App: AppMiniDiary, ID: day.String()}
	e.Day, e.AllDay, e.Created, e.Zone = day, true, noon(day, loc).UTC(), zoneName(loc)
	e.Modified = e.Created
	if s, ok := field[string](m, "dateUpdated"); ok {
		if t, ok := moment(s, loc); ok {
			e.Modified = t.UTC()
		}
	}
	title, _ := field[string](m, "title")
	text, _ := field[string](m, "text")
	e.Title, e.Body = titleLine(title), clean(text)
	if looksHTML(text) {
		e.Body = markdown(text)
	}
	e.Source.Extras = extras(m)
	return p, ""
}
