package kit

import (
	"context"
	"errors"
	"sync"
	"time"
)

// Progress is how far a job has come.
type Progress struct {
	Done  int64 // steps done, in whatever unit the job counts
	Total int64 // steps in all, or 0 when nobody knows
}

// Jobs is the list of long works under way, shown at the foot of the window.
type Jobs interface {
	// Add is told of every job when it starts, on the window's goroutine.
	Add(*Job)
}

// Job is one long work: an import, an export, a backup, a check.
type Job struct {
	name   string
	cancel context.CancelFunc
	ended  chan struct{}

	mu       sync.Mutex
	progress Progress
	err      error
	over     bool
	reported time.Time
	watch    []func(*Job)
}

// reportEvery is the shortest time between two reports to the watchers.
const reportEvery = 100 * time.Millisecond

// Start begins a long work in the background, adds it to env.Jobs and, when it
// has ended, tells done on the window's goroutine. The work calls report as
// often as it likes: watchers hear at most ten reports a second, the first and
// the last among them. A cancelled job ends with a nil error if the work
// returned the context's error: stopping is not a failure. A panic reaches done
// as a *PanicError. Jobs in env may be nil.
func Start(env Env, name string, work func(ctx context.Context, report func(Progress)) error, done func(error)) *Job {
	ctx, cancel := context.WithCancel(context.Background())
	job := &Job{name: name, cancel: cancel, ended: make(chan struct{})}
	if env.Jobs != nil {
		env.Jobs.Add(job)
	}
	env.Run.Background(func() {
		err := guard(func() error { return work(ctx, func(p Progress) { job.report(env, p) }) })
		if ctx.Err() != nil && errors.Is(err, context.Canceled) {
			err = nil
		}
		cancel()
		job.end(err)
		env.Run.OnUI(func() {
			job.tell()
			if done != nil {
				done(err)
			}
		})
	})
	return job
}

// Name is what the job does, in the person's language.
func (j *Job) Name() string { return j.name }

// Cancel asks the job to stop. It returns at once.
func (j *Job) Cancel() { j.cancel() }

// Wait returns when the job has ended, with its error. It must not be called on
// the window's goroutine, save at the very end of the program.
func (j *Job) Wait() error {
	<-j.ended
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.err
}

// Ended is closed when the job has ended.
func (j *Job) Ended() <-chan struct{} { return j.ended }

// Progress is the newest report, and whether the job is over.
func (j *Job) Progress() (p Progress, over bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.progress, j.over
}

// Watch calls f on the window's goroutine after each report and at the end.
func (j *Job) Watch(f func(*Job)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.watch = append(j.watch, f)
}

// report keeps p and passes it on, unless the last was passed on just now.
func (j *Job) report(env Env, p Progress) {
	now := env.Now()
	j.mu.Lock()
	j.progress = p
	soon := !j.reported.IsZero() && now.Sub(j.reported) < reportEvery
	if !soon {
		j.reported = now
	}
	j.mu.Unlock()
	if !soon {
		env.Run.OnUI(j.tell)
	}
}

func (j *Job) end(err error) {
	j.mu.Lock()
	j.err, j.over = err, true
	j.mu.Unlock()
	close(j.ended)
}

// tell calls the watchers.
func (j *Job) tell() {
	j.mu.Lock()
	watch := append([]func(*Job){}, j.watch...)
	j.mu.Unlock()
	for _, f := range watch {
		f(j)
	}
}
