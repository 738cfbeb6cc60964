package carry

import (
	"context"
	"errors"
	"fmt"
	"io"

	"kith/data"
	"kith/data/port"
)

// ExportOwn writes Kith's own form, complete for a Selection of everything. The same
// records give the same bytes. Neither the trash nor what can
// still be undone is part of it. progress is told how many
// entries are written; nil for nobody.
func ExportOwn(ctx context.Context, s *data.Store, sel Selection, w io.Writer, progress func(done, total int)) (Outcome, error) {
	c, err := sel.choose(ctx, s)
	if err != nil {
		return Outcome{}, fmt.Errorf("export: %w", err)
	}
	x := &ownExport{ctx: ctx, s: s, chosen: c, out: port.NewOwnWriter(w), progress: progress}
	err = s.AtOnce(ctx, func(m *data.Moment) error {
		x.m = m
		if err := x.prepare(); err != nil {
			return err
		}
		return errors.Join(x.people(), x.writing(), x.dated(), x.kept(), x.out.Close())
	})
	if err != nil {
		return x.got, fmt.Errorf("export: %w", err)
	}
	return x.got, nil
}

// ownExport is one export under way.
type ownExport struct {
	ctx context.Context
	s   *data.Store
	m   *data.Moment
	chosen
	out      *port.OwnWriter
	short    *initials // nil for names as they are
	entries  map[data.ID]bool
	named    map[data.ID]bool // whom a selection speaks of
	items    map[data.ID]bool
	shown    map[data.ID]bool // attachments of a selection
	got      Outcome
	total    int
	progress func(done, total int)
}

// prepare finds what a selection takes in.
func (x *ownExport) prepare() error {
	if x.Initials {
		var people []data.Person
		if err := x.m.People(func(p data.Person) error { people = append(people, p); return nil }); err != nil {
			return err
		}
		x.short = newInitials(people)
	}
	if x.all() {
		ids, err := x.m.IDs(data.KindEntry)
		x.total = len(ids)
		return err
	}
	x.entries, x.named, x.items, x.shown = map[data.ID]bool{}, map[data.ID]bool{}, map[data.ID]bool{}, map[data.ID]bool{}
	name := func(ids ...data.ID) {
		for _, id := range ids {
			x.named[id] = true
		}
	}
	name(x.People...)
	return errors.Join(
		x.m.Entries(func(e data.Entry) error {
			if x.hasEntry(&e) {
				x.entries[e.ID] = true
				x.total++
				name(e.People...)
				for _, a := range e.Attachments {
					x.shown[a.ID] = true
				}
			}
			return nil
		}),
		x.m.Contacts(func(t data.Contact) error {
			if x.has(t.Day, t.Person) {
				name(t.Person)
			}
			return nil
		}),
		x.m.Feelings(func(f data.Feeling) error {
			if x.has(f.Day, f.Person) {
				name(f.Person)
			}
			return nil
		}),
		x.m.Records(func(r data.Record) error {
			if x.has(r.Day, r.People...) {
				name(r.People...)
				x.items[r.Item] = true
			}
			return nil
		}),
		x.m.CheckIns(func(k data.CheckIn) error {
			if x.has(k.Day, k.Target) {
				name(k.Target)
			}
			return nil
		}),
	)
}

// add writes one record.
func (x *ownExport) add(v any) error {
	x.short.record(v)
	return x.out.Add(v)
}

// people writes the people and how they are linked.
func (x *ownExport) people() error {
	x.out.Part(port.PartPeople)
	err := x.m.People(func(p data.Person) error {
		if x.all() || x.named[p.ID] {
			if p.Photo != nil && x.shown != nil {
				x.shown[p.Photo.ID] = true
			}
			return x.add(&p)
		}
		return nil
	})
	x.out.Part(port.PartGroups)
	err = errors.Join(err, x.m.Groups(func(g data.Group) error {
		if x.all() {
			return x.add(&g)
		}
		return nil
	}))
	x.out.Part(port.PartTies)
	return errors.Join(err, x.m.Ties(func(t data.Tie) error {
		if x.all() || x.named[t.A] && x.named[t.B] {
			return x.add(&t)
		}
		return nil
	}))
}

// writing writes what was written: entries and their earlier texts.
func (x *ownExport) writing() error {
	x.out.Part(port.PartDefinitions)
	err := x.m.Definitions(func(d data.Definition) error {
		if x.all() {
			return x.add(&d)
		}
		return nil
	})
	err = errors.Join(err, x.files())
	x.out.Part(port.PartEntries)
	err = errors.Join(err, x.m.Entries(func(e data.Entry) error {
		if !x.all() && !x.entries[e.ID] {
			return nil
		}
		if x.got.Entries++; x.progress != nil && x.got.Entries%256 == 0 {
			x.progress(x.got.Entries, x.total)
		}
		return x.add(&e)
	}))
	x.out.Part(port.PartVersions)
	return errors.Join(err, x.m.Versions(func(v data.Version) error {
		if x.all() {
			return x.add(&v)
		}
		return nil
	}))
}

// files writes the bytes of the attachments. One that cannot be read is left out.
func (x *ownExport) files() error {
	x.out.Part(port.PartFiles)
	list, err := x.m.Files()
	if err != nil {
		return err
	}
	for _, f := range list {
		if !x.all() && !x.shown[f.ID] {
			continue
		}
		r, err := x.s.OpenFile(x.ctx, f.ID)
		if err == nil {
			err = errors.Join(drain(r), r.Close()) // whole only at its end
		}
		if err != nil {
			if x.ctx.Err() != nil {
				return err
			}
			x.got.Unread++
			continue
		}
		if r, err = x.s.OpenFile(x.ctx, f.ID); err != nil {
			return err
		}
		if err := errors.Join(x.out.AddFile(f.ID, r), r.Close()); err != nil {
			return err
		}
		x.got.Files++
	}
	return nil
}

// dated writes what is worked on and what was noted on a day.
func (x *ownExport) dated() error {
	x.out.Part(port.PartItems)
	err := x.m.Items(func(i data.Item) error {
		if x.all() || x.items[i.ID] {
			return x.add(&i)
		}
		return nil
	})
	x.out.Part(port.PartContacts)
	err = errors.Join(err, x.m.Contacts(func(t data.Contact) error {
		if x.has(t.Day, t.Person) {
			return x.add(&t)
		}
		return nil
	}))
	x.out.Part(port.PartFeelings)
	err = errors.Join(err, x.m.Feelings(func(f data.Feeling) error {
		if x.has(f.Day, f.Person) {
			return x.add(&f)
		}
		return nil
	}))
	x.out.Part(port.PartRecords)
	err = errors.Join(err, x.m.Records(func(r data.Record) error {
		if x.has(r.Day, r.People...) {
			return x.add(&r)
		}
		return nil
	}))
	x.out.Part(port.PartCheckIns)
	return errors.Join(err, x.m.CheckIns(func(k data.CheckIn) error {
		if x.has(k.Day, k.Target) {
			return x.add(&k)
		}
		return nil
	}))
}

// kept writes what is about the program rather than a life.
func (x *ownExport) kept() error {
	x.out.Part(port.PartDrafts)
	err := x.m.Drafts(func(d data.Draft) error {
		if x.all() {
			return x.add(&d)
		}
		return nil
	})
	x.out.Part(port.PartPreferences)
	return errors.Join(err, x.m.Preferences(func(p data.Preference) error {
		if x.all() && x.short == nil {
			return x.add(&p)
		}
		return nil
	}))
}
