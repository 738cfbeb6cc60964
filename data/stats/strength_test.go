package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// full is n periods in which the whole target was done.
func full(n int) []float64 {
	v := make([]float64, n)
	for i := range v {
		v[i] = 1
	}
	return v
}

// last is the strength at the end.
func last(t rapid.TB, values []float64, halfLife float64) float64 {
	t.Helper()
	s, err := Strength(values, halfLife)
	if err != nil {
		t.Fatal(err)
	}
	return s[len(s)-1]
}

func TestStrengthVectors(t *testing.T) {
	for _, c := range []struct {
		halfLife float64
		weeks    int
		want     float64
	}{
		{4, 1, 0.1591}, {4, 4, 0.5}, {4, 13, 0.8949}, {4, 30, 0.9945},
		{13, 1, 0.0519}, {13, 4, 0.1921}, {13, 13, 0.5}, {13, 30, 0.7980}, {13, 60, 0.9592}, {13, 90, 0.9918},
	} {
		near(t, "strength", last(t, full(c.weeks), c.halfLife), c.want, 5e-5)
	}
	near(t, "a miss after 90, h=4", last(t, append(full(90), 0), 4), 0.8409, 5e-5)
	near(t, "a miss after 90, h=13", last(t, append(full(90), 0), 13), 0.9403, 5.1e-5)
}

func TestRestsFreezeStrength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 1.5), 1, 30).Draw(t, "values")
		at := rapid.IntRange(0, len(values)).Draw(t, "rest")
		halfLife := rapid.Float64Range(0.1, 60).Draw(t, "half-life")
		with := append(append(append([]float64{}, values[:at]...), Rest(), Rest()), values[at:]...)
		s, err := Strength(with, halfLife)
		if err != nil {
			t.Fatal(err)
		}
		before := 0.0
		if at > 0 {
			before = s[at-1]
		}
		if s[at] != before || s[at+1] != before {
			t.Fatalf("got %v in a rest after %g", s[at:at+2], before)
		}
		plain, err := Strength(values, halfLife)
		if err != nil {
			t.Fatal(err)
		}
		if s[len(s)-1] != plain[len(plain)-1] {
			t.Fatalf("got %g with a rest, want %g", s[len(s)-1], plain[len(plain)-1])
		}
	})
}

func TestStrengthStaysAShareAndDoingMoreNeverLowersIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(0, 3), 1, 40).Draw(t, "values")
		halfLife := rapid.Float64Range(0.1, 60).Draw(t, "half-life")
		a := last(t, append(values, 0.2), halfLife)
		b := last(t, append(values, 0.7), halfLife)
		if !(a >= 0 && a <= b && b <= 1) {
			t.Fatalf("got %g and %g", a, b)
		}
	})
}

func TestDoingMoreThanTheTargetCountsAsTheTarget(t *testing.T) {
	near(t, "three times", last(t, []float64{3}, 4), last(t, []float64{1}, 4), 0)
}

func TestStrengthRefusesBadInput(t *testing.T) {
	for _, h := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		_, err := Strength([]float64{1}, h)
		refused(t, "half-life", err, ErrBadInput)
	}
	for _, v := range []float64{-0.1, math.Inf(1), math.Inf(-1)} {
		_, err := Strength([]float64{1, v}, 4)
		refused(t, "value", err, ErrBadInput)
	}
	_, err := Strength(make([]float64, MaxPoints+1), 4)
	refused(t, "too many", err, ErrBadInput)
	if s, err := Strength(nil, 4); err != nil || len(s) != 0 {
		t.Errorf("got %v, %v for nothing, want nothing", s, err)
	}
}
