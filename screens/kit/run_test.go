package kit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestTheNewestReadingWins(t *testing.T) {
	run, latest := Inline(), &Latest{}
	run.Hold()
	var got []string
	var firstCtx context.Context
	read := func(name string) {
		Load(run, latest, func(ctx context.Context) (string, error) {
			if name == "first" {
				firstCtx = ctx
			}
			return name, ctx.Err()
		}, func(s string, err error) { got = append(got, fmt.Sprint(s, err)) })
	}
	read("first")
	read("second")
	if !latest.Busy() {
		t.Error("got idle while reading, want busy")
	}
	run.Release()
	if want := []string{"second<nil>"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if firstCtx.Err() == nil {
		t.Error("got the older reading still wanted, want it cancelled")
	}
	if latest.Busy() {
		t.Error("got busy after reading, want idle")
	}
}

func TestAReadingOfARoomThatWasLeftChangesNothing(t *testing.T) {
	run, latest := Inline(), &Latest{}
	run.Hold()
	Load(run, latest, func(context.Context) (int, error) { return 1, nil }, func(int, error) { t.Error("got a result, want none") })
	latest.Stop()
	run.Release()
}

func TestAFailedReadingTellsWhy(t *testing.T) {
	want := errors.New("disk on fire")
	var got error
	Load(Inline(), &Latest{}, func(context.Context) (int, error) { return 0, want }, func(_ int, err error) { got = err })
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAPanicInBackgroundWorkBecomesAnErrorWithoutTheWords(t *testing.T) {
	secret := "what I wrote last night"
	check := func(name string, err error) {
		t.Helper()
		var p *PanicError
		if !errors.As(err, &p) {
			t.Errorf("%s: got %v, want a *PanicError", name, err)
			return
		}
		if all := p.Error() + p.Stack; strings.Contains(all, secret) {
			t.Errorf("%s: the error repeats the words: %s", name, all)
		}
		if !strings.Contains(p.Stack, "kit.doomed") || !strings.Contains(p.Stack, "kit/run_test.go:") {
			t.Errorf("%s: the stack does not say where it happened:\n%s", name, p.Stack)
		}
	}
	run := Inline()
	Load(run, &Latest{}, func(context.Context) (int, error) { return doomed(secret), nil }, func(_ int, err error) { check("Load", err) })
	Do(run, func(context.Context) error { doomed(secret); return nil }, func(err error) { check("Do", err) })
	check("DoNow", DoNow(run, func(context.Context) error { doomed(secret); return nil }))
	env := Env{Run: run, Now: time.Now}
	Start(env, "x", func(context.Context, func(Progress)) error { doomed(secret); return nil }, func(err error) { check("Start", err) })
}

func doomed(secret string) int { panic("cannot parse " + secret) }

func TestAPanicOfTheLanguageKeepsItsMessage(t *testing.T) {
	var list []int
	err := guard(func() error { return fmt.Errorf("%d", list[3]) })
	if want := "index out of range [3] with length 0"; !strings.Contains(err.Error(), want) {
		t.Errorf("got %q, want it to contain %q", err, want)
	}
}

func TestWritesKeepTheirOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		run := live(nil, direct())
		var got []int
		for i := range 100 {
			Do(run, func(context.Context) error {
				time.Sleep(time.Duration(100-i) * time.Millisecond) // the earlier, the slower
				got = append(got, i)
				return nil
			}, nil)
		}
		run.Drain()
		if !slices.IsSorted(got) || len(got) != 100 {
			t.Errorf("got %v, want 0 to 99 in order", got)
		}
		synctest.Wait()
		if !run.Idle() {
			t.Error("got busy after all was written, want idle")
		}
	})
}

func TestDoNowComesAfterTheWritesBeforeIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		run := live(nil, direct())
		var got []string
		Do(run, func(context.Context) error {
			time.Sleep(time.Second)
			got = append(got, "draft")
			return nil
		}, nil)
		want := errors.New("full")
		if err := DoNow(run, func(context.Context) error { got = append(got, "flush"); return want }); err != want {
			t.Errorf("got error %v, want %v", err, want)
		}
		if want := []string{"draft", "flush"}; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}

func TestAWriteIsNotDroppedWhenAnotherPanics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		run := live(nil, direct())
		var errs []error
		written := false
		note := func(err error) { errs = append(errs, err) }
		Do(run, func(context.Context) error { panic("x") }, note)
		Do(run, func(context.Context) error { written = true; return nil }, note)
		run.Drain()
		synctest.Wait()
		if !written || len(errs) != 2 || errs[0] == nil || errs[1] != nil {
			t.Errorf("got written %v, errors %v, want the second write done", written, errs)
		}
	})
}

func TestABarePanicReachesThePerson(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []error
		run := live(func(err error) { got = append(got, err) }, direct())
		run.Background(func() { panic(1) })
		synctest.Wait()
		run.OnUI(func() { panic(2) })
		stop := run.After(time.Minute, func() { panic(3) })
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		stop()
		if len(got) != 3 {
			t.Errorf("got %d errors (%v), want 3", len(got), got)
		}
		if !run.Idle() {
			t.Error("got busy after panics, want idle")
		}
	})
}

func TestATimerGoesOffOnceUnlessStopped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		run := live(nil, direct())
		count := 0
		run.After(time.Second, func() { count++ })
		stop := run.After(time.Second, func() { count += 100 })
		stop()
		stop()
		if !run.Idle() {
			t.Error("got busy with a timer set, want idle: it has not begun")
		}
		time.Sleep(time.Minute)
		synctest.Wait()
		if count != 1 {
			t.Errorf("got %d, want 1", count)
		}
	})
}

func TestATimerStoppedOnItsWayToTheWindowDoesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var waiting []func()
		run := live(nil, func(f func()) { waiting = append(waiting, f) })
		stop := run.After(time.Second, func() { t.Error("got called after stop") })
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if run.Idle() {
			t.Error("got idle with a call on its way, want busy")
		}
		stop()
		for _, f := range waiting {
			f()
		}
	})
}

// direct hops by calling at once, one call at a time.
func direct() func(func()) {
	var one sync.Mutex
	return func(f func()) {
		one.Lock()
		defer one.Unlock()
		f()
	}
}

func TestTimersInLineGoOffInTheirOrder(t *testing.T) {
	run := Inline()
	var got []string
	note := func(s string) func() {
		return func() { got = append(got, fmt.Sprintf("%s at %v", s, run.Elapsed())) }
	}
	run.After(3*time.Second, note("late"))
	run.After(time.Second, func() {
		note("early")()
		run.After(time.Second, note("set by early"))
	})
	stop := run.After(2*time.Second, note("never"))
	stop()
	run.Advance(2500 * time.Millisecond)
	want := []string{"early at 1s", "set by early at 2s"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if run.Timers() != 1 || run.Elapsed() != 2500*time.Millisecond {
		t.Errorf("got %d timers at %v, want 1 at 2.5s", run.Timers(), run.Elapsed())
	}
	run.Advance(time.Second)
	if len(got) != 3 {
		t.Errorf("got %v, want the late one too", got)
	}
}

func TestHeldWorkRunsAtReleaseInOrder(t *testing.T) {
	run := Inline()
	run.Hold()
	var got []int
	for i := range 3 {
		run.Queue(func() { got = append(got, i) })
	}
	if run.Idle() || len(got) > 0 {
		t.Errorf("got idle %v and %v done, want held work", run.Idle(), got)
	}
	if err := DoNow(run, func(context.Context) error { got = append(got, 9); return nil }); err != nil {
		t.Error(err)
	}
	if want := []int{0, 1, 2, 9}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	run.Release()
	if !run.Idle() {
		t.Error("got busy after release, want idle")
	}
}
