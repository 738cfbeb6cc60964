//go:build unix

package graph

import (
	"syscall"
	"testing"
	"time"
)

// processTime is what this process has used of all processors.
func processTime(b *testing.B) time.Duration {
	b.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatalf("Getrusage: %v", err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// measured reports processor time per run beside the time that passed.
func measured(b *testing.B, run func()) {
	b.Helper()
	start := processTime(b)
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64(processTime(b)-start)/float64(b.N)/1e6, "cpu-ms/op")
}

func BenchmarkFresh(b *testing.B) {
	for _, name := range []string{"s50", "s150", "s500", "s2000"} {
		g := named(name)
		b.Run(name, func(b *testing.B) {
			measured(b, func() { mustLayout(b, g, nil, nil, Options{}) })
		})
	}
}

func BenchmarkOneNewcomer(b *testing.B) {
	for _, name := range []string{"s50", "s150", "s500", "s2000"} {
		g := named(name)
		before := mustLayout(b, g, nil, nil, Options{})
		more := with(g, Node{ID: "new", Label: "Newcomer", Ring: g.Nodes[7].Ring}, personID(1), personID(5), personID(9))
		b.Run(name, func(b *testing.B) {
			measured(b, func() { mustLayout(b, more, before.Positions, nil, Options{}) })
		})
	}
}

func BenchmarkMeasure(b *testing.B) {
	for _, name := range []string{"s150", "s500", "s2000"} {
		g := named(name)
		at := mustLayout(b, g, nil, nil, Options{}).Positions
		b.Run(name, func(b *testing.B) {
			measured(b, func() { mustMeasure(b, g, at, nil) })
		})
	}
}

func BenchmarkCrossings(b *testing.B) {
	g := named("s2000")
	w, err := newWeb(g)
	if err != nil {
		b.Fatalf("newWeb: %v", err)
	}
	at := mustLayout(b, g, nil, nil, Options{}).Positions
	place := make([]Point, len(w.nodes))
	for i, n := range w.nodes {
		place[i] = at[n.ID]
	}
	measured(b, func() { crossings(w.segments(place)) })
}
