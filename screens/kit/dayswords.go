package kit

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"kith/data"
)

// relativeDay reads a day that is told from today: "3 weeks ago", "a month ago",
// "in 2 days", "last year", "Friday" and "last Friday" (the one before today), in
// English and in the person's language.
func relativeDay(text string, today data.Day) (data.Day, bool) {
	words := strings.Fields(strings.Trim(text, "."))
	if len(words) == 0 || len(words) > 6 {
		return 0, false
	}
	if day, ok := weekdayBefore(words, today); ok {
		return day, true
	}
	count, counted, ahead := 1, false, false
	unit := 0
	for _, w := range words {
		n, err := strconv.Atoi(w)
		switch u := unitOf(w); {
		case err == nil && !counted && unit == 0 && n >= 0 && n < 10_000:
			count, counted = n, true
		case u != 0 && unit == 0:
			unit = u
		case isOne(w, T("kit.date.in", "in"), "in"):
			ahead = true
		case !isOne(w, T("kit.date.fillers", "a an one ago last"), "a an one ago last"):
			return 0, false
		}
	}
	if unit == 0 || len(words) < 2 {
		return 0, false
	}
	if ahead {
		count = -count
	}
	back := [...]data.Back{{}, {}, {Weeks: count}, {Months: count}, {Years: count}}[unit]
	day := back.Before(today)
	if unit == 1 {
		day = today - data.Day(count)
	}
	return day, day.Valid()
}

// unitOf gives 1 for the word of a day, 2 of a week, 3 of a month, 4 of a year, else 0.
func unitOf(word string) int {
	for _, all := range []string{T("kit.date.units", "day days|week weeks|month months|year years"), "day days|week weeks|month months|year years"} {
		for i, unit := range strings.Split(strings.ToLower(all), "|") {
			if isOne(word, unit, "") {
				return i + 1
			}
		}
	}
	return 0
}

// isOne says that a word is one of those in either line.
func isOne(word, own, english string) bool {
	for _, w := range strings.Fields(strings.ToLower(own) + " " + english) {
		if w == word {
			return true
		}
	}
	return false
}

// weekdayBefore reads a weekday, at most with words such as "last" around it, as in
// "last Friday", "viernes pasado" and 上周五.
func weekdayBefore(words []string, today data.Day) (data.Day, bool) {
	fillers := T("kit.date.fillers", "a an one ago last")
	names := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return isOne(w, fillers, "last") })
	if len(names) != 1 || len(words) > 3 || len([]rune(names[0])) < 2 {
		return 0, false
	}
	name := strings.TrimPrefix(names[0], "上")
	after := strings.Split(T("kit.date.weekdays", "Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"), "|")
	for ago := data.Day(1); ago <= 7; ago++ {
		day := (today - ago).Weekday()
		for _, full := range []string{WeekdayName(day), day.String(), after[min(int(day), len(after)-1)]} {
			if len([]rune(name)) < min(3, len([]rune(full))) {
				continue
			}
			if strings.HasPrefix(strings.ToLower(full), name) {
				return today - ago, true
			}
		}
	}
	return 0, false
}

// WeekStart is the first day of a week where the system says that one lives, after
// the supplemental week data of Unicode CLDR; Monday where it says nothing.
func WeekStart() time.Weekday { return weekStart(region(os.Getenv, systemLocale())) }

func weekStart(region string) time.Weekday {
	sunday := "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
	saturday := "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
	switch {
	case region == "":
		return time.Monday
	case strings.Contains(sunday, region):
		return time.Sunday
	case strings.Contains(saturday, region):
		return time.Saturday
	}
	return time.Monday
}

// twelveHours says that times of day are told from one to twelve: in a language that
// does so at all, where one lives; after the preferred hours of Unicode CLDR.
func twelveHours(language, region string) bool {
	regions := "AG AR AS AU BB BM BS BZ CA CO DM DO FJ FM GD GU GY HN IN JM KI KN KY LC LR MH MP MW MX NA NZ PA PE PG PH PK PR PW SB SG SL SV SZ TC TO TT UM US VC VE VG VI ZM"
	return (language == "en" || language == "es") && region != "" && strings.Contains(regions, region)
}
