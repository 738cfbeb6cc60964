package carry

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"kith/data"
	"kith/data/port"
	"kith/data/vault"
)

// page takes one entry of another program.
func (i *importer) page(p port.Page) error {
	e := &p.Entry
	line := Line{Day: e.Day, Title: e.Headline()}
	if i.knows(e) {
		line.Status = Known
		i.report.entry(line)
		return i.tick()
	}
	if e.ID.IsZero() {
		e.ID = data.NewID()
	}
	put := i.name(&p)
	if err := i.files(&p); err != nil {
		return err
	}
	parts := fit(&p)
	for n := range parts {
		if err := parts[n].Check(); err != nil {
			line.Status, line.Why = Failed, whyNot(err)
			i.report.entry(line)
			return i.tick()
		}
	}
	line.Lost = p.Lost
	i.ids[data.KindEntry][e.ID] = true
	err := i.add(entryStep, line, append(put, func(w *data.Writer) error { return w.PutEntry(&parts[0]) })...)
	for n := 1; n < len(parts) && err == nil; n++ { // each may fill a write of its own
		err = i.add(restStep, Line{}, func(w *data.Writer) error { return w.PutEntry(&parts[n]) })
	}
	return err
}

// knows says that an entry was imported before, and otherwise notes it for the rest
// of this file. An entry without an id in its program gets one from its day and words,
// counted up for twins, so that it is known again even after it was changed here.
func (i *importer) knows(e *data.Entry) bool {
	if i.ids[data.KindEntry][e.ID] {
		return true
	}
	content := contentKey(e)
	i.twins[content]++
	if e.Source.App == "" {
		return false // one of our own, by its id
	}
	if e.Source.ID == "" {
		e.Source.ID = "content:" + content + "/" + strconv.Itoa(i.twins[content])
	}
	key := sourceKey(e.Source)
	if _, has := i.sources[key]; has {
		return true
	}
	others := 0
	for app, n := range i.contents[content] {
		if app != e.Source.App {
			others += n
		}
	}
	if others >= i.twins[content] {
		return true
	}
	i.sources[key] = e.ID
	return false
}

// name finds the people that an entry speaks of, and gives what makes those who are
// new. A tag that is the name of somebody known counts as well.
func (i *importer) name(p *port.Page) (put []func(*data.Writer) error) {
	add := func(id data.ID) {
		if !slices.Contains(p.Entry.People, id) && len(p.Entry.People) < data.MaxList {
			p.Entry.People = append(p.Entry.People, id)
		}
	}
	for _, name := range p.People {
		folded := data.Fold(name)
		if folded == "" || len(name) > data.MaxLine {
			continue
		}
		id, known := i.people[folded]
		if !known {
			who := data.Person{ID: data.NewID(), Name: name, Created: i.o.Now, Modified: i.o.Now}
			if who.Check() != nil {
				continue
			}
			id = who.ID
			i.people[folded] = id
			i.report.People++
			put = append(put, func(w *data.Writer) error { return w.PutPerson(&who) })
		}
		add(id)
	}
	for _, t := range p.Entry.Tags {
		if id, known := i.people[data.Fold(strings.ReplaceAll(t, "_", " "))]; known {
			add(id)
		}
	}
	return put
}

// files keeps the attachments. One that cannot be read leaves its words in the text.
func (i *importer) files(p *port.Page) error {
	var have []data.Attachment
	for n, a := range p.Entry.Attachments {
		got, err := i.file(a, p.Files[n])
		if err != nil {
			if i.ctx.Err() != nil || errors.Is(err, vault.ErrFull) || errors.Is(err, data.ErrClosed) {
				return fmt.Errorf("%w: %w", errStore, err)
			}
			p.Lost = append(p.Lost, "A picture or file could not be read.")
			p.Entry.Body = unlink(p.Entry.Body, a.ID)
			continue
		}
		i.report.Files++
		have = append(have, got)
	}
	p.Entry.Attachments = have
	return nil
}

// file keeps one attachment; a dry run only looks whether it opens.
func (i *importer) file(a data.Attachment, open port.File) (_ data.Attachment, err error) {
	r, err := open()
	if err != nil {
		return a, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if i.o.DryRun {
		a.SHA256 = make(data.Sum, 32)
		return a, nil
	}
	got, err := i.store.AddFileAs(i.ctx, a.ID, r)
	if err != nil {
		return a, err
	}
	got.Name, got.Caption, got.Source = a.Name, a.Caption, a.Source
	if got.Mime == "application/octet-stream" || got.Mime == "text/plain" {
		got.Mime = a.Mime
	}
	return got, nil
}

// ownFile keeps an attachment of the own form under its id.
func (i *importer) ownFile(f *port.OwnFile) error {
	if i.filed[f.ID] || i.o.DryRun {
		return drain(f.Data)
	}
	if _, err := i.store.AddFileAs(i.ctx, f.ID, f.Data); err != nil {
		if errors.Is(err, data.ErrFile) {
			return err
		}
		return fmt.Errorf("%w: %w", errStore, err)
	}
	i.filed[f.ID] = true
	i.report.Files++
	return nil
}

// drain passes over a file that is not wanted.
func drain(r io.Reader) error {
	_, err := io.Copy(io.Discard, r)
	return err
}

// unlink leaves of the links to a file only their words.
func unlink(body string, id data.ID) string {
	links := data.Links(body)
	for n := len(links) - 1; n >= 0; n-- {
		if l := links[n]; l.ID == id {
			body = body[:l.Start] + l.Words + body[l.End:]
		}
	}
	return body
}

// fit makes an entry one that can be kept, without losing a word: what is too long
// goes on in further entries of the same day.
func fit(p *port.Page) []data.Entry {
	e := p.Entry
	if len(e.Title) > data.MaxLine {
		e.Body = strings.TrimSpace(e.Title + "\n\n" + e.Body)
		e.Title = ""
	}
	if len(e.Tags) > data.MaxList {
		e.Body += "\n\n#" + strings.Join(e.Tags[data.MaxList:], " #")
		e.Tags = e.Tags[:data.MaxList]
	}
	if len(e.Attachments) > data.MaxList {
		p.Lost = append(p.Lost, "More than 256 pictures and files belong to one entry; the rest stays in the export.")
		e.Attachments = e.Attachments[:data.MaxList]
	}
	if len(e.Source.Extras) > data.MaxNote/2 {
		p.Lost = append(p.Lost, "What the other program had noted besides the text is too large and was left out.")
		e.Source.Extras = nil
	}
	const most = data.MaxBody - data.MaxNote/2
	parts := []data.Entry{e}
	for {
		last := &parts[len(parts)-1]
		if len(last.Body) <= most {
			return parts
		}
		at := strings.LastIndexByte(last.Body[:most], '\n') + 1
		for at == 0 {
			at = most
			for at > 0 && last.Body[at]&0xc0 == 0x80 { // not within a letter
				at--
			}
		}
		rest := data.Entry{
			ID: data.NewID(), Day: e.Day, Created: e.Created, Zone: e.Zone, Modified: e.Modified, AllDay: e.AllDay,
			Title: e.Title, Body: last.Body[at:], Tags: e.Tags, People: e.People,
			Source: data.Source{App: e.Source.App, ID: e.Source.ID + "#" + strconv.Itoa(len(parts)+1)},
		}
		last.Body = last.Body[:at]
		parts = append(parts, rest)
	}
}
