package chart

import (
	"cmp"
	"math"
	"slices"

	"kith/data"
	"kith/screens/picture"
)

// LadderData is the rungs of a ladder of trust and the tries on each.
type LadderData struct {
	Name  string
	Rungs []string // from the lowest
	Tries []Try
	Hint  string
}

// Try is one step on a rung.
type Try struct {
	ID   string
	Day  data.Day
	Rung string
	Line string
	// Came says whether what was feared came; none while it is open.
	Came data.Answer
}

// Draw draws a row for each rung, the lowest below, and its tries from left to
// right in order of time. Rungs without a try are there too.
func (d LadderData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	var tries []Try
	for _, t := range d.Tries {
		if t.Day.Valid() && shown.Has(t.Day) {
			tries = append(tries, t)
		}
	}
	slices.SortStableFunc(tries, func(a, b Try) int { return cmp.Compare(a.Day, b.Day) })
	rungs := slices.Clone(d.Rungs)
	for _, t := range tries { // a rung that was taken off the ladder since
		if !slices.Contains(rungs, t.Rung) {
			rungs = append(rungs, t.Rung)
		}
	}
	n := len(tries)
	if len(d.Rungs) == 0 && n == 0 {
		rungs = nil
	}
	c := Chart{Sentence: d.sentence(tries, st), Table: d.table(tries, st)}
	pal, words := st.Palette, st.Words
	hd := head{title: d.Name, plain: true, low: 0, high: 1, caption: c.Sentence, hint: d.Hint, left: gutter(st, w, rungs)}
	hd.legend = []key{
		{sign: signMark, word: words.T("chart.try.not", "what was feared did not come"), fill: pal.Areas[AreaIntent]},
		{sign: signMark, word: words.T("chart.try.came", "it came, in part or fully"), fill: pal.Areas[AreaReach]},
		{sign: signRing, word: words.T("chart.try.open", "not answered"), fill: pal.Ink},
	}
	if !st.HideNumbers && n > 0 {
		hd.corner = words.corner(n)
	}
	f, any := begin(st, w, h, hd, len(rungs))
	if any {
		d.drawRungs(f, rungs, tries)
	}
	c.Picture = f.Picture
	return c
}

func (d LadderData) drawRungs(f *frame, rungs []string, tries []Try) {
	pal := f.st.Palette
	if fit := f.rowsFit(); len(rungs) > fit {
		rungs = rungs[:fit]
	}
	row := math.Min(3*f.line(labelSize), f.plot.H()/float64(len(rungs)))
	r := math.Min(6, 0.28*row) * math.Sqrt(f.st.Text)
	room := max(1, int((f.plot.W()-2*r)/(2.6*r)))
	for i, rung := range rungs {
		y := f.plot.Y1 - (float64(i)+0.5)*row
		f.rowName(rung, y)
		f.Add(picture.Shape{Path: picture.Segment(f.plot.X0, y, f.plot.X1, y), Stroke: picture.Stroke{Color: pal.Grid, Width: 2, Cap: picture.CapButt}})
		var on []Try
		for _, t := range tries {
			if t.Rung == rung {
				on = append(on, t)
			}
		}
		on = on[max(0, len(on)-room):]
		for k, t := range on {
			x := f.plot.X0 + r + 4 + 2.6*r*float64(k)
			f.drawTry(t, x, y, r)
			f.Hits = append(f.Hits, picture.Hit{ID: t.ID, Area: picture.Disc{X: x, Y: y, R: 1.3 * r}, Label: f.st.Words.date(t.Day) + " · " + rung, Detail: t.Line})
		}
	}
}

func (f *frame) drawTry(t Try, x, y, r float64) {
	pal := f.st.Palette
	c := pal.Areas[AreaReach]
	switch t.Came {
	case data.NoAnswer:
		f.Add(picture.Shape{Path: picture.Circle(x, y, r-1), Fill: pal.Background, Stroke: picture.Stroke{Color: pal.Ink, Width: 1.8}})
		return
	case data.No:
		c = pal.Areas[AreaIntent]
	case data.Partly:
		f.Add(picture.Shape{Path: picture.Circle(x, y, r-1), Fill: pal.Background, Stroke: picture.Stroke{Color: c, Width: 2}},
			picture.Shape{Path: picture.Sector(x, y, 0, r-1, 90, 270), Fill: c})
		return
	case data.Yes:
	}
	f.Add(picture.Dots{At: []picture.Point{{X: x, Y: y}}, R: r, Fill: c})
}

func (d LadderData) sentence(tries []Try, st Style) string {
	w := st.Words
	if len(tries) == 0 {
		if len(d.Rungs) > 0 {
			return w.T("chart.ladder.none", "A ladder with no try yet; any rung is a good one to begin with.")
		}
		return w.none()
	}
	seen := map[string]bool{}
	for _, t := range tries {
		seen[t.Rung] = true
	}
	return st.either(w.TN("chart.say.ladder", "One try, on {{.Some}} of {{.All}} rungs.", "{{.Count}} tries, on {{.Some}} of {{.All}} rungs.", len(tries),
		"Some", w.number(float64(len(seen)), 0), "All", w.number(float64(max(len(seen), len(d.Rungs))), 0)),
		w.T("chart.plain.ladder", "Each mark is a try; rungs may be tried in any order."))
}

func (d LadderData) table(tries []Try, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.columnDay(), w.T("chart.column.rung", "Rung"), w.T("chart.column.camebad", "Did it come?"), w.T("chart.column.feared", "Feared")}}
	for _, x := range slices.Backward(tries) {
		t.Rows = append(t.Rows, Row{ID: x.ID, Cells: []string{w.date(x.Day), x.Rung, w.answer(x.Came), x.Line}})
	}
	return t
}

// answer names yes, partly and no.
func (w Words) answer(a data.Answer) string {
	switch a {
	case data.Yes:
		return w.T("chart.yes", "yes")
	case data.Partly:
		return w.T("chart.partly", "partly")
	case data.No:
		return w.T("chart.no", "no")
	case data.NoAnswer:
	}
	return "–"
}
