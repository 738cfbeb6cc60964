package chart

import (
	"math"
	"sort"
	"strings"

	"kith/data"
	"kith/screens/picture"
)

// BarsData is what was counted or summed over time, in parts that are stacked.
type BarsData struct {
	Name  string
	Parts []Part // from the bottom up
	Notes []Amount
	// Finest is the narrowest bar; wider ones are taken where there is little room.
	Finest Bar
	// Unit names what is counted, at the upper end of the axis.
	Unit string
	// Mirrored draws the first part upwards and the second downwards.
	Mirrored bool
	// Least is how many notes a bar needs to be drawn fully; below it is an outline.
	Least int
	// Weeks is how many different weeks there must be before anything is drawn.
	Weeks int
	// Whole says that only whole numbers are counted.
	Whole bool
	// Sentence says what may be said about the notes in sight.
	Sentence func(Style, []Amount) string
	Rests    []data.Span
	Shown    data.Span
	Hint     string
}

// Part is one layer of the bars.
type Part struct {
	Word    string
	Area    int
	Texture texture
}

// Amount is one note: how much, of which part.
type Amount struct {
	ID    string
	Day   data.Day
	Part  int
	Value float64
	Line  string
}

// Bar is the width of a bar.
type Bar uint8

// The widths.
const (
	Weekly Bar = iota
	Monthly
	Quarterly
	Yearly
)

func (b Bar) step() step {
	return [...]step{{weeks, 1, 0}, {months, 1, 0}, {months, 3, 0}, {years, 1, 0}}[b]
}

// leastBar is the least width of a bar in logical pixels, its gap included.
const leastBar = 5.0

// bin is one bar.
type bin struct {
	from, to data.Day
	parts    []float64
	n        int
	id       string // of the newest note in it
}

// bins gathers the notes into bars from day to day.
func (d BarsData) bins(width Bar, from, to data.Day, st Style) []bin {
	s := width.step()
	var out []bin
	for at := s.first(from, st.WeekStart); at <= to && at.Valid(); at = s.next(at) {
		out = append(out, bin{from: at, to: s.next(at) - 1, parts: make([]float64, len(d.Parts))})
	}
	newest := make([]data.Day, len(out))
	for _, a := range d.Notes {
		i := sort.Search(len(out), func(i int) bool { return out[i].to >= a.Day })
		if i == len(out) || a.Day < out[i].from || a.Part < 0 || a.Part >= len(d.Parts) {
			continue
		}
		out[i].parts[a.Part] += a.Value
		out[i].n++
		if a.Day >= newest[i] {
			newest[i], out[i].id = a.Day, a.ID
		}
	}
	return out
}

// seen are the notes that can be drawn, within the days shown.
func (d BarsData) seen() []Amount {
	var out []Amount
	for _, a := range d.Notes {
		if a.Day.Valid() && d.Shown.Has(a.Day) && a.Value >= 0 && a.Value <= valueBound {
			out = append(out, a)
		}
	}
	return out
}

// Draw draws the bars of the days shown.
func (d BarsData) Draw(shown data.Span, st Style, w, h float64) Chart {
	d.Shown, st = shown, st.settled()
	d.Notes = d.seen()
	first, last := data.LastDay, data.FirstDay
	for _, a := range d.Notes {
		first, last = min(first, a.Day), max(last, a.Day)
	}
	c := Chart{Sentence: st.Words.none()}
	hd := head{title: d.Name, up: d.Unit, whole: d.Whole, mirrored: d.Mirrored, low: 0, high: 1, hint: d.Hint}
	if n := d.distinctWeeks(st); n < max(1, d.Weeks) {
		if n > 0 {
			c.Sentence = st.Words.T("chart.weeks.few", "So far {{.Weeks}}; this is drawn from {{.Least}} on.", "Weeks", st.Words.weeks(n), "Least", st.Words.number(float64(d.Weeks), 0))
			hd.empty, hd.hint = st.Words.T("chart.early", "Too early to draw"), c.Sentence
		}
		f, _ := begin(st, w, h, hd, 0)
		c.Picture = f.Picture
		return c
	}
	c.Sentence = d.Sentence(st, d.Notes)
	hd.from, hd.to = sighted(first, last, shown)
	width := d.Finest
	for width < Yearly && (w-80)*width.step().days()/float64(hd.to-hd.from) < leastBar {
		width++
	}
	bins := d.bins(width, hd.from, hd.to, st)
	hd.low, hd.high = d.reach(bins)
	hd.caption = c.Sentence
	hd.legend = append(d.legend(st), restKey(d.Rests, hd.from, hd.to, st.Words)...)
	if !st.HideNumbers {
		n := len(d.Notes)
		if d.Mirrored { // an amount each way
			n /= 2
		}
		hd.corner = st.Words.corner(n)
	}
	f := newFrame(st, w, h, hd)
	f.drawRests(d.Rests)
	f.drawGrid()
	for _, b := range bins {
		d.drawBin(f, b)
	}
	c.Picture, c.Days, c.Table = f.Picture, f.days(), d.table(bins, st)
	return c
}

// distinctWeeks counts the weeks with a note.
func (d BarsData) distinctWeeks(st Style) int {
	seen := map[data.Day]bool{}
	for _, a := range d.Notes {
		seen[a.Day.Week(st.WeekStart)] = true
	}
	return len(seen)
}

// reach is the lowest and highest value of the bars, widened to a calm scale.
func (d BarsData) reach(bins []bin) (low, high float64) {
	for _, b := range bins {
		sum := 0.0
		for i, v := range b.parts {
			if d.Mirrored && i == 1 {
				low = math.Min(low, -v)
			} else {
				sum += v
			}
		}
		high = math.Max(high, sum)
	}
	if high = math.Max(high, 2); d.Mirrored {
		high = math.Max(high, -low)
		low = -high
	}
	return low, high
}

func (d BarsData) legend(st Style) []key {
	var keys []key
	for _, p := range d.Parts {
		keys = append(keys, key{sign: signBox, word: p.Word, fill: st.Palette.area(p.Area), texture: p.Texture})
	}
	return keys
}

// drawBin draws one bar and its hit.
func (d BarsData) drawBin(f *frame, b bin) {
	if b.n == 0 {
		return
	}
	x0, x1 := f.x(float64(b.from)-0.5), f.x(float64(b.to)+0.5)
	x0, x1 = math.Max(x0, f.plot.X0), math.Min(x1, f.plot.X1)
	gap := math.Min(6, 0.16*(x1-x0))
	x0, x1 = x0+gap/2, math.Max(x0+gap/2+1, x1-gap/2)
	base, y0, y1 := 0.0, f.y(0), f.y(0)
	var told []string
	for i, v := range b.parts {
		if v == 0 {
			continue
		}
		p := d.Parts[i]
		from, to := base, base+v
		if d.Mirrored && i == 1 {
			from, to = 0, -v
		} else {
			base = to
		}
		top, bottom := math.Min(f.y(from), f.y(to)), math.Max(f.y(from), f.y(to))
		y0, y1 = math.Min(y0, top), math.Max(y1, bottom)
		look := p.Texture
		if b.n < d.Least {
			look = hollow
		}
		f.Add(f.textured(picture.Rectangle(x0, top, x1-x0, math.Max(0.5, bottom-top-0.6)), f.st.Palette.area(p.Area), look)...)
		if !f.st.HideNumbers {
			told = append(told, p.Word+" "+f.st.Words.number(v, 1))
		}
	}
	f.Hits = append(f.Hits, picture.Hit{ID: b.id, Area: picture.Rect{X: x0, Y: y0 - 4, W: x1 - x0, H: y1 - y0 + 8},
		Label: f.st.Words.stretch(b.from, b.to), Detail: strings.Join(told, " · ")})
}

// stretch names the days of a bar.
func (w Words) stretch(from, to data.Day) string {
	_, _, first := from.Date()
	if _, _, next := (to + 1).Date(); first == 1 && next == 1 && to-from < 31 {
		return w.monthYear(from)
	}
	return w.shortDate(from) + " – " + w.shortDate(to)
}

// table lists the bars, newest first.
func (d BarsData) table(bins []bin, st Style) Table {
	t := Table{Head: []string{st.Words.T("chart.column.when", "When")}}
	for _, p := range d.Parts {
		t.Head = append(t.Head, p.Word)
	}
	for i := len(bins) - 1; i >= 0; i-- {
		b := bins[i]
		if b.n == 0 {
			continue
		}
		cells := []string{st.Words.stretch(b.from, b.to)}
		for _, v := range b.parts {
			cells = append(cells, st.Words.number(v, 1))
		}
		t.Rows = append(t.Rows, Row{ID: b.id, Cells: cells})
	}
	return t
}
