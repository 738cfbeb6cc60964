package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"kith/data"
	"kith/screens/picture"

	"pgregory.net/rapid"
)

// german stands for languages with long words.
func german() Words {
	long := map[string]string{
		"chart.noted": "was du aufgeschrieben hast", "chart.smooth": "über mehrere Wochen geglättet",
		"chart.band": "Streuung: die Hälfte der Wochen", "chart.rest": "Ruhezeit", "chart.calmer": "ruhiger und gelassener",
		"chart.empty": "Noch nichts aufgeschrieben", "chart.hint": "Deine erste Standortbestimmung wird hier ein Punkt.",
		"chart.say.early": "In {{.Weeks}} lag die Mitte bei {{.Median}}, die Hälfte der Wochen zwischen {{.From}} und {{.To}}.",
		"chart.say.soft":  "Seit {{.Weeks}}: {{.Direction}}, etwa {{.Slope}}.", "chart.monthly": "{{.Value}} im Monat",
	}
	w := English()
	w.Decimal = ","
	w.T = func(key, english string, args ...any) string {
		if text, ok := long[key]; ok {
			english = text
		}
		return fill(key, english, args...)
	}
	return w
}

// checkLayout fails when words lie on each other or leave the picture.
func checkLayout(t *testing.T, name string, p *picture.Picture) {
	t.Helper()
	frame := picture.Box{X0: -0.5, Y0: -0.5, X1: p.W + 0.5, Y1: p.H + 0.5}
	var boxes []picture.Box
	var strs []string
	for _, it := range p.Items {
		text, ok := it.(picture.Text)
		if !ok {
			continue
		}
		text.Halo = 0
		b := text.Bounds(p.Fonts)
		// The ink of a line: less than ascender to descender.
		b.Y0, b.Y1 = b.Y0+0.25*text.Size, b.Y1-0.1*text.Size
		if b.Union(frame) != frame {
			t.Errorf("%s: %q at %.0f leaves the picture", name, text.Str, b)
		}
		for i, o := range boxes {
			if b.Overlaps(o) {
				t.Errorf("%s: %q at %.0f lies on %q at %.0f", name, text.Str, b, strs[i], o)
			}
		}
		boxes, strs = append(boxes, b), append(strs, text.Str)
	}
}

func TestWordsNeverLieOnEachOther(t *testing.T) {
	fonts := new(picture.Fonts)
	for _, weeks := range []int{0, 1, 2, 3, 5, 11, 30, 120, 520} {
		d := falling(weeks, 3/math.Max(8, float64(weeks)))
		d.Rests = []data.Span{{From: monday + 20, To: monday + 30}}
		for _, w := range []Words{English(), german()} {
			for _, scale := range []float64{0.8, 1, 1.5, 2} {
				for _, size := range [][2]float64{{120, 90}, {280, 200}, {360, 480}, {640, 360}, {1024, 700}, {1600, 400}} {
					for _, caption := range []bool{false, true} {
						st := Style{Fonts: fonts, Words: w, Text: scale, Caption: caption, WeekStart: time.Monday}
						name := fmt.Sprintf("%d weeks, %s, text %g, %v, caption %v", weeks, w.Decimal, scale, size, caption)
						checkLayout(t, name, Trend(d, st, size[0], size[1]).Picture)
					}
				}
			}
		}
	}
}

func TestThePlotKeepsItsRoom(t *testing.T) {
	for _, size := range [][2]float64{{300, 200}, {360, 300}, {1024, 700}, {200, 800}} {
		for _, scale := range []float64{0.8, 1, 2} {
			st := plain()
			st.Text, st.Caption = scale, true
			f := newFrame(st.settled(), size[0], size[1], head{
				title: "A title of some length that needs more than a line", up: "calmer", corner: "n = 3",
				caption: strings.Repeat("many words ", 20), low: 1, high: 7, from: monday, to: monday + 100,
				legend: []key{{sign: signDot, word: "dot"}, {sign: signLine, word: "line"}, {sign: signBand, word: "band"}},
			})
			if want := math.Min(90*scale, 0.4*size[1]); f.plot.H() < want {
				t.Errorf("%v, text %g: got a plot of %.0f, want at least %.0f", size, scale, f.plot.H(), want)
			}
		}
	}
}

func TestOddSizesDoNoHarm(t *testing.T) {
	st := plain()
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -5, 0, 1, 1e300} {
		for _, n := range []int{0, 1, 20} {
			p := Trend(falling(n, 0.1), st, v, 300).Picture
			if !(p.W >= smallest && p.W <= largest) {
				t.Errorf("width %g: got %g, want %g to %g", v, p.W, smallest, largest)
			}
			Trend(falling(n, 0.1), st, 300, v).Picture.Raster(0.1)
		}
	}
}

func TestMarksFallOnTheCalendar(t *testing.T) {
	st := plain().settled()
	rapid.Check(t, func(rt *rapid.T) {
		from := data.Day(rapid.IntRange(1, int(data.LastDay)-8000).Draw(rt, "from"))
		to := from + data.Day(rapid.IntRange(0, 8000).Draw(rt, "days"))
		st.WeekStart = time.Weekday(rapid.IntRange(0, 6).Draw(rt, "week start"))
		s := rapid.SampledFrom(steps()).Draw(rt, "step")
		ms := s.marks(from, to, st)
		for i, m := range ms {
			y, month, day := m.day.Date()
			switch {
			case m.day < from || m.day > to:
				rt.Fatalf("got %v, want it from %v to %v", m.day, from, to)
			case s.unit == weeks && m.day.Weekday() != st.WeekStart:
				rt.Fatalf("got a %v, want a %v", m.day.Weekday(), st.WeekStart)
			case s.unit != weeks && day != 1:
				rt.Fatalf("got %v, want the first of a month", m.day)
			case s.unit == months && (int(month)-1)%s.every != 0:
				rt.Fatalf("got %v for steps of %d months", month, s.every)
			case s.unit == years && (month != time.January || y%s.every != 0):
				rt.Fatalf("got %v for steps of %d years", m.day, s.every)
			case i > 0 && s.next(ms[i-1].day) != m.day:
				rt.Fatalf("got %v after %v, want no mark left out", m.day, ms[i-1].day)
			}
		}
	})
}

func TestMarksAreNamed(t *testing.T) {
	st := plain().settled()
	names := func(s step, from, to data.Day) (out []string) {
		for _, m := range s.marks(from, to, st) {
			out = append(out, m.upper+"/"+m.lower)
		}
		return out
	}
	november := data.DateOf(2024, time.November, 20)
	for _, c := range []struct {
		s    step
		to   data.Day
		want []string
	}{
		{step{unit: weeks, every: 1}, november + 21, []string{"25/Nov 2024", "2/Dec", "9/"}},
		{step{unit: months, every: 1}, november + 80, []string{"Dec/2024", "Jan/2025", "Feb/"}},
		{step{unit: months, every: 3}, november + 200, []string{"Jan/2025", "Apr/"}},
		{step{unit: years, every: 1}, november + 800, []string{"2025/", "2026/", "2027/"}},
	} {
		if got := names(c.s, november, c.to); !slices.Equal(got, c.want) {
			t.Errorf("every %d of %d: got %v, want %v", c.s.every, c.s.unit, got, c.want)
		}
	}
}

func TestTimeAxisSuitsItsSpan(t *testing.T) {
	for _, c := range []struct {
		days int
		want string // a label that must be there
	}{{28, "11"}, {70, "18"}, {200, "May"}, {700, "2025"}, {3650, "2030"}} {
		d := weekly(3)
		d.Shown = data.Span{From: monday, To: monday + data.Day(c.days)}
		got := words(Trend(d, plain(), 900, 400).Picture)
		if !slices.Contains(got, c.want) {
			t.Errorf("%d days: got %q, want %q among them", c.days, got, c.want)
		}
	}
}

func TestScalesAreRound(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		want      []float64
	}{
		{1, 7, 8, []float64{1, 2, 3, 4, 5, 6, 7}},
		{1, 7, 5, []float64{1, 3, 5, 7}},
		{1, 7, 3, []float64{1, 4, 7}},
		{1, 7, 2, []float64{1, 7}},
		{0, 10, 8, []float64{0, 2, 4, 6, 8, 10}},
		{0, 100, 8, []float64{0, 20, 40, 60, 80, 100}},
		{0, 100, 5, []float64{0, 25, 50, 75, 100}},
		{1, 5, 9, []float64{1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5}},
		{1, 5, 8, []float64{1, 2, 3, 4, 5}},
		{0, 1, 8, []float64{0, 0.2, 0.4, 0.6, 0.8, 1}},
		{0.3, 6.8, 8, []float64{0, 1, 2, 3, 4, 5, 6, 7}},
	} {
		if got := newScale(c.low, c.high, c.most, 0).ticks; !closeTo(got, c.want) {
			t.Errorf("%g to %g, at most %d: got %v, want %v", c.low, c.high, c.most, got, c.want)
		}
	}
}

func closeTo(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < 1e-9 })
}

func TestScalesHoldTheirValues(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		low := rapid.Float64Range(-1e6, 1e6).Draw(rt, "low")
		high := low + rapid.Float64Range(1e-3, 1e6).Draw(rt, "span")
		most := rapid.IntRange(-1, 12).Draw(rt, "most")
		s := newScale(low, high, most, 0)
		slack := 1e-6 * (high - low)
		if s.low > low+slack || s.high < high-slack {
			rt.Fatalf("got %g to %g, want it to hold %g to %g", s.low, s.high, low, high)
		}
		if len(s.ticks) < 2 || len(s.ticks) > max(2, most) {
			rt.Fatalf("got %d ticks, want 2 to %d", len(s.ticks), max(2, most))
		}
	})
	for _, bad := range [][2]float64{{5, 5}, {7, 1}, {math.NaN(), 3}, {0, math.Inf(1)}} {
		if s := newScale(bad[0], bad[1], 5, 0); len(s.ticks) < 2 {
			t.Errorf("%v: got %d ticks, want 2 at least", bad, len(s.ticks))
		}
	}
}
