package search

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Chip is one condition of a query, as it was understood.
type Chip struct {
	Kind  Kind
	Text  string // what is looked for, in plain English: `felt safe`, `1 Mar 2024 – 30 Apr 2024`
	Title bool   // looked for in the title only
	Not   bool   // excluded
	Or    bool   // an alternative to what stands before it

	// Lo and Hi are the figures behind Text, for other languages. Days: first and
	// last civil day, math.MinInt32 and math.MaxInt32 when open. Mood: least and
	// most, beyond ±9 when open. EveryYear: month and day.
	Lo, Hi int32

	Start, End int // the part of the search text it came from, in bytes
}

// Explain lists how the query was understood, in the order it was written.
func (q Query) Explain() []Chip {
	var chips []Chip
	if q.root != nil {
		chips = explain(nil, q.root, false, false)
	}
	if q.more != nil {
		chips = append(chips, Chip{Kind: Ignored, Start: q.more.start, End: q.more.end})
	}
	slices.SortStableFunc(chips, func(a, b Chip) int { return a.Start - b.Start })
	return chips
}

// explain adds the chips below n. not and or tell how n stands to what is around
// it: excluded, and an alternative to what comes before.
func explain(chips []Chip, n *node, not, or bool) []Chip {
	switch n.kind {
	case without:
		return explain(chips, n.kids[0], !not, or)
	case both, either:
		for i, kid := range n.kids {
			chips = explain(chips, kid, not, i == 0 && or || i > 0 && n.kind == either)
		}
		return chips
	}
	return append(chips, Chip{
		Kind: n.kind, Text: n.show(), Title: n.title, Not: not, Or: or,
		Lo: n.lo, Hi: n.hi, Start: n.start, End: n.end,
	})
}

// show writes what a single condition looks for.
func (n *node) show() string {
	switch n.kind {
	case Days:
		return showDays(n.lo, n.hi)
	case EveryYear:
		return strconv.Itoa(int(n.hi)) + " " + time.Month(n.lo).String()
	case Mood:
		return showMood(n.lo, n.hi)
	case Has, Is:
		return n.key
	}
	return star(n.shown, n.prefix)
}

// star marks a beginning.
func star(s string, prefix bool) string {
	if prefix {
		return s + "…"
	}
	return s
}

// showMood writes a range of moods.
func showMood(lo, hi int32) string {
	switch {
	case lo == hi:
		return strconv.Itoa(int(lo))
	case hi > 9:
		return "at least " + strconv.Itoa(int(lo))
	case lo < -9:
		return "at most " + strconv.Itoa(int(hi))
	}
	return strconv.Itoa(int(lo)) + " to " + strconv.Itoa(int(hi))
}

// String is the query on one line, with every bracket that is meant, in the
// words as they were written: (anxious (calm OR close) -(work)).
func (q Query) String() string {
	if q.root == nil {
		return ""
	}
	return q.root.line()
}

// line writes a node with all brackets, also those that were left out.
func (n *node) line() string {
	sep := " "
	switch n.kind {
	case without:
		return "-(" + n.kids[0].line() + ")"
	case either:
		sep = " OR "
		fallthrough
	case both:
		parts := make([]string, len(n.kids))
		for i, kid := range n.kids {
			parts[i] = kid.line()
		}
		return "(" + strings.Join(parts, sep) + ")"
	}
	return kindName(n) + n.show()
}

// kindName is the field that a condition would be written with.
func kindName(n *node) string {
	switch n.kind {
	case Tag:
		return "tag:"
	case Person:
		return "person:"
	case Template:
		return "template:"
	case Days:
		return "date:"
	case EveryYear:
		return "on:"
	case Mood:
		return "mood:"
	case Has:
		return "has:"
	case Is:
		return "is:"
	}
	if n.title {
		return "title:"
	}
	return ""
}
