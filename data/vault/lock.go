package vault

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// lockFile is the hold on a vault: one opener at a time, on one machine.
type lockFile struct{ f *os.File }

// takeLock takes the vault for this process. InUseError if it is held.
func takeLock(dir string, now time.Time) (*lockFile, error) {
	f, err := os.OpenFile(filepath.Join(dir, fileLock), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("take the vault's lock: %w", Classify(err))
	}
	// The system forgets a lock with the process that held it, however that
	// ended, so there is no stale lock to be argued about.
	taken, err := tryLock(f)
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("take the vault's lock: %w", Classify(err))
	}
	if !taken {
		defer f.Close()
		return nil, readHolder(f)
	}
	// Who holds it is a courtesy to the next one; failing to say it harms nothing.
	if f.Truncate(0) == nil {
		fmt.Fprintf(f, "pid %d\nsince %s\n", os.Getpid(), now.UTC().Format(time.RFC3339))
	}
	return &lockFile{f}, nil
}

// InUse tells whether the vault in dir is open, in this process or another.
func InUse(dir string) bool {
	lock, err := takeLock(dir, time.Now())
	lock.release()
	return err != nil
}

// readHolder reads who holds a lock.
func readHolder(f *os.File) error {
	held := &InUseError{}
	b := make([]byte, 256)
	n, _ := f.ReadAt(b, 0)
	for line := range strings.Lines(string(b[:n])) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch name {
		case "pid":
			held.PID, _ = strconv.Atoi(value)
		case "since":
			held.Since, _ = time.Parse(time.RFC3339, value)
		}
	}
	return held
}

// release lets the vault go. The file stays: removing it would race with the
// next opener.
func (l *lockFile) release() {
	if l == nil || l.f == nil {
		return
	}
	_ = l.f.Truncate(0)
	unlockFile(l.f) // a child process just being started may hold the file open a moment longer
	l.f.Close()
	l.f = nil
}

// isLock tells a lock of a vault from somebody else's file of that name.
func isLock(path string) bool {
	b, err := readFile(path, 256)
	return err == nil && (len(b) == 0 || strings.HasPrefix(string(b), "pid "))
}
