package data

import (
	"fmt"
	"math"
	"time"
)

// Day is a civil date with no zone: the day in the person's life, not an
// instant. It counts days from 1 = 1 January of the year 1 (proleptic
// Gregorian), so days subtract as numbers; 0 means "no day".
type Day int32

// The first and last day that can be kept: years 1 to 9999.
const (
	FirstDay Day = 1
	LastDay  Day = 3652059
)

// unixDay is the Day of 1 January 1970.
const unixDay = 719163

// DateOf returns the day of a year, month (1–12) and day of month; like
// time.Date it carries over what is too large. Years too far off for a Day give
// one that is not Valid.
func DateOf(year int, month time.Month, day int) Day {
	n := floorDiv(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), 86400) + unixDay
	return Day(min(max(n, math.MinInt32), math.MaxInt32))
}

// DayOf returns the civil day of an instant in that instant's own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return DateOf(y, m, d)
}

// LivedDay is DayOf for a person whose day ends later than midnight: an instant
// less than ends past midnight still belongs to the day before. ends is 0 to 12 hours.
func LivedDay(t time.Time, ends time.Duration) Day {
	y, m, d := t.Date()
	day := DateOf(y, m, d)
	// The clock's face decides, not the hours passed: a clock change never moves the border.
	clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
	if clock < ends {
		return day - 1
	}
	return day
}

// ParseDay reads "2006-01-02". Anything else is ErrInvalid; the error does not
// repeat it, since it may be any text of an imported file.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("read day, wanted like 2024-03-31: %w", ErrInvalid)
	}
	if d := DayOf(t); d >= FirstDay {
		return d, nil
	}
	return 0, fmt.Errorf("read day, years go from 1 to 9999: %w", ErrInvalid)
}

// Date gives year, month and day of month.
func (d Day) Date() (year int, month time.Month, day int) { return d.Time().Date() }

// Time gives midnight UTC of the day, for formatting and for arithmetic only.
func (d Day) Time() time.Time { return time.Unix((int64(d)-unixDay)*86400, 0).UTC() }

// Weekday gives the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// Week gives the first day of the week that d lies in, weeks starting on start.
func (d Day) Week(start time.Weekday) Day {
	return d - Day((int(d.Weekday())-int(start)+7)%7)
}

// Valid says that d is a real day of the years 1 to 9999.
func (d Day) Valid() bool { return d >= FirstDay && d <= LastDay }

// String gives "2006-01-02", or "" for no day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText gives String, so that days read well in JSON.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote; "" is no day.
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	got, err := ParseDay(string(b))
	if err == nil {
		*d = got
	}
	return err
}

// Span is a run of days, both ends included; a zero end is open.
type Span struct {
	From Day
	To   Day
}

// Has says that d lies in the span.
func (s Span) Has(d Day) bool { return (s.From == 0 || d >= s.From) && (s.To == 0 || d <= s.To) }

// floorDiv divides rounding down, which days before 1970 need.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}
