package journal

import (
	"context"
	"errors"
	"strings"
	"time"

	"kith/data"
	"kith/screens/kit"
)

// glance is what a row shows of an entry.
type glance struct {
	title   string // "" when there are no words
	rest    string // how the text goes on
	people  []data.ID
	mood    data.Rating
	starred bool
	at      time.Time // zero when the time means nothing
	lost    bool      // it could not be read
}

// restLength is how many characters of a text a row can show at most.
const restLength = 120

// glanceAt takes from an entry what a row shows.
func glanceAt(e *data.Entry, here *time.Location) glance {
	g := glance{title: e.Headline(), people: e.People, mood: e.Mood, starred: e.Starred}
	if !e.AllDay {
		g.at = e.Clock(here)
	}
	g.rest = excerpt(e.Body, e.Title == "")
	return g
}

// excerpt is the beginning of a text on one line, without its Markdown marks;
// without its first line with words, when that is the title already.
func excerpt(body string, skip bool) string {
	var b strings.Builder
	count := 0
	for l := range strings.Lines(body) {
		words := strings.TrimSpace(strings.TrimLeft(strings.NewReplacer("**", "", "*", "", "`", "").Replace(l), "#>-+ \t"))
		if words == "" {
			continue
		}
		if skip {
			skip = false
			continue
		}
		if count > 0 {
			b.WriteByte(' ')
		}
		for _, r := range words {
			if count++; count > restLength {
				return b.String()
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Sizes of what is remembered and of one reading.
const (
	rememberedMost = 1000 // glances in each of two halves
	readAtOnce     = 64   // more rows than fit any window
)

// memory holds the glances seen lately: the older half is dropped when the newer
// is full, so that it stays small however far one scrolls.
type memory struct {
	fresh, old map[data.ID]glance
	wanted     []data.ID // seen and not yet read, the newest wish last
}

// get gives a glance, or notes that it is wanted.
func (m *memory) get(id data.ID) (glance, bool) {
	if g, ok := m.fresh[id]; ok {
		return g, true
	}
	if g, ok := m.old[id]; ok {
		m.put(id, g)
		return g, true
	}
	for _, w := range m.wanted {
		if w == id {
			return glance{}, false
		}
	}
	m.wanted = append(m.wanted, id)
	return glance{}, false
}

// put keeps a glance.
func (m *memory) put(id data.ID, g glance) {
	if m.fresh == nil || len(m.fresh) >= rememberedMost {
		m.old, m.fresh = m.fresh, make(map[data.ID]glance, rememberedMost)
	}
	m.fresh[id] = g
}

// forget drops what is known of an entry.
func (m *memory) forget(id data.ID) {
	delete(m.fresh, id)
	delete(m.old, id)
}

// take gives what is wanted most: the wishes made last.
func (m *memory) take() []data.ID {
	list := m.wanted[max(0, len(m.wanted)-readAtOnce):]
	m.wanted = nil
	return list
}

// glanceOf gives what a row shows. What is not known is read in the background,
// one reading at a time, each with all that was asked for until then.
func (s *Screen) glanceOf(id data.ID) (glance, bool) {
	if g, ok := s.seen.get(id); ok {
		return g, true
	}
	s.readGlances()
	g, ok := s.seen.get(id) // a runner that works in line has it by now
	return g, ok
}

// readGlances begins the next reading, unless one is under way.
func (s *Screen) readGlances() {
	if s.glances.Busy() || len(s.seen.wanted) == 0 {
		return
	}
	ids := s.seen.take()
	kit.Load(s.env.Run, &s.glances, func(ctx context.Context) (map[data.ID]glance, error) {
		return s.glancesAt(ctx, ids)
	}, func(got map[data.ID]glance, _ error) {
		for id, g := range got {
			s.seen.put(id, g)
		}
		s.readGlances()
		if !s.painting {
			s.timeline.Refresh()
		}
	})
}

// glancesAt reads some entries. One that cannot be read says so in its row.
func (s *Screen) glancesAt(ctx context.Context, ids []data.ID) (map[data.ID]glance, error) {
	got, here := make(map[data.ID]glance, len(ids)), s.env.Now().Location()
	for _, id := range ids {
		e, err := s.store.Entry(ctx, id)
		if errors.Is(err, context.Canceled) {
			return got, err
		}
		if err != nil {
			got[id] = glance{lost: true}
			continue
		}
		got[id] = glanceAt(&e, here)
	}
	return got, nil
}

// forgetLost drops what could not be read, so that it is tried again.
func (m *memory) forgetLost() {
	for _, half := range []map[data.ID]glance{m.fresh, m.old} {
		for id, g := range half {
			if g.lost {
				delete(half, id)
			}
		}
	}
}
