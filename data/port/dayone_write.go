package port

import (
	"bufio"
	"crypto/md5" //nolint:gosec // the format's own name for a file, no protection
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"time"

	"kith/data"
)

// dayOneWriter writes the journal first and the media after it, since a zip takes one
// file after the other.
type dayOneWriter struct {
	t     Tree
	w     io.WriteCloser
	b     *bufio.Writer
	n     int
	later []laterFile
	named map[string]bool
}

// laterFile is media that is yet to be written.
type laterFile struct {
	name string
	open File
}

// NewDayOne writes Day One's JSON with the media beside it. What Day One had known of
// an entry that came from it goes back.
func NewDayOne(t Tree) (PageWriter, error) {
	w, err := t.Create("Journal.json")
	if err != nil {
		return nil, err
	}
	d := &dayOneWriter{t: t, w: w, b: bufio.NewWriter(w), named: map[string]bool{}}
	_, _ = d.b.WriteString("{\"metadata\":{\"version\":\"1.0\"},\n\"entries\":[") // an error stays until Flush
	return d, nil
}

// Add writes one entry.
func (d *dayOneWriter) Add(p Page) error {
	e := &p.Entry
	m := map[string]any{}
	var known map[string]json.RawMessage
	if e.Source.App == AppDayOne && json.Unmarshal(e.Source.Extras, &known) == nil {
		for key, v := range known {
			m[key] = v
		}
	}
	m["uuid"] = dayOneID(e)
	m["creationDate"] = dayOneMoment(e)
	m["modifiedDate"] = e.Modified.UTC().Format(time.RFC3339)
	m["timeZone"] = "UTC"
	if e.Zone != "" {
		m["timeZone"] = e.Zone
	}
	m["isAllDay"], m["starred"] = e.AllDay, e.Starred
	if len(e.Tags) > 0 {
		m["tags"] = e.Tags
	}
	links := map[data.ID]string{}
	if err := d.media(&p, m, known, links); err != nil {
		return err
	}
	m["text"] = under(e.Title, relink(p.Whole(), func(l data.Link) string { return links[l.ID] }))
	if d.n++; d.n > 1 {
		_, _ = d.b.WriteString(",") // an error stays until Flush
	}
	_, _ = d.b.WriteString("\n") // as above
	return encodeLine(d.b, m)
}

// dayOneID is 32 upper-case hex digits.
func dayOneID(e *data.Entry) string {
	if _, err := hex.DecodeString(e.Source.ID); err == nil && len(e.Source.ID) == 32 && e.Source.App == AppDayOne {
		return e.Source.ID
	}
	return strings.ToUpper(hex.EncodeToString(e.ID[:]))
}

// dayOneMoment is the moment that gives the entry's day in its zone: an all-day entry
// begins at midnight there.
func dayOneMoment(e *data.Entry) string {
	loc, ok := zoneNamed(e.Zone)
	if !ok {
		loc = time.UTC
	}
	t := e.Created.In(loc)
	y, month, day := e.Day.Date()
	switch {
	case e.AllDay:
		t = time.Date(y, month, day, 0, 0, 0, 0, loc)
	case data.DayOf(t) != e.Day: // a late hour that still belongs to the day before
		t = time.Date(y, month, day, 23, 59, 0, 0, loc)
	}
	return t.UTC().Format(time.RFC3339)
}

// media lists the files of an entry, keeps them for later and gives their links.
func (d *dayOneWriter) media(p *Page, m map[string]any, known map[string]json.RawMessage, links map[data.ID]string) error {
	told := map[string]map[string]any{}
	for list := range dayOneKinds() {
		var old []map[string]any
		_ = json.Unmarshal(known[list], &old) // what cannot be read is told anew
		for _, o := range old {
			if id, ok := o["identifier"].(string); ok {
				told[strings.ToLower(id)] = o
			}
		}
		delete(m, list)
	}
	lists := map[string][]map[string]any{}
	for i := range p.Entry.Attachments {
		a := &p.Entry.Attachments[i]
		sum, err := md5Of(p.Files[i])
		if err != nil {
			return err
		}
		id := strings.ToUpper(hex.EncodeToString(a.ID[:]))
		if a.Source != "" && p.Entry.Source.App == AppDayOne {
			id = a.Source
		}
		f := map[string]any{"identifier": id, "md5": sum, "orderInEntry": i, "fileSize": a.Size}
		for key, v := range told[strings.ToLower(id)] {
			if _, ours := f[key]; !ours {
				f[key] = v
			}
		}
		list, folder, ending := dayOnePlace(a)
		link := fmt.Sprintf("![](dayone-moment:/%s/%s)", list[:len(list)-1], id)
		switch list {
		case "photos":
			link = "![](dayone-moment://" + id + ")"
			f["type"] = strings.Replace(ending, "jpg", "jpeg", 1)
			maps.Copy(f, map[string]any{"width": a.Width, "height": a.Height})
		case "audios":
			f["format"] = "aac"
		case "pdfAttachments":
			f["type"], f["pdfName"] = ending, a.Name
		default:
			f["type"] = ending
		}
		links[a.ID] = link
		lists[list] = append(lists[list], f)
		if name := folder + "/" + sum + "." + ending; !d.named[name] {
			d.named[name] = true
			d.later = append(d.later, laterFile{name, p.Files[i]})
		}
	}
	for list, files := range lists {
		m[list] = files
	}
	return nil
}

// dayOnePlace says in which list and folder a file belongs.
func dayOnePlace(a *data.Attachment) (list, folder, ending string) {
	ending = strings.TrimPrefix(endingFor(a.Mime), ".")
	switch {
	case strings.HasPrefix(a.Mime, "audio/"):
		return "audios", "audios", "m4a"
	case strings.HasPrefix(a.Mime, "video/"):
		if ending == "" {
			ending = "mp4"
		}
		return "videos", "videos", ending
	case strings.HasPrefix(a.Mime, "image/"):
		if ending == "" {
			ending = strings.TrimPrefix(a.Mime, "image/")
		}
		if ending == "jpg" {
			ending = "jpeg"
		}
		return "photos", "photos", ending
	}
	return "pdfAttachments", "pdfs", "pdf"
}

// md5Of reads a file for its name.
func md5Of(f File) (sum string, err error) {
	r, err := f()
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	h := md5.New() //nolint:gosec // as above
	if _, err := io.Copy(h, r); err != nil {
		return "", fmt.Errorf("read an attached file: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Close ends the journal and writes the media.
func (d *dayOneWriter) Close() error {
	_, _ = d.b.WriteString("\n]}\n") // an error stays until Flush
	if err := errors.Join(d.b.Flush(), d.w.Close()); err != nil {
		return fmt.Errorf("write Day One: %w", err)
	}
	for _, f := range d.later {
		if err := copyTo(d.t, f.name, f.open); err != nil {
			return err
		}
	}
	return nil
}
