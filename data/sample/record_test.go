package sample

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"testing"

	"kith/data"
)

// records makes all records of a life.
func records(p *plan) []data.Record {
	var list []data.Record
	for i := range p.efforts {
		list = append(list, p.record(i))
	}
	return list
}

func TestPracticesAndFieldsAreThoseOfTheConstants(t *testing.T) {
	keys := map[string]bool{}
	for _, k := range Keys() {
		if keys[k] {
			t.Errorf("key %q: got it twice, want it once", k)
		}
		keys[k] = true
	}
	seen := map[string]bool{}
	p := planned(t, Life{Years: 4, People: 30, Entries: 50, Seed: 2})
	for _, r := range records(p) {
		seen[r.Practice] = true
		for _, f := range r.Fields {
			if !keys[f.Key] {
				t.Errorf("record of %s: got key %q, want one of Keys", r.Practice, f.Key)
			}
		}
	}
	for _, it := range p.items {
		for _, f := range it.rec.Fields {
			if !keys[f.Key] {
				t.Errorf("item %s: got key %q, want one of Keys", it.rec.Kind, f.Key)
			}
		}
	}
	for _, want := range Practices() {
		if !seen[want] {
			t.Errorf("practice %s: got no record in four years, want some", want)
		}
		delete(seen, want)
	}
	if len(seen) > 0 {
		t.Errorf("practices: got %v as well, want only those of Practices", seen)
	}
}

func TestNumbersLieInTheirRanges(t *testing.T) {
	top := map[string]float64{
		KeyPFeared: 100, KeyDread: 100, KeyActual: 100, KeyBefore: 100, KeyAfter: 100, KeyBelieve: 100, KeyPart: 100, KeyDepth: 5,
	}
	for _, r := range records(planned(t, small())) {
		for _, f := range r.Fields {
			limit := 10.0
			if top[f.Key] != 0 {
				limit = top[f.Key]
			}
			if f.Number.Set && (f.Number.Value < 0 || f.Number.Value > limit) {
				t.Errorf("%s %s: got %g, want 0 to %g", r.Practice, f.Key, f.Number.Value, limit)
			}
		}
	}
}

func TestRecordsAreOfTheirTimeAndPeople(t *testing.T) {
	p := planned(t, small())
	items := map[data.ID]data.Item{}
	for _, it := range p.items {
		items[it.rec.ID] = it.rec
	}
	people := map[data.ID]*person{}
	for _, who := range p.cast {
		people[who.rec.ID] = who
	}
	for i, r := range records(p) {
		if err := r.Check(); err != nil {
			t.Errorf("record %d: %v", i, err)
		}
		if r.Day < p.first || r.Day > p.last {
			t.Errorf("record %d: got day %v, want within the life", i, r.Day)
		}
		if it, ok := items[r.Item]; !r.Item.IsZero() && (!ok || it.Started > r.Day) {
			t.Errorf("record %d of %s: got an item of %v, want one begun by %v", i, r.Practice, it.Started, r.Day)
		}
		for _, id := range r.People {
			if who := people[id]; who == nil || !who.around(r.Day) {
				t.Errorf("record %d of %s: got a person who is not there on %v", i, r.Practice, r.Day)
			}
		}
	}
}

func TestLapsesAreCaughtEarlierWithTime(t *testing.T) {
	stages := [2]map[string]int{{}, {}}
	for seed := range uint64(3) {
		p := planned(t, Life{Years: 4, People: 20, Seed: seed})
		for _, r := range records(p) {
			if r.Practice == PracticeLapse {
				stages[min(1, int(2*p.progress(r.Day)))][r.Field(KeyStage).Text]++
			}
		}
	}
	share := func(m map[string]int, stage string) float64 {
		return float64(m[stage]) / float64(m[StageAfter]+m[StageMidway]+m[StageChanged])
	}
	if early, late := share(stages[0], StageAfter), share(stages[1], StageAfter); early < late+.1 {
		t.Errorf("noticed after: got %.2f, then %.2f, want clearly less", early, late)
	}
	if early, late := share(stages[0], StageChanged), share(stages[1], StageChanged); late < early+.1 {
		t.Errorf("chose differently: got %.2f, then %.2f, want clearly more", early, late)
	}
}

func TestTrustStepsPredictFirstAndMostlyTurnOutMilder(t *testing.T) {
	var milder, worse, open int
	for _, r := range records(planned(t, Life{Years: 5, People: 20, Seed: 9})) {
		if r.Practice != PracticeTrustStep {
			continue
		}
		if r.Field(KeyFeared).Text == "" || r.Field(KeyRung).Text == "" {
			t.Errorf("step of %v: got no fear or no rung", r.Day)
		}
		switch dread, actual := r.Field(KeyDread).Number, r.Field(KeyActual).Number; {
		case !dread.Set || !actual.Set:
			open++
		case actual.Value < dread.Value:
			milder++
		default:
			worse++
		}
	}
	if milder < 5*worse || worse == 0 {
		t.Errorf("steps: got %d milder, %d worse, %d open, want most milder and a few worse", milder, worse, open)
	}
}

func TestARestHasAnEndAndNoPracticesInIt(t *testing.T) {
	p := planned(t, Life{Years: 6, People: 10, Seed: 4})
	rests := 0
	for _, r := range records(p) {
		if r.Practice != PracticeRest {
			continue
		}
		rests++
		from, to := r.Field(KeyFrom).Day, r.Field(KeyTo).Day
		if from == 0 || to < from {
			t.Errorf("rest: got %v to %v, want a run of days", from, to)
		}
		for _, e := range p.efforts {
			if e.day > from && e.day <= to {
				t.Errorf("rest from %v: got %s on %v, want nothing", from, e.practice, e.day)
			}
		}
	}
	if rests == 0 {
		t.Error("rests: got none in six years")
	}
}

func TestAnEntryAndItsPracticePointAtEachOther(t *testing.T) {
	p := planned(t, Life{Years: 2, People: 20, Entries: 400, Seed: 1})
	pairs := 0
	for n, g := range p.pages {
		if g.record < 0 {
			continue
		}
		pairs++
		e, r := p.entry(n), p.record(int(g.record))
		if e.Practice != r.ID || r.Entry != e.ID || e.Day != r.Day || e.Template != r.Practice {
			t.Errorf("entry %d: got %v on %v, its record %v of %v on %v", n, e.Practice, e.Day, r.ID, r.Entry, r.Day)
		}
		for _, id := range r.People {
			if !slices.Contains(e.People, id) {
				t.Errorf("entry %d of %s: got somebody of the record who is not in it: %q", n, r.Practice, e.Body)
			}
		}
	}
	if pairs < 30 {
		t.Errorf("entries written in a practice: got %d of 400, want 30 at least", pairs)
	}
}

func TestCheckInsHaveGapsAndDriftAndAskTheWholeList(t *testing.T) {
	sum := sha256.Sum256([]byte(CheckInID))
	if got := hex.EncodeToString(sum[:]); got != CheckInSHA256 {
		t.Fatalf("digest of %q: got %s, want the constant %s", CheckInID, got, CheckInSHA256)
	}
	p := planned(t, Life{Years: 4, People: 5, Seed: 6})
	var worry []float64
	skipped, gaps := 0, 0
	for i := range p.questions {
		k := p.checkIn(i)
		if err := k.Check(); err != nil || len(k.Answers) != 9 {
			t.Fatalf("check-in %d: got %d answers, %v", i, len(k.Answers), err)
		}
		for n, a := range k.Answers {
			if a.Item != CheckInItems()[n] {
				t.Errorf("answer %d: got %q, want %q", n, a.Item, CheckInItems()[n])
			}
			switch {
			case !a.Value.Set:
				skipped++
			case a.Value.Value < 0 || a.Value.Value > 10 || a.Value.Value != math.Round(a.Value.Value):
				t.Errorf("answer %s: got %g, want a whole number from 0 to 10", a.Item, a.Value.Value)
			}
		}
		if i > 0 && p.questions[i]-p.questions[i-1] > 14 {
			gaps++
		}
		worry = append(worry, k.Answers[0].Value.Value)
	}
	quarter := len(worry) / 4
	if first, last := mean(worry[:quarter]), mean(worry[len(worry)-quarter:]); first < last+1 {
		t.Errorf("worry: got %.1f at first and %.1f at last, want it at least 1 lower", first, last)
	}
	if gaps == 0 || skipped == 0 {
		t.Errorf("got %d gaps and %d skipped answers, want some of both", gaps, skipped)
	}
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}

func TestWeeksHangTogetherAndSetbacksHappen(t *testing.T) {
	var m mind
	with, of := 0.0, 0.0
	for i := range 5 {
		m = newMind(Life{Seed: uint64(i)}.roll(rollMind, 0), 300)
		for w := 1; w < len(m.worry); w++ {
			a, b := m.worry[w-1]-m.ease[w-1]*-5.2, m.worry[w]-m.ease[w]*-5.2
			with += (a - 7.6) * (b - 7.6)
			of += (a - 7.6) * (a - 7.6)
		}
	}
	if r := with / of; r < .3 || r > .85 {
		t.Errorf("correlation of one week's noise with the next: got %.2f, want about 0.6", r)
	}
	drop := 0.0
	for w := 1; w < len(m.ease); w++ {
		drop = math.Max(drop, m.ease[w-1]-m.ease[w])
	}
	if drop < .1 {
		t.Errorf("deepest fall from one week to the next: got %.2f, want a setback", drop)
	}
}

func TestItemsAreOfEveryKindAndWhole(t *testing.T) {
	p := planned(t, small())
	kinds := map[string]int{}
	for _, it := range p.items {
		kinds[it.rec.Kind]++
		if err := it.rec.Check(); err != nil {
			t.Errorf("item %q: %v", it.rec.Title, err)
		}
		for _, f := range it.rec.Fields {
			if f.Text == "" && f.Answer == data.NoAnswer || strings.Contains(f.Text, " // ") {
				t.Errorf("item %q: got field %s %q, want it filled", it.rec.Title, f.Key, f.Text)
			}
		}
	}
	for _, s := range shapes() {
		if kinds[s.kind] == 0 {
			t.Errorf("items of kind %s: got none", s.kind)
		}
	}
	if alone := planned(t, Life{Years: 1}); len(alone.items) == 0 || alone.lead("mum") != -1 {
		t.Error("a life without people: got no items, or a chapter about somebody")
	}
	if _, err := filled(t, small()).Items(context.Background()); err != nil {
		t.Error(err)
	}
}
