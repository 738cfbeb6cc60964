package chart

import (
	"math"

	"kith/data"
	"kith/data/stats"
	"kith/screens/picture"
)

// StrengthData is how established a practice is. It rises while it is done and
// fades slowly while it is not; a rest leaves it as it is. It replaces streaks:
// one week without takes little away.
type StrengthData struct {
	Name string
	Acts []Point // the values are not looked at
	// Target is how often in a week is meant, above 0.
	Target float64
	// HalfLife is in weeks.
	HalfLife float64
	Area     int
	Rests    []data.Span
	Hint     string
}

// Draw draws strength week by week, from the third week on that is no rest.
func (d StrengthData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	days, values, acts := d.weeks(shown.To, st)
	n := 0
	for _, v := range values {
		if !math.IsNaN(v) {
			n++
		}
	}
	hd := head{title: d.Name, low: 0, high: 1, percent: true, area: d.Area, hint: d.Hint}
	strength, err := stats.Strength(values, d.HalfLife)
	if n < stats.StrengthFrom || err != nil {
		c := Chart{Sentence: st.Words.none()}
		if n > 0 {
			c.Sentence = st.Words.T("chart.strength.early", "The first weeks are only beginning; this is drawn from the third on.")
			hd.empty, hd.hint = st.Words.T("chart.early", "Too early to draw"), c.Sentence
		}
		f, _ := begin(st, w, h, hd, 0)
		c.Picture = f.Picture
		return c
	}
	c := Chart{Sentence: d.sentence(strength[len(strength)-1], acts, st)}
	hd.caption = c.Sentence
	hd.from, hd.to = sighted(days[0], days[len(days)-1]+6, shown)
	hd.legend = append([]key{
		{sign: signLine, word: st.Words.T("chart.strength", "how settled it is")},
		{sign: signDot, word: st.Words.T("chart.done", "weeks in which it was done")},
	}, restKey(d.Rests, hd.from, hd.to, st.Words)...)
	if !st.HideNumbers {
		hd.corner = st.Words.corner(len(d.Acts))
	}
	f := newFrame(st, w, h, hd)
	f.drawRests(d.Rests)
	f.drawGrid()
	d.drawWeeks(f, days, values, strength)
	c.Picture, c.Days, c.Table = f.Picture, f.days(), d.table(days, values, strength, st)
	return c
}

// weeks gives the first day of each week since the first act, the share of the
// target done in it (not a number for a rest), and the weeks with an act among the last 12.
func (d StrengthData) weeks(until data.Day, st Style) (days []data.Day, values []float64, lately int) {
	first, last := data.LastDay, until
	done := map[data.Day]float64{}
	for _, a := range d.Acts {
		if a.Day.Valid() && (until == 0 || a.Day <= until) {
			done[a.Day.Week(st.WeekStart)]++
			first = min(first, a.Day)
			last = max(last, a.Day)
		}
	}
	for at := first.Week(st.WeekStart); at <= last && len(days) < stats.MaxPoints; at += 7 {
		v := math.Min(1, done[at]/math.Max(d.Target, 1e-3))
		if v == 0 && d.resting(at) {
			v = stats.Rest()
		}
		if at+6 > last && v < 1 {
			break // a week that is not over yet counts against nobody
		}
		days, values = append(days, at), append(values, v)
	}
	for _, v := range values[max(0, len(values)-12):] {
		if v > 0 {
			lately++
		}
	}
	return days, values, lately
}

// resting says that more than half of a week is rest.
func (d StrengthData) resting(week data.Day) bool {
	for _, r := range d.Rests {
		to := r.To
		if to == 0 {
			to = data.LastDay
		}
		if min(to, week+6)-max(r.From, week) >= 3 {
			return true
		}
	}
	return false
}

func (d StrengthData) drawWeeks(f *frame, days []data.Day, values, strength []float64) {
	area := f.st.Palette.area(d.Area)
	var line []picture.Point
	dots := picture.Dots{R: 3 * math.Sqrt(f.st.Text), Fill: f.st.Palette.Dot}
	for i, day := range days {
		if day+6 < f.head.from || day > f.head.to {
			continue
		}
		at := picture.Point{X: f.middle(day, day+6), Y: f.y(strength[i])}
		line = append(line, at)
		if values[i] > 0 {
			dots.At = append(dots.At, at)
		}
		hit := picture.Hit{ID: d.newest(day), Area: picture.Disc{X: at.X, Y: at.Y, R: 10}, Label: f.st.Words.stretch(day, day+6)}
		if !f.st.HideNumbers {
			hit.Detail = f.st.Words.percent(strength[i])
		}
		f.Hits = append(f.Hits, hit)
	}
	if len(line) > 1 {
		f.Add(picture.Shape{Path: picture.Smooth(false, line...), Stroke: picture.Stroke{Color: area, Width: lineWidth}})
	}
	if len(line) < 300 {
		f.Add(dots)
	}
}

// newest is the last act of a week, "" for none.
func (d StrengthData) newest(week data.Day) (id string) {
	best := data.Day(0)
	for _, a := range d.Acts {
		if a.Day >= week && a.Day <= week+6 && a.Day >= best {
			best, id = a.Day, a.ID
		}
	}
	return id
}

func (d StrengthData) sentence(now float64, lately int, st Style) string {
	w := st.Words
	return st.either(w.T("chart.say.strength", "Done in {{.Weeks}} of the last 12 weeks; it has settled to {{.Share}}, a rest costs nothing and a week without takes little away.",
		"Weeks", w.number(float64(lately), 0), "Share", w.percent(now)),
		w.T("chart.plain.strength", "The line rises while it is done and fades slowly; a rest costs nothing."))
}

func (d StrengthData) table(days []data.Day, values, strength []float64, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.T("chart.column.week", "Week from"), w.T("chart.column.target", "Of the week's aim"), w.T("chart.column.strength", "How settled")}}
	for i := len(days) - 1; i >= 0; i-- {
		done := w.T("chart.rest", "rest")
		if !math.IsNaN(values[i]) {
			done = w.percent(values[i])
		}
		t.Rows = append(t.Rows, Row{ID: d.newest(days[i]), Cells: []string{w.shortDate(days[i]), done, w.percent(strength[i])}})
	}
	return t
}
