package bench

import (
	"fmt"
	"io"
	"math"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// row is one line of the table. A figure that is not there is NaN.
type row struct {
	what   string
	unit   string // ms, MB, …
	ours   float64
	p95    float64 // of ours, where ours is a median
	peer   float64
	beside string // what the peer is
}

// gathered is what the benchmarks of this run have measured, in their order.
var gathered table

// table gathers rows; a row measured again replaces the earlier one.
type table struct {
	mu   sync.Mutex
	rows []row
}

// none is a figure that is not there.
func none() float64 { return math.NaN() }

func (t *table) add(r row) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i := range t.rows {
		if t.rows[i].what == r.what && t.rows[i].beside == r.beside {
			t.rows[i] = r
			return
		}
	}
	t.rows = append(t.rows, r)
}

// print writes the table; the ratio says how many times ours fits into the peer's.
func (t *table) print(out io.Writer) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.rows) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s, %s/%s, %d processors, load %s\n\n", time.Now().Format("2 January 2006"), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), load())
	width := 0
	for _, r := range t.rows {
		width = max(width, len(r.what))
	}
	line := func(what, ours, p95, peer, ratio, beside string) {
		fmt.Fprintln(out, strings.TrimRight(fmt.Sprintf("%-*s  %9s %9s %9s %7s  %s", width, what, ours, p95, peer, ratio, beside), " "))
	}
	line("name", "ours", "p95", "peer", "ratio", "the peer")
	for _, r := range t.rows {
		line(r.what, figure(r.ours, r.unit), figure(r.p95, r.unit), figure(r.peer, r.unit), ratio(r.ours, r.peer), r.beside)
	}
	fmt.Fprintln(out, "\nMedians where there is a p95. The ratio is how many times ours fits into the peer's: above 1, ours is less.")
}

// figure prints three digits that count and the unit.
func figure(v float64, unit string) string {
	switch {
	case math.IsNaN(v):
		return "-"
	case unit == "ms" && v < 1:
		return fmt.Sprintf("%.3g us", v*1000)
	case unit == "ms" && v >= 1000:
		return fmt.Sprintf("%.2f s", v/1000)
	case v >= 100:
		return fmt.Sprintf("%.0f %s", v, unit)
	}
	return fmt.Sprintf("%.3g %s", v, unit)
}

// ratio prints how many times ours fits into the peer's.
func ratio(ours, peer float64) string {
	if math.IsNaN(ours) || math.IsNaN(peer) || ours <= 0 {
		return "-"
	}
	if r := peer / ours; r < 10 {
		return fmt.Sprintf("%.1fx", r)
	}
	return fmt.Sprintf("%.0fx", peer/ours)
}

// load is how busy the machine is, where the system tells.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(b))[:3], " ")
}

// quantile gives the value below which the share q of the durations lies, in ms.
func quantile(all []time.Duration, q float64) float64 {
	if len(all) == 0 {
		return none()
	}
	sorted := slices.Sorted(slices.Values(all))
	return ms(sorted[int(q*float64(len(sorted)-1)+0.5)])
}

// ms gives a duration in milliseconds.
func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func TestATableIsPrintedInTheOrderMeasured(t *testing.T) {
	var tab table
	var out strings.Builder
	if tab.print(&out); out.Len() > 0 {
		t.Errorf("an empty table: got %q", out.String())
	}
	tab.add(row{"save", "ms", 2, 3, 1, "a file"})
	tab.add(row{"memory", "MB", 150, none(), none(), ""})
	tab.add(row{"save", "ms", 0.5, 3, 1, "a file"})
	tab.add(row{"open", "ms", 2500, none(), 1250, ""})
	tab.print(&out)
	var got []string
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n")[2:6] {
		got = append(got, strings.Join(strings.Fields(line), " "))
	}
	want := []string{"name ours p95 peer ratio the peer", "save 500 us 3 ms 1 ms 2.0x a file", "memory 150 MB - - -", "open 2.50 s - 1.25 s 0.5x"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestQuantiles(t *testing.T) {
	var all []time.Duration
	for i := range 101 {
		all = append(all, time.Duration(100-i)*time.Millisecond)
	}
	if a, b, c := quantile(all, 0.5), quantile(all, 0.95), quantile(nil, 0.5); a != 50 || b != 95 || !math.IsNaN(c) {
		t.Errorf("got %v, %v, %v, want 50, 95 and none", a, b, c)
	}
}
