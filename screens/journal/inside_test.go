package journal

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"kith/data"
)

func ref(day data.Day) data.Ref { return data.Ref{Day: day, ID: data.NewID()} }

func TestMonthsStandBetweenEntries(t *testing.T) {
	lines := linesOf([]data.Ref{
		ref(data.DateOf(2026, 11, 3)), ref(data.DateOf(2026, 11, 3)), ref(data.DateOf(2026, 11, 1)),
		ref(data.DateOf(2026, 10, 31)), ref(data.DateOf(2025, 10, 31)),
	})
	got := ""
	for _, l := range lines {
		switch {
		case l.head():
			got += "M"
		case l.first:
			got += "f"
		default:
			got += "."
		}
	}
	if want := "Mf.fMfMf"; got != want {
		t.Errorf("got lines %s, want %s", got, want)
	}
	for day, want := range map[data.Day]int{
		data.DateOf(2027, 1, 1): 1, data.DateOf(2026, 11, 2): 3, data.DateOf(2026, 6, 1): 7, data.DateOf(1999, 1, 1): 7,
	} {
		if got := near(lines, day); got != want {
			t.Errorf("got line %d for %s, want %d", got, day, want)
		}
	}
	if near(nil, 5) != -1 || step(nil, -1, 1) != -1 {
		t.Error("got a line in an empty timeline, want none")
	}
}

func TestSteppingNeverLandsOnAMonth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day, refs := data.DateOf(2026, 11, 3), []data.Ref{}
		for _, gap := range rapid.SliceOfN(rapid.IntRange(0, 40), 1, 40).Draw(t, "gaps") {
			day -= data.Day(gap)
			refs = append(refs, ref(day))
		}
		lines := linesOf(refs)
		at := step(lines, -1, 0)
		for _, by := range rapid.SliceOf(rapid.IntRange(-50, 50)).Draw(t, "steps") {
			at = step(lines, at, by)
			if at < 0 || at >= len(lines) || lines[at].head() {
				t.Fatalf("got line %d of %d, want an entry", at, len(lines))
			}
		}
	})
}

func TestTheMemoryStaysSmall(t *testing.T) {
	var m memory
	var last data.ID
	for range 10 * rememberedMost {
		last = data.NewID()
		m.put(last, glance{title: "x"})
	}
	if n := len(m.fresh) + len(m.old); n > 2*rememberedMost {
		t.Errorf("got %d rows remembered, want at most %d", n, 2*rememberedMost)
	}
	if _, ok := m.get(last); !ok {
		t.Error("got the newest forgotten, want it remembered")
	}
	for range 3 * readAtOnce {
		last = data.NewID()
		m.get(last)
		m.get(last)
	}
	if got := m.take(); len(got) != readAtOnce || got[len(got)-1] != last {
		t.Errorf("got %d rows wanted, want the %d asked for last", len(got), readAtOnce)
	}
}

func TestExcerptsAreShortAndPlain(t *testing.T) {
	for _, c := range []struct {
		body string
		skip bool
		want string
	}{
		{"", false, ""},
		{"one\ntwo", true, "two"},
		{"# Title\n\n- **a** walk\n> said `she`", false, "Title a walk said she"},
		{strings.Repeat("ä", 500), false, strings.Repeat("ä", restLength)},
	} {
		if got := excerpt(c.body, c.skip); got != c.want {
			t.Errorf("got %q for %q, want %q", got, c.body, c.want)
		}
	}
}

func TestASnippetFlowsInItsLines(t *testing.T) {
	test.NewTempApp(t)
	text := "we walked along the river, and it was enough for the whole of the day"
	at := strings.Index(text, "river")
	marks := [][2]int{{at, at + 5}}
	for _, width := range []float32{60, 150, 400, 4000} {
		got := flow(text, marks, width, 2, snippetFace())
		for _, p := range got {
			if p.line > 1 || p.x < 0 {
				t.Errorf("got %+v at width %v, want two lines at most", p, width)
			}
		}
	}
	got := flow(text, marks, 4000, 2, snippetFace())
	joined, found := "", ""
	for _, p := range got {
		joined += p.text
		if p.found {
			found += p.text
		}
	}
	if want := strings.ReplaceAll(text, " ", ""); joined != want || found != "river" {
		t.Errorf("got %q with %q marked, want every word and river marked", joined, found)
	}
}

func TestAWordThatNoLineCanHoldIsCut(t *testing.T) {
	test.NewTempApp(t)
	long := strings.Repeat("long", 60)
	for _, text := range []string{long, "a " + long, long + " b"} {
		for _, p := range flow(text, nil, 120, 2, titleFace()) {
			if p.x+titleFace()(p.text, false) > 140 {
				t.Errorf("got %q at %v, want it inside 120", p.text, p.x)
			}
		}
	}
}

func TestTheNextDayWithAnEntryIsFound(t *testing.T) {
	day := data.DateOf(2026, 11, 3)
	lines := linesOf([]data.Ref{ref(day), ref(day), ref(day - 2), ref(day - 40)})
	for _, c := range []struct {
		from data.Day
		by   int
		want data.Day
	}{
		{day, -1, day - 2}, {day - 1, -1, day - 2}, {day - 2, -1, day - 40}, {day - 40, -1, 0}, {day + 9, -1, day},
		{day, 1, 0}, {day - 1, 1, day}, {day - 2, 1, day}, {day - 3, 1, day - 2}, {day - 40, 1, day - 2}, {day - 90, 1, day - 40},
	} {
		if got := leafDay(lines, c.from, c.by); got != c.want {
			t.Errorf("leafDay from %s by %d: got %s, want %s", c.from, c.by, got, c.want)
		}
	}
	if leafDay(nil, day, 1) != 0 || leafDay(nil, day, -1) != 0 {
		t.Error("leafDay: got a day in an empty timeline, want none")
	}
}
