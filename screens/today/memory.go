package today

import (
	"context"

	"kith/data"
	"kith/screens/kit"
	"kith/screens/kit/page"
)

// habits are what the room remembers from one day to the next; they are kept in the vault.
type habits struct {
	MemoryAway data.Day `json:"memory_away,omitzero"` // when a memory was put away last
}

// habitsName is their name among the vault's preferences.
const habitsName = "today"

// recall reads whether the day brings something back, and offers one thing of it. What
// cannot be read stays away: the reading of the day says what is wrong with the store.
func (s *Screen) recall() {
	today := s.today()
	kit.Load(s.env.Run, &s.backs, func(ctx context.Context) (*memory, error) {
		var h habits
		if err := s.store.Pref(ctx, habitsName, &h); err != nil || h.MemoryAway == today {
			return nil, err
		}
		list, err := s.store.Memories(ctx, today, today)
		return chosen(list), err
	}, func(m *memory, err error) {
		if err != nil || m == nil {
			s.page.SetOffer(nil)
			return
		}
		s.page.SetOffer(&page.Offer{
			Words: m.words(), Use: kit.T("today.memory.read", "Read it"),
			OnUse:  func() { s.env.Go(kit.Place{Room: "journal", ID: m.entry.ID.String()}) },
			OnAway: func() { s.onMemoryAway(today) },
		})
	})
}

// changesMemories says that a change may bring something else back: entries, and what
// is kept away.
func changesMemories(c data.Change) bool {
	return c.Kind == data.KindEntry || c.Kind == data.KindDefinition
}

// memory is one entry that the day brings back.
type memory struct {
	back  data.Back
	entry data.Entry
}

// chosen is the entry that is offered, nil for none: of the nearest year, else of half
// a year or a month ago. A week is too near to be a memory, and an entry without words
// says nothing in a line.
func chosen(list []data.Memory) *memory {
	for _, fits := range []func(data.Back) bool{
		func(b data.Back) bool { return b.Years > 0 },
		func(b data.Back) bool { return b.Months == 6 },
		func(b data.Back) bool { return b.Months == 1 },
	} {
		for _, m := range list { // newest first
			for _, e := range m.Entries {
				if fits(m.Back) && e.Headline() != "" {
					return &memory{m.Back, e}
				}
			}
		}
	}
	return nil
}

// words say when it was and how it begins.
func (m *memory) words() string {
	return kit.T("today.memory", "{{.Ago}}: {{.Text}}", "Ago", kit.BackWords(m.back, true), "Text", shorten(m.entry.Headline(), 60))
}

// onMemoryAway keeps memories away for the rest of the day.
func (s *Screen) onMemoryAway(today data.Day) {
	kit.Do(s.env.Run, func(ctx context.Context) error {
		return s.store.PutPref(ctx, habitsName, habits{MemoryAway: today})
	}, func(err error) {
		if err != nil {
			s.env.Fail(kit.T("today.memory.away", "putting a memory away"), err)
		}
	})
}
