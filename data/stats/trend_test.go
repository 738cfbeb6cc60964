package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// weekly makes one week after another from medians.
func weekly(medians []float64) []Week {
	weeks := make([]Week, len(medians))
	for i, m := range medians {
		weeks[i] = Week{Start: 20000 + 7*i, Median: m, N: 1}
	}
	return weeks
}

// falling is n weeks that fall by 0.1 with a steady ripple.
func falling(n int) []float64 {
	y := make([]float64, n)
	for i := range y {
		y[i] = 8 - 0.1*float64(i) + 1.5*math.Sin(float64(i*i))
	}
	return y
}

func TestTiersSpeakSoftlyFirst(t *testing.T) {
	for n, want := range map[int]Tier{0: Dots, 3: Dots, 4: Early, 11: Early, 12: Soft, 29: Soft, 30: Plain, 500: Plain} {
		if got := TierOf(n); got != want {
			t.Errorf("%d weeks: got %s, want %s", n, got, want)
		}
	}
}

func TestAutocorrelationOfKnownSeries(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   float64
	}{
		{[]float64{1, 2, 3, 4, 5}, 0.4},
		{[]float64{1, -1, 1, -1}, -0.75},
		{[]float64{0.1, 0.1, 0.1}, 0},
		{[]float64{0, 0, 0, 0}, 0},
	} {
		got, err := Autocorrelation(c.values)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "r1", got, c.want, 1e-12)
	}
}

func TestEffectiveNumberOfLeaningSeriesIsSmaller(t *testing.T) {
	n, err := EffectiveN([]float64{1, 2, 3, 4, 5})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "rising", n, 5*0.6/1.4, 1e-12)
	if n, err = EffectiveN([]float64{1, -1, 1, -1}); err != nil {
		t.Fatal(err)
	}
	near(t, "to and fro", n, 4, 0)
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-10, 10), 3, 60).Draw(t, "values")
		r, err := Autocorrelation(values)
		if err != nil {
			t.Fatal(err)
		}
		n, err := EffectiveN(values)
		if err != nil {
			t.Fatal(err)
		}
		if !(r > -1 && r < 1 && n > 0 && n <= float64(len(values))) {
			t.Fatalf("got r1 %g, %g effective of %d", r, n, len(values))
		}
	})
}

func TestAutocorrelationRefusesBadInput(t *testing.T) {
	for _, bad := range badNumbers() {
		_, err := Autocorrelation([]float64{1, 2, bad})
		refused(t, "value", err, ErrBadInput)
	}
	_, err := EffectiveN([]float64{1, 2})
	refused(t, "two values", err, ErrTooFew)
}

func TestTrendKeepsQuietUntilThereIsEnough(t *testing.T) {
	for n := range 12 {
		trend, err := TrendOf(weekly(falling(n)))
		if err != nil {
			t.Fatal(err)
		}
		if trend.Speaks || trend.Direction != 0 || trend.Line != (Line{}) || trend.Weeks != n {
			t.Errorf("%d weeks: got %+v, want quiet", n, trend)
		}
	}
}

func TestTrendSaysWhichWay(t *testing.T) {
	for _, n := range []int{20, 40} {
		down, err := TrendOf(weekly(falling(n)))
		if err != nil {
			t.Fatal(err)
		}
		up := falling(n)
		for i := range up {
			up[i] = -up[i]
		}
		rising, err := TrendOf(weekly(up))
		if err != nil {
			t.Fatal(err)
		}
		if !down.Speaks || down.Direction != -1 || rising.Direction != 1 {
			t.Errorf("%d weeks: got %+v and %+v, want falling and rising", n, down, rising)
		}
		near(t, "slope per week", down.Line.Slope, -0.1, 0.05)
		if down.Test.S >= 0 || down.Test.N != n {
			t.Errorf("%d weeks: got test %+v", n, down.Test)
		}
	}
}

func TestTrendSeesNoneWhereThereIsNone(t *testing.T) {
	trend, err := TrendOf(weekly(append(coin(), coin()...)))
	if err != nil {
		t.Fatal(err)
	}
	if !trend.Speaks || trend.Direction != 0 || trend.Tier != Soft {
		t.Errorf("got %+v, want a spoken lack of direction", trend)
	}
}

func TestTrendDistrustsSeriesThatLeanOnThemselves(t *testing.T) {
	swing := make([]float64, 14)
	for i := range swing {
		swing[i] = 5 + 2*math.Sin(2*math.Pi*float64(i)/14)
	}
	trend, err := TrendOf(weekly(swing))
	if err != nil {
		t.Fatal(err)
	}
	if trend.Speaks || trend.EffectiveN >= 8 {
		t.Errorf("slow swing: got %+v, want quiet with few effective weeks", trend)
	}
}

func TestTrendHearsASteadyMove(t *testing.T) {
	trend, err := TrendOf(weekly(upTo(14)))
	if err != nil {
		t.Fatal(err)
	}
	if !trend.Speaks || trend.Direction != 1 {
		t.Errorf("steady rise: got %+v, want it spoken of: the rise itself is no leaning", trend)
	}
}

func TestTrendCountsWeeksAcrossGaps(t *testing.T) {
	weeks := weekly(falling(12))
	for i := range weeks[6:] {
		weeks[6+i].Start += 70
	}
	trend, err := TrendOf(weeks)
	if err != nil {
		t.Fatal(err)
	}
	if trend.N != 12 || trend.Weeks != 22 {
		t.Errorf("got %d medians over %d weeks, want 12 over 22", trend.N, trend.Weeks)
	}
}

func TestTrendRefusesBadWeeks(t *testing.T) {
	for _, weeks := range [][]Week{
		{{Start: 7}, {Start: 0}}, {{Start: 7}, {Start: 7}}, {{Start: math.MinInt}, {Start: math.MaxInt}}, {{Median: math.NaN()}},
	} {
		_, err := TrendOf(weeks)
		refused(t, "weeks", err, ErrBadInput)
	}
}

func TestHoldingComparesTwelveWeeksWithTheTwelveBefore(t *testing.T) {
	medians := append(append([]float64{99, 99}, full(12)...), 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4)
	weeks := weekly(medians)
	last := weeks[len(weeks)-1].Start
	d, err := Holding(weeks, last)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "difference", d.Value, 2.5, 0)
	if !(d.Lo >= 2 && d.Hi <= 3 && d.Lo < d.Hi) {
		t.Errorf("got %+v, want an interval within 2 to 3", d)
	}
	earlier, err := Holding(append(weeks, Week{Start: last + 7, Median: 99}), last)
	if err != nil {
		t.Fatal(err)
	}
	if earlier != d {
		t.Errorf("got %+v with a week to come, want %+v", earlier, d)
	}
}

func TestHoldingNeedsWeeksOnBothSides(t *testing.T) {
	weeks := weekly(falling(15))
	_, err := Holding(weeks, weeks[14].Start)
	refused(t, "three weeks before", err, ErrTooFew)
	_, err = Holding(nil, 0)
	refused(t, "none", err, ErrTooFew)
}
