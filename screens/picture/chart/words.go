package chart

import (
	"math"
	"strconv"
	"strings"
	"time"

	"kith/data"
)

// Words is all that charts say, for translators. Texts in braces are filled in.
type Words struct {
	// Months are short names, January first; Weekdays too, Sunday first.
	Months   [12]string
	Weekdays [7]string
	// Date is a full date: {weekday}, {day}, {month}, {year}.
	Date string
	// ShortDate is one within a sentence: {day}, {month}, {year}.
	ShortDate string
	// MonthYear heads the days of a month: {month}, {year}.
	MonthYear string
	// Decimal is the mark before tenths.
	Decimal string
	// Weeks and Notes count: "14 weeks", "one note". Languages differ in their
	// plural forms, hence functions.
	Weeks, Notes func(n int) string
	// Monthly and Yearly are how fast a scale moves: {n}.
	Monthly, Yearly string

	// Calmer stands at the calm end of a scale. Directions finish "became …",
	// "drifted …" and "were … than"; More and Less serve scales without a calm end.
	Calmer, LessCalm, More, Less string

	// The legend: single notes, the middle of each week, the smooth line, the
	// band (spread, never certainty), times of rest.
	Noted, Weekly, Smooth, Band, Rest string
	// Corner is the number of notes: {n}.
	Corner string
	// Empty and EmptyHint fill a chart without notes.
	Empty, EmptyHint string
	// ColumnDay, ColumnValue and ColumnLine head the table.
	ColumnDay, ColumnValue, ColumnLine string

	// Say has numbers in its sentences, SayPlain none (see Style.HideNumbers).
	Say, SayPlain Sentences
}

// Sentences is one sentence for each state of the data.
type Sentences struct {
	// None: no note. One: {value}, {date}. Few, under 4 weeks: {notes}, {low}, {high}.
	None, One, Few string
	// Early, under 12 weeks, and Alike, when weeks lean on each other too much
	// or are too close together: {weeks}, {median}, {from}, {to}.
	Early, Alike string
	// Soft, under 30 weeks, and Clear: {weeks}, {direction}, {slope}; Clear also {from}, {to}.
	Soft, Clear string
	// Level, no direction: {weeks}, {median}.
	Level string
	// Moved and Same compare twelve weeks with the twelve before: {direction}, {difference}.
	Moved, Same string
}

// English returns the words that the program is written in.
func English() Words {
	return Words{
		Months:    [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
		Weekdays:  [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
		Date:      "{weekday} {day} {month} {year}",
		ShortDate: "{day} {month} {year}",
		MonthYear: "{month} {year}",
		Decimal:   ".",
		Weeks:     func(n int) string { return counted(n, "one week", "weeks") },
		Notes:     func(n int) string { return counted(n, "one note", "notes") },
		Monthly:   "{n} a month", Yearly: "{n} a year",
		Calmer: "calmer", LessCalm: "less calm", More: "higher", Less: "lower",
		Noted: "what you noted", Weekly: "middle of each week", Smooth: "smoothed over weeks",
		Band: "spread: half of the weeks", Rest: "rest",
		Corner: "n = {n}",
		Empty:  "Nothing noted yet", EmptyHint: "Your first check-in will be a dot here.",
		ColumnDay: "Day", ColumnValue: "Value", ColumnLine: "First line",
		Say: Sentences{
			None:  "Nothing noted yet.",
			One:   "One note so far: {value} on {date}.",
			Few:   "So far {notes}, between {low} and {high}; a line appears from four weeks on.",
			Early: "Over {weeks} the middle is {median}, and half of the weeks lie between {from} and {to}; it is too early to speak of a direction.",
			Alike: "Over {weeks} the middle is {median}, and half of the weeks lie between {from} and {to}; the weeks lean on each other too much to speak of a direction yet.",
			Soft:  "Over {weeks} this drifted {direction}, roughly {slope}; it could still turn out to be ordinary swing.",
			Clear: "Over {weeks} this became {direction}, roughly {slope} (probably between {from} and {to}).",
			Level: "Over {weeks} this moved around {median} without a clear direction.",
			Moved: "The last 12 weeks were {direction} than the 12 before, by about {difference}.",
			Same:  "The last 12 weeks were much like the 12 before.",
		},
		SayPlain: Sentences{
			None:  "Nothing noted yet.",
			One:   "One note so far.",
			Few:   "A few notes so far; a line appears from four weeks on.",
			Early: "It is too early to speak of a direction.",
			Alike: "The weeks lean on each other too much to speak of a direction yet.",
			Soft:  "This drifted {direction}; it could still turn out to be ordinary swing.",
			Clear: "Over this time this became {direction}.",
			Level: "This moved up and down without a clear direction.",
			Moved: "The last 12 weeks were {direction} than the 12 before.",
			Same:  "The last 12 weeks were much like the 12 before.",
		},
	}
}

func counted(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return strconv.Itoa(n) + " " + many
}

// fill puts values in place of names in braces; pairs alternate name and value.
func fill(text string, pairs ...string) string {
	for i := 0; i+1 < len(pairs); i += 2 {
		text = strings.ReplaceAll(text, "{"+pairs[i]+"}", pairs[i+1])
	}
	return text
}

// number writes v with at most so many decimals, without trailing zeros and
// with a real minus sign.
func (w Words) number(v float64, decimals int) string {
	pow := math.Pow10(decimals)
	s := strconv.FormatFloat(math.Round(v*pow)/pow+0, 'f', -1, 64)
	if w.Decimal != "." {
		s = strings.Replace(s, ".", w.Decimal, 1)
	}
	if s[0] == '-' {
		s = "\u2212" + s[1:]
	}
	return s
}

// significant writes a small difference with two digits that count.
func (w Words) significant(v float64) string {
	v = math.Abs(v)
	if v == 0 {
		return "0"
	}
	return w.number(v, min(6, max(0, 1-int(math.Floor(math.Log10(v))))))
}

func (w Words) date(d data.Day) string      { return w.fillDate(w.Date, d) }
func (w Words) shortDate(d data.Day) string { return w.fillDate(w.ShortDate, d) }

func (w Words) fillDate(form string, d data.Day) string {
	y, m, day := d.Date()
	return fill(form, "weekday", w.Weekdays[d.Weekday()], "day", strconv.Itoa(day),
		"month", w.Months[m-time.January], "year", strconv.Itoa(y))
}
