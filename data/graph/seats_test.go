package graph

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestThereIsASeatForEveryoneInsideTheBand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		need := []int{0}
		var want []demand
		want = append(want, demand{})
		for range rapid.IntRange(1, 6).Draw(t, "rings") {
			n := rapid.IntRange(0, 300).Draw(t, "people")
			need = append(need, n)
			want = append(want, demand{people: n})
		}
		r := freshRings(want)
		s := newSeats(r, need)
		for k := 1; k < len(need); k++ {
			count := 0
			lo, hi := r.limits(k)
			for _, row := range s.band[k].rows {
				count += int(row.count)
				for i := row.first; i < row.first+row.count; i++ {
					if d := math.Hypot(s.x[i], s.y[i]); d < lo-1e-6 || d > hi+1e-6 {
						t.Errorf("ring %d: got a seat at %v, want %v to %v", k, d, lo, hi)
					}
					if got := s.near(k, s.x[i], s.y[i]); got != i {
						t.Errorf("ring %d: the seat nearest to seat %d is %d", k, i, got)
					}
				}
			}
			if count != need[k] {
				t.Errorf("ring %d: got %d seats, want %d", k, count, need[k])
			}
		}
	})
}

func TestBandsAreReadOffThePicture(t *testing.T) {
	want := freshRings([]demand{{}, {people: 5}, {people: 10}, {}, {people: 35}})
	var picture []sighting
	for ring, people := range []int{0, 5, 10, 0, 35} {
		for i := range people {
			lo, hi := want.edge[max(ring, 1)-1], want.edge[ring]
			picture = append(picture, sighting{lo + (hi-lo)*(float64(i)+0.5)/float64(people), ring})
		}
	}
	got := seenRings(picture, want, 0)
	for k := range want.edge {
		if got.edge[k] != want.edge[k] {
			t.Errorf("limit %d: got %v, want %v as drawn", k, got.edge[k], want.edge[k])
		}
	}
	// With another guess the limits still part the rings.
	other := seenRings(picture, rings{[]float64{0, 10, 500, 510, 520}}, 0)
	for _, s := range picture {
		if s.r < other.edge[s.ring-1]-1e-9 || s.r > other.edge[s.ring]+1e-9 {
			t.Errorf("ring %d at %v is outside %v", s.ring, s.r, other.edge)
		}
	}
}

func TestSwappingShortensTies(t *testing.T) {
	w := webOf(t, named("h150"))
	p := newPlan(w, nil, nil, Options{})
	table := p.newTable(p.strangers())
	table.sitAnywhere()
	length := func() float64 {
		sum := 0.0
		for _, e := range w.pairs {
			sum += math.Hypot(table.x[e.a]-table.x[e.b], table.y[e.a]-table.y[e.b])
		}
		return sum
	}
	before := length()
	table.anneal(p.heat(table))
	if after := length(); after > 0.65*before {
		t.Errorf("got ties of %.0f px together, want less than 0.65 of %.0f", after, before)
	}
	taken := map[int32]bool{}
	for i, s := range table.seat {
		if taken[s] || table.holder[s] != int32(i) {
			t.Errorf("seat %d is not held by the one person who sits there", s)
		}
		taken[s] = true
	}
}

func TestEffortIsBoundedOnDenseMaps(t *testing.T) {
	tests := []struct {
		people, ties int
		want         effort
	}{
		{50, 0, effort{0, 0, 24}},
		{50, 275, effort{4, 3, 24}},
		{500, 4500, effort{4, 3, 24}},
		{2000, 14000, effort{6, 2, 24}},
		{1045, 26750, effort{5, 1, 24}},
		{2000, 1_000_000, effort{0, 0, 24}},
	}
	for _, tt := range tests {
		w := &web{nodes: make([]Node, tt.people), pairs: make([]pair, tt.ties)}
		if got := w.freshEffort(); got != tt.want {
			t.Errorf("%d people, %d ties: got %+v, want %+v", tt.people, tt.ties, got, tt.want)
		}
	}
}
