package page

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"kith/data"
	"kith/screens/kit"
)

// pen brings what is typed into the store. The first change after a save starts
// a timer that later keys do not put off, so every key is on the disk within
// the pause and one write, however long one types without stopping.
type pen struct {
	page  *Page
	quiet bool       // a change of the fields is ours, not the person's
	dirty bool       // something typed is not handed over yet
	under int        // writes under way
	kept  bool       // the text before this session is kept as a version
	fresh bool       // the page began in this session: blank, it may go without a trace
	base  data.Entry // the entry as it was read or last written
	heard heard      // whom and what the text named when it was last handed over
	said  string     // that text
	stop  func()
}

// begin starts a session with another entry.
func (p *pen) begin(e data.Entry) {
	p.cease()
	p.dirty = false
	p.fresh = e.Revision == 0
	p.kept = p.fresh // a fresh page has no earlier text
	p.meet(e)
}

// meet takes the entry as the store has it.
func (p *pen) meet(e data.Entry) {
	p.base, p.said = e, e.Body
	p.heard = p.page.hear(e.Body)
}

// busy says that the person is ahead of the store.
func (p *pen) busy() bool { return p.dirty || p.under > 0 }

// touch notes that the page changed.
func (p *pen) touch() {
	if p.quiet {
		return
	}
	if !p.dirty && p.fresh && p.page.state.entry.Revision == 0 && p.under == 0 {
		p.page.stamp() // the page is of the day of its first key
	}
	p.dirty = true
	if p.stop == nil {
		p.stop = p.page.env.Run.After(p.page.prefs().Autosave, p.save)
	}
	p.page.refreshSign()
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
	kit.Do(p.page.env.Run, job.write, func(err error) { p.wrote(job, err) })
	p.page.refreshSign()
}

// flush saves and waits. A page of this session that turned out blank is taken
// away. A write under way is made once more, so that its end is known here.
func (p *pen) flush() error {
	p.cease()
	s := p.page
	p.dirty = p.dirty || p.under > 0
	if job := p.take(); job != nil {
		p.under++
		err := kit.DoNow(s.env.Run, job.write)
		if p.wrote(job, err); err != nil {
			return err
		}
	}
	if e := s.Entry(); p.fresh && e.Revision > 0 && e.Blank() {
		return p.erase()
	}
	return nil
}

// job is one write of the page.
type job struct {
	page data.Entry // as it was handed over; with its revision once it is written
	base data.Entry // as the page knew it before
	keep bool       // the text before is to be kept as a version
	put  func(context.Context, func(*data.Writer) error) error
}

// take gives the work that stores the page as it stands; nil when the store has
// it already, or when there is nothing to keep.
func (p *pen) take() *job {
	s := p.page
	if p.dirty {
		s.listen()
	}
	e := s.Entry()
	if !p.dirty || (bare(&e) && e.Revision == 0 && p.under == 0) {
		p.dirty = false
		return nil
	}
	p.dirty = false
	e.Modified = s.env.Now()
	j := &job{page: e, base: p.base, keep: !p.kept, put: s.store.Update}
	if j.starOnly() {
		j.put = func(ctx context.Context, do func(*data.Writer) error) error {
			return s.store.Act(ctx, "page.star", e.Modified, do)
		}
	}
	return j
}

// starOnly says that nothing but the star of a stored entry changed.
func (j *job) starOnly() bool {
	was := j.base
	was.Starred, was.Modified, was.Revision = j.page.Starred, j.page.Modified, j.page.Revision
	return j.base.Revision > 0 && j.page.Starred != j.base.Starred && reflect.DeepEqual(j.page, was)
}

// write puts what the page changed over the entry as it stands: what it did not
// touch stays as somebody else left it.
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
		if j.keep && (old.Body != e.Body || old.Title != e.Title) {
			if err := w.KeepVersion(e.ID, e.Modified); err != nil {
				return err
			}
		}
		j.over(&old)
		if err := w.PutEntry(&old); err != nil {
			return err
		}
		j.page = old
		return nil
	})
}

// over puts what the page changed over the stored entry.
func (j *job) over(old *data.Entry) {
	e, base := &j.page, &j.base
	old.Modified = e.Modified
	if e.Title != base.Title {
		old.Title = e.Title
	}
	if e.Body != base.Body {
		old.Body = e.Body
	}
	if !slices.Equal(e.People, base.People) {
		old.People = e.People
	}
	if !slices.Equal(e.Tags, base.Tags) {
		old.Tags = e.Tags
	}
	if e.Mood != base.Mood {
		old.Mood = e.Mood
	}
	if e.Starred != base.Starred {
		old.Starred = e.Starred
	}
	if e.Day != base.Day {
		old.Day = e.Day
	}
	if e.Template != base.Template {
		old.Template = e.Template
	}
	if e.Prompt != base.Prompt {
		old.Prompt = e.Prompt
	}
	if !slices.EqualFunc(e.Attachments, base.Attachments, sameFile) {
		old.Attachments = e.Attachments
	}
}

// sameFile compares what the page can change of an attachment.
func sameFile(a, b data.Attachment) bool { return a.ID == b.ID && a.Caption == b.Caption }

// wrote notes how a write ended.
func (p *pen) wrote(j *job, err error) {
	s := p.page
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
		p.kept = p.kept || j.keep && j.page.Body != j.base.Body
		p.base = j.page
		s.state.entry.Revision = max(s.state.entry.Revision, j.page.Revision)
		s.state.saved, s.state.saveErr = j.page.Modified, nil
		s.adopt(j.page) // what was changed elsewhere came along
	}
	s.refreshSign()
}

// erase takes a page of this session away that turned out blank, unless the
// store holds more of it than the page shows, and has a fresh one laid in its place.
func (p *pen) erase() error {
	s := p.page
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
	if s.around.Emptied != nil {
		s.around.Emptied()
	}
	return nil
}

// bare says that an entry holds nothing at all.
func bare(e *data.Entry) bool {
	return e.Blank() && len(e.Tags) == 0 && len(e.People) == 0 && e.Practice.IsZero() && e.Source.App == ""
}

// retry tries to save once more after a failure.
func (p *pen) retry() {
	p.dirty = true
	p.save()
}
