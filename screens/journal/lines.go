package journal

import (
	"sort"
	"time"

	"kith/data"
)

// line is one line of the timeline: an entry, or the head of a month.
type line struct {
	id    data.ID // zero for a head
	day   data.Day
	first bool // the first line of its day
}

// head says that the line is the head of a month.
func (l line) head() bool { return l.id.IsZero() }

// linesOf puts the heads of the months between entries, newest first.
func linesOf(refs []data.Ref) []line {
	out := make([]line, 0, len(refs)+len(refs)/8+1)
	var year int
	var month time.Month
	var last data.Day
	for _, r := range refs {
		if r.Day != last {
			if y, m, _ := r.Day.Date(); y != year || m != month {
				year, month = y, m
				out = append(out, line{day: r.Day})
			}
		}
		out = append(out, line{id: r.ID, day: r.Day, first: r.Day != last})
		last = r.Day
	}
	return out
}

// indexOf finds an entry in the timeline, or -1.
func indexOf(lines []line, id data.ID) int {
	for i, l := range lines {
		if l.id == id && !id.IsZero() {
			return i
		}
	}
	return -1
}

// near finds the newest entry of a day or before it, else the oldest there is;
// -1 in an empty timeline.
func near(lines []line, day data.Day) int {
	at := sort.Search(len(lines), func(i int) bool { return lines[i].day <= day })
	for i := at; i < len(lines); i++ {
		if !lines[i].head() {
			return i
		}
	}
	return len(lines) - 1
}

// step finds the entry so many entries on (or back) from a line; it stops at the
// ends. From -1 it begins at the newest.
func step(lines []line, from, by int) int {
	if from < 0 {
		return near(lines, data.LastDay)
	}
	at, dir := from, 1
	if by < 0 {
		by, dir = -by, -1
	}
	for i := from + dir; i >= 0 && i < len(lines) && by > 0; i += dir {
		if !lines[i].head() {
			at, by = i, by-1
		}
	}
	return at
}
