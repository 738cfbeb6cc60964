package port

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// jrnlTextWriter writes jrnl's text form.
type jrnlTextWriter struct{ w *bufio.Writer }

// NewJrnlText writes what jrnl takes as a journal. A line that would look like the
// beginning of an entry gets a space before it.
func NewJrnlText(w io.Writer) PageWriter { return jrnlTextWriter{bufio.NewWriter(w)} }

// Add writes one entry.
func (j jrnlTextWriter) Add(p Page) error {
	title, body := jrnlParts(&p)
	if p.Entry.Starred {
		title += " *"
	}
	if _, err := fmt.Fprintf(j.w, "[%s] %s\n", Clock(&p.Entry).Format("2006-01-02 15:04"), strings.TrimSpace(title)); err != nil {
		return fmt.Errorf("write jrnl: %w", err)
	}
	for line := range strings.SplitSeq(body, "\n") {
		if strings.HasPrefix(line, "[") {
			line = " " + line
		}
		if _, err := j.w.WriteString(line + "\n"); err != nil {
			return fmt.Errorf("write jrnl: %w", err)
		}
	}
	_, err := j.w.WriteString("\n")
	return err
}

// Close writes what is left.
func (j jrnlTextWriter) Close() error { return j.w.Flush() }

// jrnlParts gives title and text, with the tags that stand in neither below it.
func jrnlParts(p *Page) (title, body string) {
	title, body = p.Entry.Title, p.spoken()
	if title == "" {
		title, body, _ = strings.Cut(body, "\n")
		body = strings.TrimLeft(body, "\n")
	}
	var more []string
	for _, tag := range jrnlTagsOf(p) {
		if !strings.Contains(strings.ToLower(title+"\n"+body), tag) {
			more = append(more, tag)
		}
	}
	if len(more) > 0 {
		body = paragraph(body, strings.Join(more, " "))
	}
	return title, body
}

// jrnlTagsOf gives tags and people as jrnl writes both.
func jrnlTagsOf(p *Page) []string {
	var out []string
	for _, t := range slices.Concat(p.Entry.Tags, p.People) {
		t = "@" + strings.ToLower(strings.ReplaceAll(t, " ", "_"))
		if !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// jrnlJSONWriter writes jrnl's JSON.
type jrnlJSONWriter struct {
	w    *bufio.Writer
	n    int
	tags map[string]int
}

// NewJrnlJSON writes what jrnl --format json does.
func NewJrnlJSON(w io.Writer) PageWriter {
	return &jrnlJSONWriter{w: bufio.NewWriter(w), tags: map[string]int{}}
}

// jrnlEntry is one entry in JSON.
type jrnlEntry struct {
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Date    string   `json:"date"`
	Time    string   `json:"time"`
	Tags    []string `json:"tags"`
	Starred bool     `json:"starred"`
}

// Add writes one entry.
func (j *jrnlJSONWriter) Add(p Page) error {
	title, body := jrnlParts(&p)
	at := Clock(&p.Entry)
	e := jrnlEntry{title, body, at.Format("2006-01-02"), at.Format("15:04"), []string{}, p.Entry.Starred}
	for _, t := range jrnlTagsOf(&p) {
		e.Tags = append(e.Tags, t)
		j.tags[t]++
	}
	before := "{\n\"entries\": [\n"
	if j.n++; j.n > 1 {
		before = ",\n"
	}
	_, _ = j.w.WriteString(before) // an error stays until Flush
	return encodeLine(j.w, e)
}

// Close writes the tags, which are counted by then.
func (j *jrnlJSONWriter) Close() error {
	if j.n == 0 {
		_, _ = j.w.WriteString("{\n\"entries\": [") // an error stays until Flush
	}
	_, _ = j.w.WriteString("\n],\n\"tags\": ") // as above
	if err := encodeLine(j.w, j.tags); err != nil {
		return err
	}
	_, _ = j.w.WriteString("\n}\n") // as above
	return j.w.Flush()
}

// encodeLine writes JSON without an end of line.
func encodeLine(w io.Writer, v any) error {
	e := json.NewEncoder(trimmed{w})
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}
