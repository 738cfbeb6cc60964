package kit

import (
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// LiveRunner is the runner of the running program.
type LiveRunner struct {
	failed func(error)
	hop    func(func()) // how to reach the window's goroutine
	busy   atomic.Int64 // works that have begun or wait, and hops on their way

	mu      sync.Mutex
	drained sync.Cond // told whenever the queue runs dry
	queue   []func()
	writing bool // a goroutine is working through the queue
}

var _ Runner = (*LiveRunner)(nil)

// Live is a runner with goroutines, which hops back by fyne.Do. Failed is called
// on the window's goroutine with what a bare Background, OnUI or After panicked
// with; Load, Do and Start hand their panics to done.
func Live(failed func(error)) *LiveRunner {
	return live(failed, fyne.Do)
}

func live(failed func(error), hop func(func())) *LiveRunner {
	r := &LiveRunner{failed: failed, hop: hop}
	r.drained.L = &r.mu
	return r
}

// Background runs f on a goroutine of its own.
func (r *LiveRunner) Background(f func()) {
	r.busy.Add(1)
	go func() {
		defer r.busy.Add(-1)
		r.guarded(f)
	}()
}

// Queue runs f in the background after everything that was queued before it.
func (r *LiveRunner) Queue(f func()) {
	r.busy.Add(1)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.queue = append(r.queue, f)
	if !r.writing {
		r.writing = true
		go r.work()
	}
}

// work runs what is queued, in order, until nothing is left.
func (r *LiveRunner) work() {
	for {
		r.mu.Lock()
		if len(r.queue) == 0 {
			r.writing = false
			r.drained.Broadcast()
			r.mu.Unlock()
			return
		}
		f := r.queue[0]
		r.queue = r.queue[1:]
		r.mu.Unlock()
		r.guarded(f)
		r.busy.Add(-1)
	}
}

// Drain returns when all that was queued has run.
func (r *LiveRunner) Drain() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.writing {
		r.drained.Wait()
	}
}

// OnUI runs f on the window's goroutine.
func (r *LiveRunner) OnUI(f func()) {
	r.busy.Add(1)
	r.hop(func() {
		defer r.busy.Add(-1)
		if err := guard(func() error { f(); return nil }); err != nil {
			r.failed(err)
		}
	})
}

// After runs f on the window's goroutine when d has passed.
func (r *LiveRunner) After(d time.Duration, f func()) (stop func()) {
	var stopped atomic.Bool
	timer := time.AfterFunc(d, func() {
		r.OnUI(func() {
			if !stopped.Load() {
				f()
			}
		})
	})
	return func() {
		stopped.Store(true)
		timer.Stop()
	}
}

// Idle says that nothing is under way.
func (r *LiveRunner) Idle() bool { return r.busy.Load() == 0 }

// guarded runs f and reports a panic on the window's goroutine.
func (r *LiveRunner) guarded(f func()) {
	if err := guard(func() error { f(); return nil }); err != nil {
		r.OnUI(func() { r.failed(err) })
	}
}
