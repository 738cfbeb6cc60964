package data

import (
	"fmt"
	"slices"
	"time"
)

// Earlier texts grow thinner with age: all of the last day stay, then one an hour
// for a week, one a day for two months, one a week for a year, one a month for
// ever. The very first text and the newest always stay.
const (
	thinHours = 24 * time.Hour
	thinDays  = 7 * 24 * time.Hour
	thinWeeks = 60 * 24 * time.Hour
	thinMonth = 365 * 24 * time.Hour
)

// period names the span of time of which one text is kept; "" for the last day, of
// which all are.
func period(at, now time.Time) string {
	age := now.Sub(at)
	at = at.UTC()
	switch {
	case age < thinHours:
		return ""
	case age < thinDays:
		return at.Format("hour 2006-01-02T15")
	case age < thinWeeks:
		return at.Format("day 2006-01-02")
	case age < thinMonth:
		year, week := at.ISOWeek()
		return fmt.Sprintf("week %d-%d", year, week)
	}
	return at.Format("month 2006-01")
}

// tooMany gives the texts that go; of each period the last one stays.
func tooMany(list []Version, now time.Time) (gone []Version) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Version) int { return a.At.Compare(b.At) })
	for i := 1; i+1 < len(list); i++ { // the first and the newest stay
		if p := period(list[i].At, now); p != "" && p == period(list[i+1].At, now) {
			gone = append(gone, list[i])
		}
	}
	return gone
}

// thin takes the earlier texts of an entry away that are too many for their age.
// One that cannot be read stays.
func (w *Writer) thin(entry ID, now time.Time) error {
	var list []Version
	err := w.tx.Keys(recordKey(KindVersion, entry), nil, false, func(key []byte) (bool, error) {
		b, err := w.tx.Get(key)
		if err == nil {
			var v Version
			if v, err = versionFrom(b); err == nil {
				list = append(list, v)
			}
		}
		return true, unlessDamage(err)
	})
	if err != nil {
		return fmt.Errorf("thin earlier texts: %w", err)
	}
	for _, v := range tooMany(list, now) {
		if err := w.erase(KindVersion, v.ID, v.key(), nil); err != nil {
			return err
		}
	}
	return nil
}
