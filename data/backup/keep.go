package backup

import (
	"fmt"
	"time"
)

// How many backups are kept.
const (
	keepDays   = 7
	keepWeeks  = 4
	keepMonths = 12
)

// Keep decides which backups stay: the newest of each of the last 7 days, 4 weeks
// and 12 months on which there are any, counted in zone. All of them are known to
// be whole, newest first. The newest one stays in any case, and so does every one
// that holds more entries than it: nothing that was written may vanish from the
// backups without the person having taken it away there too.
func Keep(made []Made, zone *time.Location) map[string]bool {
	keep := map[string]bool{}
	for _, g := range []struct {
		most int
		name func(time.Time) string
	}{
		{keepDays, func(t time.Time) string { return t.Format(time.DateOnly) }},
		{keepWeeks, func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, "-", w) }},
		{keepMonths, func(t time.Time) string { return t.Format("2006-01") }},
	} {
		seen := map[string]bool{}
		for _, m := range made {
			if span := g.name(m.At.In(zone)); !seen[span] && len(seen) < g.most {
				seen[span], keep[m.Name] = true, true
			}
		}
	}
	for _, m := range made {
		if m.Entries > made[0].Entries || made[0].Broken > 0 && m.Broken < made[0].Broken {
			keep[m.Name] = true
		}
	}
	return keep
}
