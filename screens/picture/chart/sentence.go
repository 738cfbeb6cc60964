package chart

import (
	"math"

	"kith/data/stats"
)

// A slope is given per month, over two years and more per year, in weeks.
const (
	monthOfWeeks = 365.25 / 12 / 7
	yearlyFrom   = 104
)

// words says what may be said and no more. How softly depends on the number of
// weeks (stats.Tier); worse directions get the same grammar as better ones.
func (s *series) words(d TrendData, st Style) Chart {
	c := Chart{Table: s.table(st), Sentence: s.sentence(d, st)}
	if s.trend.N >= 12 {
		c.Holding = s.holding(d, st)
	}
	return c
}

func (s *series) sentence(d TrendData, st Style) string {
	w, say := st.Words, st.sentences()
	n := len(s.points)
	switch {
	case n == 0:
		return say.None
	case n == 1:
		p := s.points[0]
		return fill(say.One, "value", w.number(p.Value, s.decimals()), "date", w.shortDate(p.Day))
	case s.trend.N < medianWeeks:
		low, high := s.points[0].Value, s.points[0].Value
		for _, p := range s.points {
			low, high = math.Min(low, p.Value), math.Max(high, p.Value)
		}
		return fill(say.Few, "notes", w.Notes(n), "low", w.number(low, s.decimals()), "high", w.number(high, s.decimals()))
	case s.trend.Tier == stats.Early:
		return s.middle(say.Early, st)
	case !s.trend.Speaks:
		return s.middle(say.Alike, st)
	case s.trend.Direction == 0:
		return s.middle(say.Level, st)
	case s.trend.Tier == stats.Soft:
		return s.direction(say.Soft, d, st)
	}
	return s.direction(say.Clear, d, st)
}

func (st Style) sentences() Sentences {
	if st.HideNumbers {
		return st.Words.SayPlain
	}
	return st.Words.Say
}

// middle fills in median and quartiles of the weeks.
func (s *series) middle(text string, st Style) string {
	values := make([]float64, len(s.weeks))
	for i, w := range s.weeks {
		values[i] = w.Median
	}
	quantile := func(q float64) string {
		v, err := stats.Quantile(values, q)
		if err != nil {
			return "–"
		}
		return st.Words.number(v, s.decimals())
	}
	return fill(text, "weeks", st.Words.Weeks(s.trend.Weeks),
		"median", quantile(0.5), "from", quantile(0.25), "to", quantile(0.75))
}

// decimals is how finely the scale is read: tenths from 2 up to 20 points,
// whole points above, hundredths below.
func (s *series) decimals() int {
	span := math.Max(1e-9, s.high-s.low)
	return min(4, max(0, 1-int(math.Floor(math.Log10(span/2)+1e-9))))
}

// direction fills in which way and how steeply.
func (s *series) direction(text string, d TrendData, st Style) string {
	w, l := st.Words, s.trend.Line
	per, rate := monthOfWeeks, w.Monthly
	if s.trend.Weeks >= yearlyFrom {
		per, rate = 12*monthOfWeeks, w.Yearly
	}
	low, high := math.Abs(l.Lower), math.Abs(l.Upper)
	return fill(text, "weeks", w.Weeks(s.trend.Weeks), "direction", w.direction(s.trend.Direction, d.Calm),
		"slope", fill(rate, "n", w.significant(l.Slope*per)),
		"from", w.significant(math.Min(low, high)*per), "to", w.significant(math.Max(low, high)*per))
}

// direction names a rise (1) or a fall (−1) of a scale.
func (w Words) direction(sign int, calm Calm) string {
	up, down := w.More, w.Less
	switch calm {
	case CalmHigh:
		up, down = w.Calmer, w.LessCalm
	case CalmLow:
		up, down = w.LessCalm, w.Calmer
	}
	if sign < 0 {
		return down
	}
	return up
}

// holding asks whether the last twelve weeks differ from the twelve before.
func (s *series) holding(d TrendData, st Style) string {
	diff, err := stats.Holding(s.weeks, s.weeks[len(s.weeks)-1].Start)
	if err != nil {
		return ""
	}
	say := st.sentences()
	sign := 0
	if diff.Lo > 0 {
		sign = 1
	} else if diff.Hi < 0 {
		sign = -1
	}
	if sign == 0 {
		return say.Same
	}
	return fill(say.Moved, "direction", st.Words.direction(sign, d.Calm), "difference", st.Words.significant(diff.Value))
}
