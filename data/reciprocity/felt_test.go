package reciprocity

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func mustFelt(t rapid.TB, give, get float64) Feeling {
	t.Helper()
	f, err := Felt(&give, &get)
	if err != nil {
		t.Fatalf("felt %g, %g: %v", give, get, err)
	}
	return f
}

func TestFeltNeedsBothRatings(t *testing.T) {
	five := 5.0
	for _, pair := range [][2]*float64{{nil, nil}, {&five, nil}, {nil, &five}} {
		f, err := Felt(pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		if f.State != Unrated || f.Balance != nil {
			t.Errorf("got %s, %v, want %s without a balance", f.State, f.Balance, Unrated)
		}
	}
}

func TestFeltMirrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		give := rapid.Float64Range(0, 10).Draw(t, "give")
		get := rapid.Float64Range(0, 10).Draw(t, "get")
		a, b := mustFelt(t, give, get), mustFelt(t, get, give)
		if *a.Balance != -*b.Balance || a.State != mirror(b.State) {
			t.Fatalf("got %g %s and %g %s, want mirror images", *a.Balance, a.State, *b.Balance, b.State)
		}
		if math.Abs(*a.Balance) > 10.0/14 {
			t.Fatalf("got %g, beyond the ends of the sliders", *a.Balance)
		}
	})
}

func TestFeltRefusesWhatTheSlidersCannotGive(t *testing.T) {
	fine := 5.0
	for _, bad := range []float64{-0.1, 10.1, math.NaN(), math.Inf(1), math.Inf(-1)} {
		if _, err := Felt(&bad, &fine); !errors.Is(err, ErrBadNumber) {
			t.Errorf("give %g: got %v, want %v", bad, err, ErrBadNumber)
		}
		if _, err := Felt(&fine, &bad); !errors.Is(err, ErrBadNumber) {
			t.Errorf("get %g: got %v, want %v", bad, err, ErrBadNumber)
		}
		if _, err := Felt(nil, &bad); !errors.Is(err, ErrBadNumber) {
			t.Errorf("get %g alone: got %v, want %v", bad, err, ErrBadNumber)
		}
	}
}

func TestDifferAsksOnlyWithEvidence(t *testing.T) {
	for _, c := range []struct {
		given, received, give, get float64
		want                       bool
	}{
		{5, 5, 9, 2, true},
		{1, 0, 0, 10, false},
		{8, 1, 7, 4, false},
		{5, 0, 0, 10, true},
		{0, 5, 0, 10, false},
	} {
		logged, felt := mustJudge(t, c.given, c.received), mustFelt(t, c.give, c.get)
		if got := Differ(logged, felt, Default()); got != c.want {
			t.Errorf("logged %g:%g, felt %g/%g: got %v, want %v", c.given, c.received, c.give, c.get, got, c.want)
		}
	}
	if Differ(mustJudge(t, 9, 0), Feeling{State: Unrated}, Default()) {
		t.Error("got a question without a rating")
	}
}
