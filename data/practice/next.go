package practice

import (
	"slices"

	"kith/data"
)

// RestID is the practice whose records are times without practices.
const RestID = "rest"

// The dates of a rest.
const (
	restFrom = "from"
	restTo   = "to"
)

// Resting gives the rest that a day lies in, or nil. Records come in any order.
func Resting(records []data.Record, day data.Day) *data.Record {
	for i := range records {
		r := &records[i]
		if r.Practice != RestID {
			continue
		}
		from, to := r.Field(restFrom).Day, r.Field(restTo).Day
		if from == 0 {
			from = r.Day
		}
		if from <= day && (to == 0 || to >= day) {
			return r
		}
	}
	return nil
}

// EndRest ends a rest with the day before. It is false, and the rest as it was, when
// the rest began today or later: then nothing of it is left.
func EndRest(r *data.Record, today data.Day) bool {
	from := r.Field(restFrom).Day
	if from == 0 {
		from = r.Day
	}
	if from >= today {
		return false
	}
	r.Fields = put(r.Fields, data.Field{Key: restTo, Day: today - 1})
	return true
}

// put sets one answer in a copy of a list.
func put(fields []data.Field, f data.Field) []data.Field {
	out := slices.DeleteFunc(slices.Clone(fields), func(o data.Field) bool { return o.Key == f.Key })
	return append(out, f)
}

// Begin marks a step as begun on a day: its locked answers stand from now on.
func Begin(r *data.Record, today data.Day) {
	if r.Field(Begun).Day == 0 {
		r.Fields = put(r.Fields, data.Field{Key: Begun, Day: today})
	}
}

// Settle sets from when on a record is to be asked after, or that it was answered. It
// is called before each write of a record. A step that is only planned is not asked
// after yet.
func (p *Practice) Settle(r *data.Record, today data.Day) {
	if p.Locks() && !p.Started(r) && p.Follow.When.Key == "" {
		r.Follow, r.Closed = 0, 0
		return
	}
	on := p.FollowOn(r, today)
	switch {
	case on == 0 && Open(r):
		r.Closed = today
	case on != 0 && r.Follow == 0:
		r.Follow, r.Closed = on, 0
	}
}

// patience is for how many days something is asked after; then it is let be, without
// a word.
const patience = 42

// Waiting gives the records that may be asked after on a day, the oldest first; none
// while resting, and none that waited for six weeks. Set says what is asked.
func Waiting(s *Set, records []data.Record, today data.Day) []data.Record {
	if Resting(records, today) != nil {
		return nil
	}
	var out []data.Record
	for _, r := range records {
		if p := s.Named(r.Practice); p != nil && Due(&r, today) && r.Follow+patience >= today && !p.Follow.isZero() {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b data.Record) int { return int(a.Follow - b.Follow) })
	return out
}

// Step is one small thing that could be done next. It is an offer, never a duty.
type Step struct {
	Practice *Practice
	Item     *data.Item // what it is about, or nil
	Again    bool       // it was done before, a while ago
}

// Next gives what could be done next in a strand, at most so many: first another look
// where the last one is a while ago, then what is in hand and was never tried. While
// resting nothing is offered; nor is what was last rated low where a guard says so.
func Next(s *Set, items []data.Item, records []data.Record, strand Strand, today data.Day, most int) []Step {
	if Resting(records, today) != nil {
		return nil
	}
	var again, fresh []Step
	for i := range items {
		item := &items[i]
		if item.State != data.Active {
			continue
		}
		for _, p := range s.About(item.Kind) {
			if p.Strand != strand || guarded(p, item, records) {
				continue
			}
			last, ever := lastOf(p.ID, item.ID, records)
			switch {
			case ever && p.Again.Days > 0 && last+data.Day(p.Again.Days) <= today:
				again = append(again, Step{p, item, true})
			case !ever && p.About.Needed:
				fresh = append(fresh, Step{p, item, false})
			}
		}
	}
	out := append(again, fresh...)
	return out[:min(most, len(out))]
}

// lastOf gives the day of the last record of a practice about an item.
func lastOf(practice string, item data.ID, records []data.Record) (day data.Day, ever bool) {
	for i := range records {
		if r := &records[i]; r.Practice == practice && r.Item == item {
			day, ever = max(day, r.Day), true
		}
	}
	return day, ever
}

// guarded says that the last answer to the guard's question about the item was low.
func guarded(p *Practice, item *data.Item, records []data.Record) bool {
	if p.Guard.Key == "" {
		return false
	}
	of := p.Guard.Practice
	if of == "" {
		of = p.ID
	}
	var at data.Record
	for _, r := range records {
		if r.Practice == of && r.Item == item.ID && r.Field(p.Guard.Key).Number.Set && (at.ID.IsZero() || r.Day > at.Day) {
			at = r
		}
	}
	n := at.Field(p.Guard.Key).Number
	return n.Set && n.Value < p.Guard.Least
}

// Echoes gives what was written before where the same word came up, newest record
// first, each once and at most three. Records come newest first; except is the one
// being filled in.
func (p *Practice) Echoes(fields []data.Field, records []data.Record, except data.ID) []string {
	if p.Echo.By == "" {
		return nil
	}
	words := Words(find(fields, p.Echo.By).Text)
	var out []string
	for i := range records {
		r := &records[i]
		said := r.Field(p.Echo.Of).Text
		if r.Practice != p.ID || r.ID == except || said == "" || slices.Contains(out, said) {
			continue
		}
		had := Words(r.Field(p.Echo.By).Text)
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(had, w) }) {
			if out = append(out, said); len(out) == 3 {
				break
			}
		}
	}
	return out
}
