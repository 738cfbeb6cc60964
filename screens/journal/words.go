package journal

import (
	"math"
	"time"

	"kith/data"
	"kith/data/search"
	"kith/screens/kit"
)

// monthName gives a month with its year, "November 2026".
func monthName(m time.Month, year int) string {
	return kit.T("journal.month", "{{.Month}} {{.Year}}", "Month", kit.MonthName(m), "Year", year)
}

// moodWord is the word for a mood from −2 to 2, "" for none.
func moodWord(m data.Rating) string {
	if !m.Set {
		return ""
	}
	return [...]string{
		kit.T("journal.mood.heavy", "heavy"), kit.T("journal.mood.low", "low"), kit.T("journal.mood.even", "even"),
		kit.T("journal.mood.good", "good"), kit.T("journal.mood.bright", "bright"),
	}[min(max(int(math.Round(m.Value)), -2), 2)+2]
}

// chipWords says how a part of a search was understood.
func chipWords(c search.Chip) string {
	words := partWords(c)
	if c.Not {
		words = kit.T("journal.find.without", "without {{.What}}", "What", words)
	}
	if c.Or {
		words = kit.T("journal.find.or", "or {{.What}}", "What", words)
	}
	return words
}

// partWords says it without "or" and "without".
func partWords(c search.Chip) string {
	switch c.Kind {
	case search.Tag:
		return "#" + c.Text
	case search.Person:
		return kit.T("journal.find.person", "with {{.Name}}", "Name", c.Text)
	case search.Template:
		return kit.T("journal.find.template", "template {{.Name}}", "Name", c.Text)
	case search.Days:
		return spanWords(c.Lo, c.Hi)
	case search.EveryYear:
		return kit.T("journal.find.yearly", "every {{.Day}} {{.Month}}", "Day", c.Hi, "Month", kit.MonthOfDay(time.Month(c.Lo)))
	case search.Mood:
		return moodSpan(c.Lo, c.Hi)
	case search.Has, search.Is:
		return factWords(c.Text)
	case search.Ignored:
		return kit.T("journal.find.ignored", "the rest is too long for one search")
	case search.Phrase:
		return inTitle(c, "“"+c.Text+"”")
	}
	return inTitle(c, c.Text)
}

// inTitle adds that only titles are searched.
func inTitle(c search.Chip, words string) string {
	if !c.Title {
		return words
	}
	return kit.T("journal.find.title", "title has {{.What}}", "What", words)
}

// spanWords gives a range of days; they count from 1 January 1970 there.
func spanWords(lo, hi int32) string {
	day := func(n int32) string { return kit.DayText(data.DateOf(1970, time.January, 1) + data.Day(n)) }
	switch {
	case lo == hi:
		return day(lo)
	case lo == math.MinInt32:
		return kit.T("journal.find.upto", "up to {{.Day}}", "Day", day(hi))
	case hi == math.MaxInt32:
		return kit.T("journal.find.from", "from {{.Day}}", "Day", day(lo))
	}
	return kit.T("journal.find.span", "{{.From}} to {{.To}}", "From", day(lo), "To", day(hi))
}

// moodSpan gives a range of moods; beyond ±9 it is open.
func moodSpan(lo, hi int32) string {
	word := func(n int32) string { return moodWord(data.Rated(float64(n))) }
	switch {
	case lo == hi:
		return kit.T("journal.find.mood", "mood {{.Mood}}", "Mood", word(lo))
	case hi > 9:
		return kit.T("journal.find.moodfrom", "mood {{.Mood}} or brighter", "Mood", word(lo))
	case lo < -9:
		return kit.T("journal.find.moodto", "mood {{.Mood}} or heavier", "Mood", word(hi))
	}
	return kit.T("journal.find.moodspan", "mood from {{.From}} to {{.To}}", "From", word(lo), "To", word(hi))
}

// factWords gives what an entry has or is.
func factWords(fact string) string {
	switch fact {
	case "photo":
		return kit.T("journal.find.photo", "with a photo")
	case "mood":
		return kit.T("journal.find.anymood", "with a mood")
	case "tag":
		return kit.T("journal.find.anytag", "with a tag")
	case "person":
		return kit.T("journal.find.anyperson", "with somebody")
	case "title":
		return kit.T("journal.find.anytitle", "with a title")
	case "starred":
		return kit.T("journal.find.starred", "starred")
	case "draft":
		return kit.T("journal.find.draft", "unfinished")
	case "muted":
		return kit.T("journal.find.muted", "kept out of memories")
	}
	return fact
}
