//go:build window && linux

package window_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// rounds is how often each program is started.
const rounds = 5

// TestStartInTheWindow starts Kith and two other journals for the desktop, each with a
// home that has never seen it, and tells when their windows are there and how much
// memory they have a moment later. A program that is not installed is left out.
func TestStartInTheWindow(t *testing.T) {
	own, err := filepath.Abs("../../build/kith")
	if err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{own, "rednotebook", "lifeograph"} {
		path, err := exec.LookPath(program)
		if err != nil {
			fmt.Printf("%s is not installed\n", program)
			continue
		}
		var taken []time.Duration
		var memory []int
		for range rounds {
			d, kb := startOnce(t, path)
			taken, memory = append(taken, d), append(memory, kb)
		}
		slices.Sort(taken)
		slices.Sort(memory)
		fmt.Printf("%-12s window after %4d ms (%d to %d), %3d MB in memory\n", filepath.Base(path),
			taken[rounds/2].Milliseconds(), taken[0].Milliseconds(), taken[rounds-1].Milliseconds(), memory[rounds/2]/1024)
	}
}

// startOnce starts a program and ends it, and gives how long its window took and how
// much memory it has a second later, in kilobytes.
func startOnce(t *testing.T, path string) (taken time.Duration, memory int) {
	t.Helper()
	home := t.TempDir()
	before := windows()
	run := exec.Command(path)
	run.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME=", "XDG_DATA_HOME=", "XDG_CACHE_HOME=")
	begun := time.Now()
	if err := run.Start(); err != nil {
		t.Fatalf("start %s: %v", filepath.Base(path), err)
	}
	defer func() {
		_ = run.Process.Kill()
		_ = run.Wait()
	}()
	for windows() <= before {
		if time.Since(begun) > time.Minute {
			t.Fatalf("%s showed no window", filepath.Base(path))
		}
	}
	taken = time.Since(begun)
	time.Sleep(time.Second)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", run.Process.Pid))
	if err != nil {
		t.Fatalf("read the memory of %s: %v", filepath.Base(path), err)
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	if _, err := fmt.Sscan(rest, &memory); err != nil {
		t.Fatalf("read the memory of %s: %v", filepath.Base(path), err)
	}
	return taken, memory
}

// windows counts the windows that can be seen and are larger than a menu.
func windows() (count int) {
	out, err := exec.Command("sh", "-c", `for w in $(xdotool search --onlyvisible --name '.*' 2>/dev/null); do xdotool getwindowgeometry --shell $w; done`).Output()
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(out)) {
		var width int
		if _, err := fmt.Sscanf(line, "WIDTH=%d", &width); err == nil && width >= 400 {
			count++
		}
	}
	return count
}
