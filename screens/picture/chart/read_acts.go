package chart

import (
	"context"

	"kith/data"
	"kith/data/practice"
)

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
	set, err := practices(ctx, r, a.Words)
	if err != nil {
		return nil, err
	}
	w := a.Words
	d := MultiplesData{Name: titleStrands(w), Hint: hintPractice(w), Panels: []Panel{
		{Word: w.T("chart.strand.intent", "Being intentional"), Area: AreaIntent},
		{Word: w.T("chart.strand.worth", "Own worth"), Area: AreaWorth},
		{Word: w.T("chart.strand.reach", "Reaching out"), Area: AreaReach},
	}}
	own := Panel{Word: w.T("chart.strand.own", "Others"), Area: AreaOther}
	for i := range acts {
		rec := &acts[i]
		p := Point{ID: refOfRecord(rec), Day: rec.Day}
		if area := areaOf(set.Named(rec.Practice)); area < AreaOther {
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
		set, err := practices(ctx, r, a.Words)
		if err != nil {
			return nil, err
		}
		d.Area = areaOf(set.Named(a.Practice))
	}
	for i := range acts {
		d.Acts = append(d.Acts, Point{ID: refOfRecord(&acts[i]), Day: acts[i].Day})
	}
	return d, nil
}

// Practices lists the practices that can be looked at alone, by name and id.
func Practices(ctx context.Context, r Records, w Words) (names, ids []string, err error) {
	set, err := practices(ctx, r, w)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range set.All() {
		if p.Makes == practice.MakesRecord && p.ID != "rest" {
			names, ids = append(names, p.Title), append(ids, p.ID)
		}
	}
	return names, ids, nil
}
