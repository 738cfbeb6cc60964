package port

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"kith/data"
)

// htmlWriter writes one page that needs nothing besides itself.
type htmlWriter struct {
	w    *bufio.Writer
	md   goldmark.Markdown
	year int
}

// htmlHead begins the page. It fetches nothing and runs nothing, whatever the text holds.
const htmlHead = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; media-src data:; style-src 'unsafe-inline'">
<title>Journal</title>
<style>
:root { color-scheme: light dark; --ink: #26302f; --quiet: #5d6b69; --paper: #fbfaf7; --line: #dcd9d1; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e2dc; --quiet: #a2aba9; --paper: #1d2222; --line: #3a4242; } }
body { background: var(--paper); color: var(--ink); font: 1.06rem/1.6 Georgia, "Noto Serif", serif; max-width: 38rem; margin: 3rem auto; padding: 0 1.2rem; overflow-wrap: anywhere; }
article { border-top: 1px solid var(--line); padding: 1.6rem 0; break-inside: auto; }
h2.year { font-size: 2rem; margin: 2.4rem 0 1rem; }
.day, .about { color: var(--quiet); font: .9rem/1.5 system-ui, "Noto Sans", sans-serif; }
h3.title { font-size: 1.35rem; margin: .2rem 0 .6rem; }
img, video { max-width: 100%; height: auto; border-radius: 4px; }
blockquote { border-inline-start: 3px solid var(--line); margin-inline: 0; padding-inline-start: 1rem; color: var(--quiet); }
pre { overflow-x: auto; } a { color: inherit; }
@media print { body { margin: 0; max-width: none; } article { break-inside: avoid-page; } }
</style></head><body>
`

// NewHTML writes one readable file with the pictures inside it.
func NewHTML(w io.Writer) PageWriter {
	h := &htmlWriter{w: bufio.NewWriterSize(w, 64<<10), md: goldmark.New(goldmark.WithExtensions(extension.GFM))}
	_, _ = h.w.WriteString(htmlHead) // an error stays until Flush
	return h
}

// htmlMark stands in the rendered text where a file goes. Its letters are no words of
// anybody and pass the renderer as they are.
const htmlMark = "kithfile\u2063"

// Add writes one entry.
func (h *htmlWriter) Add(p Page) error {
	e := &p.Entry
	if y, _, _ := e.Day.Date(); y != h.year {
		h.year = y
		_, _ = fmt.Fprintf(h.w, "<h2 class=\"year\">%d</h2>\n", y) // an error stays until Flush
	}
	when := e.Day.Time().Format("Monday, 2 January 2006")
	if !e.AllDay {
		when += Clock(e).Format(", 15:04")
	}
	_, _ = fmt.Fprintf(h.w, "<article dir=\"auto\"><p class=\"day\"><time datetime=\"%s\">%s</time></p>\n", e.Day, when) // as above
	if e.Title != "" {
		_, _ = fmt.Fprintf(h.w, "<h3 class=\"title\" dir=\"auto\">%s</h3>\n", html.EscapeString(e.Title)) // as above
	}
	if err := h.body(&p); err != nil {
		return err
	}
	var about []string
	about = append(about, p.People...)
	for _, t := range e.Tags {
		about = append(about, "#"+t)
	}
	if len(about) > 0 {
		_, _ = fmt.Fprintf(h.w, "<p class=\"about\" dir=\"auto\">%s</p>\n", html.EscapeString(strings.Join(about, " · "))) // as above
	}
	_, err := h.w.WriteString("</article>\n")
	return err
}

// body writes the text; each file is copied into its place as a stream.
func (h *htmlWriter) body(p *Page) error {
	text := strings.ReplaceAll(p.Whole(), htmlMark, "")
	place := map[data.ID]int{}
	for i, a := range p.Entry.Attachments {
		place[a.ID] = i
	}
	var words []string
	text = relink(text, func(l data.Link) string {
		i, has := place[l.ID]
		if !has {
			return l.Words
		}
		words = append(words, l.Words)
		return fmt.Sprintf("%s%d,%d;", htmlMark, i, len(words)-1)
	})
	var out bytes.Buffer
	if err := h.md.Convert([]byte(text), &out); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	for part := range strings.SplitSeq(htmlMark+",;"+out.String(), htmlMark) {
		spot, rest, ok := strings.Cut(part, ";")
		var i, n int
		if _, err := fmt.Sscanf(spot, "%d,%d", &i, &n); ok && err == nil && i < len(p.Files) && n < len(words) {
			if err := h.file(&p.Entry.Attachments[i], p.Files[i], words[n]); err != nil {
				return err
			}
		}
		if ok {
			part = rest
		}
		_, _ = h.w.WriteString(part) // an error stays until Flush
	}
	return nil
}

// file writes a picture, or a link that gives another file back.
func (h *htmlWriter) file(a *data.Attachment, f File, words string) (err error) {
	r, err := f()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	before, after := fmt.Sprintf(`<a download="%s" href="`, html.EscapeString(a.Name)), fmt.Sprintf(`">%s</a>`, html.EscapeString(words))
	if a.IsPicture() {
		before, after = `<img src="`, fmt.Sprintf(`" alt="%s" title="%s">`, html.EscapeString(words), html.EscapeString(words))
	}
	_, _ = fmt.Fprintf(h.w, "%sdata:%s;base64,", before, html.EscapeString(a.Mime)) // an error stays until Flush
	enc := base64.NewEncoder(base64.StdEncoding, h.w)
	if _, err := io.Copy(enc, r); err != nil {
		return fmt.Errorf("read an attached file: %w", err)
	}
	if err := enc.Close(); err != nil {
		return err
	}
	_, err = h.w.WriteString(after)
	return err
}

// Close ends the page.
func (h *htmlWriter) Close() error {
	_, _ = h.w.WriteString("</body></html>\n") // an error stays until Flush
	return h.w.Flush()
}
