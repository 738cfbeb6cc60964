package reciprocity

import (
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

// rational is I_x(a, b) for whole a and b as an exact sum over the binomial tail,
// Σ_{j≥a} C(n, j) x^j (1-x)^(n-j) with n = a+b-1 (DLMF 8.17.5).
func rational(x float64, a, b int) float64 {
	n := a + b - 1
	px := new(big.Rat).SetFloat64(x)
	py := new(big.Rat).Sub(big.NewRat(1, 1), px)
	sum := new(big.Rat)
	for j := a; j <= n; j++ {
		term := new(big.Rat).SetInt(new(big.Int).Binomial(int64(n), int64(j)))
		for range j {
			term.Mul(term, px)
		}
		for range n - j {
			term.Mul(term, py)
		}
		sum.Add(sum, term)
	}
	v, _ := sum.Float64()
	return v
}

func TestBetaMatchesExactSums(t *testing.T) {
	for _, x := range []float64{1.0 / 1024, 0.125, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1023.0 / 1024} {
		for _, a := range []int{1, 2, 3, 7, 12} {
			for _, b := range []int{1, 2, 5, 9, 12} {
				got, want := betaCDF(x, float64(a), float64(b)), rational(x, a, b)
				if math.Abs(got-want) > 2e-14 {
					t.Errorf("I_%g(%d, %d): got %.17g, want %.17g", x, a, b, got, want)
				}
				if x < float64(a)/float64(a+b) && math.Abs(got/want-1) > 1e-13 {
					t.Errorf("I_%g(%d, %d), lower tail: got %.17g, want %.17g", x, a, b, got, want)
				}
			}
		}
	}
}

func TestBetaMatchesClosedForms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(1e-6, 1-1e-6).Draw(t, "x")
		a := rapid.Float64Range(0.01, 300).Draw(t, "a")
		for _, c := range []struct {
			name      string
			got, want float64
		}{
			{"I(a, 1) = x^a", betaCDF(x, a, 1), math.Pow(x, a)},
			{"I(1, b) = 1-(1-x)^b", betaCDF(x, 1, a), -math.Expm1(a * math.Log1p(-x))},
			{"arcsine law", betaCDF(x, 0.5, 0.5), 2 / math.Pi * math.Asin(math.Sqrt(x))},
		} {
			if math.Abs(c.got-c.want) > 1e-13 {
				t.Fatalf("%s at x=%g a=%g: got %.17g, want %.17g", c.name, x, a, c.got, c.want)
			}
		}
	})
}

// TestBetaRecurrence checks shapes that are not whole numbers against DLMF 8.17.12.
func TestBetaRecurrence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.Float64Range(0.001, 0.999).Draw(t, "x")
		a := rapid.Float64Range(1.01, 2000).Draw(t, "a")
		b := rapid.Float64Range(1.01, 2000).Draw(t, "b")
		got := betaCDF(x, a, b)
		want := x*betaCDF(x, a-1, b) + (1-x)*betaCDF(x, a, b-1)
		if math.Abs(got-want) > 2e-13 {
			t.Fatalf("I_%g(%g, %g): got %.17g, want %.17g", x, a, b, got, want)
		}
		if mirror := 1 - betaCDF(1-x, b, a); math.Abs(got-mirror) > 2e-13 {
			t.Fatalf("I_%g(%g, %g): got %.17g, mirror %.17g", x, a, b, got, mirror)
		}
	})
}

func TestBetaHoldsAtLargeShapes(t *testing.T) {
	// Symmetric shapes have half their weight below a half, whatever their size.
	for _, c := range []struct{ a, within float64 }{{10, 1e-15}, {1e3, 1e-14}, {1e5, 1e-13}, {1e7, 1e-12}, {1e9, 1e-11}} {
		near(t, "half", betaCDF(0.5, c.a, c.a), 0.5, c.within)
		near(t, "median", betaQuantile(0.5, c.a, c.a), 0.5, c.within)
	}
	near(t, "far below", betaCDF(0.3, 1e9, 1e9), 0, 0)
	near(t, "far above", betaCDF(0.7, 1e9, 1e9), 1, 0)
}

func TestBetaEnds(t *testing.T) {
	near(t, "at 0", betaCDF(0, 2, 3), 0, 0)
	near(t, "below 0", betaCDF(-1, 2, 3), 0, 0)
	near(t, "at 1", betaCDF(1, 2, 3), 1, 0)
	near(t, "above 1", betaCDF(2, 2, 3), 1, 0)
}

func TestBetaQuantileInverts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Float64Range(1e-6, 1-1e-6).Draw(t, "p")
		a := rapid.Float64Range(0.2, 5000).Draw(t, "a")
		b := rapid.Float64Range(0.2, 5000).Draw(t, "b")
		x := betaQuantile(p, a, b)
		if !(x >= 0 && x <= 1) {
			t.Fatalf("got %g, want a share", x)
		}
		// One unit in the last place of x moves the probability by density·ulp. Above a half x
		// is 1 less the other tail, and has the units of 1.
		unit := x
		if p > 0.5 {
			unit = 1
		}
		slack := 1e-13 + 4e-16*unit*math.Abs(betaCDF(x*(1+1e-6), a, b)-betaCDF(x*(1-1e-6), a, b))/(2e-6*x)
		if edge := 1 - x; edge < 1e-3 {
			slack += math.Abs(betaCDF(1-edge+1e-15, a, b) - betaCDF(1-edge-1e-15, a, b))
		}
		if got := betaCDF(x, a, b); math.Abs(got-p) > slack {
			t.Fatalf("I(Q(%g)) with a=%g b=%g: got %.17g, off by %g", p, a, b, got, got-p)
		}
	})
}

func TestBetaQuantileOfClosedForms(t *testing.T) {
	for _, p := range []float64{1e-9, 0.001, 0.1, 0.5, 0.9, 0.999} {
		for _, a := range []float64{0.05, 0.5, 1, 2, 30, 4000} {
			near(t, "Q(p; a, 1) = p^(1/a)", betaQuantile(p, a, 1), math.Pow(p, 1/a), 1e-13)
			near(t, "Q(p; 1, b) = 1-(1-p)^(1/b)", betaQuantile(p, 1, a), -math.Expm1(math.Log1p(-p)/a), 1e-13)
		}
	}
}
