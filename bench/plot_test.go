package bench

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"

	"kith/screens/picture/chart"
)

// plotPeer draws the same points with gonum/plot, from a module of its own so that
// nothing of it is in the program; the figures are in milliseconds by "png", "svg"
// and "pdf", its own building and writing included. Without it the reason is told.
func plotPeer(tb testing.TB, points []chart.Point) (map[string]float64, string) {
	tb.Helper()
	program := filepath.Join(tb.TempDir(), "plot")
	build := exec.Command("go", "build", "-C", filepath.Join("peers", "plot"), "-trimpath", "-o", program, ".")
	if out, err := build.CombinedOutput(); err != nil {
		tb.Logf("gonum/plot cannot be built: %s", out)
		return nil, "gonum/plot cannot be built here"
	}
	raw := make([][2]float64, len(points))
	for i, p := range points {
		raw[i] = [2]float64{float64(p.Day.Time().Unix()), p.Value}
	}
	in, err := json.Marshal(raw)
	if err != nil {
		tb.Fatal(err)
	}
	run := exec.Command(program)
	run.Stdin = bytes.NewReader(in)
	out, err := run.Output()
	if err != nil {
		return nil, "gonum/plot does not run"
	}
	var figures map[string]float64
	if err := json.Unmarshal(out, &figures); err != nil {
		tb.Fatal(err)
	}
	return figures, "gonum/plot, built and written"
}
