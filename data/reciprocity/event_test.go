package reciprocity

import (
	"errors"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func someEvents(t *rapid.T) []Event {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Event {
		return Event{
			Day:       rapid.IntRange(-4000, 400).Draw(t, "day"),
			Direction: rapid.SampledFrom([]Direction{Given, Received, Both}).Draw(t, "direction"),
			Weight:    rapid.SampledFrom([]float64{0, 0.5, 1, 2}).Draw(t, "weight"),
		}
	}), 0, 40).Draw(t, "events")
}

func TestTallyHalvesWithEveryHalfLife(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var past []Event
		for _, e := range someEvents(t) {
			if e.Day <= 0 {
				past = append(past, e)
			}
		}
		g, r, err := Tally(past, 0, Default())
		if err != nil {
			t.Fatal(err)
		}
		laterG, laterR, err := Tally(past, 180, Default())
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(laterG-g/2) > 1e-9 || math.Abs(laterR-r/2) > 1e-9 {
			t.Fatalf("got %g, %g a half-life later, want half of %g, %g", laterG, laterR, g, r)
		}
	})
}

func TestTallyDependsOnAgeOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events, shift := someEvents(t), rapid.IntRange(-1e6, 1e6).Draw(t, "shift")
		moved := make([]Event, len(events))
		for i, e := range events {
			e.Day += shift
			moved[i] = e
		}
		g, r, err := Tally(events, 0, Default())
		if err != nil {
			t.Fatal(err)
		}
		g2, r2, err := Tally(moved, shift, Default())
		if err != nil {
			t.Fatal(err)
		}
		if g != g2 || r != r2 {
			t.Fatalf("got %g, %g and %g, %g, want the same", g, r, g2, r2)
		}
	})
}

func TestTallyOfKindsAddsUpToTheWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := someEvents(t)
		cut := rapid.IntRange(0, len(events)).Draw(t, "cut")
		var sum [3][2]float64
		for i, part := range [][]Event{events, events[:cut], events[cut:]} {
			g, r, err := Tally(part, 0, Default())
			if err != nil {
				t.Fatal(err)
			}
			sum[i] = [2]float64{g, r}
		}
		for side := range 2 {
			if math.Abs(sum[0][side]-sum[1][side]-sum[2][side]) > 1e-9 {
				t.Fatalf("got %v, want the first to be the sum of the others", sum)
			}
		}
	})
}

func TestTallyCountsFutureDaysAsToday(t *testing.T) {
	g, r, err := Tally([]Event{{400, Given, 2}, {1, Received, 1}, {1, Both, 1}}, 0, Default())
	if err != nil {
		t.Fatal(err)
	}
	near(t, "given", g, 2.5, 0)
	near(t, "received", r, 1.5, 0)
}

func TestTallyOfVeryOldActsIsNothing(t *testing.T) {
	g, _, err := Tally([]Event{{-largestDay, Given, 1}}, largestDay, Default())
	if err != nil {
		t.Fatal(err)
	}
	near(t, "given", g, 0, 0)
}

func TestTallyRefusesBadEventsAndSaysWhich(t *testing.T) {
	for name, bad := range map[string]Event{
		"negative weight": {0, Given, -1},
		"NaN weight":      {0, Given, math.NaN()},
		"endless weight":  {0, Given, math.Inf(1)},
		"no direction":    {0, "", 1},
		"odd direction":   {0, "sideways", 1},
		"day too far":     {largestDay + 1, Given, 1},
		"day too early":   {-largestDay - 1, Given, 1},
	} {
		_, _, err := Tally([]Event{{0, Given, 1}, bad}, 0, Default())
		if !errors.Is(err, ErrBadNumber) || !strings.Contains(err.Error(), "event 2") {
			t.Errorf("%s: got %v, want %v for event 2", name, err, ErrBadNumber)
		}
	}
	if _, _, err := Tally(nil, largestDay+1, Default()); !errors.Is(err, ErrBadNumber) {
		t.Errorf("now too far: got %v, want %v", err, ErrBadNumber)
	}
}

func TestManyActsAreRefusedBeforeTheyAreMisjudged(t *testing.T) {
	g, r, err := Tally([]Event{{0, Given, 1e9}, {0, Given, 1e9}}, 0, Default())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Judge(g, r, Default()); !errors.Is(err, ErrBadNumber) {
		t.Errorf("got %v, want %v", err, ErrBadNumber)
	}
}
