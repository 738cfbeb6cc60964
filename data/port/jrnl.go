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

// jrnl: one text file, a folder YYYY/MM/DD.txt, or its JSON export.

const jrnlName = "a jrnl journal"

var (
	jrnlHead   = regexp.MustCompile(`^\[([^\]\n]{6,40})\](?: (.*))?$`)
	jrnlFolder = regexp.MustCompile(`(?:^|/)(\d{4})/(\d{2})/(\d{2})\.txt$`)
	jrnlTag    = regexp.MustCompile(`(?:^|\s)@([-+*#/\p{L}\p{N}_]+)`)
)

// jrnlTime reads what stands in the brackets over an entry. allDay says that no time does.
func jrnlTime(s string, loc *time.Location) (t time.Time, allDay, ok bool) {
	for _, form := range []string{"2006-01-02 15:04", "2006-01-02 03:04 PM", "2006-01-02 15:04:05", "2006-01-02 03:04:05 PM", "2006-01-02T15:04", "2006/01/02 15:04", "02.01.2006 15:04"} {
		if t, err := time.ParseInLocation(form, s, loc); err == nil {
			t, ok = sane(t)
			return t, false, ok
		}
	}
	t, err := time.ParseInLocation(time.DateOnly, s, loc)
	if err != nil {
		return t, false, false
	}
	t, ok = sane(t.Add(12 * time.Hour))
	return t, true, ok
}

// isJrnlText knows a journal by its first line with words.
func isJrnlText(in *Input) bool {
	for line := range strings.Lines(clean(string(in.head(4096)))) {
		if line = strings.TrimSpace(line); line != "" {
			m := jrnlHead.FindStringSubmatch(line)
			if m == nil {
				return false
			}
			_, _, ok := jrnlTime(m[1], time.UTC)
			return ok
		}
	}
	names, err := in.names(jrnlFolder.MatchString)
	return err == nil && len(names) > 0
}

// readJrnlText reads the text form, of one file or a folder.
func readJrnlText(ctx context.Context, in *Input, sink Sink) error {
	if in.plain() {
		r, err := in.whole(maxText)
		if err != nil {
			return err
		}
		n, err := jrnlEntries(ctx, r, in.Zone, sink)
		if err == nil && n == 0 {
			err = unreadable(jrnlName, "no line begins with a date in brackets")
		}
		return err
	}
	names, err := in.names(jrnlFolder.MatchString)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return unreadable(jrnlName, "the folder has no file like 2024/03/31.txt")
	}
	for _, name := range names {
		b, err := in.text(name, maxPage)
		if err != nil {
			if err := sink.Fault(Fault{name, "the file cannot be read"}); err != nil {
				return err
			}
			continue
		}
		if _, err := jrnlEntries(ctx, strings.NewReader(string(b)), in.Zone, sink); err != nil {
			return err
		}
	}
	return nil
}

// jrnlEntries reads entries until the end and counts them.
func jrnlEntries(ctx context.Context, r io.Reader, loc *time.Location, sink Sink) (n int, err error) {
	lines := bufio.NewReaderSize(r, 64<<10)
	var p Page
	var body strings.Builder
	open := false
	finish := func() error {
		if !open {
			return nil
		}
		n++
		p.Entry.Body = strings.Trim(body.String(), "\n")
		p.jrnlTags(p.Entry.Title + "\n" + p.Entry.Body)
		return sink.Page(p)
	}
	for {
		line, err := lines.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return n, err
		}
		text := clean(strings.TrimRight(line, "\r\n"))
		if m := jrnlHead.FindStringSubmatch(text); m != nil {
			if t, allDay, ok := jrnlTime(m[1], loc); ok {
				if err := errors.Join(finish(), ctx.Err()); err != nil {
					return n, err
				}
				p, open = jrnlPage(t, allDay, m[2]), true
				body.Reset()
				text, line = "", ""
			}
		}
		if line != "" && body.Len() < maxPage {
			// A space saves a line that looks like the head of an entry.
			if rest, ok := strings.CutPrefix(text, " "); ok && jrnlHead.MatchString(rest) {
				text = rest
			}
			body.WriteString(text + "\n")
		}
		if err != nil {
			return n, finish()
		}
	}
}

// jrnlPage begins an entry by its first line.
func jrnlPage(t time.Time, allDay bool, title string) Page {
	var p Page
	e := &p.Entry
	e.Source.App = AppJrnl
	e.Day, e.Created, e.Modified, e.AllDay = data.DayOf(t), t.UTC(), t.UTC(), allDay
	e.Zone = zoneName(t.Location())
	title = strings.TrimSpace(title)
	if rest, starred := strings.CutSuffix(title, "*"); starred && (rest == "" || strings.HasSuffix(rest, " ")) {
		title, e.Starred = strings.TrimSpace(rest), true
	}
	e.Title = titleLine(title)
	return p
}

// jrnlTags takes the words after @ as tags, and as people who may be known.
func (p *Page) jrnlTags(text string) {
	var tags []string
	for _, m := range jrnlTag.FindAllStringSubmatch(text, -1) {
		tags = append(tags, strings.ToLower(m[1]))
	}
	p.Entry.Tags = tagsOf(append(p.Entry.Tags, tags...))
}

// readJrnlJSON reads the JSON export.
func readJrnlJSON(ctx context.Context, in *Input, sink Sink) error {
	r, err := in.whole(maxText)
	if err != nil {
		return err
	}
	w := newWalk(r, jrnlName)
	found := false
	err = w.object(func(key string) error {
		if key != "entries" {
			return w.skip()
		}
		found = true
		return w.list(func(n int) error {
			raw, err := w.raw()
			if err := errors.Join(err, ctx.Err()); err != nil {
				return err
			}
			p, why := jrnlObject(raw, in.Zone)
			if why != "" {
				return sink.Fault(Fault{fmt.Sprintf("entry %d", n+1), why})
			}
			return sink.Page(p)
		})
	})
	if err == nil && !found {
		err = unreadable(jrnlName, "it has no list of entries")
	}
	return err
}

// jrnlObject reads one entry of the JSON export.
func jrnlObject(raw json.RawMessage, loc *time.Location) (p Page, why string) {
	var m map[string]json.RawMessage
	if json.Unmarshal(raw, &m) != nil || m == nil {
		return p, "it is no object"
	}
	date, _ := field[string](m, "date")
	clock, _ := field[string](m, "time")
	t, allDay, ok := jrnlTime(strings.TrimSpace(date+" "+clock), loc)
	if !ok {
		return p, "its date is missing or cannot be read"
	}
	title, _ := field[string](m, "title")
	body, _ := field[string](m, "body")
	tags, _ := field[[]string](m, "tags")
	p = jrnlPage(t, allDay, "")
	e := &p.Entry
	e.Starred, _ = field[bool](m, "starred")
	e.Source.ID, _ = field[string](m, "uuid")
	e.Source.ID = titleLine(e.Source.ID)
	e.Title, e.Body = titleLine(title), strings.Trim(clean(body), "\n")
	if len(title) > data.MaxLine {
		e.Title, e.Body = "", paragraph(clean(title), e.Body)
	}
	for i, t := range tags {
		tags[i] = strings.TrimLeft(t, "@#")
	}
	e.Tags = tagsOf(tags)
	p.jrnlTags(title + "\n" + body)
	e.Source.Extras = extras(m)
	return p, ""
}
