package app

import (
	"sync"
	"time"

	"kith/data"
	"kith/screens/kit"
)

// How a change travels:
//
//	person ── tap ──▶ screen.onSave ── kit.Do ──▶ data.Store.Update ──▶ commit
//	   ▲                                                                  │ []data.Change
//	   │                                                                  ▼
//	widgets ◀─ Refresh ◀─ state ◀─ kit.Load ◀─ screen.Changed ◀── hub (gathers, hops)
//
// hub is the store's one subscriber. It gathers changes for a moment, so that an
// import of ten thousand entries is a handful of batches, drops doubles, and
// hops once to the window's goroutine. Rooms that are not seen load when shown.
type hub struct {
	run  kit.Runner
	show func([]data.Change) // tells the visible room; on the window's goroutine

	mu      sync.Mutex // guards the variables below
	waiting []data.Change
	seen    map[data.Change]bool
	due     bool
}

// gather is how long the hub waits for more changes.
const gather = 50 * time.Millisecond

// newHub makes a hub that tells show.
func newHub(run kit.Runner, show func([]data.Change)) *hub {
	return &hub{run: run, show: show, seen: map[data.Change]bool{}}
}

// add takes changes from the store. It is called on the committing goroutine
// and does not block.
func (h *hub) add(cs []data.Change) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, c := range cs {
		if !h.seen[c] {
			h.seen[c] = true
			h.waiting = append(h.waiting, c)
		}
	}
	if !h.due && len(h.waiting) > 0 {
		h.due = true
		h.run.OnUI(func() { h.run.After(gather, h.deliver) })
	}
}

// deliver hands on what has gathered.
func (h *hub) deliver() {
	h.mu.Lock()
	cs := h.waiting
	h.waiting, h.due = nil, false
	clear(h.seen)
	h.mu.Unlock()
	h.show(cs)
}
