package chart

import (
	"math"

	"kith/data"
	"kith/screens/picture"
)

// multipleWeeks is how many weeks each small chart holds.
const multipleWeeks = 26

// MultiplesData is acts week by week in small charts with one scale. Nobody needs
// to even them out: people work where they are.
type MultiplesData struct {
	Name   string
	Panels []Panel
	Hint   string
}

// Panel is one of the small charts.
type Panel struct {
	Word string
	Area int
	Acts []Point // the values are not looked at
}

// panel is one that is counted out.
type panel struct {
	Panel
	weeks [multipleWeeks]int
	ids   [multipleWeeks]string
	n     int
}

// Draw draws the 26 weeks up to the last day shown.
func (d MultiplesData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	last := shown.To
	first := data.LastDay
	for _, p := range d.Panels {
		for _, a := range p.Acts {
			first = min(first, a.Day)
			if shown.To == 0 {
				last = max(last, a.Day)
			}
		}
	}
	from := last.Week(st.WeekStart) - 7*(multipleWeeks-1)
	panels, most, all := d.count(from)
	hd := head{title: d.Name, plain: true, low: 0, high: 1, hint: d.Hint}
	if all == 0 {
		c := Chart{Sentence: st.Words.none()}
		f, _ := begin(st, w, h, hd, 0)
		c.Picture = f.Picture
		return c
	}
	c := Chart{Sentence: d.sentence(all, first > last-7, st), Table: d.table(panels, from, st)}
	hd.caption = c.Sentence
	if !st.HideNumbers {
		hd.corner = st.Words.corner(all)
	}
	f, _ := begin(st, w, h, hd, all)
	d.drawPanels(f, panels, from, most)
	c.Picture = f.Picture
	return c
}

// count counts the acts of each week; most is that of the fullest week.
func (d MultiplesData) count(from data.Day) (out []panel, most, all int) {
	for _, p := range d.Panels {
		q := panel{Panel: p}
		for _, a := range p.Acts {
			if week := int(a.Day-from) / 7; a.Day >= from && week < multipleWeeks {
				q.weeks[week]++
				q.ids[week] = a.ID
				q.n++
				most = max(most, q.weeks[week])
			}
		}
		all += q.n
		out = append(out, q)
	}
	return out, most, all
}

func (d MultiplesData) drawPanels(f *frame, panels []panel, from data.Day, most int) {
	perRow := max(1, min(len(panels), int(f.plot.W()/(190*f.st.Text))))
	rows := (len(panels) + perRow - 1) / perRow
	gap := 22.0
	w := (f.plot.W() - gap*float64(perRow-1)) / float64(perRow)
	h := (f.plot.H() - gap*float64(rows-1)) / float64(rows)
	for i, p := range panels {
		x := f.plot.X0 + float64(i%perRow)*(w+gap)
		y := f.plot.Y0 + float64(i/perRow)*(h+gap)
		f.drawPanel(p, picture.Box{X0: x, Y0: y, X1: x + w, Y1: y + h}, from, most)
	}
}

func (f *frame) drawPanel(p panel, box picture.Box, from data.Day, most int) {
	pal, size := f.st.Palette, labelSize*f.st.Text
	title := f.text(f.st.Fonts.Fit(p.Word, size, picture.Bold, box.W()), box.X0, box.Y0, labelSize, picture.Bold, pal.Ink)
	top, foot := box.Y0+1.25*f.line(labelSize), box.Y1-f.line(labelSize)
	roomy := foot-top > 1.5*f.line(labelSize) && box.W() > 12*size
	if !roomy {
		foot = box.Y1 // without months and scale
	}
	f.Add(picture.Shape{Path: picture.Segment(box.X0, foot, box.X1, foot), Stroke: picture.Stroke{Color: pal.GridStrong, Width: 1, Crisp: true, Cap: picture.CapButt}})
	if roomy {
		f.drawEnds(box, foot, from)
	}
	if roomy && !f.st.HideNumbers { // one scale for all: its top is told once in each
		t := f.text(f.st.Words.number(float64(max(3, most)), 0), box.X1, top-f.line(labelSize), labelSize, picture.Regular, pal.Muted)
		t.Anchor = picture.End
		title.Str = f.st.Fonts.Fit(p.Word, size, picture.Bold, box.W()-3*size)
		f.Add(t, picture.Shape{Path: picture.Segment(box.X0, top, box.X1, top), Stroke: picture.Stroke{Color: pal.Grid, Width: 1, Crisp: true, Cap: picture.CapButt}})
	}
	f.Add(title)
	step := box.W() / multipleWeeks
	for i, n := range p.weeks {
		x := box.X0 + float64(i)*step
		if n == 0 {
			continue
		}
		tall := math.Max(2, math.Max(4, foot-top)*float64(n)/float64(max(3, most)))
		f.Add(picture.Shape{Path: picture.Rectangle(x+0.12*step, foot-tall, 0.76*step, tall), Fill: pal.area(p.Area)})
		hit := picture.Hit{ID: p.ids[i], Area: picture.Rect{X: x, Y: foot - tall - 3, W: step, H: tall + 3},
			Label: p.Word + " · " + f.st.Words.stretch(from+data.Day(7*i), from+data.Day(7*i+6))}
		if !f.st.HideNumbers {
			hit.Detail = f.st.Words.notes(n)
		}
		f.Hits = append(f.Hits, hit)
	}
}

// drawEnds names the first and the last month below a small chart.
func (f *frame) drawEnds(box picture.Box, foot float64, from data.Day) {
	begin := f.text(f.st.Words.monthYear(from), box.X0, foot+3, labelSize-1, picture.Regular, f.st.Palette.Muted)
	end := f.text(f.st.Words.monthYear(from+7*(multipleWeeks-1)), box.X1, foot+3, labelSize-1, picture.Regular, f.st.Palette.Muted)
	end.Anchor = picture.End
	f.Add(begin, end)
}

func (d MultiplesData) sentence(all int, new bool, st Style) string {
	w := st.Words
	if new {
		return st.either(w.T("chart.say.multiples.new", "{{.Notes}} in the first week; all three areas stand open at any time.", "Notes", w.notes(all)),
			w.T("chart.plain.multiples", "Three areas, side by side; all stand open at any time."))
	}
	return st.either(w.T("chart.say.multiples", "{{.Notes}} in these 26 weeks; nothing asks for them to be even.", "Notes", w.notes(all)),
		w.T("chart.plain.multiples", "Three areas, side by side; all stand open at any time."))
}

func (d MultiplesData) table(panels []panel, from data.Day, st Style) Table {
	t := Table{Head: []string{st.Words.T("chart.column.week", "Week from")}}
	for _, p := range panels {
		t.Head = append(t.Head, p.Word)
	}
	for i := multipleWeeks - 1; i >= 0; i-- {
		r := Row{Cells: []string{st.Words.shortDate(from + data.Day(7*i))}}
		for _, p := range panels {
			r.Cells = append(r.Cells, st.Words.number(float64(p.weeks[i]), 0))
			if p.ids[i] != "" {
				r.ID = p.ids[i]
			}
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}
