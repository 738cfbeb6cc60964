package today

import (
	"context"
	"errors"
	"fmt"
	"time"

	"kith/data"
	"kith/screens/kit"
)

// pen brings what is typed into the store. The first change after a save starts
// a timer that later keys do not put off, so every key is on the disk within
// the pause and one write, however long one types without stopping.
type pen struct {
	screen *Screen
	quiet  bool // a change of the fields is ours, not the person's
	dirty  bool // something typed is not handed over yet
	under  int  // writes under way
	kept   bool // the text before this session is kept as a version
	stop   func()
}

// begin starts a session with another page.
func (p *pen) begin(e data.Entry) {
	p.cease()
	p.dirty = false
	p.kept = e.Revision == 0 // a fresh page has no earlier text
}

// busy says that the person is ahead of the store.
func (p *pen) busy() bool { return p.dirty || p.under > 0 }

// touch notes that the page changed.
func (p *pen) touch() {
	if p.quiet {
		return
	}
	p.dirty = true
	if p.stop == nil {
		p.stop = p.screen.env.Run.After(p.screen.prefs().Autosave, p.save)
	}
	p.screen.refreshSign()
}

// cease stops the timer.
func (p *pen) cease() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
}

// save hands the page to the store.
func (p *pen) save() {
	p.cease()
	e, write := p.take()
	if write == nil {
		return
	}
	p.under++
	kit.Do(p.screen.env.Run, write, func(err error) { p.wrote(e, err) })
	p.screen.refreshSign()
}

// flush saves and waits; a page that turned out blank is taken away. A write
// under way is made once more, so that its end is known here.
func (p *pen) flush() error {
	p.cease()
	s := p.screen
	p.dirty = p.dirty || p.under > 0
	e, write := p.take()
	if write != nil {
		p.under++
		err := kit.DoNow(s.env.Run, write)
		if p.wrote(e, err); err != nil {
			return err
		}
	}
	if s.written().Blank() && s.state.entry.Revision > 0 {
		return p.erase()
	}
	return nil
}

// take gives the page as it stands and the work that stores it; nil when the
// store has it already, or when there is nothing to keep.
func (p *pen) take() (*data.Entry, func(context.Context) error) {
	s := p.screen
	e := s.written()
	if !p.dirty || (e.Blank() && e.Revision == 0 && p.under == 0) {
		p.dirty = false
		return nil, nil
	}
	p.dirty = false
	e.Modified = s.env.Now()
	keep := !p.kept
	p.kept = true
	return e, func(ctx context.Context) error {
		return s.store.Update(ctx, func(w *data.Writer) error { return put(w, e, keep) })
	}
}

// put writes the page over the entry as it stands: what the page does not hold
// (a star, a picture) stays as it is.
func put(w *data.Writer, e *data.Entry, keep bool) error {
	old, err := w.Entry(e.ID)
	if errors.Is(err, data.ErrNotFound) {
		e.Revision = 0
		return w.PutEntry(e)
	}
	if err != nil {
		return err
	}
	if keep {
		if err := w.KeepVersion(e.ID, e.Modified); err != nil {
			return err
		}
	}
	old.Title, old.Body, old.Modified = e.Title, e.Body, e.Modified
	old.People, old.Mood, old.Tags = e.People, e.Mood, e.Tags
	*e = old
	return w.PutEntry(e)
}

// wrote notes how a write ended.
func (p *pen) wrote(e *data.Entry, err error) {
	s := p.screen
	p.under--
	same := s.state.entry.ID == e.ID
	if err != nil {
		if same {
			p.dirty = true // the text is still in the fields
			s.state.err = fmt.Errorf("save the page: %w", err)
		}
		s.Refresh()
		return
	}
	if same {
		s.state.entry.Revision = e.Revision
		s.state.saved, s.state.err = e.Modified, nil
	}
	s.refreshSign()
}

// erase takes the open page away and opens a blank one in its place.
func (p *pen) erase() error {
	s := p.screen
	id := s.state.entry.ID
	err := kit.DoNow(s.env.Run, func(ctx context.Context) error {
		err := s.store.Update(ctx, func(w *data.Writer) error { return w.EraseEntry(id) })
		if errors.Is(err, data.ErrNotFound) {
			return nil
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("take a blank page away: %w", err)
	}
	s.openPage(s.blank())
	return nil
}

// again tries to save once more after a failure.
func (p *pen) again() {
	p.dirty = true
	p.save()
}

// clock is how the sign shows a time.
func clock(t time.Time) string { return t.Format("15:04") }
