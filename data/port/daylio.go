package port

import (
	"context"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"

	"kith/data"
)

// Daylio: the CSV export, and the backup with everything.

const daylioName = "a Daylio export"

// isDaylioCSV knows the export by its first line.
func isDaylioCSV(in *Input) bool {
	first, _, _ := strings.Cut(clean(string(in.head(512))), "\n")
	return in.plain() && strings.Contains(first, "full_date") && strings.Contains(first, "mood")
}

// daylioMood gives −2 to 2 for the shipped labels; others are the person's own words.
func daylioMood(label string) data.Rating {
	for n, word := range []string{"awful", "bad", "meh", "good", "rad"} {
		if strings.EqualFold(strings.TrimSpace(label), word) {
			return data.Rated(float64(n - 2))
		}
	}
	return data.Rating{}
}

// readDaylioCSV reads the export by the names in its first line.
func readDaylioCSV(ctx context.Context, in *Input, sink Sink) error {
	b, err := in.bytes()
	if err != nil {
		return err
	}
	r := csv.NewReader(strings.NewReader(clean(string(b))))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, false
	head, err := r.Read()
	if err != nil {
		return unreadable(daylioName, "it has no first line with names")
	}
	column := map[string]int{}
	for n, name := range head {
		column[strings.ToLower(strings.TrimSpace(name))] = n
	}
	if _, has := column["full_date"]; !has {
		return unreadable(daylioName, "the column full_date is missing")
	}
	for n := 2; ; n++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p, why := Page{}, "it cannot be read"
		if err == nil {
			if strings.TrimSpace(strings.Join(row, "")) == "" {
				continue
			}
			p, why = daylioRow(column, row, in.Zone)
		}
		if why != "" {
			err = sink.Fault(Fault{fmt.Sprintf("row %d", n), why})
		} else {
			err = sink.Page(p)
		}
		if err != nil {
			return err
		}
	}
}

// daylioRow reads one row.
func daylioRow(column map[string]int, row []string, loc *time.Location) (p Page, why string) {
	rest := map[string]json.RawMessage{}
	take := func(name string) string {
		if n, has := column[name]; has && n < len(row) {
			return strings.TrimSpace(row[n])
		}
		return ""
	}
	day, ok := daylioDay(take("full_date"))
	if !ok {
		return p, "its date cannot be read"
	}
	e := &p.Entry
	e.Source.App = AppDaylio
	e.Day, e.Created = day, noon(day, loc)
	y, m, d := day.Date()
	e.AllDay = true
	for _, form := range []string{"15:04", "3:04 PM", "3:04 pm", "03:04 PM", "15.04", "3:04\u202fPM"} {
		if t, err := time.Parse(form, take("time")); err == nil {
			e.Created, e.AllDay = time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, loc), false
			break
		}
	}
	e.Created = e.Created.UTC()
	e.Modified, e.Zone = e.Created, zoneName(loc)
	e.Mood = daylioMood(take("mood"))
	e.Title = titleLine(take("note_title"))
	e.Body = take("note")
	if looksHTML(e.Body) {
		e.Body = markdown(e.Body)
	}
	e.Tags = tagsOf(strings.Split(take("activities"), " | "))
	for _, name := range []string{"mood", "scales"} {
		if v := take(name); v != "" && (name != "mood" || !e.Mood.Set) {
			rest[name], _ = json.Marshal(v) // a text
		}
	}
	if _, own := rest["mood"]; own {
		p.lose("The mood has a word of one's own and is kept beside the entry, without a number.")
	}
	e.Source.Extras = extras(rest)
	return p, ""
}

// daylioDay reads a date as exports have it. With day and month in doubt the day
// comes first, unless it cannot be one.
func daylioDay(s string) (data.Day, bool) {
	for _, form := range []string{"2006-01-02", "2/1/2006", "1/2/2006", "2.1.2006"} {
		if t, err := time.Parse(form, s); err == nil {
			d := data.DayOf(t)
			return d, d.Valid() && t.Year() >= 1678 && t.Year() <= 2261
		}
	}
	return 0, false
}

// daylioBackup is the JSON inside a backup.
type daylioBackup struct {
	Entries []json.RawMessage `json:"dayEntries"`
	Tags    []struct {
		ID   int64  `json:"id"`
		Name string `json:"name"`
	} `json:"tags"`
	Moods []struct {
		ID    int64  `json:"id"`
		Name  string `json:"custom_name"`
		Group int64  `json:"mood_group_id"`
	} `json:"customMoods"`
	Assets []struct {
		ID       int64  `json:"id"`
		Checksum string `json:"checksum"`
	} `json:"assets"`
}

// isDaylioBackup knows the backup by what lies in the zip.
func isDaylioBackup(in *Input) bool { return in.has("backup.daylio") }

// readDaylioBackup reads the backup.
func readDaylioBackup(ctx context.Context, in *Input, sink Sink) error {
	b, err := in.text("backup.daylio", maxWhole)
	if err != nil {
		return err
	}
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(string(b)), ""))
	if err != nil {
		return unreadable(daylioName, "backup.daylio is not base64")
	}
	var all daylioBackup
	if err := json.Unmarshal(raw, &all); err != nil {
		return unreadable(daylioName, whyJSON(err))
	}
	d := daylio{in: in, tags: map[int64]string{}, moods: map[int64]int64{}, words: map[int64]string{}, assets: map[int64]string{}, files: map[string]string{}}
	if err := d.learn(&all); err != nil {
		return err
	}
	for n, raw := range all.Entries {
		if err := ctx.Err(); err != nil {
			return err
		}
		p, why := d.page(raw)
		if why != "" {
			err = sink.Fault(Fault{fmt.Sprintf("entry %d", n+1), why})
		} else {
			err = sink.Page(p)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// daylio is one backup under way.
type daylio struct {
	in     *Input
	tags   map[int64]string
	moods  map[int64]int64 // the group, 1 best to 5 worst, of each mood
	words  map[int64]string
	assets map[int64]string // checksum by id
	files  map[string]string
}

func (d *daylio) learn(all *daylioBackup) error {
	for _, t := range all.Tags {
		d.tags[t.ID] = t.Name
	}
	for _, m := range all.Moods {
		d.moods[m.ID], d.words[m.ID] = m.Group, m.Name
	}
	for _, a := range all.Assets {
		d.assets[a.ID] = a.Checksum
	}
	names, err := d.in.names(func(name string) bool { return strings.HasPrefix(name, "assets/") })
	for _, name := range names {
		d.files[strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))] = name
	}
	return err
}

// page reads one entry of the backup.
func (d *daylio) page(raw json.RawMessage) (p Page, why string) {
	var m map[string]json.RawMessage
	if json.Unmarshal(raw, &m) != nil || m == nil {
		return p, "it is no object"
	}
	ms, ok := field[float64](m, "datetime")
	at, fits := fromMillis(ms)
	if !ok || !fits {
		return p, "its datetime is missing or cannot be read"
	}
	offset, _ := field[float64](m, "timeZoneOffset")
	if !(offset > -24*3600e3 && offset < 24*3600e3) {
		offset = 0
	}
	e := &p.Entry
	e.Source.App = AppDaylio
	if id, ok := field[int64](m, "id"); ok {
		e.Source.ID = strconv.FormatInt(id, 10) + "/" + strconv.FormatInt(at.UnixMilli(), 10) // ids begin anew on a new phone
	}
	e.Day, e.Created, e.Modified = data.DayOf(at.In(time.FixedZone("", int(offset/1000)))), at, at
	mood, _ := field[int64](m, "mood")
	group := mood
	if g, own := d.moods[mood]; own && g != 0 {
		group = g
		if word := titleLine(d.words[mood]); word != "" {
			m["mood"], _ = json.Marshal(word) // a text
		}
	}
	if group >= 1 && group <= 5 {
		e.Mood = data.Rated(float64(3 - group))
	}
	title, _ := field[string](m, "note_title")
	note, _ := field[string](m, "note")
	e.Title = titleLine(title)
	e.Body = markdown(note)
	tags, _ := field[[]int64](m, "tags")
	var names []string
	for _, id := range tags {
		names = append(names, d.tags[id])
	}
	e.Tags = tagsOf(names)
	assets, _ := field[[]int64](m, "assets")
	for _, id := range assets {
		name, has := d.files[strings.ToLower(d.assets[id])]
		if !has || d.assets[id] == "" {
			p.lose("A picture is missing in the backup.")
			continue
		}
		text := p.attach(name+".jpg", d.assets[id], "", func() (io.ReadCloser, error) { return d.in.open(name, maxMedia) })
		e.Body = paragraph(e.Body, text)
	}
	for _, noise := range []string{"minute", "hour", "day", "month", "year"} { // all said by datetime
		delete(m, noise)
	}
	e.Source.Extras = extras(m)
	return p, ""
}
