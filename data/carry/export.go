package carry

import (
	"context"
	"errors"
	"fmt"
	"io"

	"kith/data"
	"kith/data/port"
)

// Outcome is what came of an export.
type Outcome struct {
	// Entries and Files are how many were written.
	Entries int `json:"entries"`
	Files   int `json:"files"`
	// Unread counts attachments that could not be read and are missing in the export.
	Unread int `json:"unread"`
}

// Export gives the entries that are selected to a writer, oldest first, all of one
// moment. An attachment that cannot be read is left out and counted. progress is told
// how many are written; nil for nobody.
func Export(ctx context.Context, s *data.Store, sel Selection, w port.PageWriter, progress func(done, total int)) (Outcome, error) {
	c, err := sel.choose(ctx, s)
	if err != nil {
		return Outcome{}, fmt.Errorf("export: %w", err)
	}
	x := &pagesExport{ctx: ctx, s: s, chosen: c, names: map[data.ID]string{}}
	err = s.AtOnce(ctx, func(m *data.Moment) error { return x.each(m, w, progress) })
	if err != nil {
		return x.got, fmt.Errorf("export: %w", err)
	}
	return x.got, nil
}

// pagesExport is one export under way.
type pagesExport struct {
	chosen
	ctx   context.Context
	s     *data.Store
	names map[data.ID]string
	short *initials
	got   Outcome
}

// each reads the entries one by one.
func (x *pagesExport) each(m *data.Moment, w port.PageWriter, progress func(done, total int)) error {
	var people []data.Person
	if err := m.People(func(p data.Person) error { people = append(people, p); return nil }); err != nil {
		return err
	}
	if x.Initials {
		x.short = newInitials(people)
	}
	for _, p := range people {
		x.names[p.ID] = p.Name
		if x.short != nil {
			x.names[p.ID] = x.short.of[p.ID]
		}
	}
	refs, err := m.EntryRefs(x.Span)
	if err != nil {
		return err
	}
	for n, r := range refs {
		if progress != nil && n%64 == 0 {
			progress(n, len(refs))
		}
		e, err := m.Entry(r.ID)
		if err != nil {
			if err := m.Pass(data.KindEntry, r.ID, err); err != nil {
				return err
			}
			continue
		}
		if !x.hasEntry(&e) {
			continue
		}
		if err := w.Add(x.page(e)); err != nil {
			return err
		}
		x.got.Entries++
	}
	if progress != nil {
		progress(len(refs), len(refs))
	}
	return w.Close()
}

// page makes an entry ready for a writer.
func (x *pagesExport) page(e data.Entry) port.Page {
	var p port.Page
	for _, id := range e.People {
		if name, has := x.names[id]; has {
			p.People = append(p.People, name)
		}
	}
	var have []data.Attachment
	for _, a := range e.Attachments {
		if err := x.readable(a.ID); err != nil {
			x.got.Unread++
			e.Body = unlink(e.Body, a.ID)
			continue
		}
		x.got.Files++
		have = append(have, a)
		p.Files = append(p.Files, func() (io.ReadCloser, error) { return x.s.OpenFile(x.ctx, a.ID) })
	}
	e.Attachments = have
	x.short.record(&e)
	p.Entry = e
	return p
}

// readable reads a file to its end, since what is sealed is known to be whole only then.
func (x *pagesExport) readable(id data.ID) error {
	r, err := x.s.OpenFile(x.ctx, id)
	if err != nil {
		return err
	}
	return errors.Join(drain(r), r.Close())
}
