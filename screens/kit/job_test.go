package kit

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

type jobList []*Job

func (l *jobList) Add(j *Job) { *l = append(*l, j) }

func TestAJobReportsAtMostTenTimesASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		jobs := &jobList{}
		env := Env{Run: live(nil, direct()), Now: time.Now, Jobs: jobs}
		var reports, last int64
		work := func(_ context.Context, report func(Progress)) error {
			for i := range int64(1000) {
				time.Sleep(time.Millisecond)
				report(Progress{Done: i + 1, Total: 1000})
			}
			return nil
		}
		job := Start(env, "Import", work, nil)
		job.Watch(func(j *Job) {
			p, _ := j.Progress()
			reports++
			last = p.Done
		})
		if err := job.Wait(); err != nil {
			t.Error(err)
		}
		synctest.Wait()
		if reports < 9 || reports > 12 || last != 1000 {
			t.Errorf("got %d reports, the last at %d, want about 10 and 1000", reports, last)
		}
		if len(*jobs) != 1 || (*jobs)[0].Name() != "Import" {
			t.Errorf("got jobs %v, want the import", *jobs)
		}
	})
}

func TestStoppingAJobIsNoFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		env := Env{Run: live(nil, direct()), Now: time.Now}
		told, result := 0, errors.New("not told")
		job := Start(env, "Backup", func(ctx context.Context, _ func(Progress)) error {
			<-ctx.Done()
			return fmt.Errorf("write backup: %w", ctx.Err())
		}, func(err error) { told++; result = err })
		time.Sleep(time.Second)
		if _, over := job.Progress(); over {
			t.Error("got over before it was stopped")
		}
		job.Cancel()
		job.Cancel()
		<-job.Ended()
		synctest.Wait()
		if told != 1 || result != nil || job.Wait() != nil {
			t.Errorf("got told %d times, error %v and %v, want once and none", told, result, job.Wait())
		}
		if _, over := job.Progress(); !over {
			t.Error("got not over after its end")
		}
	})
}

func TestAJobThatFailsWhileStoppingSaysSo(t *testing.T) {
	want := errors.New("disk is full")
	env := Env{Run: Inline(), Now: time.Now}
	var got error
	Start(env, "Export", func(context.Context, func(Progress)) error { return want }, func(err error) { got = err })
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}
