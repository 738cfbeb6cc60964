package sample

import (
	"slices"

	"kith/data"
)

// habit says how often a practice is done and what it is about.
type habit struct {
	practice string
	// perWeek and later are the chance of it in a week, at the beginning and at the end.
	perWeek, later float64
	// item is the kind of item it is about, "" for none.
	item string
	// with is whom it is done with: "any" of the nearest, "models" for one who shows
	// how it can be, "item" for the person of the item, "" for nobody.
	with string
}

// habits lists the practices of the made-up life.
func habits() []habit {
	return []habit{
		{PracticeLapse, 1.0, .45, data.ItemPattern, "any"},
		{PracticeTrustStep, .35, .5, data.ItemLadder, "any"},
		{PracticeBeliefRating, .35, .25, data.ItemBelief, ""},
		{PracticePlanOutcome, .7, .6, data.ItemPlan, ""},
		{PracticeModelling, .25, .3, "", "models"},
		{PracticeOwnership, .15, .1, "", ""},
		{PracticePerspective, .1, .15, "", "any"},
		{PracticeConflict, .12, .12, "", "any"},
		{PracticeReframe, .04, .06, data.ItemTrait, ""},
		{PracticeWorthNote, .15, .3, "", ""},
		{PracticePast, .05, .05, data.ItemChapter, "item"},
		{PracticeCaregiverView, .03, .05, data.ItemChapter, "item"},
		{PracticeVisit, .35, .55, data.ItemCommunity, ""},
		{PracticeDisclosure, .2, .4, "", "any"},
		{PracticeSupport, .2, .35, "", "any"},
		{PracticeDirection, .06, .08, data.ItemDirection, ""},
		{PracticeSupportWork, .3, .2, "", ""},
		{PracticeAct, .5, .8, data.ItemIntention, ""},
		{PracticeLookBack, .2, .2, "", "any"},
		{PracticeShared, .25, .4, "", "any"},
		{PracticeLetter, .03, .03, data.ItemChapter, "item"},
	}
}

// makeEfforts decides every practice of the life, week by week.
func (p *plan) makeEfforts() {
	d := p.life.roll(rollRecord, -1)
	for w := range p.mind.ease {
		if p.mind.resting(w) {
			continue
		}
		for _, h := range habits() {
			u := float64(w) / float64(len(p.mind.ease))
			if often := h.perWeek + (h.later-h.perWeek)*u; d.chance(often) {
				p.effort(d, h, min(p.last, p.first+data.Day(7*w+d.below(7))))
			}
		}
	}
	for _, r := range p.mind.rests {
		if day := p.first + data.Day(7*r.from); day <= p.last {
			p.efforts = append(p.efforts, effort{day: day, practice: PracticeRest, item: -1, who: -1, entry: -1})
		}
	}
	slices.SortStableFunc(p.efforts, func(a, b effort) int { return int(a.day - b.day) })
	p.joinEfforts(d)
}

// effort adds one practice, if there is what it needs.
func (p *plan) effort(d *dice, h habit, day data.Day) {
	e := effort{day: day, practice: h.practice, item: -1, who: -1, entry: -1}
	if h.item != "" {
		if e.item = p.itemOn(d, h.item, day); e.item < 0 {
			return
		}
	}
	switch {
	case h.with == "item":
		e.who = int32(p.lead(p.items[e.item].hint))
	case h.with == "models":
		if e.who = p.leadWith(d, "models", day); e.who < 0 {
			return
		}
	case h.with != "":
		e.who = p.leadWith(d, "", day)
	}
	p.efforts = append(p.efforts, e)
}

// itemOn picks an item of a kind that was begun by then.
func (p *plan) itemOn(d *dice, kind string, day data.Day) int32 {
	var list []int32
	for i, it := range p.items {
		if it.rec.Kind == kind && it.rec.Started <= day {
			list = append(list, int32(i))
		}
	}
	if len(list) == 0 {
		return -1
	}
	return one(d, list)
}

// leadWith picks one of the first of the cast of whom a fact is so ("" for any).
func (p *plan) leadWith(d *dice, fact string, day data.Day) int32 {
	want := p.words.facts[fact]
	for range 20 { // the dice may fall on somebody who is not there yet
		n := d.below(min(len(p.cast), leadCount))
		if n < len(p.cast) && p.cast[n].around(day) && (want == 0 || p.cast[n].so&want != 0) {
			return int32(n)
		}
	}
	return -1
}

// joinEfforts counts how often each was done before, and has some of them
// written in an entry of their day.
func (p *plan) joinEfforts(d *dice) {
	before := map[[2]int32]int32{}
	for i := range p.efforts {
		e := &p.efforts[i]
		key := [2]int32{int32(slices.Index(Practices(), e.practice)), e.item}
		e.times = before[key]
		before[key]++
		if e.practice == PracticeRest || d.chance(.25) {
			continue
		}
		from, to := p.pagesOn(e.day)
		for n := from; n < to; n++ {
			// An entry about somebody else cannot have been written in it.
			g := &p.pages[n]
			if g.record < 0 && (g.who == e.who || g.who < 0) {
				g.record, g.who, e.entry = int32(i), e.who, int32(n)
				break
			}
		}
	}
}
