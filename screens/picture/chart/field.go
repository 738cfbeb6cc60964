package chart

import (
	"cmp"
	"math"
	"slices"

	"kith/data"
	"kith/data/stats"
	"kith/screens/picture"
)

// The windows of the field, in days, and how many contacts it needs to place
// somebody firmly.
const (
	fieldNow    = 90
	fieldTail   = 30
	fieldTails  = 6
	fieldWindow = 180
	fieldLeast  = 5
	fieldLines  = 8 // so many people have a tail; more would hide each other
)

// FieldData is what was given to and received from people, as it was noted.
type FieldData struct {
	Name   string
	People []Giving
	Hint   string
}

// Giving is the contacts with one person.
type Giving struct {
	ID, Name string
	Contacts []Contact
}

// Contact is one of them: what was given and what came, in weights.
type Contact struct {
	ID             string
	Day            data.Day
	Gave, Received float64
}

// spot is where somebody stands.
type spot struct {
	name, id string
	at       [2]float64 // gave, received
	tail     [][2]float64
	firm     bool
	n        int
}

// Draw places everybody by the middle of what was given and what came in the
// last 90 days, with a tail over half a year. Within the corridor the two differ
// by less than an ordinary thing.
func (d FieldData) Draw(shown data.Span, st Style, w, h float64) Chart {
	st = st.settled()
	spots := d.spots(shown.To)
	c := Chart{Sentence: d.sentence(spots, st), Table: d.table(spots, st)}
	high := 2.0
	for i, s := range spots {
		if i >= fieldLines {
			s.tail = nil
		}
		for _, p := range append(s.tail, s.at) {
			high = math.Max(high, math.Ceil(math.Max(p[0], p[1])+0.01))
		}
	}
	hd := head{title: d.Name, up: st.Words.T("chart.received", "what came to me"), foot: true, low: 0, high: high, caption: c.Sentence, hint: d.Hint, whole: true, area: AreaIntent}
	hd.legend = []key{
		{sign: signMark, word: st.Words.T("chart.firm", "enough noted")},
		{sign: signRing, word: st.Words.T("chart.faint", "only a little noted")},
		{sign: signLine, word: st.Words.T("chart.tail", "the half year before"), fill: faded(st.Palette.area(AreaIntent), 0x80)},
	}
	f, any := begin(st, w, h, hd, len(spots))
	if any {
		d.drawSpots(f, spots, high)
	}
	c.Picture = f.Picture
	return c
}

// spots reckons where everybody stands on a day, the most noted first.
func (d FieldData) spots(until data.Day) []spot {
	if until == 0 {
		for _, p := range d.People {
			for _, c := range p.Contacts {
				until = max(until, c.Day)
			}
		}
	}
	var out []spot
	for _, p := range d.People {
		s := spot{name: p.Name, id: p.ID}
		for _, c := range p.Contacts {
			if c.Day > until-fieldWindow && c.Day <= until {
				s.n++
			}
		}
		at, ok := middles(p.Contacts, until-fieldNow, until)
		if !ok {
			continue
		}
		s.at, s.firm = at, s.n >= fieldLeast
		for k := fieldTails; k > 0; k-- {
			if q, ok := middles(p.Contacts, until-data.Day(fieldTail*k), until-data.Day(fieldTail*(k-1))); ok {
				s.tail = append(s.tail, q)
			}
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b spot) int { return cmp.Compare(b.n, a.n) })
	return out
}

// middles is the medians of given and received after a day up to another.
func middles(cs []Contact, after, until data.Day) ([2]float64, bool) {
	var gave, got []float64
	for _, c := range cs {
		if c.Day > after && c.Day <= until {
			gave, got = append(gave, c.Gave), append(got, c.Received)
		}
	}
	g, err := stats.Quantile(gave, 0.5)
	r, err2 := stats.Quantile(got, 0.5)
	return [2]float64{g, r}, err == nil && err2 == nil && len(gave) > 0
}

func (d FieldData) drawSpots(f *frame, spots []spot, high float64) {
	side := math.Min(f.plot.W(), 1.7*f.plot.H()) // a field much wider than tall reads badly
	f.plot.X1 = f.plot.X0 + side
	f.plot.X0 += 6
	a := newAcross(f, 0, high, false)
	pal, w := f.st.Palette, f.st.Words
	at := func(x, y float64) picture.Point { return picture.Point{X: a.at(x), Y: f.y(y)} }
	f.Add(picture.Shape{Path: picture.Polygon(at(0, 0), at(0, 1), at(high-1, high), at(high, high), at(high, high-1), at(1, 0)), Fill: faded(pal.Areas[AreaIntent], 0x22)},
		picture.Shape{Path: picture.Polyline(at(0, 0), at(high, high)), Stroke: picture.Stroke{Color: faded(pal.Areas[AreaIntent], 0x90), Width: 1.2, Dash: []float64{5, 5}, Cap: picture.CapButt}})
	corner := func(word string, x, y float64, anchor picture.Anchor) picture.Text {
		t := f.text(word, x, y, labelSize, picture.Italic, pal.Muted)
		t.Anchor = anchor
		return t
	}
	words := []picture.Text{
		corner(w.T("chart.mostlytome", "mostly to me"), f.plot.X0+12, f.plot.Y0+4, picture.Start),
		corner(w.T("chart.mostlyfromme", "mostly from me"), f.plot.X1-12, f.plot.Y1-f.line(labelSize)-4, picture.End),
	}
	var taken []picture.Box
	for _, t := range words {
		f.Add(t)
		taken = append(taken, t.Bounds(f.st.Fonts))
	}
	t := f.text(w.T("chart.gave", "what I gave")+" →", f.plot.X1+8, f.plot.Y1+f.gap, labelSize, picture.Regular, pal.Muted)
	if t.Bounds(f.st.Fonts).X1 < f.W-f.pad {
		t.Str = w.T("chart.gave", "what I gave")
		f.Add(t)
	}
	r := 6 * math.Sqrt(f.st.Text)
	places := make([]picture.Point, len(spots))
	for i, s := range spots {
		p := beside(at(s.at[0], s.at[1]), places[:i], 2.1*r)
		places[i] = p
		taken = append(taken, picture.Box{X0: p.X - r, Y0: p.Y - r, X1: p.X + r, Y1: p.Y + r})
	}
	for i, s := range spots {
		f.drawSpot(s, i, places[i], at, r, &taken)
	}
}

// beside moves a place aside until it lies on none of the others: people whose
// figures are the same must all be seen.
func beside(p picture.Point, others []picture.Point, apart float64) picture.Point {
	for turn := 0; turn < 200; turn++ {
		far := apart * 0.5 * math.Sqrt(float64(turn))
		sin, cos := math.Sincos(2.4 * float64(turn)) // the golden angle, so that no turn meets another
		q := picture.Point{X: p.X + far*cos, Y: p.Y + far*sin}
		if !slices.ContainsFunc(others, func(o picture.Point) bool { return math.Hypot(o.X-q.X, o.Y-q.Y) < apart }) {
			return q
		}
	}
	return p
}

// drawSpot draws one person, their tail and their name where it has room.
func (f *frame) drawSpot(s spot, i int, p picture.Point, at func(x, y float64) picture.Point, r float64, taken *[]picture.Box) {
	pal := f.st.Palette
	c := pal.Areas[[]int{AreaIntent, AreaWorth, AreaReach}[i%3]]
	if i < fieldLines && len(s.tail) > 1 {
		var tail []picture.Point
		for _, q := range s.tail {
			tail = append(tail, at(q[0], q[1]))
		}
		f.Add(picture.Shape{Path: picture.Polyline(append(tail, p)...), Stroke: picture.Stroke{Color: faded(c, 0x70), Width: 1.8}})
	}
	if s.firm {
		f.Add(picture.Dots{At: []picture.Point{p}, R: r, Fill: c})
	} else {
		f.Add(picture.Shape{Path: picture.Circle(p.X, p.Y, r-1), Fill: pal.Background, Stroke: picture.Stroke{Color: c, Width: 1.8}})
	}
	hit := picture.Hit{ID: s.id, Area: picture.Disc{X: p.X, Y: p.Y, R: r + 5}, Label: s.name, Detail: f.st.Words.notes(s.n)}
	f.Hits = append(f.Hits, hit)
	size := labelSize * f.st.Text
	for _, t := range []picture.Text{
		{X: p.X + r + 4, Y: p.Y, Baseline: picture.Center}, {X: p.X - r - 4, Y: p.Y, Baseline: picture.Center, Anchor: picture.End},
		{X: p.X, Y: p.Y - r - 3, Anchor: picture.Middle}, {X: p.X, Y: p.Y + r + 2, Anchor: picture.Middle, Baseline: picture.Top},
	} {
		t.Str, t.Size, t.Color, t.Halo, t.HaloColor = s.name, size, pal.Ink, 2, pal.Background
		b := t.Bounds(f.st.Fonts)
		if b.X0 < f.plot.X0 || b.X1 > f.W-f.pad || b.Y0 < f.plot.Y0-4 || b.Y1 > f.plot.Y1+2 || slices.ContainsFunc(*taken, b.Inset(1).Overlaps) {
			continue
		}
		*taken = append(*taken, b)
		f.Add(t)
		return
	}
}

func (d FieldData) sentence(spots []spot, st Style) string {
	w, firm := st.Words, 0
	for _, s := range spots {
		if s.firm {
			firm++
		}
	}
	if len(spots) == 0 {
		return w.none()
	}
	return st.either(w.T("chart.say.field", "As you noted it over the last 90 days; for {{.Some}} of {{.All}} people there is enough to go by (five contacts in half a year).",
		"Some", w.number(float64(firm), 0), "All", w.number(float64(len(spots)), 0)),
		w.T("chart.plain.field", "As you noted it over the last 90 days; a ring is somebody with only little noted."))
}

func (d FieldData) table(spots []spot, st Style) Table {
	w := st.Words
	t := Table{Head: []string{w.T("chart.column.who", "Who"), w.T("chart.column.gave", "I gave"), w.T("chart.column.got", "I received"), w.T("chart.column.contacts", "Contacts in half a year")}}
	for _, s := range spots {
		t.Rows = append(t.Rows, Row{ID: s.id, Cells: []string{s.name, w.number(s.at[0], 1), w.number(s.at[1], 1), w.number(float64(s.n), 0)}})
	}
	return t
}
