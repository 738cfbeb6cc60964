package search

import (
	"math"
	"testing"
	"time"
)

func TestCivilDaysCountFrom1970(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    int32
	}{{1, 1, 1, -719162}, {1969, 12, 31, -1}, {1970, 1, 1, 0}, {2026, 11, 23, today}, {2000, 2, 29, 11016}, {9999, 12, 31, 2932896}} {
		if got := dayOf(c.y, c.m, c.d); got != c.want {
			t.Errorf("dayOf(%d-%d-%d): got %d, want %d", c.y, c.m, c.d, got, c.want)
		}
		if y, m, d := dateOf(c.want); y != c.y || m != c.m || d != c.d {
			t.Errorf("dateOf(%d): got %d-%d-%d, want %d-%d-%d", c.want, y, m, d, c.y, c.m, c.d)
		}
	}
}

func TestDatesCanBeAskedForInManyWays(t *testing.T) {
	day := dayOf
	for _, c := range []struct {
		text   string
		lo, hi int32
	}{
		{"date:2024", day(2024, 1, 1), day(2024, 12, 31)},
		{"date:2024-02", day(2024, 2, 1), day(2024, 2, 29)},
		{"date:2023-2", day(2023, 2, 1), day(2023, 2, 28)},
		{"date:2024-03-01", day(2024, 3, 1), day(2024, 3, 1)},
		{"date:2024/3/1", day(2024, 3, 1), day(2024, 3, 1)},
		{"DATE:2024-03-01..2024-04", day(2024, 3, 1), day(2024, 4, 30)},
		{"date:2023..2024", day(2023, 1, 1), day(2024, 12, 31)},
		{"date:2024-04..2024-03-01", day(2024, 3, 1), day(2024, 4, 30)},
		{"date:2024..", day(2024, 1, 1), math.MaxInt32},
		{"date:..2024-03", math.MinInt32, day(2024, 3, 31)},
		{"date:today", today, today},
		{"date:Yesterday", today - 1, today - 1},
		{"date:tomorrow", today + 1, today + 1},
		{"date:7d", today - 7, today - 7},
		{"date:7d..", today - 7, math.MaxInt32},
		{"date:..2w", math.MinInt32, today - 14},
		{"date:3m..today", day(2026, 8, 23), today},
		{"date:14m..", day(2025, 9, 23), math.MaxInt32},
		{"date:1y", day(2025, 11, 23), day(2025, 11, 23)},
		{"date:12M", day(2025, 11, 23), day(2025, 11, 23)},
		{"before:2024-03", math.MinInt32, day(2024, 2, 29)},
		{"before:yesterday", math.MinInt32, today - 2},
		{"after:2024", day(2025, 1, 1), math.MaxInt32},
		{"after:2024-02-28", day(2024, 2, 29), math.MaxInt32},
		{"on:2024-04-17", day(2024, 4, 17), day(2024, 4, 17)},
		{"on:2024-04", day(2024, 4, 1), day(2024, 4, 30)},
	} {
		chips := Parse(c.text, today, false).Explain()
		if len(chips) != 1 || chips[0].Kind != Days || chips[0].Lo != c.lo || chips[0].Hi != c.hi {
			t.Errorf("Parse(%q): got %+v, want days %d to %d", c.text, chips, c.lo, c.hi)
		}
	}
}

func TestMonthsAgoEndOnTheLastOfAShortMonth(t *testing.T) {
	for _, c := range []struct {
		from    int32
		text    string
		y, m, d int
	}{
		{dayOf(2024, 3, 31), "1m", 2024, 2, 29}, {dayOf(2023, 3, 31), "1m", 2023, 2, 28}, {dayOf(2024, 2, 29), "1y", 2023, 2, 28},
		{dayOf(2024, 1, 15), "1m", 2023, 12, 15}, {dayOf(2024, 1, 15), "13m", 2022, 12, 15}, {dayOf(2024, 12, 31), "12m", 2023, 12, 31},
	} {
		if got, ok := ago(c.text, c.from); !ok || got != dayOf(c.y, c.m, c.d) {
			t.Errorf("%s before day %d: got %d, %v, want %d-%d-%d", c.text, c.from, got, ok, c.y, c.m, c.d)
		}
	}
}

func TestOneDayInEveryYear(t *testing.T) {
	for _, c := range []struct {
		text       string
		month, day int32
	}{{"on:04-17", 4, 17}, {"on:4-7", 4, 7}, {"on:02-29", 2, 29}, {"on:12/31", 12, 31}, {"on:today", 11, 23}, {"on:yesterday", 11, 22}} {
		chips := Parse(c.text, today, false).Explain()
		if len(chips) != 1 || chips[0].Kind != EveryYear || chips[0].Lo != c.month || chips[0].Hi != c.day {
			t.Errorf("Parse(%q): got %+v, want month %d day %d", c.text, chips, c.month, c.day)
		}
	}
}

func TestHalfTypedDatesAreText(t *testing.T) {
	for _, text := range []string{
		"date:", "date:..", "date:2", "date:20245", "date:2024-", "date:2024-13", "date:2024-02-30", "date:2024-0", "date:2024-1-1-1", "date:0000",
		"date:x..2024", "date:2024..x", "date:7", "date:d", "date:7x", "date:99999d", "date:-7d", "date:+7d", "before:", "before:..2024", "after:soon",
		"on:", "on:04", "on:13-01", "on:02-30", "on:4-", "on:04-17-99", "on:noon", "date:٢٠٢٤",
	} {
		for _, chip := range Parse(text, today, false).Explain() {
			if chip.Kind != Word && chip.Kind != Phrase {
				t.Errorf("Parse(%q): got chip %+v, want words", text, chip)
			}
		}
	}
}

func TestDaysAreShownAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"date:2024-03-01..2024-04": "1 Mar 2024 – 30 Apr 2024", "date:today": "23 Nov 2026", "after:2024": "from 1 Jan 2025",
		"before:2024": "up to 31 Dec 2023", "on:04-17": "17 April", "mood:<0": "at most -1", "mood:>=1": "at least 1", "mood:0": "0", "mood:-1..1": "-1 to 1",
	} {
		if got := Parse(text, today, false).Explain()[0].Text; got != want {
			t.Errorf("Explain(%q): got %q, want %q", text, got, want)
		}
	}
}

func TestDaysAgreeWithTheCalendar(t *testing.T) {
	for n := int32(-30000); n < 60000; n += 97 {
		y, m, d := dateOf(n)
		want := time.Date(1970, 1, 1+int(n), 0, 0, 0, 0, time.UTC)
		if y != want.Year() || m != int(want.Month()) || d != want.Day() {
			t.Fatalf("dateOf(%d): got %d-%d-%d, want %s", n, y, m, d, want.Format(time.DateOnly))
		}
	}
}
