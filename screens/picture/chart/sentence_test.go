package chart

import (
	"math"
	"strings"
	"testing"

	"kith/data"
)

func TestTheSentenceSaysNoMoreThanTheDataAllow(t *testing.T) {
	level := make([]float64, 40)
	for i := range level {
		level[i] = 4 + []float64{0.5, -0.4, 0.1, -0.6, 0.3, 0, -0.1, 0.2}[i*5%8]
	}
	slow := make([]float64, 14) // each week much like the one before
	for i := range slow {
		slow[i] = 4 + 2*math.Sin(float64(i)/4)
	}
	rising := falling(36, 0.08)
	for i := range rising.Points {
		rising.Points[i].Value = 8 - rising.Points[i].Value
	}
	close := TrendData{Low: 0, High: 10}
	for i := range 20 {
		close.Points = append(close.Points, Point{Day: monday + data.Day(i%14), Value: float64(i % 6)})
	}
	years := falling(150, 0.02)
	for _, c := range []struct {
		name string
		d    TrendData
		want string
	}{
		{"none", weekly(), "Nothing noted yet."},
		{"one", weekly(4.333), "One note so far: 4.3 on 4 Mar 2024."},
		{"three", weekly(4, 5.5, 3), "So far 3 notes, between 3 and 5.5; a line"},
		{"many in two weeks", close, "So far 20 notes, between 0 and 5; a line"},
		{"four weeks", weekly(4, 5, 3, 4), "Over 4 weeks the middle is 4, and half of the weeks lie between 3.8 and 4.3; it is too early"},
		{"eleven weeks", falling(11, 0.3), "too early to speak of a direction."},
		{"fourteen weeks", falling(14, 0.12), "Over 14 weeks this drifted calmer, roughly 0.52 a month; it could still turn out to be ordinary swing."},
		{"leaning weeks", weekly(slow...), "lean on each other too much to speak of a direction yet."},
		{"thirty weeks", falling(36, 0.08), "Over 36 weeks this became calmer, roughly 0.35 a month (probably between"},
		{"the other way", rising, "Over 36 weeks this became less calm, roughly 0.35 a month"},
		{"level", weekly(level...), "Over 40 weeks this moved around 4.1 without a clear direction."},
		{"three years", years, "a year (probably"},
	} {
		got := Trend(c.d, plain(), 600, 400).Sentence
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q in it", c.name, got, c.want)
		}
		if strings.ContainsAny(got, "{}") || strings.Contains(got, ". ") {
			t.Errorf("%s: got %q, want one sentence, filled in", c.name, got)
		}
	}
}

func TestNoDirectionBeforeTwelveWeeks(t *testing.T) {
	for n := range 12 {
		got := Trend(falling(n, 0.4), plain(), 600, 400)
		for _, word := range []string{"calmer", "less calm", "drifted", "became"} {
			if strings.Contains(got.Sentence, word) {
				t.Errorf("%d weeks: got %q, want no word of a direction", n, got.Sentence)
			}
		}
		if got.Holding != "" {
			t.Errorf("%d weeks: got %q, want silence", n, got.Holding)
		}
	}
}

func TestScalesWithoutACalmEndRiseAndFall(t *testing.T) {
	d := falling(36, 0.08)
	d.Calm = NoCalmEnd
	if got := Trend(d, plain(), 600, 400).Sentence; !strings.Contains(got, "became lower") {
		t.Errorf("got %q, want it to say lower", got)
	}
	d.Calm = CalmHigh
	if got := Trend(d, plain(), 600, 400).Sentence; !strings.Contains(got, "became less calm") {
		t.Errorf("got %q, want it to say less calm", got)
	}
}

func TestHoldingComparesTwelveWeeksWithTheTwelveBefore(t *testing.T) {
	if got := Trend(falling(30, 0.15), plain(), 600, 400).Holding; !strings.HasPrefix(got, "The last 12 weeks were calmer than the 12 before, by about 1.") {
		t.Errorf("got %q, want calmer", got)
	}
	if got := Trend(falling(30, 0), plain(), 600, 400).Holding; got != "The last 12 weeks were much like the 12 before." {
		t.Errorf("got %q, want much like", got)
	}
}

func TestTranslationsDecideTheWords(t *testing.T) {
	st := plain()
	st.Words = german()
	if got, want := Trend(falling(14, 0.12), st, 600, 400).Sentence, "Seit 14 weeks: ruhiger und gelassener, etwa 0,52 im Monat."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNumbersInWords(t *testing.T) {
	w := English()
	for _, c := range []struct{ got, want string }{
		{w.number(4, 2), "4"}, {w.number(4.333, 2), "4.33"}, {w.number(-1.25, 1), "\u22121.3"}, {w.number(-0.001, 1), "0"},
		{w.significant(0.0812), "0.081"}, {w.significant(-1.234), "1.2"}, {w.significant(123), "123"}, {w.significant(0), "0"},
		{w.weeks(1), "one week"}, {w.notes(7), "7 notes"},
		{w.date(data.DateOf(2021, 12, 27)), "Mon 27 Dec 2021"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
