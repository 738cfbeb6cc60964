package data

// ValueBand is how far somebody values the one who writes, by the latest rating.
type ValueBand byte

// The bands of Feeling.ValuesMe, 0 to 10: judgement, not literature.
const (
	NotRated ValueBand = iota
	ValuedLittle
	ValuedSome
	ValuedMuch
	valueBands
)

// The ratings from which a band begins.
const (
	valuedSome = 4
	valuedMuch = 7
)

// ValueBands lists the bands in the order in which they are shown.
func ValueBands() []ValueBand { return []ValueBand{ValuedMuch, ValuedSome, ValuedLittle, NotRated} }

// TimeSpent is the time spent with people of one band.
type TimeSpent struct {
	Minutes  int // of the contacts whose length was noted
	Contacts int // all of them
	Unknown  int // those without a length
	People   int // how many different people
}

// TimeByValue sums up the contacts of a span by how far the people in them were
// felt to value the one who writes: by the newest rating up to the contact's day,
// or, without one, the first after it.
func TimeByValue(contacts []Contact, feelings []Feeling, span Span) map[ValueBand]TimeSpent {
	rated := map[ID][]Feeling{}
	for _, f := range feelings {
		if f.ValuesMe.Set {
			rated[f.Person] = append(rated[f.Person], f)
		}
	}
	out := make(map[ValueBand]TimeSpent, int(valueBands))
	seen := map[ValueBand]map[ID]bool{}
	for _, c := range contacts {
		if !span.Has(c.Day) {
			continue
		}
		band := bandOf(rated[c.Person], c.Day)
		t := out[band]
		t.Minutes += c.Minutes
		t.Contacts++
		if c.Minutes == 0 {
			t.Unknown++
		}
		if seen[band] == nil {
			seen[band] = map[ID]bool{}
		}
		if !seen[band][c.Person] {
			seen[band][c.Person] = true
			t.People++
		}
		out[band] = t
	}
	return out
}

// bandOf chooses the rating that holds for a day.
func bandOf(rated []Feeling, day Day) ValueBand {
	var best *Feeling
	for i := range rated {
		f := &rated[i]
		switch {
		case best == nil,
			f.Day <= day && (best.Day > day || f.Day >= best.Day),
			f.Day > day && best.Day > day && f.Day < best.Day:
			best = f
		}
	}
	switch {
	case best == nil:
		return NotRated
	case best.ValuesMe.Value >= valuedMuch:
		return ValuedMuch
	case best.ValuesMe.Value >= valuedSome:
		return ValuedSome
	}
	return ValuedLittle
}
