package search

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// The ends of an open range of days.
const (
	firstDay = math.MinInt32
	lastDay  = math.MaxInt32
)

// dayOf counts the civil day of a Gregorian date: 1970-01-01 is 0. What is beyond
// the month runs on.
func dayOf(year, month, day int) int32 {
	return int32(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// dateOf is the reverse of dayOf.
func dateOf(n int32) (year, month, day int) {
	y, m, d := time.Unix(int64(n)*86400, 0).UTC().Date()
	return y, int(m), d
}

// monthDays is the number of days in a month.
func monthDays(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// dayRange reads what may follow "date:": a moment, or two with ".." between
// them, either of which may be missing. Both ends belong to the range, as whole
// units: 2024-03..2024-04 ends on 30 April. Ends in the wrong order are swapped.
func dayRange(s string, today int32) (lo, hi int32, ok bool) {
	from, to, isRange := strings.Cut(s, "..")
	if !isRange {
		return moment(s, today)
	}
	lo, hi = firstDay, lastDay
	var fromHi, toLo int32 = firstDay, lastDay
	if from != "" {
		if lo, fromHi, ok = moment(from, today); !ok {
			return 0, 0, false
		}
	}
	if to != "" {
		if toLo, hi, ok = moment(to, today); !ok {
			return 0, 0, false
		}
	}
	if from != "" && to != "" && toLo < lo {
		lo, hi = toLo, fromHi
	}
	return lo, hi, from != "" || to != ""
}

// moment reads one date: a year, a month, a day, a word, or a time ago.
func moment(s string, today int32) (lo, hi int32, ok bool) {
	switch strings.ToLower(s) {
	case "today":
		return today, today, true
	case "yesterday":
		return today - 1, today - 1, true
	case "tomorrow":
		return today + 1, today + 1, true
	}
	if day, ok := ago(s, today); ok {
		return day, day, true
	}
	return calendar(s)
}

// ago reads 7d, 2w, 3m or 1y: that many days, weeks, months or years before
// today. Months and years keep the day of the month, or end on its last.
func ago(s string, today int32) (day int32, ok bool) {
	if len(s) < 2 || len(s) > 5 {
		return 0, false
	}
	n, ok := digits(s[:len(s)-1], 4)
	if !ok {
		return 0, false
	}
	y, m, d := dateOf(today)
	switch s[len(s)-1] | 0x20 {
	case 'd':
		return today - int32(n), true
	case 'w':
		return today - 7*int32(n), true
	case 'm':
		back := y*12 + m - 1 - n
		y, m = floorDiv(back, 12), back-12*floorDiv(back, 12)+1
	case 'y':
		y -= n
	default:
		return 0, false
	}
	return dayOf(y, m, min(d, monthDays(y, m))), true
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// calendar reads 2024, 2024-03 or 2024-03-01; '/' is as good as '-'.
func calendar(s string) (lo, hi int32, ok bool) {
	parts := strings.Split(strings.ReplaceAll(s, "/", "-"), "-")
	year, ok := digits(parts[0], 4)
	if !ok || len(parts[0]) != 4 || year == 0 || len(parts) > 3 {
		return 0, 0, false
	}
	if len(parts) == 1 {
		return dayOf(year, 1, 1), dayOf(year, 12, 31), true
	}
	month, ok := digits(parts[1], 2)
	if !ok || month < 1 || month > 12 {
		return 0, 0, false
	}
	if len(parts) == 2 {
		return dayOf(year, month, 1), dayOf(year, month, monthDays(year, month)), true
	}
	day, ok := digits(parts[2], 2)
	if !ok || day < 1 || day > monthDays(year, month) {
		return 0, 0, false
	}
	return dayOf(year, month, day), dayOf(year, month, day), true
}

// yearly reads what may follow "on:": 04-17 or today. A whole date is left to calendar.
func yearly(s string, today int32) (month, day int, ok bool) {
	switch strings.ToLower(s) {
	case "today":
		_, month, day = dateOf(today)
		return month, day, true
	case "yesterday":
		_, month, day = dateOf(today - 1)
		return month, day, true
	}
	a, b, _ := strings.Cut(strings.ReplaceAll(s, "/", "-"), "-")
	month, okMonth := digits(a, 2)
	day, okDay := digits(b, 2)
	if !okMonth || !okDay || month < 1 || month > 12 || day < 1 || day > monthDays(2000, month) {
		return 0, 0, false
	}
	return month, day, true
}

// digits reads 1 to most plain digits.
func digits(s string, most int) (int, bool) {
	if s == "" || len(s) > most || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// showDays writes a range of days for people.
func showDays(lo, hi int32) string {
	switch {
	case lo == hi:
		return showDay(lo)
	case lo == firstDay:
		return "up to " + showDay(hi)
	case hi == lastDay:
		return "from " + showDay(lo)
	}
	return showDay(lo) + " – " + showDay(hi)
}

func showDay(n int32) string {
	y, m, d := dateOf(n)
	return strconv.Itoa(d) + " " + time.Month(m).String()[:3] + " " + strconv.Itoa(y)
}
