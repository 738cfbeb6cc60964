package sample

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestDiceOfOneNumberAlwaysFallTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Life{Seed: rapid.Uint64().Draw(t, "seed")}
		stream, n := rapid.Byte().Draw(t, "stream"), rapid.Int().Draw(t, "n")
		a, b := l.roll(stream, n), l.roll(stream, n)
		for range 5 {
			if x, y := a.unit(), b.unit(); x != y || x < 0 || x >= 1 {
				t.Fatalf("got %g and %g, want the same, from 0 to 1", x, y)
			}
		}
	})
}

func TestDiceOfNeighbouringNumbersHaveNothingInCommon(t *testing.T) {
	l := Life{Seed: 1}
	seen := map[uint64]bool{}
	for stream := range byte(8) {
		for n := -50; n < 50; n++ {
			v := l.roll(stream, n).src.Uint64()
			if seen[v] {
				t.Fatalf("stream %d, number %d: got a fall that another number had", stream, n)
			}
			seen[v] = true
		}
	}
}

func TestDiceStayInTheirRanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Life{Seed: rapid.Uint64().Draw(t, "seed")}.roll(1, 1)
		n := rapid.IntRange(-3, 1000).Draw(t, "n")
		if got := d.below(n); got < 0 || got >= max(1, n) {
			t.Errorf("below(%d): got %d", n, got)
		}
		lo := rapid.Float64Range(-100, 100).Draw(t, "lo")
		hi := lo + rapid.Float64Range(0.001, 100).Draw(t, "width")
		if got := d.between(lo, hi); got < lo || got > hi {
			t.Errorf("between(%g, %g): got %g", lo, hi, got)
		}
		if r := d.rated(lo*10, 0, 10, .3); r.Set && (r.Value < 0 || r.Value > 10 || r.Value != math.Round(r.Value) || math.Signbit(r.Value)) {
			t.Errorf("rated: got %v, want a whole number from 0 to 10", r)
		}
	})
}

func TestNormalDiceAreNormalEnough(t *testing.T) {
	d := Life{Seed: 3}.roll(1, 1)
	sum, squares, n := 0.0, 0.0, 20000
	for range n {
		v := d.normal()
		sum += v
		squares += v * v
	}
	mean, spread := sum/float64(n), math.Sqrt(squares/float64(n))
	if math.Abs(mean) > .03 || math.Abs(spread-1) > .03 {
		t.Errorf("got mean %.3f and spread %.3f, want 0 and 1", mean, spread)
	}
}

func TestShufflingKeepsEverybody(t *testing.T) {
	list := []int{1, 2, 3, 4, 5, 6, 7, 8}
	mixed := slices.Clone(list)
	shuffle(Life{Seed: 9}.roll(1, 1), mixed)
	if slices.Equal(list, mixed) {
		t.Error("got the old order")
	}
	slices.Sort(mixed)
	if !slices.Equal(list, mixed) {
		t.Errorf("got %v, want the same members", mixed)
	}
}
