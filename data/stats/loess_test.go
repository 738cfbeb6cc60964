package stats

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestLoessVectors(t *testing.T) {
	y := []float64{5, 5.5, 4.5, 5, 4, 4.5, 3.5, 4, 3, 3.5}
	got, err := Loess(upTo(10), y, 6, []float64{0, 2.5, 5, 9})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{5.214053, 4.750000, 4.115422, 3.285947} {
		near(t, "loess", got[i], want, 5e-7)
	}
}

func TestLoessKeepsAStraightLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(4, 40).Draw(t, "n")
		x := rapid.SliceOfNDistinct(rapid.IntRange(18000, 22000), n, n, rapid.ID[int]).Draw(t, "days")
		k := rapid.IntRange(4, n).Draw(t, "k")
		a := rapid.Float64Range(-2, 2).Draw(t, "slope")
		days, y := make([]float64, n), make([]float64, n)
		for i, d := range x {
			days[i], y[i] = float64(d), 3+a*float64(d-20000)
		}
		got, err := Loess(days, y, k, days)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if math.Abs(got[i]-y[i]) > 1e-6 {
				t.Fatalf("at %g: got %g, want %g", days[i], got[i], y[i])
			}
		}
	})
}

func TestLoessIgnoresTheOrderAndLeavesItsArguments(t *testing.T) {
	x, y := []float64{3, 0, 2, 1, 4}, []float64{1, 5, 2, 2, 0}
	wantX, wantY := slices.Clone(x), slices.Clone(y)
	a, err := Loess(x, y, 3, []float64{1.5})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Loess([]float64{0, 1, 2, 3, 4}, []float64{5, 2, 2, 1, 0}, 3, []float64{1.5})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "order", a[0], b[0], 0)
	if !slices.Equal(x, wantX) || !slices.Equal(y, wantY) {
		t.Errorf("got arguments changed to %v, %v", x, y)
	}
}

func TestLoessWithoutRoomForALineGivesAMean(t *testing.T) {
	for _, c := range []struct {
		name     string
		x, y     []float64
		k        int
		at, want float64
	}{
		{"same x", []float64{1, 1, 1}, []float64{2, 3, 7}, 3, 1, 4},
		{"same x, asked from afar", []float64{1, 1, 1}, []float64{2, 3, 7}, 3, 90, 4},
		{"two equally far", []float64{0, 2}, []float64{4, 6}, 2, 1, 5},
		{"on a point with one neighbour", []float64{0, 2}, []float64{4, 6}, 2, 2, 6},
		{"same x in the window", []float64{5, 5, 9, 40}, []float64{2, 4, 8, 0}, 2, 5, 3},
	} {
		got, err := Loess(c.x, c.y, c.k, []float64{c.at})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		near(t, c.name, got[0], c.want, 1e-9)
	}
}

func TestNearestPointsAreThose(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 20).Draw(t, "n")
		x := rapid.SliceOfN(rapid.Float64Range(-10, 10), n, n).Draw(t, "x")
		k := rapid.IntRange(2, n).Draw(t, "k")
		x0 := rapid.Float64Range(-20, 20).Draw(t, "at")
		c, err := newCloud(x, x, k, nil)
		if err != nil {
			t.Fatal(err)
		}
		from := c.nearest(x0, k)
		var distances []float64
		for _, v := range x {
			distances = append(distances, math.Abs(v-x0))
		}
		slices.Sort(distances)
		reach := math.Max(math.Abs(c.x[from]-x0), math.Abs(c.x[from+k-1]-x0))
		if reach != distances[k-1] {
			t.Fatalf("got reach %g, want %g", reach, distances[k-1])
		}
	})
}

func TestBandIsTheMiddleHalfOfTheWindow(t *testing.T) {
	y := []float64{9, 1, 2, 3, 4, 5, 9}
	band, err := Band(upTo(7), y, 5, []float64{3, 0})
	if err != nil {
		t.Fatal(err)
	}
	if want := []Range{{2, 4}, {2, 4}}; !slices.Equal(band, want) {
		t.Errorf("got %v, want %v", band, want)
	}
}

func TestNeighboursAreHalfButEightAtLeast(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 2: 2, 7: 7, 8: 8, 10: 8, 16: 8, 17: 9, 104: 52} {
		if got := Neighbours(n); got != want {
			t.Errorf("%d points: got %d, want %d", n, got, want)
		}
	}
}

func TestLoessAndBandRefuseBadInput(t *testing.T) {
	for _, k := range []int{-1, 0, 1, 4} {
		_, err := Loess(upTo(3), upTo(3), k, []float64{1})
		refused(t, "loess k", err, ErrBadInput)
		_, err = Band(upTo(3), upTo(3), k, []float64{1})
		refused(t, "band k", err, ErrBadInput)
	}
	for _, bad := range badNumbers() {
		_, err := Loess(upTo(3), upTo(3), 2, []float64{bad})
		refused(t, "at", err, ErrBadInput)
		_, err = Loess(upTo(2), []float64{1, bad}, 2, nil)
		refused(t, "y", err, ErrBadInput)
	}
	_, err := Band(upTo(1), upTo(1), 1, nil)
	refused(t, "one point", err, ErrTooFew)
}

func TestLoessStaysANumberHoweverSteep(t *testing.T) {
	for _, gap := range []float64{1e-300, 1e-162, 1e-100, 1, 1e99} {
		for _, at := range []float64{0, 1e-150, 1, 1e12, -1e100} {
			got, err := Loess([]float64{0, gap, 2 * gap, 3 * gap}, []float64{-1e100, 1e100, -1e100, 1e100}, 4, []float64{at})
			if err != nil {
				t.Fatal(err)
			}
			if math.IsNaN(got[0]) || math.IsInf(got[0], 0) {
				t.Errorf("gap %g at %g: got %g, want a number", gap, at, got[0])
			}
		}
	}
}
