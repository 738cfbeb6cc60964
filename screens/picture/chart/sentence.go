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
	if d.Sentence != "" {
		c.Sentence = d.Sentence
	}
	if s.trend.N >= 12 {
		c.Holding = s.holding(d, st)
	}
	return c
}

func (s *series) sentence(d TrendData, st Style) string {
	w, n := st.Words, len(s.points)
	switch {
	case n == 0:
		return w.none()
	case n == 1:
		p := s.points[0]
		return st.either(w.T("chart.say.one", "One note so far: {{.Value}} on {{.Date}}.", "Value", w.number(p.Value, s.decimals()), "Date", w.shortDate(p.Day)),
			w.T("chart.plain.one", "One note so far."))
	case s.trend.N < medianWeeks:
		low, high := s.points[0].Value, s.points[0].Value
		for _, p := range s.points {
			low, high = math.Min(low, p.Value), math.Max(high, p.Value)
		}
		return st.either(w.T("chart.say.few", "So far {{.Notes}}, between {{.Low}} and {{.High}}; a line appears from four weeks on.",
			"Notes", w.notes(n), "Low", w.number(low, s.decimals()), "High", w.number(high, s.decimals())),
			w.T("chart.plain.few", "A few notes so far; a line appears from four weeks on."))
	case s.trend.Tier == stats.Early, !s.trend.Speaks, s.trend.Direction == 0:
		return s.middle(st)
	}
	return s.direction(d, st)
}

// none says that there is nothing yet.
func (w Words) none() string { return w.T("chart.none", "Nothing noted yet.") }

// either chooses the text with numbers, or the one without where they are hidden.
func (st Style) either(numbers, plain string) string {
	if st.HideNumbers {
		return plain
	}
	return numbers
}

// middle says where the weeks lie when no direction may be told.
func (s *series) middle(st Style) string {
	w := st.Words
	values := make([]float64, len(s.weeks))
	for i, w := range s.weeks {
		values[i] = w.Median
	}
	quantile := func(q float64) string {
		v, err := stats.Quantile(values, q)
		if err != nil {
			return "–"
		}
		return w.number(v, s.decimals())
	}
	weeks, median, from, to := w.weeks(s.trend.Weeks), quantile(0.5), quantile(0.25), quantile(0.75)
	switch {
	case s.trend.Tier == stats.Early:
		return st.either(w.T("chart.say.early", "Over {{.Weeks}} the middle is {{.Median}}, and half of the weeks lie between {{.From}} and {{.To}}; it is too early to speak of a direction.",
			"Weeks", weeks, "Median", median, "From", from, "To", to),
			w.T("chart.plain.early", "It is too early to speak of a direction."))
	case !s.trend.Speaks:
		return st.either(w.T("chart.say.alike", "Over {{.Weeks}} the middle is {{.Median}}, and half of the weeks lie between {{.From}} and {{.To}}; the weeks lean on each other too much to speak of a direction yet.",
			"Weeks", weeks, "Median", median, "From", from, "To", to),
			w.T("chart.plain.alike", "The weeks lean on each other too much to speak of a direction yet."))
	}
	return st.either(w.T("chart.say.level", "Over {{.Weeks}} this moved around {{.Median}} without a clear direction.", "Weeks", weeks, "Median", median),
		w.T("chart.plain.level", "This moved up and down without a clear direction."))
}

// decimals is how finely the scale is read: tenths from 2 up to 20 points,
// whole points above, hundredths below.
func (s *series) decimals() int {
	span := math.Max(1e-9, s.high-s.low)
	return min(4, max(0, 1-int(math.Floor(math.Log10(span/2)+1e-9))))
}

// direction says which way and how steeply.
func (s *series) direction(d TrendData, st Style) string {
	w, l := st.Words, s.trend.Line
	per, yearly := monthOfWeeks, s.trend.Weeks >= yearlyFrom
	if yearly {
		per *= 12
	}
	slope := w.T("chart.monthly", "{{.Value}} a month", "Value", w.significant(l.Slope*per))
	if yearly {
		slope = w.T("chart.yearly", "{{.Value}} a year", "Value", w.significant(l.Slope*per))
	}
	weeks, way := w.weeks(s.trend.Weeks), w.direction(s.trend.Direction, d.Calm)
	if s.trend.Tier == stats.Soft {
		return st.either(w.T("chart.say.soft", "Over {{.Weeks}} this drifted {{.Direction}}, roughly {{.Slope}}; it could still turn out to be ordinary swing.",
			"Weeks", weeks, "Direction", way, "Slope", slope),
			w.T("chart.plain.soft", "This drifted {{.Direction}}; it could still turn out to be ordinary swing.", "Direction", way))
	}
	low, high := math.Abs(l.Lower), math.Abs(l.Upper)
	return st.either(w.T("chart.say.clear", "Over {{.Weeks}} this became {{.Direction}}, roughly {{.Slope}} (probably between {{.From}} and {{.To}}).",
		"Weeks", weeks, "Direction", way, "Slope", slope,
		"From", w.significant(math.Min(low, high)*per), "To", w.significant(math.Max(low, high)*per)),
		w.T("chart.plain.clear", "Over this time this became {{.Direction}}.", "Direction", way))
}

// direction names a rise (1) or a fall (−1) of a scale.
func (w Words) direction(sign int, calm Calm) string {
	up, down := w.T("chart.more", "higher"), w.T("chart.less", "lower")
	calmer, less := w.T("chart.calmer", "calmer"), w.T("chart.lesscalm", "less calm")
	switch calm {
	case CalmHigh:
		up, down = calmer, less
	case CalmLow:
		up, down = less, calmer
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
	w, sign := st.Words, 0
	if diff.Lo > 0 {
		sign = 1
	} else if diff.Hi < 0 {
		sign = -1
	}
	if sign == 0 {
		return w.T("chart.same", "The last 12 weeks were much like the 12 before.")
	}
	way := w.direction(sign, d.Calm)
	return st.either(w.T("chart.say.moved", "The last 12 weeks were {{.Direction}} than the 12 before, by about {{.Difference}}.",
		"Direction", way, "Difference", w.significant(diff.Value)),
		w.T("chart.plain.moved", "The last 12 weeks were {{.Direction}} than the 12 before.", "Direction", way))
}
