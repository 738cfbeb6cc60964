package relmap

import (
	"context"

	"kith/data"
	"kith/screens/kit"
)

// looks counts how often somebody's card was opened on a day. Counting what goes
// out and comes in can feed the very watchfulness that it should calm; whoever looks
// at one person again and again is offered to write instead.
type looks struct {
	Day  data.Day       `json:"day"`
	Seen map[string]int `json:"seen,omitempty"` // by id
}

// looksPref is the name under which the looks are kept in the vault.
const looksPref = "map/looks"

// manyLooks is from which look at one person on one day writing is offered. It is
// a judgement, not from literature.
const manyLooks = 5

// look counts one opening of a card. With the balance paused there is nothing to count.
func (s *Screen) look(id data.ID) {
	if id.IsZero() || s.prefs().PauseBalance {
		return
	}
	next := looks{Day: s.today(), Seen: map[string]int{}}
	if s.state.looks.Day == next.Day {
		for k, n := range s.state.looks.Seen {
			next.Seen[k] = n
		}
	}
	next.Seen[id.String()]++
	s.state.looks = next
	kit.Do(s.env.Run, func(ctx context.Context) error { return s.store.PutPref(ctx, looksPref, next) },
		func(err error) { s.env.Fail(kit.T("relmap.counting", "noting that you looked"), err) })
}

// lookedOften says that somebody was looked at many times today.
func (s *Screen) lookedOften(id data.ID) bool {
	return !s.prefs().PauseBalance && s.state.looks.Day == s.today() && s.state.looks.Seen[id.String()] >= manyLooks
}
