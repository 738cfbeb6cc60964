package kit

import (
	"slices"
	"time"
)

// InlineRunner is the runner of tests: everything happens at once, on the
// calling goroutine, and timers go off when the test says so. It is not safe for
// use by several goroutines.
type InlineRunner struct {
	now    time.Duration // since the runner was made
	timers []*inlineTimer
	held   bool
	work   []func() // what waits for Release
	depth  int      // works that have begun and not ended
}

var _ Runner = (*InlineRunner)(nil)

type inlineTimer struct {
	at time.Duration
	f  func()
}

// Inline is a runner that does everything in line.
func Inline() *InlineRunner { return &InlineRunner{} }

// Background runs f at once, or at Release.
func (r *InlineRunner) Background(f func()) {
	if r.held {
		r.work = append(r.work, f)
		return
	}
	r.run(f)
}

// Queue runs f at once, or at Release.
func (r *InlineRunner) Queue(f func()) { r.Background(f) }

// Drain runs what was held.
func (r *InlineRunner) Drain() {
	for len(r.work) > 0 {
		f := r.work[0]
		r.work = r.work[1:]
		r.run(f)
	}
}

// OnUI runs f at once.
func (r *InlineRunner) OnUI(f func()) { r.run(f) }

// After keeps f until Advance has passed d.
func (r *InlineRunner) After(d time.Duration, f func()) (stop func()) {
	timer := &inlineTimer{at: r.now + d, f: f}
	r.timers = append(r.timers, timer)
	return func() {
		r.timers = slices.DeleteFunc(r.timers, func(t *inlineTimer) bool { return t == timer })
	}
}

// Idle says that nothing is held and nothing has begun that has not ended.
func (r *InlineRunner) Idle() bool { return len(r.work) == 0 && r.depth == 0 }

// Hold keeps back all background work until Release, so that a test can look at
// the picture of a screen that is loading.
func (r *InlineRunner) Hold() { r.held = true }

// Release runs what was held, in order, and holds no more.
func (r *InlineRunner) Release() {
	r.held = false
	r.Drain()
}

// Timers is how many timers have not gone off.
func (r *InlineRunner) Timers() int { return len(r.timers) }

// Elapsed is the time that Advance has passed so far.
func (r *InlineRunner) Elapsed() time.Duration { return r.now }

// Advance lets time pass and sets off the timers that fall due, the earliest
// first; a timer set by another goes off in the same Advance if it is due.
func (r *InlineRunner) Advance(d time.Duration) {
	end := r.now + d
	for {
		due := r.nextDue(end)
		if due == nil {
			break
		}
		r.now = max(r.now, due.at)
		r.timers = slices.DeleteFunc(r.timers, func(t *inlineTimer) bool { return t == due })
		r.run(due.f)
	}
	r.now = end
}

func (r *InlineRunner) nextDue(end time.Duration) *inlineTimer {
	var next *inlineTimer
	for _, t := range r.timers {
		if t.at <= end && (next == nil || t.at < next.at) {
			next = t
		}
	}
	return next
}

func (r *InlineRunner) run(f func()) {
	r.depth++
	defer func() { r.depth-- }()
	f()
}
