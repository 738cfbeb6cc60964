package stats

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// civil is the day number of a date.
func civil(date string) int {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return int(t.Unix() / 86400)
}

func TestWeeksBeginOnTheChosenDay(t *testing.T) {
	for _, c := range []struct {
		day   string
		first time.Weekday
		want  string
	}{
		{"2026-03-04", time.Monday, "2026-03-02"},
		{"2026-03-02", time.Monday, "2026-03-02"},
		{"2026-03-01", time.Monday, "2026-02-23"},
		{"2026-03-01", time.Sunday, "2026-03-01"},
		{"2026-03-06", time.Saturday, "2026-02-28"},
		{"1969-12-31", time.Monday, "1969-12-29"},
		{"1900-01-01", time.Monday, "1900-01-01"},
	} {
		if got := WeekStart(civil(c.day), c.first); got != civil(c.want) {
			t.Errorf("%s, weeks from %s: got day %d, want %d", c.day, c.first, got, civil(c.want))
		}
	}
}

func TestWeekStartAgreesWithTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.IntRange(-100000, 100000).Draw(t, "day")
		first := time.Weekday(rapid.IntRange(0, 6).Draw(t, "first"))
		start := WeekStart(day, first)
		if start > day || start < day-6 {
			t.Fatalf("got %d for day %d", start, day)
		}
		if got := time.Unix(int64(start)*86400, 0).UTC().Weekday(); got != first {
			t.Fatalf("got a week that begins on %s, want %s", got, first)
		}
	})
}

func TestWeeksHoldMediansAndLeaveGaps(t *testing.T) {
	monday := civil("2026-03-02")
	weeks, err := ByWeek([]Point{
		{monday + 21, 7}, {monday, 2}, {monday + 6, 9}, {monday + 3, 4}, {monday + 20, 1}, {monday + 7, 5}, {monday + 8, 6},
	}, time.Monday)
	if err != nil {
		t.Fatal(err)
	}
	want := []Week{{monday, 4, 3}, {monday + 7, 5.5, 2}, {monday + 14, 1, 1}, {monday + 21, 7, 1}}
	if !slices.Equal(weeks, want) {
		t.Errorf("got %v, want %v", weeks, want)
	}
	gap, err := ByWeek([]Point{{monday, 1}, {monday + 700, 2}}, time.Monday)
	if err != nil {
		t.Fatal(err)
	}
	if len(gap) != 2 {
		t.Errorf("got %d weeks over a gap, want only the 2 with ratings", len(gap))
	}
}

func TestEveryRatingFallsIntoOneWeek(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Point {
			return Point{rapid.IntRange(-400, 400).Draw(t, "day"), rapid.Float64Range(0, 10).Draw(t, "value")}
		}), 0, 60).Draw(t, "points")
		weeks, err := ByWeek(points, time.Sunday)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for i, w := range weeks {
			n += w.N
			if i > 0 && w.Start < weeks[i-1].Start+7 {
				t.Fatalf("got weeks %v", weeks)
			}
		}
		if n != len(points) {
			t.Fatalf("got %d ratings in weeks, want %d", n, len(points))
		}
	})
}

func TestByWeekRefusesBadRatings(t *testing.T) {
	for _, bad := range badNumbers() {
		_, err := ByWeek([]Point{{0, bad}}, time.Monday)
		refused(t, "value", err, ErrBadInput)
	}
	for _, day := range []int{largestDay + 1, -largestDay - 1} {
		_, err := ByWeek([]Point{{day, 1}}, time.Monday)
		refused(t, "day", err, ErrBadInput)
	}
	for _, first := range []time.Weekday{-1, 7} {
		_, err := ByWeek(nil, first)
		refused(t, "first", err, ErrBadInput)
	}
	_, err := ByWeek(make([]Point, MaxPoints+1), time.Monday)
	refused(t, "too many", err, ErrBadInput)
}
