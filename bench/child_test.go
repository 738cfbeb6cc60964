package bench

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// errand is what a child process is sent to do, and answer is what it brings back.
type errand struct {
	Do      string // one of the names in errands
	Folder  string // of the journal, see journal
	Entries int
	Corpus  string // zipf, or "" for a made-up life
	Factor  int    // log2 of the steps of scrypt
}

// answer is figures by name: ms, MB and counts.
type answer map[string]float64

// childErrand is how a child is told its errand.
const childErrand = "KITH_BENCH_ERRAND"

// errands are what a child can do.
func errands() map[string]func(errand) (answer, error) {
	return map[string]func(errand) (answer, error){
		"make": makeJournal, "settle": settle, "harden": harden, "open": openJournal, "plain": readPlain,
		"search": searchJournal, "save": saveJournal, "import": importJournal, "verify": verifyJournal,
	}
}

// TestMain is the errand in a child, and prints the table at the end of a run.
func TestMain(m *testing.M) {
	if text := os.Getenv(childErrand); text != "" {
		os.Exit(runErrand(text))
	}
	flag.Parse()
	code := m.Run()
	gathered.print(os.Stdout)
	if err := os.RemoveAll(folder.path); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// runErrand does one errand and prints its answer.
func runErrand(text string) int {
	var e errand
	err := json.Unmarshal([]byte(text), &e)
	var got answer
	if err == nil {
		got, err = errands()[e.Do](e)
	}
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(got)
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", e.Do, err)
		return 1
	}
	return 0
}

// send has a child do an errand.
func send(tb testing.TB, e errand) answer {
	tb.Helper()
	text, err := json.Marshal(e)
	if err != nil {
		tb.Fatal(err)
	}
	cmd := exec.CommandContext(context.Background(), os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childErrand+"="+string(text))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("errand %s for %d entries: %v", e.Do, e.Entries, err)
	}
	var got answer
	if err := json.Unmarshal(out, &got); err != nil {
		tb.Fatalf("errand %s for %d entries: %v", e.Do, e.Entries, err)
	}
	return got
}

// best sends a child several times and gives the median of each figure.
func best(tb testing.TB, e errand, times int) answer {
	tb.Helper()
	all := map[string][]float64{}
	for range times {
		for name, v := range send(tb, e) {
			all[name] = append(all[name], v)
		}
	}
	got := answer{}
	for name, values := range all {
		got[name] = middle(values)
	}
	return got
}

// folder is where the journals of this run lie.
var folder struct{ path string }

// place makes the folder of this run at first need.
func place(tb testing.TB) string {
	tb.Helper()
	if folder.path == "" {
		path, err := os.MkdirTemp(os.Getenv("KITH_BENCH_DIR"), "kith-bench-")
		if err != nil {
			tb.Fatal(err)
		}
		folder.path = path
	}
	return folder.path
}

// memory gives a figure of this process in MB, NaN where the system does not
// tell: VmRSS is what it holds now, VmHWM the most it ever held.
func memory(name string) float64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return none()
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			if kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64); err == nil {
				return kb / 1024
			}
		}
	}
	return none()
}

// size gives the bytes of all files below a folder, in MB.
func size(dir string) (float64, error) {
	sum := 0.0
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			sum += float64(info.Size()) / (1 << 20)
		}
		return err
	})
	return sum, err
}
