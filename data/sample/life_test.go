package sample

import (
	"errors"
	"testing"

	"kith/data"
)

// small is a life that is made in no time and still has everybody in it.
func small() Life { return Life{Years: 2, People: 24, Entries: 60, Seed: 7} }

// planned makes the plan of a life, or fails the test.
func planned(t testing.TB, l Life) *plan {
	t.Helper()
	p, err := newPlan(l)
	if err != nil {
		t.Fatalf("plan %+v: %v", l, err)
	}
	return p
}

func TestALifeThatCannotBeIsRefusedByName(t *testing.T) {
	for _, c := range []struct {
		life  Life
		field string
	}{
		{Life{Years: 0}, "Years"},
		{Life{Years: -1}, "Years"},
		{Life{Years: MaxYears + 1}, "Years"},
		{Life{Years: 1, People: -1}, "People"},
		{Life{Years: 1, People: MaxPeople + 1}, "People"},
		{Life{Years: 1, Entries: -1}, "Entries"},
		{Life{Years: 1, Entries: MaxEntries + 1}, "Entries"},
		{Life{Years: 1, Until: -5}, "Until"},
		{Life{Years: 1, Until: data.LastDay}, "Until"},
		{Life{Years: 1, Zone: "Mars/Olympus"}, "Zone"},
		{Life{Years: 1, Zone: "Local"}, "Zone"},
		{Life{Years: 1, Zone: "../etc"}, "Zone"},
	} {
		var field *data.FieldError
		err := c.life.Check()
		if !errors.As(err, &field) || field.Field != c.field || !errors.Is(err, data.ErrInvalid) {
			t.Errorf("check %+v: got %v, want a FieldError of %s", c.life, err, c.field)
		}
		if _, err := newPlan(c.life); !errors.As(err, &field) {
			t.Errorf("plan %+v: got %v, want a FieldError", c.life, err)
		}
	}
}

func TestTheDefaultAndTheEmptyFieldsAreALife(t *testing.T) {
	for _, l := range []Life{Default(), {Years: 1}, {Years: MaxYears, People: 1, Entries: 1}, {Years: 1, Zone: "UTC"}} {
		if err := l.Check(); err != nil {
			t.Errorf("check %+v: got %v, want nil", l, err)
		}
	}
	if got := (Life{Years: 1}).filled(); got.Until != Default().Until || got.Zone != Default().Zone {
		t.Errorf("filled: got %v in %q, want %v in %q", got.Until, got.Zone, Default().Until, Default().Zone)
	}
}

func TestALifeBeginsTheRightNumberOfYearsBefore(t *testing.T) {
	l := Life{Years: 3, Until: data.DateOf(2026, 11, 22)}
	if got, want := l.first(), data.DateOf(2023, 11, 23); got != want {
		t.Errorf("first day: got %v, want %v", got, want)
	}
}
