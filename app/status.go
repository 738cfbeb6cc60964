package app

import (
	"os"
	"sync"
	"time"

	"fyne.io/fyne/v2"
)

// statusFile tells a test that drives the real window whether it is idle and in
// which room, so that the test waits for a fact and never for a time. It is
// written only when KITH_STATUS_FILE names a file, and holds no content.
type statusFile struct {
	path string
	last string
}

// statusEvery is how often the state is looked at.
const statusEvery = 40 * time.Millisecond

// watchStatus begins to write the status file, if one is asked for. It looks from
// outside the runner, which would else always find itself at work.
func watchStatus(resting func() bool, room func() string) (stop func()) {
	path := os.Getenv("KITH_STATUS_FILE")
	if path == "" {
		return func() {}
	}
	s := &statusFile{path: path}
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(statusEvery)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				fyne.Do(func() { s.write(resting(), room()) })
			}
		}
	}()
	return sync.OnceFunc(func() { close(done) })
}

// write notes the state when it is not the one noted last.
func (s *statusFile) write(idle bool, room string) {
	line := "busy\n"
	if idle {
		line = "idle " + room + "\n"
	}
	if line == s.last {
		return
	}
	s.last = line
	_ = writeFile(s.path, []byte(line)) // a test that gets no status fails by itself
}
