package chart

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"time"

	"kith/data"
	"kith/data/stats"
	"kith/screens/picture"
)

// YearData is a series day by day, in calendar years.
type YearData struct {
	Name  string
	Notes []DayNote
	// Low and High are the ends of the scale; Calm says which one is calm.
	Low, High float64
	Calm      Calm
	Area      int
	Hint      string
}

// DayNote is something written on a day, with or without a number.
type DayNote struct {
	ID    string
	Day   data.Day
	Value data.Rating
	Line  string
}

// cell is one day: the middle of its numbers, if it has any.
type cell struct {
	day    data.Day
	id     string
	line   string
	values []float64
	n      int
}

func (d YearData) cells(shown data.Span) map[data.Day]*cell {
	out := map[data.Day]*cell{}
	for _, n := range d.Notes {
		if !n.Day.Valid() || !shown.Has(n.Day) {
			continue
		}
		c := out[n.Day]
		if c == nil {
			c = &cell{day: n.Day}
			out[n.Day] = c
		}
		c.n++
		if c.id, c.line = n.ID, n.Line; n.Value.Set {
			c.values = append(c.values, n.Value.Value)
		}
	}
	return out
}

// middle is the median of the day's numbers.
func (c *cell) middle() (float64, bool) {
	v, err := stats.Quantile(c.values, 0.5)
	return v, err == nil && len(c.values) > 0
}

// calmness is from 0 (the far end) to 1 (the calm end of the scale).
func (d YearData) calmness(v float64) float64 {
	t := math.Min(1, math.Max(0, (v-d.Low)/math.Max(1e-9, d.High-d.Low)))
	if d.Calm == CalmLow {
		t = 1 - t
	}
	return t
}

// Draw draws a small square for each day. Blank is nothing written, an outline
// is something written without a number, and the fuller the colour the calmer.
func (d YearData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	cells := d.cells(shown)
	hd := head{title: d.Name, plain: true, low: 0, high: 1, area: d.Area, hint: d.Hint}
	c := Chart{Sentence: st.Words.none()}
	if len(cells) == 0 {
		f, _ := begin(st, w, h, hd, 0)
		c.Picture = f.Picture
		return c
	}
	days := slices.Sorted(maps.Keys(cells))
	first, last := cmp.Or(shown.From, days[0]), cmp.Or(shown.To, days[len(days)-1])
	c.Sentence, c.Table = d.sentence(cells, first, last, st), d.table(cells, st)
	hd.caption = c.Sentence
	area := st.Palette.area(d.Area)
	hd.legend = []key{
		{sign: signBox, word: st.Words.T("chart.year.less", "less calm"), fill: faded(area, shade(0))},
		{sign: signBox, word: st.Words.T("chart.calmer", "calmer"), fill: faded(area, shade(1))},
		{sign: signBox, word: st.Words.T("chart.year.written", "written, no number"), fill: st.Palette.Muted, texture: hollow},
	}
	if d.Calm == NoCalmEnd {
		hd.legend[0].word, hd.legend[1].word = st.Words.T("chart.less", "lower"), st.Words.T("chart.more", "higher")
	}
	if st.HideNumbers {
		hd.legend = hd.legend[2:]
		hd.legend[0].word = st.Words.T("chart.year.some", "something written")
	} else {
		hd.corner = st.Words.corner(len(cells))
	}
	f := newFrame(st, w, h, hd)
	d.drawYears(f, cells, first, last)
	c.Picture = f.Picture
	return c
}

// shade is how opaque a day is, by its calmness.
func shade(t float64) uint8 { return uint8(0x38 + t*(0xff-0x38)) }

// drawYears draws as many of the latest years as fit.
func (d YearData) drawYears(f *frame, cells map[data.Day]*cell, first, last data.Day) {
	from, _, _ := first.Date()
	to, _, _ := last.Date()
	label := f.line(labelSize)
	left := f.st.Fonts.Width("0000", labelSize*f.st.Text, picture.Regular) + 10
	least := label + 7*3.2 + 4
	if fit := max(1, int(f.plot.H()/least)); to-from+1 > fit {
		from = to - fit + 1
	}
	n := to - from + 1
	size := math.Min((f.plot.W()-left)/54, (f.plot.H()/float64(n)-label-4)/7)
	size = math.Max(2, math.Min(22, size))
	block := label + 7*size + 4
	y := f.plot.Y0 + math.Max(0, (f.plot.H()-float64(n)*block)/2)
	x := f.plot.X0 + math.Max(0, (f.plot.W()-left-54*size)/2)
	for year := from; year <= to; year++ {
		f.Add(picture.Text{X: x + left - 8, Y: y + label + 3.5*size, Str: strconv.Itoa(year), Size: labelSize * f.st.Text,
			Anchor: picture.End, Baseline: picture.Center, Color: f.st.Palette.Muted})
		d.drawYear(f, cells, year, x+left, y, label, size)
		y += block
	}
}

// drawYear draws one year: a column for each week, a row for each weekday.
func (d YearData) drawYear(f *frame, cells map[data.Day]*cell, year int, x, y, label, size float64) {
	begin := data.DateOf(year, time.January, 1)
	monday := begin.Week(f.st.WeekStart)
	gap := math.Min(2, 0.14*size)
	end := math.Inf(-1)
	for day := begin; ; day++ {
		yy, month, of := day.Date()
		if yy != year || !day.Valid() {
			return
		}
		at := int(day - monday)
		cx, cy := x+float64(at/7)*size, y+label+float64(at%7)*size
		if of == 1 {
			name := f.st.Words.Months[month-1]
			wide := f.st.Fonts.Width(name, labelSize*f.st.Text, picture.Regular)
			if cx > end {
				f.Add(f.text(name, cx, y, labelSize, picture.Regular, f.st.Palette.Muted))
				end = cx + wide + 6
			}
		}
		d.drawDay(f, cells[day], cx, cy, size, gap)
	}
}

func (d YearData) drawDay(f *frame, c *cell, x, y, size, gap float64) {
	box := picture.Rectangle(x+gap/2, y+gap/2, size-gap, size-gap)
	if size > 6 {
		box = picture.RoundRect(x+gap/2, y+gap/2, size-gap, size-gap, 0.2*size)
	}
	pal := f.st.Palette
	if c == nil {
		f.Add(picture.Shape{Path: box, Fill: faded(pal.Grid, 0x90)})
		return
	}
	hit := picture.Hit{ID: c.id, Area: picture.Rect{X: x, Y: y, W: size, H: size}, Label: f.st.Words.date(c.day), Detail: c.line}
	v, has := c.middle()
	if has && !f.st.HideNumbers {
		f.Add(picture.Shape{Path: box, Fill: faded(pal.area(d.Area), shade(d.calmness(v)))})
		hit.Detail = f.st.Words.number(v, 2)
		if c.line != "" {
			hit.Detail += " · " + c.line
		}
	} else {
		f.Add(picture.Shape{Path: box, Fill: faded(pal.Muted, 0x50), Stroke: picture.Stroke{Color: pal.Muted, Width: math.Min(1.2, 0.12*size)}})
	}
	f.Hits = append(f.Hits, hit)
}

func (d YearData) sentence(cells map[data.Day]*cell, first, last data.Day, st Style) string {
	w := st.Words
	return st.either(w.TN("chart.say.year", "One day with a note between {{.From}} and {{.To}}; a blank day only means that nothing was written.",
		"{{.Count}} days with a note between {{.From}} and {{.To}}; a blank day only means that nothing was written.", len(cells),
		"From", w.shortDate(first), "To", w.shortDate(last)),
		w.T("chart.plain.year", "A blank day only means that nothing was written."))
}

func (d YearData) table(cells map[data.Day]*cell, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.columnDay(), w.T("chart.column.value", "Value"), w.columnLine()}}
	days := slices.Sorted(maps.Keys(cells))
	for _, day := range slices.Backward(days) {
		c := cells[day]
		value := "–"
		if v, has := c.middle(); has {
			value = w.number(v, 2)
		}
		t.Rows = append(t.Rows, Row{ID: c.id, Cells: []string{w.date(day), value, c.line}})
	}
	return t
}
