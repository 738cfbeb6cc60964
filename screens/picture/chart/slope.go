package chart

import (
	"cmp"
	"math"
	"slices"

	"kith/data"
	"kith/screens/picture"
)

// SlopeData is ratings of things that are looked at again and again, each from
// its first to its latest.
type SlopeData struct {
	Name  string
	Lines []SlopeLine
	// Low and High are the ends of the scale.
	Low, High float64
	Calm      Calm
	Area      int
	Hint      string
}

// SlopeLine is one of them, in any order of time.
type SlopeLine struct {
	ID    string
	What  string
	Notes []Point
}

// slope is a line that can be drawn.
type slope struct {
	SlopeLine
	first, last Point
}

// slopes are the lines that were rated at least twice.
func (d SlopeData) slopes(shown data.Span) []slope {
	var out []slope
	for _, l := range d.Lines {
		var notes []Point
		for _, p := range l.Notes {
			if p.Day.Valid() && shown.Has(p.Day) && math.Abs(p.Value) <= valueBound {
				notes = append(notes, p)
			}
		}
		slices.SortStableFunc(notes, func(a, b Point) int { return cmp.Compare(a.Day, b.Day) })
		if len(notes) > 1 {
			l.Notes = notes
			out = append(out, slope{l, notes[0], notes[len(notes)-1]})
		}
	}
	slices.SortStableFunc(out, func(a, b slope) int { return cmp.Compare(b.first.Value, a.first.Value) })
	return out
}

// Draw draws a line for each thing from what it was first to what it is now.
func (d SlopeData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	lines := d.slopes(shown)
	c := Chart{Sentence: d.sentence(lines, st), Table: d.table(lines, st)}
	names := make([]string, len(lines))
	for i, l := range lines {
		names[i] = l.What
	}
	hd := head{title: d.Name, plain: true, foot: true, low: d.Low, high: d.High, area: d.Area, flip: d.Calm == CalmLow, caption: c.Sentence, hint: d.Hint}
	if d.Calm != NoCalmEnd {
		hd.up = st.Words.T("chart.calmer", "calmer")
	}
	if !st.HideNumbers && len(lines) > 0 {
		hd.corner = st.Words.corner(len(lines))
	}
	values := st.Fonts.Width("000", labelSize*st.Text, picture.Bold) + 12
	hd.left = gutter(st, w, names) + values
	f, any := begin(st, w, h, hd, len(lines))
	if any {
		d.drawSlopes(f, lines, values)
	}
	c.Picture = f.Picture
	return c
}

func (d SlopeData) drawSlopes(f *frame, lines []slope, values float64) {
	pal, w := f.st.Palette, f.st.Words
	f.plot.X1 -= values + 4
	right := math.Max(f.plot.X0+20, math.Min(f.plot.X1, f.plot.X0+0.7*f.W))
	for x, word := range map[float64]string{f.plot.X0: w.T("chart.first", "at first"), right: w.T("chart.latest", "latest")} {
		f.Add(picture.Shape{Path: picture.Segment(x, f.plot.Y0, x, f.plot.Y1), Stroke: picture.Stroke{Color: pal.GridStrong, Width: 1, Crisp: true, Cap: picture.CapButt}})
		t := f.text(word, x, f.plot.Y1+f.gap, labelSize, picture.Regular, pal.Muted)
		t.Anchor = picture.Middle
		f.Add(t)
	}
	left := apart(f, lines, func(l slope) float64 { return l.first.Value })
	there := apart(f, lines, func(l slope) float64 { return l.last.Value })
	for i, l := range lines {
		c := pal.area(d.Area)
		if d.worse(l) {
			c = pal.Areas[AreaReach]
		}
		y0, y1 := f.y(l.first.Value), f.y(l.last.Value)
		f.Add(picture.Shape{Path: picture.Segment(f.plot.X0, y0, right, y1), Stroke: picture.Stroke{Color: c, Width: 2}},
			picture.Dots{At: []picture.Point{{X: f.plot.X0, Y: y0}, {X: right, Y: y1}}, R: 4.5 * math.Sqrt(f.st.Text), Fill: c})
		hit := picture.Hit{ID: l.ID, Area: picture.Line{Points: []picture.Point{{X: f.plot.X0, Y: y0}, {X: right, Y: y1}}, Reach: 9},
			Label: l.What, Detail: w.shortDate(l.first.Day) + " – " + w.shortDate(l.last.Day)}
		f.Hits = append(f.Hits, hit)
		size := labelSize * f.st.Text
		if at, ok := left[i]; ok {
			f.head.left -= values
			f.plot.X0 -= values
			f.rowName(l.What, at)
			f.plot.X0 += values
			f.head.left += values
			if !f.st.HideNumbers {
				f.Add(picture.Text{X: f.plot.X0 - 9, Y: at, Str: w.number(l.first.Value, 0), Size: size, Face: picture.Bold, Anchor: picture.End, Baseline: picture.Center, Color: pal.Ink})
			}
		}
		if at, ok := there[i]; ok && !f.st.HideNumbers {
			f.Add(picture.Text{X: right + 9, Y: at, Str: w.number(l.last.Value, 0), Size: size, Face: picture.Bold, Baseline: picture.Center, Color: pal.Ink})
		}
	}
}

// worse says that a line moved away from the calm end.
func (d SlopeData) worse(l slope) bool {
	switch d.Calm {
	case CalmLow:
		return l.last.Value > l.first.Value
	case CalmHigh:
		return l.last.Value < l.first.Value
	case NoCalmEnd:
	}
	return false
}

// apart gives the places of labels beside their values, pushed apart; those that
// find no room have none.
func apart(f *frame, lines []slope, value func(slope) float64) map[int]float64 {
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(f.y(value(lines[a])), f.y(value(lines[b]))) })
	row := 1.05 * f.line(labelSize)
	if fit := int(f.plot.H()/row) + 1; len(order) > fit {
		order = order[:fit]
	}
	out := map[int]float64{}
	at := math.Inf(-1)
	for _, i := range order {
		at = math.Max(at+row, f.y(value(lines[i])))
		out[i] = at
	}
	limit := f.plot.Y1 + 0.2*row // push back up what ran out below
	for _, i := range slices.Backward(order) {
		if out[i] > limit {
			out[i] = limit
		}
		limit = out[i] - row
	}
	return out
}

func (d SlopeData) sentence(lines []slope, st Style) string {
	w := st.Words
	if len(lines) == 0 {
		for _, l := range d.Lines {
			if len(l.Notes) > 0 {
				return w.T("chart.slope.once", "Each of them was rated once so far; the second time draws a line.")
			}
		}
		return w.none()
	}
	eased := 0
	for _, l := range lines {
		if l.first.Value != l.last.Value && !d.worse(l) {
			eased++
		}
	}
	if d.Calm == NoCalmEnd {
		return st.either(w.TN("chart.say.slopes.plain", "One was rated more than once.", "{{.Count}} were rated more than once.", len(lines)), w.T("chart.plain.slopes", "Each line goes from the first rating to the latest."))
	}
	return st.either(w.T("chart.say.slopes", "{{.Some}} of {{.All}} moved towards the calm end since they were first rated.",
		"Some", w.number(float64(eased), 0), "All", w.number(float64(len(lines)), 0)),
		w.T("chart.plain.slopes", "Each line goes from the first rating to the latest."))
}

func (d SlopeData) table(lines []slope, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.T("chart.column.what", "What"), w.T("chart.column.first", "At first"), w.T("chart.column.since", "Since"), w.T("chart.column.latest", "Latest"), w.columnDay()}}
	for _, l := range lines {
		t.Rows = append(t.Rows, Row{ID: l.ID, Cells: []string{l.What, w.number(l.first.Value, 0), w.shortDate(l.first.Day), w.number(l.last.Value, 0), w.shortDate(l.last.Day)}})
	}
	return t
}
