package sample

import (
	"fmt"
	"time"
	_ "time/tzdata" // a zone must be known on a system that has no list of them

	"kith/data"
)

// Life says how large a life to make up. The zero Until and Zone mean those of
// [Default]; the other fields mean what they say, and 0 people or 0 entries are
// a life without any.
type Life struct {
	Years   int      // how long the journal runs: 1 to MaxYears
	People  int      // how many people are on the map: 0 to MaxPeople
	Entries int      // how many entries there are: 0 to MaxEntries
	Seed    uint64   // decides everything else
	Until   data.Day // the last day
	Zone    string   // IANA name of where the writer lives
}

// The largest life.
const (
	MaxYears   = 100
	MaxPeople  = 10_000
	MaxEntries = 2_000_000
)

// Default is a life that shows every part of the program: three years, some
// three entries a week.
func Default() Life {
	return Life{
		Years: 3, People: 40, Entries: 500, Seed: 1,
		Until: data.DateOf(2026, time.November, 22), Zone: "Europe/Berlin",
	}
}

// Check says what cannot be made up, as a *data.FieldError, or nil.
func (l Life) Check() error {
	l = l.filled()
	for _, f := range []struct {
		name         string
		got, lo, top int
	}{
		{"Years", l.Years, 1, MaxYears},
		{"People", l.People, 0, MaxPeople},
		{"Entries", l.Entries, 0, MaxEntries},
	} {
		if f.got < f.lo || f.got > f.top {
			return wrong(f.name, fmt.Sprintf("must lie from %d to %d", f.lo, f.top))
		}
	}
	// Everybody's childhood must fit into what a time can say, too.
	if y, _, _ := l.Until.Date(); y < 1900 || y > 2200 {
		return wrong("Until", "must be a day of the years 1900 to 2200")
	}
	if _, err := time.LoadLocation(l.Zone); err != nil || l.Zone == "Local" {
		return wrong("Zone", "must be the name of a time zone, like Europe/Berlin")
	}
	return nil
}

// wrong is the error for a field of a Life.
func wrong(field, rule string) error {
	return &data.FieldError{Noun: "sample", Field: field, Rule: rule}
}

// filled puts the defaults where nothing was said.
func (l Life) filled() Life {
	if l.Until == 0 {
		l.Until = Default().Until
	}
	if l.Zone == "" {
		l.Zone = Default().Zone
	}
	return l
}

// first is the day on which the journal begins.
func (l Life) first() data.Day {
	y, m, d := l.Until.Date()
	return data.DateOf(y-l.Years, m, d) + 1
}
