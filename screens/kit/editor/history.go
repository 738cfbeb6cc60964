package editor

import (
	"strings"
	"time"
)

// Limits of what undo keeps and of how much one undo takes back.
const (
	maxHistory = 16 << 20        // bytes of text
	maxBurst   = 80              // bytes typed, after which the next word is a step of its own
	burstPause = 2 * time.Second // without a key, after which a new step begins
)

// way is how a change came about; changes of the same way may become one step.
type way int

const (
	whole   way = iota // a step of its own
	typing             // letters one after the other
	erasing            // Backspace or Delete, again and again
)

// step is one change that undo takes back: at a place, one text for another.
type step struct {
	at             int
	removed, added string
	before, after  selection
	way            way
	when           time.Time
}

func (s *step) size() int { return len(s.removed) + len(s.added) }

// history is what can be undone and redone.
type history struct {
	past, future []step
	size         int // bytes of text in past
	sealed       bool
}

// add takes note of a change that was just made.
func (h *history) add(s step) {
	h.future = nil
	if n := len(h.past); n > 0 && !h.sealed && h.past[n-1].takes(&s) {
		h.size += s.size()
		return
	}
	h.sealed = false
	h.past = append(h.past, s)
	h.size += s.size()
	for h.size > maxHistory && len(h.past) > 1 {
		h.size -= h.past[0].size()
		h.past = h.past[1:]
	}
}

// seal ends the step under way: what comes next is a step of its own.
func (h *history) seal() { h.sealed = true }

// takes makes the next change part of this step, if they are of one burst.
func (s *step) takes(next *step) bool {
	if s.way != next.way || s.way == whole || next.when.Sub(s.when) > burstPause || s.after != next.before {
		return false
	}
	switch {
	case s.way == typing:
		if next.removed != "" || next.at != s.at+len(s.added) || s.ends(next.added) {
			return false
		}
		s.added += next.added
	case next.at+len(next.removed) == s.at: // Backspace
		s.removed, s.at = next.removed+s.removed, next.at
	case next.at == s.at: // Delete
		s.removed += next.removed
	default:
		return false
	}
	s.after, s.when = next.after, next.when
	return true
}

// ends tells whether a burst of typing ends before the next letters: at a new
// line, and at a new word when it has grown long.
func (s *step) ends(next string) bool {
	if strings.Contains(s.added, "\n") || strings.Contains(next, "\n") {
		return true
	}
	return len(s.added) >= maxBurst && isSpace(rune(s.added[len(s.added)-1]))
}

// back gives the change to take back, or none.
func (h *history) back() (step, bool) {
	n := len(h.past)
	if n == 0 {
		return step{}, false
	}
	s := h.past[n-1]
	h.past, h.future = h.past[:n-1], append(h.future, s)
	h.size -= s.size()
	h.sealed = true
	return s, true
}

// forth gives the change to make again, or none.
func (h *history) forth() (step, bool) {
	n := len(h.future)
	if n == 0 {
		return step{}, false
	}
	s := h.future[n-1]
	h.future, h.past = h.future[:n-1], append(h.past, s)
	h.size += s.size()
	h.sealed = true
	return s, true
}
