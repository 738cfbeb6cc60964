package people_test

import "testing"

func BenchmarkRefresh(b *testing.B) {
	t := &testing.T{}
	_ = t
}

func TestZRefresh(t *testing.T) {
	store, _ := filled(t)
	w := open(t, store)
	r := testing.Benchmark(func(b *testing.B) {
		for range b.N {
			room(w).Refresh()
		}
	})
	t.Log(r)
	r = testing.Benchmark(func(b *testing.B) {
		for range b.N {
			w.Settle()
		}
	})
	t.Log("settle", r)
}
