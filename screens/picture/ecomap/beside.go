package ecomap

import (
	"fmt"
	"time"

	"kith/data"
	"kith/data/reciprocity"
)

// Beside is one relationship as it is looked at beside another.
type Beside struct {
	ID, Name string
	Ring     string        // its word
	Words    []string      // how it stands, in words; none while the balance is paused
	Stand    data.Standing // what was noted and felt
	// Safe (0 to 10) and Energy (−5 to 5) are means over the contacts of the last half-life;
	// Trust and Close (0 to 10) are of the newest rating. Not set: nothing noted.
	Safe, Energy, Trust, Close data.Rating
	Flow                       []Flow // month by month, oldest first
}

// Flow is what had gone each way by the end of a month, faded.
type Flow struct {
	Day     data.Day
	Out, In float64
}

// flowMonths is how far back two relationships are looked at.
const flowMonths = 24

// ReadBeside gathers one relationship up to a day.
func ReadBeside(p data.Person, l Life, day data.Day, params reciprocity.Params) (Beside, error) {
	var contacts []data.Contact
	for _, c := range l.Contacts {
		if c.Person == p.ID && c.Day <= day {
			contacts = append(contacts, c)
		}
	}
	var feelings []data.Feeling
	for _, f := range l.Feelings {
		if f.Person == p.ID && f.Day <= day {
			feelings = append(feelings, f)
		}
	}
	b := Beside{ID: p.ID.String(), Name: p.Name}
	var err error
	if b.Stand, err = data.StandingOf(contacts, feelings, day, params); err != nil {
		return b, fmt.Errorf("look at person %s: %w", p.ID, err)
	}
	since := day - data.Day(params.HalfLife)
	b.Safe = meanOf(contacts, since, func(c data.Contact) data.Rating { return c.FeltSafe })
	b.Energy = meanOf(contacts, since, func(c data.Contact) data.Rating { return c.Energy })
	b.Trust = newestOf(feelings, func(f data.Feeling) data.Rating { return f.Trust })
	b.Close = newestOf(feelings, func(f data.Feeling) data.Rating { return f.Closeness })
	events := data.Events(contacts)
	year, month, _ := day.Date()
	for back := flowMonths - 1; back >= 0; back-- {
		end := min(day, data.DateOf(year, month-time.Month(back)+1, 1)-1)
		f, err := reciprocity.Follow(events, int(end), params)
		if err != nil {
			return b, fmt.Errorf("look at person %s: %w", p.ID, err)
		}
		b.Flow = append(b.Flow, Flow{end, f.Given, f.Received})
	}
	return b, nil
}

// meanOf is the mean of a rating over the contacts since a day.
func meanOf(list []data.Contact, since data.Day, of func(data.Contact) data.Rating) data.Rating {
	sum, n := 0.0, 0.0
	for _, c := range list {
		if r := of(c); r.Set && c.Day >= since {
			sum, n = sum+r.Value, n+1
		}
	}
	if n == 0 {
		return data.Rating{}
	}
	return data.Rated(sum / n)
}

// newestOf is the newest rating that was given.
func newestOf(list []data.Feeling, of func(data.Feeling) data.Rating) data.Rating {
	var out data.Rating
	last := data.Day(0)
	for _, f := range list {
		if r := of(f); r.Set && f.Day >= last {
			out, last = r, f.Day
		}
	}
	return out
}
