package chart

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/screens/picture"
)

// spans are the lengths of made-up lives, in weeks.
func spans() []int { return []int{0, 1, 3, 11, 30, 520} }

// made makes every chart but the trend from so many weeks, two notes a week.
func made(weeks int) map[string]Drawing {
	var steps []Step
	var tries []Try
	var acts []Point
	var marks []Mark
	var amounts []Amount
	var contacts []Contact
	var days []DayNote
	var belief, trait []Point
	for i := range 2 * weeks {
		day, id := monday+data.Day(7*(i/2)+3*(i%2)), fmt.Sprintf("people/%d", i)
		steps = append(steps, Step{ID: id, Day: day, What: "ask a friend for an hour", Line: "Secret fear", Dread: data.Rated(float64(40 + i%50)),
			Actual: data.Rated(float64(20 + i%30)), Likely: data.Rated(float64(10 + i*7%90)), Happened: data.Rated(float64(i % 5 / 4 * 100))})
		tries = append(tries, Try{id, day, fmt.Sprintf("rung %d", i%3), "Secret fear", data.Answer(i % 4)})
		acts = append(acts, Point{ID: id, Day: day})
		marks = append(marks, Mark{id, day, i%3 > 0, "Secret line"})
		amounts = append(amounts, Amount{id, day, i % 3, 1, "Secret line"})
		contacts = append(contacts, Contact{id, day, float64(i % 3), float64(i % 2)})
		days = append(days, DayNote{id, day, data.Rating{Value: float64(i%5 - 2), Set: i%3 > 0}, "Secret line"})
		belief = append(belief, Point{ID: id, Day: day, Value: float64(90 - i%60)})
		trait = append(trait, Point{ID: id, Day: day, Value: float64(30 + i%60)})
	}
	w := English()
	parts := stages(w)
	return map[string]Drawing{
		"year":     YearData{Name: "The year", Notes: days, Low: -2, High: 2, Calm: CalmHigh},
		"field":    FieldData{Name: "Field", People: []Giving{{"people/a", "Anna Maria", contacts}, {"people/b", "Zoë", contacts}, {"people/c", "Łukasz", nil}}},
		"balance":  BarsData{Name: "Balance", Parts: parts[:2], Notes: amounts, Finest: Quarterly, Mirrored: true, Sentence: sayBalance},
		"pair":     PairData{Name: "Pair", People: [2]Felt{{"people/a", "Anna", belief, trait, marks}, {"people/b", "Zoë", trait, belief, marks}}},
		"steps":    StepsData{Name: "Steps", Steps: steps},
		"guesses":  CalibrationData{StepsData{Name: "Guesses", Steps: steps}},
		"patterns": BarsData{Name: "Patterns", Parts: parts, Notes: amounts, Finest: Monthly, Whole: true, Sentence: func(Style, []Amount) string { return "The total may rise." }},
		"caught": ShareData{Name: "Caught", Notes: marks, Least: 5, Told: func(w Words, yes, all int) string {
			return w.ofAll(yes, all)
		}},
		"beliefs":  SlopeData{Name: "Beliefs", High: 100, Calm: CalmLow, Lines: []SlopeLine{{"practice/a", "I am too much", belief}, {"practice/b", "Nobody stays", trait}}},
		"strands":  MultiplesData{Name: "Strands", Panels: []Panel{{"Being intentional", AreaIntent, acts}, {"Own worth", AreaWorth, acts}, {"Reaching out", AreaReach, nil}}},
		"strength": StrengthData{Name: "Strength", Acts: acts, Target: 1, HalfLife: 4},
		"ladder":   LadderData{Name: "Ladder", Rungs: []string{"rung 0", "rung 1", "rung 2", "rung 3"}, Tries: tries},
		"hours":    BarsData{Name: "Hours", Parts: parts, Notes: amounts, Weeks: 4, Sentence: func(Style, []Amount) string { return "Hours." }},
	}
}

func TestEveryChartCanBeDrawnFromAnyLength(t *testing.T) {
	st := plain()
	for _, weeks := range spans() {
		for name, d := range made(weeks) {
			for _, size := range [][2]float64{{300, 220}, {760, 420}, {1400, 700}} {
				for _, text := range []float64{1, 1.5} {
					st.Text = text
					c := d.Draw(data.Span{}, st, size[0], size[1])
					told := fmt.Sprintf("%s, %d weeks, %v, text %g", name, weeks, size, text)
					if c.Picture == nil || c.Sentence == "" || strings.Contains(c.Sentence, "{{") {
						t.Fatalf("%s: got %+v, want a picture and a sentence", told, c.Sentence)
					}
					checkLayout(t, told, c.Picture)
				}
			}
		}
	}
}

func TestChartsKeepPrivateLinesOutOfPictures(t *testing.T) {
	for name, d := range made(30) {
		var b strings.Builder
		c := d.Draw(data.Span{}, plain(), 800, 420)
		if err := c.Picture.WriteSVG(&b); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "Secret") || strings.Contains(c.Sentence, "Secret") {
			t.Errorf("%s: got a private line in the picture, want it in hits and table alone", name)
		}
	}
}

func TestHiddenNumbersAreNowhereInAChart(t *testing.T) {
	st := plain()
	st.HideNumbers, st.Caption = true, true
	for name, d := range made(40) { // long enough for the days to be named by months
		c := d.Draw(data.Span{}, st, 800, 420)
		for _, word := range words(c.Picture) {
			if strings.ContainsAny(word, "0123456789") && !strings.Contains(word, "20") && !strings.HasPrefix(word, "rung") && name != "balance" && name != "field" {
				t.Errorf("%s: got %q, want no number but days", name, word)
			}
		}
	}
}

func TestNothingYetIsAnEmptyChartAndNoError(t *testing.T) {
	for name, d := range made(0) {
		c := d.Draw(data.Span{}, plain(), 800, 420)
		if len(c.Picture.Hits) > 0 || len(c.Table.Rows) > 0 && name != "pair" {
			t.Errorf("%s: got hits or rows from nothing", name)
		}
	}
}

func TestThresholdsHoldBackWhatIsTooEarly(t *testing.T) {
	early := func(d Drawing) bool {
		return len(d.Draw(data.Span{}, plain(), 800, 420).Picture.Hits) == 0
	}
	for _, c := range []struct {
		name  string
		weeks int // the last with too little
	}{{"guesses", 3}, {"caught", 1}, {"hours", 3}, {"strength", 1}} {
		if !early(made(c.weeks)[c.name]) {
			t.Errorf("%s: got something drawn after %d weeks, want only a word", c.name, c.weeks)
		}
		if early(made(c.weeks + 8)[c.name]) {
			t.Errorf("%s: got nothing after %d weeks, want the chart", c.name, c.weeks+8)
		}
	}
}

func TestStepsSayHowManyWentEasier(t *testing.T) {
	step := func(dread, actual float64) Step {
		return Step{ID: "practice/a", Day: monday, What: "x", Dread: data.Rated(dread), Actual: data.Rated(actual)}
	}
	d := StepsData{Steps: []Step{step(80, 20), step(70, 45), step(55, 75), step(85, 25), step(60, 50), {Day: monday, What: "not rated"}}}
	if got, want := d.Draw(data.Span{}, plain(), 700, 400).Sentence, "4 of 5 steps went easier than expected; in the middle by 25 points."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d.Steps = d.Steps[:1]
	if got := d.Draw(data.Span{}, plain(), 700, 400).Sentence; !strings.HasPrefix(got, "One step so far") {
		t.Errorf("got %q, want a word on the one step", got)
	}
}

func TestFearAheadIsSaidOnlyWhenTheSignTestSaysSo(t *testing.T) {
	steps := func(over, under int) (d CalibrationData) {
		for i := range over + under {
			s := Step{ID: "practice/a", Day: monday + data.Day(i), Likely: data.Rated(60), Happened: data.Rated(0)}
			if i >= over {
				s.Happened = data.Rated(100)
			}
			d.Steps = append(d.Steps, s)
		}
		return d
	}
	for _, c := range []struct {
		over, under int
		want        string
	}{{9, 1, "ran ahead of what came in 9 of 10"}, {5, 4, "too close to say"}, {1, 9, "more came than was feared"}} {
		if got := steps(c.over, c.under).Draw(data.Span{}, plain(), 700, 400).Sentence; !strings.Contains(got, c.want) {
			t.Errorf("%d over, %d under: got %q, want %q", c.over, c.under, got, c.want)
		}
	}
}

func TestBarsAreNeverTooNarrowToSee(t *testing.T) {
	d := made(520)["hours"]
	c := d.Draw(data.Span{}, plain(), 700, 400)
	for _, h := range c.Picture.Hits {
		if r, ok := h.Area.(picture.Rect); ok && h.Level >= 0 && r.W < 3 {
			t.Fatalf("got a bar of %.1f pixels, want months or quarters over ten years", r.W)
		}
	}
	if c.Days.From == 0 || c.Days.X1 <= c.Days.X0 {
		t.Errorf("got %+v, want where the days lie, for panning", c.Days)
	}
}

func TestARestFreezesStrengthAndCostsNothing(t *testing.T) {
	var acts []Point
	for i := range 13 {
		acts = append(acts, Point{ID: "practice/a", Day: monday + data.Day(7*i)})
	}
	last := monday + 7*20
	d := StrengthData{Acts: acts, Target: 1, HalfLife: 4, Rests: []data.Span{{From: monday + 7*13, To: last}}}
	rested := d.Draw(data.Span{To: last}, plain(), 700, 400).Table.Rows[0].Cells
	if rested[1] != "rest" || rested[2] != "89 %" { // 0.8949, as after 13 full weeks
		t.Errorf("got %q, want a rest at 89 %%", rested)
	}
	d.Rests = nil
	if without := d.Draw(data.Span{To: last}, plain(), 700, 400).Table.Rows[0].Cells; without[2] >= "89 %" {
		t.Errorf("got %q, want less after weeks without", without)
	}
}

func TestPeopleWithTheSameFiguresAreAllSeen(t *testing.T) {
	var d FieldData
	for i := range 12 {
		d.People = append(d.People, Giving{fmt.Sprintf("people/%d", i), fmt.Sprintf("P%d", i), []Contact{{"", monday, 1, 1}}})
	}
	hits := d.Draw(data.Span{}, plain(), 800, 420).Picture.Hits
	var seen []string
	for _, h := range hits {
		x, y := h.Area.Center()
		seen = append(seen, fmt.Sprintf("%.0f %.0f", x, y))
	}
	slices.Sort(seen)
	if len(slices.Compact(seen)) != 12 {
		t.Errorf("got %d places, want 12", len(slices.Compact(seen)))
	}
}

func TestBalanceSpeaksFromFiveContactsInAQuarter(t *testing.T) {
	notes := func(n int, gave, got float64) (out []Amount) {
		for i := range n {
			out = append(out, Amount{"", data.DateOf(2024, time.May, 1+i), 0, got, ""}, Amount{"", data.DateOf(2024, time.May, 1+i), 1, gave, ""})
		}
		return out
	}
	st := plain().settled()
	for _, c := range []struct {
		n         int
		gave, got float64
		want      string
	}{{4, 2, 0, "Too little"}, {5, 2, 0, "more went out"}, {5, 0, 2, "more came in"}, {5, 1, 1, "about as much"}, {5, 0, 0, "about as much"}} {
		if got := sayBalance(st, notes(c.n, c.gave, c.got)); !strings.Contains(got, c.want) {
			t.Errorf("%d contacts, gave %g, got %g: got %q, want %q", c.n, c.gave, c.got, got, c.want)
		}
	}
}
