package port

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"kith/data"
)

// Day One's plain text: each entry begins with lines of a tab, a key and a value.

var plainKey = regexp.MustCompile(`^\t([A-Za-z][A-Za-z ]{0,30}):\t(.*)$`)

// isDayOneText knows the form by its first line.
func isDayOneText(in *Input) bool {
	return strings.HasPrefix(strings.TrimLeft(clean(string(in.head(256))), "\n"), "\tDate:\t")
}

// plainDate reads "01 January 2019 at 00:00:00 GMT" and its cousins.
func plainDate(s string) (time.Time, bool) {
	s = strings.ReplaceAll(s, "\u202f", " ")
	for _, form := range []string{
		"2 January 2006 at 15:04:05 MST", "2 January 2006 at 15:04 MST", "January 2, 2006 at 3:04:05 PM MST", "January 2, 2006 at 3:04 PM MST", "2 January 2006 at 3:04:05 PM MST",
		"2 January 2006 at 15:04:05 GMT-7", "January 2, 2006 at 3:04:05 PM GMT-7", "2 January 2006", "January 2, 2006",
	} {
		if t, err := time.Parse(form, s); err == nil {
			return sane(t)
		}
	}
	return time.Time{}, false
}

// readDayOneText reads all entries. An entry's day is that of the time as it is written.
func readDayOneText(ctx context.Context, in *Input, sink Sink) error {
	r, err := in.whole(maxText)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(r, 64<<10)
	d := plainReader{sink: sink}
	for {
		line, err := lines.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if line != "" {
			if err := errors.Join(d.line(clean(strings.TrimRight(line, "\r\n"))), ctx.Err()); err != nil {
				return err
			}
		}
		if err != nil {
			break
		}
	}
	if err := d.finish(); err != nil {
		return err
	}
	if d.n == 0 {
		return unreadable(dayOneName, "no entry begins with a date")
	}
	return nil
}

// plainReader gathers one entry at a time.
type plainReader struct {
	sink   Sink
	n      int
	date   string
	fields map[string]json.RawMessage
	body   strings.Builder
	open   bool
	inHead bool
}

// line takes one line. Only a date begins an entry: a line of the text may look like
// another key.
func (d *plainReader) line(s string) error {
	if m := plainKey.FindStringSubmatch(s); m != nil && (m[1] == "Date" || d.inHead) {
		if m[1] == "Date" && (!d.inHead || d.date != "") {
			if err := d.finish(); err != nil {
				return err
			}
			d.open, d.inHead, d.date, d.fields = true, true, m[2], map[string]json.RawMessage{}
			return nil
		}
		d.fields[m[1]], _ = json.Marshal(m[2]) // a text
		return nil
	}
	d.inHead = false
	if d.open && d.body.Len() < maxPage {
		d.body.WriteString(s + "\n")
	}
	return nil
}

// finish hands on the entry under way.
func (d *plainReader) finish() error {
	if !d.open {
		return nil
	}
	d.n++
	text := strings.Trim(d.body.String(), "\n")
	d.body.Reset()
	d.open = false
	t, ok := plainDate(strings.TrimSpace(d.date))
	if !ok {
		return d.sink.Fault(Fault{fmt.Sprintf("entry %d", d.n), "its date cannot be read"})
	}
	var p Page
	e := &p.Entry
	e.Source.App = AppDayOne
	e.Day, e.Created, e.Modified = data.DayOf(t), t.UTC(), t.UTC()
	if s, ok := field[string](d.fields, "Tags"); ok {
		e.Tags = tagsOf(strings.Split(s, ","))
	}
	if s, ok := field[string](d.fields, "Starred"); ok {
		e.Starred = strings.EqualFold(s, "yes") || strings.EqualFold(s, "true")
	}
	first, rest, _ := strings.Cut(text, "\n")
	if first = strings.TrimSpace(strings.TrimPrefix(first, "# ")); len(first) <= 200 {
		e.Title, e.Body = first, strings.Trim(rest, "\n")
	} else {
		e.Body = text
	}
	e.Source.Extras = extras(d.fields)
	return d.sink.Page(p)
}
