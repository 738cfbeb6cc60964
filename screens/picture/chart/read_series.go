package chart

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"kith/assets"
	"kith/data"
	"kith/data/practice"
)

// practices gives the shipped practices and the person's own.
func practices(ctx context.Context, r Records, w Words) (*practice.Set, error) {
	set, err := practice.Load(assets.Practices(), cmp.Or(w.Language, "en"))
	if err != nil {
		return nil, err
	}
	defs, err := r.Definitions(ctx, data.DefPractice)
	if err != nil {
		return nil, fmt.Errorf("read the person's own practices: %w", err)
	}
	set.Own(defs) // one that cannot be read here is told in its own room
	return set, nil
}

// areaOf says in which of the three areas a practice lies.
func areaOf(p *practice.Practice) int {
	if p == nil {
		return AreaOther
	}
	switch p.Strand {
	case practice.Intention:
		return AreaIntent
	case practice.Worth:
		return AreaWorth
	case practice.Outward:
		return AreaReach
	}
	return AreaOther
}

// told are the series that the charts with a name of their own draw already.
func told() []string {
	return []string{"lapse.stages", "lapse.caught", "trust_step.gap", "trust_step.calibration", "trust_step.ladder", "belief_rating.truth"}
}

// seriesKinds gives a chart for each series of the practices that were ever noted.
func seriesKinds(ctx context.Context, r Records, w Words) ([]Kind, error) {
	set, err := practices(ctx, r, w)
	if err != nil {
		return nil, err
	}
	var out []Kind
	for _, p := range set.All() {
		if p.Makes != practice.MakesRecord {
			continue
		}
		for _, s := range p.Series {
			name := p.ID + "." + s.Name
			if slices.Contains(told(), name) {
				continue
			}
			if read := readSeries(p, s); read != nil {
				k := Kind{Name: name, Group: GroupSeries, Title: func(Words) string { return s.Title }, Read: read}
				if p.About.Kind != "" {
					k.Pick, k.ItemKind = PickItem, p.About.Kind
				}
				out = append(out, k)
			}
		}
	}
	return out, nil
}

// readSeries tells how a series is read; nil for those that no chart draws.
func readSeries(p *practice.Practice, s practice.Series) func(context.Context, Records, Ask) (Drawing, error) {
	switch s.Statistic {
	case practice.Median, practice.Repeat, practice.Each, practice.Days, practice.Pair:
		return seriesOf(p, func(list []data.Record, rest []data.Span, _ Ask) Drawing { return trendOf(p, s, list, rest) })
	case practice.Share:
		return seriesOf(p, func(list []data.Record, rest []data.Span, _ Ask) Drawing { return shareOf(p, s, list, rest) })
	case practice.Count, practice.Stages:
		return seriesOf(p, func(list []data.Record, rest []data.Span, a Ask) Drawing { return barsOf(p, s, list, rest, a.Words) })
	case practice.Latest:
		return func(ctx context.Context, r Records, a Ask) (Drawing, error) {
			items, err := r.Items(ctx)
			if err != nil {
				return nil, err
			}
			list, _, err := recordsOf(ctx, r, a, p.ID)
			d := SlopeData{Name: s.Title, Low: 0, High: top(p, s), Calm: calmOf(s), Area: areaOf(p), Hint: hintPractice(a.Words)}
			d.Lines = lines(items, list, s.Keys)
			return d, err
		}
	case practice.Gap, practice.Calibration, practice.Marks, practice.Ladder, practice.Spans:
	}
	return nil
}

// seriesOf reads the records of a practice and makes a drawing of them.
func seriesOf(p *practice.Practice, draw func([]data.Record, []data.Span, Ask) Drawing) func(context.Context, Records, Ask) (Drawing, error) {
	return func(ctx context.Context, r Records, a Ask) (Drawing, error) {
		list, rest, err := recordsOf(ctx, r, a, p.ID)
		if err != nil {
			return nil, err
		}
		return draw(list, rest, a), nil
	}
}

// calmOf says which end of a series is the calmer one.
func calmOf(s practice.Series) Calm {
	switch s.Calm {
	case "up":
		return CalmHigh
	case "down":
		return CalmLow
	}
	return NoCalmEnd
}

// top is the upper end of a series' scale.
func top(p *practice.Practice, s practice.Series) float64 {
	switch s.Unit {
	case practice.UnitHundred:
		return 100
	case practice.UnitTen:
		return 10
	case practice.UnitOfAll, practice.UnitTimes:
		return 1
	case practice.UnitDays:
	}
	return 7
}

// trendOf draws numbers over time: the last of the keys that was answered, so that of
// a pair the later answer counts.
func trendOf(p *practice.Practice, s practice.Series, list []data.Record, rest []data.Span) Drawing {
	d := TrendData{Name: s.Title, Low: 0, High: top(p, s), Calm: calmOf(s), Area: areaOf(p), Rests: rest}
	keys := s.Keys
	if s.Statistic == practice.Each {
		keys = s.Keys[:1]
	}
	for i := range list {
		rec := &list[i]
		for _, k := range slices.Backward(keys) {
			f := rec.Field(k)
			v := f.Number
			if s.Statistic == practice.Days {
				if v = (data.Rating{}); f.Day.Valid() && f.Day >= rec.Day {
					v = data.Rated(float64(f.Day - rec.Day))
				}
			}
			if v.Set {
				d.Points = append(d.Points, Point{ID: refOfRecord(rec), Day: rec.Day, Value: v.Value, Line: lineOf(p, rec)})
				break
			}
		}
	}
	return d
}

// lineOf is the first text of a record, for the tooltip and the table.
func lineOf(p *practice.Practice, rec *data.Record) string {
	for _, f := range p.Fields {
		if f.Type == practice.Text || f.Type == practice.Line {
			if t := first(rec, f.Key); t != "" {
				return t
			}
		}
	}
	return ""
}

// wordOf is an answer as a series names it; "" for none.
func wordOf(f data.Field) string {
	if f.Answer != data.NoAnswer {
		return f.Answer.String()
	}
	return f.Text
}

// counts says whether an answer is one of some; "*" stands for any.
func counts(word string, among []string) bool {
	return word != "" && (slices.Contains(among, word) || slices.Contains(among, "*"))
}

func shareOf(p *practice.Practice, s practice.Series, list []data.Record, rest []data.Span) Drawing {
	d := ShareData{Name: s.Title, Least: caughtFrom, Area: areaOf(p), Rests: rest,
		Told: func(w Words, yes, all int) string { return s.Title + ": " + w.ofAll(yes, all) }}
	for i := range list {
		rec := &list[i]
		word := wordOf(rec.Field(s.Keys[0]))
		yes := counts(word, s.Yes)
		anyAnswer := slices.Contains(s.Yes, "*") // then an empty answer is a no
		if !yes && (len(s.No) > 0 && !counts(word, s.No) || word == "" && !anyAnswer) {
			continue
		}
		d.Notes = append(d.Notes, Mark{refOfRecord(rec), rec.Day, yes, lineOf(p, rec)})
	}
	return d
}

func barsOf(p *practice.Practice, s practice.Series, list []data.Record, rest []data.Span, w Words) Drawing {
	d := BarsData{Name: s.Title, Finest: Monthly, Whole: true, Rests: rest, Hint: hintPractice(w), Unit: w.T("chart.times", "times"),
		Sentence: func(st Style, notes []Amount) string {
			return st.either(st.Words.T("chart.say.count", "{{.Notes}} in this time.", "Notes", st.Words.notes(len(notes))), st.Words.T("chart.plain.count", "What was noted, over time."))
		}}
	if s.Period == "week" {
		d.Finest = Weekly
	}
	d.Parts = []Part{{s.Title, areaOf(p), solid}}
	var options []practice.Option
	if s.Statistic == practice.Stages {
		f, _ := p.Field(s.Keys[0])
		options = f.Options
		d.Parts = nil
		for i, o := range options {
			d.Parts = append(d.Parts, Part{o.Label, i % 4, texture(i % 3)})
		}
	}
	for i := range list {
		rec, part := &list[i], 0
		if len(s.Keys) > 0 {
			word := wordOf(rec.Field(s.Keys[0]))
			if part = slices.IndexFunc(options, func(o practice.Option) bool { return o.Value == word }); options == nil {
				part = 0
			}
			if part < 0 || len(s.Yes) > 0 && !counts(word, s.Yes) {
				continue
			}
		}
		d.Notes = append(d.Notes, Amount{refOfRecord(rec), rec.Day, part, 1, lineOf(p, rec)})
	}
	return d
}

// lines gathers ratings by item, in order of time; within a record the keys stand in
// theirs.
func lines(items []data.Item, list []data.Record, keys []string) []SlopeLine {
	var out []SlopeLine
	for _, it := range items {
		l := SlopeLine{ID: Ref("practice", it.ID), What: it.Title}
		for i := range slices.Backward(list) { // they come newest first
			if list[i].Item != it.ID {
				continue
			}
			for _, k := range keys {
				if v := list[i].Field(k).Number; v.Set {
					l.Notes = append(l.Notes, Point{Day: list[i].Day, Value: v.Value})
				}
			}
		}
		if len(l.Notes) > 0 {
			out = append(out, l)
		}
	}
	return out
}
