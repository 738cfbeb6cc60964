package chart

import (
	"cmp"
	"math"
	"slices"

	"kith/data"
	"kith/data/stats"
)

// Calm says which end of a scale is the calm one.
type Calm int8

// A scale where fewer points are calmer is turned over, so that calm is up.
const (
	NoCalmEnd Calm = iota
	CalmLow
	CalmHigh
)

// TrendData is a series of dated ratings.
type TrendData struct {
	// Name is the title, such as "Worry about being left".
	Name string
	// Points may come in any order, several on a day.
	Points []Point
	// Low and High are the ends of the scale; values beyond them widen it.
	Low, High float64
	Calm      Calm
	// Up replaces the word at the upper end; empty means Words.Calmer, or
	// nothing when the scale has no calm end.
	Up string
	// Area chooses the colour, such as AreaWorth.
	Area int
	// Rests are shaded; a zero To lasts still.
	Rests []data.Span
	// Shown limits the days shown and reckoned with; zero ends mean all.
	Shown data.Span
	// Exact is how far two scores of a questionnaire may lie apart by its own
	// variation (its MDC95), in points; 0 when that is not known.
	Exact float64
	// Hint stands in the empty chart.
	Hint string
	// Sentence, when not empty, is said instead of one about the direction.
	Sentence string
}

const (
	breakDays   = 21 // more days than this without a note break a line
	leastSpan   = 28 // days that a chart shows at least
	medianWeeks = 4  // weeks from which the weekly line is drawn
	halfYear    = 26 // most neighbours of the smooth line, in weeks: a decade is not flattened
	valueBound  = 1e9

	lineWidth = 2.6
	thinAlpha = 0x70
)

// Trend draws ratings over time: a dot for each note, from four weeks on the
// middle of each week, from eight on a smooth line (LOESS of the weekly
// medians) and around it the band that holds half of the weeks nearby. The
// band shows spread, not certainty. w and h are in logical pixels.
func Trend(d TrendData, st Style, w, h float64) Chart {
	st = st.settled()
	s := newSeries(d, st)
	words := s.words(d, st)
	hd := head{
		title: d.Name, legend: s.legend(d, st), up: upWord(d, st.Words), caption: words.Sentence,
		low: s.low, high: s.high, flip: d.Calm == CalmLow, from: s.from, to: s.to, area: d.Area,
		hint: cmp.Or(d.Hint, st.Words.T("chart.hint", "Your first check-in will be a dot here.")),
	}
	if !st.HideNumbers && len(s.points) > 0 {
		hd.corner = st.Words.corner(len(s.points))
	}
	if len(s.points) == 0 {
		st.Caption = false // the empty chart says it already
	}
	f := newFrame(st, w, h, hd)
	if len(s.points) == 0 {
		f.drawGrid()
		f.drawEmpty()
	} else {
		f.drawRests(d.Rests)
		f.drawGrid()
		f.drawSeries(s)
		if d.Exact > 0 && !st.HideNumbers {
			f.drawWhisker(s, d.Exact)
		}
		words.Days = f.days()
	}
	words.Picture = f.Picture
	return words
}

func upWord(d TrendData, w Words) string {
	if d.Up != "" || d.Calm == NoCalmEnd {
		return d.Up
	}
	return w.T("chart.calmer", "calmer")
}

// series is ratings made ready to draw: sound points in order of time, and
// what is reckoned from them.
type series struct {
	points    []Point
	from, to  data.Day
	low, high float64
	weeks     []stats.Week
	at        []float64 // the mean day of the notes of each week
	breaks    []int     // weeks before which the line is broken
	trend     stats.Trend
}

func newSeries(d TrendData, st Style) *series {
	s := &series{points: sound(d), low: d.Low, high: d.High}
	if !(s.low < s.high) || math.Abs(s.low) > valueBound || math.Abs(s.high) > valueBound {
		s.low, s.high = math.Inf(1), math.Inf(-1)
	}
	for _, p := range s.points {
		s.low, s.high = math.Min(s.low, p.Value), math.Max(s.high, p.Value)
	}
	if s.low > s.high {
		s.low, s.high = 0, 1
	}
	if len(s.points) == 0 {
		return s
	}
	s.from, s.to = s.points[0].Day, s.points[len(s.points)-1].Day
	if d.Shown.From.Valid() {
		s.from = d.Shown.From
	}
	if d.Shown.To.Valid() {
		s.to = max(s.from, d.Shown.To)
	}
	s.reckon(st)
	if s.trend.N < medianWeeks && d.Shown.From == 0 {
		s.from = max(data.FirstDay, s.from-4) // room before the first few dots
	}
	if s.to-s.from < leastSpan {
		s.to = s.from + leastSpan
	}
	return s
}

// sound returns the points that can be drawn, in order of time. Of more than
// the statistics can take the latest are kept.
func sound(d TrendData) []Point {
	var out []Point
	for _, p := range d.Points {
		if p.Day.Valid() && d.Shown.Has(p.Day) && math.Abs(p.Value) <= valueBound {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Point) int { return cmp.Compare(a.Day, b.Day) })
	return out[max(0, len(out)-stats.MaxPoints):]
}

// reckon finds the weekly medians and what may be said about them. The points
// are sound, so that no statistic can fail; if one does, only dots are shown.
func (s *series) reckon(st Style) {
	ps := make([]stats.Point, len(s.points))
	for i, p := range s.points {
		ps[i] = stats.Point{Day: unixDay(p.Day), Value: p.Value}
	}
	weeks, err := stats.ByWeek(ps, st.WeekStart)
	if err != nil {
		return
	}
	trend, err := stats.TrendOf(weeks)
	if err != nil {
		return
	}
	s.weeks, s.trend = weeks, trend
	i := 0
	for k, w := range weeks {
		sum := 0
		if i > 0 && s.points[i].Day-s.points[i-1].Day > breakDays {
			s.breaks = append(s.breaks, k)
		}
		for range w.N {
			sum += int(s.points[i].Day)
			i++
		}
		s.at = append(s.at, float64(sum)/float64(w.N))
	}
}

// unixDay counts from 1970-01-01, as the statistics do.
func unixDay(d data.Day) int { return int(d.Time().Unix() / 86400) }

// smooth reports whether there are enough weeks for a smooth line.
func (s *series) smooth() bool { return len(s.weeks) >= stats.LoessFrom }

// runs returns the weeks between breaks as half-open ranges.
func (s *series) runs() [][2]int {
	var out [][2]int
	from := 0
	for _, b := range append(slices.Clone(s.breaks), len(s.weeks)) {
		if b > from {
			out = append(out, [2]int{from, b})
		}
		from = b
	}
	return out
}

// curve is the smooth line and its band at some days.
type curve struct{ x, y, low, high []float64 }

// curves reckons the smooth line from all weeks and gives it piece by piece,
// at about so many days each.
func (s *series) curves(step float64) []curve {
	y := make([]float64, len(s.weeks))
	for i, w := range s.weeks {
		y[i] = w.Median
	}
	k := min(stats.Neighbours(len(y)), halfYear)
	own, err := stats.Loess(s.at, y, k, s.at)
	if err != nil {
		return nil
	}
	rest := make([]float64, len(y)) // how far each week lies from the line
	for i := range y {
		rest[i] = y[i] - own[i]
	}
	var out []curve
	for _, r := range s.runs() {
		c := curve{x: days(s.at[r[0]], s.at[r[1]-1], step)}
		c.y, err = stats.Loess(s.at, y, k, c.x)
		if err != nil {
			continue
		}
		band, err := stats.Band(s.at, rest, k, c.x)
		if err != nil {
			continue
		}
		c.spread(band, step)
		out = append(out, c)
	}
	return out
}

// days returns days from a to b, both included, at most step apart.
func days(a, b, step float64) []float64 {
	n := int(math.Ceil((b - a) / step))
	out := make([]float64, 0, n+1)
	for i := range n {
		out = append(out, a+(b-a)*float64(i)/float64(n))
	}
	return append(out, b)
}

// spread puts the band about the line. Quartiles of a moving window go in
// stairs; a running mean over five weeks makes their edges calm.
func (c *curve) spread(band []stats.Range, step float64) {
	reach := max(1, int(math.Round(17/step)))
	for i := range c.x {
		low, high, n := 0.0, 0.0, 0.0
		for j := max(0, i-reach); j <= min(len(band)-1, i+reach); j++ {
			low += math.Min(0, band[j].Low)
			high += math.Max(0, band[j].High)
			n++
		}
		c.low = append(c.low, c.y[i]+low/n)
		c.high = append(c.high, c.y[i]+high/n)
	}
}

func (s *series) legend(d TrendData, st Style) []key {
	if len(s.points) == 0 {
		return nil
	}
	w := st.Words
	keys := []key{{sign: signDot, word: w.T("chart.noted", "what you noted")}}
	if len(s.weeks) >= medianWeeks && !s.smooth() {
		keys = append(keys, key{sign: signLine, word: w.T("chart.weekly", "middle of each week")})
	}
	if s.smooth() {
		keys = append(keys, key{sign: signLine, word: w.T("chart.smooth", "smoothed over weeks")},
			key{sign: signBand, word: w.T("chart.band", "spread: half of the weeks")})
	}
	if d.Exact > 0 && !st.HideNumbers {
		keys = append(keys, key{sign: signWhisker, word: w.T("chart.whisker", "what the questionnaire varies by itself")})
	}
	return append(keys, restKey(d.Rests, s.from, s.to, w)...)
}

// restKey explains the shading when a rest is in sight.
func restKey(rests []data.Span, from, to data.Day, w Words) []key {
	for _, r := range rests {
		if (r.To == 0 || r.To >= from) && r.From <= to {
			return []key{{sign: signRest, word: w.T("chart.rest", "rest")}}
		}
	}
	return nil
}

// table lists the points, newest first.
func (s *series) table(st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.columnDay(), w.T("chart.column.value", "Value"), w.columnLine()}}
	for _, p := range slices.Backward(s.points) {
		t.Rows = append(t.Rows, Row{ID: p.ID, Cells: []string{w.date(p.Day), w.number(p.Value, 2), p.Line}})
	}
	return t
}

func (w Words) columnDay() string  { return w.T("chart.column.day", "Day") }
func (w Words) columnLine() string { return w.T("chart.column.line", "First line") }

// corner writes how many notes a chart rests on.
func (w Words) corner(n int) string {
	return w.T("chart.corner", "n = {{.Count}}", "Count", w.number(float64(n), 0))
}
