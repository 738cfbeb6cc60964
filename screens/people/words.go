package people

import (
	"kith/data"
	"kith/screens/kit"
)

// ringSentence says what a ring means.
func ringSentence(ring int) string {
	return [...]string{
		kit.T("people.ringis.0", "Not placed yet. “Closest” is for people so close that life without them is hard to imagine."),
		kit.T("people.ringis.1", "So close that life without them is hard to imagine."),
		kit.T("people.ringis.2", "Not quite that close, and still very important."),
		kit.T("people.ringis.3", "Close enough to matter and to be missed."),
		kit.T("people.ringis.4", "A part of my life, at some distance."),
		kit.T("people.ringis.5", "At the edge, and good to know that they are there."),
	}[min(max(ring, 0), data.MaxRing)]
}

// roleWords are the roles in one line.
func roleWords(roles []string) string {
	var words []string
	for _, r := range roles {
		words = append(words, kit.RoleWord(r))
	}
	return kit.List(words)
}

// ago says how long ago a day was, in words that grow coarser.
func ago(day, today data.Day) string {
	switch n := int(today - day); {
	case n < 0:
		return kit.DayText(day)
	case n == 0:
		return kit.T("people.ago.today", "today")
	case n == 1:
		return kit.T("people.ago.yesterday", "yesterday")
	case n < 14:
		return kit.TN("people.ago.days", "{{.Count}} day ago", "{{.Count}} days ago", n)
	case n < 60:
		return kit.TN("people.ago.weeks", "{{.Count}} week ago", "{{.Count}} weeks ago", n/7)
	case n < 730:
		return kit.TN("people.ago.months", "{{.Count}} month ago", "{{.Count}} months ago", n/30)
	default:
		return kit.TN("people.ago.years", "{{.Count}} year ago", "{{.Count}} years ago", n/365)
	}
}

// kindWords names several things in one line.
func kindWords(list []data.Exchange) string {
	var words []string
	for _, x := range list {
		words = append(words, kit.Within(kit.KindWord(x.Kind)))
	}
	return kit.List(words)
}
