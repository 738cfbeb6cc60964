package stats

import (
	"fmt"
	"slices"
	"time"
)

// Point is one rating on a civil day.
type Point struct {
	// Day counts days from 1970-01-01, which is day 0.
	Day int
	// Value is the rating in its own unit.
	Value float64
}

// Week is what was rated in one calendar week.
type Week struct {
	// Start is the day number of the week's first day.
	Start int
	// Median is that of the week's ratings, in their unit; N is their number, 1 or more.
	Median float64
	N      int
}

// largestDay bounds day numbers far beyond any calendar in use.
const largestDay = 1_000_000_000

// WeekStart is the day number of the first day of the week that day falls in, for weeks
// that begin on first.
func WeekStart(day int, first time.Weekday) int {
	weekday := mod(day+int(time.Thursday), 7) // day 0 was a Thursday
	return day - mod(weekday-int(first), 7)
}

// mod is the remainder from 0 to m-1 for negative v too.
func mod(v, m int) int {
	return ((v % m) + m) % m
}

// ByWeek gathers ratings, in any order, into calendar weeks that begin on first, in order
// of time. Weeks without a rating are absent. Bad numbers or days are [ErrBadInput].
func ByWeek(points []Point, first time.Weekday) ([]Week, error) {
	if len(points) > MaxPoints {
		return nil, fmt.Errorf("%d ratings, at most %d are taken: %w", len(points), MaxPoints, ErrBadInput)
	}
	if first < time.Sunday || first > time.Saturday {
		return nil, fmt.Errorf("first day of the week is %d: %w", int(first), ErrBadInput)
	}
	byStart := map[int][]float64{}
	for i, p := range points {
		if err := checkNumber(fmt.Sprintf("rating %d", i+1), p.Value); err != nil {
			return nil, err
		}
		if p.Day < -largestDay || p.Day > largestDay {
			return nil, fmt.Errorf("day %d of rating %d: %w", p.Day, i+1, ErrBadInput)
		}
		start := WeekStart(p.Day, first)
		byStart[start] = append(byStart[start], p.Value)
	}
	weeks := make([]Week, 0, len(byStart))
	for start, values := range byStart {
		weeks = append(weeks, Week{Start: start, Median: medianOf(values), N: len(values)})
	}
	slices.SortFunc(weeks, func(a, b Week) int { return a.Start - b.Start })
	return weeks, nil
}
