package port

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"kith/data"
)

// PageWriter writes entries, which come oldest first, in one format. Close ends the
// file; it does not close what lies below.
type PageWriter interface {
	Add(Page) error
	Close() error
}

// Tree is where a format of many files goes: a folder or a zip.
type Tree interface {
	// Create begins a file; its name has slashes and stays inside. Only one is open at
	// a time.
	Create(name string) (io.WriteCloser, error)
}

// Folder is a Tree on the disk, of files that only the person can read.
type Folder struct{ Root *os.Root }

// Create makes the file and the folders over it.
func (f Folder) Create(name string) (io.WriteCloser, error) {
	if dir := path.Dir(name); dir != "." {
		if err := f.Root.MkdirAll(filepath.FromSlash(dir), 0o700); err != nil {
			return nil, fmt.Errorf("write a folder: %w", bare(err))
		}
	}
	file, err := f.Root.OpenFile(filepath.FromSlash(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("write a file: %w", bare(err))
	}
	return file, nil
}

// Zip is a Tree in one file. Its files bear no time, so that the same content gives
// the same bytes.
type Zip struct{ Writer *zip.Writer }

// Create begins a file; pictures are not packed again.
func (z Zip) Create(name string) (io.WriteCloser, error) {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate}
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".mp4", ".m4a", ".zip", ".webp", ".heic":
		h.Method = zip.Store
	}
	h.SetMode(0o600)
	w, err := z.Writer.CreateHeader(h)
	if err != nil {
		return nil, fmt.Errorf("write into the zip: %w", err)
	}
	return open{w}, nil
}

// open is a writer that needs no closing.
type open struct{ io.Writer }

// Close does nothing.
func (open) Close() error { return nil }

// put writes a whole file.
func put(t Tree, name string, b []byte) (err error) {
	w, err := t.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	_, err = w.Write(b)
	return err
}

// copyTo writes an attachment into a file.
func copyTo(t Tree, name string, f File) (err error) {
	r, err := f()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	w, err := t.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	_, err = io.Copy(w, r)
	return err
}

// local is when an entry was begun, where it was written.
func local(e *data.Entry) time.Time {
	if loc, ok := zoneNamed(e.Zone); ok {
		return e.Created.In(loc)
	}
	return e.Created.UTC()
}

// Clock is the day of an entry with the time of day at which it was begun.
func Clock(e *data.Entry) time.Time {
	t := local(e)
	y, m, d := e.Day.Date()
	return time.Date(y, m, d, t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

// relink writes each link to a file as fn says; links to entries stay.
func relink(body string, fn func(l data.Link) string) string {
	links := data.Links(body)
	var b strings.Builder
	at := 0
	for _, l := range links {
		if l.Scheme != data.FileScheme {
			continue
		}
		b.WriteString(body[at:l.Start])
		b.WriteString(fn(l))
		at = l.End
	}
	b.WriteString(body[at:])
	return b.String()
}

// Whole is the text with a link to each attachment: those that it does not show
// stand below it.
func (p *Page) Whole() string {
	shown := map[data.ID]bool{}
	for _, l := range data.Links(p.Entry.Body) {
		shown[l.ID] = true
	}
	body := p.Entry.Body
	for i := range p.Entry.Attachments {
		if a := &p.Entry.Attachments[i]; !shown[a.ID] {
			body = paragraph(body, data.FileLink(a))
		}
	}
	return body
}

// spoken is the whole text without addresses: of a picture its caption or name is left.
func (p *Page) spoken() string {
	names := map[data.ID]string{}
	for _, a := range p.Entry.Attachments {
		names[a.ID] = a.Name
	}
	return data.Spoken(relink(p.Whole(), func(l data.Link) string {
		if l.Words != "" {
			return "[" + l.Words + "]"
		}
		return "[" + names[l.ID] + "]"
	}))
}

// fileName is a name for an attachment that any system takes: its sum, and its own.
func fileName(a *data.Attachment) string {
	name := strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`<>:"/\|?*()[]#%^`, r) {
			return '-'
		}
		return r
	}, path.Base(a.Name))
	ending := path.Ext(name)
	if stem := strings.TrimSuffix(name, ending); len(stem) > 80 {
		name = strings.ToValidUTF8(stem[:80], "") + ending
	}
	if a.Name == "" || name == "." || name == "-" {
		name = "file" + endingFor(a.Mime)
	}
	return fmt.Sprintf("%x-%s", []byte(a.SHA256[:min(6, len(a.SHA256))]), strings.ReplaceAll(name, " ", "_"))
}

// endingFor is how the name of a file of a kind ends.
func endingFor(mime string) string {
	return map[string]string{
		"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp", "image/heic": ".heic",
		"audio/mp4": ".m4a", "audio/mpeg": ".mp3", "video/mp4": ".mp4", "video/quicktime": ".mov", "application/pdf": ".pdf",
	}[mime]
}
