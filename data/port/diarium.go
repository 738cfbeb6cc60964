package port

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/data"
)

// Diarium: a SQLite file with entries and their pictures.

// isDiarium knows the diary by its first bytes.
func isDiarium(in *Input) bool { return string(in.head(16)) == "SQLite format 3\x00" }

// ticksTo1970 is the moment of 1970 in the clock of .NET, in steps of 100 ns since the year 1.
const ticksTo1970 = 621355968000000000

// diariumFile is one picture.
type diariumFile struct {
	order int64
	kind  int64
	data  []byte
}

// readDiarium reads all entries.
func readDiarium(ctx context.Context, in *Input, sink Sink) error {
	b, err := in.bytes()
	if err != nil {
		return err
	}
	s, err := openSQLite(b)
	if err != nil {
		return err
	}
	tables, err := s.tables()
	if err != nil {
		return err
	}
	entries, has := tables["entries"]
	if !has {
		return unreadable(sqliteName, "it has no table of entries")
	}
	files := map[int64][]diariumFile{}
	if media, has := tables["media"]; has {
		err := s.named(media, func(row map[string]cell) error {
			id, ok := whole(row["diaryentryid"])
			blob, isFile := row["data"].([]byte)
			if ok && isFile && len(blob) > 0 {
				f := diariumFile{data: blob}
				f.order, _ = whole(row["index"])
				f.kind, _ = whole(row["type"])
				files[id] = append(files[id], f)
			}
			return nil
		})
		if err != nil {
			if err := sink.Fault(Fault{"the pictures", "some cannot be read; the texts come in without them"}); err != nil {
				return err
			}
		}
	}
	n := 0
	return s.named(entries, func(row map[string]cell) error {
		n++
		if err := ctx.Err(); err != nil {
			return err
		}
		p, why := diariumPage(row, files, in.Zone)
		if why != "" {
			return sink.Fault(Fault{fmt.Sprintf("entry %d", n), why})
		}
		return sink.Page(p)
	})
}

// diariumPage reads one entry.
func diariumPage(row map[string]cell, files map[int64][]diariumFile, loc *time.Location) (p Page, why string) {
	ticks, ok := whole(row["diaryentryid"])
	if !ok {
		return p, "its date cannot be read"
	}
	seconds := (ticks - ticksTo1970) / 1e7
	clock := time.Unix(seconds, (ticks-ticksTo1970)%1e7*100).UTC() // the face of a clock that tells no zone
	day := data.DayOf(clock)
	if !validDay(day) {
		return p, "its date cannot be read"
	}
	e := &p.Entry
	e.Source = data.Source{App: AppDiarium, ID: strconv.FormatInt(ticks, 10)}
	y, m, d := clock.Date()
	e.Day, e.Zone = day, zoneName(loc)
	e.Created = time.Date(y, m, d, clock.Hour(), clock.Minute(), clock.Second(), clock.Nanosecond(), loc).UTC()
	e.Modified = e.Created
	e.Title = titleLine(words(row["heading"]))
	e.Body = markdown(words(row["text"]))
	if stars, ok := whole(row["rating"]); ok && stars >= 1 && stars <= 5 {
		e.Mood = data.Rated(float64(stars - 3))
	}
	list := files[ticks]
	slices.SortStableFunc(list, func(a, b diariumFile) int { return int(a.order) - int(b.order) })
	for i, f := range list {
		name := fmt.Sprintf("%s-%d%s", day, i+1, endingOf(f.data))
		text := p.attach(name, fmt.Sprintf("%d/%d", ticks, f.order), "", func() (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader(f.data)), nil
		})
		e.Body = paragraph(e.Body, text)
	}
	rest := map[string]json.RawMessage{}
	for name, v := range row {
		switch name {
		case "diaryentryid", "heading", "text", "rating":
			continue
		}
		if s := words(v); s != "" {
			rest[name], _ = json.Marshal(s) // a text
		} else if n, ok := whole(v); ok && n != 0 {
			rest[name], _ = json.Marshal(n) // a number
		}
	}
	e.Source.Extras = extras(rest)
	return p, ""
}

// endingOf tells a file's kind by its first bytes.
func endingOf(b []byte) string {
	head := string(b[:min(len(b), 16)])
	switch {
	case strings.HasPrefix(head, "\xff\xd8\xff"):
		return ".jpg"
	case strings.HasPrefix(head, "\x89PNG\r\n\x1a\n"):
		return ".png"
	case strings.HasPrefix(head, "GIF8"):
		return ".gif"
	case strings.HasPrefix(head, "RIFF") && strings.HasSuffix(head[:min(len(head), 12)], "WEBP"):
		return ".webp"
	case strings.HasPrefix(head, "%PDF"):
		return ".pdf"
	case len(head) > 8 && strings.HasPrefix(head[4:], "ftyp"):
		return ".mp4"
	}
	return ".bin"
}
