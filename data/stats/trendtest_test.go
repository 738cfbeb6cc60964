package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestMannKendallVectors(t *testing.T) {
	for _, c := range []struct {
		name       string
		x, y       []float64
		s          int
		varS, z, p float64
	}{
		{"T1", upTo(12), calming(), -56, 212.6667, -3.7715, 0.00016},
		{"T2", upTo(12), coin(), 1, 151.6667, 0, 1},
		{"T3", upTo(12), lastOut(), -34, 212.6667, -2.26289, 0.02364},
		{"T4", uneven(), calming(), -56, 212.6667, -3.7715, 0.00016},
	} {
		m, err := MannKendall(c.x, c.y)
		if err != nil {
			t.Fatal(err)
		}
		if m.S != c.s || m.N != 12 {
			t.Errorf("%s: got S %d of %d, want %d of 12", c.name, m.S, m.N, c.s)
		}
		near(t, c.name+" variance", m.VarS, c.varS, 5e-5)
		near(t, c.name+" z", m.Z, c.z, 5e-5)
		near(t, c.name+" p", m.P, c.p, 5e-6)
	}
}

// TestVarianceIsThatOfAllOrders checks Kendall's formula, ties in both lists included,
// against every order of y.
func TestVarianceIsThatOfAllOrders(t *testing.T) {
	for _, c := range []struct{ x, y []float64 }{
		{[]float64{0, 1, 2, 3, 4}, []float64{1, 2, 3, 4, 5}},
		{[]float64{0, 1, 2, 3, 4, 5}, []float64{1, 1, 2, 2, 2, 3}},
		{[]float64{0, 0, 1, 1, 1, 2}, []float64{1, 1, 1, 2, 2, 3}},
		{[]float64{0, 0, 0, 1, 1, 2, 3}, []float64{5, 5, 5, 5, 1, 1, 2}},
	} {
		sum, square, orders := 0.0, 0.0, 0.0
		permute(c.y, len(c.y), func(y []float64) {
			s := float64(concordance(c.x, y))
			sum, square, orders = sum+s, square+s*s, orders+1
		})
		near(t, "mean", sum/orders, 0, 1e-9)
		near(t, "variance", kendallVariance(c.x, c.y), square/orders, 1e-9)
	}
}

// permute calls see with every order of the first n values (Heap's method).
func permute(values []float64, n int, see func([]float64)) {
	if n == 1 {
		see(values)
		return
	}
	for i := range n {
		permute(values, n-1, see)
		j := 0
		if n%2 == 0 {
			j = i
		}
		values[j], values[n-1] = values[n-1], values[j]
	}
}

func TestMannKendallTurnsWithTheSeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 40).Draw(t, "n")
		y := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 10), func(i int) float64 { return float64(i) }), n, n).Draw(t, "y")
		down := make([]float64, n)
		for i := range y {
			down[i] = -2 * y[i]
		}
		a, err := MannKendall(upTo(n), y)
		if err != nil {
			t.Fatal(err)
		}
		b, err := MannKendall(upTo(n), down)
		if err != nil {
			t.Fatal(err)
		}
		if a.S != -b.S || a.Z != -b.Z || a.P != b.P || a.VarS != b.VarS {
			t.Fatalf("got %+v and %+v, want mirror images", a, b)
		}
		if a.P < 0 || a.P > 1 || math.Abs(a.Z) > 20 {
			t.Fatalf("got %+v", a)
		}
	})
}

func TestEqualValuesHaveNoTrend(t *testing.T) {
	m, err := MannKendall(upTo(5), []float64{3, 3, 3, 3, 3})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Test{S: 0, VarS: 0, Z: 0, P: 1, N: 5}); m != want {
		t.Errorf("got %+v, want %+v", m, want)
	}
}

func TestMannKendallRefusesBadPoints(t *testing.T) {
	for _, bad := range badNumbers() {
		_, err := MannKendall([]float64{0, 1, 2}, []float64{0, 1, bad})
		refused(t, "y", err, ErrBadInput)
	}
	_, err := MannKendall(upTo(2), upTo(2))
	refused(t, "two points", err, ErrTooFew)
	_, err = MannKendall(upTo(4), upTo(3))
	refused(t, "lengths", err, ErrBadInput)
}
