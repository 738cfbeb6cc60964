package graph

import "testing"

func BenchmarkCold150(b *testing.B) {
	full := named("s150")
	for b.Loop() {
		Layout(full, nil, nil, Options{})
	}
}
func BenchmarkCold50(b *testing.B) {
	full := named("s50")
	for b.Loop() {
		Layout(full, nil, nil, Options{})
	}
}
