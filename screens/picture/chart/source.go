package chart

import (
	"context"
	"fmt"

	"kith/assets"
	"kith/data"
	"kith/data/measure"
)

// Records is what the sources read of the data.
type Records interface {
	Entries(context.Context, data.Span) ([]data.Entry, error)
	Contacts(context.Context, data.Span) ([]data.Contact, error)
	CheckIns(context.Context, data.Span) ([]data.CheckIn, error)
}

// Source is one series that can be charted.
type Source struct {
	Name      string // its word on the command line
	Title     string // in English; screens translate it by Name
	Low, High float64
	Calm      Calm
	Area      int
	Read      func(context.Context, Records, data.Span) ([]Point, error)
}

// Data gives the trend of a source's points.
func (s Source) Data(title string, points []Point) TrendData {
	return TrendData{Name: title, Points: points, Low: s.Low, High: s.High, Calm: s.Calm, Area: s.Area}
}

// Sources lists what can be charted, in the order in which it is offered.
func Sources() []Source {
	return []Source{
		{"worry", "Worry", 0, 10, CalmLow, AreaIntent, checkIns("worry")},
		{"distance", "Distance", 0, 10, CalmLow, AreaReach, checkIns("distance")},
		{"worth", "Own worth", 0, 10, CalmHigh, AreaWorth, checkIns("worth")},
		{"held", "Someone to turn to", 0, 10, CalmHigh, AreaReach, checkIns("held")},
		{"mood", "How the days were", -2, 2, CalmHigh, AreaOther, moods},
		{"safe", "How safe it felt with people", 0, 10, CalmHigh, AreaReach,
			contacts(func(c *data.Contact) data.Rating { return c.FeltSafe })},
		{"energy", "Energy after being with people", -5, 5, CalmHigh, AreaWorth,
			contacts(func(c *data.Contact) data.Rating { return c.Energy })},
		{"inline", "Acting as I mean to", 0, 10, CalmHigh, AreaIntent,
			contacts(func(c *data.Contact) data.Rating { return c.InLine })},
	}
}

// SourceNamed gives a source by its word.
func SourceNamed(name string) (Source, bool) {
	for _, s := range Sources() {
		if s.Name == name {
			return s, true
		}
	}
	return Source{}, false
}

// checkIns reads one part of the weekly questions. Scores are reckoned from the
// raw answers each time.
func checkIns(subscale string) func(context.Context, Records, data.Span) ([]Point, error) {
	return func(ctx context.Context, r Records, span data.Span) ([]Point, error) {
		in, err := measure.Parse(assets.CheckIn)
		if err != nil {
			return nil, fmt.Errorf("read the weekly questions: %w", err)
		}
		list, err := r.CheckIns(ctx, span)
		if err != nil {
			return nil, err
		}
		var out []Point
		for _, k := range list {
			if k.Instrument != in.ID {
				continue
			}
			scores, err := in.Score(answers(k))
			if err != nil {
				continue // answers to other questions are not these
			}
			for _, s := range scores {
				if s.Subscale == subscale && s.Value != nil {
					out = append(out, Point{Day: k.Day, Value: *s.Value, ID: k.ID.String(), Line: k.Note})
				}
			}
		}
		return out, nil
	}
}

// answers gives the raw answers as package measure reads them.
func answers(k data.CheckIn) measure.Answers {
	out := measure.Answers{}
	for _, a := range k.Answers {
		if a.Value.Set {
			out[a.Item] = a.Value.Value
		}
	}
	return out
}

// moods reads how the entries were marked.
func moods(ctx context.Context, r Records, span data.Span) ([]Point, error) {
	list, err := r.Entries(ctx, span)
	if err != nil {
		return nil, err
	}
	var out []Point
	for _, e := range list {
		if e.Mood.Set {
			out = append(out, Point{Day: e.Day, Value: e.Mood.Value, ID: e.ID.String(), Line: e.Headline()})
		}
	}
	return out, nil
}

// contacts reads one rating of the contacts.
func contacts(rated func(*data.Contact) data.Rating) func(context.Context, Records, data.Span) ([]Point, error) {
	return func(ctx context.Context, r Records, span data.Span) ([]Point, error) {
		list, err := r.Contacts(ctx, span)
		if err != nil {
			return nil, err
		}
		var out []Point
		for i := range list {
			c := &list[i]
			if v := rated(c); v.Set {
				out = append(out, Point{Day: c.Day, Value: v.Value, ID: c.Entry.String(), Line: c.Note})
			}
		}
		return out, nil
	}
}
