package chart

import (
	"context"
	"fmt"

	"kith/assets"
	"kith/data"
	"kith/data/measure"
)

// dayKinds are the charts of days and pages.
func dayKinds() []Kind {
	return []Kind{
		{Name: "mood", Group: GroupDays, Title: func(w Words) string { return w.T("chart.title.mood", "How the days were") }, Read: readMood},
		{Name: "year", Group: GroupDays, Title: func(w Words) string { return w.T("chart.title.year", "The year in days") }, Read: readYear},
	}
}

// checkInKinds are the charts of the weekly questions.
func checkInKinds() []Kind {
	return []Kind{
		{Name: "worry", Group: GroupCheckIn, Title: func(w Words) string { return w.T("chart.title.worry", "Worry") }, Read: checkIns("worry", CalmLow, AreaIntent)},
		{Name: "distance", Group: GroupCheckIn, Title: func(w Words) string { return w.T("chart.title.distance", "Distance") }, Read: checkIns("distance", CalmLow, AreaReach)},
		{Name: "worth", Group: GroupCheckIn, Title: func(w Words) string { return w.T("chart.title.worth", "Own worth") }, Read: checkIns("worth", CalmHigh, AreaWorth)},
		{Name: "held", Group: GroupCheckIn, Title: func(w Words) string { return w.T("chart.title.held", "Someone to turn to") }, Read: checkIns("held", CalmHigh, AreaReach)},
	}
}

// KindNamed finds a kind by its word.
func KindNamed(kinds []Kind, name string) (Kind, bool) {
	for _, k := range kinds {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// Draw draws the series, limited to the days shown.
func (d TrendData) Draw(shown data.Span, st Style, w, h float64) Chart {
	d.Shown = shown
	return Trend(d, st, w, h)
}

// rests reads the times of rest that touch the days asked for.
func rests(ctx context.Context, r Records, a Ask) ([]data.Span, error) {
	list, err := r.Records(ctx, a.before(400))
	if err != nil {
		return nil, fmt.Errorf("read the rests: %w", err)
	}
	return restsOf(list), nil
}

// restsOf finds the rests among records; one without an end lasts still.
func restsOf(list []data.Record) []data.Span {
	var out []data.Span
	for _, rec := range list {
		if rec.Practice != "rest" {
			continue
		}
		s := data.Span{From: rec.Field("from").Day, To: rec.Field("to").Day}
		if s.From == 0 {
			s.From = rec.Day
		}
		if s.To == 0 || s.To >= s.From {
			out = append(out, s)
		}
	}
	return out
}

// checkIns reads one part of the weekly questions. Scores are reckoned from the
// raw answers each time.
func checkIns(subscale string, calm Calm, area int) func(context.Context, Records, Ask) (Drawing, error) {
	return func(ctx context.Context, r Records, a Ask) (Drawing, error) {
		in, err := measure.Parse(assets.CheckIn("en")) // scores need no words
		if err != nil {
			return nil, fmt.Errorf("read the weekly questions: %w", err)
		}
		points, err := scores(ctx, r, a, in, subscale, data.ID{})
		if err != nil {
			return nil, err
		}
		d := TrendData{Points: points, Low: 0, High: 10, Calm: calm, Area: area}
		k, _ := KindNamed(checkInKinds(), subscale)
		d.Name = k.Title(a.Words)
		d.Rests, err = rests(ctx, r, a)
		return d, err
	}
}

// scores reads one subscale of a questionnaire, about one person or nobody.
func scores(ctx context.Context, r Records, a Ask, in *measure.Instrument, subscale string, about data.ID) ([]Point, error) {
	list, err := r.CheckIns(ctx, a.Days)
	if err != nil {
		return nil, err
	}
	var out []Point
	for _, k := range list {
		if k.Instrument != in.ID || k.Target != about {
			continue
		}
		got, err := in.Score(AnswersOf(k))
		if err != nil {
			continue // answers to other questions than these
		}
		if v := got.Of(subscale); v != nil {
			out = append(out, Point{Day: k.Day, Value: *v, ID: Ref("progress", k.ID), Line: k.Note})
		}
	}
	return out, nil
}

// AnswersOf gives the raw answers of a check-in as package measure reads them.
func AnswersOf(k data.CheckIn) measure.Answers {
	out := measure.Answers{}
	for _, a := range k.Answers {
		if a.Value.Set {
			out[a.Item] = a.Value.Value
		}
	}
	return out
}

// readMood reads how the entries were marked.
func readMood(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, err := r.Entries(ctx, a.Days)
	if err != nil {
		return nil, err
	}
	d := TrendData{Name: a.Words.T("chart.title.mood", "How the days were"), Low: -2, High: 2, Calm: CalmHigh, Area: AreaOther,
		Hint: a.Words.T("chart.hint.mood", "The first page that you mark with how the day was will be a dot here.")}
	for _, e := range list {
		if e.Mood.Set {
			d.Points = append(d.Points, Point{Day: e.Day, Value: e.Mood.Value, ID: Ref("journal", e.ID), Line: e.Headline()})
		}
	}
	d.Rests, err = rests(ctx, r, a)
	return d, err
}

// readYear reads every day with a page.
func readYear(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, err := r.Entries(ctx, a.Days)
	if err != nil {
		return nil, err
	}
	d := YearData{Name: a.Words.T("chart.title.year", "The year in days"), Low: -2, High: 2, Calm: CalmHigh, Area: AreaIntent,
		Hint: a.Words.T("chart.hint.year", "The first page that you write will be a square here.")}
	for _, e := range list {
		d.Notes = append(d.Notes, DayNote{ID: Ref("journal", e.ID), Day: e.Day, Value: e.Mood, Line: e.Headline()})
	}
	return d, nil
}
