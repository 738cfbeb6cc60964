package app

import (
	"os"
	"time"

	"kith/screens/kit"
)

// statusFile tells a test that drives the real window whether it is idle and in
// which room, so that the test waits for a fact and never for a time. It is
// written only when KITH_STATUS_FILE names a file, and holds no content.
type statusFile struct {
	path string
	last string
}

// watchStatus begins to write the status file, if one is asked for.
func watchStatus(run kit.Runner, room func() string) {
	path := os.Getenv("KITH_STATUS_FILE")
	if path == "" {
		return
	}
	s := &statusFile{path: path}
	var tick func()
	tick = func() {
		s.write(run.Idle(), room())
		run.After(50*time.Millisecond, tick)
	}
	tick()
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
