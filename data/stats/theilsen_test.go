package stats

import (
	"math"
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTheilSenVectors(t *testing.T) {
	for _, c := range []struct {
		name                           string
		x, y                           []float64
		slope, intercept, lower, upper float64
	}{
		{"T1", upTo(12), calming(), -0.123611, 5.215278, -0.175, -0.100},
		{"T2", upTo(12), coin(), 0, 4, 0, 0},
		{"T3", upTo(12), lastOut(), -0.100, 5.15, -0.150, -0.0333},
		{"T4", uneven(), calming(), -0.040, 5.22, -0.05556, -0.030},
	} {
		l, err := TheilSen(c.x, c.y)
		if err != nil {
			t.Fatal(err)
		}
		near(t, c.name+" slope", l.Slope, c.slope, 1e-6)
		near(t, c.name+" lower", l.Lower, c.lower, 5e-5)
		near(t, c.name+" upper", l.Upper, c.upper, 5e-5)
		near(t, c.name+" intercept", l.Intercept, c.intercept, 1e-6)
		if l.N != 12 || l.Pairs != 66 {
			t.Errorf("%s: got %d points, %d slopes, want 12, 66", c.name, l.N, l.Pairs)
		}
	}
}

// plainSlopes is the simple way: all slopes, sorted.
func plainSlopes(x, y []float64) []float64 {
	var s []float64
	for i := range x {
		for j := range i {
			if x[i] != x[j] {
				s = append(s, (y[i]-y[j])/(x[i]-x[j]))
			}
		}
	}
	slices.Sort(s)
	return s
}

func TestRanksAreThoseOfTheSortedSlopes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 30).Draw(t, "n")
		value := rapid.OneOf(rapid.Float64Range(-1e6, 1e6), rapid.Map(rapid.IntRange(-3, 3), func(i int) float64 { return float64(i) }))
		x := rapid.SliceOfN(value, n, n).Draw(t, "x")
		y := rapid.SliceOfN(value, n, n).Draw(t, "y")
		want := plainSlopes(x, y)
		if len(want) == 0 {
			return
		}
		ranks := []int{0, rapid.IntRange(0, len(want)-1).Draw(t, "rank"), len(want) - 1}
		for i, got := range slopesAt(x, y, ranks) {
			if got != want[ranks[i]] {
				t.Fatalf("rank %d: got %g, want %g", ranks[i], got, want[ranks[i]])
			}
		}
	})
}

func TestOrderedBitsKeepTheOrder(t *testing.T) {
	values := []float64{math.Inf(-1), -math.MaxFloat64, -1, -math.SmallestNonzeroFloat64, 0, math.SmallestNonzeroFloat64, 1, 1.5, math.Inf(1)}
	for i, v := range values {
		if got := fromOrdered(toOrdered(v)); got != v {
			t.Errorf("got %g, want %g", got, v)
		}
		if i > 0 && toOrdered(v) <= toOrdered(values[i-1]) {
			t.Errorf("got %g sorted before %g", v, values[i-1])
		}
	}
	if math.Signbit(fromOrdered(toOrdered(math.Copysign(0, -1)))) {
		t.Error("got -0, want 0")
	}
}

func TestLineFollowsShiftsAndScales(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 25).Draw(t, "n")
		x, y := upTo(n), rapid.SliceOfN(rapid.Float64Range(0, 10), n, n).Draw(t, "y")
		a := rapid.Float64Range(-5, 5).Draw(t, "slope")
		b := rapid.Float64Range(-50, 50).Draw(t, "shift")
		tilted := make([]float64, n)
		for i := range y {
			tilted[i] = y[i] + a*x[i] + b
		}
		l, err := TheilSen(x, y)
		if err != nil {
			t.Fatal(err)
		}
		m, err := TheilSen(x, tilted)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(m.Slope-l.Slope-a) > 1e-9 || math.Abs(m.Intercept-l.Intercept-b) > 1e-9 {
			t.Fatalf("got %+v from %+v with slope %g and shift %g", m, l, a, b)
		}
		if l.Lower > l.Slope || l.Slope > l.Upper {
			t.Fatalf("got %+v, want the slope inside its interval", l)
		}
	})
}

func TestLineDoesNotDependOnTheOrderOfPoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}).Draw(t, "order")
		var x, y []float64
		for _, i := range order {
			x, y = append(x, uneven()[i]), append(y, calming()[i])
		}
		want, err := TheilSen(uneven(), calming())
		if err != nil {
			t.Fatal(err)
		}
		got, err := TheilSen(x, y)
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
}

func TestShortSeriesGetTheWidestInterval(t *testing.T) {
	l, err := TheilSen([]float64{0, 1, 2}, []float64{0, 1, 5})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Line{Slope: 2.5, Intercept: 0, Lower: 1, Upper: 4, N: 3, Pairs: 3}); l != want {
		t.Errorf("got %+v, want %+v", l, want)
	}
	two, err := TheilSen([]float64{3, 1}, []float64{1, 2})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Line{Slope: -0.5, Intercept: 2.5, Lower: -0.5, Upper: -0.5, N: 2, Pairs: 1}); two != want {
		t.Errorf("got %+v, want %+v", two, want)
	}
}

func TestPointsOnOneDayGiveNoSlope(t *testing.T) {
	l, err := TheilSen([]float64{0, 0, 1}, []float64{1, 3, 5})
	if err != nil {
		t.Fatal(err)
	}
	if l.Pairs != 2 || l.Slope != 3 {
		t.Errorf("got %+v, want two slopes with median 3", l)
	}
	_, err = TheilSen([]float64{4, 4, 4}, []float64{1, 3, 5})
	refused(t, "one x", err, ErrTooFew)
}

func TestTheilSenRefusesBadPoints(t *testing.T) {
	for _, bad := range badNumbers() {
		_, err := TheilSen([]float64{0, bad}, []float64{0, 1})
		refused(t, "x", err, ErrBadInput)
		_, err = TheilSen([]float64{0, 1}, []float64{bad, 1})
		refused(t, "y", err, ErrBadInput)
	}
	_, err := TheilSen([]float64{0, 1, 2}, []float64{0, 1})
	refused(t, "lengths", err, ErrBadInput)
	_, err = TheilSen([]float64{0}, []float64{0})
	refused(t, "one point", err, ErrTooFew)
	_, err = TheilSen(nil, nil)
	refused(t, "none", err, ErrTooFew)
	_, err = TheilSen(make([]float64, MaxPoints+1), make([]float64, MaxPoints+1))
	refused(t, "too many", err, ErrBadInput)
	_, err = TheilSen([]float64{0, 1e-300}, []float64{-1e90, 1e90})
	refused(t, "too steep", err, ErrBadInput)
}

func TestTenYearsOfDaysNeedLittleMemory(t *testing.T) {
	x := upTo(3650)
	y := make([]float64, len(x))
	for i := range y {
		y[i] = 5 - x[i]/1000 + 3*math.Sin(x[i]*x[i])
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	l, err := TheilSen(x, y)
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "slope", l.Slope, -0.001, 2e-4)
	if used := after.TotalAlloc - before.TotalAlloc; used > 4<<20 {
		t.Errorf("got %d bytes allocated for %d slopes, want at most 4 MiB", used, l.Pairs)
	}
}
