package kit

import (
	"context"
	"time"
)

// Runner is how a screen gets anything done that may take longer than a frame.
// Its methods are called on the window's goroutine, OnUI excepted.
type Runner interface {
	// Background runs f on a goroutine of its own.
	Background(f func())
	// Queue runs f in the background too, but after everything that was queued
	// before it: writes keep their order.
	Queue(f func())
	// Drain returns when all that was queued has run.
	Drain()
	// OnUI runs f on the window's goroutine.
	OnUI(f func())
	// After runs f on the window's goroutine when d has passed, unless stop is
	// called before. Stop may be called any number of times.
	After(d time.Duration, f func()) (stop func())
	// Idle says that nothing is under way. A timer that has not gone off does
	// not count, or a clock on the wall would keep the program busy.
	Idle() bool
}

// Latest is the newest reading of a kind. Its zero value is ready; it belongs to
// one screen and is used on the window's goroutine only.
type Latest struct {
	turn   uint64
	cancel context.CancelFunc
}

// Stop cancels the reading under way; its done will not be called.
func (l *Latest) Stop() {
	l.turn++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}

// Busy says that a reading is under way.
func (l *Latest) Busy() bool { return l.cancel != nil }

// Load reads in the background and hands the result to done on the window's
// goroutine. The newest reading of a Latest wins: an older one is cancelled and
// its done is never called. A panic in read reaches done as a *PanicError.
func Load[T any](run Runner, latest *Latest, read func(context.Context) (T, error), done func(T, error)) {
	latest.Stop()
	ctx, cancel := context.WithCancel(context.Background())
	latest.cancel = cancel
	turn := latest.turn
	run.Background(func() {
		var got T
		err := guard(func() (err error) {
			got, err = read(ctx)
			return err
		})
		run.OnUI(func() {
			if latest.turn != turn {
				return // a newer reading has begun, or the room was left
			}
			latest.Stop()
			done(got, err)
		})
	})
}

// Do writes in the background and tells done on the window's goroutine. A write
// is never dropped and never overtaken: it runs after every write before it,
// whatever the person does meanwhile. A panic in write reaches done as a
// *PanicError. Done may be nil only where an error cannot matter to anyone. A
// write must not wait for the window's goroutine, which may be waiting for it.
func Do(run Runner, write func(context.Context) error, done func(error)) {
	run.Queue(func() {
		err := guard(func() error { return write(context.Background()) })
		if done != nil {
			run.OnUI(func() { done(err) })
		}
	})
}

// DoNow writes like Do, after every write before it, but returns when it is
// done. It is for Flush, where the window must wait.
func DoNow(run Runner, write func(context.Context) error) error {
	var err error
	run.Queue(func() {
		err = guard(func() error { return write(context.Background()) })
	})
	run.Drain()
	return err
}
