package chart

import (
	"cmp"
	"context"
	"strings"

	"kith/data"
)

// practiceKinds are the charts of practices.
func practiceKinds() []Kind {
	return []Kind{
		{Name: "strands", Group: GroupPractice, Title: titleStrands, Read: readStrands},
		{Name: "strength", Group: GroupPractice, Title: titleStrength, Pick: PickPractice, Read: readStrength},
		{Name: "steps", Group: GroupPractice, Title: titleSteps, Pick: PickItem, ItemKind: data.ItemLadder, Read: readSteps},
		{Name: "guesses", Group: GroupPractice, Title: titleGuesses, Pick: PickItem, ItemKind: data.ItemLadder, Read: readGuesses},
		{Name: "ladder", Group: GroupPractice, Title: titleLadder, Pick: PickItem, ItemKind: data.ItemLadder, Read: readLadder},
		{Name: "patterns", Group: GroupPractice, Title: titlePatterns, Pick: PickItem, ItemKind: data.ItemPattern, Read: readPatterns},
		{Name: "caught", Group: GroupPractice, Title: titleCaught, Pick: PickItem, ItemKind: data.ItemPattern, Read: readCaught},
		{Name: "beliefs", Group: GroupPractice, Title: titleBeliefs, Pick: PickItem, ItemKind: data.ItemBelief, Read: readBeliefs},
	}
}

func titleStrands(w Words) string {
	return w.T("chart.title.strands", "Three areas, week by week (26 weeks)")
}
func titleStrength(w Words) string { return w.T("chart.title.strength", "How settled practising is") }
func titleSteps(w Words) string {
	return w.T("chart.title.steps", "Steps of trust: how bad I expected it, how bad it was")
}
func titleGuesses(w Words) string {
	return w.T("chart.title.guesses", "How likely it seemed, how often it came")
}
func titleLadder(w Words) string { return w.T("chart.title.ladder", "A ladder of trust and its tries") }
func titlePatterns(w Words) string {
	return w.T("chart.title.patterns", "Old patterns, by how far they went")
}
func titleCaught(w Words) string  { return w.T("chart.title.caught", "Old patterns caught in time") }
func titleBeliefs(w Words) string { return w.T("chart.title.beliefs", "How true old beliefs feel") }

// hintPractice stands in charts of practices without any.
func hintPractice(w Words) string {
	return w.T("chart.hint.practice", "It is drawn from what you note in Practice.")
}

// refOfRecord is what a click on a record opens: its entry, else its item.
func refOfRecord(r *data.Record) string {
	return cmp.Or(Ref("journal", r.Entry), Ref("practice", r.Item), Ref("practice", r.ID))
}

// recordsOf reads the records of one practice, newest first, about one item or any,
// and the rests.
func recordsOf(ctx context.Context, r Records, a Ask, practice string) (of []data.Record, rest []data.Span, err error) {
	list, err := r.Records(ctx, a.before(400))
	if err != nil {
		return nil, nil, err
	}
	for _, rec := range list {
		if rec.Practice == practice && a.Days.Has(rec.Day) && (a.Item.IsZero() || rec.Item == a.Item) {
			of = append(of, rec)
		}
	}
	return of, restsOf(list), nil
}

// first gives the first text among some answers of a record.
func first(r *data.Record, keys ...string) string {
	for _, k := range keys {
		if t := strings.TrimSpace(r.Field(k).Text); t != "" {
			line, _, _ := strings.Cut(t, "\n")
			return line
		}
	}
	return ""
}

// stepsOf reads steps of trust.
func stepsOf(ctx context.Context, r Records, a Ask) ([]Step, error) {
	list, _, err := recordsOf(ctx, r, a, "trust_step")
	if err != nil {
		return nil, err
	}
	var out []Step
	for i := range list {
		rec := &list[i]
		s := Step{ID: refOfRecord(rec), Day: rec.Day, What: first(rec, "rung", "feared"), Line: first(rec, "feared", "learned"),
			Dread: rec.Field("dread").Number, Actual: rec.Field("actual").Number, Likely: rec.Field("p_feared").Number}
		switch rec.Field("happened").Answer {
		case data.Yes:
			s.Happened = data.Rated(100)
		case data.Partly:
			s.Happened = data.Rated(50)
		case data.No:
			s.Happened = data.Rated(0)
		case data.NoAnswer:
		}
		out = append(out, s)
	}
	return out, nil
}

func readSteps(ctx context.Context, r Records, a Ask) (Drawing, error) {
	steps, err := stepsOf(ctx, r, a)
	return StepsData{Name: titleSteps(a.Words), Steps: steps, Hint: hintPractice(a.Words)}, err
}

func readGuesses(ctx context.Context, r Records, a Ask) (Drawing, error) {
	steps, err := stepsOf(ctx, r, a)
	return CalibrationData{StepsData{Name: titleGuesses(a.Words), Steps: steps, Hint: hintPractice(a.Words)}}, err
}

// readLadder reads one ladder: the one asked for, else the one tried last.
func readLadder(ctx context.Context, r Records, a Ask) (Drawing, error) {
	d := LadderData{Name: titleLadder(a.Words), Hint: hintPractice(a.Words)}
	list, _, err := recordsOf(ctx, r, a, "trust_step")
	if err != nil {
		return nil, err
	}
	items, err := r.Items(ctx)
	if err != nil {
		return nil, err
	}
	id := a.Item
	for _, rec := range list {
		if id.IsZero() {
			id = rec.Item
		}
	}
	for _, it := range items {
		if it.Kind == data.ItemLadder && (it.ID == id || id.IsZero()) {
			id = it.ID
			d.Name = it.Title
			for _, f := range it.Fields {
				if f.Key == "rungs" {
					for line := range strings.Lines(f.Text) {
						if line = strings.TrimSpace(line); line != "" {
							d.Rungs = append(d.Rungs, line)
						}
					}
				}
			}
		}
	}
	for i := range list {
		if rec := &list[i]; rec.Item == id {
			d.Tries = append(d.Tries, Try{refOfRecord(rec), rec.Day, first(rec, "rung"), first(rec, "feared"), rec.Field("happened").Answer})
		}
	}
	return d, nil
}

// stages are how far a pattern went, the calmest first.
func stages(w Words) []Part {
	return []Part{
		{w.T("chart.stage.changed", "chose differently"), AreaIntent, solid},
		{w.T("chart.stage.midway", "caught midway"), AreaWorth, lined},
		{w.T("chart.stage.after", "noticed afterwards"), AreaOther, solid},
	}
}

func stageOf(rec *data.Record) int {
	switch rec.Field("stage").Text {
	case "chose differently":
		return 0
	case "caught midway":
		return 1
	}
	return 2
}

func readPatterns(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, rest, err := recordsOf(ctx, r, a, "lapse")
	if err != nil {
		return nil, err
	}
	d := BarsData{Name: titlePatterns(a.Words), Parts: stages(a.Words), Finest: Monthly, Whole: true, Rests: rest, Hint: hintPractice(a.Words),
		Unit: a.Words.T("chart.times", "times"), Sentence: func(st Style, notes []Amount) string {
			w := st.Words
			return st.either(w.T("chart.say.patterns", "{{.Notes}}; the total may well rise, because noticing rises.", "Notes", w.notes(len(notes))),
				w.T("chart.plain.patterns", "The total may well rise, because noticing rises."))
		}}
	for i := range list {
		rec := &list[i]
		d.Notes = append(d.Notes, Amount{refOfRecord(rec), rec.Day, stageOf(rec), 1, first(rec, "situation", "lesson")})
	}
	return d, nil
}

// caughtFrom is how many lapses the share needs.
const caughtFrom = 5

func readCaught(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, rest, err := recordsOf(ctx, r, a, "lapse")
	if err != nil {
		return nil, err
	}
	d := ShareData{Name: titleCaught(a.Words), Least: caughtFrom, Area: AreaIntent, Rests: rest, Hint: hintPractice(a.Words),
		Told: func(w Words, yes, all int) string {
			return w.T("chart.told.caught", "{{.Some}} of {{.All}} were caught midway or met differently", "Some", w.number(float64(yes), 0), "All", w.number(float64(all), 0))
		}}
	for i := range list {
		rec := &list[i]
		d.Notes = append(d.Notes, Mark{refOfRecord(rec), rec.Day, stageOf(rec) < 2, first(rec, "situation", "lesson")})
	}
	return d, nil
}

// readBeliefs reads how true beliefs felt: before looking, and after in the latest look.
func readBeliefs(ctx context.Context, r Records, a Ask) (Drawing, error) {
	list, _, err := recordsOf(ctx, r, a, "belief_rating")
	if err != nil {
		return nil, err
	}
	items, err := r.Items(ctx)
	if err != nil {
		return nil, err
	}
	d := SlopeData{Name: titleBeliefs(a.Words), Low: 0, High: 100, Calm: CalmLow, Area: AreaWorth, Hint: hintPractice(a.Words)}
	d.Lines = lines(items, list, []string{"before", "after"})
	return d, nil
}
