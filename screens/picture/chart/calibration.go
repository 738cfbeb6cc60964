package chart

import (
	"fmt"
	"math"
	"slices"

	"kith/data"
	"kith/data/stats"
	"kith/screens/picture"
)

// calibrationFrom is how many steps with a known outcome the chart needs.
const calibrationFrom = 8

// CalibrationData sets how likely feared things seemed against how often they
// came.
type CalibrationData struct{ StepsData }

// guess is the steps that seemed about as likely.
type guess struct {
	low, high float64
	steps     []Step
	seemed    float64 // the mean of how likely they seemed
	came      float64 // the mean of what came
}

// Draw draws a disc for each fifth of the scale, as large as there are steps in
// it. On the slanting line what was feared came as often as it seemed likely.
func (d CalibrationData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	steps := d.rated(shown, func(s Step) data.Rating { return s.Likely }, func(s Step) data.Rating { return s.Happened })
	hd := head{title: d.Name, up: st.Words.T("chart.came", "came true"), foot: true, low: 0, high: 1, percent: true, hint: d.Hint, area: AreaReach}
	if len(steps) < calibrationFrom {
		c := Chart{Sentence: st.Words.none()}
		if len(steps) > 0 {
			c.Sentence = st.Words.tooFew(len(steps), calibrationFrom)
			hd.empty, hd.hint = st.Words.T("chart.early", "Too early to draw"), c.Sentence
		}
		hd.foot = false
		f, _ := begin(st, w, h, hd, 0)
		c.Picture = f.Picture
		return c
	}
	gs := guesses(steps)
	c := Chart{Sentence: d.sentence(steps, st), Table: d.table(gs, st)}
	hd.caption = c.Sentence
	hd.legend = []key{{sign: signMark, word: st.Words.T("chart.guesses", "steps that seemed about as likely")},
		{sign: signThin, word: st.Words.T("chart.asfeared", "as often as feared"), fill: st.Palette.Muted}}
	if !st.HideNumbers {
		hd.corner = st.Words.corner(len(steps))
	}
	f, _ := begin(st, w, h, hd, len(steps))
	d.drawGuesses(f, gs, len(steps))
	c.Picture = f.Picture
	return c
}

func guesses(steps []Step) []guess {
	var out []guess
	for low := 0.0; low < 100; low += 20 {
		g := guess{low: low, high: low + 20}
		for _, s := range steps {
			if v := s.Likely.Value; v >= low && (v < g.high || g.high == 100 && v <= 100) {
				g.steps = append(g.steps, s)
				g.seemed += v
				g.came += s.Happened.Value
			}
		}
		if n := float64(len(g.steps)); n > 0 {
			g.seemed, g.came = g.seemed/n, g.came/n
			out = append(out, g)
		}
	}
	return out
}

func (d CalibrationData) drawGuesses(f *frame, gs []guess, all int) {
	a := newAcross(f, 0, 100, true)
	pal := f.st.Palette
	f.Add(picture.Shape{Path: picture.Segment(a.at(0), f.y(0), a.at(100), f.y(1)),
		Stroke: picture.Stroke{Color: faded(pal.Muted, 0xa0), Width: 1.2, Dash: []float64{5, 5}, Cap: picture.CapButt}})
	for _, g := range gs {
		x, y := a.at(g.seemed), f.y(g.came/100)
		r := (5 + 9*math.Sqrt(float64(len(g.steps))/float64(all))) * math.Sqrt(f.st.Text)
		f.Add(picture.Dots{At: []picture.Point{{X: x, Y: y}}, R: r, Fill: faded(pal.Areas[AreaReach], 0xd0)})
		hit := picture.Hit{ID: g.steps[len(g.steps)-1].ID, Area: picture.Disc{X: x, Y: y, R: r + 4}, Label: f.st.Words.notes(len(g.steps))}
		if !f.st.HideNumbers {
			hit.Detail = f.st.Words.T("chart.seemed", "seemed {{.From}} likely, came {{.To}}", "From", f.st.Words.percent(g.seemed/100), "To", f.st.Words.percent(g.came/100))
		}
		f.Hits = append(f.Hits, hit)
	}
}

// sentence says whether fear ran ahead, by an exact sign test of likely against happened.
func (d CalibrationData) sentence(steps []Step, st Style) string {
	w := st.Words
	var seemed, came float64
	over, under := 0, 0
	for _, s := range steps {
		seemed += s.Likely.Value / float64(len(steps))
		came += s.Happened.Value / float64(len(steps))
		switch {
		case s.Likely.Value > s.Happened.Value:
			over++
		case s.Likely.Value < s.Happened.Value:
			under++
		}
	}
	from, to := w.percent(seemed/100), w.percent(came/100)
	p, err := stats.SignTest(over, under)
	switch {
	case err != nil || p >= 0.05:
		return st.either(w.T("chart.say.guesses", "On average it seemed {{.From}} likely and came {{.To}}; too close to say that either runs ahead.", "From", from, "To", to),
			w.T("chart.plain.guesses", "What was feared and what came are too close to say that either runs ahead."))
	case over > under:
		return st.either(w.T("chart.say.guesses.over", "On average it seemed {{.From}} likely and came {{.To}}; the fear ran ahead of what came in {{.Some}} of {{.All}} steps.",
			"From", from, "To", to, "Some", w.number(float64(over), 0), "All", w.number(float64(len(steps)), 0)),
			w.T("chart.plain.guesses.over", "The fear mostly ran ahead of what came."))
	}
	return st.either(w.T("chart.say.guesses.under", "On average it seemed {{.From}} likely and came {{.To}}; more came than was feared, so smaller steps may be kinder.", "From", from, "To", to),
		w.T("chart.plain.guesses.under", "More came than was feared, so smaller steps may be kinder."))
}

func (d CalibrationData) table(gs []guess, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.T("chart.column.likely", "Seemed likely"), w.T("chart.column.steps", "Steps"), w.T("chart.column.mean", "On average"), w.T("chart.column.came", "Came")}}
	for _, g := range slices.Backward(gs) {
		t.Rows = append(t.Rows, Row{ID: g.steps[len(g.steps)-1].ID, Cells: []string{fmt.Sprintf("%s – %s", w.percent(g.low/100), w.percent(g.high/100)),
			w.number(float64(len(g.steps)), 0), w.percent(g.seemed / 100), w.percent(g.came / 100)}})
	}
	return t
}
