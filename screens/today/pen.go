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
	fresh  bool // the page began in this session: blank, it may go without a trace
	stop   func()
}

// begin starts a session with another page.
func (p *pen) begin(e data.Entry) {
	p.cease()
	p.dirty = false
	p.fresh = e.Revision == 0
	p.kept = p.fresh // a fresh page has no earlier text
}

// busy says that the person is ahead of the store.
func (p *pen) busy() bool { return p.dirty || p.under > 0 }

// touch notes that the page changed.
func (p *pen) touch() {
	if p.quiet {
		return
	}
	if !p.dirty && p.fresh && p.screen.state.entry.Revision == 0 && p.under == 0 {
		p.screen.stamp() // the page is of the day of its first key
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
	job := p.take()
	if job == nil {
		return
	}
	p.under++
	kit.Do(p.screen.env.Run, job.write, func(err error) { p.wrote(job, err) })
	p.screen.refreshSign()
}

// flush saves and waits. A page of this session that turned out blank is taken
// away. A write under way is made once more, so that its end is known here.
func (p *pen) flush() error {
	p.cease()
	s := p.screen
	p.dirty = p.dirty || p.under > 0
	if job := p.take(); job != nil {
		p.under++
		err := kit.DoNow(s.env.Run, job.write)
		if p.wrote(job, err); err != nil {
			return err
		}
	}
	if p.fresh && s.state.entry.Revision > 0 && s.written().Blank() {
		return p.erase()
	}
	return nil
}

// job is one write of the page.
type job struct {
	page data.Entry // as it was handed over; with its revision once it is written
	keep bool       // the text before is to be kept as a version
	put  func(context.Context, func(*data.Writer) error) error
}

// take gives the work that stores the page as it stands; nil when the store has
// it already, or when there is nothing to keep.
func (p *pen) take() *job {
	s := p.screen
	e := s.written()
	if !p.dirty || (e.Blank() && e.Revision == 0 && p.under == 0) {
		p.dirty = false
		return nil
	}
	p.dirty = false
	e.Modified = s.env.Now()
	return &job{page: *e, keep: !p.kept, put: s.store.Update}
}

// write puts the page over the entry as it stands: what the page does not hold
// (a star, a picture) stays as it is.
func (j *job) write(ctx context.Context) error {
	return j.put(ctx, func(w *data.Writer) error {
		e := j.page
		old, err := w.Entry(e.ID)
		if errors.Is(err, data.ErrNotFound) {
			e.Revision = 0
			if err := w.PutEntry(&e); err != nil {
				return err
			}
			j.page = e
			return nil
		}
		if err != nil {
			return err
		}
		if j.keep {
			if err := w.KeepVersion(e.ID, e.Modified); err != nil {
				return err
			}
		}
		old.Title, old.Body, old.Modified = e.Title, e.Body, e.Modified
		old.People, old.Mood = e.People, e.Mood
		if err := w.PutEntry(&old); err != nil {
			return err
		}
		j.page = old
		return nil
	})
}

// wrote notes how a write ended.
func (p *pen) wrote(j *job, err error) {
	s := p.screen
	p.under--
	same := s.state.entry.ID == j.page.ID
	if err != nil {
		if same {
			p.dirty = true // the text is still in the fields
			s.state.saveErr = fmt.Errorf("save the page: %w", err)
		}
		s.Refresh()
		return
	}
	if same {
		p.kept = p.kept || j.keep
		s.state.entry.Revision = max(s.state.entry.Revision, j.page.Revision)
		s.state.saved, s.state.saveErr = j.page.Modified, nil
	}
	s.refreshSign()
}

// erase takes a page of this session away that turned out blank, unless the
// store holds more of it than the page shows, and opens a fresh one in its place.
func (p *pen) erase() error {
	s := p.screen
	id := s.state.entry.ID
	err := kit.DoNow(s.env.Run, func(ctx context.Context) error {
		return s.store.Update(ctx, func(w *data.Writer) error {
			e, err := w.Entry(id)
			if errors.Is(err, data.ErrNotFound) || (err == nil && !bare(&e)) {
				return nil
			}
			if err != nil {
				return err
			}
			return w.EraseEntry(id)
		})
	})
	if err != nil {
		return fmt.Errorf("take a blank page away: %w", err)
	}
	s.openPage(s.blank())
	return nil
}

// bare says that a stored entry holds nothing at all.
func bare(e *data.Entry) bool {
	return e.Blank() && len(e.Tags) == 0 && len(e.People) == 0 && e.Prompt == "" && e.Practice.IsZero() && e.Source.App == ""
}

// again tries to save once more after a failure.
func (p *pen) again() {
	p.dirty = true
	p.save()
}

// clock is how the sign shows a time.
func clock(t time.Time) string { return t.Format("15:04") }
