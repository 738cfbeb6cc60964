package kit

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"kith/data"
)

// MonthName gives a month's name as it stands alone, "November".
func MonthName(m time.Month) string {
	return [...]string{
		T("kit.month.1", "January"), T("kit.month.2", "February"), T("kit.month.3", "March"),
		T("kit.month.4", "April"), T("kit.month.5", "May"), T("kit.month.6", "June"),
		T("kit.month.7", "July"), T("kit.month.8", "August"), T("kit.month.9", "September"),
		T("kit.month.10", "October"), T("kit.month.11", "November"), T("kit.month.12", "December"),
	}[m-1]
}

// MonthOfDay gives a month's name as it stands after a day, "November"; Polish
// tells the two apart.
func MonthOfDay(m time.Month) string {
	return [...]string{
		T("kit.monthof.1", "January"), T("kit.monthof.2", "February"), T("kit.monthof.3", "March"),
		T("kit.monthof.4", "April"), T("kit.monthof.5", "May"), T("kit.monthof.6", "June"),
		T("kit.monthof.7", "July"), T("kit.monthof.8", "August"), T("kit.monthof.9", "September"),
		T("kit.monthof.10", "October"), T("kit.monthof.11", "November"), T("kit.monthof.12", "December"),
	}[m-1]
}

// ShortMonth gives a month's short name, "Nov".
func ShortMonth(m time.Month) string {
	return [...]string{
		T("kit.mon.1", "Jan"), T("kit.mon.2", "Feb"), T("kit.mon.3", "Mar"), T("kit.mon.4", "Apr"),
		T("kit.mon.5", "May"), T("kit.mon.6", "Jun"), T("kit.mon.7", "Jul"), T("kit.mon.8", "Aug"),
		T("kit.mon.9", "Sep"), T("kit.mon.10", "Oct"), T("kit.mon.11", "Nov"), T("kit.mon.12", "Dec"),
	}[m-1]
}

// WeekdayName gives a weekday's name, "Monday".
func WeekdayName(d time.Weekday) string {
	return [...]string{
		T("kit.weekday.0", "Sunday"), T("kit.weekday.1", "Monday"), T("kit.weekday.2", "Tuesday"),
		T("kit.weekday.3", "Wednesday"), T("kit.weekday.4", "Thursday"), T("kit.weekday.5", "Friday"),
		T("kit.weekday.6", "Saturday"),
	}[d]
}

// ShortWeekday gives a weekday's short name, "Mon".
func ShortWeekday(d time.Weekday) string {
	return [...]string{
		T("kit.day.0", "Sun"), T("kit.day.1", "Mon"), T("kit.day.2", "Tue"), T("kit.day.3", "Wed"),
		T("kit.day.4", "Thu"), T("kit.day.5", "Fri"), T("kit.day.6", "Sat"),
	}[d]
}

// DayText gives a day as it is read, "23 Nov 2026", or "" for no day.
func DayText(d data.Day) string {
	if !d.Valid() {
		return ""
	}
	year, month, day := d.Date()
	return T("kit.date.day", "{{.Day}} {{.Month}} {{.Year}}", "Day", day, "Month", ShortMonth(month), "Year", year)
}

// LongDay gives a day with its weekday, "Monday, 23 November 2026", or "".
func LongDay(d data.Day) string {
	if !d.Valid() {
		return ""
	}
	year, month, day := d.Date()
	return T("kit.date.long", "{{.Weekday}}, {{.Day}} {{.Month}} {{.Year}}",
		"Weekday", WeekdayName(d.Weekday()), "Day", day, "Month", MonthOfDay(month), "Year", year)
}

// NearDay gives a day as one would say it on another day: "Today", "Yesterday",
// "Wednesday" within the last week, "3 Nov" within the year, else DayText.
func NearDay(d, today data.Day) string {
	switch ago := today - d; {
	case !d.Valid():
		return ""
	case ago == 0:
		return T("kit.date.today", "Today")
	case ago == 1:
		return T("kit.date.yesterday", "Yesterday")
	case ago == -1:
		return T("kit.date.tomorrow", "Tomorrow")
	case ago > 0 && ago < 7:
		return WeekdayName(d.Weekday())
	}
	year, month, day := d.Date()
	if thisYear, _, _ := today.Date(); thisYear == year {
		return T("kit.date.near", "{{.Day}} {{.Month}}", "Day", day, "Month", ShortMonth(month))
	}
	return DayText(d)
}

// Clock gives a time of day as it is told where one lives, "21:14" or "9:14 PM".
func Clock(t time.Time) string {
	s := inForce()
	if !twelveHours(s.language.Code, s.region) {
		return t.Format("15:04")
	}
	half := T("kit.clock.am", "AM")
	if t.Hour() >= 12 {
		half = T("kit.clock.pm", "PM")
	}
	return T("kit.clock.half", "{{.Time}} {{.Half}}", "Time", t.Format("3:04"), "Half", half)
}

// ReadDay reads a day as people type it: 2026-11-23, 23.11.2026, 23.11. (the
// year of today), "23 Nov 2026", "23 November", "Nov 23, 2026", "today",
// "yesterday", "3 weeks ago", "last Friday". Numbers with strokes between are refused unless only one reading
// is possible, since half of the world reads them the other way round. Ok is
// false for what is no day.
func ReadDay(text string, today data.Day) (day data.Day, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	switch text {
	case "":
		return 0, false
	case "today", strings.ToLower(T("kit.date.today", "Today")):
		return today, true
	case "yesterday", strings.ToLower(T("kit.date.yesterday", "Yesterday")):
		return today - 1, true
	case "tomorrow", strings.ToLower(T("kit.date.tomorrow", "Tomorrow")):
		return today + 1, true
	}
	thisYear, _, _ := today.Date()
	if day, ok := signedDay(text, thisYear); ok {
		return day, true
	}
	if day, ok := relativeDay(spaced(text), today); ok {
		return day, true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" .,-/", r) })
	parts = slices.DeleteFunc(parts, func(p string) bool { return isOne(p, T("kit.date.of", "of"), "") })
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	if m, at := monthIn(parts); m != 0 {
		rest := append(append([]string{}, parts[:at]...), parts[at+1:]...)
		return dayMonthYear(rest, m, thisYear)
	}
	return numberDay(text, parts, thisYear)
}

// signedDay reads a day whose numbers bear the signs of Chinese and Japanese,
// 2026年11月23日; the year may be left out.
func signedDay(text string, thisYear int) (data.Day, bool) {
	year, rest, told := strings.Cut(text, "年")
	if !told {
		year, rest = strconv.Itoa(thisYear), text
	}
	month, rest, signed := strings.Cut(rest, "月")
	day := strings.TrimRight(rest, "日号號")
	var n [3]int
	for i, number := range []string{year, month, day} {
		v, err := strconv.Atoi(strings.TrimSpace(number))
		if err != nil || !signed {
			return 0, false
		}
		n[i] = v
	}
	return realDay(n[0], n[1], n[2])
}

// spaced puts a space between a number and a letter that follows it at once, as in
// 3周前.
func spaced(text string) string {
	var out strings.Builder
	digit := false
	for _, r := range text {
		if digit && unicode.IsLetter(r) {
			out.WriteByte(' ')
		}
		digit = unicode.IsDigit(r)
		out.WriteRune(r)
	}
	return out.String()
}

// monthIn finds a month's name, of three letters or more, among the parts.
func monthIn(parts []string) (m time.Month, at int) {
	for i, p := range parts {
		if len(p) < 3 || p[0] >= '0' && p[0] <= '9' {
			continue
		}
		for m := time.January; m <= time.December; m++ {
			for _, name := range []string{MonthName(m), MonthOfDay(m), ShortMonth(m), m.String()} {
				if strings.HasPrefix(strings.ToLower(name), p) {
					return m, i
				}
			}
		}
	}
	return 0, 0
}

// dayMonthYear makes a day of a month and the numbers around it.
func dayMonthYear(numbers []string, m time.Month, thisYear int) (data.Day, bool) {
	day, err := strconv.Atoi(numbers[0])
	if err != nil {
		return 0, false
	}
	year := thisYear
	if len(numbers) == 2 {
		if year, err = strconv.Atoi(numbers[1]); err != nil {
			return 0, false
		}
	}
	return realDay(year, int(m), day)
}

// numberDay reads a day that is all numbers.
func numberDay(text string, parts []string, thisYear int) (data.Day, bool) {
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil {
			return 0, false
		}
		n[i] = v
	}
	if len(parts) == 2 {
		n[2] = thisYear
	}
	switch {
	case len(parts[0]) == 4 && len(parts) == 3:
		return realDay(n[0], n[1], n[2])
	case strings.Contains(text, "/"):
		if n[0] > 12 || n[0] == n[1] {
			return realDay(n[2], n[1], n[0])
		}
		if n[1] > 12 {
			return realDay(n[2], n[0], n[1])
		}
		return 0, false
	case strings.Contains(text, "."):
		return realDay(n[2], n[1], n[0])
	}
	return 0, false
}

// realDay makes a day of its parts; 31 February is none. A year of two figures
// is refused: it has two readings.
func realDay(year, month, day int) (data.Day, bool) {
	if year < 100 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	d := data.DateOf(year, time.Month(month), day)
	_, _, got := d.Date()
	return d, got == day
}
