package carry

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/data"
	"kith/data/port"
)

// Options say how to import.
type Options struct {
	// Format is the kind of file; nil has it recognised.
	Format *port.Format
	// DryRun reads everything and keeps nothing.
	DryRun bool
	// Now is the moment of the import.
	Now time.Time
	// Progress is told how many entries were read; nil for nobody.
	Progress func(done int)
}

// batch is how many entries are read before they are written.
const batch = 256

// Import keeps what a file holds. What was imported before is known again, by its id
// in the program that it came from or by its day and words, and is left as it is now.
// An entry that cannot be read or kept, or a picture that cannot, stops nothing: the
// report tells. When ctx ends, what was kept until then stays, and importing again
// brings the rest.
//
// data.ErrFile says that the file is not what it should be; the report holds what
// was kept until then.
func Import(ctx context.Context, s *data.Store, in *port.Input, o Options) (Report, error) {
	format, err := pickFormat(in, o)
	if err != nil {
		return Report{}, err
	}
	i := &importer{ctx: ctx, store: s, o: o, report: Report{Format: format.Name, DryRun: o.DryRun, Lines: []Line{}}}
	if err := i.know(); err != nil {
		return i.report, fmt.Errorf("import: %w", err)
	}
	err = format.Read(ctx, in, port.Sink{Page: i.page, Noun: i.noun, Fault: i.fault})
	if !errors.Is(err, errStore) { // what was read before the file broke off is good
		err = errors.Join(err, i.flush())
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return i.report, fmt.Errorf("import: %w", err)
	}
	return i.report, nil
}

func pickFormat(in *port.Input, o Options) (port.Format, error) {
	if o.Format != nil {
		return *o.Format, nil
	}
	return port.Recognise(in)
}

// errStore marks a failure of the store, after which nothing more is tried.
var errStore = errors.New("keep what was imported")

// importer is one import under way.
type importer struct {
	ctx    context.Context
	store  *data.Store
	o      Options
	report Report

	sources  map[string]data.ID        // entries by program and id there
	contents map[string]map[string]int // entries by day and words, how many are left to be known
	twins    map[string]int            // entries of this file by day and words
	people   map[string]data.ID        // by folded name
	ids      map[data.Kind]map[data.ID]bool
	prefs    map[string]bool
	filed    map[data.ID]bool // attachments

	waiting []step // to be written at the next flush
	read    int
}

// step is one thing to write: all of it or nothing.
type step struct {
	put  []func(*data.Writer) error
	line Line // of an entry
	is   kindOfStep
}

type kindOfStep byte

const (
	otherStep kindOfStep = iota
	entryStep
	restStep // goes on with the entry before
)

// know learns what is in the store.
func (i *importer) know() error {
	i.sources, i.contents, i.twins = map[string]data.ID{}, map[string]map[string]int{}, map[string]int{}
	i.filed = map[data.ID]bool{}
	i.people, i.ids, i.prefs = map[string]data.ID{}, map[data.Kind]map[data.ID]bool{}, map[string]bool{}
	return i.store.AtOnce(i.ctx, func(m *data.Moment) error {
		for _, k := range data.Kinds() {
			if k == data.KindMeta || k == data.KindTrash {
				continue
			}
			ids, err := m.IDs(k)
			if err != nil {
				return err
			}
			i.ids[k] = ids
		}
		files, err := m.Files()
		if err != nil {
			return err
		}
		for _, f := range files {
			i.filed[f.ID] = true
		}
		return errors.Join(
			m.Entries(func(e data.Entry) error {
				if e.Source.ID != "" {
					i.sources[sourceKey(e.Source)] = e.ID
				}
				content := contentKey(&e)
				if i.contents[content] == nil {
					i.contents[content] = map[string]int{}
				}
				i.contents[content][e.Source.App]++
				return nil
			}),
			m.People(func(p data.Person) error {
				if name := data.Fold(p.Name); i.people[name].IsZero() {
					i.people[name] = p.ID
				}
				return nil
			}),
			m.Preferences(func(p data.Preference) error {
				i.prefs[p.Name] = true
				return nil
			}),
		)
	})
}

// fault notes an entry that could not be read.
func (i *importer) fault(f port.Fault) error {
	i.report.entry(Line{Where: f.Where, Status: Failed, Why: f.Why})
	return i.tick()
}

// tick counts what was read and looks whether to go on.
func (i *importer) tick() error {
	i.read++
	if i.o.Progress != nil && i.read%64 == 0 {
		i.o.Progress(i.read)
	}
	if err := i.ctx.Err(); err != nil {
		return err
	}
	if len(i.waiting) >= batch {
		return i.flush()
	}
	return nil
}

// flush writes what waits. When only one of many cannot be kept, the rest is.
func (i *importer) flush() error {
	steps := i.waiting
	i.waiting = nil
	if i.o.DryRun {
		i.settle(steps)
		return nil
	}
	for len(steps) > 0 {
		done, err := i.store.UpdateMany(i.ctx, len(steps), func(w *data.Writer, n int) error {
			for _, put := range steps[n].put {
				if err := put(w); err != nil {
					return err
				}
			}
			return nil
		})
		i.settle(steps[:done])
		steps = steps[done:]
		if err == nil {
			continue
		}
		return fmt.Errorf("%w: %w", errStore, err)
	}
	return nil
}

// settle notes what is on the disk now.
func (i *importer) settle(steps []step) {
	for _, s := range steps {
		switch s.is {
		case entryStep:
			i.report.entry(s.line)
		case otherStep:
			i.report.Others++
		case restStep:
		}
	}
}
