package port

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// csvWriter writes one line per entry.
type csvWriter struct{ w *csv.Writer }

// NewCSV writes a table with a line of names: id, day, created (RFC 3339 where it was
// written), timezone, title, text, tags and people (parted by "; "), mood (−2 to 2 or
// nothing), starred, files.
func NewCSV(w io.Writer) PageWriter {
	c := csvWriter{csv.NewWriter(w)}
	_ = c.w.Write([]string{"id", "day", "created", "timezone", "title", "text", "tags", "people", "mood", "starred", "files"}) // an error stays until Flush
	return c
}

// Add writes one entry.
func (c csvWriter) Add(p Page) error {
	e := &p.Entry
	mood := ""
	if e.Mood.Set {
		mood = strconv.FormatFloat(e.Mood.Value, 'g', -1, 64)
	}
	var files []string
	for i := range e.Attachments {
		files = append(files, e.Attachments[i].Name)
	}
	err := c.w.Write([]string{
		e.ID.String(), e.Day.String(), local(e).Format(time.RFC3339), e.Zone, e.Title, p.spoken(),
		strings.Join(e.Tags, "; "), strings.Join(p.People, "; "), mood, strconv.FormatBool(e.Starred), strings.Join(files, "; "),
	})
	if err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// Close writes what is left.
func (c csvWriter) Close() error {
	c.w.Flush()
	return c.w.Error()
}
