package sample

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/data"
)

func TestTheWeatherFitsTheSeason(t *testing.T) {
	p := planned(t, Life{Years: 8, Seed: 2})
	f := p.words.facts
	seasons := f["spring"] | f["summer"] | f["autumn"] | f["winter"]
	weathers := f["rain"] | f["clear"] | f["snow"] | f["wind"] | f["fog"] | f["heat"] | f["cold"] | f["grey"]
	seen := facts(0)
	for day := p.first; day <= p.last; day++ {
		so := p.sky(day)
		if bits.OnesCount64(uint64(so&seasons)) != 1 || bits.OnesCount64(uint64(so&weathers)) != 1 || so != p.sky(day) {
			t.Fatalf("%v: got %b, want one season and one weather, always the same", day, so)
		}
		if so&f["snow"] != 0 && so&f["winter"] == 0 || so&f["heat"] != 0 && so&f["summer"] == 0 {
			t.Errorf("%v: got snow out of winter or heat out of summer", day)
		}
		seen |= so
	}
	if seen != seasons|weathers {
		t.Errorf("in eight years: got %b, want every weather", seen)
	}
}

func TestTheDayOfTheWeekAndYuleAreKnown(t *testing.T) {
	p := planned(t, Life{Years: 1})
	f := p.words.facts
	for day, want := range map[data.Day]facts{
		data.DateOf(2026, time.November, 22): f["sun"],
		data.DateOf(2026, time.November, 19): f["thu"],
		data.DateOf(2025, time.December, 24): f["wed"] | f["yule"],
		data.DateOf(2025, time.December, 29): f["mon"],
	} {
		if got := p.weekday(day); got != want {
			t.Errorf("%v: got %b, want %b", day, got, want)
		}
	}
}

func TestEveryEntryHasOnePhaseMoodAndHour(t *testing.T) {
	p := planned(t, small())
	f := p.words.facts
	for n, g := range p.pages {
		so := p.hour(g, p.clock(n)) | p.moodFact(p.moodOf(p.life.roll(rollEntry, n), g.day))
		for _, group := range []string{"early mid late", "bad soso good", "morning noon evening night", "library office lab", "sun mon tue wed thu fri sat"} {
			mask := facts(0)
			for _, name := range split(group) {
				mask |= f[name]
			}
			if bits.OnesCount64(uint64(so&mask)) != 1 {
				t.Errorf("entry %d: got %b of %q, want exactly one", n, so&mask, group)
			}
		}
	}
}

func TestNamesOfFactsFitIntoTheirBits(t *testing.T) {
	names := factNames()
	if len(names) > 64 {
		t.Fatalf("facts: got %d, want 64 at most", len(names))
	}
	sorted := slices.Sorted(slices.Values(names))
	if len(slices.Compact(sorted)) != len(names) {
		t.Error("a fact is named twice")
	}
	if len(leads()) != leadCount {
		t.Errorf("leads: got %d, want leadCount = %d", len(leads()), leadCount)
	}
	table := factTable()
	for _, r := range append(leads(), walkOns()...) {
		for _, fact := range split(r.facts) {
			if table[fact] == 0 {
				t.Errorf("role of %q: got unknown fact %q", r.roles, fact)
			}
		}
		if r.from < 0 || r.from > 1 || r.to < 0 || r.to > 1 || r.ring > data.MaxRing {
			t.Errorf("role of %q: got share %g to %g, ring %d", r.roles, r.from, r.to, r.ring)
		}
	}
}

func TestThreadsHaveAllTheirStagesAndRunThroughTheLife(t *testing.T) {
	p := planned(t, Life{Years: 6, Seed: 5})
	names := p.words.list("threads")
	for _, name := range names {
		for stage := 1; stage <= stages; stage++ {
			if p.words.rules[fmt.Sprintf("thread.%s.%d", name, stage)] == nil {
				t.Errorf("thread %s: got no stage %d", name, stage)
			}
		}
	}
	told := map[string]bool{}
	d := p.life.roll(99, 1)
	for day := p.first; day <= p.last; day++ {
		if rule := p.thread(d, day); rule != "" {
			told[strings.Split(rule, ".")[1]] = true
			if p.words.rules[rule] == nil {
				t.Errorf("%v: got rule %q, which is not there", day, rule)
			}
		}
	}
	if len(told) != len(names) {
		t.Errorf("threads told in six years: got %d, want all %d", len(told), len(names))
	}
}

func TestEntriesAndMeetingsKnowEachOther(t *testing.T) {
	p := planned(t, Life{Years: 2, People: 30, Entries: 500, Seed: 6})
	told := 0
	for i, m := range p.meetings {
		if m.entry < 0 {
			continue
		}
		told++
		if g := p.pages[m.entry]; g.contact != int32(i) || g.who != m.who || g.day != m.day {
			t.Errorf("meeting %d: got entry %+v, want one about it", i, g)
		}
		if m.give+m.get < 1 || m.give+m.get > 2 {
			t.Errorf("meeting %d: got %d given and %d received, want one or two things", i, m.give, m.get)
		}
	}
	if told < 100 {
		t.Errorf("meetings told in entries: got %d, want 100 at least", told)
	}
}

func TestSomeWeeksAreFullAndSomeAreEmpty(t *testing.T) {
	p := planned(t, Life{Years: 3, Entries: 500, Seed: 8})
	weeks := make([]int, p.week(p.last)+1)
	for _, g := range p.pages {
		weeks[p.week(g.day)]++
	}
	empty, most := 0, 0
	for _, n := range weeks {
		if n == 0 {
			empty++
		}
		most = max(most, n)
	}
	if empty < 3 || most < 7 {
		t.Errorf("weeks: got %d empty and %d entries at most, want gaps and full weeks", empty, most)
	}
}

func TestPagesOfADayAreFound(t *testing.T) {
	p := planned(t, small())
	for n, g := range p.pages {
		if from, to := p.pagesOn(g.day); n < from || n >= to || p.pages[from].day != g.day || p.pages[to-1].day != g.day {
			t.Errorf("entry %d: got %d to %d, want its day", n, from, to)
		}
	}
	if from, to := p.pagesOn(p.last + 9); from != to {
		t.Errorf("a day after all: got %d to %d, want none", from, to)
	}
}

func TestThePiecesComeInOrderAndEachOnce(t *testing.T) {
	p := planned(t, small())
	seen := map[piece]bool{}
	day := data.Day(0)
	for i, it := range p.pieces {
		if seen[it] || it.day < day {
			t.Errorf("piece %d: got %+v twice, or before its time", i, it)
		}
		seen[it], day = true, it.day
	}
	told := 0
	for _, g := range p.pages {
		if g.contact >= 0 {
			told++
		}
		if g.record >= 0 {
			told++
		}
	}
	want := len(p.groups) + len(p.cast) + len(p.ties) + len(p.items) + len(p.ratings) + len(p.questions) +
		len(p.pages) + len(p.meetings) + len(p.efforts) - told
	if len(p.pieces) != want {
		t.Errorf("pieces: got %d, want %d", len(p.pieces), want)
	}
}

func TestWhatAPracticeSaysIsWhatItsEntrySays(t *testing.T) {
	p := planned(t, Life{Years: 3, People: 20, Entries: 700, Seed: 15})
	compared := 0
	for n, g := range p.pages {
		if g.record < 0 {
			continue
		}
		r := p.record(int(g.record))
		for practice, key := range map[string]string{PracticeLapse: KeySituation, PracticeAct: KeyText, PracticeBeliefRating: KeyContext} {
			if said := r.Field(key).Text; r.Practice == practice && said != "" {
				compared++
				if body := p.entry(n).Body; !strings.Contains(body, strings.TrimSuffix(said, ".")) {
					t.Errorf("entry %d: got %q, want %q of the record in it", n, body, said)
				}
			}
		}
	}
	if compared < 10 {
		t.Errorf("compared: got %d entries, want 10 at least", compared)
	}
}
