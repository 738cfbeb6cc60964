package chart

import (
	"math"

	"kith/data"
	"kith/data/stats"
	"kith/screens/picture"
)

// PairData is two people side by side, each by what was noted with them. It
// compares how contacts felt and never the people.
type PairData struct {
	Name   string
	People [2]Felt
	Hint   string
}

// Felt is how the contacts with one person were.
type Felt struct {
	ID, Name string
	Safe     []Point // 0 to 10
	Energy   []Point // −5 to 5
	Reached  []Mark  // yes: they reached out
}

// measureOf is one row of the comparison for one person.
type measureOf struct {
	n              int
	mid, low, high float64 // the middle and its quartiles, or the share and its interval
	told           string
}

// pairRow is one row: a word, a scale and both people on it.
type pairRow struct {
	word      string
	low, high float64
	both      [2]measureOf
}

// Draw draws three rows (how safe it felt, the energy after, who reached out),
// each with both people on one scale.
func (d PairData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	hd := head{title: d.Name, plain: true, low: 0, high: 1, hint: d.Hint}
	if d.People[0].ID == "" || d.People[1].ID == "" {
		hd.empty = st.Words.T("chart.pair.none", "Two people to look at")
		f, _ := begin(st, w, h, hd, 0)
		return Chart{Picture: f.Picture, Sentence: st.Words.T("chart.pair.choose", "Choose two people to see them side by side.")}
	}
	rows := d.rows(shown, st)
	if noted(rows) == 0 {
		f, _ := begin(st, w, h, hd, 0)
		return Chart{Picture: f.Picture, Sentence: st.Words.none()}
	}
	c := Chart{Sentence: d.sentence(rows, st), Table: d.table(rows, st)}
	hd.caption = c.Sentence
	hd.left = gutter(st, w, []string{d.People[0].Name, d.People[1].Name})
	hd.legend = []key{
		{sign: signMark, word: st.Words.T("chart.middle", "middle"), fill: st.Palette.Ink},
		{sign: signBox, word: st.Words.T("chart.half", "half of the contacts"), fill: faded(st.Palette.Muted, 0x60)},
	}
	f, _ := begin(st, w, h, hd, 1)
	line := f.line(labelSize)
	fit := min(len(rows), max(1, int(f.plot.H()/(4.9*line)))) // what does not fit is in the table
	for i, r := range rows[:fit] {
		d.drawRow(f, r, i, fit)
	}
	c.Picture = f.Picture
	return c
}

// noted counts what all rows rest on.
func noted(rows []pairRow) (n int) {
	for _, r := range rows {
		n += r.both[0].n + r.both[1].n
	}
	return n
}

func (d PairData) rows(shown data.Span, st Style) []pairRow {
	w := st.Words
	rows := []pairRow{
		{word: w.T("chart.pair.safe", "How safe it felt"), low: 0, high: 10},
		{word: w.T("chart.pair.energy", "Energy after"), low: -5, high: 5},
		{word: w.T("chart.pair.reached", "How often they reached out"), low: 0, high: 1},
	}
	for i, p := range d.People {
		rows[0].both[i] = ofPoints(p.Safe, shown, w)
		rows[1].both[i] = ofPoints(p.Energy, shown, w)
		rows[2].both[i] = ofMarks(p.Reached, shown, w)
	}
	return rows
}

func ofPoints(ps []Point, shown data.Span, w Words) (m measureOf) {
	var values []float64
	for _, p := range ps {
		if p.Day.Valid() && shown.Has(p.Day) {
			values = append(values, p.Value)
		}
	}
	var errs [3]error
	m.n = len(values)
	m.mid, errs[0] = stats.Quantile(values, 0.5)
	m.low, errs[1] = stats.Quantile(values, 0.25)
	m.high, errs[2] = stats.Quantile(values, 0.75)
	if errs != [3]error{} {
		m.n = 0
	}
	m.told = w.number(m.mid, 1)
	return m
}

func ofMarks(ms []Mark, shown data.Span, w Words) (m measureOf) {
	yes := 0
	for _, x := range ms {
		if x.Day.Valid() && shown.Has(x.Day) {
			if m.n++; x.Yes {
				yes++
			}
		}
	}
	if s, err := stats.Wilson(yes, max(1, m.n)); err == nil {
		m.mid, m.low, m.high = s.Estimate, s.Lo, s.Hi
	}
	m.told = w.ofAll(yes, m.n)
	return m
}

// drawRow draws one row of the comparison.
func (d PairData) drawRow(f *frame, r pairRow, i, n int) {
	pal, w := f.st.Palette, f.st.Words
	tall := f.plot.H() / float64(n)
	top := f.plot.Y0 + float64(i)*tall
	line := f.line(labelSize)
	f.Add(f.text(f.st.Fonts.Fit(r.word, labelSize*f.st.Text, picture.Bold, f.plot.W()), f.plot.X0, top, labelSize, picture.Bold, pal.Ink))
	head, foot := 1.2*line, line
	if tall < 4.6*line {
		foot = 0 // without the ends of the scale
	}
	lane := math.Min(2.2*f.line(labelSize), (tall-head-foot-6)/2)
	x := func(v float64) float64 { return f.plot.X0 + 8 + (v-r.low)/(r.high-r.low)*(f.plot.W()-16) }
	for i, v := range []float64{r.low, (r.low + r.high) / 2, r.high} {
		if !f.st.HideNumbers && foot > 0 {
			word := w.number(v, 1)
			if r.high == 1 {
				word = w.percent(v)
			}
			t := f.text(word, x(v), top+head+2*lane+2, labelSize-1, picture.Regular, pal.Muted)
			t.Anchor = []picture.Anchor{picture.Start, picture.Middle, picture.End}[i]
			f.Add(t)
		}
		f.Add(picture.Shape{Path: picture.Segment(x(v), top+head, x(v), top+head+2*lane), Stroke: picture.Stroke{Color: pal.Grid, Width: 1, Crisp: true, Cap: picture.CapButt}})
	}
	for k, m := range r.both {
		y := top + head + (float64(k)+0.5)*lane
		f.rowName(d.People[k].Name, y)
		if m.n < fieldLeast {
			t := f.text(f.st.Fonts.Fit(w.T("chart.pair.few", "too few to say ({{.Notes}})", "Notes", w.notes(m.n)), labelSize*f.st.Text, picture.Italic, f.plot.W()-8), x(r.low), y, labelSize, picture.Italic, pal.Muted)
			t.Baseline = picture.Center
			f.Add(t)
			continue
		}
		c := pal.Areas[[]int{AreaIntent, AreaReach}[k]]
		thick := math.Min(12, 0.5*lane)
		look := solid
		if k == 1 {
			look = lined
		}
		f.Add(f.textured(picture.RoundRect(x(m.low), y-thick/2, math.Max(2, x(m.high)-x(m.low)), thick, 3), faded(c, 0x70), look)...)
		f.Add(picture.Dots{At: []picture.Point{{X: x(m.mid), Y: y}}, R: math.Min(6, 0.36*lane), Fill: c})
		hit := picture.Hit{ID: d.People[k].ID, Area: picture.Rect{X: f.plot.X0, Y: y - lane/2, W: f.plot.W(), H: lane}, Label: d.People[k].Name + " · " + r.word}
		if !f.st.HideNumbers {
			hit.Detail = m.told + " · " + w.notes(m.n)
		}
		f.Hits = append(f.Hits, hit)
	}
}

func (d PairData) sentence(rows []pairRow, st Style) string {
	w := st.Words
	few := true
	for _, r := range rows {
		if r.both[0].n >= fieldLeast && r.both[1].n >= fieldLeast {
			few = false
		}
	}
	if few {
		return w.T("chart.pair.early", "Too little noted with at least one of them; five contacts each make a start.")
	}
	return w.T("chart.say.pair", "As you noted it; different people are good for different things.")
}

func (d PairData) table(rows []pairRow, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.T("chart.column.measure", "Measure"), d.People[0].Name, w.T("chart.column.n", "n"), d.People[1].Name, w.T("chart.column.n", "n")}}
	for _, r := range rows {
		cells := []string{r.word}
		for _, m := range r.both {
			told := m.told
			if m.n == 0 {
				told = "–"
			}
			cells = append(cells, told, w.number(float64(m.n), 0))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}
