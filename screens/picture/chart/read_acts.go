package chart

import (
	"context"

	"kith/data"
)

// areaOf says in which of the three areas a practice lies.
func areaOf(practice string) int {
	switch practice {
	case "lapse", "plan_outcome", "modelling", "support_work", "act", "look_back", "question":
		return AreaIntent
	case "ownership", "perspective", "conflict", "belief_rating", "reframe", "worth_note":
		return AreaWorth
	case "past", "caregiver_view", "letter", "trust_step", "visit", "disclosure", "support", "shared", "direction", "direction_look":
		return AreaReach
	}
	return AreaOther
}

// actsOf reads what was practised on purpose; a rest is no act. The second is the rests.
func actsOf(ctx context.Context, r Records, a Ask) ([]data.Record, []data.Span, error) {
	list, err := r.Records(ctx, data.Span{To: a.until()})
	if err != nil {
		return nil, nil, err
	}
	var acts []data.Record
	for _, rec := range list {
		if rec.Practice != "rest" && (a.Practice == "" || rec.Practice == a.Practice) {
			acts = append(acts, rec)
		}
	}
	return acts, restsOf(list), nil
}

// readStrands reads the acts of each area; those of one's own practices count too.
func readStrands(ctx context.Context, r Records, a Ask) (Drawing, error) {
	acts, _, err := actsOf(ctx, r, a)
	if err != nil {
		return nil, err
	}
	w := a.Words
	d := MultiplesData{Name: titleStrands(w), Hint: hintPractice(w), Panels: []Panel{
		{Word: w.T("chart.strand.intent", "Being intentional"), Area: AreaIntent},
		{Word: w.T("chart.strand.worth", "Own worth"), Area: AreaWorth},
		{Word: w.T("chart.strand.reach", "Reaching out"), Area: AreaReach},
	}}
	own := Panel{Word: w.T("chart.strand.own", "My own practices"), Area: AreaOther}
	for i := range acts {
		rec := &acts[i]
		p := Point{ID: refOfRecord(rec), Day: rec.Day}
		if area := areaOf(rec.Practice); area < AreaOther {
			d.Panels[area].Acts = append(d.Panels[area].Acts, p)
		} else {
			own.Acts = append(own.Acts, p)
		}
	}
	if len(own.Acts) > 0 {
		d.Panels = append(d.Panels, own)
	}
	return d, nil
}

// strengthHalf is the half-life of a practice's strength in weeks.
const strengthHalf = 4

// readStrength reads how settled a practice is, or practising as a whole: once a
// week is what is meant.
func readStrength(ctx context.Context, r Records, a Ask) (Drawing, error) {
	acts, rest, err := actsOf(ctx, r, a)
	if err != nil {
		return nil, err
	}
	d := StrengthData{Name: titleStrength(a.Words), Target: 1, HalfLife: strengthHalf, Area: AreaIntent, Rests: rest, Hint: hintPractice(a.Words)}
	if a.Practice != "" {
		d.Area = areaOf(a.Practice)
	}
	for i := range acts {
		d.Acts = append(d.Acts, Point{ID: refOfRecord(&acts[i]), Day: acts[i].Day})
	}
	return d, nil
}

// Practices lists the practices that can be looked at alone, by name and id.
func Practices(w Words) (names, ids []string) {
	for _, p := range []struct{ id, name string }{
		{"lapse", w.T("chart.practice.lapse", "Patterns noticed")}, {"plan_outcome", w.T("chart.practice.plan", "Plans tried")},
		{"modelling", w.T("chart.practice.modelling", "Seen in others")}, {"support_work", w.T("chart.practice.work", "Therapy, reading, groups")},
		{"belief_rating", w.T("chart.practice.belief", "Beliefs looked at again")}, {"reframe", w.T("chart.practice.reframe", "Weaknesses seen as strengths")},
		{"ownership", w.T("chart.practice.ownership", "What is in my hands")}, {"perspective", w.T("chart.practice.perspective", "From their side")},
		{"conflict", w.T("chart.practice.conflict", "Conflict and repair")}, {"worth_note", w.T("chart.practice.worth", "Worth not earned")},
		{"trust_step", w.T("chart.practice.step", "Steps of trust")}, {"disclosure", w.T("chart.practice.told", "Something told")},
		{"support", w.T("chart.practice.support", "Help asked and accepted")}, {"visit", w.T("chart.practice.visit", "Going to a group")},
		{"past", w.T("chart.practice.past", "Peace with the past")}, {"caregiver_view", w.T("chart.practice.view", "Seeing caregivers anew")},
	} {
		names, ids = append(names, p.name), append(ids, p.id)
	}
	return names, ids
}
