package reciprocity

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNetworkHidesUntilThereIsEnough(t *testing.T) {
	for total, want := range map[float64]bool{0: true, 9.99: true, 10: false, 20: false} {
		s, err := Network([]Pair{{total / 2, 0}, {0, total / 2}})
		if err != nil {
			t.Fatal(err)
		}
		if s.TooLittle != want {
			t.Errorf("%g acts: got too little %v, want %v", total, s.TooLittle, want)
		}
	}
}

func TestNetworkOfOneTieIsThatTie(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := rapid.Float64Range(0.001, 50).Draw(t, "given")
		r := rapid.Float64Range(0, 50).Draw(t, "received")
		s, err := Network([]Pair{{g, r}})
		if err != nil {
			t.Fatal(err)
		}
		if b := mustJudge(t, g, r); math.Abs(*s.Reciprocity-*b.Mutual) > 1e-12 {
			t.Fatalf("got %g, want %g", *s.Reciprocity, *b.Mutual)
		}
	})
}

func TestNetworkCountsEveryTieOnceInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Float64Range(0, 3)
		pairs := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Pair {
			return Pair{amount.Draw(t, "given"), amount.Draw(t, "received")}
		}), 0, 30).Draw(t, "pairs")
		s, err := Network(pairs)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Mutual + s.Out + s.In + s.None; got != len(pairs) {
			t.Fatalf("got %d ties in the census, want %d", got, len(pairs))
		}
		swapped := make([]Pair, len(pairs))
		for i, p := range pairs {
			swapped[len(pairs)-1-i] = Pair{p.Received, p.Given}
		}
		m, err := Network(swapped)
		if err != nil {
			t.Fatal(err)
		}
		if m.Out != s.In || m.In != s.Out || m.Mutual != s.Mutual || math.Abs(m.Returned-s.Returned) > 1e-9 {
			t.Fatalf("got %+v and %+v, want mirror images", s, m)
		}
	})
}

func TestNetworkRefusesWhatIsNoAmount(t *testing.T) {
	for _, bad := range []Pair{{-1, 0}, {0, -1}, {math.NaN(), 0}, {0, math.Inf(1)}} {
		_, err := Network([]Pair{{1, 1}, bad})
		if !errors.Is(err, ErrBadNumber) || !strings.Contains(err.Error(), "tie 2") {
			t.Errorf("%v: got %v, want %v for tie 2", bad, err, ErrBadNumber)
		}
	}
}

func TestRhoOfAWholeNetwork(t *testing.T) {
	rho, err := Rho(4, 6, 4)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "rho", *rho, 1.0/3, 1e-12)
	less, err := Rho(4, 6, 0)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "less than chance", *less, -1, 1e-12)
	for _, c := range [][3]int{{0, 0, 0}, {1, 0, 0}, {3, 0, 0}, {3, 6, 6}} {
		if rho, err := Rho(c[0], c[1], c[2]); rho != nil || err != nil {
			t.Errorf("%v: got %v, %v, want undefined", c, rho, err)
		}
	}
	for _, c := range [][3]int{{-1, 0, 0}, {3, 7, 0}, {3, -1, 0}, {3, 2, 3}, {3, 2, -1}, {1 << 40, 1, 0}} {
		if _, err := Rho(c[0], c[1], c[2]); !errors.Is(err, ErrBadNumber) {
			t.Errorf("%v: got %v, want %v", c, err, ErrBadNumber)
		}
	}
}
