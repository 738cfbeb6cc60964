//go:build e2e && linux

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// watched gives the words that run a command under strace and write its calls to trace.
// -D leaves the command itself as our child, so that signals and process ids are its own.
func watched(t *testing.T, trace string) []string {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace is missing: packaging/setup.sh e2e installs it")
	}
	if out, err := exec.Command(strace, "-f", "true").CombinedOutput(); err != nil {
		t.Skipf("strace may not watch here: %v %s", err, lastLine(string(out)))
	}
	return []string{strace, "-D", "-f", "-qq", "-e", "trace=%network", "-o", trace}
}

// TestNoInternetSocketIsEverMade watches a whole first day from the kernel's side.
func TestNoInternetSocketIsEverMade(t *testing.T) {
	p := newPerson(t)
	trace := p.in("trace")
	p.under = watched(t, trace)
	p.makesAVault()
	p.types("nobody hears this")
	p.sees("today")
	p.closes()

	seen := readToTheEnd(t, trace)
	if !strings.Contains(seen, "AF_UNIX") {
		t.Fatal("the trace does not even hold the window's own connection to the display: nothing was watched")
	}
	if calls := internetCalls(seen); len(calls) > 0 {
		t.Errorf("got %d calls that name the internet, want none:\n%s", len(calls), strings.Join(calls, "\n"))
	}
}

// internetCalls gives the lines of a trace that name an internet address family.
func internetCalls(trace string) []string {
	var calls []string
	for line := range strings.Lines(trace) {
		if strings.Contains(line, "AF_INET") { // AF_INET6 too
			calls = append(calls, strings.TrimSpace(line))
		}
	}
	return calls
}

// readToTheEnd reads the trace once it stops growing: strace writes a little longer than its child lives.
func readToTheEnd(t *testing.T, trace string) string {
	t.Helper()
	var last string
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); <-time.After(calm) {
		text, err := os.ReadFile(trace)
		if err != nil {
			t.Fatalf("read the trace: %v", err)
		}
		if string(text) == last {
			return last
		}
		last = string(text)
	}
	t.Fatal("the trace never stopped growing")
	return ""
}

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}

// TestAnInternetSocketWouldBeSeen is the counter-proof: a shell that knocks at its own
// machine's door is noticed by the same watch.
func TestAnInternetSocketWouldBeSeen(t *testing.T) {
	trace := filepath.Join(t.TempDir(), "trace")
	words := append(watched(t, trace), "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9")
	_ = exec.Command(words[0], words[1:]...).Run() // nobody need be at home: the knock counts
	if calls := internetCalls(readToTheEnd(t, trace)); len(calls) == 0 {
		t.Error("got no call that names the internet, want the shell's own")
	}
}
