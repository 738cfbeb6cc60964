// Package followup is one quiet line about something begun earlier: how did it go? It
// stands where a room puts it, shows one thing at a time, is waved away for a week or
// for good, and says nothing at all when nothing waits or while one rests.
package followup

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kith/data"
	"kith/data/practice"
	"kith/screens/kit"
)

// later is for how many days something is put off.
const later = 7

// Store is what the line needs of the data.
type Store interface {
	Records(context.Context, data.Span) ([]data.Record, error)
	Items(context.Context) ([]data.Item, error)
	Definitions(ctx context.Context, kind string) ([]data.Definition, error)
	Act(ctx context.Context, name string, at time.Time, fn func(*data.Writer) error) error
}

// Strip is the line.
type Strip struct {
	env     kit.Env
	store   Store
	prefs   func() kit.Settings
	shipped func() (*practice.Set, error)
	waiting []asked // what may be asked after, the oldest first
	reads   kit.Latest
	root    *fyne.Container
}

// asked is one thing that may be asked after, in words.
type asked struct {
	record     data.Record
	ask, about string
}

// New is a line that shows nothing yet. Shipped gives the practices that come with the
// program.
func New(env kit.Env, store Store, prefs func() kit.Settings, shipped func() (*practice.Set, error)) *Strip {
	s := &Strip{env: env, store: store, prefs: prefs, shipped: shipped, root: kit.Stack(0)}
	s.root.Hide()
	return s
}

// Content is the line, hidden while there is nothing to ask.
func (s *Strip) Content() fyne.CanvasObject { return s.root }

// today is the day it is for this person.
func (s *Strip) today() data.Day { return data.LivedDay(s.env.Now(), s.prefs().DayEnds) }

// Load reads what may be asked after. A line that cannot be read stays away: the room
// that it stands in says what is wrong with the store.
func (s *Strip) Load() {
	today := s.today()
	kit.Load(s.env.Run, &s.reads, func(ctx context.Context) ([]asked, error) { return s.read(ctx, today) }, func(list []asked, err error) {
		s.waiting = list
		if err != nil {
			s.waiting = nil
		}
		s.Refresh()
	})
}

// read gives what may be asked after on a day.
func (s *Strip) read(ctx context.Context, today data.Day) ([]asked, error) {
	set, err := s.shipped()
	if err != nil {
		return nil, err
	}
	own, err := s.store.Definitions(ctx, data.DefPractice)
	if err != nil {
		return nil, err
	}
	set = set.Copy()
	set.Own(own)
	records, err := s.store.Records(ctx, data.Span{}) // a rest without an end may have begun long ago
	if err != nil {
		return nil, err
	}
	items, err := s.store.Items(ctx)
	if err != nil {
		return nil, err
	}
	titles := map[data.ID]string{}
	for _, i := range items {
		titles[i.ID] = i.Title
	}
	var out []asked
	for _, r := range practice.Waiting(set, records, today) {
		p := set.Named(r.Practice)
		about := titles[r.Item]
		if about == "" {
			about = p.Title
		}
		out = append(out, asked{r, p.Follow.Ask, about})
	}
	return out, nil
}

// Stop stops reading.
func (s *Strip) Stop() { s.reads.Stop() }

// Changed reads again when something that is asked after changed.
func (s *Strip) Changed(cs []data.Change) {
	for _, c := range cs {
		switch c.Kind {
		case data.KindRecord, data.KindItem, data.KindDefinition:
			s.Load()
			return
		}
	}
}

// Refresh shows the first thing that waits.
func (s *Strip) Refresh() {
	s.root.RemoveAll()
	s.root.Hidden = len(s.waiting) == 0
	if len(s.waiting) == 0 {
		return
	}
	a := s.waiting[0]
	words := kit.Stack(-kit.Small, kit.Text(a.ask), kit.Quiet(a.about+", "+kit.NearDay(a.record.Day, s.today())))
	buttons := kit.Line(kit.Small,
		kit.NewButton(kit.T("kit.followup.tell", "Note how it went"), nil, s.onTell),
		kit.QuietButton(kit.T("kit.followup.later", "Later"), nil, s.onLater),
		kit.QuietButton(kit.T("kit.followup.letbe", "Let it be"), nil, s.onLetBe))
	s.root.Add(kit.SlimCard(kit.Ends(words, buttons)))
}

// onTell goes to where it is noted.
func (s *Strip) onTell() {
	s.env.Go(kit.Place{Room: "practice", ID: "record:" + s.waiting[0].record.ID.String()})
}

// onLater puts it off for a week.
func (s *Strip) onLater() {
	r := s.waiting[0].record
	r.Follow = s.today() + later
	s.put("practice.later", r)
}

// onLetBe lets it be, for good; the record stays as it is.
func (s *Strip) onLetBe() {
	r := s.waiting[0].record
	r.Closed = s.today()
	s.put("practice.letbe", r)
}

// put writes a record; it is gone from the line at once, and back if that fails.
func (s *Strip) put(name string, r data.Record) {
	now, before := s.env.Now(), s.waiting
	r.Modified = now
	s.waiting = s.waiting[1:]
	s.Refresh()
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.Act(ctx, name, now, func(w *data.Writer) error { return w.PutRecord(&r) })
	}, func(err error) {
		if err != nil {
			s.waiting = before
			s.Refresh()
			s.env.Fail(kit.T("kit.followup.doing", "putting a question away"), err)
			return
		}
		s.Load()
	})
}
