package chart

import (
	"strconv"
	"time"

	"kith/data"
)

// mark is one tick of the time axis. Upper names it (a day, a month, a year),
// Lower the larger unit where that begins.
type mark struct {
	day          data.Day
	upper, lower string
	strong       bool // a year begins here
}

// step is a distance between marks.
type step struct {
	unit  unit
	every int
	// room is the least distance in logical pixels that reads calmly.
	room float64
}

type unit uint8

const (
	weeks unit = iota
	months
	years
)

// steps lists the distances that read naturally, finest first.
func steps() []step {
	return []step{
		{weeks, 1, 52}, {weeks, 2, 84}, {months, 1, 40}, {months, 2, 48}, {months, 3, 56}, {months, 6, 84},
		{years, 1, 0}, {years, 2, 0}, {years, 5, 0}, {years, 10, 0}, {years, 20, 0}, {years, 50, 0}, {years, 100, 0}, {years, 1000, 0},
	}
}

// maxMarks bounds the marks that are tried; no screen holds more.
const maxMarks = 120

// marks returns the calendar borders from one day to another, both included,
// or nothing when they would be too many. Months are counted from January, so
// quarters begin in January, April, July and October.
func (s step) marks(from, to data.Day, st Style) []mark {
	var out []mark
	for d := s.first(from, st.WeekStart); d <= to && d.Valid(); d = s.next(d) {
		if d >= from {
			out = append(out, mark{day: d})
		}
		if len(out) > maxMarks {
			return nil
		}
	}
	for i := range out {
		s.name(out, i, st.Words)
	}
	return out
}

// first returns the last border at or before a day.
func (s step) first(d data.Day, weekStart time.Weekday) data.Day {
	y, m, _ := d.Date()
	switch s.unit {
	case weeks:
		d = d.Week(weekStart)
		if int(d)/7%s.every != 0 { // every second week is counted from a fixed one
			d -= 7
		}
		return d
	case months:
		return data.DateOf(y, m-time.Month((int(m)-1)%s.every), 1)
	}
	return data.DateOf(y-y%s.every, time.January, 1)
}

// days is about how long a step is.
func (s step) days() float64 {
	return float64(s.every) * [...]float64{7, 365.25 / 12, 365.25}[s.unit]
}

func (s step) next(d data.Day) data.Day {
	y, m, day := d.Date()
	switch s.unit {
	case weeks:
		return data.DateOf(y, m, day+7*s.every)
	case months:
		return data.DateOf(y, m+time.Month(s.every), 1)
	}
	return data.DateOf(y+s.every, time.January, 1)
}

// name writes the labels of mark i. The larger unit stands under the first
// mark and wherever it begins anew.
func (s step) name(ms []mark, i int, w Words) {
	m := &ms[i]
	y, month, day := m.day.Date()
	lastYear, lastMonth := 0, time.Month(0)
	if i > 0 {
		lastYear, lastMonth, _ = ms[i-1].day.Date()
	}
	m.strong = s.unit != years && y != lastYear && i > 0
	switch s.unit {
	case weeks:
		m.upper = strconv.Itoa(day)
		switch {
		case y != lastYear:
			m.lower = w.monthYear(m.day)
		case month != lastMonth:
			m.lower = w.Months[month-1]
		}
	case months:
		m.upper = w.Months[month-1]
		if y != lastYear {
			m.lower = strconv.Itoa(y)
		}
	case years:
		m.upper = strconv.Itoa(y)
	}
}
