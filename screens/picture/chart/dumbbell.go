package chart

import (
	"cmp"
	"math"
	"slices"

	"kith/data"
	"kith/data/stats"
	"kith/screens/picture"
)

// StepsData is steps that were feared and then taken: how bad each was expected
// to be, and how bad it was.
type StepsData struct {
	Name  string
	Steps []Step
	Hint  string
}

// Step is one of them. Ratings go from 0 to 100 and may be left out.
type Step struct {
	ID   string
	Day  data.Day
	What string // the step in the person's own words
	Line string // what was feared
	// Dread is how bad it was expected to be, Actual how bad it was; Likely is how
	// likely the feared thing seemed, Happened 0, 50 or 100: not, partly, fully.
	Dread, Actual, Likely, Happened data.Rating
}

// rated are the steps with both ratings, oldest first, within the days shown.
func (d StepsData) rated(shown data.Span, a, b func(Step) data.Rating) []Step {
	var out []Step
	for _, s := range d.Steps {
		if s.Day.Valid() && shown.Has(s.Day) && a(s).Set && b(s).Set {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Step) int { return cmp.Compare(a.Day, b.Day) })
	return out
}

// Draw draws a dumbbell for each step, the newest below: a ring for what was
// expected, a disc for what came.
func (d StepsData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	steps := d.rated(shown, func(s Step) data.Rating { return s.Dread }, func(s Step) data.Rating { return s.Actual })
	c := Chart{Sentence: d.sentence(steps, st), Table: d.table(steps, st)}
	names := make([]string, len(steps))
	for i, s := range steps {
		names[i] = s.What
	}
	pal := st.Palette
	hd := head{title: d.Name, plain: true, foot: true, low: 0, high: 100, caption: c.Sentence, hint: d.Hint, left: gutter(st, w, names)}
	hd.legend = []key{
		{sign: signRing, word: st.Words.T("chart.expected", "expected"), fill: pal.Ink},
		{sign: signMark, word: st.Words.T("chart.easier", "went easier"), fill: pal.Areas[AreaIntent]},
		{sign: signMark, word: st.Words.T("chart.harder", "went harder"), fill: pal.Areas[AreaReach]},
	}
	if !st.HideNumbers && len(steps) > 0 {
		hd.corner = st.Words.corner(len(steps))
	}
	f, any := begin(st, w, h, hd, len(steps))
	if any {
		d.drawSteps(f, steps)
	}
	c.Picture = f.Picture
	return c
}

func (d StepsData) drawSteps(f *frame, steps []Step) {
	a := newAcross(f, 0, 100, false)
	if fit := f.rowsFit(); len(steps) > fit {
		steps = steps[len(steps)-fit:]
	}
	row := math.Min(2.6*f.line(labelSize), f.plot.H()/float64(len(steps)))
	r := math.Min(5.5, 0.3*row) * math.Sqrt(f.st.Text)
	for i, s := range steps {
		y := f.plot.Y0 + (float64(i)+0.5)*row
		x0, x1 := a.at(s.Dread.Value), a.at(s.Actual.Value)
		c := f.st.Palette.Areas[AreaIntent]
		if s.Actual.Value > s.Dread.Value {
			c = f.st.Palette.Areas[AreaReach]
		}
		f.rowName(s.What, y)
		f.Add(picture.Shape{Path: picture.Segment(x0, y, x1, y), Stroke: picture.Stroke{Color: faded(c, 0x90), Width: 3}},
			picture.Shape{Path: picture.Circle(x0, y, r-0.5), Fill: f.st.Palette.Background, Stroke: picture.Stroke{Color: f.st.Palette.Ink, Width: 1.8}},
			picture.Dots{At: []picture.Point{{X: x1, Y: y}}, R: r, Fill: c})
		hit := picture.Hit{ID: s.ID, Area: picture.Rect{X: f.pad, Y: y - row/2, W: f.plot.X1 - f.pad, H: row}, Label: f.st.Words.date(s.Day) + " · " + s.What, Detail: s.Line}
		if !f.st.HideNumbers {
			hit.Detail = f.st.Words.T("chart.went", "expected {{.From}}, was {{.To}}", "From", f.st.Words.number(s.Dread.Value, 0), "To", f.st.Words.number(s.Actual.Value, 0))
		}
		f.Hits = append(f.Hits, hit)
	}
}

// sentence counts which went easier, and by how much in the middle.
func (d StepsData) sentence(steps []Step, st Style) string {
	w, n := st.Words, len(steps)
	if n == 0 {
		return w.none()
	}
	easier := 0
	diffs := make([]float64, n)
	for i, s := range steps {
		if diffs[i] = s.Dread.Value - s.Actual.Value; diffs[i] > 0 {
			easier++
		}
	}
	middle, err := stats.Quantile(diffs, 0.5)
	if err != nil {
		return w.none()
	}
	some, all, points := w.number(float64(easier), 0), w.number(float64(n), 0), w.number(math.Abs(middle), 0)
	plain := w.T("chart.plain.steps", "Rings are what was expected, discs what came.")
	switch {
	case n == 1 && easier == 1:
		return st.either(w.T("chart.say.step.easier", "One step so far; it went {{.Points}} points easier than expected.", "Points", points), plain)
	case n == 1:
		return st.either(w.T("chart.say.step", "One step so far; it was tried, and that counts whatever came of it."), plain)
	case middle >= 0:
		return st.either(w.T("chart.say.steps", "{{.Some}} of {{.All}} steps went easier than expected; in the middle by {{.Points}} points.",
			"Some", some, "All", all, "Points", points), plain)
	}
	return st.either(w.T("chart.say.steps.harder", "{{.Some}} of {{.All}} steps went easier than expected; in the middle they were {{.Points}} points harder.",
		"Some", some, "All", all, "Points", points), plain)
}

func (d StepsData) table(steps []Step, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.columnDay(), w.T("chart.column.step", "Step"), w.T("chart.column.expected", "Expected"), w.T("chart.column.came", "Came"), w.T("chart.column.feared", "Feared")}}
	for _, s := range slices.Backward(steps) {
		t.Rows = append(t.Rows, Row{ID: s.ID, Cells: []string{w.date(s.Day), s.What, w.number(s.Dread.Value, 0), w.number(s.Actual.Value, 0), s.Line}})
	}
	return t
}
