package stats

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestWilsonVectors(t *testing.T) {
	for _, c := range []struct {
		k, n             int
		estimate, lo, hi float64
	}{
		{4, 7, 0.5714, 0.2505, 0.8418},
		{0, 5, 0, 0, 0.4345},
		{9, 10, 0.9, 0.5958, 0.9821},
	} {
		s, err := Wilson(c.k, c.n)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "estimate", s.Estimate, c.estimate, 5e-5)
		near(t, "lo", s.Lo, c.lo, 5e-5)
		near(t, "hi", s.Hi, c.hi, 5e-5)
	}
}

func TestWilsonSolvesItsEquation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5000).Draw(t, "n")
		k := rapid.IntRange(0, n).Draw(t, "k")
		s, err := Wilson(k, n)
		if err != nil {
			t.Fatal(err)
		}
		if !(0 <= s.Lo && s.Lo <= s.Estimate && s.Estimate <= s.Hi && s.Hi <= 1) {
			t.Fatalf("got %+v", s)
		}
		for _, edge := range []float64{s.Lo, s.Hi} {
			// The edge is the share from which the estimate is 1.96 deviations away.
			off := (s.Estimate - edge) * (s.Estimate - edge)
			if want := z95 * z95 * edge * (1 - edge) / float64(n); math.Abs(off-want) > 1e-12 {
				t.Fatalf("%d of %d: got edge %g, off by %g", k, n, edge, off-want)
			}
		}
		other, err := Wilson(n-k, n)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(other.Lo-(1-s.Hi)) > 1e-12 {
			t.Fatalf("got %+v and %+v, want mirror images", s, other)
		}
	})
}

func TestWilsonReachesTheEndsExactly(t *testing.T) {
	for n := 1; n < 200; n++ {
		none, err := Wilson(0, n)
		if err != nil {
			t.Fatal(err)
		}
		all, err := Wilson(n, n)
		if err != nil {
			t.Fatal(err)
		}
		if none.Lo != 0 || all.Hi != 1 {
			t.Errorf("n %d: got %g and %g, want 0 and 1", n, none.Lo, all.Hi)
		}
	}
}

func TestWilsonRefusesImpossibleCounts(t *testing.T) {
	for _, c := range [][2]int{{-1, 5}, {6, 5}, {1, -1}, {1, maxCount + 1}} {
		_, err := Wilson(c[0], c[1])
		refused(t, "wilson", err, ErrBadInput)
	}
	_, err := Wilson(0, 0)
	refused(t, "no cases", err, ErrTooFew)
}

func TestSignTestVectors(t *testing.T) {
	for _, c := range []struct {
		plus, minus int
		p           float64
	}{
		{1, 9, 0.0215}, {2, 4, 0.6875}, {0, 6, 0.0313}, {3, 12, 0.0352}, {0, 0, 1}, {5, 5, 1}, {0, 1, 1},
	} {
		for _, swap := range []bool{false, true} {
			if swap {
				c.plus, c.minus = c.minus, c.plus
			}
			p, err := SignTest(c.plus, c.minus)
			if err != nil {
				t.Fatal(err)
			}
			near(t, "p", p, c.p, 5.1e-5)
		}
	}
}

func TestSignTestIsExact(t *testing.T) {
	for n := int64(1); n <= 300; n += 23 {
		sum, all := new(big.Int), new(big.Int).Lsh(big.NewInt(1), uint(n-1))
		for few := range n/2 + 1 {
			sum.Add(sum, new(big.Int).Binomial(n, few))
			want, _ := new(big.Rat).SetFrac(sum, all).Float64()
			got, err := SignTest(int(few), int(n-few))
			if err != nil {
				t.Fatal(err)
			}
			if want = math.Min(1, want); math.Abs(got/want-1) > 1e-11 {
				t.Errorf("%d against %d: got %g, want %g", few, n-few, got, want)
			}
		}
	}
}

func TestSignTestOfManyCases(t *testing.T) {
	p, err := SignTest(maxCount, maxCount)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "even", p, 1, 1e-6)
	if p, err = SignTest(0, maxCount); err != nil || p != 0 {
		t.Errorf("got %g, %v, want 0", p, err)
	}
}

func TestSignTestRefusesImpossibleCounts(t *testing.T) {
	for _, c := range [][2]int{{-1, 5}, {5, -1}, {maxCount + 1, 0}, {0, maxCount + 1}} {
		_, err := SignTest(c[0], c[1])
		refused(t, "sign", err, ErrBadInput)
	}
}
