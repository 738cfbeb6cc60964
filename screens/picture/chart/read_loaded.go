package chart

import (
	"context"
	"fmt"
	"math"

	"kith/data"
	"kith/data/measure"
)

// Loaded is a questionnaire that the person loaded.
type Loaded struct {
	Definition data.Definition
	Instrument *measure.Instrument
}

// LoadedOf reads the questionnaires among definitions; those that this version
// cannot read are left out and counted.
func LoadedOf(defs []data.Definition) (list []Loaded, unread int) {
	for _, d := range defs {
		in, err := measure.Parse(d.Body)
		if err != nil {
			unread++
			continue
		}
		list = append(list, Loaded{d, in})
	}
	return list, unread
}

// loadedKinds gives a chart for each subscale of each loaded questionnaire.
func loadedKinds(ctx context.Context, r Records) ([]Kind, error) {
	defs, err := r.Definitions(ctx, data.DefInstrument)
	if err != nil {
		return nil, err
	}
	loaded, _ := LoadedOf(defs)
	var out []Kind
	for _, l := range loaded {
		for _, s := range l.Instrument.Subscales {
			k := Kind{Name: l.Instrument.ID + "." + s.ID, Group: GroupLoaded, Read: readLoaded(l.Instrument, s),
				Title: func(Words) string { return loadedTitle(l.Instrument, s) }}
			if l.Instrument.Targets.Kind != measure.NoTarget {
				k.Pick = PickPerson
			}
			out = append(out, k)
		}
	}
	return out, nil
}

func loadedTitle(in *measure.Instrument, s measure.Subscale) string {
	if len(in.Subscales) == 1 {
		return in.Title
	}
	return in.Title + ": " + s.Title
}

// readLoaded reads the scores of one subscale: about the person asked for, else the
// mean over people where the file has one, else everybody's.
func readLoaded(in *measure.Instrument, s measure.Subscale) func(context.Context, Records, Ask) (Drawing, error) {
	return func(ctx context.Context, r Records, a Ask) (Drawing, error) {
		d := LoadedData{Subscale: s}
		d.Trend = TrendData{Name: loadedTitle(in, s), Low: s.Low, High: s.High, Area: AreaOther,
			Hint: a.Words.T("chart.hint.loaded", "It is drawn from this questionnaire, once it was filled in.")}
		switch s.Better {
		case measure.LowerBetter:
			d.Trend.Calm, d.Trend.Up = CalmLow, a.Words.T("chart.better", "the better end, says the file")
		case measure.HigherBetter:
			d.Trend.Calm, d.Trend.Up = CalmHigh, a.Words.T("chart.better", "the better end, says the file")
		case measure.NeitherBetter:
		}
		d.Trend.Exact, _ = s.MDC95()
		var err error
		if d.Trend.Points, err = loadedPoints(ctx, r, a, in, s); err != nil {
			return nil, err
		}
		if len(a.People) > 0 {
			names, err := called(ctx, r, a)
			if err != nil {
				return nil, err
			}
			d.Trend.Name += ": " + names[a.People[0]]
		}
		d.Trend.Rests, err = rests(ctx, r, a)
		return d, err
	}
}

func loadedPoints(ctx context.Context, r Records, a Ask, in *measure.Instrument, s measure.Subscale) ([]Point, error) {
	if len(a.People) > 0 {
		return scores(ctx, r, a, in, s.ID, a.People[0])
	}
	if !s.AcrossTargets {
		return scores(ctx, r, a, in, s.ID, data.ID{})
	}
	list, err := r.CheckIns(ctx, a.Days)
	if err != nil {
		return nil, fmt.Errorf("read a questionnaire's answers: %w", err)
	}
	sums, n := map[data.Day]float64{}, map[data.Day]int{}
	ids := map[data.Day]data.ID{}
	for _, k := range list {
		if k.Instrument != in.ID || k.Target.IsZero() {
			continue
		}
		got, err := in.Score(AnswersOf(k))
		if err != nil {
			continue
		}
		if v := got.Of(s.ID); v != nil {
			sums[k.Day] += *v
			n[k.Day]++
			ids[k.Day] = k.ID
		}
	}
	var out []Point
	for day, sum := range sums {
		if n[day] > 1 { // fewer than two people have no mean
			out = append(out, Point{Day: day, Value: sum / float64(n[day]), ID: Ref("progress", ids[day])})
		}
	}
	return out, nil
}

// LoadedData is the scores of a loaded questionnaire. Its own reliability, where the
// file carries it, decides what may be said of a change.
type LoadedData struct {
	Trend    TrendData
	Subscale measure.Subscale
}

// Draw draws the scores as a trend.
func (d LoadedData) Draw(shown data.Span, st Style, w, h float64) Chart {
	t := d.Trend
	t.Shown = shown
	st = st.settled()
	if say := d.change(shown, st); say != "" {
		t.Sentence = say
	}
	return Trend(t, st, w, h)
}

// change compares the newest score with the one before, only where the file says how
// reliable the scores are and from what source.
func (d LoadedData) change(shown data.Span, st Style) string {
	d.Trend.Shown = shown
	points := sound(d.Trend)
	n := len(points)
	if n < 2 {
		return ""
	}
	delta := points[n-1].Value - points[n-2].Value
	within, known := d.Subscale.OrdinarySwing(delta)
	if !known {
		return ""
	}
	w, band := st.Words, ""
	if b, ok := d.Subscale.BandOf(points[n-1].Value); ok && !st.HideNumbers {
		band = " " + w.T("chart.say.band", "Its source calls this score “{{.Word}}”.", "Word", b.Label)
	}
	if within {
		return w.T("chart.say.within", "The newest score and the one before lie within what this questionnaire varies by itself.") + band
	}
	return st.either(w.T("chart.say.beyond", "The newest score lies {{.Points}} points from the one before, more than this questionnaire varies by itself.",
		"Points", w.number(math.Abs(delta), max(1, d.Subscale.Decimals()))),
		w.T("chart.plain.beyond", "The newest score lies further from the one before than this questionnaire varies by itself.")) + band
}
