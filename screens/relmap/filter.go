package relmap

import (
	"maps"
	"slices"

	"kith/data"
	"kith/data/reciprocity"
)

// when says how long ago the last contact may be.
type when int

const (
	anyTime  when = iota
	lately        // within a month
	longAgo       // more than three months ago
	neverMet      // none noted
)

// The limits of lately and longAgo, in days.
const (
	lateDays = 31
	longDays = 92
)

// filter says who is shown. Within a line one of the marked is enough; all lines
// must fit. The zero filter shows everybody. Maps are never changed once set.
type filter struct {
	roles  map[string]bool
	groups map[data.ID]bool
	rings  map[int]bool
	states map[reciprocity.State]bool
	shows  bool // only who shows how it can be
	last   when
}

// some says that the filter hides anybody at all.
func (f filter) some() bool {
	return len(f.roles)+len(f.groups)+len(f.rings)+len(f.states) > 0 || f.shows || f.last != anyTime
}

// shower gives what decides about each person; nil shows everybody. last is the
// newest contact with each.
func (f filter) shower(today data.Day, last map[data.ID]data.Day) func(data.Person, reciprocity.State) bool {
	if !f.some() {
		return nil
	}
	return func(p data.Person, st reciprocity.State) bool {
		return f.role(p) && f.group(p) && (len(f.rings) == 0 || f.rings[p.Ring]) &&
			(len(f.states) == 0 || f.states[st]) && (!f.shows || p.ModelsSecurity) && f.met(last[p.ID], today)
	}
}

func (f filter) role(p data.Person) bool {
	return len(f.roles) == 0 || slices.ContainsFunc(p.Roles, func(r string) bool { return f.roles[r] })
}

func (f filter) group(p data.Person) bool {
	return len(f.groups) == 0 || slices.ContainsFunc(p.Groups, func(g data.ID) bool { return f.groups[g] })
}

// met says that the last contact was when it is asked for.
func (f filter) met(last, today data.Day) bool {
	switch f.last {
	case lately:
		return last != 0 && today-last <= lateDays
	case longAgo:
		return last != 0 && today-last > longDays
	case neverMet:
		return last == 0
	}
	return true
}

// flipped gives a set with one member put in or taken out.
func flipped[K comparable](set map[K]bool, key K) map[K]bool {
	out := maps.Clone(set)
	if out == nil {
		out = map[K]bool{}
	}
	if out[key] {
		delete(out, key)
	} else {
		out[key] = true
	}
	return out
}
